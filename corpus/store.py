"""The corpus on disk: the plans that ship with the product and those that an office has added."""

import fcntl
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from corpus.document import document_id_of, make_document, read_document
from corpus.errors import CorpusError, UnknownDocument
from corpus.failure import told_of
from corpus.kept import KeptLayouts, sha256_of_file
from corpus.readers.limits import DEFAULT, Limits
from corpus.records import Document, Record
from corpus.shipped import shipped_files
from corpus.sidecar import SUFFIX, corrected, sidecar_of
from corpus.snapshot import take_snapshot
from settings import Settings


class State(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    FAILED = "failed"


class Outcome(Record):
    """What became of one file, with the sentence to show."""

    source: str
    state: State
    document_id: str | None = None
    message: str


class Store:
    """Added files lie in ``<data>/documents`` with their sidecars; what readers made of them in ``<data>/layouts``."""

    def __init__(self, data: Path, shipped: Path, limits: Limits = DEFAULT) -> None:
        self.folder = data / "documents"
        self._incoming = data / "incoming"
        self._lock = data / "documents.lock"
        self._shipped = shipped
        self._limits = limits
        self._layouts = KeptLayouts(data / "layouts", limits)

    def files(self) -> dict[str, Path]:
        """Every document's file by id; an added file stands in for a shipped one of the same id."""
        shipped = {document_id_of(path.name): path for path in shipped_files(self._shipped)}
        return shipped | self._added()

    def documents(self) -> tuple[list[Document], list[Outcome]]:
        """All documents that can be read, and an outcome for each file that cannot."""
        documents: list[Document] = []
        failed: list[Outcome] = []
        for name, path in sorted(self.files().items()):
            try:
                documents.append(self.document(name))
            except CorpusError as error:
                failed.append(Outcome(source=path.name, state=State.FAILED, document_id=name, message=str(error)))
        return documents, failed

    def document(self, document_id: str) -> Document:
        """One document with its corrections. Raises ``UnknownDocument`` or ``UnreadableDocument``."""
        path = self._file(document_id)
        with told_of(path.name):
            if path.parent == self.folder:
                digest = sha256_of_file(path)
                document = make_document(self._layouts.of(path, digest), path.name, digest, document_id)
            else:
                document = read_document(path, document_id=document_id)
            return corrected(document, self.sidecar(path.name))

    def sidecar(self, source: str) -> Path:
        """Where an operator corrects the header of a file."""
        return sidecar_of(self.folder, source)

    def add(self, source: Path) -> Outcome:
        """Takes a file in, in place of an older one of the same name. What is there already is not read again.

        Raises ``UnreadableDocument``; the corpus is then as it was.
        """
        with told_of(source.name), self._changing():
            try:
                return self._take(take_snapshot(source, self._incoming / uuid.uuid4().hex, self._limits.file_bytes))
            finally:
                shutil.rmtree(self._incoming, ignore_errors=True)

    def remove(self, document_id: str) -> Outcome:
        """Takes an added document out, with what was kept of it. Shipped documents stay: ``UnknownDocument``."""
        with told_of(document_id), self._changing():
            path = self._file(document_id)
            if path.parent != self.folder:
                raise UnknownDocument(f"Văn bản “{document_id}” đi kèm sản phẩm, không gỡ được.")
            self._layouts.forget(sha256_of_file(path))
            path.unlink()
        message = f"Đã gỡ văn bản “{path.name}”."
        return Outcome(source=path.name, state=State.REMOVED, document_id=document_id, message=message)

    def update(self, document_id: str) -> Outcome:
        """Reads an added file again from the start, as after OCR has been installed."""
        path = self._file(document_id)
        with told_of(path.name), self._changing():
            before = self.document(document_id)
            if path.parent == self.folder:
                self._layouts.read_again(path, sha256_of_file(path))
            same = before == self.document(document_id)
        state, word = (State.UNCHANGED, "không đổi") if same else (State.UPDATED, "đã cập nhật")
        return Outcome(source=path.name, state=state, document_id=document_id, message=f"Đã đọc lại, {word}.")

    def _file(self, document_id: str) -> Path:
        path = self.files().get(document_id)
        if path is None:
            raise UnknownDocument(f"Không có văn bản “{document_id}” trong kho.")
        return path

    def _added(self) -> dict[str, Path]:
        if not self.folder.is_dir():
            return {}
        files = (path for path in sorted(self.folder.iterdir()) if path.is_file() and path.suffix != SUFFIX)
        return {document_id_of(path.name): path for path in files if not path.name.startswith(".")}

    def _take(self, copy: Path) -> Outcome:
        """Moves a copy that could be read into the corpus."""
        digest, files = sha256_of_file(copy), self.files()
        twin = next((name for name, path in files.items() if sha256_of_file(path) == digest), None)
        if twin is not None:
            return Outcome(source=copy.name, state=State.UNCHANGED, document_id=twin, message="Đã có, không đổi.")
        name = document_id_of(copy.name)
        document = make_document(self._layouts.of(copy, digest), copy.name, digest, name)
        older = self._added().get(name)
        self.folder.mkdir(parents=True, exist_ok=True)
        os.replace(copy, self.folder / copy.name)
        if older is not None and older.name != copy.name:
            older.unlink()
        state, word = (State.UPDATED, "Đã thay bản cũ") if name in files else (State.ADDED, "Đã thêm")
        message = f"{word}: {len(document.tasks)} nhiệm vụ, {len(document.targets)} chỉ tiêu."
        return Outcome(source=copy.name, state=state, document_id=name, message=message)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """One change at a time, also between processes; what an interrupted one left behind is cleared first."""
        self._lock.parent.mkdir(parents=True, exist_ok=True)
        with self._lock.open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            shutil.rmtree(self._incoming, ignore_errors=True)
            yield


def open_store(settings: Settings) -> Store:
    """The corpus of a data folder, with the limits that the settings set."""
    limits = Limits(
        file_bytes=settings.file_megabytes * 1_000_000,
        pages=settings.file_pages,
        seconds=settings.read_seconds,
        memory_bytes=settings.read_megabytes * 1_000_000,
    )
    return Store(settings.data_dir, settings.documents_dir, limits)
