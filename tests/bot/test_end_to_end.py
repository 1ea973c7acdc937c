"""A person asks in each chat and gets the cited answer, once and in order."""

from pathlib import Path

import pytest

from tests.bot.chats import CHATS, Chat, open_chat, running_bot
from tests.bot.library import LONG_ANSWER, UNIT, FakeAssistant

pytestmark = pytest.mark.anyio


@pytest.fixture(params=CHATS)
def chat(request: pytest.FixtureRequest) -> Chat:
    return open_chat(request.param)


async def got(chat: Chat, person: int, count: int) -> list[str]:
    """What a person got, as soon as it is ``count`` messages."""
    await chat.platform.until(lambda: len(chat.read(person)) >= count)
    return chat.read(person)


async def test_a_question_gets_the_answer_with_its_citation(chat: Chat, tmp_path: Path) -> None:
    async with running_bot(chat, tmp_path):
        await chat.hand_in(chat.write(7, "Đơn vị nào chủ trì xây dựng cơ sở dữ liệu?"))
        [answer] = await got(chat, 7, 1)
    assert f"Đơn vị chủ trì: {UNIT}." in answer
    assert "[1] Kế hoạch 01/KH-TTr, Nhiệm vụ 1, trang 1" in answer
    assert "hệ thống trả lời tự động" in answer


async def test_a_choice_is_made_by_its_number(chat: Chat, tmp_path: Path) -> None:
    async with running_bot(chat, tmp_path):
        await chat.hand_in(chat.write(7, "Đơn vị nào chủ trì?"))
        [choices] = await got(chat, 7, 1)
        await chat.hand_in(chat.write(7, "số 2"))
        answer = (await got(chat, 7, 2))[-1]
    assert "2. Tập huấn kỹ năng số cho công chức" in choices
    assert "Phòng Nghiệp vụ 1" in answer


async def test_a_follow_up_question_stays_with_its_task(chat: Chat, tmp_path: Path) -> None:
    async with running_bot(chat, tmp_path):
        await chat.hand_in(chat.write(7, "Đơn vị nào chủ trì tập huấn kỹ năng số?"))
        await chat.hand_in(chat.write(7, "thế hạn khi nào?"))
        answer = (await got(chat, 7, 2))[-1]
    assert "Hạn hoàn thành: 15/12/2026" in answer


async def test_a_long_answer_comes_in_numbered_parts_with_nothing_lost(chat: Chat, tmp_path: Path) -> None:
    async with running_bot(chat, tmp_path):
        await chat.hand_in(chat.write(7, "danh sách dài"))
        first = (await got(chat, 7, 1))[0]
        count = int(first.splitlines()[0].strip("()").split("/")[1])
        parts = await got(chat, 7, count)
    assert [part.splitlines()[0] for part in parts] == [f"({n}/{count})" for n in range(1, count + 1)]
    lines = [line for part in parts for line in part.splitlines()]
    assert [line for line in LONG_ANSWER.splitlines() if line not in lines] == []


async def test_the_same_event_delivered_twice_is_answered_once(chat: Chat, tmp_path: Path) -> None:
    assistant = FakeAssistant()
    async with running_bot(chat, tmp_path, assistant):
        event = chat.write(7, "echo một")
        await chat.hand_in(event)
        await got(chat, 7, 1)
        await chat.hand_in(event)
        await chat.hand_in(chat.write(7, "echo hai"))
        answers = await got(chat, 7, 2)
    assert assistant.asked == ["echo một", "echo hai"]
    assert len(answers) == 2


async def test_messages_of_one_chat_are_answered_in_order(chat: Chat, tmp_path: Path) -> None:
    async with running_bot(chat, tmp_path):
        for number in range(8):
            await chat.hand_in(chat.write(7, f"echo {number}"))
        answers = await got(chat, 7, 8)
    assert [answer.split("Trả lời ")[1].split("\n")[0] for answer in answers] == [f"echo {n}" for n in range(8)]


async def test_a_failing_assistant_costs_an_apology_not_the_chat(chat: Chat, tmp_path: Path) -> None:
    async with running_bot(chat, tmp_path):
        await chat.hand_in(chat.write(7, "câu hỏi gây lỗi"))
        await chat.hand_in(chat.write(7, "echo tiếp"))
        apology, answer = await got(chat, 7, 2)
    assert "gặp lỗi" in apology
    assert "Trả lời echo tiếp" in answer


@pytest.mark.parametrize("name", ["telegram polling", "telegram webhook", "zalo_oa"])
async def test_a_choice_is_made_by_its_button(name: str, tmp_path: Path) -> None:
    chat = open_chat(name)
    async with running_bot(chat, tmp_path):
        await chat.hand_in(chat.write(7, "Đơn vị nào chủ trì?"))
        await got(chat, 7, 1)
        await chat.hand_in(chat.press(7, "Báo cáo"))
        answer = (await got(chat, 7, 2))[-1]
    assert f"Đơn vị chủ trì: {UNIT}." in answer


@pytest.mark.parametrize("name", ["telegram polling", "zalo_oa"])
async def test_a_citation_button_shows_the_passage_word_for_word(name: str, tmp_path: Path) -> None:
    chat = open_chat(name)
    async with running_bot(chat, tmp_path):
        await chat.hand_in(chat.write(7, "Ai chủ trì tập huấn?"))
        await got(chat, 7, 1)
        await chat.hand_in(chat.press(7, "Xem [1]"))
        passage = (await got(chat, 7, 2))[-1]
    assert "Tập huấn kỹ năng số cho công chức; chủ trì: Phòng Nghiệp vụ 1; hạn: 15/12/2026" in passage
