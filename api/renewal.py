"""A newer index takes over while the server runs; requests under way finish on the one they began with."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import structlog
from fastapi import FastAPI

from api.answering import Answering
from api.desk import Desk
from api.rehearsal import open_rehearsed
from index.build import live_folder
from index.errors import IndexFailure

PAUSE = 5.0
"""Seconds between two looks at the pointer."""
log = structlog.get_logger(__name__)


@asynccontextmanager
async def renewing(app: FastAPI) -> AsyncIterator[None]:
    """While the application runs, whatever build becomes the live one is taken over."""
    watch = asyncio.create_task(_watch(app))
    yield
    watch.cancel()


async def _watch(app: FastAPI) -> None:
    while True:
        await asyncio.sleep(PAUSE)
        await asyncio.to_thread(renew, app)


def renew(app: FastAPI) -> None:
    """Takes over the live build if it is another; one that cannot be read is logged and leaves the old one."""
    settings = app.state.desk.settings
    try:
        take_over(app, live_folder(settings).name, lambda: open_rehearsed(settings))
    except (IndexFailure, OSError) as failure:
        log.warning("index_not_renewed", reason=str(failure))


def take_over(app: FastAPI, build: str, opened: Callable[[], Answering]) -> None:
    """Puts a build behind the application where another one is."""
    desk: Desk = app.state.desk
    if build != desk.assistant.index_version:
        app.state.desk = desk.over(opened())
