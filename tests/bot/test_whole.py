"""The real assistant in every chat."""

from pathlib import Path

import pytest

from retrieval import Assistant
from tests.bot.chats import CHATS, open_chat, running_bot

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("name", CHATS)
async def test_the_plans_answer_in_every_chat(name: str, assistant: Assistant, tmp_path: Path) -> None:
    chat = open_chat(name)
    async with running_bot(chat, tmp_path, assistant):
        await chat.hand_in(chat.write(7, "Đơn vị nào chủ trì xây dựng Trung tâm giám sát, điều hành thông minh?"))
        await chat.platform.until(lambda: len(chat.read(7)) == 1)
        await chat.hand_in(chat.write(7, "hạn khi nào?"))
        await chat.platform.until(lambda: len(chat.read(7)) == 2)
    lead, deadline = chat.read(7)
    assert "Đảng ủy Ủy ban nhân dân tỉnh" in lead
    assert "[1] Kế hoạch hành động 238-KH/TU, Phụ lục II > STT 17" in lead
    assert "Nghiên cứu triển khai từ năm 2025" in deadline
