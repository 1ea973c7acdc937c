"""What the part on organisation gives each unit to do."""

import re
from collections.abc import Iterator

from corpus.fields import quote, record_id
from corpus.naming import name_in
from corpus.outline import Outline, Place, names_part
from corpus.records import Assignment, Quote
from corpus.words import label_of

REMARK = re.compile(r"\s*[(:].*$")


def read_assignments(document_id: str, text: str, found: Outline) -> tuple[Assignment, ...]:
    """Every item of the parts on organisation whose unit is named: in the heading above, or at its beginning."""
    return tuple(_assignments(document_id, text, found))


def _assignments(document_id: str, text: str, found: Outline) -> Iterator[Assignment]:
    for place in found.places:
        block = place.block
        if block.cells or place.heading or label_of(block.text) or not found.within(place, "organisation"):
            continue
        unit = unit_of(place, found, text)
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


def _unit_above(place: Place, found: Outline, text: str) -> Quote | None:
    """The unit that the nearest heading names: "3. Đảng ủy …", "Đối với Văn phòng Tỉnh ủy (…):"."""
    for at in reversed(place.path):
        head = found.places[at]
        start = head.body()
        name = name_in(REMARK.sub("", text[start : head.block.span.end]))
        if name and not names_part(head.block.text, "organisation"):
            return quote(text, start + name.start, start + name.end)
    return None
