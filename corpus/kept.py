"""Layouts kept by the hash of the file they were read from, so that nothing unchanged is read twice."""

import hashlib
import os
import uuid
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.layout import Layout
from corpus.readers import read_layout
from corpus.readers.limits import Limits

READERS_VERSION = 7
"""What readers make of a file; raise it when a reader changes, so that kept layouts are read again."""
_LAYOUT: TypeAdapter[Layout] = TypeAdapter(Layout)
_BLOCK = 1 << 20


class KeptLayouts:
    """A folder of layouts."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder = folder
        self._limits = limits

    def of(self, path: Path, digest: str) -> Layout:
        """The layout of a file with that hash, read only if it is not kept. Raises ``UnreadableDocument``."""
        try:
            return _LAYOUT.validate_json(self._file(digest).read_bytes())
        except (OSError, ValidationError):
            return self.read_again(path, digest)

    def read_again(self, path: Path, digest: str) -> Layout:
        """The layout of a file read anew, kept from now on."""
        layout = read_layout(path, self._limits)
        self._folder.mkdir(parents=True, exist_ok=True)
        draft = self._folder / f".{uuid.uuid4().hex}"
        draft.write_bytes(_LAYOUT.dump_json(layout))
        os.replace(draft, self._file(digest))
        return layout

    def forget(self, digest: str) -> None:
        """Drops what is kept of a file."""
        self._file(digest).unlink(missing_ok=True)

    def _file(self, digest: str) -> Path:
        return self._folder / f"{digest}.{READERS_VERSION}.json"


def sha256_of_file(path: Path) -> str:
    """The hash of a file's content, read block by block."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
