"""Asking over HTTP."""

from fastapi.testclient import TestClient

from tests.api.clerk import DEADLINE, LEAD, UNKNOWN, VAGUE, Clerk


def test_an_answer_carries_facts_and_exact_citations(web: TestClient, clerk: Clerk) -> None:
    reply = web.post("/v1/ask", json={"question": LEAD}).json()
    assert (reply["status"], reply["index_version"]) == ("answered", "build-1")
    assert (reply["facts"][0]["field"], reply["facts"][0]["value"]) == ("lead", "Văn phòng")
    for citation in reply["citations"]:
        text = web.get(f"/v1/documents/{citation['document']['id']}").json()["text"]
        assert text[citation["start"] : citation["end"]] == citation["exact"]
    assert {fact["citation_id"] for fact in reply["facts"]} <= {citation["id"] for citation in reply["citations"]}
    assert reply["elapsed_ms"] >= 0
    assert reply["session_id"]
    assert "dialog" not in reply


def test_a_follow_up_is_understood_from_the_history(web: TestClient) -> None:
    assert web.post("/v1/ask", json={"question": DEADLINE}).json()["status"] == "not_found"
    reply = web.post("/v1/ask", json={"question": DEADLINE, "history": [LEAD]}).json()
    assert reply["answer"] == "Tháng 01/2029."


def test_a_follow_up_is_understood_from_the_session(web: TestClient) -> None:
    session = web.post("/v1/ask", json={"question": LEAD}).json()["session_id"]
    reply = web.post("/v1/ask", json={"question": DEADLINE, "session_id": session}).json()
    assert (reply["answer"], reply["session_id"]) == ("Tháng 01/2029.", session)
    assert web.post("/v1/ask", json={"question": DEADLINE, "session_id": "phien-khac"}).json()["status"] == "not_found"


def test_a_vague_question_gets_choices(web: TestClient) -> None:
    reply = web.post("/v1/ask", json={"question": VAGUE}).json()
    assert reply["status"] == "clarify"
    assert len(reply["choices"]) == 2
    assert set(reply["choices"][0]) == {"label", "question", "document_id", "task_id"}


def test_what_the_plans_do_not_hold_is_refused_with_a_reply(web: TestClient) -> None:
    reply = web.post("/v1/ask", json={"question": UNKNOWN})
    assert reply.status_code == 200
    assert reply.json()["status"] == "not_found"


def test_search_gives_passages_with_scores(web: TestClient) -> None:
    page = web.get("/v1/search", params={"q": "Triển khai", "k": 1}).json()
    assert page["total"] == 1
    assert page["items"][0]["citation"]["locator"] == "Phụ lục > 1"
