"""Late interaction over static token vectors: every token of a query looks for its best token in a passage.

A passage's score is the mean over the query's tokens of the best cosine among the passage's tokens, counted
above ``FLOOR``. Tokens weigh by the root of their rarity here times the length that training gave their vector.
The vectors do not depend on context, so the tokens near a token of the query, and the passages that hold them,
give the exact score without touching the other passages.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Self

import faiss
import numpy as np

from index.embedding import TokenEmbedder
from index.lexical import Scores
from index.postings import Postings
from index.static import Ids, unit

FLOOR = 0.25
REMEMBERED = 4_096
"""Tokens that were looked for, of which the near tokens are kept."""
SCORES_KEPT = 2_000_000
"""Scores kept of tokens that were looked for: of thousands of tokens in a small collection, of few in a large one."""

Near = tuple[Ids, Scores]


class LateIndex:
    """The tokens of a collection: row ``i`` of ``postings`` for its ``i``-th distinct token."""

    def __init__(self, embedder: TokenEmbedder, tokens: Ids, postings: Postings) -> None:
        self._embedder = embedder
        self._tokens = tokens
        self._postings = postings
        self._vectors = faiss.IndexFlatIP(embedder.dimension)
        if len(tokens):
            self._vectors.add(unit(embedder.token_vectors(tokens)))
        self._held_by = np.diff(postings.starts)
        self._near = lru_cache(REMEMBERED)(self._near_tokens)
        self._found = lru_cache(SCORES_KEPT // max(1, len(self)))(self._find)

    @classmethod
    def build(cls, embedder: TokenEmbedder, texts: Sequence[str]) -> Self:
        """Index the tokens of texts, which may be none or empty."""
        distinct = [np.unique(tokens) for tokens in embedder.tokens(texts)]
        flat = np.concatenate([np.zeros(0, np.int64), *distinct])
        rows = np.repeat(np.arange(len(texts)), [len(tokens) for tokens in distinct])
        tokens, number = np.unique(flat, return_inverse=True)
        held = np.ones(len(flat), dtype=np.int8)
        return cls(embedder, tokens, Postings.of(number, rows, held, (len(tokens), len(texts))))

    def __len__(self) -> int:
        return self._postings.size

    def scores(self, query: Ids) -> Scores:
        """One score from 0 to 1 per passage, for the tokens of a query."""
        total = np.zeros(len(self), dtype=np.float32)
        whole = 0.0
        for token in query.tolist():
            weight, scores = self._found(token)
            total += scores
            whole += weight
        return total / np.float32(max(whole, 1e-9))

    def _weigh(self, token: int) -> float:
        """The weight of a token, whether the collection holds it or not."""
        place = np.searchsorted(self._tokens, token)
        held_by = self._held_by[place] if token in self._tokens[place : place + 1] else 0
        rarity = np.log1p((len(self) - held_by + 0.5) / (held_by + 0.5))
        return float(np.sqrt(rarity * np.linalg.norm(self._embedder.token_vectors(np.array([token])))))

    def _find(self, token: int) -> tuple[float, Scores]:
        """The weight of one token of the query, and its best cosine in every passage times that; not to be changed."""
        best = np.zeros(len(self), dtype=np.float32)
        for near, closeness in zip(*self._near(token), strict=True):
            best[self._postings.passages[self._postings.row(near)]] = closeness
        weight = self._weigh(token)
        return weight, best * np.float32(weight)

    def _near_tokens(self, token: int) -> Near:
        """Tokens above the floor, farthest first, so that nearer ones overwrite them."""
        asked = unit(self._embedder.token_vectors(np.array([token])))
        _, cosines, near = self._vectors.range_search(asked, FLOOR)
        order = np.argsort(cosines, kind="stable")
        return near[order], (cosines[order] - np.float32(FLOOR)) / np.float32(1.0 - FLOOR)

    def save(self, folder: Path) -> None:
        """Write the tokens and their passages; the vectors stay in the model."""
        np.save(folder / "late-tokens.npy", self._tokens)
        self._postings.save(folder / "late.npz")

    @classmethod
    def load(cls, folder: Path, embedder: TokenEmbedder) -> Self:
        """Read what :meth:`save` wrote, for the same model."""
        return cls(embedder, np.load(folder / "late-tokens.npy"), Postings.load(folder / "late.npz"))
