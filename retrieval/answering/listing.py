"""Lists and counts, computed over the records that the question's limits let through."""

import re
from dataclasses import replace
from datetime import date

from corpus.records import Document
from retrieval.answer import Answer, Choice
from retrieval.answering.about_documents import choose_documents
from retrieval.answering.desk import Desk
from retrieval.answering.limits import TELLING, Limits
from retrieval.answering.records import tell_record
from retrieval.answering.sections import answer_mentioned, answer_period
from retrieval.catalog import named_units
from retrieval.intent import loosely
from retrieval.replies.draft import Draft
from retrieval.replies.lists import Item, as_shown, groups_of, tell_count, tell_groups, tell_list
from retrieval.replies.phrases import document_name
from retrieval.wording.data import load

MANY = 5


def answer_list(desk: Desk) -> Answer | None:
    """A list or a count; ``None`` where none is asked for, or the records do not answer and words must be looked up."""
    forms = desk.question.intent.forms
    if not forms and not desk.question.times:
        return None
    limits = Limits(desk)
    counted = "count" in forms and not _enumerates(desk)
    listed = forms & {"list", "count"} or ("summary" in forms and limits.grouped)
    if not listed and not limits.is_agenda:
        return None
    if limits.noun == "document":
        return _documents(desk)
    if limits.noun == "group" and desk.question.rest.weight < TELLING:
        return _groups(desk)
    asks_value = desk.question.intent.needs is not None and limits.noun != "target"
    if asks_value or not (limits.answers or counted):
        return None
    items = limits.items()
    stated = desk.question.intent.premise and bool(limits.times) and not limits.units
    if not items and limits.answers and limits.named and not stated:
        return answer_period(desk, limits) or answer_mentioned(desk, limits) or _none(desk, limits)
    if not items:
        return None
    if len(items) == 1 and not counted:
        return tell_record(desk, items[0][1], ())
    return _tell(desk, desk.draft("count" if counted else "list"), limits, items)


def _enumerates(desk: Desk) -> bool:
    """Whether the things counted are asked for as well: "có mấy việc, kể ra giúp em"."""
    return loosely("enumerate").search(desk.question.reading.plain) is not None


def _tell(desk: Desk, draft: Draft, limits: Limits, items: list[tuple[Document, Item]]) -> Answer:
    counted = draft.intent == "count"
    tell = tell_count if counted else tell_list
    shown = as_shown(_by_date(items) if limits.times or limits.states else items)
    first = len(draft.lines)
    tell(draft, shown, limits.words(items) if limits.limited else "")
    if counted:
        _correct(desk, draft, len(items), first)
    return desk.finish(
        draft, "answered", records=[item for _, item in shown], documents=list({d.id: d for d, _ in shown}.values())
    )


def answer_results(desk: Desk) -> Answer | None:
    """The results that a plan sets for a group of tasks, where the output of a group is asked for."""
    if "output" not in desk.question.intent.fields:
        return None
    limits = Limits(desk)
    if not limits.grouped:
        return None
    limits.noun = "target"
    items = limits.items()
    if not items:
        return None
    draft = desk.draft("output")
    tell_list(draft, items, "của nhóm này")
    return desk.finish(draft, "answered", records=[item for _, item in items])


def _documents(desk: Desk) -> Answer:
    draft = desk.draft("list")
    documents = desk.documents()
    draft.say(f"Kho có {len(documents)} văn bản:")
    for number, document in enumerate(documents, 1):
        span = document.evidence.get("title") or document.passages[0].span
        citation = draft.cite(document, span)
        draft.fact("document", document.quote(span), citation)
        draft.say(
            f"{number}. {document_name(document)}"
            + (f" – {document.issuer}" if document.number and document.issuer else "")
        )
    return desk.finish(draft, "answered", documents=documents)


def _groups(desk: Desk) -> Answer | None:
    chosen = [document for document in choose_documents(desk) if len(groups_of(document)) > 1]
    if not chosen:
        return None
    draft = desk.draft("count")
    for document in chosen[:2]:
        tell_groups(draft, document, groups_of(document), counted="count" in desk.question.intent.forms)
    _correct(desk, draft, len(groups_of(chosen[0])))
    return desk.finish(draft, "answered", documents=chosen)


def _none(desk: Desk, limits: Limits) -> Answer:
    """Nothing keeps the limits: where a unit of a like name has work it is told or offered, else it is said so."""
    near, asked = _near_units(desk, limits), limits.units[0].key if limits.units else ""
    if len(near) == 1:
        limits.units = [replace(limits.units[0], name=near[0], key=desk.catalog.units.key(near[0]), of=None)]
        if items := limits.items():
            draft = desk.draft("list")
            if not _are_members(limits.units[0].key, asked):
                draft.say(f"{limits.place} không giao việc cho “{_asked(desk, limits)}”, mà cho {near[0]}.")
            return _tell(desk, draft, limits, items)
    if near:
        return _ask_which_unit(desk, limits, near)
    draft = desk.draft("list")
    noun = "chỉ tiêu" if limits.noun == "target" else "nhiệm vụ"
    draft.say(f"{limits.place} không có {noun} nào ứng với: {', '.join(limits.named)}.")
    return desk.finish(draft, "not_found", documents=limits.documents)


def _are_members(unit: str, body: str) -> bool:
    """Whether a unit is the members of a body and nothing else: "Các đồng chí thành viên Ban Chỉ đạo"."""
    added = set(unit.split()) - set(body.split())
    return f"{body} " in f"{unit} " and added <= set(load("units")["members"]["words"])


def _asked(desk: Desk, limits: Limits) -> str:
    unit = limits.units[0]
    return desk.question.reading.spelled(unit)


def _near_units(desk: Desk, limits: Limits) -> list[str]:
    """The units at work whose names hold the one asked for, or else every telling word of it."""
    if len(limits.units) != 1 or limits.times or limits.states:
        return []
    asked = limits.units[0].key
    keys = {name: desk.catalog.units.key(name) for name in _units_at_work(limits)}
    telling = set(asked.split()) - set(load("units")["generic"]["words"])
    holding = [name for name, key in keys.items() if f" {asked} " in f" {key} "]
    alike = [name for name, key in keys.items() if telling and telling <= set(key.split())]
    return (holding or alike)[:MANY]


def _units_at_work(limits: Limits) -> list[str]:
    """The units that have work in the part of the documents that is asked about."""
    tasks = (task for document in limits.documents for task in document.tasks if limits.in_part(task))
    given = (one for document in limits.documents for one in document.assignments if limits.in_part(one))
    named = [*(unit for task in tasks for unit in named_units(task)), *(assignment.unit.exact for assignment in given)]
    return list(dict.fromkeys(" ".join(name.split()) for name in named))


def _ask_which_unit(desk: Desk, limits: Limits, near: list[str]) -> Answer:
    draft = desk.draft("clarify")
    asked = _asked(desk, limits)
    draft.say(f"{limits.place} không giao việc cho “{asked}”. Anh/chị hỏi đơn vị nào?")
    choices = []
    for number, name in enumerate(near, 1):
        draft.say(f"{number}. {name}")
        choices.append(Choice(label=name, question=desk.question.reading.restored.replace(asked, name)))
    return desk.finish(draft, "clarify", documents=limits.documents, choices=choices)


def _correct(desk: Desk, draft: Draft, count: int, line: int = 0) -> None:
    """A number that the question puts up is set right, in the line that tells the count."""
    reading = desk.question.reading
    if not desk.question.intent.premise:
        return
    spans = [time.span for time in reading.times]
    spans += [(number.start, number.end) for number in reading.numbers]
    spans += [(place.start, place.end) for place in reading.places]
    digits = (found for found in re.finditer(r"\d+", reading.text))
    asserted = {int(d.group()) for d in digits if not any(start <= d.start() < end for start, end in spans)}
    if asserted:
        draft.lines[line] = f"{'Đúng.' if count in asserted else 'Không đúng.'} {draft.lines[line]}"


def _by_date(items: list[tuple[Document, Item]]) -> list[tuple[Document, Item]]:
    return sorted(items, key=lambda found: _end(found[1]))


def _end(item: Item) -> date:
    due = getattr(item, "deadline", None)
    return due.end if due and due.end else date.max
