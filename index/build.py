"""A build: the documents and the search structures over them, as one versioned folder.

A build is written beside the live one, read back, then a pointer is moved; whoever has the old one open keeps it.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from corpus.records import Document
from index import keys
from index.embedding import Embedder, open_embedder
from index.entries import Entry, entries_of
from index.errors import IndexMismatch, IndexMissing
from index.hybrid import HybridIndex
from settings import Settings

FORMAT = 2
"""Version of the folder's shape and of what readers make of a file; a change asks for a new build."""
POINTER = "current"
MANIFEST = "manifest.json"
REMEDY = "hãy chạy “hoi index build”"


class Manifest(BaseModel):
    """What a build was made of: hashes of the documents, of the words that entries are found by, and of each file."""

    build: str
    format: int
    model: str
    dimension: int
    keys: int
    documents: dict[str, str]
    entries: str
    files: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Build:
    """A build in memory: documents by id, the entries that are searched, and the search over them."""

    id: str
    folder: Path
    documents: Mapping[str, Document]
    entries: tuple[Entry, ...]
    search: HybridIndex


def build_index(documents: Iterable[Document], settings: Settings) -> Build:
    """Writes a build of these documents, makes it the live one, and opens it; the same content is not built twice."""
    chosen = {document.id: document for document in sorted(documents, key=lambda document: document.id)}
    embedder = open_embedder(settings.model)
    manifest = _manifest(chosen, embedder)
    folder = builds_folder(settings) / manifest.build
    if not _is_whole(folder):
        _write(folder, manifest, chosen, embedder)
    build = _read(folder, embedder)
    _point(settings, manifest.build)
    return build


def open_build(settings: Settings) -> Build:
    """The live build. Raises ``IndexMissing`` or ``IndexMismatch`` with a sentence that says what to run."""
    return _read(live_folder(settings), open_embedder(settings.model))


def live_folder(settings: Settings) -> Path:
    """The folder of the live build."""
    pointer = builds_folder(settings) / POINTER
    if not pointer.is_file():
        raise IndexMissing(f"Chưa có chỉ mục trong “{settings.data_dir}”; {REMEDY}.")
    folder = builds_folder(settings) / pointer.read_text(encoding="utf-8").strip()
    if not (folder / MANIFEST).is_file():
        raise IndexMissing(f"Chỉ mục “{folder.name}” không còn đủ tệp; {REMEDY}.")
    return folder


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a build."""
    try:
        return Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValidationError) as unread:
        raise IndexMismatch(
            f"Chỉ mục “{folder.name}” bị hỏng hoặc không phải của chương trình này; {REMEDY}."
        ) from unread


def verify(folder: Path) -> list[str]:
    """The names of the files of a build that are missing or changed."""
    expected = read_manifest(folder).files
    return [
        name for name, digest in expected.items() if not (folder / name).is_file() or _digest(folder / name) != digest
    ]


def builds_folder(settings: Settings) -> Path:
    """Where builds live."""
    return settings.data_dir / "index"


def _manifest(documents: Mapping[str, Document], embedder: Embedder) -> Manifest:
    contents = {name: hashlib.sha256(d.model_dump_json().encode()).hexdigest() for name, d in sorted(documents.items())}
    entries = _entries_digest(entries_of(documents.values()))
    key = json.dumps([FORMAT, embedder.id, embedder.dimension, keys.VERSION, contents, entries])
    build = hashlib.sha256(key.encode()).hexdigest()[:12]
    return Manifest(
        build=build,
        format=FORMAT,
        model=embedder.id,
        dimension=embedder.dimension,
        keys=keys.VERSION,
        documents=contents,
        entries=entries,
    )


def _write(folder: Path, manifest: Manifest, documents: Mapping[str, Document], embedder: Embedder) -> None:
    draft = folder.with_name(f"{folder.name}.draft-{os.getpid()}")
    shutil.rmtree(draft, ignore_errors=True)
    (draft / "documents").mkdir(parents=True)
    try:
        for document in documents.values():
            (draft / "documents" / f"{document.id}.json").write_text(document.model_dump_json(), encoding="utf-8")
        texts = [entry.text for entry in entries_of(documents.values())]
        HybridIndex.build(texts, embedder).save(draft / "search")
        files = {str(path.relative_to(draft)): _digest(path) for path in sorted(draft.rglob("*")) if path.is_file()}
        whole = manifest.model_copy(update={"files": files})
        (draft / MANIFEST).write_text(whole.model_dump_json(indent=1), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _read(folder: Path, embedder: Embedder) -> Build:
    manifest = read_manifest(folder)
    if (manifest.format, manifest.keys) != (FORMAT, keys.VERSION):
        raise IndexMismatch(f"Chỉ mục “{manifest.build}” do một phiên bản khác dựng; {REMEDY}.")
    if (manifest.model, manifest.dimension) != (embedder.id, embedder.dimension):
        raise IndexMismatch(
            f"Chỉ mục “{manifest.build}” được dựng bằng mô hình khác với mô hình đang cấu hình; {REMEDY}."
        )
    try:
        documents = {name: _read_document(folder, name) for name in manifest.documents}
        search = HybridIndex.load(folder / "search", embedder)
    except (OSError, ValueError, KeyError) as unread:
        raise IndexMismatch(f"Chỉ mục “{manifest.build}” bị hỏng; {REMEDY}.") from unread
    entries = tuple(entries_of(documents.values()))
    if manifest.entries != _entries_digest(entries):
        raise IndexMismatch(f"Chỉ mục “{manifest.build}” không khớp với văn bản của nó; {REMEDY}.")
    return Build(manifest.build, folder, documents, entries, search)


def _read_document(folder: Path, name: str) -> Document:
    return Document.model_validate_json((folder / "documents" / f"{name}.json").read_bytes())


def _is_whole(folder: Path) -> bool:
    return (folder / MANIFEST).is_file() and not verify(folder)


def _point(settings: Settings, build: str) -> None:
    pointer = builds_folder(settings) / POINTER
    draft = pointer.with_suffix(".draft")
    draft.write_text(build, encoding="utf-8")
    os.replace(draft, pointer)


def _entries_digest(entries: Iterable[Entry]) -> str:
    digest = hashlib.sha256()
    for entry in entries:
        digest.update(f"{entry.record_id}\0{entry.text}\0".encode())
    return digest.hexdigest()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
