"""Names of issuing bodies: as the text writes them, with their province, and those of the whole country."""

import re
from collections.abc import Iterable
from functools import cache

from corpus.compose import Block
from corpus.words import any_of, fold, load

_COMMUNES = "xa|phuong|thi tran|dac khu"


def spelled(name: str, blocks: Iterable[Block]) -> str:
    """A name in capitals as the running text writes it, "Sở Công Thương"; in sentence case where it does not."""
    key = fold(name)
    for block in blocks:
        folded = fold(block.text)
        at = re.search(rf"(?<!\w){re.escape(key)}(?!\w)", folded)
        written = block.text[at.start() : at.end()] if at and len(folded) == len(block.text) else ""
        if written[:1].isupper() and not written.isupper():
            return written
    return _sentence_case(name)


def with_province(body: str, province: str | None) -> str:
    """A body with its province, unless its name says it already or ends in the number of a decision."""
    if province is None or fold(province) in fold(body) or re.search(r"\d", body):
        return body
    return f"{body} {province}"


def province_of(body: str, place: str | None) -> str | None:
    """The province of a body whose document names a province; ``None`` for bodies of the whole country, whose place
    is only where they sit, and where the place is a commune that is called like a province."""
    if place is None or _central().match(body):
        return None
    return None if re.search(rf"\b(?:{_COMMUNES}) {re.escape(fold(place))}\b", fold(body)) else place


def body_of_symbol(number: str | None) -> str | None:
    """The body whose abbreviation stands in a document's number."""
    bodies = load("header")["bodies"]
    parts = re.split(r"[-/]", (number or "").upper())
    return next((str(name) for key, name in bodies.items() if key.upper() in parts), None)


def province_in(text: str) -> str | None:
    """The province that a text names, the first one where several stand."""
    words = " " + re.sub(r"[^\w-]+", " ", fold(text)) + " "
    hits = [(at, name) for name in _provinces() if (at := words.find(f" {fold(name)} ")) >= 0]
    return min(hits)[1] if hits else None


def _sentence_case(text: str) -> str:
    """``THANH TRA TỈNH LẠNG SƠN`` as it is written in running text."""
    lowered = text.lower()
    for name in sorted(_provinces(), key=len, reverse=True):
        lowered = re.sub(re.escape(name.lower()), name, lowered)
    lowered = re.sub(r"\b(?:ubnd|hđnd)\b", lambda match: match[0].upper(), lowered)
    return lowered[:1].upper() + lowered[1:]


@cache
def _provinces() -> tuple[str, ...]:
    return tuple(load("provinces")["names"])


@cache
def _central() -> re.Pattern[str]:
    return any_of(load("header")["central"])
