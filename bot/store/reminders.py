"""Who asked to be reminded, and when next."""

import sqlite3
from dataclasses import dataclass
from typing import Literal

from bot.keyring import Keyring
from bot.message import Address

Every = Literal["day", "week"]


@dataclass(frozen=True, slots=True)
class Reminder:
    """A standing wish for reminders about one unit's deadlines. ``seen_at`` is the person's last message."""

    chat: str
    person: str
    channel: str
    address: Address
    unit: str
    every: Every
    next_at: float
    seen_at: float


class Reminders:
    """The table ``reminder``; every method runs inside a piece of ``Database`` work."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def subscribe(self, connection: sqlite3.Connection, reminder: Reminder) -> None:
        """Start reminding, or change how."""
        address = self._keyring.seal(reminder.address.model_dump_json())
        connection.execute(
            "INSERT OR REPLACE INTO reminder (chat, person, channel, address, unit, every, next_at, seen_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                reminder.chat,
                reminder.person,
                reminder.channel,
                address,
                reminder.unit,
                reminder.every,
                reminder.next_at,
                reminder.seen_at,
            ),
        )

    def unsubscribe(self, connection: sqlite3.Connection, chat: str, person: str) -> None:
        """Stop reminding a person in a chat."""
        connection.execute("DELETE FROM reminder WHERE chat = ? AND person = ?", (chat, person))

    def seen(self, connection: sqlite3.Connection, chat: str, person: str, unit: str | None, now: float) -> None:
        """Note that a person wrote, which opens the message window, and follow a change of their unit."""
        connection.execute(
            "UPDATE reminder SET seen_at = ?, unit = coalesce(?, unit) WHERE chat = ? AND person = ?",
            (now, unit, chat, person),
        )

    def due(self, connection: sqlite3.Connection, now: float) -> list[Reminder]:
        """Reminders whose time has come."""
        rows = connection.execute("SELECT * FROM reminder WHERE next_at <= ? ORDER BY next_at", (now,)).fetchall()
        return [self._reminder(row) for row in rows]

    def postpone(self, connection: sqlite3.Connection, reminder: Reminder, next_at: float) -> bool:
        """Set when a person is reminded next; false where they have stopped it meanwhile."""
        changed = connection.execute(
            "UPDATE reminder SET next_at = ? WHERE chat = ? AND person = ?",
            (next_at, reminder.chat, reminder.person),
        )
        return changed.rowcount > 0

    def leave(self, connection: sqlite3.Connection, chat: str) -> None:
        """Stop all reminders in a chat that the bot can no longer write to."""
        connection.execute("DELETE FROM reminder WHERE chat = ?", (chat,))

    def forget(self, connection: sqlite3.Connection, person: str) -> None:
        """Stop all reminders of a person."""
        connection.execute("DELETE FROM reminder WHERE person = ?", (person,))

    def _reminder(self, row: sqlite3.Row) -> Reminder:
        return Reminder(
            chat=row["chat"],
            person=row["person"],
            channel=row["channel"],
            address=Address.model_validate_json(self._keyring.unseal(row["address"])),
            unit=row["unit"],
            every=row["every"],
            next_at=row["next_at"],
            seen_at=row["seen_at"],
        )
