"""The door: requests too large are refused before they are read, and every reply is counted."""

import time

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.meters import Meters
from api.problem import problem_response, sentences

LARGEST_BODY = 64 * 1024


class Intake:
    """Bounds the body of a request and counts the reply under its route's template."""

    def __init__(self, app: ASGIApp, meters: Meters) -> None:
        self._app, self._meters = app, meters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        started = time.perf_counter()

        async def send_counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._count(scope, message["status"], time.perf_counter() - started)
            await send(message)

        length = HTTPConnection(scope).headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            refusal = problem_response(413, sentences()["status"]["413"])
            return await refusal(scope, receive, send_counted)
        await self._app(scope, self._bounded(receive), send_counted)

    def _bounded(self, receive: Receive) -> Receive:
        taken = 0

        async def receive_bounded() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            return message if taken <= LARGEST_BODY else {"type": "http.disconnect"}

        return receive_bounded

    def _count(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "other")
        self._meters.requests.labels(scope["method"], route, status).inc()
        self._meters.seconds.labels(route).observe(seconds)
