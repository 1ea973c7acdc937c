"""A double of the Telegram Bot API: real HTTP status codes, its error sentences, its limits."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.bot.fakes.server import Platform, envelope, fields_of

TOKEN = "123456:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
ME = {"id": 123456, "is_bot": True, "first_name": "Kế hoạch", "username": "kehoach_bot"}
_SENDS = {"chat_id", "text", "parse_mode", "reply_markup", "reply_parameters", "link_preview_options", "entities"}
_TAGS = {"b", "i", "u", "s", "a", "code", "pre", "blockquote"}
_DATE = 1_760_000_000


class Refusal(Exception):
    """An error as Telegram gives it."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters

    def response(self) -> Response:
        """The error on the wire."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return JSONResponse(body, status_code=self.code)


class _Entities(HTMLParser):
    """Reads Telegram's HTML: few tags, all closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.count = "", list[str](), 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            raise Refusal(400, f'Bad Request: can\'t parse entities: Unsupported start tag "{tag}"')
        self.open.append(tag)
        self.count += 1

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise Refusal(400, "Bad Request: can't parse entities: Unexpected end tag")

    def handle_data(self, data: str) -> None:
        self.text += data


def parse_html(html: str) -> str:
    """The text of a message in HTML; a refusal where Telegram cannot read it."""
    entities = _Entities()
    entities.feed(html)
    entities.close()
    if entities.open or entities.count > 100:
        raise Refusal(400, "Bad Request: can't parse entities: Can't find end tag")
    return entities.text


@dataclass
class FakeTelegram(Platform):
    """One bot's Telegram. ``sent`` holds the messages taken, ``blocked`` the chats that no longer want any."""

    users: set[int] = field(default_factory=set)
    blocked: set[int] = field(default_factory=set)
    sent: list[dict[str, Any]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    webhook: dict[str, str] = field(default_factory=dict)
    updates: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""
    _last_update: int = 1000
    _polling: int = 0

    def app(self) -> Starlette:
        """The server's application."""
        return Starlette(routes=[Route("/bot{token}/{method}", self._called, methods=["GET", "POST"])])

    def message(self, user: int, text: str, *, chat: int | None = None, **more: object) -> dict[str, Any]:
        """The update of a person's message; groups have negative ids."""
        self.users.add(chat or user)
        where = {"id": chat, "type": "supergroup", "title": "Nhóm"} if chat else {"id": user, "type": "private"}
        sender = {"id": user, "is_bot": False, "first_name": "Người dùng"}
        self._last_update += 1
        message = {"message_id": self._last_update, "date": _DATE, "chat": where, "from": sender, "text": text, **more}
        if text.startswith("/"):
            length = len(text.split()[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return {"update_id": self._last_update, "message": message}

    def press(self, user: int, label: str) -> dict[str, Any]:
        """The update of a person's pressing the newest button whose label contains ``label``."""
        sent = [message for message in self.sent if message["chat_id"] == user]
        data = next(data for message in reversed(sent) for name, data in message["buttons"] if label in name)
        self._last_update += 1
        sender = {"id": user, "is_bot": False, "first_name": "Người dùng"}
        shown = {"message_id": 1, "date": _DATE, "chat": {"id": user, "type": "private"}, "text": "…"}
        query = {"id": f"q{self._last_update}", "from": sender, "chat_instance": "1", "message": shown, "data": data}
        return {"update_id": self._last_update, "callback_query": query}

    async def offer(self, *updates: dict[str, Any]) -> None:
        """Hold updates for the next ``getUpdates``."""
        self.updates.extend(updates)
        await self.ring()

    async def deliver(self, update: dict[str, Any], *, secret: str | None = None) -> int:
        """Post an update to the webhook, as Telegram does; the status of the answer."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret or self.webhook.get("secret_token", "")}
        async with httpx.AsyncClient(verify=False) as client:
            answer = await client.post(self.webhook["url"], json=update, headers=headers)
        return answer.status_code

    def texts(self, chat: int) -> list[str]:
        """What a chat was sent."""
        return [message["plain"] for message in self.sent if message["chat_id"] == chat]

    async def _called(self, request: Request) -> Response:
        method = request.path_params["method"]
        if request.path_params["token"] != TOKEN:
            return Refusal(401, "Unauthorized").response()
        fields = await fields_of(request)
        self.calls.append(method)

        async def act() -> Response:
            try:
                return envelope(await self._method(method)(fields))
            except Refusal as refusal:
                return refusal.response()

        response = await self.faulty(method, act)
        await self.ring()
        return response

    def _method(self, method: str) -> Callable[[dict[str, Any]], Awaitable[object]]:
        methods: dict[str, Callable[[dict[str, Any]], Awaitable[object]]] = {
            "getMe": self._get_me,
            "getUpdates": self._get_updates,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._webhook_info,
            "setMyCommands": self._true,
            "sendMessage": self._send,
            "sendChatAction": self._true,
            "answerCallbackQuery": self._answer,
        }
        if method not in methods:
            raise Refusal(404, "Not Found")
        return methods[method]

    async def _get_me(self, fields: dict[str, Any]) -> object:
        return ME | {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}

    async def _true(self, fields: dict[str, Any]) -> object:
        return True

    async def _answer(self, fields: dict[str, Any]) -> object:
        if not str(fields.get("callback_query_id", "")).startswith("q"):
            raise Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.answered.append(fields["callback_query_id"])
        return True

    async def _set_webhook(self, fields: dict[str, Any]) -> object:
        self.webhook = {"url": fields["url"], "secret_token": fields.get("secret_token", "")}
        return True

    async def _delete_webhook(self, fields: dict[str, Any]) -> object:
        self.webhook = {}
        return True

    async def _webhook_info(self, fields: dict[str, Any]) -> object:
        return {"url": self.webhook.get("url", ""), "has_custom_certificate": False, "pending_update_count": 0}

    async def _get_updates(self, fields: dict[str, Any]) -> object:
        if self.webhook.get("url"):
            raise Refusal(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
                " webhook first",
            )
        offset = int(fields.get("offset") or 0)
        self.updates = [update for update in self.updates if update["update_id"] >= offset]
        self._polling += 1
        mine = self._polling
        try:
            async with asyncio.timeout(float(fields.get("timeout") or 0)), self._bell:
                await self._bell.wait_for(lambda: bool(self.updates) or self._polling != mine)
        except TimeoutError:
            return []
        if self._polling != mine:
            raise Refusal(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            )
        return list(self.updates)

    async def _send(self, fields: dict[str, Any]) -> object:
        if unknown := set(fields) - _SENDS:
            raise Refusal(400, f"Bad Request: unknown fields {sorted(unknown)}")
        chat = int(fields.get("chat_id") or 0)
        if chat in self.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        if chat not in self.users:
            raise Refusal(400, "Bad Request: chat not found")
        text = str(fields.get("text") or "")
        plain = parse_html(text) if fields.get("parse_mode") == "HTML" else text
        if not plain.strip():
            raise Refusal(400, "Bad Request: message text is empty")
        if len(plain.encode("utf-16-le")) // 2 > 4096:
            raise Refusal(400, "Bad Request: message is too long")
        buttons = _buttons(fields.get("reply_markup"))
        self.sent.append({"chat_id": chat, "text": text, "plain": plain, "buttons": buttons, "fields": fields})
        kind = "private" if chat > 0 else "supergroup"
        return {"message_id": len(self.sent), "date": _DATE, "chat": {"id": chat, "type": kind}, "text": plain}


def _buttons(markup: str | None) -> list[tuple[str, str]]:
    """Label and callback data of each button."""
    rows = json.loads(markup)["inline_keyboard"] if markup else []
    buttons = [(button["text"], button["callback_data"]) for row in rows for button in row]
    if any(not 1 <= len(data.encode()) <= 64 for _, data in buttons):
        raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
    if len(buttons) > 100 or any(len(row) > 8 for row in rows):
        raise Refusal(400, "Bad Request: reply markup is too long")
    return buttons
