"""The bot as a server: on its own with its webhooks, or in front of the main server in one process."""

import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from bot.service import Bot

_TURN_SECONDS = 0.001
"""How long the interpreter stays with one thread: acknowledging does not wait five milliseconds for each answer."""


def create_bot_app(bot: Bot, beside: Starlette | None = None) -> Starlette:
    """The application; the bot runs as long as it does. What is not the bot's goes to ``beside``, the main server.

    The main server's guards do not stand before the webhooks: a platform calls for many people from few addresses.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            if beside:
                await stack.enter_async_context(beside.router.lifespan_context(beside))
            await stack.enter_async_context(bot.running())
            yield

    async def health(request: Request) -> Response:
        return PlainTextResponse("ok")

    others: BaseRoute = Mount("/", beside) if beside else Route("/healthz", health)
    return Starlette(routes=[*bot.routes(), others], lifespan=lifespan)


def serve(bot: Bot, host: str, port: int) -> None:
    """Run until told to stop. Requests are not logged: an access log would hold nothing but webhooks."""
    sys.setswitchinterval(_TURN_SECONDS)
    uvicorn.run(create_bot_app(bot), host=host, port=port, access_log=False, log_level="info")
