"""What a statement put up for a yes or a no says: who leads, who takes part, by when, how much."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from retrieval.question import Question
from retrieval.wording.clean import clean, fold
from retrieval.wording.data import load
from retrieval.wording.reading import Reading
from retrieval.wording.time import TimeMention, find_times
from retrieval.wording.units import UnitMention

Role = Literal["lead", "coordinating"]
Bound = Literal["above", "least", "below", "most"]
FIGURE = re.compile(r"(?<![\w.,/-])(\d+(?:[.,]\d+)?)\s*(%|phan tram)?(?![\w/])")
OF_PROVINCE = re.compile(r"\s+(?:tinh|thanh pho)\b")
NEAR = 14
"""Characters around a number within which a word bounds it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with how it is bounded: ``95``, a share, ``above`` for "trên 95%"."""

    value: float
    share: bool
    bound: Bound | None


def claimed_units(reading: Reading) -> list[tuple[UnitMention, Role]]:
    """The units that a statement says to lead or to take part, by the words right beside them."""
    said = ((unit, _role(reading, unit)) for unit in reading.units)
    return [(unit, role) for unit, role in said if role]


def claimed_times(question: Question, own: str) -> list[TimeMention]:
    """The times that a statement gives as a deadline; one that stands in a task's ``own`` words only names the task."""
    said = "deadline" in question.intent.fields
    named = [time for time in question.times if time.named and (said or time.kind in ("before", "until"))]
    held = {time.named for time in find_times(clean(own), question.as_of)}
    introduced = [time for time in named if _is_due(question.reading.plain, time)]
    return introduced or [time for time in named if time.named not in held]


def claimed_figures(reading: Reading) -> list[Figure]:
    """The amounts that a statement gives; numbers of documents, places and times are none."""
    named = [(one.start, one.end) for found in (reading.numbers, reading.places) for one in found]
    return figures(reading.text, [*named, *(time.span for time in reading.times)])


def figures(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Figure]:
    """The amounts in a text outside the ``taken`` spans."""
    plain = fold(text)
    found = (match for match in FIGURE.finditer(plain) if not any(a <= match.start() < b for a, b in taken))
    return [Figure(float(m[1].replace(",", ".")), bool(m[2]), _bound(plain, m)) for m in found]


def _role(reading: Reading, unit: UnitMention) -> Role | None:
    """What the words right after a unit, or else right before it, say of it."""
    at = _past_province(reading, unit.end)
    roles: tuple[Role, ...] = ("coordinating", "lead")
    after = (role for role in roles if _words(role, "after").match(reading.plain, at))
    before = (role for role in roles if _words(role, "before").search(reading.plain, 0, unit.start))
    return next(after, None) or next(before, None)


def _past_province(reading: Reading, at: int) -> int:
    """Past the "tỉnh" and the province that follow a unit's name."""
    said = OF_PROVINCE.match(reading.plain, at)
    at = said.end() if said else at
    return next((province.end for province in reading.provinces if 0 <= province.start - at <= 1), at)


def _is_due(plain: str, time: TimeMention) -> bool:
    return time.named is not None and bool(_words("due", "before").search(plain, 0, time.span[0]))


def _bound(plain: str, number: re.Match[str]) -> Bound | None:
    before, after = plain[max(0, number.start() - NEAR) : number.start()], plain[number.end() : number.end() + NEAR]
    bounds: tuple[Bound, ...] = ("least", "most", "above", "below")
    return next((b for b in bounds if _bounds()[b].search(f"{before}| {after}")), None)


@cache
def _words(group: str, side: str) -> re.Pattern[str]:
    words = "|".join(load("claims")[group][side])
    return re.compile(rf"[\s,]*(?:{words})\b" if side == "after" else rf"(?<!\w)(?:{words})\s*$")


@cache
def _bounds() -> dict[str, re.Pattern[str]]:
    """Each kind of bound right before the "|" that stands for the number, or right after it."""
    return {
        kind: re.compile(rf"(?<!\w)(?:{words})\s*\||\|\s*(?:{words})(?!\w)")
        for kind, words in ((kind, "|".join(words)) for kind, words in load("claims")["bounds"].items())
    }
