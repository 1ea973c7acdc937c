"""Answering stored messages: the reply, the new state and the end of the message reach the disk together."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial

from bot.admission import Admission
from bot.arrivals import Arrivals
from bot.channel import Channel
from bot.conversation import Conversation
from bot.delivery import Delivery
from bot.fit import fit
from bot.lanes import Lanes
from bot.message import Address, Message, Text
from bot.phrases import find_command
from bot.schedule import next_time
from bot.state import State
from bot.store import Store
from bot.store.inbox import Waiting
from bot.store.outbox import Recipient
from bot.store.reminders import Reminder
from bot.turn import Feedback, Forget, Resend, Subscribe, Turn, Unsubscribe, saying
from retrieval.errors import QuestionError

_log = logging.getLogger(__name__)

_WIDTH = 8
"""Chats in hand at once: more than threads, so that many finished replies share one commit."""

ANSWER_LIFETIME = 48 * 3600.0
"""Seconds after which an answer is no longer sent: late by two days it helps no one, and Zalo would charge it."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How replies are made: where long ones go on, when reminders come, how many questions run at once."""

    full_url: str
    reminder_time: time
    threads: int


class Answering:
    """Takes each chat's messages in order, one after the other."""

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, Channel],
        conversation: Conversation,
        delivery: Delivery,
        admission: Admission,
        arrivals: Arrivals,
        now: Callable[[], datetime],
        manner: Manner,
    ) -> None:
        self._store = store
        self._channels = channels
        self._conversation = conversation
        self._delivery = delivery
        self._admission = admission
        self._arrivals = arrivals
        self._now = now
        self._manner = manner
        self._threads = ThreadPoolExecutor(manner.threads, thread_name_prefix="bot-answer")
        self._lanes = Lanes(self._step, _WIDTH)

    def wake(self, chat: str) -> None:
        """Say that a chat has a message waiting."""
        self._lanes.wake(chat)

    async def resume(self) -> None:
        """After a start: go on with the messages that were acknowledged and not yet answered."""
        for chat in await self._store.run(self._store.inbox.open_chats):
            self.wake(chat)

    async def stop(self, patience: float) -> None:
        """Finish the replies in hand."""
        await self._lanes.stop(patience)
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _step(self, chat: str) -> float | None:
        await self._arrivals.calm()
        loaded = await self._store.run(partial(self._load, chat=chat))
        channel = self._channels.get(loaded[0].inbound.channel) if loaded else None
        if loaded is None or channel is None:
            return None
        waiting, state = loaded
        async with _busy(channel, waiting.inbound.address):
            turn = await self._turn(waiting, state)
        await self._store.run(partial(self._finish, waiting=waiting, turn=turn, channel=channel))
        self._delivery.wake(chat)
        return 0.0

    def _load(self, connection: sqlite3.Connection, chat: str) -> tuple[Waiting, State] | None:
        waiting = self._store.inbox.next(connection, chat)
        if waiting is None:
            return None
        return waiting, self._store.people.state(connection, waiting.chat, waiting.person)

    async def _turn(self, waiting: Waiting, state: State) -> Turn:
        """The reply; an apology where making it failed, so that one message never blocks a chat."""
        inbound = waiting.inbound
        if inbound.kind == "text" and not find_command(inbound.text):
            verdict = self._admission.judge(waiting.person)
            if verdict != "answer":
                return Turn((saying("failure.busy"),) if verdict == "notice" else (), state)
        try:
            reply = partial(self._conversation.reply, inbound, state)
            return await asyncio.get_running_loop().run_in_executor(self._threads, reply)
        except QuestionError as error:
            return Turn((Message(blocks=(Text(text=str(error)),)),), state)
        except Exception:
            _log.exception("A reply on %s failed.", inbound.channel)
            return Turn((saying("failure.internal"),), state)

    def _finish(self, connection: sqlite3.Connection, waiting: Waiting, turn: Turn, channel: Channel) -> None:
        """One transaction: the message is done, the state is new, the reply stands in line."""
        store, now = self._store, self._now().timestamp()
        store.inbox.done(connection, waiting)
        if turn.state is not None:
            store.people.remember(connection, waiting.chat, waiting.person, turn.state, now)
            store.reminders.seen(connection, waiting.chat, waiting.person, turn.state.unit, now)
        messages = turn.messages + self._carry_out(connection, waiting, turn, channel)
        to = Recipient(
            channel=channel.name,
            chat=waiting.chat,
            person=waiting.person if turn.state is not None else None,
            address=waiting.inbound.address,
            expires_at=waiting.received_at + ANSWER_LIFETIME,
        )
        parts = [part for message in messages for part in fit(message, channel.limits, self._manner.full_url)]
        store.outbox.add(connection, to, parts, now)

    def _carry_out(
        self, connection: sqlite3.Connection, waiting: Waiting, turn: Turn, channel: Channel
    ) -> tuple[Message, ...]:
        """Do what the turn does besides answering; what there is to say about it."""
        store, now = self._store, self._now()
        match turn.effect:
            case Forget():
                store.forget(connection, waiting.person)
            case Unsubscribe():
                store.reminders.unsubscribe(connection, waiting.chat, waiting.person)
            case Feedback(text, about):
                store.people.hear(connection, channel.name, waiting.person, text, about, now.timestamp())
            case Resend(otherwise):
                again = store.outbox.again(connection, waiting.chat, now.timestamp())
                return () if again else (otherwise,)
            case Subscribe():
                store.reminders.subscribe(connection, self._reminder(waiting, turn.effect, channel, now))
                if channel.limits.window:
                    return (saying("reminder.window", hours=int(channel.limits.window.total_seconds() // 3600)),)
        return ()

    def _reminder(self, waiting: Waiting, wish: Subscribe, channel: Channel, now: datetime) -> Reminder:
        return Reminder(
            chat=waiting.chat,
            person=waiting.person,
            channel=channel.name,
            address=waiting.inbound.address.model_copy(update={"reply_to": None, "receipt": None}),
            unit=wish.unit,
            every=wish.every,
            next_at=next_time(wish.every, now, self._manner.reminder_time).timestamp(),
            seen_at=now.timestamp(),
        )


@asynccontextmanager
async def _busy(channel: Channel, address: Address) -> AsyncIterator[None]:
    """Show "typing…" until the reply is made, where the platform can, from its first moment on."""

    async def show() -> None:
        while True:
            await channel.busy(address)
            await asyncio.sleep(channel.limits.typing_every or 0)

    if channel.limits.typing_every is None:
        yield
        return
    showing = asyncio.create_task(show())
    try:
        yield
    finally:
        showing.cancel()
