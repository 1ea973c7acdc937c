"""The issuing bodies that a question names, each with the provinces beside its name."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import takewhile

from corpus.records import Document
from retrieval.topic import spaced
from retrieval.wording.clean import clean, fold
from retrieval.wording.data import load
from retrieval.wording.provinces import ProvinceMention
from retrieval.wording.reading import Reading
from retrieval.wording.units import UnitMention
from retrieval.wording.words import words

WHOLE = 3
"""Words of a name that no question says by chance."""
NO_NAME = "·"


def names_issuer(reading: Reading, document: Document, issuer: str) -> bool:
    """Whether a question names the body that issued a document; "Thanh tra Thái Nguyên" is no other province's.

    ``issuer`` are the words of that body, as the catalog has them.
    """
    if _whole_name(document.issuer or "") in fold(spaced(reading.expanded)):
        return True
    bodies = (unit for unit in reading.units if f" {unit.of or unit.key} " in issuer)
    return any(_is_of(document, list(_provinces_beside(reading, body))) for body in bodies)


def find_own_name(reading: Reading, document: Document, issuer: str) -> tuple[int, int] | None:
    """Where a question gives what tells the issuing body from others of its kind, with the rest of its name before.

    "Lương Minh" of "MTTQ xã Lương Minh"; ``issuer`` are the words of the body, as the catalog has them.
    """
    name = _own_name(document.issuer or "")
    found = name.search(reading.plain) if name else None
    if found is None:
        return None
    before = (word for word in reversed(words(reading.text)) if word.end <= found.start())
    own = list(takewhile(lambda word: f" {word.plain} " in issuer, before))
    return own[-1].start if own else found.start(), found.end()


@lru_cache(4096)
def _whole_name(issuer: str) -> str:
    """The words of a body's name that are enough to name it, without diacritics."""
    name = fold(spaced(issuer))
    return name if len(name.split()) >= WHOLE else NO_NAME


@lru_cache(4096)
def _own_name(issuer: str) -> re.Pattern[str] | None:
    """Finds what stands after the last word for a kind of place or school in a body's name; without diacritics."""
    heads = "|".join(map(re.escape, load("units")["named"]["heads"]))
    parts = re.split(rf"(?<!\w)(?:{heads})(?!\w)", fold(clean(issuer)))
    name = parts[-1].strip() if len(parts) > 1 else ""
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") if name else None


def stands_beside_number(reading: Reading) -> bool:
    """Whether a body and a document's number are two of a kind in a question: "Thanh tra Lạng Sơn và kế hoạch 29"."""
    numbers = [(number.start, number.end) for number in reading.numbers]
    numbers += [(place.start, place.end) for place in reading.places if place.kind == "annex"]
    pairs = (sorted(((unit.start, unit.end), number)) for unit in reading.units for number in numbers)
    between = (reading.between(first[1], second[0], reading.provinces) for first, second in pairs)
    return any(words & _joining() and words <= _joining() | _passed() for words in between)


def _is_of(document: Document, provinces: list[ProvinceMention]) -> bool:
    """Whether a document is of one of some provinces, where there are any."""
    return not provinces or any(document.province in (province.name, province.now) for province in provinces)


def _provinces_beside(reading: Reading, body: UnitMention) -> Iterator[ProvinceMention]:
    """The province right after a body's name, and those side by side with it."""
    at = body.end
    for province in reading.provinces:
        if (
            province.start >= body.start
            and reading.between(at, province.start, reading.provinces) <= _joining() | _passed()
        ):
            yield province
            at = province.end


@cache
def _joining() -> frozenset[str]:
    return frozenset(load("document_kinds")["beside"]["joining"])


@cache
def _passed() -> frozenset[str]:
    return frozenset(load("document_kinds")["beside"]["passed"])
