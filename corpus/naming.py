"""Who is given work: the name of a unit or of a person in charge at the beginning of words."""

import re
from dataclasses import dataclass, replace
from functools import cache

from corpus.words import load, structure, unit_head

ORDER = re.compile(r"[,.;]\s+(?:và\s+)?(?=giao\s)", re.IGNORECASE)
LONGEST = 250
"""Characters that the names of several units may have."""


@dataclass(frozen=True, slots=True)
class Name:
    """Where a name stands in words. ``goes_on`` tells whether a duty follows it, ``person`` whether it begins with an
    office, "Đồng chí Chủ tịch …", and not with a body."""

    start: int
    end: int
    goes_on: bool
    person: bool


def name_in(words: str) -> Name | None:
    """The name that words begin with, after "Giao …" or "Định kỳ, …"; ``None`` for a clause that names nobody:
    "Lãnh đạo, chỉ đạo rà soát …"."""
    match = _named().match(words)
    if match is None:
        return None
    return Name(*match.span("name"), bool(words[match.end("name") :].strip(" .:")), bool(match["person"]))


def is_name(words: str) -> bool:
    """Whether words are a name and nothing else, as in a heading: "Văn phòng Tỉnh ủy:"."""
    name = name_in(words)
    return name is not None and name.start == 0 and not name.goes_on


def ordered_in(words: str) -> Name | None:
    """The name in a later clause that gives work to it: "…; giao Phòng Kinh tế tổng hợp"."""
    for order in ORDER.finditer(words):
        if name := name_in(words[order.end() :]):
            return replace(name, start=order.end() + name.start, end=order.end() + name.end)
    return None


@cache
def _named() -> re.Pattern[str]:
    data = load("units")
    before = rf"(?i:(?:{'|'.join(data['before'])})\b)[^.;:]*?,\s+(?=[A-ZĐÂÊÔƯỦỨ])"
    gives = r"(?i:giao|đề nghị|yêu cầu|đối với)\s+(?=\S)"
    person = rf"(?i:(?:{'|'.join(data['persons'])})(?!\w))"
    head = rf"(?:(?P<person>{person})|(?i:{unit_head().pattern}))"
    several = rf";(?=\s+(?:{person}|(?i:{unit_head().pattern})))"
    nominal = "|".join(rf"(?<=\b(?i:{word}))" for word in data["nominal"])
    short = "|".join(rf"(?<=\b(?i:{word}))" for word in data["short"])
    noun = rf"(?!{nominal})(?!(?:{short})\s+(?:{'|'.join(data['named_after'])})\b)"
    charged = "|".join(rf"(?<=\b(?i:{word}))" for word in data["charged"])
    noun += rf"(?!(?:{charged})\s+(?:{'|'.join(data['charges'])})\b)"
    verb = rf"{noun}[\s,]+(?:{structure().verbs.pattern})\b"
    name = rf"(?P<name>{head}(?:[^.;:()\n]|\([^()\n]*\)|{several}){{0,{LONGEST}}}?)"
    return re.compile(rf"(?:{before})?(?:{gives})?{name}(?:{verb}|\s*:|\s*\.?\s*$)")
