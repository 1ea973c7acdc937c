"""Questions asked over HTTP that were refused find their way to those who look after the answers, without the asker."""

import logging

import pytest
from fastapi.testclient import TestClient

from api import assemble
from eval.inbox import candidates
from retrieval.mask import MASK
from settings import Settings
from tests.api.clerk import LEAD, UNKNOWN, Clerk


def visitor(settings: Settings, clerk: Clerk, *questions: str) -> list[str]:
    """The statuses of the replies that somebody gets; afterwards all is on the disk."""
    app = assemble(settings, clerk)
    with TestClient(app) as web:
        replies = [web.post("/v1/ask", json={"question": question}).json()["status"] for question in questions]
    app.state.desk.unanswered.close()
    return replies


def inbox(settings: Settings) -> list[tuple[str, int, int]]:
    """The questions of the inbox, how often each was asked and refused."""
    found = candidates(settings.data_dir / "feedback.sqlite", settings.data_dir / "unanswered.sqlite")
    return [(one.question, one.asked, one.refused) for one in found]


def test_a_refused_question_comes_into_the_inbox_masked_and_an_answered_one_does_not(
    settings: Settings, clerk: Clerk
) -> None:
    asked = f"{UNKNOWN} Gọi 0912345678"
    assert visitor(settings, clerk, asked, LEAD, asked) == ["not_found", "answered", "not_found"]
    assert inbox(settings) == [(f"{UNKNOWN} Gọi {MASK}", 2, 2)]


def test_earlier_turns_sent_along_are_not_counted_again(settings: Settings, clerk: Clerk) -> None:
    app = assemble(settings, clerk)
    with TestClient(app) as web:
        web.post("/v1/ask", json={"question": LEAD, "history": [UNKNOWN]})
    app.state.desk.unanswered.close()
    assert inbox(settings) == []


def test_nothing_is_kept_where_the_operator_wants_none(settings: Settings, clerk: Clerk) -> None:
    off = settings.model_copy(update={"unanswered_days": 0})
    assert visitor(off, clerk, UNKNOWN) == ["not_found"]
    assert inbox(off) == []


def test_an_answer_comes_also_where_the_question_cannot_be_kept(
    settings: Settings, clerk: Clerk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    (settings.data_dir / "unanswered.sqlite").mkdir(parents=True)
    assert visitor(settings, clerk, UNKNOWN, LEAD) == ["not_found", "answered"]
    assert "was not kept" in caplog.text


@pytest.mark.parametrize(("days", "told"), [(45, True), (0, False)])
def test_the_page_says_what_is_kept_and_for_how_long(settings: Settings, clerk: Clerk, days: int, told: bool) -> None:
    app = assemble(settings.model_copy(update={"unanswered_days": days}), clerk)
    page = TestClient(app).get("/privacy").text
    assert ("bị từ chối hoặc được trả lời chưa chắc chắn được giữ" in page) is told
    assert ("45 ngày sau lần hỏi cuối" in page) is told
