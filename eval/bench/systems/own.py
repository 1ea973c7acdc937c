"""Our own index over the bare texts: without the records and the understanding of questions that stand above it."""

from collections.abc import Sequence

import numpy as np

from eval.bench.systems import DEPTH
from index.embedding import Embedder
from index.hybrid import HybridIndex


class Hybrid:
    """Keys, vectors and late interaction, fused."""

    def build(self, texts: Sequence[str], embedder: Embedder) -> None:
        """Takes the texts in."""
        self._index = HybridIndex.build(texts, embedder)

    def search(self, query: str) -> list[int]:
        """The rows of the best texts."""
        return [row for row, _ in self._index.search(query, DEPTH)]


class Keys(Hybrid):
    """The keys alone: syllables and pairs of syllables, with and without diacritics."""

    def search(self, query: str) -> list[int]:
        """The rows of the best texts."""
        return [int(row) for row in np.argsort(-self._index.scores(query).lexical, kind="stable")[:DEPTH]]
