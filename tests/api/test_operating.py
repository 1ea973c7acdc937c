"""The operator adds and removes plans while the server answers."""

import os
from collections.abc import AsyncIterator, Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response
from pydantic import SecretStr

from api import assemble, jobs
from api.ingestion import Order, Progress
from api.renewal import renew
from settings import Settings
from tests.api.clerk import Clerk
from tests.api.plan_file import KEY, NAME, PLAN


@pytest.fixture
def app(settings: Settings, clerk: Clerk) -> FastAPI:
    """An application that knows an operator's key and takes files up to 1 MB."""
    return assemble(settings.model_copy(update={"operator_key": SecretStr(KEY), "upload_megabytes": 1}), clerk)


@pytest.fixture
def office(app: FastAPI) -> Iterator[TestClient]:
    """The operator, at the server's own machine."""
    key = {"Authorization": f"Bearer {KEY}"}
    with TestClient(app, raise_server_exceptions=False, headers=key, client=("127.0.0.1", 50000)) as client:
        yield client


def send(office: TestClient, text: str | bytes = PLAN, name: str = NAME) -> Response:
    """Uploads a file as a form does."""
    return office.post("/v1/documents", files={"file": (name, text)})


def ended(office: TestClient, reply: Response) -> dict[str, str | int | None]:
    """The job of a reply, once it has come to its end."""
    assert reply.status_code == 202, reply.text
    while True:
        job = office.get(reply.headers["location"]).json()
        if job["state"] in ("done", "failed"):
            return job


def test_an_uploaded_plan_is_read_indexed_served_and_removed_again(app: FastAPI, office: TestClient) -> None:
    added = ended(office, send(office))
    assert (added["state"], added["result"], added["step"]) == ("done", "added", 3)
    assert added["message"] == "Đã thêm: 2 nhiệm vụ, 0 chỉ tiêu."
    renew(app)
    assert office.get("/readyz").json()["index_version"] == added["index_version"]
    plan = office.get(f"/v1/documents/{added['document_id']}").json()
    assert (plan["number"], plan["source"]) == ("12/KH-TTr", NAME)

    same = ended(office, office.post("/v1/documents", params={"name": "tên khác.md"}, content=PLAN.encode()))
    assert (same["result"], same["document_id"]) == ("unchanged", added["document_id"])
    assert same["index_version"] == added["index_version"]

    other = ended(office, send(office, PLAN.replace("12/KH", "13/KH"), "Kế hoạch 13.md"))
    gone = ended(office, office.delete(f"/v1/documents/{added['document_id']}"))
    assert (gone["state"], gone["message"]) == ("done", f"Đã gỡ văn bản “{NAME}”.")
    renew(app)
    assert [one["id"] for one in office.get("/v1/documents").json()["items"]] == [other["document_id"]]
    assert not list((app.state.desk.settings.data_dir / "uploads").iterdir())


def test_what_a_server_that_was_cut_off_left_behind_is_cleared(office: TestClient, settings: Settings) -> None:
    left = settings.data_dir / "uploads" / "do-dang"
    left.mkdir(parents=True)
    os.utime(left, (0, 0))
    assert send(office, b"").status_code == 422
    assert not left.exists()


def test_a_file_that_cannot_be_read_leaves_everything_as_it_was(app: FastAPI, office: TestClient) -> None:
    first = ended(office, send(office))
    failed = ended(office, send(office, b"MZ\x90\x00" + bytes(range(256)) * 8, "Kế hoạch 14.pdf"))
    assert failed["state"] == "failed"
    assert "Kế hoạch 14.pdf" in str(failed["message"])
    assert (failed["result"], failed["step"]) == (None, 1)
    renew(app)
    assert office.get("/readyz").json() == {"status": "ok", "index_version": first["index_version"], "documents": 1}


@pytest.mark.parametrize("key", [None, "Bearer sai-khoa", f"Basic {KEY}", "Bearer khoá"])
def test_nobody_else_may_change_or_watch_the_corpus(app: FastAPI, key: str | None) -> None:
    headers = {"Authorization": key.encode()} if key else {}
    stranger = TestClient(app, headers=headers)
    for reply in (send(stranger), stranger.delete("/v1/documents/22-kh-ttr"), stranger.get("/v1/documents/jobs/1")):
        assert reply.status_code == 401
        assert reply.headers["www-authenticate"] == "Bearer"
        assert "Khoá" in reply.json()["detail"]


def test_without_a_key_in_the_settings_the_doors_are_shut(web: TestClient, settings: Settings, clerk: Clerk) -> None:
    shut = TestClient(assemble(settings, clerk), headers={"Authorization": "Bearer "})
    for reply in (send(shut), shut.delete("/v1/documents/22-kh-ttr"), shut.get("/v1/documents/jobs/1")):
        assert reply.status_code == 403
        assert "HOI_OPERATOR_KEY" in reply.json()["detail"]
    assert send(shut, b" " * 70_000).status_code == 413


@pytest.mark.parametrize(
    ("request_", "status", "words"),
    [
        ({"content": b"x"}, 422, "Thiếu tên tệp"),
        ({"content": b"", "params": {"name": NAME}}, 422, "rỗng"),
        ({"files": {"tep": (NAME, b"x")}}, 422, "Thiếu tệp"),
        ({"files": [("file", (NAME, b"x")), ("file", (NAME, b"y"))]}, 400, "đúng một tệp"),
        ({"content": b"x", "headers": {"Content-Type": "multipart/form-data"}}, 400, "multipart"),
        ({"content": bytes(1_000_001), "params": {"name": NAME}}, 413, "đến 1 MB"),
        ({"content": iter([bytes(600_000)] * 2), "params": {"name": NAME}}, 413, "đến 1 MB"),
    ],
    ids=["không tên", "rỗng", "sai trường", "hai tệp", "biểu mẫu hỏng", "quá lớn", "quá lớn mà không nói trước"],
)
def test_a_bad_upload_is_told_in_one_sentence(
    app: FastAPI, office: TestClient, request_: dict[str, object], status: int, words: str
) -> None:
    reply = office.post("/v1/documents", **request_)
    assert (reply.status_code, words in reply.json()["detail"]) == (status, True), reply.text
    assert not list(app.state.desk.settings.data_dir.glob("uploads/*"))


def test_only_this_route_takes_large_bodies(office: TestClient) -> None:
    assert office.post("/v1/ask", content=bytes(70_000)).status_code == 413


def test_unknown_and_shipped_plans_are_not_removed(office: TestClient, settings: Settings) -> None:
    (settings.documents_dir / "kem-theo.md").write_text(PLAN, encoding="utf-8")
    assert office.delete("/v1/documents/khong-co").status_code == 404
    kept = office.delete("/v1/documents/kem-theo")
    assert (kept.status_code, "đi kèm sản phẩm" in kept.json()["detail"]) == (409, True)
    assert office.get("/v1/documents/jobs/khong-co").status_code == 404


def test_a_job_is_never_answered_from_a_cache(office: TestClient) -> None:
    reply = office.get("/v1/documents/jobs/khong-co")
    assert reply.headers["cache-control"] == "no-store"
    assert "etag" not in reply.headers


def test_the_description_names_the_key_and_both_ways_of_sending(office: TestClient) -> None:
    schema = office.get("/openapi.json").json()
    add = schema["paths"]["/v1/documents"]["post"]
    assert set(add["requestBody"]["content"]) == {"multipart/form-data", "application/octet-stream"}
    assert add["security"] == [{"operator": []}]
    assert {"401", "403", "413"} <= set(add["responses"])
    assert "-F file=@ke-hoach.docx" in office.get("/docs").text


def test_the_review_tells_what_was_understood_and_every_doubt_with_its_place(
    app: FastAPI, office: TestClient, settings: Settings
) -> None:
    ended(office, send(office))
    renew(app)
    (review,) = office.get("/v1/reviews").json()["items"]
    assert (review["tasks"], review["with_lead"], review["with_deadline"], review["removable"]) == (2, 1, 2, True)
    header = {field["name"]: field for field in review["header"]}
    assert (header["number"]["value"], header["signer"]["value"]) == ("12/KH-TTr", None)
    doubts = {doubt["code"]: doubt for doubt in review["doubts"]}
    assert {"title-missing", "task-no-lead"} <= doubts.keys()
    assert doubts["title-missing"]["url"] is None
    place = doubts["task-no-lead"]["url"].split("#c=")[1]
    assert "Tập huấn kỹ năng số" in office.get(f"/v1/citations/{place}").json()["exact"]

    (settings.data_dir / "documents" / f"{NAME}.toml").write_text('confirmed = ["title"]', encoding="utf-8")
    (again,) = office.get("/v1/reviews").json()["items"]
    assert "title-missing" not in {doubt["code"] for doubt in again["doubts"]}
    assert {field["name"] for field in again["header"] if field["confirmed"]} == {"title"}


def test_the_review_and_its_page_give_nothing_without_the_key(app: FastAPI, web: TestClient) -> None:
    assert TestClient(app).get("/v1/reviews").status_code == 401
    assert "22/KH-TTR" not in web.get("/operator").text


def test_a_job_whose_process_dies_is_told_as_failed_and_the_next_one_runs(
    office: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def dying(_: Order) -> AsyncIterator[Progress]:
        yield Progress.at("reading", "Đang đọc văn bản…")

    with monkeypatch.context() as patched:
        patched.setattr(jobs, "progress_of", dying)
        broken = ended(office, send(office))
    assert (broken["state"], broken["step"]) == ("failed", 1)
    assert "vẫn theo chỉ mục cũ" in str(broken["message"])
    assert ended(office, send(office))["state"] == "done"
