"""What is kept of a person: the state of each conversation, and feedback given."""

import sqlite3
from typing import Any

from bot.keyring import Keyring
from bot.state import Exchange, State


class People:
    """The tables ``conversation`` and ``feedback``; every method runs inside a piece of ``Database`` work."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def state(self, connection: sqlite3.Connection, chat: str, person: str) -> State:
        """What is remembered of a person in a chat; an empty state at the first message."""
        row = connection.execute(
            "SELECT state FROM conversation WHERE chat = ? AND person = ?", (chat, person)
        ).fetchone()
        return State.model_validate_json(self._keyring.unseal(row["state"])) if row else State()

    def remember(self, connection: sqlite3.Connection, chat: str, person: str, state: State, now: float) -> None:
        """Replace what is remembered."""
        connection.execute(
            "INSERT INTO conversation (chat, person, state, seen_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (chat, person) DO UPDATE SET state = excluded.state, seen_at = excluded.seen_at",
            (chat, person, self._keyring.seal(state.model_dump_json()), now),
        )

    def hear(
        self, connection: sqlite3.Connection, channel: str, person: str, text: str, about: Exchange | None, now: float
    ) -> None:
        """Keep a person's feedback with the exchange it is about."""
        connection.execute(
            "INSERT INTO feedback (channel, person, text, question, answer, created_at) VALUES (?, ?, ?, ?, ?, ?)",
            (channel, person, text, about and about.question, about and about.answer, now),
        )

    def heard(self, connection: sqlite3.Connection) -> list[dict[str, Any]]:
        """All feedback, newest first, without who gave it."""
        rows = connection.execute(
            "SELECT datetime(created_at, 'unixepoch', 'localtime') AS created_at, channel, text, question, answer"
            " FROM feedback ORDER BY id DESC"
        )
        return [dict(row) for row in rows]

    def forget(self, connection: sqlite3.Connection, person: str) -> None:
        """Delete everything of a person."""
        connection.execute("DELETE FROM conversation WHERE person = ?", (person,))
        connection.execute("DELETE FROM feedback WHERE person = ?", (person,))

    def sweep(self, connection: sqlite3.Connection, before: float) -> None:
        """Delete what is older than the time for which data are kept."""
        connection.execute("DELETE FROM conversation WHERE seen_at < ?", (before,))
        connection.execute("DELETE FROM feedback WHERE created_at < ?", (before,))
