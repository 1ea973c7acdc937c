"""Zalo Bot Platform: webhook or polling in, plain text out; it has no buttons, so choices are numbers."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot import limits
from bot.channel import Take
from bot.channels.zalo_bot.client import Client
from bot.channels.zalo_bot.update import read_update
from bot.errors import DeliveryError, SettingsError
from bot.message import Address, Inbound, Message, plain_text
from bot.settings import BotSettings
from bot.webhook import read_body, read_object, same_secret

_log = logging.getLogger(__name__)

PATH = "/bot/zalo-bot"
_PAUSE_AFTER_ERROR = 5.0
_PAUSE_AFTER_NOTHING = 0.5


class ZaloBot:
    """One bot of the Zalo Bot Platform."""

    name = "zalo_bot"
    limits = limits.ZALO_BOT

    def __init__(self, settings: BotSettings) -> None:
        if settings.zalo_bot_token is None:
            raise SettingsError("Thiếu HOI_ZALO_BOT_TOKEN.")
        token = settings.zalo_bot_token.get_secret_value()
        self._account = token.partition(":")[0]
        self._settings = settings
        self._secret = settings.zalo_bot_webhook_secret
        self._client = Client(settings.zalo_bot_api_url, token, settings.bot_send_seconds)

    def routes(self, take: Take) -> Sequence[Route]:
        """The webhook, if that is how updates come."""
        if self._settings.zalo_bot_mode == "polling":
            return []
        return [Route(PATH, partial(self._called, take), methods=["POST"])]

    @asynccontextmanager
    async def receiving(self, take: Take) -> AsyncIterator[None]:
        """Announce the webhook, or remove it and poll: the platform allows only one of them."""
        if self._settings.zalo_bot_mode == "webhook":
            secret = self._secret.get_secret_value() if self._secret else ""
            await self._client.call("setWebhook", url=f"{self._settings.public_url}{PATH}", secret_token=secret)
            yield
            return
        await self._client.call("deleteWebhook")
        polling = asyncio.create_task(self._poll(take))
        try:
            yield
        finally:
            polling.cancel()

    async def send(self, address: Address, part: Message) -> None:
        """Send one message as plain text."""
        await self._client.call("sendMessage", chat_id=address.chat_id, text=plain_text(part))

    async def busy(self, address: Address) -> None:
        """Show "typing…"."""
        with suppress(DeliveryError):
            await self._client.call("sendChatAction", chat_id=address.chat_id, action="typing")

    async def greet(self) -> str:
        """The bot's account name."""
        return str((await self._client.call("getMe")).get("account_name", ""))

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def _called(self, take: Take, request: Request) -> Response:
        """The webhook: nothing but Zalo, which knows the secret, is listened to."""
        given = request.headers.get("X-Bot-Api-Secret-Token")
        if self._secret is None or not same_secret(given, self._secret.get_secret_value()):
            return JSONResponse({"message": "Unauthorized"}, status_code=403)
        body = await read_body(request)
        update = read_object(body) if body is not None else None
        if update and (inbound := read_update(update, self._account, self._settings.zalo_bot_display_name)):
            await take(inbound)
        return JSONResponse({"message": "Success"})

    async def _poll(self, take: Take) -> None:
        while True:
            try:
                update = await self._client.poll(self._settings.zalo_bot_poll_seconds)
            except DeliveryError as error:
                _log.warning("Polling Zalo Bot: %s; it goes on.", error)
                await asyncio.sleep(_PAUSE_AFTER_ERROR)
                continue
            if update is None:
                await asyncio.sleep(_PAUSE_AFTER_NOTHING)
            elif inbound := read_update(update, self._account, self._settings.zalo_bot_display_name):
                await asyncio.shield(_kept(take, inbound))


async def _kept(take: Take, inbound: Inbound) -> None:
    """Store a polled message, however often it takes: the platform holds it no longer."""
    while True:
        try:
            return await take(inbound)
        except sqlite3.Error:
            _log.exception("The database did not take a message; trying again.")
            await asyncio.sleep(1)
