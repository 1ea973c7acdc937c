"""What is peculiar to Zalo: both shapes of the Bot's payload, its odd errors, and the account's own echoes."""

from pathlib import Path

import pytest

from bot.channels.zalo_bot.update import read_update
from tests.bot.chats import ZaloBotChat, ZaloOAChat, running_bot
from tests.bot.fakes.server import Fault, error_page
from tests.bot.fakes.zalo_oa import OA_ID
from tests.bot.library import FakeAssistant

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("flat", [True, False], ids=["flat", "wrapped"])
async def test_both_shapes_of_the_webhook_are_read(flat: bool, tmp_path: Path) -> None:
    chat = ZaloBotChat("webhook")
    chat.platform.flat = flat
    async with running_bot(chat, tmp_path):
        await chat.hand_in(chat.write(7, "echo một"))
        await chat.platform.until(lambda: len(chat.read(7)) == 1)
    assert "Trả lời tự động, chỉ để tham khảo." in chat.read(7)[0]


@pytest.mark.parametrize("http_errors", [True, False], ids=["http status", "envelope only"])
async def test_an_empty_poll_is_no_error_and_polling_goes_on(http_errors: bool, tmp_path: Path) -> None:
    chat = ZaloBotChat("polling")
    chat.platform.http_errors = http_errors
    async with running_bot(chat, tmp_path, zalo_bot_poll_seconds=0):
        await chat.hand_in(chat.write(7, "echo một"))
        await chat.platform.until(lambda: len(chat.read(7)) == 1)


async def test_a_page_instead_of_an_answer_does_not_end_the_conversation(tmp_path: Path) -> None:
    chat = ZaloBotChat("webhook")
    chat.platform.fail("sendMessage", Fault(error_page(500)))
    async with running_bot(chat, tmp_path):
        await chat.hand_in(chat.write(7, "echo một"))
        await chat.platform.until(lambda: len(chat.read(7)) == 1)


@pytest.mark.parametrize(
    "update",
    [
        {"event_name": "message.unsupported.received"},
        {"event_name": "message.reaction.received", "message": {"message_id": "1"}},
        {"ok": True, "result": {}},
        {"event_name": "message.text.received", "message": "?"},
        {},
    ],
)
def test_updates_without_a_message_are_passed_over(update: dict[str, object]) -> None:
    assert read_update(update, "1", None) is None


@pytest.mark.parametrize("field", ["photo", "photo_url"])
def test_a_pictures_caption_is_its_text_under_either_name_of_the_picture(field: str) -> None:
    update = ZaloBotChat("webhook").write(7, "")
    message = update["message"] | {field: "https://x.vn/a.jpg", "caption": "hạn khi nào?"}
    inbound = read_update({"event_name": "message.image.received", "message": message}, "1", None)
    assert inbound
    assert inbound.text == "hạn khi nào?"


@pytest.mark.parametrize("name", ["Trợ lý Kế hoạch", None])
def test_in_a_group_the_bots_name_is_taken_off(name: str | None) -> None:
    said = f"@{name or 'TroLy'} đơn vị nào chủ trì?"
    update = ZaloBotChat("webhook").platform.message("7", said, group="g1")
    inbound = read_update(update, "1", name)
    assert inbound
    assert (inbound.text, inbound.address.chat_id, inbound.address.group) == ("đơn vị nào chủ trì?", "g1", True)


async def test_the_accounts_own_messages_are_not_answered(tmp_path: Path) -> None:
    chat, assistant = ZaloOAChat(), FakeAssistant()
    async with running_bot(chat, tmp_path, assistant):
        echo = chat.write(7, "echo của nhân viên")
        echo |= {"event_name": "oa_send_text", "sender": {"id": OA_ID, "admin_id": "1"}, "recipient": {"id": "7"}}
        await chat.hand_in(echo)
        await chat.hand_in(chat.write(7, "") | {"event_name": "user_reacted_message"})
        await chat.hand_in(chat.write(7, "echo của người dùng"))
        await chat.platform.until(lambda: len(chat.read(7)) == 1)
    assert assistant.asked == ["echo của người dùng"]


async def test_a_new_follower_is_welcomed(tmp_path: Path) -> None:
    chat = ZaloOAChat()
    async with running_bot(chat, tmp_path):
        event = chat.write(7, "")
        follow = {key: event[key] for key in ("app_id", "timestamp")}
        await chat.hand_in(follow | {"event_name": "follow", "oa_id": OA_ID, "follower": {"id": "7"}})
        await chat.platform.until(lambda: len(chat.read(7)) == 1)
    assert "trợ lý hỏi đáp tự động" in chat.read(7)[0]
