"""Names of issuing bodies: as the text writes them, with their province, and those of the whole country."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from corpus.compose import Block
from corpus.readers.vietnamese import is_syllable
from corpus.words import any_of, fold, load

_COMMUNES = "xa|phuong|thi tran|dac khu"
_PLACE = re.compile(r"(\b(?:xã(?! hội)|phường|thị trấn|đặc khu|huyện|quận|thị xã|thôn) )([^,;()]+)$")


def spelled(names: Sequence[str], blocks: Iterable[Block]) -> str:
    """Names in capitals, a body's and that of the body above it, as the running text writes them, "Sở Công Thương";
    in sentence case where it does not."""
    listed = list(blocks)
    return _written(" ".join(names), listed) or " ".join(_written(name, listed) or _cased(name) for name in names)


def _written(name: str, blocks: Iterable[Block]) -> str | None:
    key = fold(name)
    for block in blocks:
        folded = fold(block.text)
        at = re.search(rf"(?<!\w){re.escape(key)}(?!\w)", folded)
        written = block.text[at.start() : at.end()] if at and len(folded) == len(block.text) else ""
        if written[:1].isupper() and not written.isupper():
            return written
    return None


def dependent(body: str) -> bool:
    """Whether a name does not say whose body it is: "BAN THƯỜNG TRỰC"."""
    return bool(_bodies("dependent").fullmatch(body))


def with_province(body: str, province: str | None) -> str:
    """A body with its province, unless its name says it already, is its own or ends in the number of a decision."""
    if province is None or fold(province) in fold(body) or re.search(r"\d", body) or _bodies("own_name").match(body):
        return body
    return f"{body} {province}"


def province_of(body: str, place: str, above: str = "") -> str | None:
    """The province of a body whose document names a province; ``None`` for bodies of the whole country and for those
    right under one (``above``), whose place is only where they sit, and where the place is a commune that is called
    like a province."""
    if _bodies("central").match(body) or (_bodies("central").match(above) and fold(place) not in fold(body)):
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


def _cased(text: str) -> str:
    """``THANH TRA TỈNH LẠNG SƠN`` as running text has it: abbreviations as they are, places by their names."""
    words = (word.lower() if is_syllable(word.strip(",;.()")) else word for word in text.split())
    lowered = _PLACE.sub(lambda place: place[1] + place[2].title(), " ".join(words))
    for name in sorted((*_provinces(), *load("header")["written"]), key=len, reverse=True):
        lowered = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", name, lowered, flags=re.IGNORECASE)
    return lowered[:1].upper() + lowered[1:]


@cache
def _provinces() -> tuple[str, ...]:
    return tuple(load("provinces")["names"])


@cache
def _bodies(group: str) -> re.Pattern[str]:
    return any_of(load("header")[group])
