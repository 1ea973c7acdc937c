"""Answering about a task or a group named by its place in a plan: "nhiệm vụ 3 nhóm 4", "STT 12", "mục đ", "nhóm 9"."""

from dataclasses import replace

from corpus.records import Document, Task
from retrieval.answer import Answer
from retrieval.answering.about_documents import choose_documents
from retrieval.answering.annexes import answer_annex
from retrieval.answering.desk import Desk
from retrieval.answering.records import tell_record
from retrieval.frame import AROUND, NUMBERING
from retrieval.ranking import FACTS
from retrieval.replies.lists import groups_of, offer, tell_list
from retrieval.replies.phrases import document_name
from retrieval.wording.clean import fold
from retrieval.wording.places import PlaceMention

COUNTED = frozenset({"task", "stt"})
MANY = 5


def answer_by_place(desk: Desk) -> Answer | None:
    """The task or group at a place; a question which one where several plans or groups have such a task.

    Where the one plan meant has no such place, what it has; ``None`` for any other question.
    """
    if annex := answer_annex(desk):
        return annex
    numbers = [place for place in desk.question.reading.places if place.kind in NUMBERING]
    if not numbers:
        return _answer_path(desk) or _answer_group(desk)
    found = [(d, t) for d in choose_documents(desk) for t in d.tasks if _stands_at(t, numbers) and _is_within(desk, t)]
    if not found:
        return answer_missing_place(desk)
    if len(found) == 1:
        return tell_record(desk, found[0][1], [name for name in desk.question.intent.fields if name in FACTS])
    return _ask_which(desk, found)


def answer_missing_place(desk: Desk) -> Answer | None:
    """That the plan meant has no such task or group, and how many it has; ``None`` where no one plan is meant."""
    places = desk.question.reading.places
    numbers = [place for place in places if place.kind in NUMBERING]
    around = [place for place in places if place.kind in AROUND]
    documents = choose_documents(desk)
    if len(documents) != 1 or any(place.kind not in COUNTED for place in numbers):
        return None
    document, draft = documents[0], desk.draft("not_found")
    within = [task for task in document.tasks if _is_within(desk, task)]
    if numbers and any(_stands_at(task, numbers) for task in within):
        return None
    groups, name = groups_of(document), document_name(document)
    if numbers and any(task.number for task in within):
        where = f"{_named(desk, around)} của {name}" if around else name
        draft.say(f"{where[:1].upper()}{where[1:]} có {len(within)} nhiệm vụ, không có {_named(desk, numbers)}.")
        draft.cite(document, within[-1].span, within[-1].locator)
    elif around and groups and not within and all(place.kind == "group" for place in around):
        draft.say(f"{name} có {len(groups)} nhóm nhiệm vụ, không có {_named(desk, around)}.")
        draft.cite(document, groups[-1][1])
    else:
        return None
    return desk.finish(draft, "not_found", records=within, documents=documents)


def _answer_path(desk: Desk) -> Answer | None:
    """The task at a path of numbers, "mục II.1": its locator ends with them."""
    paths = [_forms(place) for place in desk.question.reading.places if place.kind == "section" and "." in place.value]
    if not paths:
        return None
    found = [(d, task) for d in choose_documents(desk) for task in d.tasks if _ends_with(task.locator, paths[0])]
    if len(found) != 1:
        return _ask_which(desk, found) if found else None
    return tell_record(desk, found[0][1], [name for name in desk.question.intent.fields if name in FACTS])


def _forms(path: PlaceMention) -> list[tuple[str, ...]]:
    """The forms of each number of a path."""
    return [replace(path, value=value).forms for value in path.value.split(".")]


def _ends_with(locator: str, path: list[tuple[str, ...]]) -> bool:
    parts = locator.split(" > ")[-len(path) :]
    return len(parts) == len(path) and all(part in forms for part, forms in zip(parts, path, strict=True))


def _answer_group(desk: Desk) -> Answer | None:
    """The tasks of a group of which nothing is asked but what it is about."""
    intent = desk.question.intent
    groups = [place for place in desk.question.reading.places if place.kind == "group"]
    if not groups or intent.fields or intent.forms or set(intent.document) - {"title"} or desk.question.rest.terms:
        return None
    documents = choose_documents(desk)
    tasks = [(document, task) for document in documents for task in document.tasks if _is_within(desk, task)]
    if len(documents) != 1 or not tasks:
        return answer_missing_place(desk)
    draft = desk.draft("list")
    label, span = tasks[0][1].group, tasks[0][1].group_span
    if label and span:
        draft.say(f"{label}.")
        draft.cite(documents[0], span)
    tell_list(draft, tasks, f"thuộc {_named(desk, groups)}")
    return desk.finish(draft, "answered", records=[task for _, task in tasks])


def _named(desk: Desk, places: list[PlaceMention]) -> str:
    return ", ".join(desk.question.reading.spelled(place) for place in places)


def _stands_at(task: Task, numbers: list[PlaceMention]) -> bool:
    return all((task.number or "").lower() in {form.lower() for form in place.forms} for place in numbers)


def _is_within(desk: Desk, task: Task) -> bool:
    parts = [fold(part).split(" ")[-1] for part in task.locator.split(" > ")[:-1]]
    around = [place for place in desk.question.reading.places if place.kind in AROUND]
    label = fold(task.group or "")
    return all(any(fold(form) in parts for form in place.forms) or fold(place.text) in label for place in around)


def _ask_which(desk: Desk, found: list[tuple[Document, Task]]) -> Answer:
    """One choice a document first, so that every plan can be picked; then more of the same plan."""
    ordered = list({d.id: (d, t) for d, t in reversed(found)}.values())[::-1]
    first = {task.id for _, task in ordered}
    ordered += [(document, task) for document, task in found if task.id not in first]
    draft = desk.draft("clarify")
    draft.say(f"Có {len(found)} nhiệm vụ mang số này. Anh/chị hỏi nhiệm vụ nào?")
    choices = offer(draft, ordered[:MANY], desk.question.reading.text)
    if len(found) > MANY:
        draft.say("Nếu là nhiệm vụ khác, hãy nêu thêm nhóm hoặc kế hoạch.")
    return desk.finish(draft, "clarify", records=[task for _, task in ordered], choices=choices)
