"""Writing to those who asked to be reminded: at their time, outside the quiet hours, inside the message window."""

import asyncio
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial

from bot.agenda import Agenda
from bot.channel import Channel
from bot.delivery import Delivery
from bot.fit import fit
from bot.message import Message
from bot.schedule import is_quiet, next_time
from bot.store import Store
from bot.store.outbox import Recipient
from bot.store.reminders import Reminder

_LIFETIME = timedelta(hours=12)
"""How long a reminder may wait for a platform that is down; a newer one follows."""


@dataclass(frozen=True, slots=True)
class Hours:
    """The time of day of reminders, and the quiet hours in which none is sent."""

    reminder: time
    quiet_from: time
    quiet_to: time


class Reminding:
    """Sends the reminders that are due each time it is asked to."""

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, Channel],
        agenda: Agenda,
        delivery: Delivery,
        now: Callable[[], datetime],
        hours: Hours,
        full_url: str,
    ) -> None:
        self._store = store
        self._channels = channels
        self._agenda = agenda
        self._delivery = delivery
        self._now = now
        self._hours = hours
        self._full_url = full_url

    async def remind(self) -> None:
        """Put every reminder that is due, and allowed now, in line; the others keep waiting."""
        now = self._now()
        if is_quiet(now.time(), self._hours.quiet_from, self._hours.quiet_to):
            return
        for reminder in await self._store.run(partial(self._store.reminders.due, now=now.timestamp())):
            channel = self._channels.get(reminder.channel)
            if channel and _in_window(reminder, channel, now):
                await self._write(reminder, channel, now)

    async def _write(self, reminder: Reminder, channel: Channel, now: datetime) -> None:
        message = await asyncio.to_thread(self._agenda.reminder, reminder.unit, now.date(), reminder.every)
        parts = fit(message, channel.limits, self._full_url) if message else []
        await self._store.run(partial(self._finish, reminder=reminder, parts=parts, now=now))
        self._delivery.wake(reminder.chat)

    def _finish(self, connection: sqlite3.Connection, reminder: Reminder, parts: list[Message], now: datetime) -> None:
        """One transaction: the reminder stands in line, and the next one has its time."""
        following = next_time(reminder.every, now, self._hours.reminder).timestamp()
        if not self._store.reminders.postpone(connection, reminder, following):
            return
        expires_at = (now + _LIFETIME).timestamp()
        to = Recipient(reminder.channel, reminder.chat, reminder.person, reminder.address, expires_at)
        self._store.outbox.add(connection, to, parts, now.timestamp())


def _in_window(reminder: Reminder, channel: Channel, now: datetime) -> bool:
    """Whether the platform lets the bot write now; the person's next message opens the window again."""
    window = channel.limits.window
    return window is None or now.timestamp() < reminder.seen_at + window.total_seconds()
