"""Bringing messages from the outbox to the platforms, each chat in order, none twice as far as can be known."""

import asyncio
import logging
from collections.abc import Callable, Mapping

from bot.arrivals import Arrivals
from bot.channel import Channel
from bot.errors import DeliveryError, OperatorNeeded, Refused, TryLater
from bot.lanes import Lanes
from bot.message import Button, Message, Text
from bot.store import Store
from bot.store.outbox import Parcel
from bot.texts import say

_log = logging.getLogger(__name__)
_LONGEST_PAUSE = 600.0
_WIDTH = 16
"""Calls under way at once: few enough that the loop between them always has time for a webhook."""


class Pacer:
    """Spaces the calls to one platform evenly, so that its rate is never exceeded."""

    def __init__(self, per_second: float) -> None:
        self._gap = 1 / per_second
        self._next = 0.0

    async def wait(self) -> None:
        """Return when it is this call's turn."""
        now = asyncio.get_running_loop().time()
        turn = max(now, self._next)
        self._next = turn + self._gap
        await asyncio.sleep(turn - now)


class Delivery:
    """Sends what stands in the outbox, as fast as each platform allows."""

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, Channel],
        arrivals: Arrivals,
        now: Callable[[], float],
        first_pause: float,
    ) -> None:
        self._store = store
        self._outbox = store.outbox
        self._channels = channels
        self._arrivals = arrivals
        self._now = now
        self._first_pause = first_pause
        self._pacers = {name: Pacer(channel.limits.per_second) for name, channel in channels.items()}
        self._lanes = Lanes(self._step, _WIDTH)

    def wake(self, chat: str) -> None:
        """Say that a chat has messages in line."""
        self._lanes.wake(chat)

    async def resume(self) -> None:
        """After a start: what was on its way when the process died is unclear; the rest goes on."""
        for parcel in await self._store.run(self._outbox.interrupted):
            await self._unclear(parcel, "process ended while sending")
        for chat in await self._store.run(self._outbox.open_chats):
            self.wake(chat)

    async def stop(self, patience: float) -> None:
        """Finish the calls in flight."""
        await self._lanes.stop(patience)

    async def _step(self, chat: str) -> float | None:
        await self._arrivals.calm()
        parcel = await self._store.run(lambda connection: self._outbox.head(connection, chat))
        channel = self._channels.get(parcel.channel) if parcel else None
        if parcel is None or channel is None:
            return None
        now = self._now()
        if parcel.expires_at <= now:
            await self._store.run(lambda c: self._outbox.failed(c, parcel, "message window closed"))
            return 0.0
        if parcel.due_at > now:
            return parcel.due_at - now
        await self._pacers[parcel.channel].wait()
        await self._store.run(lambda connection: self._outbox.sending(connection, parcel))
        await self._send(channel, parcel)
        limits = channel.limits
        return limits.group_interval if parcel.address.group else limits.chat_interval

    async def _send(self, channel: Channel, parcel: Parcel) -> None:
        """One call, and its outcome written down."""
        try:
            await channel.send(parcel.address, parcel.message)
        except Refused as refusal:
            await self._refused(parcel, refusal)
        except TryLater as delay:
            await self._postponed(parcel, delay)
        except DeliveryError as doubt:
            await self._unclear(parcel, str(doubt))
        except Exception:
            _log.exception("Channel %s failed while sending.", parcel.channel)
            await self._unclear(parcel, "unexpected failure while sending")
        else:
            await self._store.run(lambda connection: self._outbox.sent(connection, parcel))

    async def _refused(self, parcel: Parcel, refusal: Refused) -> None:
        _log.warning("%s refused a message: %s", parcel.channel, refusal)
        await self._store.run(lambda connection: self._outbox.failed(connection, parcel, str(refusal)))
        if refusal.gone:
            await self._store.run(lambda connection: self._store.reminders.leave(connection, parcel.chat))

    async def _postponed(self, parcel: Parcel, delay: TryLater) -> None:
        level = logging.ERROR if isinstance(delay, OperatorNeeded) else logging.INFO
        _log.log(level, "%s did not take a message: %s", parcel.channel, delay)
        pause = min(self._first_pause * 2**parcel.attempts, _LONGEST_PAUSE) if delay.after is None else delay.after
        due_at = self._now() + pause
        await self._store.run(lambda connection: self._outbox.postponed(connection, parcel, due_at, str(delay)))

    async def _unclear(self, parcel: Parcel, reason: str) -> None:
        _log.warning("%s: unclear whether a message was delivered: %s", parcel.channel, reason)
        token = say("delivery.resend")
        question = Message(blocks=(Text(text=say("delivery.unclear")),), buttons=(Button(label=token, token=token),))
        now = self._now()
        await self._store.run(lambda c: self._outbox.unclear(c, parcel, reason, question, now))
        self.wake(parcel.chat)
