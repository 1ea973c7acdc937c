"""Replies about one record: who leads, with whom, by when, with what output; the value of a target; who does what."""

from collections.abc import Sequence

from corpus.records import Assignment, Document, Span, Target, Task
from retrieval.answer import FactField
from retrieval.replies.draft import Draft
from retrieval.replies.phrases import FIELD_NAMES, document_name, excerpt, names_list, shortened, source, target_label
from retrieval.topic import Topic

ORDER: tuple[FactField, ...] = ("lead", "coordinating", "deadline", "output")
TEXT_LENGTH = 420


def tell_task(draft: Draft, document: Document, task: Task, asked: Sequence[str], topic: Topic) -> bool:
    """Tells a task, the asked fields first. Returns whether at least one asked field is there (or none was asked)."""
    wanted = [name for name in asked if name in ORDER]
    held = [name for name in wanted if value_of(task, name)]
    missing = [name for name in wanted if name not in held]
    rest = [name for name in ORDER if name not in wanted and value_of(task, name)]
    _cite_fields(draft, document, task, [*held, *rest])
    stated = _sentence([_clause(task, name) for name in [*held, *rest]])
    if missing:
        draft.say(_lacking(document, missing))
    if stated:
        draft.say(stated)
    draft.say(f"Nhiệm vụ: “{excerpt(task.text.exact, topic, TEXT_LENGTH)}”")
    draft.say(f"Nguồn: {source(document, task.locator)}.")
    return bool(held) or not wanted


def tell_content(draft: Draft, document: Document, task: Task, topic: Topic) -> None:
    """Quotes a task; of a row, the cells that are fields are told as such."""
    citation = draft.cite(document, task.span, task.locator)
    fields = [name for name in ORDER if name != "output" and value_of(task, name)] if "\t" in citation.exact else []
    told = {task.number, *(value_of(task, name) for name in fields)}
    text = " – ".join(cell for cell in citation.exact.split("\t") if cell.strip() not in told)
    draft.fact("text", task.text.exact, citation, task.id)
    draft.say(f"{source(document, task.locator)} nêu: “{excerpt(text, topic)}”")
    if stated := _sentence([_clause(task, name) for name in fields]):
        draft.say(stated)


def tell_assignment(draft: Draft, document: Document, assignment: Assignment, topic: Topic) -> None:
    """Tells what the organisation part gives a unit to do; the heading that names the unit is cited with it."""
    citation = draft.cite(document, assignment.span, assignment.locator)
    if not assignment.span.start <= assignment.unit.start < assignment.span.end:
        citation_unit = draft.cite(
            document, Span(start=assignment.unit.start, end=assignment.unit.end), assignment.locator
        )
        draft.fact("lead", assignment.unit.exact, citation_unit)
    else:
        draft.fact("lead", assignment.unit.exact, citation)
    draft.say(f"{assignment.unit.exact} được giao: “{excerpt(assignment.text.exact, topic)}”")
    draft.say(f"Nguồn: {source(document, assignment.locator)}.")


def tell_target(draft: Draft, document: Document, target: Target) -> None:
    """Tells a target with its value and year."""
    citation = draft.cite(document, target.span, target.locator)
    draft.fact("target", target.value.exact if target.value else target.text.exact, citation)
    draft.say(f"{target_label(target)}.")
    draft.say(f"Nguồn: {source(document, target.locator)}.")


def tell_targets(draft: Draft, found: Sequence[tuple[Document, Target]]) -> None:
    """Tells several targets that answer, each with its source."""
    draft.say(f"Có {len(found)} chỉ tiêu phù hợp:")
    for document, target in found:
        citation = draft.cite(document, target.span, target.locator)
        draft.fact("target", target.value.exact if target.value else target.text.exact, citation)
        draft.say(f"• {target_label(target)} – {source(document, target.locator)}")


def tell_tasks(draft: Draft, found: Sequence[tuple[Document, Task]], asked: Sequence[str]) -> None:
    """Tells the same thing as several documents give it."""
    draft.say("Có nhiều văn bản cùng nêu việc này:")
    for document, task in found:
        tell_task_line(draft, document, task, asked)


def tell_task_line(draft: Draft, document: Document, task: Task, asked: Sequence[str]) -> None:
    """Tells a task in one line among others: source, fields, words."""
    names = [name for name in ORDER if value_of(task, name) and (name in asked or name in ("lead", "deadline"))]
    _cite_fields(draft, document, task, names)
    lacking = [FIELD_NAMES[name] for name in asked if name in ORDER and name not in names]
    stated = [_clause(task, name) for name in names] + ([f"không nêu {', '.join(lacking)}"] if lacking else [])
    draft.say(f"• {source(document, task.locator)}: {'; '.join(stated)} (“{shortened(task.text.exact, 110)}”)")


def value_of(task: Task, name: str) -> str:
    """A field of a task as it stands; "" where the text does not give it."""
    match name:
        case "lead":
            return task.lead.exact if task.lead else ""
        case "coordinating":
            return "; ".join(unit.exact for unit in task.coordinating)
        case "deadline":
            return task.deadline.text if task.deadline else ""
        case "output":
            return task.output.exact if task.output else ""
    raise KeyError(name)


def _clause(task: Task, name: str) -> str:
    match name:
        case "lead":
            return f"{value_of(task, name)} chủ trì"
        case "coordinating":
            return f"phối hợp: {names_list([unit.exact for unit in task.coordinating])}"
        case "deadline":
            return f"thời hạn: {value_of(task, name)}"
    return f"kết quả: {value_of(task, name)}"


def _sentence(clauses: list[str]) -> str:
    text = "; ".join(clauses)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _lacking(document: Document, missing: Sequence[str]) -> str:
    return f"{document_name(document)} không nêu {' và '.join(FIELD_NAMES[name] for name in missing)} của nhiệm vụ này."


def _cite_fields(draft: Draft, document: Document, task: Task, names: Sequence[str]) -> None:
    """Cites the task and states its fields; one that stands elsewhere (a merged cell) has a citation of its own."""
    whole = draft.cite(document, task.span, task.locator)
    for name in names:
        places = _places(task, name)
        around = Span(start=min(place.start for place in places), end=max(place.end for place in places))
        inside = task.span.start <= around.start and around.end <= task.span.end
        held = whole if inside else draft.cite(document, around, task.locator)
        draft.fact(_field(name), value_of(task, name), held, task.id)


def _places(task: Task, name: str) -> list[Span]:
    """Where the words of a field that the task has stand."""
    if name == "deadline":
        return [task.deadline.span] if task.deadline else []
    quotes = {"lead": (task.lead,), "output": (task.output,), "coordinating": task.coordinating}[name]
    return [Span(start=quote.start, end=quote.end) for quote in quotes if quote]


def _field(name: str) -> FactField:
    return next(field for field in ORDER if field == name)
