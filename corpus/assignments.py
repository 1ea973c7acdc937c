"""What the part on organisation gives each unit to do."""

import re
from collections.abc import Iterator

from corpus.fields import quote, record_id
from corpus.outline import Outline, Place, names_part
from corpus.records import Assignment, Quote
from corpus.words import structure, unit_head

GIVES = re.compile(r"(?:giao|đề nghị|yêu cầu)\s+(?=\S)", re.IGNORECASE)
FOR = re.compile(r"đối với\s+", re.IGNORECASE)
REMARK = re.compile(r"\s*[(:].*$")


def read_assignments(document_id: str, text: str, found: Outline) -> tuple[Assignment, ...]:
    """Every item of the parts on organisation whose unit is named: in the heading above, or at its beginning."""
    return tuple(_assignments(document_id, text, found))


def _assignments(document_id: str, text: str, found: Outline) -> Iterator[Assignment]:
    for place in found.places:
        if place.block.cells or place.heading or not found.within(place, "organisation"):
            continue
        unit = unit_of(place, found, text)
        body = quote(text, place.body(), place.block.span.end, " ")
        if unit is None or body is None:
            continue
        yield Assignment(
            id=record_id(document_id, "assignment", place.locator, body.exact),
            document_id=document_id,
            locator=place.locator,
            unit=unit,
            text=body,
            span=place.block.span,
        )


def unit_of(place: Place, found: Outline, text: str) -> Quote | None:
    """The unit that a paragraph is about: named at its beginning or in the nearest heading."""
    return _own_unit(place, text) or _unit_above(place, found, text)


def _own_unit(place: Place, text: str) -> Quote | None:
    """The unit that a sentence begins with: "Giao Văn phòng chủ trì …", "Sở Tài chính chủ trì …"."""
    start = place.body()
    body = text[start : place.block.span.end]
    gives = GIVES.match(body)
    start += gives.end() if gives else 0
    body = text[start : place.block.span.end]
    if not unit_head().match(body):
        return None
    verb = re.search(rf"[\s,]+(?:{structure().verbs.pattern})\b", body)
    if verb is None or verb.start() > 120 or "." in body[: verb.start()]:
        return None
    return quote(text, start, start + verb.start())


def _unit_above(place: Place, found: Outline, text: str) -> Quote | None:
    """The unit that the nearest heading names: "3. Đảng ủy …", "Đối với Văn phòng Tỉnh ủy (…):"."""
    for at in reversed(place.path):
        head = found.places[at]
        start = head.body()
        words = text[start : head.block.span.end]
        given = FOR.match(words) or GIVES.match(words)
        start += given.end() if given else 0
        words = REMARK.sub("", text[start : head.block.span.end])
        if unit_head().match(words) and not names_part(head.block.text, "organisation"):
            return quote(text, start, start + len(words))
    return None
