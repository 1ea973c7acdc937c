"""Zalo's side of an Official Account on loopback: gives tokens, takes what the bot sends, signs webhook calls."""

import asyncio
import hashlib
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import time

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

WEBHOOK = "/bot/zalo-oa"
APP = "360846524940903967"
ACCOUNT = "388613280878808645"
KEY = "oa-secret-key"


class Zalo:
    """Takes every message and answers as the platform does; ``sent`` are the texts by person, in their order."""

    def __init__(self) -> None:
        self.sent: dict[str, list[str]] = defaultdict(list)
        self._moved = asyncio.Condition()
        self._events = 0

    @asynccontextmanager
    async def open(self) -> AsyncIterator[str]:
        """The address of the platform's API while it is open."""
        routes = [Route("/v4/oa/access_token", _renew, methods=["POST"])]
        routes.append(Route("/v3.0/oa/message/cs", self._take, methods=["POST"]))
        config = uvicorn.Config(Starlette(routes=routes), port=0, log_level="critical", lifespan="off")
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0)
        try:
            yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        finally:
            server.should_exit = True
            await serving

    async def until(self, happened: Callable[[], bool], seconds: float) -> None:
        """Returns as soon as what was sent makes something true; ``TimeoutError`` after so many seconds."""
        async with asyncio.timeout(seconds), self._moved:
            await self._moved.wait_for(happened)

    def call(self, person: str, text: str) -> bytes:
        """A signed webhook call of a person's text, as bytes: so that sending a crowd costs the machine little."""
        self._events += 1
        moment = str(int(time() * 1000) + self._events)
        event = {
            "app_id": APP,
            "sender": {"id": person},
            "user_id_by_app": f"5{person}",
            "recipient": {"id": ACCOUNT},
            "event_name": "user_send_text",
            "message": {"text": text, "msg_id": f"m{self._events:018x}"},
            "timestamp": moment,
        }
        body = json.dumps(event, ensure_ascii=False).encode()
        head = (
            f"POST {WEBHOOK} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"X-ZEvent-Signature: {_signature(body, moment)}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body

    async def _take(self, request: Request) -> JSONResponse:
        body = await request.json()
        person = body["recipient"]["user_id"]
        async with self._moved:
            self.sent[person].append(body["message"]["text"])
            self._moved.notify_all()
        return JSONResponse({"data": {"message_id": "s", "user_id": person}, "error": 0, "message": "Success"})


async def _renew(request: Request) -> JSONResponse:
    return JSONResponse({"access_token": "access", "refresh_token": "refresh", "expires_in": "90000"})


def _signature(body: bytes, moment: str) -> str:
    """Plain SHA-256 of the application's id, the raw body, its timestamp and the OA Secret Key."""
    return f"mac={hashlib.sha256(APP.encode() + body + moment.encode() + KEY.encode()).hexdigest()}"
