"""Vectors of passages in FAISS, compared exactly by inner product.

Every passage is scored, as fusion needs them all; FAISS's own search would also sort them.
"""

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

    def __init__(self, vectors: "faiss.IndexFlat") -> None:
        self._vectors = vectors
        rows = faiss.rev_swig_ptr(vectors.get_xb(), vectors.ntotal * vectors.d) if vectors.ntotal else np.zeros(0)
        self._rows = rows.reshape(vectors.ntotal, vectors.d).astype(np.float32, copy=False)

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
        scores: Scores = self._rows @ query.astype(np.float32)
        return scores

    def save(self, folder: Path) -> None:
        """Write the vectors into the folder."""
        faiss.write_index(self._vectors, str(folder / FILE))

    @classmethod
    def load(cls, folder: Path, dimension: int) -> Self:
        """Read the vectors; those of another dimension are refused."""
        vectors = faiss.read_index(str(folder / FILE))
        if not isinstance(vectors, faiss.IndexFlat) or vectors.d != dimension:
            raise IndexMismatch(
                f"Chỉ mục có véc-tơ {vectors.d} chiều nhưng mô hình cho {dimension} chiều; hãy chạy hoi index build."
            )
        return cls(vectors)
