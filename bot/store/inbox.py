"""Messages of people: stored before they are acknowledged, handled once, emptied when answered."""

import sqlite3
from dataclasses import dataclass

from bot.keyring import Keyring
from bot.message import Inbound


@dataclass(frozen=True, slots=True)
class Waiting:
    """A stored message that waits for its answer, under the keyed names of its chat and person."""

    id: int
    chat: str
    person: str
    received_at: float
    inbound: Inbound


class Inbox:
    """The table ``inbox``; every method runs inside a piece of ``Database`` work."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def add(self, connection: sqlite3.Connection, inbound: Inbound, now: float) -> str | None:
        """Store a message; the name of its chat, or ``None`` where the same event was stored before."""
        chat, person = self.names(inbound)
        event = self._keyring.name("event", inbound.channel, inbound.account, inbound.event_id)
        added = connection.execute(
            "INSERT INTO inbox (event, channel, chat, person, message, position, received_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event) DO NOTHING",
            (event, inbound.channel, chat, person, self._seal(inbound), inbound.order, now),
        )
        return chat if added.rowcount else None

    def names(self, inbound: Inbound) -> tuple[str, str]:
        """The keyed names of a message's chat and of the person who wrote it."""
        scope = (inbound.channel, inbound.account)
        chat = self._keyring.name("chat", *scope, inbound.address.chat_id)
        return chat, self._keyring.name("person", *scope, inbound.user_id)

    def next(self, connection: sqlite3.Connection, chat: str) -> Waiting | None:
        """The oldest waiting message of a chat by the platform's own order."""
        row = connection.execute(
            "SELECT id, chat, person, received_at, message FROM inbox"
            " WHERE chat = ? AND message IS NOT NULL ORDER BY position, id LIMIT 1",
            (chat,),
        ).fetchone()
        if row is None:
            return None
        inbound = Inbound.model_validate_json(self._keyring.unseal(row["message"]))
        return Waiting(row["id"], row["chat"], row["person"], row["received_at"], inbound)

    def done(self, connection: sqlite3.Connection, waiting: Waiting) -> None:
        """Empty an answered message: only its event stays, so that a repeated delivery is recognised."""
        connection.execute("UPDATE inbox SET message = NULL, chat = NULL, person = NULL WHERE id = ?", (waiting.id,))

    def open_chats(self, connection: sqlite3.Connection) -> list[str]:
        """Chats with messages left waiting, after a restart."""
        return [row["chat"] for row in connection.execute("SELECT DISTINCT chat FROM inbox WHERE message IS NOT NULL")]

    def sweep(self, connection: sqlite3.Connection, before: float) -> None:
        """Drop the memory of events that no platform will repeat any more."""
        connection.execute("DELETE FROM inbox WHERE message IS NULL AND received_at < ?", (before,))

    def _seal(self, inbound: Inbound) -> str:
        return self._keyring.seal(inbound.model_dump_json())
