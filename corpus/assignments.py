"""What the part on organisation gives each unit to do."""

import re
from collections.abc import Iterator, Sequence

from corpus.fields import quote, record_id
from corpus.naming import name_in, ordered_in
from corpus.outline import Outline, Place, names_part
from corpus.records import Assignment, Quote, Task
from corpus.words import label_of

REMARK = re.compile(r"\s*[(:].*$")
ANOTHER = re.compile(r"[.;]\s")


def read_assignments(document_id: str, text: str, found: Outline, tasks: Sequence[Task]) -> tuple[Assignment, ...]:
    """Every item of the parts on organisation whose unit is named, in the heading above, at its beginning or by an
    order in it; but for those that ``tasks`` tell of."""
    given = _assignments(document_id, text, found)
    return tuple(duty for duty in given if not any(_tells(task, duty, text) for task in tasks))


def _assignments(document_id: str, text: str, found: Outline) -> Iterator[Assignment]:
    for place in found.places:
        block = place.block
        if block.cells or place.heading or label_of(block.text) or not found.within(place, "organisation"):
            continue
        unit = unit_of(place, found, text) or _ordered(place, text)
        body = quote(text, place.body(), block.span.end, " ")
        if unit is None or body is None:
            continue
        yield Assignment(
            id=record_id(document_id, "assignment", place.locator, body.exact),
            document_id=document_id,
            locator=place.locator,
            unit=unit,
            text=body,
            span=block.span,
        )


def unit_of(place: Place, found: Outline, text: str) -> Quote | None:
    """The unit that a paragraph is about: named at its beginning or in the nearest heading. What a person does whom
    the heading of a body stands above is the body's."""
    start = place.body()
    own = name_in(text[start : place.block.span.end])
    own = own if own and own.goes_on else None
    above = _unit_above(place, found, text) if own is None or own.person else None
    return above or (quote(text, start + own.start, start + own.end) if own else None)


def _ordered(place: Place, text: str) -> Quote | None:
    """The unit that a later clause gives the work to."""
    start = place.body()
    name = ordered_in(text[start : place.block.span.end])
    return quote(text, start + name.start, start + name.end) if name and name.goes_on else None


def _tells(task: Task, duty: Assignment, text: str) -> bool:
    """Whether a task is the whole of a duty: the same paragraph with nothing else to do before or after it."""
    if task.lead is None or task.span != duty.span:
        return False
    end = max(field.end for field in (task.text, task.deadline and task.deadline.span) if field)
    before, after = text[duty.text.start : task.text.start], text[end : duty.text.end]
    return not ANOTHER.search(before) and not re.search(r"\w", after)


def _unit_above(place: Place, found: Outline, text: str) -> Quote | None:
    """The unit that the nearest heading names: "3. Đảng ủy …", "Đối với Văn phòng Tỉnh ủy (…):"."""
    for at in reversed(place.path):
        head = found.places[at]
        start = head.body()
        name = name_in(REMARK.sub("", text[start : head.block.span.end]))
        if name and not names_part(head.block.text, "organisation"):
            return quote(text, start + name.start, start + name.end)
    return None
