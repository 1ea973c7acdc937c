"""Embedding models behind one protocol: the static model that ships, or any sentence-transformers model."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np

from index.errors import ModelMissing
from index.static import Ids, Matrix, StaticEmbedder

PRESETS = Path(__file__).with_name("presets.toml")


class Embedder(Protocol):
    """Turns texts into unit vectors of shape ``(len(texts), dimension)``; a text without words may be zero.

    ``id`` changes whenever the vectors would: an index made under another id must be rebuilt.
    """

    id: str
    dimension: int

    def queries(self, texts: Sequence[str]) -> Matrix:
        """Vectors of what is asked."""

    def passages(self, texts: Sequence[str]) -> Matrix:
        """Vectors of what is searched."""


@runtime_checkable
class TokenEmbedder(Embedder, Protocol):
    """An embedder whose tokens have vectors of their own, for late interaction."""

    def tokens(self, texts: Sequence[str]) -> list[Ids]:
        """The token numbers of every text."""

    def mean(self, texts: Sequence[Ids]) -> Matrix:
        """Vectors of texts that were cut into tokens."""

    def token_vectors(self, ids: Ids) -> Matrix:
        """Vectors of tokens, one row per number; a longer vector is a token that matters more."""


class TransformerEmbedder:
    """Any model that sentence-transformers reads, with its own prompts for queries and passages."""

    def __init__(self, name: str) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as missing:
            raise ModelMissing(
                f"Mô hình {name} cần gói sentence-transformers, chưa được cài; hãy cài gói đó hoặc dùng mô hình có sẵn."
            ) from missing
        try:
            self._model = SentenceTransformer(name)
        except (OSError, ValueError) as unread:
            raise ModelMissing(f"Không đọc được mô hình {name}: {unread}") from unread
        prompts = {**self._model.prompts, **prompts_of(name)}
        self._query = prompts.get("query") or ""
        self._passage = prompts.get("passage") or prompts.get("document") or ""
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self.id = f"{name}|{self._query}|{self._passage}"

    def queries(self, texts: Sequence[str]) -> Matrix:
        """Vectors of what is asked, under the model's prompt for queries."""
        return self._encode(texts, self._query)

    def passages(self, texts: Sequence[str]) -> Matrix:
        """Vectors of what is searched, under the model's prompt for passages."""
        return self._encode(texts, self._passage)

    def _encode(self, texts: Sequence[str], prompt: str) -> Matrix:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = self._model.encode(list(texts), prompt=prompt, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


def open_embedder(model: str) -> Embedder:
    """The embedder of a setting: a folder with a static model of ours, or what sentence-transformers reads."""
    folder = Path(model)
    if (folder / "config.json").is_file() and '"model2vec"' in (folder / "config.json").read_text(encoding="utf-8"):
        return StaticEmbedder(folder)
    return TransformerEmbedder(model)


def prompts_of(name: str) -> dict[str, str]:
    """The prompts of a well-known model, by the last part of its name; none for others."""
    presets: dict[str, dict[str, str]] = tomllib.loads(PRESETS.read_text(encoding="utf-8"))
    return presets.get(name.rstrip("/").rsplit("/", 1)[-1].lower(), {})
