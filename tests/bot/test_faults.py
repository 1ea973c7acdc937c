"""Platforms fail: a message that surely did not arrive is sent again, one that perhaps did is not."""

import json
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from starlette.responses import JSONResponse

from bot.channels.zalo_oa.event import is_authentic
from bot.service import now_in_vietnam
from tests.bot.chats import Chat, open_chat, running_bot
from tests.bot.fakes import zalo_oa
from tests.bot.fakes.server import Fault, error_page
from tests.bot.fakes.telegram import Refusal
from tests.bot.fakes.zalo_oa import FakeZaloOA
from tests.bot.library import FakeAssistant

pytestmark = pytest.mark.anyio

PLATFORMS = ("telegram webhook", "zalo_oa", "zalo_bot webhook")
TOO_MANY = {
    "telegram webhook": Refusal(429, "Too Many Requests: retry after 1", retry_after=1).response(),
    "zalo_oa": JSONResponse({"error": -32, "message": "over rate limit"}),
    "zalo_bot webhook": JSONResponse({"ok": False, "error_code": 429, "description": "Quota exceeded"}),
}

SIGNED = (
    '{"app_id":"360846524940903967","sender":{"id":"246845883529197922"},"user_id_by_app":"552177279717587730",'
    '"recipient":{"id":"388613280878808645"},"event_name":"user_send_text","message":{"text":"Xin chào",'
    '"msg_id":"96d3cdf3af150460909"},"timestamp":"1540368141908"}'
).encode()
SIGNATURE = "mac=81888cc7913b8bd15348c54ba51b3fd87a5f7405acd33e9bbe1abfda5b069aff"


async def ask(chat: Chat, text: str) -> None:
    await chat.hand_in(chat.write(7, text))


async def answers(chat: Chat, count: int) -> list[str]:
    await chat.platform.until(lambda: len(chat.read(7)) >= count)
    return chat.read(7)


@pytest.mark.parametrize("name", PLATFORMS)
async def test_after_too_many_requests_the_answer_comes_later_and_once(name: str, tmp_path: Path) -> None:
    chat = open_chat(name)
    chat.platform.fail(chat.method, Fault(TOO_MANY[name]))
    async with running_bot(chat, tmp_path):
        await ask(chat, "echo một")
        await ask(chat, "echo hai")
        first, second = await answers(chat, 2)
    assert "echo một" in first
    assert "echo hai" in second


@pytest.mark.parametrize("name", PLATFORMS)
async def test_a_broken_gateway_delays_the_answer(name: str, tmp_path: Path) -> None:
    chat = open_chat(name)
    chat.platform.fail(chat.method, Fault(error_page(502)), Fault(error_page(500)))
    async with running_bot(chat, tmp_path):
        await ask(chat, "echo một")
        assert len(await answers(chat, 1)) == 1


@pytest.mark.parametrize("name", PLATFORMS)
@pytest.mark.parametrize("fault", [Fault(acts=True), Fault(acts=True, hangs=True)], ids=["dropped", "slow"])
async def test_an_answer_that_arrived_unconfirmed_is_not_sent_again(name: str, fault: Fault, tmp_path: Path) -> None:
    chat = open_chat(name)
    chat.platform.fail(chat.method, fault)
    async with running_bot(chat, tmp_path, bot_send_seconds=0.5):
        await ask(chat, "echo một")
        answer, question = await answers(chat, 2)
        await ask(chat, "echo hai")
        received = await answers(chat, 3)
    assert "echo một" in answer
    assert "gửi lại" in question
    assert sum("echo một" in text for text in received) == 1


@pytest.mark.parametrize("name", PLATFORMS)
async def test_an_answer_that_got_lost_comes_when_the_person_asks_for_it(name: str, tmp_path: Path) -> None:
    chat = open_chat(name)
    chat.platform.fail(chat.method, Fault())
    async with running_bot(chat, tmp_path):
        await ask(chat, "echo một")
        [question] = await answers(chat, 1)
        await ask(chat, "gửi lại")
        answer = (await answers(chat, 2))[-1]
        await ask(chat, "gửi lại")
        nothing = (await answers(chat, 3))[-1]
    assert "Có thể tin nhắn trước chưa đến" in question
    assert "Trả lời echo một" in answer
    assert "Không có tin nào" in nothing


async def test_telegram_gets_plain_text_where_it_cannot_read_the_html(tmp_path: Path) -> None:
    chat = open_chat("telegram webhook")
    refusal = Refusal(400, "Bad Request: can't parse entities: Unsupported start tag").response()
    chat.platform.fail("sendMessage", Fault(refusal))
    async with running_bot(chat, tmp_path):
        await ask(chat, "echo <b>")
        [answer] = await answers(chat, 1)
    assert "Trả lời echo <b>" in answer


async def test_a_token_that_ends_in_the_middle_is_renewed_once(tmp_path: Path) -> None:
    chat = open_chat("zalo_oa")
    assert isinstance(chat.platform, FakeZaloOA)
    async with running_bot(chat, tmp_path):
        await ask(chat, "echo một")
        await answers(chat, 1)
        chat.platform.expire()
        for number in range(4):
            await ask(chat, f"echo {number}")
        assert len(await answers(chat, 5)) == 5
    assert chat.platform.renewals == 2


async def test_a_renewed_token_outlives_a_restart(tmp_path: Path) -> None:
    chat = open_chat("zalo_oa")
    assert isinstance(chat.platform, FakeZaloOA)
    for number in range(1, 4):
        async with running_bot(chat, tmp_path):
            await ask(chat, f"echo {number}")
            await answers(chat, number)
    assert chat.platform.renewals == 1


async def test_a_dead_refresh_token_holds_answers_until_the_operator_enters_a_new_one(tmp_path: Path) -> None:
    chat = open_chat("zalo_oa")
    oa = chat.platform
    assert isinstance(oa, FakeZaloOA)
    async with running_bot(chat, tmp_path, zalo_oa_refresh_token="used-up"):
        await oa.until(lambda: oa.refused_renewals == 1)
        await ask(chat, "echo một")
        await oa.until(lambda: oa.refused_renewals == 2)
    assert chat.read(7) == []

    def later() -> datetime:
        return now_in_vietnam() + timedelta(minutes=10)

    async with running_bot(chat, tmp_path, now=later):
        [answer] = await answers(chat, 1)
    assert "echo một" in answer


async def test_a_forged_event_is_dropped_without_effect(tmp_path: Path) -> None:
    chat = open_chat("zalo_oa")
    assert isinstance(chat.platform, FakeZaloOA)
    async with running_bot(chat, tmp_path):
        forged = chat.write(7, "echo giả")
        assert await chat.platform.deliver(forged, key="wrong", retries=0) == 200
        assert await chat.platform.probe() == 200
        await ask(chat, "echo thật")
        [answer] = await answers(chat, 1)
    assert "echo thật" in answer


def test_zalo_signs_as_in_its_documentation() -> None:
    assert is_authentic(SIGNED, json.loads(SIGNED), SIGNATURE, zalo_oa.APP_ID, "OA_SECRET_KEY_EXAMPLE")
    assert not is_authentic(SIGNED + b" ", json.loads(SIGNED), SIGNATURE, zalo_oa.APP_ID, "OA_SECRET_KEY_EXAMPLE")
    assert not is_authentic(SIGNED, json.loads(SIGNED), None, zalo_oa.APP_ID, "OA_SECRET_KEY_EXAMPLE")


@pytest.mark.parametrize("name", ["telegram webhook", "zalo_bot webhook"])
async def test_a_wrong_webhook_secret_is_refused(name: str, tmp_path: Path) -> None:
    chat = open_chat(name)
    async with running_bot(chat, tmp_path):
        await chat.platform.until(lambda: bool(chat.platform.webhook))  # type: ignore[attr-defined]
        forged = chat.write(7, "echo giả")
        assert await chat.platform.deliver(forged, secret="wrong-secret") == 403  # type: ignore[attr-defined]
        await ask(chat, "echo thật")
        [answer] = await answers(chat, 1)
    assert "echo thật" in answer


@pytest.mark.parametrize("name", PLATFORMS)
async def test_events_that_come_in_another_order_are_answered_as_they_were_written(name: str, tmp_path: Path) -> None:
    chat, assistant = open_chat(name), FakeAssistant()
    async with running_bot(chat, tmp_path, assistant):
        assistant.held = threading.Event()
        await ask(chat, "echo 0")
        for event in reversed([chat.write(7, f"echo {number}") for number in range(1, 4)]):
            await chat.hand_in(event)
        assistant.held.set()
        texts = await answers(chat, 4)
    assert [text.split("echo ")[1][0] for text in texts] == ["0", "1", "2", "3"]
