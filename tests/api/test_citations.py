"""Citations looked up, kept and pasted."""

from fastapi import FastAPI
from fastapi.testclient import TestClient

from api import assemble
from corpus.records import Document
from retrieval.catalog import Catalog
from settings import Settings
from tests.api.clerk import LEAD, Clerk
from tests.api.plans import PLATFORMS, inspectorate_plan


def saved(web: TestClient) -> str:
    """The id of the citation of the lead."""
    citations = web.post("/v1/ask", json={"question": LEAD}).json()["citations"]
    return str(citations[0]["id"])


def reread(settings: Settings, clerk: Clerk, text: str) -> FastAPI:
    """The application after a plan was read anew, to another text."""
    changed = Document(id="22-kh-ttr", source="22-kh-ttr.txt", sha256="0" * 64, number="22/KH-TTR", text=text)
    clerk.catalog = Catalog([changed], settings.public_url)
    return assemble(settings, clerk)


def test_a_citation_comes_with_its_passage_and_headings(web: TestClient) -> None:
    detail = web.get(f"/v1/citations/{saved(web)}").json()
    assert (detail["exact"], detail["state"]) == ("Văn phòng", "exact")
    assert PLATFORMS in detail["context"]["text"]
    assert detail["context"]["headings"] == ["PHỤ LỤC: DANH MỤC NHIỆM VỤ"]


def test_a_citation_is_a_web_annotation(web: TestClient) -> None:
    annotation = web.get(f"/v1/citations/{saved(web)}").json()["annotation"]
    assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
    quote, position = annotation["target"]["selector"]
    text = web.get("/v1/documents/22-kh-ttr").json()["text"]
    assert text[position["start"] : position["end"]] == quote["exact"]
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_a_citation_can_be_pasted_into_an_official_text(web: TestClient) -> None:
    formats = web.get(f"/v1/citations/{saved(web)}").json()["formats"]
    source = "Kế hoạch số 22/KH-TTR ngày 10/7/2025 của Thanh tra tỉnh Thái Nguyên"
    assert formats["text"] == f"“Văn phòng” (Phụ lục > 1, {source})"
    assert "Phụ lục &gt; 1" in formats["html"]
    assert formats["csl"]["issued"] == {"date-parts": [[2025, 7, 10]]}


def test_a_quote_that_moved_is_found_at_its_new_place(settings: Settings, clerk: Clerk, web: TestClient) -> None:
    kept = saved(web)
    moved = TestClient(reread(settings, clerk, "Đoạn mới thêm.\n" + inspectorate_plan().text))
    detail = moved.get(f"/v1/citations/{kept}").json()
    assert (detail["exact"], detail["state"], detail["requested_id"]) == ("Văn phòng", "moved", kept)
    assert detail["id"] != kept


def test_a_quote_that_is_gone_says_so(settings: Settings, clerk: Clerk, web: TestClient) -> None:
    kept = saved(web)
    reply = TestClient(reread(settings, clerk, "Toàn văn khác hẳn.")).get(f"/v1/citations/{kept}")
    assert reply.status_code == 410
    assert "22/KH-TTR đã thay đổi" in reply.json()["detail"]


def test_lookup_by_several_ids(web: TestClient) -> None:
    ids = [citation["id"] for citation in web.post("/v1/ask", json={"question": LEAD}).json()["citations"]]
    found = web.get("/v1/citations", params={"id": [*ids, "22-kh-ttr~1-9~00000000"]}).json()
    assert [item["id"] for item in found["items"]] == ids
    assert found["missing"] == ["22-kh-ttr~1-9~00000000"]


def test_lookup_by_the_words_of_a_quote_whatever_case_and_spaces(web: TestClient) -> None:
    found = web.get("/v1/citations", params={"q": "“hoàn  thành các NỀN tảng số”"}).json()["items"]
    assert [(item["exact"], item["match"]) for item in found] == [("Hoàn thành các nền tảng số", "quote")]


def test_lookup_by_meaning_where_no_quote_fits(web: TestClient) -> None:
    found = web.get("/v1/citations", params={"q": "Triển khai ở đâu vậy"}).json()["items"]
    assert [(item["locator"], item["match"]) for item in found] == [("Phụ lục > 1", "meaning")]


def test_lookup_by_the_number_of_a_document(web: TestClient) -> None:
    found = web.get("/v1/citations", params={"number": "57-NQ/TW"}).json()["items"]
    assert [(item["exact"], item["relation"]) for item in found] == [("57-NQ/TW", "basis")]
    assert web.get("/v1/citations?number=57-NQ/TW&document_id=29-kh-tu").json()["items"] == []


def test_looking_up_nothing_is_refused(web: TestClient) -> None:
    assert web.get("/v1/citations").status_code == 422
