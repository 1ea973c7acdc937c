"""``hoi bot run``, ``hoi bot doctor``, ``hoi bot feedback`` and ``hoi chat``."""

import asyncio
import json
import logging
from contextlib import suppress
from dataclasses import asdict
from typing import Any, NoReturn

import click
from pydantic import ValidationError

from bot.channels.terminal import Terminal
from bot.conversation import Conversation
from bot.doctor import Finding, call, examine
from bot.errors import BotError
from bot.live import Live, Renewed
from bot.server import serve
from bot.service import Bot, about, now_in_vietnam, open_store
from bot.settings import CHANNELS, BotSettings
from bot.texts import say
from index.errors import IndexFailure
from retrieval import open_assistant

_MARKS = {"ok": "✓", "note": "·", "missing": "✗", "wrong": "✗"}


class _Channels(click.ParamType[tuple[str, ...]]):
    """A list such as "telegram,zalo_oa"."""

    name = "kênh"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names, each of a known channel."""
        names = tuple(value.split(",")) if isinstance(value, str) else CHANNELS
        if unknown := [name for name in names if name not in CHANNELS]:
            self.fail(f"Không có kênh {', '.join(unknown)}; các kênh: {', '.join(CHANNELS)}.", param, ctx)
        return names


_channels = click.option(
    "--channels", type=_Channels(), default=CHANNELS, help="Chỉ những kênh này, cách nhau dấu phẩy."
)


@click.group("bot")
def bot() -> None:
    """Chat qua Zalo và Telegram."""


@bot.command()
@_channels
@click.option("--host", help="Địa chỉ nhận webhook; mặc định HOI_HOST.")
@click.option("--port", type=click.IntRange(1, 65535), help="Cổng nhận webhook; mặc định HOI_PORT.")
def run(channels: tuple[str, ...], host: str | None, port: int | None) -> None:
    """Chạy bot cho đến khi dừng (Ctrl+C); tin đang xử lý được hoàn tất."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    settings = _settings()
    missing = [finding for finding in examine(settings, channels) if finding.level == "missing"]
    try:
        service = Bot(settings, Live(Renewed(settings)), channels)
    except (BotError, IndexFailure) as error:
        _refuse(str(error))
    if not service.channels:
        _refuse(" ".join(["Chưa kênh nào đủ thiết lập.", *(finding.text for finding in missing)]))
    serve(service, host or settings.host, port or settings.port)


@bot.command()
@_channels
@click.option("--online", is_flag=True, help="Gọi thử từng nền tảng.")
@click.option("--json", "as_json", is_flag=True, help="In JSON.")
def doctor(channels: tuple[str, ...], online: bool, as_json: bool) -> None:
    """Kiểm tra thiết lập từng kênh, nói còn thiếu gì; mã thoát 1 khi có kênh chưa chạy được."""
    settings = _settings()
    findings = examine(settings, channels)
    if online:
        findings += asyncio.run(call(settings, channels))
    click.echo(_as_json([asdict(finding) for finding in findings]) if as_json else "\n".join(map(_line, findings)))
    if any(finding.level in ("missing", "wrong") for finding in findings):
        raise click.exceptions.Exit(1)


@bot.command()
@click.option("--json", "as_json", is_flag=True, help="In JSON.")
def feedback(as_json: bool) -> None:
    """Xem góp ý của người dùng."""
    heard = asyncio.run(_feedback())
    if as_json:
        click.echo(_as_json(heard))
        return
    for each in heard:
        click.echo(f"{each['created_at']}  {each['channel']}  {each['text']}\n  Hỏi: {each['question'] or '—'}")


@click.command("chat")
def chat() -> None:
    """Trò chuyện trong cửa sổ dòng lệnh; gõ /thoat để dừng."""
    settings = _settings()
    try:
        assistant = open_assistant(settings)
    except IndexFailure as error:
        _refuse(str(error))
    conversation = Conversation(assistant, about(settings), lambda: now_in_vietnam().date())
    with suppress(ImportError):  # not on every system
        import readline  # noqa: F401  # the arrow keys bring back what was typed
    Terminal(conversation, assistant, lambda: input(say("terminal.prompt"))).run()


async def _feedback() -> list[dict[str, Any]]:
    store = open_store(_settings())
    try:
        return await store.run(store.people.heard)
    finally:
        store.close()


def _settings() -> BotSettings:
    try:
        return BotSettings()
    except ValidationError as error:
        names = ", ".join(f"HOI_{str(each['loc'][0]).upper()}" for each in error.errors())
        _refuse(f"Thiết lập không hợp lệ: {names}.")


class _Refused(click.ClickException):
    """Ends the command with one sentence and exit code 2."""

    exit_code = 2


def _refuse(text: str) -> NoReturn:
    raise _Refused(text)


def _line(finding: Finding) -> str:
    return f"{_MARKS[finding.level]} {finding.channel}: {finding.text}"


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
