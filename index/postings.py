"""Which passages hold which terms, and how much each counts there: a sparse matrix kept by rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Postings:
    """Terms by passages in compressed rows: ``passages[starts[t]:starts[t + 1]]`` hold term ``t``, in order.

    ``weights`` stand beside ``passages``; ``size`` is the number of passages. Plain arrays load at once, where
    importing scipy takes as long as everything else that a first answer needs.
    """

    starts: Numbers
    passages: Numbers
    weights: NDArray[Any]
    size: int

    @classmethod
    def of(cls, terms: NDArray[Any], passages: NDArray[Any], weights: NDArray[Any], shape: tuple[int, int]) -> Self:
        """From triples in any order, each pair of term and passage once; ``shape`` is ``(terms, passages)``."""
        order = np.lexsort((passages, terms))
        starts = np.concatenate([[0], np.cumsum(np.bincount(terms, minlength=shape[0]))])
        return cls(starts.astype(np.int32), passages[order].astype(np.int32), weights[order], shape[1])

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, term: int) -> slice:
        """Where the passages and weights of a term lie."""
        return slice(*self.starts[term : term + 2].tolist())

    def together(self, terms: Iterable[int]) -> tuple[Numbers, NDArray[Any]]:
        """The passages of several terms, one term after the other, and the weights beside them."""
        rows = [slice(0), *map(self.row, terms)]
        return np.concatenate([self.passages[row] for row in rows]), np.concatenate([self.weights[row] for row in rows])

    def save(self, path: Path) -> None:
        """Write an ``.npz`` file."""
        np.savez(path, starts=self.starts, passages=self.passages, weights=self.weights, size=np.int64(self.size))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what :meth:`save` wrote."""
        with np.load(path) as written:
            return cls(written["starts"], written["passages"], written["weights"], int(written["size"]))
