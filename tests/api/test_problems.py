"""Bad input and failures: a problem object with one Vietnamese sentence, and the server goes on."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

VIETNAMESE = set("ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
BODIES = [
    {},
    {"question": ""},
    {"question": "  \n "},
    {"question": "a" * 1001},
    {"question": "hạn\x00khi nào"},
    {"question": "hạn \x1b[31m khi nào"},
    {"question": 7},
    {"question": ["hạn khi nào"]},
    {"question": None},
    {"question": "hạn", "history": "hạn"},
    {"question": "hạn", "history": [1]},
    {"question": "hạn", "history": ["hạn"] * 51},
    {"question": "hạn", "filters": {"huyện": "Bắc Sơn"}},
    {"question": "hạn", "filters": "Lạng Sơn"},
    {"question": "hạn", "as_of": "hôm qua"},
    {"question": "hạn", "as_of": "2026-13-40"},
    {"question": "hạn", "session_id": "a b"},
    {"question": "hạn", "độ dài": 3},
    [],
    "hạn",
]


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_a_bad_question_is_a_422(web: TestClient, body: object) -> None:
    assert_problem(web.post("/v1/ask", json=body), 422)


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe{}", b"", b'{"question": "\\ud800"}', b"null"])
def test_a_body_that_is_no_json_is_refused(web: TestClient, body: bytes) -> None:
    reply = web.post("/v1/ask", content=body, headers={"Content-Type": "application/json"})
    assert reply.status_code in (400, 422)
    assert_problem(reply, reply.status_code)


@pytest.mark.parametrize(
    "path",
    [
        "/v1/documents/khong-co",
        "/documents/khong-co",
        "/v1/citations/abc",
        "/v1/citations/khong-co~0-5~00000000",
        "/v1/tasks?document_id=khong-co",
        "/v1/targets?document_id=khong-co",
        "/v1/search?q=h%E1%BA%A1n&document_id=khong-co",
        "/khong-co",
        "/static/khong-co.js",
    ],
)
def test_unknown_ids_and_addresses_are_a_404(web: TestClient, path: str) -> None:
    assert_problem(web.get(path), 404)


@pytest.mark.parametrize(
    "query",
    [
        "huyen=1",
        "state=late",
        "limit=0",
        "limit=201",
        "limit=x",
        "cursor=%21%21",
        "cursor=YWJj",
        "due_after=2026",
        "as_of=x",
        "as_of=9999-12-31",
        "cursor=ZnJvbTotNQ==",
    ],
)
def test_unknown_filters_and_wrong_values_are_a_422(web: TestClient, query: str) -> None:
    assert_problem(web.get(f"/v1/tasks?{query}"), 422)


def test_a_wrong_method_is_a_405(web: TestClient) -> None:
    assert_problem(web.get("/v1/ask"), 405)


def test_a_large_body_is_refused_unread(web: TestClient) -> None:
    assert_problem(web.post("/v1/ask", json={"question": "a" * 70_000}), 413)


def test_a_failure_inside_shows_nothing_of_the_inside(web: TestClient) -> None:
    reply = web.post("/v1/ask", json={"question": "hủy"})
    assert_problem(reply, 500)
    assert "Traceback" not in reply.text
    assert "bên trong" not in reply.text
    assert web.post("/v1/ask", json={"question": "hạn"}).status_code == 200


def assert_problem(reply: Any, status: int) -> None:
    """The reply is a problem object of this status, told in Vietnamese."""
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"
    problem = reply.json()
    assert problem["status"] == status
    assert problem["title"]
    assert VIETNAMESE & set(problem["detail"].lower())
    assert problem["detail"].endswith(".")
