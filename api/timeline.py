"""Deadlines over the quarters, as numbers ready to be drawn."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from api.contract import TaskItem

ROWS = 8
OTHERS = "Đơn vị khác"
NOBODY = "Không nêu đơn vị"
Quarter: TypeAlias = tuple[int, int]


def quarter_of(day: date) -> Quarter:
    """The year and the quarter from 1 to 4."""
    return day.year, (day.month + 2) // 3


def first_day(quarter: Quarter) -> date:
    """The first day of a quarter."""
    year, number = quarter
    return date(year, number * 3 - 2, 1)


def following(quarter: Quarter) -> Quarter:
    """The quarter after this one."""
    year, number = quarter
    return (year + 1, 1) if number == 4 else (year, number + 1)


@dataclass(frozen=True, slots=True)
class Dot:
    """The tasks of one unit that end in one quarter; ``size`` from 0 to 1 grows with their number."""

    quarter: Quarter
    number: int
    size: float
    past: bool

    @property
    def after(self) -> date:
        """The first day of the quarter."""
        return first_day(self.quarter)

    @property
    def before(self) -> date:
        """The last day of the quarter."""
        return date.fromordinal(first_day(following(self.quarter)).toordinal() - 1)


class Timeline:
    """Units downwards, quarters across, only those quarters in which a task ends."""

    def __init__(self, items: Sequence[TaskItem], day: date) -> None:
        dated = [(item, item.deadline.end) for item in items if item.deadline and item.deadline.end]
        self.today = quarter_of(day)
        self.quarters = sorted({quarter_of(end) for _, end in dated})
        leads = Counter(item.lead or NOBODY for item, _ in dated)
        self._rows = sorted(dict(leads.most_common(ROWS)), key=lambda unit: (unit == NOBODY, -leads[unit]))
        self._counts = Counter((self._row(item.lead), quarter_of(end)) for item, end in dated)
        self._day = day

    @property
    def rows(self) -> list[tuple[str, list[Dot | None]]]:
        """Each unit with its dot in each quarter, ``None`` where nothing ends."""
        units = self._rows + ([OTHERS] if any(unit == OTHERS for unit, _ in self._counts) else [])
        return [(unit, [self._dot(unit, quarter) for quarter in self.quarters]) for unit in units]

    def _row(self, lead: str | None) -> str:
        name = lead or NOBODY
        return name if name in self._rows else OTHERS

    def _dot(self, unit: str, quarter: Quarter) -> Dot | None:
        number = self._counts[unit, quarter]
        if not number:
            return None
        most = max(self._counts.values())
        return Dot(quarter, number, (number / most) ** 0.5, past=first_day(following(quarter)) <= self._day)
