"""Telegram beyond plain talk: groups, buttons, blocked chats, and messages that are not text."""

import threading
from pathlib import Path

import pytest

from tests.bot.chats import TelegramChat, running_bot
from tests.bot.fakes.telegram import ME
from tests.bot.library import FakeAssistant

pytestmark = pytest.mark.anyio

GROUP = -1001
BOT = "@kehoach_bot"


def mention(text: str) -> list[dict[str, object]]:
    """The entity that marks the bot's name in a text, in UTF-16 units."""
    offset = len(text[: text.index(BOT)].encode("utf-16-le")) // 2
    return [{"type": "mention", "offset": offset, "length": len(BOT)}]


async def test_in_a_group_only_what_is_addressed_to_the_bot_is_answered(tmp_path: Path) -> None:
    chat, assistant = TelegramChat("webhook"), FakeAssistant()
    fake = chat.platform
    called = f"😀 {BOT} echo gọi tên"
    replied = {"message_id": 1, "date": 1, "chat": {"id": GROUP, "type": "supergroup", "title": "x"}, "from": ME}
    async with running_bot(chat, tmp_path, assistant):
        await chat.hand_in(fake.message(7, "echo chuyện riêng", chat=GROUP))
        await chat.hand_in(fake.message(7, "/nguon@other_bot", chat=GROUP))
        await chat.hand_in(fake.message(7, called, chat=GROUP, entities=mention(called)))
        await chat.hand_in(fake.message(7, "echo trả lời", chat=GROUP, reply_to_message=replied))
        await chat.hand_in(fake.message(7, f"/help{BOT}", chat=GROUP))
        await fake.until(lambda: len(fake.texts(GROUP)) == 3)
    assert assistant.asked == ["😀  echo gọi tên", "echo trả lời"]
    assert all("reply_parameters" in message["fields"] for message in fake.sent)


async def test_people_of_one_group_keep_their_own_dialogs(tmp_path: Path) -> None:
    chat = TelegramChat("webhook")
    fake = chat.platform
    async with running_bot(chat, tmp_path):
        for person, words in ((7, "/donvi Văn phòng Thanh tra tỉnh"), (8, "/vieccuatoi"), (7, "/vieccuatoi")):
            await chat.hand_in(fake.message(person, words, chat=GROUP))
        await fake.until(lambda: len(fake.texts(GROUP)) == 3)
    _, eight, seven = fake.texts(GROUP)
    assert "chưa cho biết đơn vị" in eight
    assert "2 nhiệm vụ" in seven


async def test_a_pressed_button_is_confirmed(tmp_path: Path) -> None:
    chat = TelegramChat("webhook")
    async with running_bot(chat, tmp_path):
        await chat.hand_in(chat.write(7, "Đơn vị nào chủ trì?"))
        await chat.platform.until(lambda: len(chat.read(7)) == 1)
        await chat.hand_in(chat.press(7, "Tập huấn"))
        await chat.platform.until(lambda: bool(chat.platform.answered))


async def test_the_bot_is_seen_typing_while_it_works(tmp_path: Path) -> None:
    chat, assistant = TelegramChat("webhook"), FakeAssistant()
    assistant.held = threading.Event()
    async with running_bot(chat, tmp_path, assistant):
        await chat.hand_in(chat.write(7, "echo một"))
        await chat.platform.until(lambda: "sendChatAction" in chat.platform.calls)
        assistant.held.set()
        await chat.platform.until(lambda: len(chat.read(7)) == 1)


async def test_a_picture_gets_a_friendly_word(tmp_path: Path) -> None:
    chat = TelegramChat("webhook")
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    async with running_bot(chat, tmp_path):
        update = chat.write(7, "")
        del update["message"]["text"]
        await chat.hand_in(update | {"message": update["message"] | {"photo": photo}})
        await chat.platform.until(lambda: len(chat.read(7)) == 1)
    assert "chỉ đọc được tin nhắn chữ" in chat.read(7)[0]


async def test_a_person_who_blocked_the_bot_does_not_hold_up_others(tmp_path: Path) -> None:
    chat = TelegramChat("webhook")
    chat.platform.blocked.add(7)
    async with running_bot(chat, tmp_path):
        await chat.hand_in(chat.write(7, "echo một"))
        await chat.hand_in(chat.write(8, "echo hai"))
        await chat.platform.until(lambda: len(chat.read(8)) == 1)
    assert chat.read(7) == []


async def test_who_asks_too_fast_is_told_once(tmp_path: Path) -> None:
    chat = TelegramChat("webhook")
    async with running_bot(chat, tmp_path, bot_rates="2/minute"):
        for number in range(6):
            await chat.hand_in(chat.write(7, f"echo {number}"))
        await chat.hand_in(chat.write(7, "/help"))
        await chat.platform.until(lambda: "tôi ở …" in (chat.read(7) or [""])[-1])
    assert len(chat.read(7)) == 4
    assert "hơi nhanh" in chat.read(7)[2]
