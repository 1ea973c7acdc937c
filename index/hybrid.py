"""Search over passages that fuses keys, vectors and late interaction into one score per passage."""

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Self

import numpy as np

from index import keys
from index.dense import DenseIndex
from index.embedding import Embedder, TokenEmbedder
from index.errors import IndexMismatch
from index.late import LateIndex
from index.lexical import LexicalIndex, Scores

SETTINGS = "hybrid.json"
DIFFERENT = 1e-9
"""The least deviation of scores that are not all equal."""


@dataclass(frozen=True, slots=True)
class Fusion:
    """How much each standardised score counts; the middle of what did well on public sets and on the plans."""

    lexical: float = 1.0
    dense: float = 0.9
    late: float = 0.5


@dataclass(frozen=True, slots=True)
class HybridScores:
    """Scores of every passage for one query, in the order of the passages.

    ``lexical`` is BM25 and unbounded, ``dense`` a cosine, ``late`` from 0 to 1; ``fused`` is their weighted sum
    after each was standardised over the collection, good for ranking only.
    """

    lexical: Scores
    dense: Scores
    late: Scores
    fused: Scores


class HybridIndex:
    """The search structures over the texts of a collection, in their order."""

    def __init__(
        self,
        embedder: Embedder,
        marked: LexicalIndex,
        folded: LexicalIndex,
        dense: DenseIndex,
        late: LateIndex | None,
        fusion: Fusion | None = None,
    ) -> None:
        self._embedder = embedder
        self._tokens = embedder if isinstance(embedder, TokenEmbedder) else None
        self._marked = marked
        self._folded = folded
        self._dense = dense
        self._late = late
        self._weights = np.array(astuple(fusion or Fusion()), np.float32)[:, None]

    @classmethod
    def build(cls, texts: Sequence[str], embedder: Embedder, fusion: Fusion | None = None) -> Self:
        """Index texts, which may be none or empty."""
        late = None
        if isinstance(embedder, TokenEmbedder):
            late = LateIndex.build(embedder, texts)
        return cls(
            embedder,
            LexicalIndex.build(keys.marked_terms(text) for text in texts),
            LexicalIndex.build(keys.folded_terms(text) for text in texts),
            DenseIndex.build(embedder.passages(texts)),
            late,
            fusion,
        )

    def __len__(self) -> int:
        return len(self._dense)

    def scores(self, query: str) -> HybridScores:
        """The scores of every passage; all zero for a query without any known word."""
        lexical, dense, late = parts = np.stack([self._lexical(query), *self._vector_scores(query)])
        fused = (self._weights * standardised(parts)).sum(axis=0)
        return HybridScores(lexical, dense, late, fused)

    def search(self, query: str, k: int = 10) -> list[tuple[int, float]]:
        """The best ``k`` passages as ``(row, fused score)``, best first; equal scores keep the order of the texts."""
        fused = self.scores(query).fused
        return [(int(row), float(fused[row])) for row in np.argsort(-fused, kind="stable")[: max(k, 0)]]

    def save(self, folder: Path) -> None:
        """Write the index into a folder, which is made if it is not there."""
        folder.mkdir(parents=True, exist_ok=True)
        self._marked.save(folder, "marked")
        self._folded.save(folder, "folded")
        self._dense.save(folder)
        if self._late is not None:
            self._late.save(folder)
        written = {"model": self._embedder.id, "dimension": self._embedder.dimension, "keys": keys.VERSION}
        (folder / SETTINGS).write_text(json.dumps(written, ensure_ascii=False, indent=2), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, embedder: Embedder, fusion: Fusion | None = None) -> Self:
        """Read an index that was made with the same model and keys; any other is refused."""
        _check(folder, embedder)
        late = LateIndex.load(folder, embedder) if isinstance(embedder, TokenEmbedder) else None
        return cls(
            embedder,
            LexicalIndex.load(folder, "marked"),
            LexicalIndex.load(folder, "folded"),
            DenseIndex.load(folder, embedder.dimension),
            late,
            fusion,
        )

    def _lexical(self, query: str) -> Scores:
        if keys.typed_without_marks(query):
            return self._folded.scores(keys.asked(keys.folded_terms(query)))
        return self._marked.scores(keys.asked(keys.marked_terms(query)))

    def _vector_scores(self, query: str) -> tuple[Scores, Scores]:
        """The scores by the query's vector and by its tokens, which it is cut into once."""
        if self._late is None or self._tokens is None:
            return self._dense.scores(self._embedder.queries([query])[0]), np.zeros(len(self), dtype=np.float32)
        tokens = self._tokens.tokens([query])
        return self._dense.scores(self._tokens.mean(tokens)[0]), self._late.scores(tokens[0])


def standardised(scores: Scores) -> Scores:
    """Every row of scores with mean 0 and deviation 1 over the collection; zeros where all are equal."""
    if not scores.size:
        return scores
    apart = scores - scores.mean(axis=-1, keepdims=True)
    deviation = np.sqrt(np.square(apart).mean(axis=-1, keepdims=True))
    result: Scores = np.divide(apart, deviation, out=np.zeros_like(apart), where=deviation >= DIFFERENT)
    return result


def _check(folder: Path, embedder: Embedder) -> None:
    try:
        written = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as unread:
        raise IndexMismatch(f"Không đọc được chỉ mục trong {folder}; hãy chạy hoi index build.") from unread
    if written.get("model") != embedder.id:
        raise IndexMismatch("Chỉ mục được tạo bằng mô hình khác với mô hình đang đặt; hãy chạy hoi index build.")
    if written.get("keys") != keys.VERSION:
        raise IndexMismatch("Chỉ mục được tạo bằng phiên bản khóa tìm kiếm khác; hãy chạy hoi index build.")
