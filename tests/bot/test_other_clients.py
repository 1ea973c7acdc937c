"""The doubles answer to clients that were not written here: python-telegram-bot's own loops, python-zalo-bot."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters
from zalo_bot import Bot as ZaloClient

from tests.bot.fakes import telegram, zalo_bot
from tests.bot.fakes.server import Fault, serving
from tests.bot.fakes.telegram import FakeTelegram, Refusal
from tests.bot.fakes.zalo_bot import FakeZaloBot

pytestmark = pytest.mark.anyio


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    platform = FakeTelegram()
    async with serving(platform.app()) as platform.url:
        yield platform


def echo_application(fake: FakeTelegram, token: str = telegram.TOKEN) -> Application:  # type: ignore[type-arg]
    """An ordinary bot of the library that repeats what it is told."""

    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message:
            await update.message.reply_text(f"nghe: {update.message.text}")

    application = ApplicationBuilder().token(token).base_url(f"{fake.url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    return application


async def test_the_librarys_polling_gets_each_update_once(fake: FakeTelegram) -> None:
    application = echo_application(fake)
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling(timeout=timedelta(seconds=5))
        await fake.offer(fake.message(7, "một"), fake.message(7, "hai"))
        await fake.until(lambda: len(fake.texts(7)) == 2)
        await application.updater.stop()
        await application.stop()
    assert fake.texts(7) == ["nghe: một", "nghe: hai"]
    assert fake.updates == []


async def test_the_librarys_webhook_takes_what_the_double_delivers(fake: FakeTelegram) -> None:
    application = echo_application(fake)
    with_port = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    port = with_port.sockets[0].getsockname()[1]
    with_port.close()
    await with_port.wait_closed()
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_webhook(
            "127.0.0.1", port, url_path="hook", webhook_url=f"http://127.0.0.1:{port}/hook", secret_token="s-1"
        )
        assert await fake.deliver(fake.message(7, "một"), secret="wrong") == 403
        assert await fake.deliver(fake.message(7, "hai")) == 200
        await fake.until(lambda: fake.texts(7) == ["nghe: hai"])
        await application.updater.stop()
        await application.stop()


async def test_the_library_knows_the_doubles_errors(fake: FakeTelegram) -> None:
    fake.users.add(7)
    async with Bot(telegram.TOKEN, base_url=f"{fake.url}/bot") as bot:
        with pytest.raises(BadRequest, match=r"(?i)chat not found"):
            await bot.send_message(99, "không quen")
        with pytest.raises(BadRequest, match=r"(?i)message is too long"):
            await bot.send_message(7, "x" * 4097)
        with pytest.raises(BadRequest, match=r"(?i)can.t parse entities"):
            await bot.send_message(7, "<b>hở", parse_mode="HTML")
        fake.blocked.add(7)
        with pytest.raises(Forbidden, match=r"(?i)blocked"):
            await bot.send_message(7, "chặn")
        fake.fail("sendMessage", Fault(Refusal(429, "Too Many Requests: retry after 3", retry_after=3).response()))
        with pytest.raises(RetryAfter):
            await bot.send_message(7, "nhanh")
        await bot.set_webhook("https://example.vn/hook")
        with pytest.raises(Conflict, match=r"(?i)webhook is active"):
            await bot.get_updates()
    with pytest.raises(InvalidToken):
        await Bot("1:wrong", base_url=f"{fake.url}/bot").initialize()


async def test_python_zalo_bot_talks_to_the_zalo_bot_double() -> None:
    platform = FakeZaloBot(lenient=True)
    async with serving(platform.app()) as url:
        client = ZaloClient(zalo_bot.TOKEN, base_url=url)
        async with client:
            assert (await client.get_me()).account_name == "bot.VDKyGxQvc"
            await platform.offer(platform.message("6ede9afa66b88fe6d6a9", "Xin chào"))
            update = await client.get_update(timeout=5)
            assert update.message.text == "Xin chào"
            assert update.message.chat.id == "6ede9afa66b88fe6d6a9"
            assert await client.get_update(timeout=0) is None
            sent = await client.send_message("6ede9afa66b88fe6d6a9", "Chào anh/chị")
            assert sent.message_id
    assert platform.texts("6ede9afa66b88fe6d6a9") == ["Chào anh/chị"]
