"""BM25 over search keys: rank-bm25 weighs the terms once, queries add up rows of a sparse matrix."""

import json
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi
from scipy import sparse

from index.keys import key_weight

Scores = NDArray[np.float32]

K1 = 1.2
B = 0.75


class NeverNegativeBM25(BM25Okapi):  # type: ignore[misc]
    """Okapi BM25 with the inverse document frequency of Lucene, which is above zero for every term."""

    def _calc_idf(self, nd: dict[str, int]) -> None:
        for term, count in nd.items():
            self.idf[term] = math.log(1.0 + (self.corpus_size - count + 0.5) / (count + 0.5))


class LexicalIndex:
    """Term weights of a collection: ``matrix[term, document]`` is what a term of a query adds to the score."""

    def __init__(self, terms: dict[str, int], matrix: "sparse.csr_array[np.float32]") -> None:
        self.terms = terms
        self.matrix = matrix

    @classmethod
    def build(cls, documents: Iterable[Sequence[str]], k1: float = K1, b: float = B) -> Self:
        """Weigh the keys of every document. An empty collection, or one without any key, is allowed."""
        rows = [list(keys) for keys in documents]
        if not any(rows):
            return cls({}, sparse.csr_array(np.zeros((0, len(rows)), dtype=np.float32)))
        bm25 = NeverNegativeBM25(rows, k1=k1, b=b)
        terms = {term: number for number, term in enumerate(bm25.idf)}
        return cls(terms, _weights(bm25, terms))

    def __len__(self) -> int:
        return int(self.matrix.shape[1])

    def scores(self, keys: Iterable[str]) -> Scores:
        """One score per document; unknown keys add nothing, repeated keys count again."""
        scores = np.zeros(len(self), dtype=np.float32)
        start, columns, weights = self.matrix.indptr, self.matrix.indices, self.matrix.data
        for number in (self.terms[key] for key in keys if key in self.terms):
            cells = slice(start[number], start[number + 1])
            scores[columns[cells]] += weights[cells]
        return scores

    def save(self, folder: Path, name: str) -> None:
        """Write ``<name>.npz`` and ``<name>.json`` into the folder."""
        sparse.save_npz(folder / f"{name}.npz", self.matrix, compressed=False)
        (folder / f"{name}.json").write_text(json.dumps(list(self.terms), ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, name: str) -> Self:
        """Read what :meth:`save` wrote."""
        terms = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        matrix = sparse.csr_array(sparse.load_npz(folder / f"{name}.npz"))
        return cls({term: number for number, term in enumerate(terms)}, matrix)


def _weights(bm25: NeverNegativeBM25, terms: dict[str, int]) -> "sparse.csr_array[np.float32]":
    """The Okapi formula for all pairs of a term and a document that holds it, at once."""
    term = np.array([terms[key] for counts in bm25.doc_freqs for key in counts])
    row = np.repeat(np.arange(bm25.corpus_size), [len(counts) for counts in bm25.doc_freqs])
    frequency = np.array([count for counts in bm25.doc_freqs for count in counts.values()], dtype=np.float64)
    rarity = np.array([idf * key_weight(key) for key, idf in bm25.idf.items()])
    norm = bm25.k1 * (1.0 - bm25.b + bm25.b * np.array(bm25.doc_len) / bm25.avgdl)
    weight = rarity[term] * frequency * (bm25.k1 + 1.0) / (frequency + norm[row])
    return sparse.csr_array((weight.astype(np.float32), (term, row)), shape=(len(terms), bm25.corpus_size))
