"""One thread that owns the SQLite connection and commits many small pieces of work together.

Each piece runs in a savepoint of a shared transaction, and its result is given only after the commit has
reached the disk: five hundred messages at once cost a few commits, and an acknowledged one is never lost.
"""

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from bot.errors import SettingsError

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

_SCHEMA = Path(__file__).with_name("schema.sql")
_SCHEMA_VERSION = 1
_BATCH = 256


class Database:
    """An open database. ``run`` may be awaited from one event loop; ``close`` waits for work in hand."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._jobs: queue.SimpleQueue[tuple[Work[Any], Future[Any]] | None] = queue.SimpleQueue()
        self._connection = _connect(path)
        self._thread = threading.Thread(target=self._serve, name="bot-database", daemon=True)
        self._thread.start()

    async def run(self, work: Work[T]) -> T:
        """What ``work(connection)`` returns, once everything it wrote is on the disk."""
        done: Future[T] = Future()
        self._jobs.put((work, done))
        return await asyncio.wrap_future(done)

    def close(self) -> None:
        """Finish the work handed in so far and close the file."""
        self._jobs.put(None)
        self._thread.join()
        self._connection.close()

    def _serve(self) -> None:
        while (job := self._jobs.get()) is not None:
            batch = [job]
            last = False
            while len(batch) < _BATCH and not self._jobs.empty():
                if (more := self._jobs.get()) is None:
                    last = True
                    break
                batch.append(more)
            self._commit(batch)
            if last:
                return

    def _commit(self, batch: list[tuple[Work[Any], Future[Any]]]) -> None:
        """Run a batch as one transaction, then hand out its results; a failed commit fails all of them."""
        outcomes: list[tuple[Future[Any], Any, Exception | None]] = []
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                outcomes = [(done, *self._attempt(work)) for work, done in batch]
        except sqlite3.Error as error:
            outcomes = [(done, None, error) for _, done in batch]
        for done, result, failure in outcomes:
            if not done.set_running_or_notify_cancel():
                continue
            if failure is None:
                done.set_result(result)
            else:
                done.set_exception(failure)

    def _attempt(self, work: Work[Any]) -> tuple[Any, Exception | None]:
        """Run one piece of work in a savepoint, so that its failure does not touch the others of the batch."""
        self._connection.execute("SAVEPOINT work")
        try:
            result = work(self._connection)
        except Exception as error:
            self._connection.execute("ROLLBACK TO work")
            return None, error
        finally:
            self._connection.execute("RELEASE work")
        return result, None


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == 0:
        connection.executescript(f"BEGIN; {_SCHEMA.read_text()} PRAGMA user_version = {_SCHEMA_VERSION}; COMMIT;")
    elif version != _SCHEMA_VERSION:
        raise SettingsError(f"Cơ sở dữ liệu chat {path.name} thuộc phiên bản {version}, cần {_SCHEMA_VERSION}.")
    return connection
