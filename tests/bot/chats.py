"""One person's chat with the bot on each platform: the same words for the same deeds, over that platform's double."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from starlette.applications import Starlette

from bot.assistant import Assistant
from bot.service import Bot, now_in_vietnam
from bot.settings import BotSettings
from tests.bot.fakes import telegram, zalo_bot, zalo_oa
from tests.bot.fakes.server import Platform, serving
from tests.bot.fakes.telegram import FakeTelegram
from tests.bot.fakes.zalo_bot import FakeZaloBot
from tests.bot.fakes.zalo_oa import FakeZaloOA
from tests.bot.library import PUBLIC_URL, FakeAssistant

SECRET = "webhook-secret-1"
CHATS = ("telegram polling", "telegram webhook", "zalo_oa", "zalo_bot polling", "zalo_bot webhook")


class Chat(Protocol):
    """A platform as its users know it. Persons are numbered."""

    method: str
    """The platform's call that sends a message, for faults."""

    @property
    def platform(self) -> Platform:
        """The platform's double."""

    def settings(self, url: str) -> dict[str, object]:
        """The bot's settings for this platform at an address."""

    def write(self, person: int, text: str) -> dict[str, Any]:
        """The event of a person's message."""

    def press(self, person: int, label: str) -> dict[str, Any]:
        """The event of a pressed button."""

    async def hand_in(self, event: dict[str, Any]) -> None:
        """Bring an event to the bot, the way the platform does."""

    def read(self, person: int) -> list[str]:
        """What a person got."""


class TelegramChat:
    """Telegram, polled or by webhook."""

    method = "sendMessage"

    def __init__(self, mode: str) -> None:
        self.platform = FakeTelegram()
        self.mode = mode

    def settings(self, url: str) -> dict[str, object]:
        return {
            "telegram_token": telegram.TOKEN,
            "telegram_mode": self.mode,
            "telegram_webhook_secret": SECRET,
            "telegram_api_url": url,
            "telegram_poll_seconds": 5,
        }

    def write(self, person: int, text: str) -> dict[str, Any]:
        return self.platform.message(person, text)

    def press(self, person: int, label: str) -> dict[str, Any]:
        return self.platform.press(person, label)

    async def hand_in(self, event: dict[str, Any]) -> None:
        if self.mode == "polling":
            await self.platform.offer(event)
        else:
            await self.platform.until(lambda: bool(self.platform.webhook))
            assert await self.platform.deliver(event) == 200

    def read(self, person: int) -> list[str]:
        return self.platform.texts(person)


class ZaloOAChat:
    """The Official Account."""

    method = "cs"

    def __init__(self) -> None:
        self.platform = FakeZaloOA()

    def settings(self, url: str) -> dict[str, object]:
        return {
            "zalo_oa_app_id": zalo_oa.APP_ID,
            "zalo_oa_app_secret": zalo_oa.APP_SECRET,
            "zalo_oa_webhook_key": zalo_oa.WEBHOOK_KEY,
            "zalo_oa_refresh_token": zalo_oa.FIRST_REFRESH,
            "zalo_oa_api_url": url,
            "zalo_oa_oauth_url": url,
        }

    def write(self, person: int, text: str) -> dict[str, Any]:
        return self.platform.event(str(person), text)

    def press(self, person: int, label: str) -> dict[str, Any]:
        return self.platform.press(str(person), label)

    async def hand_in(self, event: dict[str, Any]) -> None:
        assert await self.platform.deliver(event) == 200

    def read(self, person: int) -> list[str]:
        return self.platform.texts(str(person))


class ZaloBotChat:
    """The Zalo Bot Platform, polled or by webhook; the webhook in the shape seen live."""

    method = "sendMessage"

    def __init__(self, mode: str) -> None:
        self.platform = FakeZaloBot(flat=True)
        self.mode = mode

    def settings(self, url: str) -> dict[str, object]:
        return {
            "zalo_bot_token": zalo_bot.TOKEN,
            "zalo_bot_mode": self.mode,
            "zalo_bot_webhook_secret": SECRET,
            "zalo_bot_api_url": url,
            "zalo_bot_poll_seconds": 5,
        }

    def write(self, person: int, text: str) -> dict[str, Any]:
        return self.platform.message(f"{person:020x}", text)

    def press(self, person: int, label: str) -> dict[str, Any]:
        raise NotImplementedError("the platform has no buttons")

    async def hand_in(self, event: dict[str, Any]) -> None:
        if self.mode == "polling":
            await self.platform.offer(event)
        else:
            await self.platform.until(lambda: bool(self.platform.webhook))
            assert await self.platform.deliver(event) == 200

    def read(self, person: int) -> list[str]:
        return self.platform.texts(f"{person:020x}")


def open_chat(name: str) -> Chat:
    """The chat of a name in ``CHATS``."""
    makers: dict[str, Callable[[], Chat]] = {
        "telegram polling": lambda: TelegramChat("polling"),
        "telegram webhook": lambda: TelegramChat("webhook"),
        "zalo_oa": ZaloOAChat,
        "zalo_bot polling": lambda: ZaloBotChat("polling"),
        "zalo_bot webhook": lambda: ZaloBotChat("webhook"),
    }
    return makers[name]()


def bot_settings(data_dir: Path, **more: object) -> BotSettings:
    """Settings of a test's bot, without the environment's."""
    values = {"public_url": PUBLIC_URL, "bot_secret": "test-secret", "bot_retry_seconds": 0.01} | more
    return BotSettings(_env_file=None, data_dir=data_dir, **values)  # type: ignore[arg-type]


@asynccontextmanager
async def running_bot(
    chat: Chat,
    data_dir: Path,
    assistant: Assistant | None = None,
    now: Callable[[], datetime] = now_in_vietnam,
    **more: object,
) -> AsyncIterator[Bot]:
    """The bot and its platform's double, both served on loopback; the double knows the bot's webhook."""
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(serving(chat.platform.app()))
        own = Starlette()
        own_url = await stack.enter_async_context(serving(own))
        settings = bot_settings(data_dir, **({"public_url": own_url} | chat.settings(url) | more))
        bot = Bot(settings, assistant or FakeAssistant(), now=now)
        own.router.routes.extend(bot.routes())
        if isinstance(chat.platform, FakeZaloOA):
            chat.platform.webhook = f"{own_url}/bot/zalo-oa"
        await stack.enter_async_context(bot.running())
        yield bot
