"""The page that says what is stored of those who chat with the bot."""

from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot import data
from bot.settings import BotSettings

PATH = "/quyen-rieng-tu"
_PAGE = Path(data.__file__).with_name("privacy.html")


def privacy_url(settings: BotSettings) -> str:
    """Where users read the page."""
    return f"{settings.public_url.rstrip('/')}{PATH}"


def privacy_route(settings: BotSettings) -> Route:
    """The page, filled in with this installation's settings."""
    unanswered = f"{settings.unanswered_days} ngày sau lần hỏi cuối" if settings.unanswered_days else "Không lưu"
    filled = _PAGE.read_text(encoding="utf-8")
    for name, value in {
        "operator": settings.bot_operator,
        "days": str(settings.bot_retention_days),
        "unanswered": unanswered,
    }.items():
        filled = filled.replace(f"{{{name}}}", escape(value))

    async def show(request: Request) -> Response:
        return HTMLResponse(
            filled, headers={"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
        )

    return Route(PATH, show)
