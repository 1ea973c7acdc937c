"""Headers: letters without a kind, bodies named over two lines, dates that no calendar has."""

import pytest

from corpus.document import make_document
from corpus.layout import Layout, Paragraph
from corpus.records import Document

FRONT = (
    "ỦY BAN NHÂN DÂN",
    "TỈNH LÀO CAI",
    "Số: 7432/UBND-XD",
    "V/v triển khai Quyết định số 1074/QĐ-BXD",
    "CỘNG HÒA XÃ HỘI",
)


def letter(date: str) -> Document:
    return make_document(Layout(tuple(map(Paragraph, (*FRONT, date, "Kính gửi: Các Sở.")))), "a.pdf", "0" * 64)


def test_a_letter_takes_its_subject_from_under_the_number() -> None:
    document = letter("Lào Cai, ngày 17 tháng 7 năm 2026")
    assert (document.kind, document.title) == ("Công văn", "triển khai Quyết định số 1074/QĐ-BXD")
    assert document.quote(document.evidence["title"]) == document.title


def test_the_body_is_named_by_both_lines() -> None:
    assert letter("Lào Cai, ngày tháng 7 năm 2026").issuer == "Ủy ban nhân dân tỉnh Lào Cai"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Lào Cai, ngày 17 tháng 7 năm 2026", "2026-07-17"),
        ("Lào Cai, ngày 45 tháng 7 năm 2026", "2026-07"),
        ("Lào Cai, ngày 17 tháng 17 năm 2026", "2026"),
        ("Lào Cai, ngày     tháng     năm 2026", "2026"),
    ],
)
def test_a_date_goes_as_far_as_it_can_be_true(written: str, value: str) -> None:
    date = letter(written).date
    assert date is not None
    assert date.value == value


def test_the_number_of_a_decision_in_a_body_s_name_is_not_the_number() -> None:
    front = (
        "ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH",
        "SỐ 1050/QĐ-SCT",
        "Lào Cai, ngày 10 tháng 3 năm 2026",
        "KẾ HOẠCH",
        "Kiểm tra",
    )
    assert make_document(Layout(tuple(map(Paragraph, front))), "a.pdf", "0" * 64).number is None
    numbered = (front[0], "SỐ 1050/QĐ-SCT", "Số: 1105/KH-ĐKT", *front[2:])
    assert make_document(Layout(tuple(map(Paragraph, numbered))), "a.pdf", "0" * 64).number == "1105/KH-ĐKT"
