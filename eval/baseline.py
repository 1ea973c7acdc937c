"""The committed state that every change is held against, and the gate that a change has to pass."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpus.records import Document
from eval.compare import Change, Values, change_of, values_of
from eval.errors import BadRun
from eval.metrics import MEASURES, RIGHT, SOUND, Measure, classes, inventions, misquotations
from eval.result import Reply, Run
from eval.truth import Fault, faults, load_truth

BASELINE = Path(__file__).with_name("baseline.json")
PER_KIND = (RIGHT, SOUND)
"""Measures that are held for every kind of question, not only over all."""


class Baseline(BaseModel):
    """What a run measured, question by question: ``values`` by measure and question id.

    ``inventions``, ``misquotations`` and record ``faults`` are held without any allowance for chance.
    """

    model_config = ConfigDict(frozen=True)

    at: str
    code: str | None
    gold: dict[str, str]
    values: dict[str, Values]
    inventions: int
    misquotations: int
    faults: int


def baseline_of(run: Run, documents: Iterable[Document]) -> Baseline:
    """The baseline that a run over these documents sets."""
    return Baseline(
        at=run.at,
        code=run.code,
        gold=run.gold,
        values={measure.name: values_of(measure, run.replies) for measure in MEASURES},
        inventions=inventions(run.replies),
        misquotations=misquotations(run.replies),
        faults=len(record_faults(documents)),
    )


def record_faults(documents: Iterable[Document]) -> list[Fault]:
    """The differences between the documents' records and the checked ones."""
    return faults(documents, load_truth())


def read_baseline(path: Path = BASELINE) -> Baseline:
    """The committed baseline; raises BadRun where there is none."""
    if not path.is_file():
        raise BadRun(f"Chưa có mốc so sánh {path.name}. Hãy chạy: hoi eval baseline")
    return Baseline.model_validate_json(path.read_bytes())


def write_baseline(baseline: Baseline, path: Path = BASELINE) -> None:
    """Writes the baseline, one line a measure, so that a change of it can be read."""
    path.write_text(baseline.model_dump_json(indent=1) + "\n", encoding="utf-8")


def changes(baseline: Baseline, run: Run) -> list[Change]:
    """How every measure moved since the baseline, over the questions of both."""
    return _changes(baseline, run.replies, MEASURES)


def turned(baseline: Baseline, run: Run) -> tuple[list[str], list[str]]:
    """The questions that were right and cited and are no longer, and those that have become so."""
    before, after = baseline.values.get(SOUND.name, {}), values_of(SOUND, run.replies)
    shared = [question_id for question_id in after if question_id in before]
    broken = [question_id for question_id in shared if before[question_id] > after[question_id]]
    return broken, [question_id for question_id in shared if before[question_id] < after[question_id]]


def gate(baseline: Baseline, run: Run, documents: Iterable[Document]) -> list[str]:
    """Why a run may not pass, one sentence each; empty where it may.

    A measure fails where it is worse by more than chance explains, over all questions or over one kind of them.
    """
    reasons = [_reason(change, "") for change in changes(baseline, run) if change.is_worse]
    for kind, replies in classes(run.replies, lambda reply: reply.question.kind).items():
        reasons += [_reason(change, kind) for change in _changes(baseline, replies, PER_KIND) if change.is_worse]
    found = record_faults(documents)
    counts = (
        ("giá trị không có trong trích dẫn", baseline.inventions, inventions(run.replies)),
        ("trích dẫn lệch văn bản", baseline.misquotations, misquotations(run.replies)),
        ("trường bản ghi sai", baseline.faults, len(found)),
    )
    reasons += [f"Số {name}: {before} → {after}." for name, before, after in counts if after > before]
    if len(found) > baseline.faults:
        reasons += [
            f"{fault.document} {fault.locator} {fault.field}: {fault.wanted} → {fault.found}" for fault in found
        ]
    return reasons


def _changes(baseline: Baseline, replies: Iterable[Reply], measures: Iterable[Measure]) -> list[Change]:
    given = list(replies)
    families = {reply.question.id: reply.question.family for reply in given}
    moved = (
        change_of(measure, baseline.values.get(measure.name, {}), values_of(measure, given), families)
        for measure in measures
    )
    return [change for change in moved if change is not None]


def _reason(change: Change, kind: str) -> str:
    where = f"{change.measure.title} ({kind})" if kind else change.measure.title
    bounds = change.difference.interval
    return (
        f"{where}: {change.before:.1%} → {change.after:.1%} trên {change.count} câu, "
        f"chênh {bounds.mean:+.1%} [{bounds.low:+.1%}; {bounds.high:+.1%}]."
    )
