"""The web application: puts the routers, the pages and the guards together."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware

from api import (
    ask,
    board,
    changes,
    citations,
    documents,
    feedback,
    health,
    manual,
    pages,
    references,
    review,
    search,
    targets,
    tasks,
    widget,
)
from api.answering import Answering
from api.assets import Assets
from api.desk import Desk
from api.guard.freshness import Freshness
from api.guard.headers import SecurityHeaders
from api.guard.intake import LARGEST_BODY, Intake
from api.guard.throttle import Throttle
from api.problem import answer_problems, described
from api.rehearsal import open_rehearsed
from api.renewal import renewing
from settings import Settings

HERE = Path(__file__).parent
ROUTERS = (
    ask,
    citations,
    references,
    search,
    documents,
    changes,
    review,
    tasks,
    targets,
    feedback,
    health,
    manual,
    pages,
    board,
    widget,
)
ABOUT = "Hỏi đáp trên các kế hoạch của cơ quan nhà nước; mỗi câu trả lời dẫn đúng đoạn văn bản gốc."


def create_app(settings: Settings) -> FastAPI:
    """The application over the index that the settings name, and over every newer one while it runs."""
    return assemble(settings, open_rehearsed(settings), renewing)


def assemble(
    settings: Settings,
    assistant: Answering,
    lifespan: Callable[[FastAPI], AbstractAsyncContextManager[None]] | None = None,
) -> FastAPI:
    """The application over an assistant that is ready."""
    app = FastAPI(
        title="Hỏi Kế hoạch",
        version="1",
        description=ABOUT,
        docs_url=None,
        redoc_url=None,
        responses=described(404, 422, 429, 500),
        lifespan=lifespan,
    )
    app.state.desk = Desk.open(settings, assistant)
    answer_problems(app)
    for module in ROUTERS:
        app.include_router(module.router)
    app.mount("/static", Assets(directory=HERE / "static"), name="static")
    guard(app, app.state.desk)
    return app


def guard(app: FastAPI, desk: Desk) -> None:
    """Wraps the application, from the inside out."""
    settings = desk.settings
    app.add_middleware(Freshness)
    app.add_middleware(GZipMiddleware, minimum_size=1024)
    app.add_middleware(Throttle, settings=settings, meters=desk.meters)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.cors_origins),
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["Content-Type"],
        )
    app.add_middleware(SecurityHeaders, settings=settings)
    upload = settings.upload_megabytes * 1_000_000 if settings.operator_key else LARGEST_BODY
    app.add_middleware(Intake, meters=desk.meters, largest_upload=upload)
