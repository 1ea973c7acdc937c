"""What people think of answers, in one SQLite file: thumbs with a reason, kept for a set time."""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

MIGRATIONS = (
    """CREATE TABLE opinion (
        id TEXT PRIMARY KEY, at TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT, comment TEXT,
        question TEXT NOT NULL, status TEXT NOT NULL, channel TEXT NOT NULL, index_version TEXT NOT NULL)""",
    "CREATE INDEX opinion_at ON opinion (at)",
)


@dataclass(frozen=True, slots=True)
class Opinion:
    """One thumb. ``question`` is there because its sender sent it along; no session or address is kept."""

    verdict: str
    question: str
    status: str
    channel: str
    index_version: str
    reason: str | None = None
    comment: str | None = None


class Opinions:
    """The store. Every call opens its own connection, so that threads never share one."""

    def __init__(self, path: Path, keep_days: int) -> None:
        self._path, self._keep = path, timedelta(days=keep_days)
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._open() as db:
            db.execute("PRAGMA journal_mode=WAL")
            self._migrate(db)

    def add(self, opinion: Opinion) -> str:
        """Stores an opinion and returns the unguessable id by which its sender can withdraw it."""
        opinion_id, now = secrets.token_urlsafe(16), datetime.now(UTC)
        with self._open() as db:
            db.execute("DELETE FROM opinion WHERE at < ?", [(now - self._keep).isoformat()])
            db.execute(
                "INSERT INTO opinion (id, at, verdict, reason, comment, question, status, channel, index_version)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    opinion_id, now.isoformat(), opinion.verdict, opinion.reason, opinion.comment,
                    opinion.question, opinion.status, opinion.channel, opinion.index_version,
                ],
            )  # fmt: skip
        return opinion_id

    def withdraw(self, opinion_id: str) -> bool:
        """Deletes an opinion for good; false where there is none of this id."""
        with self._open() as db:
            return db.execute("DELETE FROM opinion WHERE id = ?", [opinion_id]).rowcount == 1

    def all(self) -> list[Opinion]:
        """Every opinion kept, newest first."""
        fields = "verdict, question, status, channel, index_version, reason, comment"
        with self._open() as db:
            return [Opinion(*row) for row in db.execute(f"SELECT {fields} FROM opinion ORDER BY at DESC")]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=5)) as db, db:
            db.execute("PRAGMA secure_delete=ON")
            yield db

    @staticmethod
    def _migrate(db: sqlite3.Connection) -> None:
        (done,) = db.execute("PRAGMA user_version").fetchone()
        for number, step in enumerate(MIGRATIONS[done:], start=done + 1):
            db.execute(step)
            db.execute(f"PRAGMA user_version = {number}")
