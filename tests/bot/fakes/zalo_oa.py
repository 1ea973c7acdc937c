"""A double of Zalo's Official Account: OpenAPI v3, tokens that rotate, and the signed webhook with its retries."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.bot.fakes.server import Platform

APP_ID = "360846524940903967"
OA_ID = "388613280878808645"
APP_SECRET = "app-secret-example"
WEBHOOK_KEY = "oa-secret-key-example"
FIRST_REFRESH = "refresh-0"
RETRIES = 5
"""Zalo repeats an event that was not acknowledged after 30 s, 5, 15, 30 and 60 minutes; here at once."""


@dataclass
class FakeZaloOA(Platform):
    """One Official Account. ``now`` is its clock, for tokens and message windows."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    webhook: str = ""
    sent: list[dict[str, Any]] = field(default_factory=list)
    seen: dict[str, datetime] = field(default_factory=dict)
    refresh: str = FIRST_REFRESH
    access: str = ""
    access_ends: datetime = field(default_factory=lambda: datetime.now(UTC))
    renewals: int = 0
    refused_renewals: int = 0
    _events: int = 0

    def app(self) -> Starlette:
        """The server's application; the OAuth host and the API host are one here."""
        return Starlette(
            routes=[
                Route("/v4/oa/access_token", self._renew, methods=["POST"]),
                Route("/v3.0/oa/message/cs", self._send, methods=["POST"]),
                Route("/v2.0/oa/getoa", self._get_oa),
            ]
        )

    def event(self, user: str, text: str, **more: object) -> dict[str, Any]:
        """The event of a person's text."""
        self.seen[user] = self.now
        self._events += 1
        moment = int(self.now.timestamp() * 1000) + self._events
        return {
            "app_id": APP_ID,
            "sender": {"id": user},
            "user_id_by_app": f"5{user}",
            "recipient": {"id": OA_ID},
            "event_name": "user_send_text",
            "message": {"text": text, "msg_id": f"m{self._events:018x}"},
            "timestamp": str(moment),
            **more,
        }

    def press(self, user: str, label: str) -> dict[str, Any]:
        """What comes when a person presses a button: a text, the button's payload."""
        sent = [message for message in self.sent if message["user_id"] == user]
        return self.event(user, next(p for m in reversed(sent) for title, p in m["buttons"] if label in title))

    async def deliver(self, event: dict[str, Any], *, key: str = WEBHOOK_KEY, retries: int = RETRIES) -> int:
        """Send an event to the webhook, again while it is not acknowledged; the last status, 0 for none."""
        body = json.dumps(event, ensure_ascii=False).encode()
        status = 0
        async with httpx.AsyncClient(timeout=2.0, verify=False) as client:
            for retry in range(retries + 1):
                headers = {"X-ZEvent-Signature": sign(body, event, key), "Content-Type": "application/json"}
                if retry:
                    headers["num_retry"] = str(retry)
                try:
                    status = (await client.post(self.webhook, content=body, headers=headers)).status_code
                except httpx.HTTPError:
                    status = 0
                if status == 200:
                    break
        return status

    async def probe(self) -> int:
        """What the console sends when the address is saved: an empty object, unsigned."""
        async with httpx.AsyncClient(verify=False) as client:
            return (await client.post(self.webhook, json={})).status_code

    def texts(self, user: str) -> list[str]:
        """What a person was sent."""
        return [message["text"] for message in self.sent if message["user_id"] == user]

    def expire(self) -> None:
        """Let the access token end before its time."""
        self.access_ends = self.now - timedelta(seconds=1)

    async def _renew(self, request: Request) -> Response:
        form = await request.form()

        async def act() -> Response:
            if request.headers.get("secret_key") != APP_SECRET or form.get("app_id") != APP_ID:
                return JSONResponse({"error": -14002, "error_name": "Invalid app secret key", "error_description": ""})
            if form.get("grant_type") != "refresh_token" or form.get("refresh_token") != self.refresh:
                self.refused_renewals += 1
                return JSONResponse({"error": -118, "error_name": "Invalid refresh token", "error_description": ""})
            self.renewals += 1
            self.refresh, self.access = f"refresh-{self.renewals}", f"access-{self.renewals}"
            self.access_ends = self.now + timedelta(hours=25)
            return JSONResponse({"access_token": self.access, "refresh_token": self.refresh, "expires_in": "90000"})

        response = await self.faulty("access_token", act)
        await self.ring()
        return response

    async def _get_oa(self, request: Request) -> Response:
        code = self._token_error(request)
        return JSONResponse({"error": code, "message": "", "data": {"oa_id": OA_ID, "name": "Thanh tra tỉnh"}})

    async def _send(self, request: Request) -> Response:
        body = await request.json()

        async def act() -> Response:
            code, field_name = self._take(request, body)
            if code:
                return JSONResponse({"error": code, "message": field_name or "error"})
            user = body["recipient"]["user_id"]
            data = {"message_id": f"s{len(self.sent):019x}", "user_id": user, "sent_time": "1626926349402"}
            return JSONResponse({"data": data, "error": 0, "message": "Success"}, headers=_RATE)

        response = await self.faulty("cs", act)
        await self.ring()
        return response

    def _take(self, request: Request, body: dict[str, Any]) -> tuple[int, str]:
        """Zalo's error code for a message, 0 when it is taken."""
        if code := self._token_error(request):
            return code, "Access token is invalid"
        if invalid := _invalid(body):
            return -201, f"{invalid} is invalid!"
        user = body["recipient"]["user_id"]
        if user not in self.seen:
            return -213, "User has not followed OA"
        if self.now - self.seen[user] > timedelta(days=7):
            return -230, "User has not interacted with the OA in the past 7 days"
        message = body["message"]
        buttons = message.get("attachment", {}).get("payload", {}).get("buttons", [])
        shown = [(button["title"], button["payload"]) for button in buttons]
        self.sent.append({"user_id": user, "text": message["text"], "buttons": shown})
        return 0, ""

    def _token_error(self, request: Request) -> int:
        given = request.headers.get("access_token")
        if not given or given != self.access:
            return -216
        return -220 if self.now >= self.access_ends else 0


_RATE = {"X-RateLimit-Limit": "4000", "X-RateLimit-Remain": "3999"}


def sign(body: bytes, event: dict[str, Any], key: str = WEBHOOK_KEY) -> str:
    """The signature of raw bytes: plain SHA-256 of four parts put together."""
    plain = str(event.get("app_id", "")).encode() + body + str(event.get("timestamp", "")).encode() + key.encode()
    return f"mac={hashlib.sha256(plain).hexdigest()}"


def _invalid(body: dict[str, Any]) -> str | None:
    """The first field of a message that is not as documented."""
    message = body.get("message")
    if set(body) != {"recipient", "message"} or not isinstance(message, dict):
        return "body"
    if set(body["recipient"]) != {"user_id"}:
        return "recipient"
    if set(message) - {"text", "attachment"} or not message.get("text") or len(message["text"]) > 2000:
        return "text"
    if "attachment" not in message:
        return None
    attachment = message["attachment"]
    buttons = attachment.get("payload", {}).get("buttons", [])
    if attachment.get("type") != "template" or not 1 <= len(buttons) <= 5:
        return "attachment"
    return next((f"buttons[{n}]" for n, button in enumerate(buttons) if not _is_button(button)), None)


def _is_button(button: dict[str, Any]) -> bool:
    return (
        set(button) == {"title", "type", "payload"}
        and button["type"] in ("oa.query.show", "oa.query.hide")
        and 1 <= len(button["title"]) <= 100
        and isinstance(button["payload"], str)
        and 1 <= len(button["payload"]) <= 1000
    )
