"""A newer index under a running server."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api import renewal
from api.answering import Answering
from api.renewal import renew, take_over
from index.errors import IndexFailure
from settings import Settings
from tests.api.clerk import DEADLINE, LEAD, Clerk


def newer(settings: Settings) -> Clerk:
    """The assistant over the next build."""
    clerk = Clerk(settings.public_url)
    clerk.index_version = "build-2"
    return clerk


def test_a_newer_index_takes_over_and_dialogs_go_on(app: FastAPI, web: TestClient, settings: Settings) -> None:
    session = web.post("/v1/ask", json={"question": LEAD}).json()["session_id"]
    take_over(app, "build-2", lambda: newer(settings))
    reply = web.post("/v1/ask", json={"question": DEADLINE, "session_id": session}).json()
    assert (reply["index_version"], reply["answer"]) == ("build-2", "Tháng 01/2029.")
    assert 'hoi_index_documents{version="build-2"} 2.0' in web.get("/metrics").text
    assert "build-1" not in web.get("/metrics").text


def test_the_index_in_use_is_not_opened_again(app: FastAPI) -> None:
    def opened() -> Answering:
        raise AssertionError("the same build was opened again")

    take_over(app, "build-1", opened)


def test_an_index_that_cannot_be_read_leaves_the_old_one(
    app: FastAPI, web: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_: Settings) -> None:
        raise IndexFailure("Chỉ mục hỏng.")

    monkeypatch.setattr(renewal, "live_folder", unreadable)
    renew(app)
    assert web.get("/readyz").json()["index_version"] == "build-1"
