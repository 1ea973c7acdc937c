"""What the doubles share: a real server on a free port, faults on demand, and waiting for what must come."""

import asyncio
import socket
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp

_LONGEST_WAIT = 20.0


@dataclass(frozen=True)
class Fault:
    """Goes wrong once. ``acts``: the platform does what was asked all the same, only its answer is lost.

    No ``response``: the connection breaks off after the request was read. ``hangs``: no answer ever comes.
    """

    response: Response | None = None
    acts: bool = False
    hangs: bool = False


@dataclass
class Platform:
    """Base of the doubles: faults by method, and a bell that rings whenever something has happened."""

    faults: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    _bell: asyncio.Condition = field(default_factory=asyncio.Condition)
    _never: asyncio.Event = field(default_factory=asyncio.Event)

    def app(self) -> Starlette:
        """The server's application."""
        raise NotImplementedError

    def fail(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method go wrong."""
        self.faults[method].extend(faults)

    async def ring(self) -> None:
        """Wake those who wait."""
        async with self._bell:
            self._bell.notify_all()

    async def until(self, happened: Callable[[], bool], seconds: float = _LONGEST_WAIT) -> None:
        """Return as soon as something has happened."""
        async with asyncio.timeout(seconds), self._bell:
            await self._bell.wait_for(happened)

    async def faulty(self, method: str, act: Callable[[], Awaitable[Response]]) -> Response:
        """The platform's answer, or the next fault in its place."""
        fault = self.faults[method].popleft() if self.faults[method] else None
        if fault is None:
            return await act()
        if fault.acts:
            await act()
        if fault.hangs:
            await self._never.wait()
        return fault.response or _cut_off()


def error_page(status: int) -> Response:
    """What a gateway before the platform answers: no JSON."""
    return Response("<html>error</html>", status_code=status, media_type="text/html")


def _cut_off() -> Response:
    """Promises more than it sends, so that the connection breaks."""
    return Response(b"", headers={"content-length": "1000"})


async def fields_of(request: Request) -> dict[str, str]:
    """The fields of a call however they are sent: form, multipart, JSON or in the address."""
    if request.headers.get("content-type", "").startswith("application/json"):
        found = await request.json()
        return found if isinstance(found, dict) else {}
    form = await request.form()
    return {key: str(value) for key, value in [*request.query_params.items(), *form.items()]}


def envelope(result: object) -> JSONResponse:
    """A result as Telegram and Zalo Bot send it."""
    return JSONResponse({"ok": True, "result": result})


@asynccontextmanager
async def serving(app: ASGIApp) -> AsyncIterator[str]:
    """The address of a server that runs ``app`` on a free loopback port."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
    config = uvicorn.Config(app, log_level="critical", lifespan="off", timeout_graceful_shutdown=0)
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await running
