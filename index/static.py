"""The static embedding model that ships: one vector per token, averaged. Needs no torch.

Reads the folder that ``index.training.export`` writes, which model2vec and sentence-transformers read as well,
to the same vectors; reading it here starts in a third of model2vec's time and encodes twice as fast.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.errors import ModelMissing

Matrix = NDArray[np.float32]
Ids = NDArray[np.int64]

WEIGHTS = "model.safetensors"
TOKENIZER = "tokenizer.json"
UNKNOWN = 0
_TYPES = {"I8": np.int8, "F32": np.float32}


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
            tensors = _mapped(folder / WEIGHTS)
            self._numbers: NDArray[np.int8] = tensors["embeddings"]
            self._scales: Matrix = tensors["weights"]
        except (OSError, ValueError, KeyError) as unread:
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
        vectors = [self._scales[ids] @ self._numbers[ids].astype(np.float32) for ids in texts]
        return unit(np.array(vectors, dtype=np.float32).reshape(len(texts), self.dimension))

    def token_vectors(self, ids: Ids) -> Matrix:
        """The vectors of single tokens, one row per number; length is the weight that training gave a token."""
        return self._numbers[ids] * self._scales[ids, None]


def _mapped(path: Path) -> dict[str, NDArray[Any]]:
    """The tensors of a safetensors file where they lie on the disk, so that processes share them.

    The format: eight bytes with the length of a JSON header, the header, the tensors' bytes
    (https://github.com/huggingface/safetensors). Raises OSError, ValueError or KeyError where the file is none.
    """
    with path.open("rb") as file:
        start = 8 + int.from_bytes(file.read(8), "little")
        if start > path.stat().st_size:
            raise ValueError("tệp không theo định dạng safetensors")
        header = json.loads(file.read(start - 8))
    header.pop("__metadata__", None)
    return {
        name: np.asarray(np.memmap(path, _TYPES[told["dtype"]], "r", start + told["data_offsets"][0], told["shape"]))
        for name, told in header.items()
    }


def _digest(folder: Path) -> str:
    content = hashlib.sha256()
    for name in (WEIGHTS, TOKENIZER):
        content.update((folder / name).read_bytes())
    return content.hexdigest()[:12]
