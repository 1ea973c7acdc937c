"""The static embedding model that ships: one vector per token, averaged. Needs no torch.

Reads the folder that ``index.training.export`` writes, which model2vec and sentence-transformers read as well,
to the same vectors; reading it here starts in a third of model2vec's time and encodes twice as fast.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from scipy import sparse
from tokenizers import Tokenizer

from index.errors import ModelMissing

Matrix = NDArray[np.float32]
Ids = NDArray[np.int64]

WEIGHTS = "model.safetensors"
TOKENIZER = "tokenizer.json"
UNKNOWN = 0


def unit(vectors: Matrix) -> Matrix:
    """Rows scaled to length one; zero rows stay zero."""
    length: Matrix = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.divide(vectors, length, out=np.zeros_like(vectors), where=length > 0)


class StaticEmbedder:
    """Unit vectors of texts as the mean of their tokens' vectors; queries and passages are treated alike."""

    def __init__(self, folder: Path) -> None:
        for name in (TOKENIZER, WEIGHTS):
            if not (folder / name).is_file():
                raise ModelMissing(f"Không thấy tệp {name} của mô hình trong {folder}.")
        try:
            with safe_open(folder / WEIGHTS, framework="numpy") as tensors:
                self._numbers: NDArray[np.int8] = tensors.get_tensor("embeddings")
                self._scales: Matrix = tensors.get_tensor("weights")
        except (OSError, SafetensorError) as unread:
            raise ModelMissing(f"Không đọc được mô hình trong {folder}: {unread}.") from unread
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self.dimension = int(self._numbers.shape[1])
        self.id = f"{folder.name}-{_digest(folder)}"

    def queries(self, texts: Sequence[str]) -> Matrix:
        """Vectors of what is asked."""
        return self.passages(texts)

    def passages(self, texts: Sequence[str]) -> Matrix:
        """Vectors of what is searched."""
        return self.mean(self.tokens(texts))

    def tokens(self, texts: Sequence[str]) -> list[Ids]:
        """The token numbers of every text, in order, without unknown ones."""
        encoded = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        numbers = (np.array(encoding.ids, dtype=np.int64) for encoding in encoded)
        return [ids[ids != UNKNOWN] for ids in numbers]

    def mean(self, texts: Sequence[Ids]) -> Matrix:
        """Unit vectors of texts that were already cut into tokens."""
        flat = np.concatenate([np.zeros(0, np.int64), *texts])
        used, column = np.unique(flat, return_inverse=True)
        starts = np.cumsum([0, *(len(ids) for ids in texts)])
        counts = sparse.csr_array((np.ones(len(flat), np.float32), column, starts), shape=(len(texts), len(used)))
        return unit(np.asarray(counts @ self.token_vectors(used), dtype=np.float32))

    def token_vectors(self, ids: Ids) -> Matrix:
        """The vectors of single tokens, one row per number; length is the weight that training gave a token."""
        return self._numbers[ids] * self._scales[ids, None]


def _digest(folder: Path) -> str:
    content = hashlib.sha256()
    for name in (WEIGHTS, TOKENIZER):
        content.update((folder / name).read_bytes())
    return content.hexdigest()[:12]
