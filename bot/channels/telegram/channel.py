"""Telegram with python-telegram-bot: its client, its polling and its types; the durable queue is ours."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot, BotCommand, LinkPreviewOptions, ReplyParameters, Update
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, NetworkError, TelegramError
from telegram.ext import Updater
from telegram.request import HTTPXRequest

from bot import limits
from bot.channel import Take
from bot.channels.telegram.errors import meaning
from bot.channels.telegram.html import html, keyboard
from bot.channels.telegram.update import read_update
from bot.errors import SettingsError
from bot.message import Address, Message, plain_text
from bot.settings import BotSettings
from bot.texts import menu
from bot.transport import CONNECT_SECONDS, trusted
from bot.webhook import read_body, read_object, same_secret

_log = logging.getLogger(__name__)

PATH = "/bot/telegram"
_ALLOWED = [Update.MESSAGE, Update.CALLBACK_QUERY]
_POOL = 32


class Telegram:
    """One Telegram bot."""

    name = "telegram"
    limits = limits.TELEGRAM

    def __init__(self, settings: BotSettings) -> None:
        if settings.telegram_token is None:
            raise SettingsError("Thiếu HOI_TELEGRAM_TOKEN.")
        self._settings = settings
        self._secret = settings.telegram_webhook_secret
        proxy = settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else None
        request = partial(HTTPXRequest, proxy=proxy, httpx_kwargs={"verify": trusted()})
        seconds = settings.bot_send_seconds
        self._bot = Bot(
            settings.telegram_token.get_secret_value(),
            base_url=f"{settings.telegram_api_url}/bot",
            base_file_url=f"{settings.telegram_api_url}/file/bot",
            request=request(_POOL, read_timeout=seconds, connect_timeout=CONNECT_SECONDS, pool_timeout=seconds),
            get_updates_request=request(1),
        )

    def routes(self, take: Take) -> Sequence[Route]:
        """The webhook, if that is how updates come."""
        if self._settings.telegram_mode == "polling":
            return []
        return [Route(PATH, partial(self._called, take), methods=["POST"])]

    @asynccontextmanager
    async def receiving(self, take: Take) -> AsyncIterator[None]:
        """Poll with the library's own loop, or announce the webhook."""
        try:
            await self._bot.initialize()
            await self._bot.set_my_commands([BotCommand(name, text) for name, text in menu().items()])
            if self._settings.telegram_mode == "polling":
                async with self._polling(take):
                    yield
            else:
                await self._announce()
                yield
        except TelegramError as error:
            raise meaning(error) from error

    async def send(self, address: Address, part: Message) -> None:
        """Send one message, to where its group has moved if it has, and confirm the button pressed."""
        try:
            try:
                await self._send(address, part)
            except ChatMigrated as moved:
                await self._send(address.model_copy(update={"chat_id": str(moved.new_chat_id)}), part)
        except TelegramError as error:
            raise meaning(error) from error
        if address.receipt:
            with suppress(TelegramError):
                await self._bot.answer_callback_query(address.receipt)

    async def busy(self, address: Address) -> None:
        """Show "typing…" for five seconds."""
        with suppress(TelegramError):
            await self._bot.send_chat_action(address.chat_id, ChatAction.TYPING)

    async def greet(self) -> str:
        """The bot's user name."""
        try:
            return f"@{(await self._bot.get_me()).username}"
        except TelegramError as error:
            raise meaning(error) from error

    async def close(self) -> None:
        """Close the connections."""
        await self._bot.shutdown()

    @asynccontextmanager
    async def _polling(self, take: Take) -> AsyncIterator[None]:
        updater = Updater(self._bot, update_queue=_Storing(partial(self._take, take)))
        await updater.initialize()
        await updater.start_polling(
            timeout=timedelta(seconds=self._settings.telegram_poll_seconds),
            allowed_updates=_ALLOWED,
            error_callback=_note,
        )
        try:
            yield
        finally:
            await updater.stop()

    async def _announce(self) -> None:
        await self._bot.set_webhook(
            f"{self._settings.public_url}{PATH}",
            allowed_updates=_ALLOWED,
            secret_token=self._secret.get_secret_value() if self._secret else None,
        )

    async def _called(self, take: Take, request: Request) -> Response:
        """The webhook: nothing but Telegram, which knows the secret, is listened to."""
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        if self._secret is None or not same_secret(given, self._secret.get_secret_value()):
            return Response(status_code=403)
        body = await read_body(request)
        found = read_object(body) if body is not None else None
        if found is None:
            return Response(status_code=400)
        await self._take(take, Update.de_json(found, self._bot))
        return Response()

    async def _take(self, take: Take, update: object) -> None:
        if isinstance(update, Update) and (inbound := read_update(update, self._bot.bot)):
            await take(inbound)

    async def _send(self, address: Address, part: Message) -> None:
        """As HTML; as plain text where Telegram cannot read the HTML, which it says before it sends."""
        try:
            await self._call(address, part, html(part), ParseMode.HTML)
        except BadRequest as error:
            if "parse entities" not in error.message:
                raise
            await self._call(address, part, plain_text(part), None)

    async def _call(self, address: Address, part: Message, text: str, parse_mode: ParseMode | None) -> None:
        reply = ReplyParameters(int(address.reply_to), allow_sending_without_reply=True) if address.reply_to else None
        await self._bot.send_message(
            address.chat_id,
            text,
            parse_mode=parse_mode,
            reply_markup=keyboard(part),
            reply_parameters=reply,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )


class _Storing(asyncio.Queue[object]):
    """The queue that the library's polling fills: putting stores, so only stored updates are confirmed."""

    def __init__(self, store: Callable[[object], Awaitable[None]]) -> None:
        super().__init__()
        self._store = store

    async def put(self, item: object) -> None:
        """Store an update; a failure makes the library fetch it again."""
        try:
            await self._store(item)
        except sqlite3.Error as error:
            raise NetworkError("The database did not take an update.") from error


def _note(error: TelegramError) -> None:
    _log.warning("Polling Telegram: %s; it goes on.", type(error).__name__)
