"""A double of the Zalo Bot Platform: one update at a time, read once, and both payload shapes."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.bot.fakes.server import Platform, fields_of

TOKEN = "1459232241454765289:abc-xyz"
_ME = {"id": "1459232241454765289", "account_name": "bot.VDKyGxQvc", "account_type": "BASIC", "can_join_groups": False}
_FIELDS = {
    "getMe": set[str](),
    "getUpdates": {"timeout"},
    "setWebhook": {"url", "secret_token"},
    "deleteWebhook": set[str](),
    "getWebhookInfo": set[str](),
    "sendMessage": {"chat_id", "text", "parse_mode", "text_styles"},
    "sendChatAction": {"chat_id", "action"},
}


class Refusal(Exception):
    """An error as the platform gives it."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code, self.description = code, description


@dataclass
class FakeZaloBot(Platform):
    """One bot. ``flat`` sends webhooks as seen live, else as documented; ``http_errors`` sets HTTP codes too."""

    flat: bool = False
    http_errors: bool = False
    users: set[str] = field(default_factory=set)
    sent: list[dict[str, Any]] = field(default_factory=list)
    typing: int = 0
    webhook: dict[str, str] = field(default_factory=dict)
    updates: deque[dict[str, Any]] = field(default_factory=deque)
    lenient: bool = False
    """Take undocumented fields, as python-zalo-bot sends them."""
    _messages: int = 0

    def app(self) -> Starlette:
        """The server's application."""
        return Starlette(routes=[Route("/bot{token}/{method}", self._called, methods=["GET", "POST"])])

    def message(self, user: str, text: str, *, group: str | None = None, **more: object) -> dict[str, Any]:
        """The update of a person's message."""
        self.users.add(group or user)
        self._messages += 1
        chat = {"id": group or user, "chat_type": "GROUP" if group else "PRIVATE"}
        message = {
            "from": {"id": user, "display_name": "Người dùng", "is_bot": False},
            "chat": chat,
            "text": text,
            "message_id": f"{self._messages:020x}",
            "date": 1_760_000_000_000 + self._messages,
            **more,
        }
        return {"event_name": "message.text.received", "message": message}

    async def offer(self, *updates: dict[str, Any]) -> None:
        """Hold updates for ``getUpdates``."""
        self.updates.extend(updates)
        await self.ring()

    async def deliver(self, update: dict[str, Any], *, secret: str | None = None) -> int:
        """Post an update to the webhook; the status of the answer."""
        headers = {"X-Bot-Api-Secret-Token": secret or self.webhook.get("secret_token", "")}
        body = update if self.flat else {"ok": True, "result": update}
        async with httpx.AsyncClient(verify=False) as client:
            return (await client.post(self.webhook["url"], json=body, headers=headers)).status_code

    def texts(self, chat: str) -> list[str]:
        """What a chat was sent."""
        return [message["text"] for message in self.sent if message["chat_id"] == chat]

    async def _called(self, request: Request) -> Response:
        method = request.path_params["method"]
        if request.path_params["token"] != TOKEN:
            return self._error(Refusal(401, "Unauthorized"))
        fields = await fields_of(request)

        async def act() -> Response:
            try:
                return JSONResponse({"ok": True} | await self._method(method, fields)(fields))
            except Refusal as refusal:
                return self._error(refusal)

        response = await self.faulty(method, act)
        await self.ring()
        return response

    def _error(self, refusal: Refusal) -> Response:
        body = {"ok": False, "description": refusal.description, "error_code": refusal.code}
        return JSONResponse(body, status_code=refusal.code if self.http_errors else 200)

    def _method(self, method: str, fields: dict[str, Any]) -> Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]:
        methods: dict[str, Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]] = {
            "getMe": self._get_me,
            "getUpdates": self._get_updates,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._webhook_info,
            "sendMessage": self._send,
            "sendChatAction": self._act,
        }
        if method not in methods:
            raise Refusal(404, "Not Found")
        if not self.lenient and set(fields) - _FIELDS[method]:
            raise Refusal(400, f"Bad Request: {sorted(set(fields) - _FIELDS[method])}")
        return methods[method]

    async def _get_me(self, fields: dict[str, Any]) -> dict[str, Any]:
        return {"result": _ME}

    async def _get_updates(self, fields: dict[str, Any]) -> dict[str, Any]:
        if self.webhook:
            raise Refusal(400, "Bad Request: webhook is active")
        try:
            async with asyncio.timeout(float(fields.get("timeout") or 0)), self._bell:
                await self._bell.wait_for(lambda: bool(self.updates))
        except TimeoutError:
            raise Refusal(408, "Request timeout") from None
        return {"result": self.updates.popleft()}

    async def _set_webhook(self, fields: dict[str, Any]) -> dict[str, Any]:
        if not 8 <= len(str(fields.get("secret_token") or "")) <= 256 or not fields.get("url"):
            raise Refusal(400, "Bad Request: secret_token is invalid")
        self.webhook = {"url": str(fields["url"]), "secret_token": str(fields["secret_token"])}
        return {"result": {"url": fields["url"], "updated_at": 1749538250568}}

    async def _delete_webhook(self, fields: dict[str, Any]) -> dict[str, Any]:
        self.webhook = {}
        return {"result": {"url": "", "updated_at": 1749538250568}}

    async def _webhook_info(self, fields: dict[str, Any]) -> dict[str, Any]:
        return {"result": {"url": self.webhook.get("url", ""), "updated_at": 1749538250568}}

    async def _send(self, fields: dict[str, Any]) -> dict[str, Any]:
        text = fields.get("text")
        if fields.get("chat_id") not in self.users:
            raise Refusal(400, "Bad Request: chat not found")
        if not isinstance(text, str) or not 1 <= len(text) <= 2000:
            raise Refusal(400, "Bad Request: text must be 1-2000 characters")
        self.sent.append({"chat_id": fields["chat_id"], "text": text})
        return {"result": {"message_id": f"{len(self.sent):020x}", "date": 1749632637199}}

    async def _act(self, fields: dict[str, Any]) -> dict[str, Any]:
        if fields.get("action") != "typing" or fields.get("chat_id") not in self.users:
            raise Refusal(400, "Bad Request: action is invalid")
        self.typing += 1
        return {}
