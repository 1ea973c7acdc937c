"""Labelled values within a paragraph: "Đơn vị chủ trì: A; đơn vị phối hợp: B. Thời gian: Quý II/2026."."""

import re
from dataclasses import dataclass
from functools import cache

from corpus.words import label_of, load

BREAK = re.compile(r"(?:^|[.;,(]\s*)(?=[^\s.;,(])|\s(?=[-+•] |[A-ZĐ])")
"""Where a label may begin: after a mark, or with a bullet or a capital where lines of a cell were joined."""
EDGE = " \t.;,()"
NAMING = frozenset({"lead", "coordinating"})
"""Roles whose values are names, so that they end with their sentence."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value with its role (``columns.toml``); the label begins at ``label``, all offsets count within the text."""

    role: str
    label: int
    start: int
    end: int


def labelled_parts(text: str) -> tuple[Labelled, ...]:
    """The labelled values in order, each up to the next label; empty ones are left out.

    Labels within a sentence count only where one of them names a lead, as prose has colons of its own.
    """
    found: list[tuple[str, int, int]] = []
    for place in BREAK.finditer(text):
        label = label_of(text[place.end() :])
        if label and (not found or place.end() >= found[-1][2]):
            found.append((label[0], place.end(), place.end() + label[1]))
    if not found or (found[0][1] > 0 and all(role != "lead" for role, _, _ in found)):
        return ()
    ends = [label for _, label, _ in found[1:]] + [len(text)]
    parts = [
        Labelled(role, at, start, start + _length(_sentence(text[start:end]) if role in NAMING else text[start:end]))
        for (role, at, start), end in zip(found, ends, strict=True)
    ]
    return tuple(part for part in parts if part.start < part.end)


def _sentence(words: str) -> str:
    """Words up to where a new sentence begins; the full stop of an abbreviation or of a number ends none."""
    stop = _stop().search(words)
    return words[: stop.start()] if stop else words


@cache
def _stop() -> re.Pattern[str]:
    short = "".join(rf"(?<!\b(?i:{word}))" for word in load("units")["abbreviated"])
    return re.compile(rf"(?<!\b\d)(?<!\b\d\d){short}\.\s+(?=[A-ZĐÀ-Ỹ])")


def _length(value: str) -> int:
    """How far a value goes without the marks at its end; a bracket that it opened is its own."""
    bare = value.rstrip(EDGE)
    closes = value.find(")", len(bare)) + 1 if bare.count("(") > bare.count(")") else 0
    return closes or len(bare)
