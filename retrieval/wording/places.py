"""Places inside a plan as people name them: "phụ lục 2", "phần III", "mục đ", "nhiệm vụ thứ hai", "nv 3 nhóm 4"."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from retrieval.wording.clean import fold
from retrieval.wording.data import load
from retrieval.wording.words import loose

PlaceKind = Literal["task", "group", "annex", "section", "stt", "letter", "item"]
_LONGEST_LEAD = 8
_ROMANS = {"I": 1, "V": 5, "X": 10}
_TENS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in ``text[start:end]``. ``value`` as typed, upper case for roman numerals: "2", "III", "2.1", "đ".

    An ordinal is a number; the last one is "-1". ``item`` is one of the things spoken of: "cái thứ hai".
    """

    kind: PlaceKind
    value: str
    text: str
    start: int
    end: int

    @property
    def number(self) -> int | None:
        """The value as a number, be it Arabic or roman; ``None`` for a letter or a path such as "2.1"."""
        return _number(self.value)

    @property
    def forms(self) -> tuple[str, ...]:
        """The value in every way that a plan may write it: ("2", "II")."""
        if self.number is None or self.number < 1:
            return (self.value,)
        return (str(self.number), _roman(self.number))


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """The places that a clean text names, from left to right."""
    found: list[PlaceMention] = []
    for match in _grammar().finditer(text):
        if _follows_other().search(text, max(0, match.start() - _LONGEST_LEAD), match.start()):
            continue
        kind: PlaceKind = _kinds()[str(match.lastgroup)]
        found.append(PlaceMention(kind, _value(match, str(match.lastgroup)), match.group(), *match.span()))
    return tuple(found)


def _value(match: re.Match[str], group: str) -> str:
    written = match[group].strip()
    ordinal = _ordinals().get(" ".join(fold(written).split()))
    if ordinal is not None:
        return str(ordinal)
    if _kinds()[group] == "letter":
        return written.lower()
    return ".".join(part.upper().lstrip("0") or "0" for part in written.split()[-1].split("."))


@cache
def _kinds() -> dict[str, PlaceKind]:
    """Name of the group in the pattern → kind of place."""
    return {f"p{index}": place["kind"] for index, place in enumerate(load("structure")["place"])}


@cache
def _ordinals() -> dict[str, int]:
    data = load("structure")["ordinal"]
    after = {f"thu {fold(word)}": value for word, value in data["after_thu"].items()}
    return after | {fold(word): value for kind in ("alone", "cardinal") for word, value in data[kind].items()}


@cache
def _follows_other() -> re.Pattern[str]:
    return loose(rf"(?<![^\W_])(?:{'|'.join(load('structure')['other']['before'])})\s+$")


@cache
def _grammar() -> re.Pattern[str]:
    data = load("structure")
    after = "|".join(data["counted"]["after"])
    entries = (_entry(f"p{index}", place) for index, place in enumerate(data["place"]))
    return loose(rf"(?<![^\W_])(?:{'|'.join(entries)})(?![^\W_])(?!\s*%|\s*[-/]\s*[^\W_]|\s+(?:{after})\b)")


def _entry(group: str, place: dict[str, Any]) -> str:
    names = "|".join(sorted(place["names"], key=len, reverse=True))
    values = "|".join(_forms()[form] for form in place["forms"])
    return rf"(?:{names})\s*(?:số|thứ)?\s*[.:]?\s*(?P<{group}>{values})"


@cache
def _forms() -> dict[str, str]:
    words = {
        kind: "|".join(sorted(named, key=len, reverse=True)) for kind, named in load("structure")["ordinal"].items()
    }
    return {
        "digits": r"\d{1,3}(?:\.\d{1,2})*",
        "roman": r"[ivxIVX]{1,5}(?:\.\d{1,2})*",
        "letter": r"(?<=\s)(?:[a-hj-uwy]|đ)",
        "ordinal": rf"thứ\s+(?:{words['after_thu']}|\d{{1,2}})|{words['alone']}",
        "cardinal": words["cardinal"],
    }


def _number(value: str) -> int | None:
    if value.lstrip("-").isdigit():
        return int(value)
    if not value or not set(value) <= set(_ROMANS):
        return None
    digits = [_ROMANS[char] for char in value]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-digit if digit < following else digit for digit, following in pairs)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _TENS:
        written += letters * (number // value)
        number %= value
    return written
