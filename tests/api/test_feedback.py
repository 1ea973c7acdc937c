"""Thumbs."""

import sqlite3

from fastapi.testclient import TestClient

from api.opinions import Opinions
from settings import Settings
from tests.api.clerk import UNKNOWN

THUMB = {"verdict": "down", "question": UNKNOWN, "status": "not_found", "reason": "should_know", "channel": "web"}


def opinions(settings: Settings) -> Opinions:
    """The store of the application."""
    return Opinions(settings.data_dir / "feedback.sqlite", settings.feedback_days)


def test_a_refusal_can_get_a_thumb_with_a_reason(web: TestClient, settings: Settings) -> None:
    assert web.post("/v1/feedback", json=THUMB).status_code == 201
    (kept,) = opinions(settings).all()
    assert (kept.question, kept.reason, kept.index_version) == (UNKNOWN, "should_know", "build-1")


def test_a_thumb_can_be_withdrawn_once(web: TestClient, settings: Settings) -> None:
    path = f"/v1/feedback/{web.post('/v1/feedback', json=THUMB).json()['id']}"
    assert [web.delete(path).status_code for _ in range(2)] == [204, 404]
    assert opinions(settings).all() == []


def test_old_thumbs_go_when_a_new_one_comes(web: TestClient, settings: Settings) -> None:
    web.post("/v1/feedback", json=THUMB)
    with sqlite3.connect(settings.data_dir / "feedback.sqlite") as db:
        db.execute("UPDATE opinion SET at = '2020-01-01T00:00:00+00:00', question = 'cũ'")
    web.post("/v1/feedback", json=THUMB)
    assert [opinion.question for opinion in opinions(settings).all()] == [UNKNOWN]


def test_an_unknown_verdict_is_refused_in_vietnamese(web: TestClient) -> None:
    reply = web.post("/v1/feedback", json=THUMB | {"verdict": "sideways"})
    assert reply.status_code == 422
    assert reply.json()["detail"] == "“verdict” phải là một trong: 'up' hoặc 'down'."
