"""Which plan replaces which: only what a text says outright, only the plan that is meant."""

from collections.abc import Sequence
from datetime import date

import pytest

from corpus.document import make_document
from corpus.layout import Layout, Paragraph
from corpus.linking import replacements
from corpus.records import Document, Relation

SENTENCE = "Kế hoạch này thay thế Kế hoạch số 22/KH-UBND ngày 10/3/2025 của Ủy ban nhân dân tỉnh."


def plan(number: str, *body: str, province: str = "Lạng Sơn", year: int = 2025, body_name: str = "") -> Document:
    issuer = body_name or f"ỦY BAN NHÂN DÂN TỈNH {province.upper()}"
    top = (issuer, f"Số: {number}", f"{province}, ngày 10 tháng 3 năm {year}", "KẾ HOẠCH", "Chuyển đổi số")
    layout = Layout(tuple(Paragraph(text) for text in (*top, *body)))
    return make_document(layout, "a.txt", "0" * 64, f"{number} {issuer} {year}")


def pairs(*documents: Document) -> list[tuple[str | None, str | None]]:
    number = {document.id: document.number for document in documents}
    return [(number[link.newer], number[link.older]) for link in replacements(documents)]


@pytest.mark.parametrize("number", ["22/KH-UBND", "22 /KH-UBND", "22/KH-Ubnd", "022/KH-UBND", "22-KH/UBND"])
def test_a_number_is_found_in_any_spelling(number: str) -> None:
    newer = plan("9/KH-UBND", SENTENCE.replace("22/KH-UBND", number), year=2026)
    assert pairs(plan("22/KH-UBND"), newer) == [("9/KH-UBND", "22/KH-UBND")]


@pytest.mark.parametrize(
    "other",
    [
        plan("22/KH-UBND", province="Thái Nguyên"),
        plan("22/KH-UBND", year=2024),
        plan("22/KH-UBND", body_name="ỦY BAN NHÂN DÂN XÃ HỮU LŨNG"),
        plan("22/KH-TTr", body_name="THANH TRA TỈNH LẠNG SƠN"),
    ],
    ids=["another province", "another year", "a commune", "another body"],
)
def test_the_same_number_of_another_is_not_meant(other: Document) -> None:
    assert pairs(other, plan("9/KH-UBND", SENTENCE, year=2026)) == []


def test_a_commune_that_is_named_is_not_the_province() -> None:
    newer = plan("9/KH-UBND", SENTENCE.replace("Ủy ban nhân dân tỉnh", "UBND xã Hữu Lũng"), year=2026)
    assert pairs(plan("22/KH-UBND"), newer) == []


@pytest.mark.parametrize(
    ("sentence", "replaced"),
    [
        (SENTENCE, ["22/KH-UBND"]),
        ("Kế hoạch này có hiệu lực kể từ ngày ký và thay thế Kế hoạch số 22/KH-UBND.", ["22/KH-UBND"]),
        ("Kế hoạch này được ban hành để thay thế Kế hoạch số 22/KH-UBND.", ["22/KH-UBND"]),
        ("(Thay thế Kế hoạch số 22/KH-UBND ngày 10/3/2025)", ["22/KH-UBND"]),
        ("Kế hoạch này thay thế các Kế hoạch số 5/KH-UBND, 22/KH-UBND.", ["5/KH-UBND", "22/KH-UBND"]),
        (f"{SENTENCE[:-1]} và Kế hoạch số 5/KH-UBND.", ["22/KH-UBND", "5/KH-UBND"]),
        ("Kế hoạch này thay thế Kế hoạch số 22/KH-UBND về thực hiện Nghị quyết số 57-NQ/TW.", ["22/KH-UBND"]),
        ("Kế hoạch này thay thế một phần Kế hoạch số 22/KH-UBND.", []),
        ("Kế hoạch này thay thế Phụ lục II Kế hoạch số 22/KH-UBND.", []),
        ("Kế hoạch này không thay thế Kế hoạch số 22/KH-UBND.", []),
        ("Rà soát, sửa đổi, thay thế Kế hoạch số 22/KH-UBND.", []),
        ("Các sở căn cứ Kế hoạch này rà soát, thay thế Kế hoạch số 22/KH-UBND.", []),
        ("Căn cứ Quyết định số 7/QĐ-UBND thay thế Quyết định số 22/QĐ-UBND;", []),
    ],
)
def test_only_a_whole_replacement_by_this_plan_is_one(sentence: str, replaced: Sequence[str]) -> None:
    found = [r.number for r in plan("9/KH-UBND", sentence).references if r.relation is Relation.REPLACES]
    assert found == replaced


def test_the_day_from_which_it_holds_is_told() -> None:
    newer = plan("9/KH-UBND", f"Kế hoạch này có hiệu lực từ ngày 01/7/2026. {SENTENCE}", year=2026)
    (link,) = replacements([plan("22/KH-UBND"), newer])
    assert link.since == date(2026, 7, 1)
    assert not link.holds(date(2026, 6, 30))
    assert newer.quote(link.span).startswith("Kế hoạch số 22/KH-UBND")


def test_plans_that_replace_each_other_replace_none() -> None:
    def saying(number: str, other: str) -> Document:
        return plan(number, f"Kế hoạch này thay thế Kế hoạch số {other}.")

    chain = saying("2/KH-UBND", "1/KH-UBND"), saying("3/KH-UBND", "2/KH-UBND")
    assert pairs(plan("1/KH-UBND"), *chain) == [("2/KH-UBND", "1/KH-UBND"), ("3/KH-UBND", "2/KH-UBND")]
    assert pairs(saying("1/KH-UBND", "3/KH-UBND"), *chain) == []
