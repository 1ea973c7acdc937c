"""Answering about a task named by its place in a plan: "nhiệm vụ 3 nhóm 4", "STT 12", "mục đ"."""

from corpus.records import Document, Task
from retrieval.answer import Answer, Choice
from retrieval.answering.about_documents import choose_documents
from retrieval.answering.desk import Desk
from retrieval.answering.records import tell_record
from retrieval.frame import AROUND, NUMBERING
from retrieval.ranking import FACTS
from retrieval.replies.lists import tell_count
from retrieval.replies.phrases import document_name, shortened, source
from retrieval.wording.clean import fold
from retrieval.wording.places import PlaceMention

MANY = 5


def answer_by_place(desk: Desk) -> Answer | None:
    """The task at a place; a question which one where several plans or groups have it; ``None`` where none has."""
    numbers = [place for place in desk.question.reading.places if place.kind in NUMBERING]
    if not numbers:
        return None
    found = [(d, t) for d in choose_documents(desk) for t in d.tasks if _stands_at(t, numbers) and _is_within(desk, t)]
    if not found:
        return None
    if len(found) == 1:
        return tell_record(desk, found[0][1], [name for name in desk.question.intent.fields if name in FACTS])
    return _ask_which(desk, found)


def answer_missing_place(desk: Desk) -> Answer | None:
    """That the plan and group spoken of have no task of this number, and how many they have."""
    numbers = [place for place in desk.question.reading.places if place.kind in NUMBERING]
    documents = choose_documents(desk)
    if not numbers or len(documents) != 1:
        return None
    tasks = [(documents[0], task) for task in documents[0].tasks if _is_within(desk, task)]
    if not tasks or any(_stands_at(task, numbers) for _, task in tasks):
        return None
    around = " ".join(place.text for place in desk.question.reading.places if place.kind in AROUND)
    draft = desk.draft("not_found")
    where = f"ở {around}" if around else ""
    draft.say(f"{document_name(documents[0])} không có {numbers[0].text} {where}".rstrip() + ".")
    tell_count(draft, tasks, where)
    return desk.finish(draft, "not_found", records=[task for _, task in tasks], documents=documents)


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
    ordered += [pair for pair in found if pair not in ordered]
    draft = desk.draft("clarify")
    draft.say(f"Có {len(found)} nhiệm vụ mang số này. Anh/chị hỏi nhiệm vụ nào?")
    choices = []
    for number, (document, task) in enumerate(ordered[:MANY], 1):
        label = f"{source(document, task.locator)}: {shortened(task.text.exact, 70)}"
        draft.say(f"{number}. {label}")
        draft.cite(document, task.span, task.locator)
        question = f"{desk.question.reading.text.rstrip(' ?')} – {source(document, task.locator)}?"
        choices.append(Choice(label=label, question=question, document_id=document.id, task_id=task.id))
    if len(found) > MANY:
        draft.say("Nếu là nhiệm vụ khác, hãy nêu thêm nhóm hoặc kế hoạch.")
    return desk.finish(draft, "clarify", records=[task for _, task in ordered], choices=choices)
