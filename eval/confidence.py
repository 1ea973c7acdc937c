"""Whether the assistant knows what it knows: calibration, and risk against coverage."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from eval.result import Reply

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Replies of about the same confidence: their number, mean confidence and share of right ones."""

    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """``error`` is the expected calibration error (Guo et al. 2017) over ten equal bins, ``brier`` the Brier score."""

    bins: tuple[Bin, ...]
    error: float
    brier: float


def calibration(replies: Iterable[Reply]) -> Calibration:
    """How confidence and right replies agree; of no replies, nothing is wrong."""
    pairs = [(reply.answer.confidence, float(reply.judgement.right)) for reply in replies]
    bins = [
        _bin(inside) for number in range(BINS) if (inside := [pair for pair in pairs if _bin_of(pair[0]) == number])
    ]
    total = max(len(pairs), 1)
    return Calibration(
        tuple(bins),
        sum(part.count * abs(part.confidence - part.right) for part in bins) / total,
        sum((confidence - right) ** 2 for confidence, right in pairs) / total,
    )


def risk_coverage(replies: Iterable[Reply]) -> list[tuple[float, float]]:
    """(coverage, risk) of the answered replies, surest first: the share kept, and the share of it that is wrong.

    One point for each confidence: replies of the same confidence cannot be told apart.
    """
    answered = [reply for reply in replies if reply.answer.status == "answered"]
    answered.sort(key=lambda reply: -reply.answer.confidence)
    wrong = np.cumsum([not reply.judgement.right for reply in answered])
    last = {reply.answer.confidence: kept for kept, reply in enumerate(answered, 1)}
    return [(kept / len(answered), float(wrong[kept - 1] / kept)) for kept in last.values()]


def area(curve: list[tuple[float, float]]) -> float:
    """The mean risk over all coverages (AURC); 0 for an empty curve."""
    starts = [0.0, *(coverage for coverage, _ in curve)]
    return sum(risk * (coverage - start) for (coverage, risk), start in zip(curve, starts, strict=False))


def _bin_of(confidence: float) -> int:
    return min(int(confidence * BINS), BINS - 1)


def _bin(pairs: list[tuple[float, float]]) -> Bin:
    confidence, right = np.mean(pairs, axis=0)
    return Bin(len(pairs), float(confidence), float(right))
