"""Two runs side by side: what changed, whether chance explains it, and which replies became right or wrong."""

from collections.abc import Iterable
from dataclasses import dataclass

from eval.chance import Difference, difference
from eval.errors import BadRun
from eval.metrics import MEASURES, Measure
from eval.result import Reply, Run

Values = dict[str, float]
"""Question id → value of one measure."""
Pair = tuple[Reply, Reply]


@dataclass(frozen=True, slots=True)
class Change:
    """How one measure moved over the questions that it applies to both before and after."""

    measure: Measure
    before: float
    after: float
    difference: Difference
    count: int

    @property
    def is_worse(self) -> bool:
        """Whether the change is for the worse, and its whole interval too."""
        bounds = self.difference.interval
        return bounds.high < 0 if self.measure.good else bounds.low > 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """``broken`` was right and cited before and is not now, ``mended`` the other way round; (before, after) each."""

    changes: tuple[Change, ...]
    broken: tuple[Pair, ...]
    mended: tuple[Pair, ...]
    is_same_gold: bool


def compare(before: Run, after: Run) -> Comparison:
    """Compares two runs question by question; raises BadRun where they share none."""
    earlier = {reply.question.id: reply for reply in before.replies}
    pairs = [(earlier[reply.question.id], reply) for reply in after.replies if reply.question.id in earlier]
    if not pairs:
        raise BadRun("Hai lần chạy không có câu hỏi nào chung nên không so sánh được.")
    families = {reply.question.id: reply.question.family for reply in after.replies}
    moved = (
        change_of(measure, values_of(measure, before.replies), values_of(measure, after.replies), families)
        for measure in MEASURES
    )
    return Comparison(
        changes=tuple(change for change in moved if change is not None),
        broken=tuple(both for both in pairs if both[0].judgement.sound and not both[1].judgement.sound),
        mended=tuple(both for both in pairs if both[1].judgement.sound and not both[0].judgement.sound),
        is_same_gold=before.gold == after.gold,
    )


def values_of(measure: Measure, replies: Iterable[Reply]) -> Values:
    """The value of a measure for every question that it applies to."""
    pairs = ((reply.question.id, measure.value(reply)) for reply in replies)
    return {question_id: value for question_id, value in pairs if value is not None}


def change_of(measure: Measure, before: Values, after: Values, families: dict[str, str]) -> Change | None:
    """How a measure moved over the questions of both; ``None`` where there are none."""
    shared = [question_id for question_id in after if question_id in before]
    if not shared:
        return None
    firsts, seconds = [before[key] for key in shared], [after[key] for key in shared]
    moved = difference(firsts, seconds, [families[key] for key in shared])
    return Change(measure, sum(firsts) / len(shared), sum(seconds) / len(shared), moved, len(shared))
