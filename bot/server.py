"""The bot on its own: a small server with the webhooks, for where it does not run inside the main one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.service import Bot


def create_bot_app(bot: Bot) -> Starlette:
    """The application; the bot runs as long as it does."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with bot.running():
            yield

    async def health(request: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(routes=[*bot.routes(), Route("/healthz", health)], lifespan=lifespan)


def serve(bot: Bot, host: str, port: int) -> None:
    """Run until told to stop. Requests are not logged: an access log would hold nothing but webhooks."""
    uvicorn.run(create_bot_app(bot), host=host, port=port, access_log=False, log_level="info")
