"""``hoi serve``."""

import socket
import sys

import click
import uvicorn
from fastapi import FastAPI
from starlette.applications import Starlette

from api.app import create_app
from bot.errors import BotError
from bot.live import Live
from bot.server import create_bot_app
from bot.service import Bot
from bot.settings import BotSettings
from index.errors import IndexFailure
from settings import Settings


@click.command("serve", help="Chạy máy chủ: trang hỏi đáp, khung nhúng, API.")
@click.option("--host", help="Địa chỉ nghe; mặc định HOI_HOST.")
@click.option("--port", type=click.IntRange(1, 65535), help="Cổng nghe; mặc định HOI_PORT.")
def serve(host: str | None, port: int | None) -> None:
    """Runs the server until it is stopped."""
    settings = Settings()
    chosen = (host or settings.host, port or settings.port)
    _refuse_taken(*chosen)
    try:
        app = _with_bot(create_app(settings))
    except (IndexFailure, BotError) as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    click.echo(f"Hỏi Kế hoạch đang chạy, mở http://{chosen[0]}:{chosen[1]} (dừng: Ctrl+C)", err=True)
    uvicorn.run(app, host=chosen[0], port=chosen[1], log_level="warning", server_header=False, proxy_headers=False)


def _with_bot(app: FastAPI) -> Starlette:
    """The application, behind the chat platforms' webhooks where the settings want the bot in this process."""
    settings = BotSettings()
    if not settings.bot_in_server:
        return app
    return create_bot_app(Bot(settings, Live(lambda: app.state.desk.assistant)), beside=app)


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as taken:
            click.echo(
                f"Không mở được cổng {port} ở {host}: {taken.strerror}; hãy chọn cổng khác bằng --port.", err=True
            )
            sys.exit(2)
