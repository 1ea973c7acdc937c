"""The file that a document was read from."""

import hashlib
from pathlib import Path

from corpus.records import Document
from settings import Settings


def source_file(document: Document, settings: Settings) -> Path | None:
    """The file with this document's name and bytes among those shipped or added, or ``None``."""
    for folder in (settings.documents_dir, settings.data_dir / "documents"):
        path = folder / Path(document.source).name
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == document.sha256:
            return path
    return None
