"""The door: requests too large are refused before they are read, and every reply is counted."""

import time

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.meters import Meters
from api.problem import problem_response, sentences

LARGEST_BODY = 64 * 1024
UPLOAD = ("POST", "/v1/documents")
"""The one route that takes files."""


def too_large(limit: int) -> str:
    """What a client is told whose request has more than ``limit`` bytes."""
    if limit == LARGEST_BODY:
        return sentences()["status"]["413"]
    return f"Tệp quá lớn; máy chủ này nhận tệp đến {limit // 1_000_000} MB."


class Intake:
    """Bounds the body of a request, wider where a file is sent, and counts the reply under its route's template."""

    def __init__(self, app: ASGIApp, meters: Meters, largest_upload: int) -> None:
        self._app, self._meters, self._largest_upload = app, meters, largest_upload

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        started = time.perf_counter()

        async def send_counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._count(scope, message["status"], time.perf_counter() - started)
            await send(message)

        limit = self._limit(scope)
        length = HTTPConnection(scope).headers.get("content-length", "0")
        if not length.isdigit() or int(length) > limit:
            return await problem_response(413, too_large(limit))(scope, receive, send_counted)
        await self._app(scope, self._bounded(receive, limit), send_counted)

    def _limit(self, scope: Scope) -> int:
        return self._largest_upload if (scope["method"], scope["path"]) == UPLOAD else LARGEST_BODY

    def _bounded(self, receive: Receive, limit: int) -> Receive:
        taken = 0

        async def receive_bounded() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            return message if taken <= limit else {"type": "http.disconnect"}

        return receive_bounded

    def _count(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "other")
        self._meters.requests.labels(scope["method"], route, status).inc()
        self._meters.seconds.labels(route).observe(seconds)
