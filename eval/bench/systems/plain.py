"""The two halves that every hybrid is made of, as a tutorial would write them."""

import re
from collections.abc import Sequence

import numpy as np
from rank_bm25 import BM25Okapi

from eval.bench.systems import DEPTH
from index.embedding import Embedder


def words(text: str) -> list[str]:
    """Lower-case words."""
    return re.findall(r"\w+", text.lower())


class Keywords:
    """Okapi BM25 over words, with the defaults of rank-bm25."""

    def build(self, texts: Sequence[str], embedder: Embedder) -> None:
        """Takes the texts in."""
        self._index = BM25Okapi([words(text) for text in texts])

    def search(self, query: str) -> list[int]:
        """The rows of the best texts."""
        return [int(row) for row in np.argsort(-self._index.get_scores(words(query)), kind="stable")[:DEPTH]]


class Vectors:
    """The cosine of every vector, one after the other."""

    def build(self, texts: Sequence[str], embedder: Embedder) -> None:
        """Takes the texts in."""
        self._embedder, self._vectors = embedder, embedder.passages(texts)

    def search(self, query: str) -> list[int]:
        """The rows of the best texts."""
        scores = self._vectors @ self._embedder.queries([query])[0]
        return [int(row) for row in np.argsort(-scores, kind="stable")[:DEPTH]]
