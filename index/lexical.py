"""BM25 over search keys: rank-bm25 weighs the terms once, queries add up rows of a sparse matrix."""

import json
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from index.keys import key_weight
from index.postings import Postings

Scores = NDArray[np.float32]

K1 = 0.9
B = 0.75


class NeverNegativeBM25(BM25Okapi):  # type: ignore[misc]
    """Okapi BM25 with the inverse document frequency of Lucene, which is above zero for every term."""

    def _calc_idf(self, nd: dict[str, int]) -> None:
        for term, count in nd.items():
            self.idf[term] = math.log(1.0 + (self.corpus_size - count + 0.5) / (count + 0.5))


class LexicalIndex:
    """Term weights of a collection: ``postings`` hold what a term of a query adds to each passage's score."""

    def __init__(self, terms: dict[str, int], postings: Postings) -> None:
        self.terms = terms
        self.postings = postings

    @classmethod
    def build(cls, documents: Iterable[Sequence[str]], k1: float = K1, b: float = B) -> Self:
        """Weigh the keys of every document. An empty collection, or one without any key, is allowed."""
        rows = [list(keys) for keys in documents]
        if not any(rows):
            none = np.zeros(0, np.int32)
            return cls({}, Postings.of(none, none, none.astype(np.float32), (0, len(rows))))
        bm25 = NeverNegativeBM25(rows, k1=k1, b=b)
        terms = {term: number for number, term in enumerate(bm25.idf)}
        return cls(terms, _weighed(bm25, terms))

    def __len__(self) -> int:
        return self.postings.size

    def scores(self, keys: Iterable[str]) -> Scores:
        """One score per document; unknown keys add nothing, repeated keys count again."""
        scores = np.zeros(len(self), dtype=np.float32)
        np.add.at(scores, *self.postings.together(self.terms[key] for key in keys if key in self.terms))
        return scores

    def save(self, folder: Path, name: str) -> None:
        """Write ``<name>.npz`` and ``<name>.json`` into the folder."""
        self.postings.save(folder / f"{name}.npz")
        (folder / f"{name}.json").write_text(json.dumps(list(self.terms), ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, name: str) -> Self:
        """Read what :meth:`save` wrote."""
        terms = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        return cls({term: number for number, term in enumerate(terms)}, Postings.load(folder / f"{name}.npz"))


def _weighed(bm25: NeverNegativeBM25, terms: dict[str, int]) -> Postings:
    """The Okapi formula for all pairs of a term and a document that holds it, at once."""
    term = np.array([terms[key] for counts in bm25.doc_freqs for key in counts])
    row = np.repeat(np.arange(bm25.corpus_size), [len(counts) for counts in bm25.doc_freqs])
    frequency = np.array([count for counts in bm25.doc_freqs for count in counts.values()], dtype=np.float64)
    rarity = np.array([idf * key_weight(key) for key, idf in bm25.idf.items()])
    norm = bm25.k1 * (1.0 - bm25.b + bm25.b * np.array(bm25.doc_len) / bm25.avgdl)
    weight = rarity[term] * frequency * (bm25.k1 + 1.0) / (frequency + norm[row])
    return Postings.of(term, row, weight.astype(np.float32), (len(terms), bm25.corpus_size))
