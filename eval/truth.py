"""The records of the shipped plans as a person reads them: every task and target, compared with what was extracted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpus.records import Document, Quote, Target, Task
from eval.gold import GOLD
from eval.wording import bare

TRUTH = GOLD / "records.json"


class TaskTruth(BaseModel):
    """What a task says. ``text`` is its beginning; absent fields are ``None`` or empty."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    locator: str
    text: str
    lead: str | None = None
    coordinating: tuple[str, ...] = ()
    deadline: str | None = None
    end: date | None = None
    output: str | None = None


class TargetTruth(BaseModel):
    """What a target says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    locator: str
    text: str
    year: str | None = None
    value: str | None = None


class Truth(BaseModel):
    """All that is known of the shipped plans' records."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    tasks: tuple[TaskTruth, ...]
    targets: tuple[TargetTruth, ...]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One field of one record that is not what it should be; ``field`` is "record" where a record is missing."""

    document: str
    locator: str
    field: str
    wanted: str
    found: str


@cache
def load_truth(path: Path = TRUTH) -> Truth:
    """The committed truth."""
    return Truth.model_validate_json(path.read_bytes())


def faults(documents: Iterable[Document], truth: Truth) -> list[Fault]:
    """Every difference between the records of the documents and the truth, for the records that it knows."""
    found = truth_of(documents)
    tasks = {(task.document, task.locator): task for task in found.tasks}
    targets = {(target.document, target.locator): target for target in found.targets}
    missed = [
        fault for wanted in truth.tasks for fault in _faults(wanted, tasks.get((wanted.document, wanted.locator)))
    ]
    for aim in truth.targets:
        missed += _faults(aim, targets.get((aim.document, aim.locator)))
    return sorted(missed)


def _faults(wanted: TaskTruth | TargetTruth, given: TaskTruth | TargetTruth | None) -> Iterable[Fault]:
    if given is None:
        yield Fault(wanted.document, wanted.locator, "record", wanted.text, "")
        return
    for field in type(wanted).model_fields:
        one, other = (_said(getattr(truth, field)) for truth in (wanted, given))
        if bare(one) != bare(other):
            yield Fault(wanted.document, wanted.locator, field, one, other)


def _said(value: object) -> str:
    """A field's value as text: units of a list one after the other, nothing for an absent one."""
    return " | ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")


def truth_of(documents: Iterable[Document]) -> Truth:
    """The records of documents in the form of a truth, for a person to check."""
    read = list(documents)
    return Truth(
        tasks=tuple(_task_truth(document, task) for document in read for task in document.tasks),
        targets=tuple(_target_truth(document, target) for document in read for target in document.targets),
    )


def _task_truth(document: Document, task: Task) -> TaskTruth:
    return TaskTruth(
        document=document.source,
        locator=task.locator,
        text=task.text.exact[:80],
        lead=_exact(task.lead),
        coordinating=tuple(unit.exact for unit in task.coordinating),
        deadline=task.deadline.text if task.deadline else None,
        end=task.deadline.end if task.deadline else None,
        output=_exact(task.output),
    )


def _target_truth(document: Document, target: Target) -> TargetTruth:
    return TargetTruth(
        document=document.source,
        locator=target.locator,
        text=target.text.exact[:80],
        year=target.year,
        value=_exact(target.value),
    )


def _exact(quote: Quote | None) -> str | None:
    return quote.exact if quote else None
