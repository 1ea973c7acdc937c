"""The bot's SQLite database: what must survive a crash, and nothing else."""

import sqlite3
from pathlib import Path

from bot.keyring import Keyring
from bot.store.database import Database, Work
from bot.store.inbox import Inbox
from bot.store.outbox import Outbox
from bot.store.people import People
from bot.store.reminders import Reminders
from bot.store.tokens import Tokens

__all__ = ["Store"]

_EVENT_MEMORY = 72 * 3600.0
"""Seconds for which a handled event is remembered; Zalo repeats deliveries for up to 12 hours, Telegram for 24."""


class Store(Database):
    """The database with its tables."""

    def __init__(self, path: Path, keyring: Keyring) -> None:
        super().__init__(path)
        self.inbox = Inbox(keyring)
        self.outbox = Outbox(keyring)
        self.people = People(keyring)
        self.reminders = Reminders(keyring)
        self.tokens = Tokens(keyring)

    def forget(self, connection: sqlite3.Connection, person: str) -> None:
        """Delete everything of a person; messages still waiting are emptied when answered."""
        self.outbox.forget(connection, person)
        self.people.forget(connection, person)
        self.reminders.forget(connection, person)

    def sweep(self, now: float, retention: float) -> Work[None]:
        """The work that deletes what is older than ``retention`` seconds, and the memory of old events."""

        def work(connection: sqlite3.Connection) -> None:
            self.inbox.sweep(connection, now - _EVENT_MEMORY)
            self.outbox.sweep(connection, now - _EVENT_MEMORY)
            self.people.sweep(connection, now - retention)

        return work
