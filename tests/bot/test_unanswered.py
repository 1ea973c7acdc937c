"""Questions refused in chat find their way to those who look after the answers, without the person who asked."""

from datetime import date
from pathlib import Path

import httpx
import pytest

from eval.inbox import candidates
from retrieval.answer import Answer, Dialog, Filters
from retrieval.mask import MASK
from tests.bot.chats import Chat, TelegramChat, ZaloOAChat, running_bot
from tests.bot.library import FakeAssistant

pytestmark = pytest.mark.anyio

PERSON = 987654321
BRIDGE = "Ai chủ trì xây cầu? Gọi 0912345678"


class Ignorant(FakeAssistant):
    """Knows nothing of bridges."""

    def ask(
        self, question: str, dialog: Dialog | None = None, *, filters: Filters | None = None, as_of: date | None = None
    ) -> Answer:
        if "cầu" in question:
            return Answer(status="not_found", intent="not_found", answer="Các kế hoạch không nêu.", confidence=0.8)
        return super().ask(question, dialog, filters=filters, as_of=as_of)


async def talk(chat: Chat, data_dir: Path, *said: str, **settings: object) -> list[str]:
    """What a person who says this is told; afterwards the bot has stopped and all is on the disk."""
    async with running_bot(chat, data_dir, Ignorant(), **settings):
        for number, words in enumerate(said, start=1):
            await chat.hand_in(chat.write(PERSON, words))
            await chat.platform.until(lambda: len(chat.read(PERSON)) >= number)  # noqa: B023  # awaited at once
    return chat.read(PERSON)


def inbox(data_dir: Path) -> list[tuple[str, int, int, float | None]]:
    """The questions of the inbox, how often each was asked and refused, and the confidence."""
    found = candidates(data_dir / "feedback.sqlite", data_dir / "unanswered.sqlite")
    return [(one.question, one.asked, one.refused, one.confidence) for one in found]


@pytest.mark.parametrize("chat", [TelegramChat("webhook"), ZaloOAChat()])
async def test_a_refused_question_comes_into_the_inbox_without_its_asker(chat: Chat, tmp_path: Path) -> None:
    await talk(chat, tmp_path, BRIDGE, "Ai chủ trì xây dựng cơ sở dữ liệu?", BRIDGE)
    assert inbox(tmp_path) == [(f"Ai chủ trì xây cầu? Gọi {MASK}", 2, 2, 0.8)]
    kept = (tmp_path / "unanswered.sqlite").read_bytes()
    assert str(PERSON).encode() not in kept
    assert b"0912345678" not in kept
    assert b"telegram" not in kept


async def test_forgetting_a_person_leaves_it_for_nothing_there_is_theirs(tmp_path: Path) -> None:
    told = await talk(TelegramChat("webhook"), tmp_path, BRIDGE, "/xoa")
    assert "Đã xóa" in told[-1]
    assert [asked for _, asked, *_ in inbox(tmp_path)] == [1]


async def test_nothing_is_kept_where_the_operator_wants_none(tmp_path: Path) -> None:
    await talk(TelegramChat("webhook"), tmp_path, BRIDGE, unanswered_days=0)
    assert not (tmp_path / "unanswered.sqlite").exists()


async def test_a_person_is_answered_also_where_the_question_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / "unanswered.sqlite").mkdir()
    [told] = await talk(TelegramChat("webhook"), tmp_path, BRIDGE)
    assert "Các kế hoạch không nêu." in told


@pytest.mark.parametrize(("days", "told"), [(45, "45 ngày sau lần hỏi cuối"), (0, "Không lưu")])
async def test_the_page_says_for_how_long_it_is_kept(tmp_path: Path, days: int, told: str) -> None:
    chat = ZaloOAChat()
    async with running_bot(chat, tmp_path, unanswered_days=days), httpx.AsyncClient(verify=False) as client:
        page = await client.get(chat.platform.webhook.replace("/bot/zalo-oa", "/quyen-rieng-tu"))
    assert f"<td>{told}</td>" in page.text
