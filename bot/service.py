"""The bot put together: channels, database, conversation, delivery and reminders, started and stopped as one."""

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial

from filelock import FileLock, Timeout
from starlette.routing import Route

from bot.admission import Admission
from bot.agenda import Agenda
from bot.answering import Answering, Manner
from bot.arrivals import Arrivals
from bot.assistant import Assistant
from bot.channel import Channel
from bot.channels.telegram import Telegram
from bot.channels.zalo_bot import ZaloBot
from bot.channels.zalo_oa import ZaloOA
from bot.conversation import Conversation
from bot.delivery import Delivery
from bot.errands import About
from bot.errors import SettingsError
from bot.keyring import Keyring, read_secret
from bot.message import Inbound
from bot.noting import Noting
from bot.privacy import privacy_route, privacy_url
from bot.redaction import redact_logs
from bot.reminding import Hours, Reminding
from bot.settings import CHANNELS, TIMEZONE, BotSettings
from bot.store import Store
from retrieval.mask import mask
from retrieval.unanswered import open_unanswered

_log = logging.getLogger(__name__)

_RETRY_SECONDS = 30.0
_PATIENCE_SECONDS = 10.0
_TICK_SECONDS = 60.0
_PATIENCE_OF_ANSWERS = 2.0
_SECONDS_PER_DAY = 86400.0
_SWITCH_SECONDS = 0.0005
"""How long a thread that computes may keep the interpreter from the one that acknowledges; Python's 5 ms add up."""
_LONGEST_TEXT = 4000


def now_in_vietnam() -> datetime:
    """The time in Viet Nam, wherever the server stands."""
    return datetime.now(TIMEZONE)


class Bot:
    """All channels of one installation, over one database."""

    def __init__(
        self,
        settings: BotSettings,
        assistant: Assistant,
        channels: Sequence[str] = CHANNELS,
        now: Callable[[], datetime] = now_in_vietnam,
    ) -> None:
        self._settings = settings
        self._now = now
        self._lock = FileLock(settings.data_dir / "bot.lock")
        self._store = open_store(settings)
        self._unanswered = open_unanswered(settings)
        self._channels = open_channels(settings, self._store, channels, now)
        self._arrivals = Arrivals(_PATIENCE_OF_ANSWERS)
        noting = Noting(assistant, self._unanswered, lambda: now().date())
        conversation = Conversation(noting, about(settings), lambda: now().date())
        agenda = Agenda(assistant, settings.public_url, settings.bot_horizon_days)
        delivery = Delivery(
            self._store, self._channels, self._arrivals, lambda: now().timestamp(), settings.bot_retry_seconds
        )
        admission = Admission(settings.bot_rates)
        self._delivery = delivery
        self._answering = Answering(
            self._store, self._channels, conversation, delivery, admission, self._arrivals, now, _manner(settings)
        )
        self._reminding = Reminding(
            self._store, self._channels, agenda, delivery, now, _hours(settings), settings.public_url
        )

    @property
    def channels(self) -> tuple[str, ...]:
        """The names of the channels that have their tokens."""
        return tuple(self._channels)

    def routes(self) -> list[Route]:
        """The webhooks, and the page that says what is stored; for the server to mount."""
        webhooks = [route for channel in self._channels.values() for route in channel.routes(self.take)]
        return [*webhooks, privacy_route(self._settings)]

    async def take(self, inbound: Inbound) -> None:
        """Store a message once; when this returns it will be answered, whatever happens to the process."""
        masked = inbound.model_copy(update={"text": mask(inbound.text[:_LONGEST_TEXT])})
        moment = self._now().timestamp()
        with self._arrivals.one():
            chat = await self._store.run(partial(self._store.inbox.add, inbound=masked, now=moment))
        if chat is not None:
            self._answering.wake(chat)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Within it the bot works; it may be entered once. ``SettingsError`` where another process runs it."""
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            raise SettingsError("Một tiến trình khác đang chạy bot trên thư mục dữ liệu này.") from None
        sys.setswitchinterval(_SWITCH_SECONDS)
        await self._delivery.resume()
        await self._answering.resume()
        background = [asyncio.create_task(self._receive(channel)) for channel in self._channels.values()]
        background.append(asyncio.create_task(self._tick()))
        try:
            yield
        finally:
            for task in background:
                task.cancel()
            await asyncio.gather(*background, return_exceptions=True)
            await self._close()

    async def _receive(self, channel: Channel) -> None:
        """Keep one channel open; a platform that cannot be reached never holds up the others."""
        while True:
            try:
                async with channel.receiving(self.take):
                    _log.info("Channel %s is open.", channel.name)
                    await asyncio.Event().wait()
            except Exception as error:
                _log.error("Channel %s cannot be opened, next try in %s s: %s", channel.name, _RETRY_SECONDS, error)
            await asyncio.sleep(_RETRY_SECONDS)

    async def _tick(self) -> None:
        """Every minute the reminders that are due, and the deletion of what is old."""
        retention = self._settings.bot_retention_days * _SECONDS_PER_DAY
        while True:
            try:
                await self._reminding.remind()
                await self._store.run(self._store.sweep(self._now().timestamp(), retention))
            except Exception:
                _log.exception("Reminders or deletion failed; next try in a minute.")
            await asyncio.sleep(_TICK_SECONDS)

    async def _close(self) -> None:
        """Stop in the order of the flow, so that what is answered is still sent."""
        await self._answering.stop(_PATIENCE_SECONDS)
        await self._delivery.stop(_PATIENCE_SECONDS)
        for channel in self._channels.values():
            await channel.close()
        self._store.close()
        self._unanswered.close()
        self._lock.release()


def open_store(settings: BotSettings) -> Store:
    """The database of chat, read with the installation's secret."""
    secret = settings.bot_secret.get_secret_value() if settings.bot_secret else None
    return Store(settings.data_dir / "bot.sqlite", Keyring(secret or read_secret(settings.data_dir / "bot.key")))


def open_channels(
    settings: BotSettings, store: Store, names: Sequence[str], now: Callable[[], datetime]
) -> dict[str, Channel]:
    """The channels asked for that have a token, by name."""
    redact_logs(settings)
    tokens = {
        "telegram": settings.telegram_token,
        "zalo_oa": settings.zalo_oa_app_id,
        "zalo_bot": settings.zalo_bot_token,
    }
    makers: dict[str, Callable[[], Channel]] = {
        "telegram": lambda: Telegram(settings),
        "zalo_oa": lambda: ZaloOA(settings, store, now),
        "zalo_bot": lambda: ZaloBot(settings),
    }
    return {name: makers[name]() for name in names if tokens[name]}


def about(settings: BotSettings) -> About:
    """What the bot tells about itself, by the settings."""
    return About(
        operator=settings.bot_operator,
        public_url=settings.public_url,
        privacy_url=privacy_url(settings),
        retention_days=settings.bot_retention_days,
        horizon_days=settings.bot_horizon_days,
        reminder_time=f"{settings.bot_reminder_time:%H:%M}",
    )


def _manner(settings: BotSettings) -> Manner:
    return Manner(settings.public_url, settings.bot_reminder_time, settings.bot_threads)


def _hours(settings: BotSettings) -> Hours:
    return Hours(settings.bot_reminder_time, settings.bot_quiet_from, settings.bot_quiet_to)
