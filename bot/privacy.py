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
    page = _PAGE.read_text(encoding="utf-8")
    filled = page.replace("{operator}", escape(settings.bot_operator)).replace(
        "{days}", str(settings.bot_retention_days)
    )

    async def show(request: Request) -> Response:
        return HTMLResponse(
            filled, headers={"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
        )

    return Route(PATH, show)
