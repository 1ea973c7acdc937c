"""Nothing of a person is kept that is not needed, nothing at all when they say so, and no token is ever logged."""

import logging
import sqlite3
from pathlib import Path

import httpx
import pytest

from bot.errors import SettingsError
from bot.keyring import Keyring, read_secret
from bot.message import Address
from bot.redaction import Redaction, secrets_of
from bot.service import open_store
from bot.store.outbox import Parcel, Recipient
from bot.turn import saying
from retrieval.mask import MASK
from tests.bot.chats import TelegramChat, ZaloOAChat, bot_settings, running_bot
from tests.bot.fakes import telegram, zalo_bot
from tests.bot.fakes.server import Fault
from tests.bot.library import UNIT

pytestmark = pytest.mark.anyio

PERSON = 987654321


def rows(data_dir: Path, table: str) -> list[tuple[object, ...]]:
    """All that a table of the bot's database holds."""
    with sqlite3.connect(data_dir / "bot.sqlite") as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def stored(data_dir: Path) -> bytes:
    """Every byte that the bot has on the disk."""
    return b"".join(path.read_bytes() for path in data_dir.glob("bot.sqlite*"))


async def test_the_database_holds_no_id_no_number_and_no_words(tmp_path: Path) -> None:
    chat = TelegramChat("webhook")
    async with running_bot(chat, tmp_path):
        await chat.hand_in(chat.write(PERSON, f"tôi ở {UNIT}"))
        await chat.hand_in(chat.write(PERSON, "echo bí mật, gọi 0912345678"))
        await chat.hand_in(chat.write(PERSON, "nhắc việc hằng ngày"))
        await chat.platform.until(lambda: len(chat.read(PERSON)) == 3)
    kept = stored(tmp_path)
    assert str(PERSON).encode() not in kept
    assert b"0912345678" not in kept
    assert "bí mật".encode() not in kept
    assert MASK in chat.read(PERSON)[1]


async def test_messages_are_emptied_when_answered(tmp_path: Path) -> None:
    chat = TelegramChat("webhook")
    async with running_bot(chat, tmp_path):
        await chat.hand_in(chat.write(PERSON, "echo một"))
        await chat.platform.until(lambda: len(chat.read(PERSON)) == 1)
    [(_, _, channel, chat_name, person, message, *_)] = rows(tmp_path, "inbox")
    assert (channel, chat_name, person, message) == ("telegram", None, None, None)
    [(_, _, chat_name, person, address, message, state, *_)] = rows(tmp_path, "outbox")
    assert (chat_name, person, address, message, state) == (None, None, None, None, "SENT")


async def test_forgetting_leaves_nothing_of_a_person_and_all_of_the_others(tmp_path: Path) -> None:
    chat = ZaloOAChat()
    async with running_bot(chat, tmp_path):
        for person in (7, 8):
            for words in (f"tôi ở {UNIT}", "nhắc việc hằng ngày", "góp ý rất tốt"):
                await chat.hand_in(chat.write(person, words))
        await chat.platform.until(lambda: len(chat.read(7)) == len(chat.read(8)) == 4)
        await chat.hand_in(chat.write(7, "xóa"))
        await chat.platform.until(lambda: len(chat.read(7)) == 5)
    assert "Đã xóa" in chat.read(7)[-1]
    assert [len(rows(tmp_path, table)) for table in ("conversation", "reminder", "feedback")] == [1, 1, 1]
    assert all(row[2] is None for row in rows(tmp_path, "outbox"))


async def test_forgetting_while_an_answer_is_on_its_way_does_not_lose_the_next_one(tmp_path: Path) -> None:
    store = open_store(bot_settings(tmp_path))
    to = Recipient("telegram", "chat", "person", Address(chat_id="7"), expires_at=9e9)

    def work(connection: sqlite3.Connection) -> Parcel | None:
        store.outbox.add(connection, to, [saying("choose")], now=1.0)
        on_its_way = store.outbox.head(connection, "chat")
        assert on_its_way
        store.outbox.sending(connection, on_its_way)
        store.forget(connection, "person")
        store.outbox.add(connection, to, [saying("forgotten")], now=2.0)
        store.outbox.sent(connection, on_its_way)
        return store.outbox.head(connection, "chat")

    left = await store.run(work)
    store.close()
    assert left
    assert left.message == saying("forgotten")


async def test_unfollowing_forgets_as_well(tmp_path: Path) -> None:
    chat = ZaloOAChat()
    async with running_bot(chat, tmp_path):
        await chat.hand_in(chat.write(7, f"tôi ở {UNIT}"))
        await chat.platform.until(lambda: len(chat.read(7)) == 1)
        event = chat.write(7, "")
        left = {key: event[key] for key in ("app_id", "timestamp")}
        await chat.hand_in(left | {"event_name": "unfollow", "oa_id": "388613280878808645", "follower": {"id": "7"}})
        await chat.hand_in(chat.write(8, "echo"))
        await chat.platform.until(lambda: len(chat.read(8)) == 1)
    assert len(rows(tmp_path, "conversation")) == 1


async def test_no_token_reaches_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    chat = TelegramChat("polling")
    chat.platform.fail("sendMessage", Fault())
    async with running_bot(chat, tmp_path):
        logging.getLogger("test").error("calling https://api.telegram.org/bot%s/getMe", telegram.TOKEN)
        await chat.hand_in(chat.write(PERSON, "echo một"))
        await chat.platform.until(lambda: len(chat.read(PERSON)) == 1)
    assert "calling https://api.telegram.org/bot***/getMe" in caplog.text
    assert telegram.TOKEN not in caplog.text
    assert "0912345678" not in caplog.text


def test_every_secret_of_the_settings_is_redacted_also_in_an_address(tmp_path: Path) -> None:
    settings = bot_settings(tmp_path, zalo_bot_token=zalo_bot.TOKEN, telegram_proxy="socks5://u:p@proxy:1080")
    redaction = Redaction(secrets_of(settings))
    record = logging.LogRecord(
        "x", 20, "", 0, "%s %s", (zalo_bot.TOKEN.replace(":", "%3A"), "socks5://u:p@proxy:1080"), None
    )
    redaction.filter(record)
    assert record.getMessage() == "*** ***"


def test_the_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "data" / "bot.key"
    assert read_secret(path) == read_secret(path)
    assert path.stat().st_mode & 0o077 == 0


def test_names_need_the_secret_and_do_not_run_into_each_other() -> None:
    assert Keyring("a").name("1", "23") != Keyring("b").name("1", "23")
    assert Keyring("a").name("1", "23") != Keyring("a").name("12", "3")


def test_a_changed_secret_is_told_in_a_sentence() -> None:
    with pytest.raises(SettingsError, match="HOI_BOT_SECRET"):
        Keyring("new").unseal(Keyring("old").seal("x"))


async def test_a_page_says_what_is_stored(tmp_path: Path) -> None:
    chat = ZaloOAChat()
    async with running_bot(chat, tmp_path, bot_retention_days=45), httpx.AsyncClient(verify=False) as client:
        page = await client.get(chat.platform.webhook.replace("/bot/zalo-oa", "/quyen-rieng-tu"))
    assert page.status_code == 200
    assert "45 ngày" in page.text
    assert "91/2025/QH15" in page.text
