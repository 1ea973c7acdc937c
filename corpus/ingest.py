"""Many files into the store: folders walked, one bad file never stopping the rest, the index rebuilt once."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from corpus.errors import CorpusError
from corpus.store import Outcome, State, Store

READABLE = frozenset(
    [
        ".txt",
        ".md",
        ".html",
        ".htm",
        ".docx",
        ".pdf",
        ".xlsx",
        ".doc",
        ".rtf",
        ".odt",
        ".png",
        ".jpg",
        ".jpeg",
        ".tif",
        ".tiff",
        ".bmp",
        ".webp",
    ]
)
Item = TypeVar("Item", Path, str)
Rebuild = Callable[[Store], None]
Progress = Callable[[int, int, Outcome], None]
_CHANGES = frozenset({State.ADDED, State.UPDATED, State.REMOVED})


def ingest(paths: Iterable[Path], store: Store, rebuild: Rebuild, progress: Progress | None = None) -> list[Outcome]:
    """Adds files and folders and rebuilds the index once if anything changed. ``progress`` hears of every file."""
    return apply(list(files_under(paths)), store.add, store, rebuild, progress)


def apply(
    items: list[Item],
    change: Callable[[Item], Outcome],
    store: Store,
    rebuild: Rebuild,
    progress: Progress | None = None,
) -> list[Outcome]:
    """One change per item; an item that fails gives an outcome that says why."""
    outcomes = []
    for number, item in enumerate(items, 1):
        try:
            outcome = change(item)
        except CorpusError as error:
            name = item.name if isinstance(item, Path) else item
            outcome = Outcome(source=name, state=State.FAILED, message=str(error))
        outcomes.append(outcome)
        if progress is not None:
            progress(number, len(items), outcome)
    if any(outcome.state in _CHANGES for outcome in outcomes):
        rebuild(store)
    return outcomes


def files_under(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and the readable files in the folders named; a folder linked into itself is walked once.

    A folder that cannot be looked into, as one that has just vanished, is given itself, so that adding it says why.
    """
    for path in paths:
        if path.is_dir():
            yield from _readable_in(path)
        else:
            yield path


def _readable_in(root: Path) -> Iterator[Path]:
    closed: list[Path] = []
    seen: set[str] = set()
    walk = os.walk(root, followlinks=True, onerror=lambda error: closed.append(Path(error.filename)))
    for folder, inner, names in walk:
        place = os.path.realpath(folder)
        if place in seen:
            inner.clear()
            continue
        seen.add(place)
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        found = (Path(folder) / name for name in sorted(names) if not name.startswith((".", "~$")))
        yield from (file for file in found if file.suffix.lower() in READABLE)
    yield from closed


def watch(folder: Path, seconds: float, *, wait: Callable[[float], None] = time.sleep) -> Iterator[list[Path]]:
    """For ever: the files of a folder that are new or changed since the last look and have come to rest."""
    settled: dict[Path, tuple[int, int]] = {}
    last: dict[Path, tuple[int, int]] = {}
    while True:
        now = {file: _mark(file) for file in files_under([folder])}
        fresh = [file for file, mark in now.items() if last.get(file) == mark and settled.get(file) != mark]
        settled |= {file: now[file] for file in fresh}
        last = now
        yield fresh
        wait(seconds)


def _mark(file: Path) -> tuple[int, int]:
    try:
        status = file.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
