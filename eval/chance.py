"""What chance could have done: intervals of a mean, and the difference between two runs of the same questions.

Questions of one family stand or fall together, so families are drawn, not questions (cluster bootstrap; Cameron,
Gelbach and Miller 2008), and the sign of a whole family's difference is flipped (paired permutation test).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DRAWS = 2000
LEVEL = 0.95
SEED = 57


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with the bounds of its 95 % interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difference:
    """Mean difference of paired values (second minus first), its interval, and the chance of one as large."""

    interval: Interval
    p_value: float


def interval(values: Sequence[float], families: Sequence[str]) -> Interval:
    """The mean of values with a percentile interval over draws of families; values must not be empty."""
    sums, sizes = _by_family(values, families)
    drawn = np.random.default_rng(SEED).integers(0, len(sums), (DRAWS, len(sums)))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.quantile(means, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(float(np.mean(values)), float(low), float(high))


def difference(first: Sequence[float], second: Sequence[float], families: Sequence[str]) -> Difference:
    """How much the second of two paired series is above the first; the series must not be empty."""
    changes = np.subtract(second, first)
    sums, _ = _by_family(changes.tolist(), families)
    signs = np.random.default_rng(SEED).choice([-1.0, 1.0], (DRAWS, len(sums)))
    as_large = np.abs(signs @ sums) >= abs(sums.sum()) - 1e-9
    return Difference(interval(changes.tolist(), families), float((as_large.sum() + 1) / (DRAWS + 1)))


def _by_family(values: Sequence[float], families: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Sum and count of the values of every family."""
    _, members = np.unique(np.asarray(families), return_inverse=True)
    sums = np.bincount(members, weights=np.asarray(values, dtype=np.float64))
    return sums.astype(np.float64), np.bincount(members).astype(np.float64)
