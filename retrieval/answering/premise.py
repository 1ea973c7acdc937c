"""Whether a statement that a question puts up for a yes or a no agrees with the record that it is about.

Only what the statement says is judged, each part of it against its own field; what the text does not settle gets no
verdict, only the fact.
"""

from collections.abc import Iterator

from corpus.deadline import milestones
from corpus.records import Assignment, Deadline, Precision, Target, Task
from retrieval.answering.claims import Figure, claimed_figures, claimed_times, claimed_units, figures
from retrieval.answering.desk import Desk, Record
from retrieval.catalog import in_period
from retrieval.question import Question
from retrieval.topic import spaced
from retrieval.wording.time import TimeMention
from retrieval.wording.units import UnitMention

YES = "Đúng."
NO = "Không đúng."
ABOUT = 0.5
"""Share of a statement's own words that a record covers when the statement is about it."""
OPPOSITE = ({"above", "least"}, {"below", "most"})


def verdict(desk: Desk, record: Record) -> str | None:
    """``Đúng.``, ``Không đúng.``, or ``None`` where the statement cannot be held against the record."""
    rest = desk.question.rest
    text = spaced(f"{getattr(record, 'group', '') or ''} {record.text.exact}")
    if not desk.question.intent.premise or (rest.terms and rest.coverage(text) < ABOUT):
        return None
    match record:
        case Task():
            return opening([*_units(desk, record), *_times(desk, record), *_shares(desk, record)])
        case Target():
            return opening(list(_figures(desk.question, record)))
        case Assignment():
            led = [unit for unit, role in claimed_units(desk.question.reading) if role == "lead"]
            return opening([desk.catalog.involves(unit.name, record.unit.exact) or None for unit in led])


def opening(checks: list[bool | None]) -> str | None:
    """The verdict over what was held against the text: one wrong part makes the whole wrong."""
    if any(check is False for check in checks):
        return NO
    return YES if checks and all(checks) else None


def same_day(time: TimeMention, deadline: Deadline) -> bool | None:
    """Whether a time is the end of a deadline; ``None`` where one is told more exactly than the other."""
    period, told = time.named, deadline.end
    if period is None or told is None:
        return None
    period = period.in_year(told.year) if period.assumed and period.is_single else period
    if period.last == told:
        return True if period.precision in (deadline.precision, Precision.DAY) else None
    if time.kind == "before" and time.end == told:
        return True
    return None if period.first <= told < period.last else False


def _units(desk: Desk, task: Task) -> Iterator[bool | None]:
    for unit, role in claimed_units(desk.question.reading):
        named = (task.lead,) if role == "lead" else task.coordinating
        yield _is_among(desk, unit, [cell.exact for cell in named if cell])


def _is_among(desk: Desk, unit: UnitMention, cells: list[str]) -> bool | None:
    """Whether a unit is one of those that cells name; ``None`` where none is named or a part of the name fits."""
    if any(desk.catalog.involves(unit.name, cell) for cell in cells):
        return True
    keys = [desk.catalog.units.key(cell) for cell in cells]
    return None if not keys or any(unit.key in key or key in unit.key for key in keys) else False


def _times(desk: Desk, task: Task) -> Iterator[bool | None]:
    if task.deadline is None:
        return
    own = f"{desk.document(task).title or ''} {task.group or ''} {task.text.exact}"
    for time in claimed_times(desk.question, own):
        yield _is_due(desk, time, task.deadline)


def _is_due(desk: Desk, time: TimeMention, deadline: Deadline) -> bool | None:
    """Whether a time is one of the deadline's, of those whose words fit the statement best where it has several."""
    clauses = [clause for clause in milestones(deadline.text) if clause.end]
    if len(clauses) < 2:
        return same_day(time, deadline)
    fits = [desk.question.topic.coverage(spaced(clause.text)) for clause in clauses]
    checks = [same_day(time, clause) for clause, fit in zip(clauses, fits, strict=True) if fit == max(fits)]
    return True if True in checks else None if None in checks else False


def _shares(desk: Desk, task: Task) -> Iterator[bool | None]:
    """A share that a statement gives and the words of a task do not is wrong; among several it may be any."""
    told = [figure for figure in figures(desk.document(task).quote(task.span)) if figure.share]
    claimed = [figure for figure in claimed_figures(desk.question.reading) if figure.share]
    if told and len(claimed) == 1:
        checks = [_is_equal(claimed[0], figure) for figure in told]
        yield False if not any(check is not False for check in checks) else checks[0] if len(checks) == 1 else None


def _figures(question: Question, target: Target) -> Iterator[bool | None]:
    told = figures(target.value.exact) if target.value else []
    share = target.unit == "%" or any(figure.share for figure in told)
    claimed = [figure for figure in claimed_figures(question.reading) if figure.share == share]
    if len(claimed) != 1 or len(told) != 1:
        return
    years = [time.named.last.year for time in question.times if time.named]
    in_year = not years or target.year is None or any(in_period(target.year, year) for year in years)
    equal = _is_equal(claimed[0], told[0])
    yield equal if in_year else False if equal else None


def _is_equal(claimed: Figure, told: Figure) -> bool | None:
    """Whether two amounts are one; ``None`` where their bounds differ, as "trên 95%" and "tối thiểu 95%" do."""
    if claimed.value != told.value:
        return False
    if claimed.bound is None or told.bound is None or claimed.bound == told.bound:
        return True
    return None if any({claimed.bound, told.bound} <= side for side in OPPOSITE) else False
