"""Doubts: what an operator is asked to look at, with its place."""

from collections.abc import Iterable

import pytest

from corpus.check import doubts_of
from corpus.document import make_document
from corpus.layout import Layout, Paragraph, Row, Table
from corpus.linking import implementing, replacements
from corpus.records import Document

HEADER = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian hoàn thành")
TOP = ("Số: 2/KH-TTr", "Lạng Sơn, ngày 05 tháng 6 năm 2026", "THANH TRA TỈNH LẠNG SƠN", "KẾ HOẠCH", "Công tác năm 2026")


def plan(*rows: tuple[str, ...], top: Iterable[str] = TOP, body: Iterable[str] = (), ocr: bool = False) -> Document:
    blocks: list[Paragraph | Table] = [Paragraph(text, ocr=ocr) for text in (*top, *body)]
    if rows:
        blocks.append(Table(tuple(Row(cells) for cells in (HEADER, *rows))))
    return make_document(Layout(tuple(blocks)), "a.txt", "0" * 64)


def codes(document: Document, **more: frozenset[str]) -> list[str]:
    return [doubt.code for doubt in doubts_of(document, **more)]


def test_a_complete_plan_raises_no_doubt() -> None:
    rows = (("1", "Rà soát quy trình", "Văn phòng", "Quý II/2026"), ("2", "Tập huấn", "Văn phòng", "Thường xuyên"))
    assert codes(plan(*rows)) == []


def test_missing_header_fields_are_doubted_until_confirmed() -> None:
    bare = plan(top=("KẾ HOẠCH", "Công tác năm 2026"))
    assert codes(bare) == ["number-missing", "date-missing", "issuer-missing"]
    assert codes(bare, confirmed=frozenset({"number", "date", "issuer"})) == []


def test_tasks_without_lead_or_deadline_have_their_place() -> None:
    document = plan(("1", "Rà soát", "Văn phòng", ""), ("2", "Tập huấn", "", "Quý II/2026"), ("3", "Lập", "A", "2026"))
    found = {doubt.code: doubt for doubt in doubts_of(document)}
    assert set(found) == {"task-no-lead", "task-no-deadline"}
    place = found["task-no-lead"].span
    assert place is not None
    assert "Tập huấn" in document.quote(place)


def test_a_plan_that_never_names_leads_says_so_once() -> None:
    document = plan(("1", "Rà soát", "", "Quý II/2026"), ("2", "Tập huấn", "", "Quý III/2026"))
    assert codes(document) == ["task-no-lead"]


def test_the_same_task_with_two_deadlines_is_a_contradiction() -> None:
    rows = (("1", "Rà soát quy trình", "A", "Quý II/2026"), ("2", "Rà soát quy trình", "B", "Quý III/2026"))
    assert codes(plan(*rows)) == ["deadline-contradiction"]


def test_parts_counted_twice_are_doubted() -> None:
    body = ("I. MỤC ĐÍCH", "Bảo đảm chất lượng.", "II. NHIỆM VỤ", "Rà soát.", "II. TỔ CHỨC THỰC HIỆN", "Báo cáo.")
    assert codes(plan(body=body)) == ["outline"]


def test_text_read_by_ocr_is_doubted() -> None:
    assert "ocr" in codes(plan(ocr=True))


@pytest.mark.parametrize(("read", "doubted"), [(TOP, True), (("Hết.",), False)], ids=["the header", "the end"])
def test_one_page_read_by_ocr_marks_its_own_words(read: tuple[str, ...], doubted: bool) -> None:
    texts = (*TOP, *["Phối hợp với các đơn vị liên quan."] * 20, "Hết.")
    document = make_document(Layout(tuple(Paragraph(text, ocr=text in read) for text in texts)), "a.pdf", "0" * 64)
    assert not document.ocr
    assert [document.quote(passage.span) for passage in document.passages if passage.ocr] == list(read)
    assert ("ocr" in codes(document)) == doubted


def test_a_plan_that_another_replaces_says_which() -> None:
    older = plan()
    sentence = "Kế hoạch này thay thế Kế hoạch số 2/KH-TTr ngày 05/6/2026 của Thanh tra tỉnh."
    newer = plan(top=("Số: 9/KH-TTr", *TOP[1:]), body=(sentence,)).model_copy(update={"id": "b"})
    assert [(link.newer, link.older) for link in replacements([older, newer])] == [("b", "a")]
    assert [d.code for d in doubts_of(older, [older, newer])] == ["replaced"]
    assert doubts_of(newer, [older, newer]) == []


def test_a_plan_that_rests_on_another_is_linked_to_it() -> None:
    older = plan()
    basis = "Thực hiện Kế hoạch số 2/KH-TTr ngày 05/6/2026 của Thanh tra tỉnh, Văn phòng xây dựng kế hoạch như sau:"
    newer = plan(top=("Số: 9/KH-VP", *TOP[1:]), body=(basis,)).model_copy(update={"id": "b"})
    assert implementing([older, newer]) == {"a": ("b",)}
