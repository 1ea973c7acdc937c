"""Vectors of passages in FAISS, compared exactly by inner product."""

from pathlib import Path
from typing import Self

import faiss
import numpy as np
from numpy.typing import NDArray

from index.errors import IndexMismatch
from index.lexical import Scores

FILE = "vectors.faiss"


class DenseIndex:
    """Unit vectors, one per passage, in the order of the passages."""

    def __init__(self, vectors: "faiss.Index") -> None:
        self._vectors = vectors

    @classmethod
    def build(cls, vectors: NDArray[np.float32]) -> Self:
        """``vectors``: ``(passages, dimension)``, unit length or zero."""
        flat = faiss.IndexFlatIP(vectors.shape[1])
        if len(vectors):
            flat.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(flat)

    def __len__(self) -> int:
        return int(self._vectors.ntotal)

    def scores(self, query: NDArray[np.float32]) -> Scores:
        """The cosine of a query vector of shape ``(dimension,)`` with every passage."""
        scores = np.zeros(len(self), dtype=np.float32)
        if len(self):
            cosines, rows = self._vectors.search(np.ascontiguousarray(query[None], dtype=np.float32), len(self))
            found = rows[0] >= 0
            scores[rows[0][found]] = cosines[0][found]
        return scores

    def save(self, folder: Path) -> None:
        """Write the vectors into the folder."""
        faiss.write_index(self._vectors, str(folder / FILE))

    @classmethod
    def load(cls, folder: Path, dimension: int) -> Self:
        """Read the vectors; those of another dimension are refused."""
        vectors = faiss.read_index(str(folder / FILE))
        if vectors.d != dimension:
            raise IndexMismatch(
                f"Chỉ mục có véc-tơ {vectors.d} chiều nhưng mô hình cho {dimension} chiều; hãy chạy hoi index build."
            )
        return cls(vectors)
