"""Wrong premises: a unit that does not lead, a quarter or year without a deadline or value, another place or plan."""

import re
from collections.abc import Callable
from datetime import date
from itertools import repeat
from random import Random

from corpus.records import Document, Target, Task
from eval.invention.probe import Premise, Record, forms
from retrieval.catalog import Catalog, named_units
from retrieval.wording.clean import fold

YEARS = range(2024, 2051)
QUARTERS = tuple((year, number) for year in range(2025, 2031) for number in range(1, 5))
ROMAN = ("I", "II", "III", "IV")
_DIGITS = re.compile(r"\d+")


def false_of(kind: str, record: Record, catalog: Catalog, chance: Random) -> Premise | None:
    """A wrong premise of a kind about a record; ``None`` where the kind does not fit the record."""
    match record, kind:
        case Task(), _ if kind in OF_TASKS:
            return OF_TASKS[kind](record, catalog, chance)
        case Target(), "year":
            return _year(record, catalog, chance)
        case _:
            return None


def _unit(task: Task, catalog: Catalog, chance: Random) -> Premise:
    """A unit that the task does not name, neither as lead nor anywhere else in its words."""
    named = named_units(task)
    said = fold(catalog.documents[task.document_id].quote(task.span))
    single = [name for name in catalog.unit_names if not re.search(r"[,;]", name)]
    others = [
        unit
        for unit in (*single, *forms("outside")["units"])
        if fold(unit) not in said and not any(catalog.involves(unit, name) for name in named)
    ]
    return Premise(chance.choice(others), (task.lead.exact,) if task.lead else ())


def _quarter(task: Task, catalog: Catalog, chance: Random) -> Premise:
    """A quarter in which the task is not due."""
    start, end = (task.deadline.start, task.deadline.end) if task.deadline else (None, None)
    free = [(year, number) for year, number in QUARTERS if not _meets(year, number, start or end, end)]
    year, number = chance.choice(free)
    return Premise(f"quý {ROMAN[number - 1]}/{year}", (task.deadline.text,) if task.deadline else ())


def _meets(year: int, number: int, start: date | None, end: date | None) -> bool:
    """Whether a quarter has a day of the time from ``start`` to ``end``; of a time without an end it has none."""
    first, after = date(year, 3 * number - 2, 1), date(year + number // 4, 3 * number % 12 + 1, 1)
    return start is not None and end is not None and start < after and first <= end


def _province(task: Task, catalog: Catalog, chance: Random) -> Premise:
    own = catalog.documents[task.document_id].province
    others = [name for name in (*catalog.provinces, *forms("outside")["provinces"]) if name != own]
    return Premise(chance.choice(others), (own,) if own else ())


def _number(task: Task, catalog: Catalog, chance: Random) -> Premise | None:
    """A number one digit off that of a plan, which no document has and none mentions."""
    document = catalog.documents[task.document_id]
    numbers = [document.number] if document.number else _numbers(catalog)
    if not numbers:
        return None
    near = (_off(chance.choice(numbers), chance) for _ in repeat(None))
    unknown = next(each for each in near if each not in _numbers(catalog) and not catalog.references(each))
    return Premise(unknown, _names(document))


def _off(number: str, chance: Random) -> str:
    return _DIGITS.sub(lambda digits: str(int(digits[0]) + chance.choice((-2, -1, 1, 2, 10, 100))), number, count=1)


def _plan(task: Task, catalog: Catalog, chance: Random) -> Premise | None:
    """The number of another plan of the corpus."""
    document = catalog.documents[task.document_id]
    others = [number for number in _numbers(catalog) if number != document.number]
    return Premise(chance.choice(others), _names(document)) if others else None


def _year(target: Target, catalog: Catalog, chance: Random) -> Premise:
    """A year that the plan sets no target for; what is true are the years of the target's words."""
    targets = catalog.documents[target.document_id].targets
    spoken = " ".join(each.year or "" for each in targets)
    free = [str(year) for year in YEARS if not _is_of(year, spoken)]
    same = {each.year for each in targets if each.year and each.text.exact == target.text.exact}
    return Premise(chance.choice(free), tuple(sorted(same)))


def _is_of(year: int, periods: str) -> bool:
    """Whether a year lies in one of some periods, such as "2025 2028-2030"."""
    ends = [[int(part) for part in period.split("-")] for period in periods.split()]
    return any(years[0] <= year <= years[-1] for years in ends)


def _numbers(catalog: Catalog) -> list[str]:
    return [document.number for document in catalog.documents.values() if document.number]


def _names(document: Document) -> tuple[str, ...]:
    """How a reply names a plan: by number, by issuer."""
    return tuple(filter(None, (document.number, document.issuer)))


OF_TASKS: dict[str, Callable[[Task, Catalog, Random], Premise | None]] = {
    "unit": _unit,
    "quarter": _quarter,
    "province": _province,
    "number": _number,
    "plan": _plan,
}
