"""Messages to people, one row for one call of a platform, with the state of its delivery.

PENDING → SENDING → SENT | FAILED | UNKNOWN. SENDING reaches the disk before the call leaves: after a crash such
a row may or may not have been delivered, so it becomes UNKNOWN, and the person is asked instead of told twice.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from bot.keyring import Keyring
from bot.message import Address, Message


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message on its way. ``person`` is ``None`` for what must survive the deletion of that person's data."""

    id: int
    channel: str
    chat: str
    person: str | None
    address: Address
    message: Message
    attempts: int
    due_at: float
    expires_at: float
    notice: bool


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom parcels go, and until when the platform takes them."""

    channel: str
    chat: str
    person: str | None
    address: Address
    expires_at: float


class Outbox:
    """The table ``outbox``; every method runs inside a piece of ``Database`` work."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def add(
        self,
        connection: sqlite3.Connection,
        to: Recipient,
        messages: Sequence[Message],
        now: float,
        *,
        notice: bool = False,
    ) -> None:
        """Put messages in line behind those of the same chat."""
        address = self._keyring.seal(to.address.model_dump_json())
        for message in messages:
            sealed = self._keyring.seal(message.model_dump_json())
            connection.execute(
                "INSERT INTO outbox (channel, chat, person, address, message, state, notice, due_at,"
                " expires_at, created_at) VALUES (?, ?, ?, ?, ?, 'PENDING', ?, ?, ?, ?)",
                (to.channel, to.chat, to.person, address, sealed, notice, now, to.expires_at, now),
            )

    def head(self, connection: sqlite3.Connection, chat: str) -> Parcel | None:
        """The first message in line of a chat, due or not."""
        row = connection.execute(
            "SELECT * FROM outbox WHERE chat = ? AND state = 'PENDING' ORDER BY id LIMIT 1", (chat,)
        ).fetchone()
        return self._parcel(row) if row else None

    def sending(self, connection: sqlite3.Connection, parcel: Parcel) -> None:
        """The call is about to leave."""
        self._move(connection, parcel.id, "SENDING")

    def sent(self, connection: sqlite3.Connection, parcel: Parcel) -> None:
        """Delivered: the row is emptied, only its state and times stay for the count."""
        self._move(connection, parcel.id, "SENT")
        self._empty(connection, parcel.id)

    def failed(self, connection: sqlite3.Connection, parcel: Parcel, reason: str) -> None:
        """Given up: the row is emptied, its reason stays for the operator."""
        self._move(connection, parcel.id, "FAILED", reason)
        self._empty(connection, parcel.id)

    def postponed(self, connection: sqlite3.Connection, parcel: Parcel, due_at: float, reason: str) -> None:
        """Surely not delivered: back in line, not before ``due_at``."""
        self._move(connection, parcel.id, "PENDING", reason)
        connection.execute("UPDATE outbox SET due_at = ?, attempts = attempts + 1 WHERE id = ?", (due_at, parcel.id))

    def unclear(
        self, connection: sqlite3.Connection, parcel: Parcel, reason: str, question: Message, now: float
    ) -> None:
        """Perhaps delivered: keep it aside, and put one ``question`` to the person in line instead."""
        self._move(connection, parcel.id, "UNKNOWN", reason)
        asked = connection.execute(
            "SELECT 1 FROM outbox WHERE chat = ? AND notice AND state = 'PENDING'", (parcel.chat,)
        ).fetchone()
        if parcel.notice or asked:
            return
        to = Recipient(parcel.channel, parcel.chat, parcel.person, parcel.address, parcel.expires_at)
        self.add(connection, to, [question], now, notice=True)

    def again(self, connection: sqlite3.Connection, chat: str, now: float) -> int:
        """Put the chat's unclear messages back in line, because the person asks for them; how many there were."""
        return connection.execute(
            "UPDATE outbox SET state = 'PENDING', due_at = ?, attempts = 0 WHERE chat = ? AND state = 'UNKNOWN'"
            " AND NOT notice",
            (now, chat),
        ).rowcount

    def interrupted(self, connection: sqlite3.Connection) -> list[Parcel]:
        """What was on its way when the process died."""
        rows = connection.execute("SELECT * FROM outbox WHERE state = 'SENDING' ORDER BY id").fetchall()
        return [self._parcel(row) for row in rows]

    def open_chats(self, connection: sqlite3.Connection) -> list[str]:
        """Chats with messages in line, after a restart."""
        return [row["chat"] for row in connection.execute("SELECT DISTINCT chat FROM outbox WHERE state = 'PENDING'")]

    def counts(self, connection: sqlite3.Connection) -> dict[str, int]:
        """How many messages stand in each state."""
        return dict(connection.execute("SELECT state, count(*) FROM outbox GROUP BY state").fetchall())

    def forget(self, connection: sqlite3.Connection, person: str) -> None:
        """Drop everything on its way to a person."""
        connection.execute("DELETE FROM outbox WHERE person = ?", (person,))

    def sweep(self, connection: sqlite3.Connection, before: float) -> None:
        """Drop rows that are finished, or were never cleared up, since before a time."""
        connection.execute("DELETE FROM outbox WHERE state <> 'PENDING' AND created_at < ?", (before,))

    def _parcel(self, row: sqlite3.Row) -> Parcel:
        return Parcel(
            id=row["id"],
            channel=row["channel"],
            chat=row["chat"],
            person=row["person"],
            address=Address.model_validate_json(self._keyring.unseal(row["address"])),
            message=Message.model_validate_json(self._keyring.unseal(row["message"])),
            attempts=row["attempts"],
            due_at=row["due_at"],
            expires_at=row["expires_at"],
            notice=bool(row["notice"]),
        )

    @staticmethod
    def _move(connection: sqlite3.Connection, parcel_id: int, state: str, reason: str | None = None) -> None:
        connection.execute("UPDATE outbox SET state = ?, reason = ? WHERE id = ?", (state, reason, parcel_id))

    @staticmethod
    def _empty(connection: sqlite3.Connection, parcel_id: int) -> None:
        connection.execute(
            "UPDATE outbox SET address = NULL, message = NULL, chat = NULL, person = NULL WHERE id = ?", (parcel_id,)
        )
