"""Zalo Official Account: a signed webhook in, "tin tư vấn" out."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from typing import Any

import httpx
from pydantic import SecretStr
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot import limits
from bot.channel import Take
from bot.channels.zalo_oa.access import Access
from bot.channels.zalo_oa.errors import is_token_error, meaning
from bot.channels.zalo_oa.event import is_authentic, read_event
from bot.errors import DeliveryError, SettingsError, Unclear
from bot.message import Address, Message, plain_text
from bot.settings import BotSettings
from bot.store import Store
from bot.transport import broken, failed_status, patience, trusted
from bot.webhook import read_body, read_object

_log = logging.getLogger(__name__)

PATH = "/bot/zalo-oa"
_SEND = "/v3.0/oa/message/cs"
_SELF = "/v2.0/oa/getoa"
_KEEP_ALIVE_SECONDS = 3600.0


class ZaloOA:
    """One Official Account."""

    name = "zalo_oa"
    limits = limits.ZALO_OA

    def __init__(self, settings: BotSettings, store: Store, now: Callable[[], datetime]) -> None:
        self._app_id = _needed(settings.zalo_oa_app_id, "HOI_ZALO_OA_APP_ID")
        self._key = _needed(settings.zalo_oa_webhook_key, "HOI_ZALO_OA_WEBHOOK_KEY")
        secret = _needed(settings.zalo_oa_app_secret, "HOI_ZALO_OA_APP_SECRET")
        seed = _needed(settings.zalo_oa_refresh_token, "HOI_ZALO_OA_REFRESH_TOKEN")
        by_account = settings.zalo_oa_mac_id == "oa_id"
        self._mac_id = _needed(settings.zalo_oa_id, "HOI_ZALO_OA_ID") if by_account else self._app_id
        timeout = patience(settings.bot_send_seconds)
        self._client = httpx.AsyncClient(base_url=settings.zalo_oa_api_url, timeout=timeout, verify=trusted())
        self._oauth = httpx.AsyncClient(base_url=settings.zalo_oa_oauth_url, timeout=timeout, verify=trusted())
        self._access = Access(self._oauth, store, self._app_id, secret, seed, now)

    def routes(self, take: Take) -> Sequence[Route]:
        """The webhook; the Official Account has no other way in."""
        return [Route(PATH, partial(self._called, take), methods=["POST"])]

    @asynccontextmanager
    async def receiving(self, take: Take) -> AsyncIterator[None]:
        """Zalo calls by itself; within, the token is renewed in time even when no one writes for weeks."""
        renewing = asyncio.create_task(self._keep_alive())
        try:
            yield
        finally:
            renewing.cancel()

    async def send(self, address: Address, part: Message) -> None:
        """Send one message; once more with a new token where Zalo says that the old one has ended."""
        token = await self._access.token()
        code = await self._post(token, address, part)
        if is_token_error(code):
            code = await self._post(await self._access.token(stale=token), address, part)
        if code != 0:
            raise meaning(code)

    async def busy(self, address: Address) -> None:
        """The Official Account has no such sign."""

    async def greet(self) -> str:
        """The Official Account's name."""
        found = await self._call("GET", _SELF, await self._access.token())
        if code := _code(found):
            raise meaning(code)
        return str((found.get("data") or {}).get("name", ""))

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()
        await self._oauth.aclose()

    async def _called(self, take: Take, request: Request) -> Response:
        """The webhook. It answers 200 to everything: Zalo's console tests it unsigned, and after other answers

        Zalo drops the address. What is not signed by Zalo has no other effect.
        """
        body = await read_body(request)
        event = read_object(body) if body else None
        if not body or not event:
            return Response()
        if not is_authentic(body, event, request.headers.get("X-ZEvent-Signature"), self._mac_id, self._key):
            _log.warning("A call of the Zalo OA webhook was not signed by Zalo; it was dropped.")
        elif inbound := read_event(event):
            await take(inbound)
        return Response()

    async def _post(self, token: str, address: Address, part: Message) -> int:
        """Zalo's error code for one try, 0 for a message delivered."""
        body = {"recipient": {"user_id": address.chat_id}, "message": _rendered(part)}
        return _code(await self._call("POST", _SEND, token, body))

    async def _call(self, method: str, path: str, token: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """The object that Zalo answers, an error of its own among them."""
        try:
            response = await self._client.request(method, path, json=body, headers={"access_token": token})
        except httpx.HTTPError as error:
            raise broken(error) from None
        if failure := failed_status(response.status_code):
            raise failure
        found = read_object(response.content)
        if found is None:
            raise Unclear(f"HTTP {response.status_code} without a word of Zalo")
        return found

    async def _keep_alive(self) -> None:
        while True:
            try:
                await self._access.token()
            except DeliveryError as error:
                _log.error("Zalo OA token: %s", error)
            await asyncio.sleep(_KEEP_ALIVE_SECONDS)


def _rendered(part: Message) -> dict[str, Any]:
    """A message as the API takes it; a button sends its payload as a text of the person, unseen in the chat."""
    rendered: dict[str, Any] = {"text": plain_text(part)}
    if part.buttons:
        buttons = [{"title": each.label, "type": "oa.query.hide", "payload": each.token} for each in part.buttons]
        rendered["attachment"] = {"type": "template", "payload": {"buttons": buttons}}
    return rendered


def _code(found: dict[str, Any]) -> int:
    """The error code in an answer; one without any leaves open what happened."""
    code = found.get("error")
    if not isinstance(code, int):
        raise Unclear("an answer of Zalo without an error code")
    return code


def _needed(value: str | SecretStr | None, name: str) -> str:
    if not value:
        raise SettingsError(f"Thiếu {name}.")
    return value.get_secret_value() if isinstance(value, SecretStr) else value
