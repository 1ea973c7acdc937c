"""Questions refused or answered without confidence, kept in one SQLite file so that the corpus and the rules can grow.

A row is a question with its personal numbers masked, how it went, the lowest confidence, how often it was asked and
the last day. No person, chat, session, address, channel or time is in it: nothing here belongs to anybody, so there
is nothing that "/xoa" could find and delete. Rows go by their age.
"""

import logging
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from threading import BoundedSemaphore

from retrieval.answer import Answer, Status
from retrieval.mask import mask
from settings import Settings

FILE = "unanswered.sqlite"
MOST = 10_000
"""Rows kept: beyond them the seldom asked and oldest go, so that nobody can fill the disk with nonsense."""

_WAITING = 1_000
_PATIENCE = 1.0
"""Seconds to wait for another process that has the file in hand."""
_HOSTILE = "hostile"
_TABLE = """CREATE TABLE IF NOT EXISTS question (
    text TEXT NOT NULL, status TEXT NOT NULL, confidence REAL NOT NULL, day TEXT NOT NULL, asked INTEGER NOT NULL,
    PRIMARY KEY (text, status)) WITHOUT ROWID"""  # nor does their order tell what was asked after what
_ADD = """INSERT INTO question VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET
    asked = asked + 1, confidence = min(confidence, excluded.confidence), day = max(day, excluded.day)"""
_EXPIRE = "DELETE FROM question WHERE day <= ?"
_CROP = """DELETE FROM question WHERE (text, status) IN (
    SELECT text, status FROM question ORDER BY asked, day LIMIT max((SELECT count(*) FROM question) - ?, 0))"""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """A question as it is kept; ``confidence`` is the lowest with which that reply was given, ``day`` the last one."""

    text: str
    status: Status
    confidence: float
    day: date
    asked: int


class Unanswered:
    """The store of one process; several processes may write into one file.

    One thread of its own writes, so that no answer waits for the disk; what fails there is logged and forgotten.
    """

    def __init__(self, path: Path, keep_days: int, below: float) -> None:
        self._path, self._keep, self._below = path, timedelta(days=keep_days), below
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="unanswered")
        self._room = BoundedSemaphore(_WAITING)
        self._swept: date | None = None

    def note(self, question: str, answer: Answer, day: date) -> None:
        """Keeps the question if the answer asks for it; on each new day whatever is too old goes. Returns at once."""
        kept = self._keep and self._is_wanted(answer)
        if not kept and self._swept == day:
            return
        self._swept = day
        row = (mask(" ".join(question.split())), answer.status, answer.confidence, day.isoformat())
        if self._room.acquire(blocking=False):
            with suppress(RuntimeError):  # closed: the process is about to end
                self._writer.submit(self._write, row if kept else None, day - self._keep)

    def close(self) -> None:
        """Finishes what was handed in; what is noted later is dropped."""
        self._writer.shutdown()

    def _is_wanted(self, answer: Answer) -> bool:
        """A refusal, but not of misuse; or an answer that is unsure."""
        return answer.intent != _HOSTILE and (answer.status == "not_found" or answer.confidence < self._below)

    def _write(self, row: tuple[str, Status, float, str] | None, expired: date) -> None:
        try:
            if row or self._path.exists():
                with self._open() as db:
                    db.execute(_EXPIRE, [expired.isoformat()])
                    if row:
                        db.execute(_ADD, row)
                    db.execute(_CROP, [MOST])
        except (sqlite3.Error, OSError) as error:
            _log.warning("A refused or unsure question was not kept: %s", error)
        finally:
            self._room.release()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as db, db:
            db.execute("PRAGMA secure_delete=ON")
            db.execute(_TABLE)
            yield db


def open_unanswered(settings: Settings) -> Unanswered:
    """The store of an installation."""
    return Unanswered(settings.data_dir / FILE, settings.unanswered_days, settings.unanswered_below)


def read_unanswered(path: Path) -> list[Kept]:
    """What a file holds, most often asked first; it is opened for reading only. Raises ``sqlite3.Error``."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
        rows = db.execute("SELECT text, status, confidence, day, asked FROM question ORDER BY asked DESC, text")
        return [
            Kept(text, status, confidence, date.fromisoformat(day), asked)
            for text, status, confidence, day, asked in rows
        ]
