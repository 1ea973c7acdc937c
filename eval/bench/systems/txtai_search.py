"""txtai: its default keyword index, and its hybrid of that with vectors."""

from collections.abc import Sequence
from typing import Any

from txtai import Embeddings

from eval.bench.systems import DEPTH
from index.embedding import Embedder


class Keywords:
    """``keyword=True``: BM25 with txtai's defaults."""

    def build(self, texts: Sequence[str], embedder: Embedder) -> None:
        """Takes the texts in."""
        self._index = Embeddings(self._settings(embedder))
        self._index.index((row, text, None) for row, text in enumerate(texts))

    def search(self, query: str) -> list[int]:
        """The rows of the best texts."""
        return [int(row) for row, _ in self._index.search(query, DEPTH)]

    def _settings(self, embedder: Embedder) -> dict[str, Any]:
        return {"keyword": True}


class Hybrid(Keywords):
    """``hybrid=True``, the vectors coming from the shared model."""

    def _settings(self, embedder: Embedder) -> dict[str, Any]:
        return {"hybrid": True, "method": "external", "transform": lambda texts: embedder.passages(list(texts))}
