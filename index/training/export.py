"""The trained vectors as a folder that model2vec and sentence-transformers both read, eight bits a number."""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer

MODULES = [
    {"idx": 0, "name": "0", "path": ".", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]


def export(folder: Path, tokenizer: Tokenizer, vectors: NDArray[np.float32]) -> None:
    """Write the model. Every token keeps its own scale; the unknown token (number 0) becomes zero, because
    model2vec leaves it out of a mean while sentence-transformers counts it in."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "1_Normalize").mkdir(exist_ok=True)
    known = vectors.copy()
    known[0] = 0.0
    numbers, scales = quantise(known)
    save_file({"embeddings": numbers, "weights": scales}, folder / "model.safetensors")
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    config = {"normalize": True, "max_length": None, "embedding_dtype": "int8", "model_type": "model2vec"}
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    (folder / "modules.json").write_text(json.dumps(MODULES, indent=2) + "\n", encoding="utf-8")


def quantise(vectors: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Numbers from -127 to 127 and one scale per row: ``vectors ≈ numbers * scales[:, None]``."""
    scales = np.abs(vectors).max(axis=1) / np.float32(127)
    safe = np.where(scales > 0, scales, np.float32(1))
    return np.rint(vectors / safe[:, None]).astype(np.int8), scales.astype(np.float32)
