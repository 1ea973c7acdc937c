"""Pages as the server writes them."""

import hashlib
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from corpus.records import Document, Relation
from retrieval.catalog import Catalog
from settings import Settings
from tests.api.clerk import Clerk
from tests.api.plans import PLATFORMS, TRAINING, committee_plan, inspectorate_plan


class Runs(HTMLParser):
    """Collects the text of the elements that carry a position."""

    def __init__(self) -> None:
        super().__init__()
        self.runs: list[tuple[int, str]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = dict(attrs).get("data-s")
        if start is not None:
            self.runs.append((int(start), ""))
            self._open = [tag]
        elif self._open:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open:
            start, text = self.runs[-1]
            self.runs[-1] = (start, text + data)


@pytest.mark.parametrize("plan", [inspectorate_plan(), committee_plan()], ids=["bảng", "văn xuôi"])
def test_the_viewer_shows_the_canonical_text_at_its_positions(web: TestClient, plan: Document) -> None:
    page = Runs()
    page.feed(web.get(f"/documents/{plan.id}").text)
    shown = set()
    for start, text in page.runs:
        assert plan.text[start : start + len(text)] == text
        shown |= set(range(start, start + len(text)))
    left_out = "".join(char for place, char in enumerate(plan.text) if place not in shown)
    assert set(left_out) <= set("\n |")


def test_the_viewer_marks_fields_pages_and_related_documents(web: TestClient) -> None:
    page = web.get("/documents/22-kh-ttr").text
    assert '<span class="field lead" data-label="Chủ trì">Văn phòng</span>' in page
    assert "trang 2" in page
    assert "Được nhắc đến trong" in page
    assert "/documents/29-kh-tu#c=" in page
    assert '<a class="ref" href="/documents/22-kh-ttr">22/KH-TTR</a>' in web.get("/documents/29-kh-tu").text


def test_a_replaced_plan_says_at_its_head_what_replaced_it(web: TestClient, clerk: Clerk) -> None:
    older, newer = inspectorate_plan(), committee_plan()
    (mentioned,) = newer.references
    replaces = mentioned.model_copy(update={"relation": Relation.REPLACES})
    body = {"kind": "Kế hoạch", "issuer": older.issuer, "province": older.province, "references": (replaces,)}
    clerk.catalog = Catalog([older, newer.model_copy(update=body)], "https://hoi.example.vn")
    head = web.get(f"/documents/{older.id}").text.partition("<article")[0]
    link = re.search(r'Đã được thay bằng <a href="(/documents/29-kh-tu#c=[^"]+)">Kế hoạch 29-KH/TU</a>\.', head)
    assert link is not None
    assert "Đã được thay bằng" not in web.get(f"/documents/{newer.id}").text


def test_text_read_from_a_picture_is_marked(web: TestClient) -> None:
    assert "OCR" in web.get("/documents/29-kh-tu").text
    assert "OCR" not in web.get("/documents/22-kh-ttr").text


def test_markup_in_a_plan_or_an_address_stays_text(web: TestClient) -> None:
    assert TRAINING not in web.get("/documents/22-kh-ttr").text
    assert TRAINING in unescape(web.get("/documents/22-kh-ttr").text)
    for path in ("/tasks?q=<script>x</script>", '/embed?greeting=<b>"x', "/tasks?unit='><b>x"):
        page = web.get(path)
        assert page.status_code == 200
        assert "<script>x" not in page.text
        assert "<b>" not in page.text


def test_the_assistants_page_offers_questions_and_says_what_it_is(web: TestClient) -> None:
    page = web.get("/").text
    assert f"Đơn vị nào chủ trì nhiệm vụ “{PLATFORMS}”?" in page
    assert "trợ lý tự động" in page
    assert "trợ lý tự động" in web.get("/embed").text


def test_the_source_file_is_given_only_as_it_was_read(web: TestClient, settings: Settings) -> None:
    plan = inspectorate_plan()
    (settings.documents_dir / plan.source).write_text("khác", encoding="utf-8")
    assert web.get(f"/documents/{plan.id}/source").status_code == 404
    (settings.documents_dir / plan.source).write_text(plan.text, encoding="utf-8", newline="")
    reply = web.get(f"/documents/{plan.id}/source")
    assert hashlib.sha256(reply.content).hexdigest() == plan.sha256
    assert "attachment" in reply.headers["content-disposition"]


def test_the_board_filters_counts_and_links_its_exports(web: TestClient) -> None:
    page = web.get("/tasks?as_of=2026-01-15&due=overdue").text
    assert "<strong>1</strong> nhiệm vụ" in page
    assert "Đã qua hạn" in page
    (feed,) = set(re.findall(r'href="(/v1/tasks\.ics[^"]*)"', page))
    assert "BEGIN:VEVENT" in web.get(unescape(feed)).text
    whole = web.get("/tasks?as_of=2029-01-10").text
    assert "Còn 21 ngày" in whole
    assert "Thường xuyên" in whole
    assert "Văn phòng: 1 nhiệm vụ có hạn trong quý 1 năm 2029" in whole


def test_the_board_sends_blank_fields_and_is_not_confused(web: TestClient) -> None:
    assert web.get("/tasks?q=&unit=&due=&document_id=&province=&as_of=&sort=lead").status_code == 200


def test_the_manual_names_every_operation_and_needs_no_script(web: TestClient) -> None:
    manual = web.get("/docs").text
    for path in web.get("/openapi.json").json()["paths"]:
        assert path in manual
    assert "<script" not in manual
    assert "http://" not in re.sub(r"http://testserver", "", manual)
