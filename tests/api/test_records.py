"""Tasks, targets, documents and references as the contract shows them."""

import pytest
from fastapi.testclient import TestClient

from tests.api.plans import PLATFORMS

DAY = "2026-01-15"


def task_ids(web: TestClient, query: str) -> list[str]:
    """The ids of the tasks that a query gives."""
    return [task["id"] for task in web.get(f"/v1/tasks?as_of={DAY}&{query}").json()["items"]]


def test_a_task_has_every_field_and_a_citation_for_each(web: TestClient) -> None:
    task = web.get("/v1/tasks").json()["items"][0]
    assert (task["text"], task["lead"], task["coordinating"]) == (PLATFORMS, "Văn phòng", ["Sở Khoa học và Công nghệ"])
    assert task["deadline"] == {
        "text": "Tháng 01/2029", "kind": "fixed", "start": None, "end": "2029-01-31", "precision": "month"
    }  # fmt: skip
    assert task["document"]["source"] == "22-kh-ttr.txt"
    assert set(task["citations"]) == {"text", "lead", "coordinating", "deadline", "output"}
    assert task["citations"]["deadline"]["exact"] == "Tháng 01/2029"
    assert task["citations"]["lead"]["url"].startswith("https://hoi.example.vn/documents/22-kh-ttr#c=")


def test_a_field_that_the_plan_does_not_state_is_absent(web: TestClient) -> None:
    task = web.get("/v1/tasks?document_id=29-kh-tu").json()["items"][0]
    assert (task["output"], task["coordinating"], task["group"]) == (None, [], None)
    assert set(task["citations"]) == {"text", "lead", "deadline"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=overdue", ["29-kh-tu-1"]),
        ("state=upcoming", ["22-kh-ttr-1"]),
        ("state=ongoing", ["22-kh-ttr-2"]),
        ("lead=Văn phòng", ["22-kh-ttr-1", "29-kh-tu-1"]),
        ("unit=Sở Khoa học và Công nghệ", ["22-kh-ttr-1"]),
        ("province=Lạng Sơn", ["29-kh-tu-1"]),
        ("due_before=2026-01-01", ["29-kh-tu-1"]),
        ("due_after=2026-01-01", ["22-kh-ttr-1"]),
        ("q=tập huấn", ["22-kh-ttr-2"]),
        ("q=không có việc này", []),
    ],
)
def test_tasks_are_filtered(web: TestClient, query: str, found: list[str]) -> None:
    assert task_ids(web, query) == found


def test_pages_follow_one_another_to_the_end(web: TestClient) -> None:
    first = web.get("/v1/tasks?limit=2").json()
    last = web.get("/v1/tasks", params={"limit": 2, "cursor": first["next"]}).json()
    assert (len(first["items"]), len(last["items"]), last["next"]) == (2, 1, None)
    assert first["total"] == last["total"] == 3


def test_a_target_has_its_value_as_written(web: TestClient) -> None:
    target = web.get("/v1/targets?year=2025").json()["items"][0]
    assert (target["year"], target["value"]) == ("2025", ">98%")
    assert target["value"] in target["citation"]["exact"]
    assert web.get("/v1/targets?year=2031").json()["items"] == []


def test_documents_are_listed_and_shown_whole(web: TestClient) -> None:
    listed = web.get("/v1/documents").json()
    assert [(item["number"], item["tasks"]) for item in listed["items"]] == [("22/KH-TTR", 2), ("29-KH/TU", 1)]
    shown = web.get("/v1/documents/22-kh-ttr").json()
    assert [section["heading"] for section in shown["outline"]] == ["I. CHỈ TIÊU", "PHỤ LỤC: DANH MỤC NHIỆM VỤ"]
    assert shown["text"][shown["outline"][0]["start"] :].startswith("I. CHỈ TIÊU")


def test_references_tell_who_mentions_a_document_and_how(web: TestClient) -> None:
    found = web.get("/v1/references/57-NQ/TW").json()["items"]
    assert [(item["relation"], item["citation"]["document"]["number"]) for item in found] == [("basis", "22/KH-TTR")]
    assert web.get("/v1/references/99-XY/ZZ").json() == {"items": [], "total": 0, "next": None}
