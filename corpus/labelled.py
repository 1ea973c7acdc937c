"""Items of a plan with lines of labelled values under them: "Thời gian: …", "Đơn vị chủ trì: …"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.fields import quote
from corpus.labels import Labelled, labelled_parts
from corpus.outline import Outline, Place
from corpus.readers.flattened import ANNEX_NOTE
from corpus.readers.wrapping import BULLET
from corpus.records import Quote
from corpus.words import is_detail

TELLING = frozenset({"arabic", "decimal", "letter"})
"""Marks whose heading may itself tell what to do."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item by its places, the first of which it begins with, and its values by role (``columns.toml``)."""

    places: Sequence[Place]
    fields: dict[str, Quote]


def labelled_items(text: str, found: Outline) -> Iterator[Item]:
    """The items that name their lead or their time.

    A numbered heading belongs to the item right below it where the labelled lines are items of the same list, and
    where that list tells of nothing else.
    """
    items = [item for item in _items(text, found) if {"lead", "deadline"} & set(item.fields) and not _is_title(item)]
    starts = [item.places[-1].path for item in items]
    for item in items:
        head, below = item.places[0], item.places[1:]
        alone = starts.count(item.places[-1].path) == 1
        if head.heading and below and not (alone and _tells(head) and _is_listed(found, item)):
            yield Item(below, item.fields)
        else:
            yield item


def _items(text: str, found: Outline) -> Iterator[Item]:
    pending: list[Place] = []
    fields: dict[str, Quote] = {}
    for place in (*found.places, None):
        parts = labelled_parts(place.block.text) if place and not place.block.cells else ()
        if place and parts and parts[0].label == 0:
            fields |= _values(text, place, parts)
            continue
        if place and fields and _goes_on(place, fields):
            continue
        if fields and pending:
            yield Item(pending, fields)
        if fields:
            pending, fields = [], {}
        if place and not place.block.cells:
            pending = [place] if place.heading or place.mark else [*pending, place]
            fields = _values(text, place, parts)


def _goes_on(place: Place, fields: dict[str, Quote]) -> bool:
    """Whether a line among the labelled ones says more of the same item: "Thành phần: …", and what it lists."""
    if place.heading or place.mark or place.block.cells:
        return False
    return place.block.text.startswith("+") or is_detail(place.block.text, begun="lead" in fields)


def _values(text: str, place: Place, parts: Iterable[Labelled]) -> dict[str, Quote]:
    at = place.block.span.start
    found = ((part.role, quote(text, at + part.start, at + part.end)) for part in parts)
    return {role: value for role, value in found if value}


def _is_title(item: Item) -> bool:
    """Whether the words above the labelled lines are the title of an annex: capitals without a number, or, above a
    time only, under the note that says what it belongs to."""
    last = item.places[-1]
    noted = "lead" not in item.fields and any(ANNEX_NOTE.match(place.block.text) for place in item.places)
    return noted or (last.mark is None and last.block.text.isupper())


def _tells(head: Place) -> bool:
    return head.mark is not None and head.mark.kind in TELLING and not head.block.text.isupper()


def _is_listed(found: Outline, item: Item) -> bool:
    """Whether the labelled lines of an item carry bullets."""
    line = found.at(min(value.start for value in item.fields.values()))
    return bool(BULLET.match(line.block.text))
