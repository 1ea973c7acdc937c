"""BM25 over search keys: rank-bm25 weighs the terms once, queries add up rows of a sparse matrix."""

import json
import math
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi
from scipy import sparse

Scores = NDArray[np.float32]
Keys = Callable[[str], list[str]]

K1 = 1.2
B = 0.75


class NeverNegativeBM25(BM25Okapi):  # type: ignore[misc]
    """Okapi BM25 with the inverse document frequency of Lucene, which is above zero for every term."""

    def _calc_idf(self, nd: dict[str, int]) -> None:
        for term, count in nd.items():
            self.idf[term] = math.log(1.0 + (self.corpus_size - count + 0.5) / (count + 0.5))

    def weight(self, term: str, row: int) -> float:
        """What one occurrence of the term in a query adds to the score of document ``row``."""
        frequency = self.doc_freqs[row].get(term, 0)
        norm = self.k1 * (1.0 - self.b + self.b * self.doc_len[row] / self.avgdl)
        return float(self.idf.get(term, 0.0) * frequency * (self.k1 + 1.0) / (frequency + norm))


class LexicalIndex:
    """Term weights of a collection: ``matrix[term, document]``."""

    def __init__(self, terms: dict[str, int], matrix: "sparse.csr_array") -> None:
        self.terms = terms
        self.matrix = matrix

    @classmethod
    def build(cls, documents: Iterable[Sequence[str]], k1: float = K1, b: float = B) -> Self:
        """Weigh the keys of every document. An empty collection, or one without any key, is allowed."""
        rows = [list(keys) for keys in documents]
        if not any(rows):
            return cls({}, sparse.csr_array((0, len(rows)), dtype=np.float32))
        bm25 = NeverNegativeBM25(rows, k1=k1, b=b)
        terms = {term: number for number, term in enumerate(bm25.idf)}
        cells = [
            (terms[term], row, bm25.weight(term, row)) for row, counts in enumerate(bm25.doc_freqs) for term in counts
        ]
        number, row, weight = (np.array(column) for column in zip(*cells, strict=True))
        matrix = sparse.csr_array((weight.astype(np.float32), (number, row)), shape=(len(terms), len(rows)))
        return cls(terms, matrix)

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
