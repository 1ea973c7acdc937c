"""The plans that ship with the product, as their manifest lists them."""

import tomllib
from pathlib import Path

from corpus.document import sha256_of
from corpus.errors import UnreadableDocument

MANIFEST = "manifest.toml"


def shipped_files(folder: Path) -> list[Path]:
    """The files of a folder's manifest, each checked against its hash; of a folder without one, all its files.

    Raises ``UnreadableDocument`` naming the first file that is missing or is not what the manifest says.
    """
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return sorted(path for path in folder.glob("*") if path.is_file() and not path.name.startswith("."))
    entries = tomllib.loads(manifest.read_text(encoding="utf-8")).get("document", [])
    return [_checked(folder / entry["file"], entry["sha256"]) for entry in entries]


def _checked(path: Path, sha256: str) -> Path:
    if not path.is_file():
        raise UnreadableDocument(f"Không tìm thấy tệp “{path.name}” có trong danh mục văn bản.")
    if sha256_of(path.read_bytes()) != sha256:
        raise UnreadableDocument(f"Tệp “{path.name}” khác với bản trong danh mục văn bản (mã băm không khớp).")
    return path
