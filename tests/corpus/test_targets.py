"""Targets in prose: which items are targets, and for which year."""

from corpus.document import make_document
from corpus.layout import Layout, Paragraph


def targets(*texts: str, subject: str = "Giáo dục Nhà trường") -> list[tuple[str, str | None]]:
    lines = ("KẾ HOẠCH", subject, *texts)
    found = make_document(Layout(tuple(map(Paragraph, lines))), "a.txt", "0" * 64).targets
    return [(target.text.exact, target.year) for target in found]


def test_the_year_of_a_target_is_its_own_or_that_of_a_heading_above() -> None:
    part = ("IV. MỘT SỐ CHỈ TIÊU NĂM HỌC 2026 - 2027", "1. Chỉ tiêu dạy học")
    assert targets(*part, "- Đỗ Đại học: trên 75%.", "- Tốt nghiệp năm 2027: 100%.") == [
        ("Đỗ Đại học: trên 75%.", "2026-2027"),
        ("Tốt nghiệp năm 2027: 100%.", "2027"),
    ]


def test_an_item_that_only_introduces_others_is_no_target() -> None:
    assert targets("IV. CHỈ TIÊU", "- Quy định dự giờ:", "+ Hiệu trưởng: ít nhất 10% giáo viên.") == [
        ("Hiệu trưởng: ít nhất 10% giáo viên.", None)
    ]


def test_a_target_without_a_year_is_for_the_time_of_the_plan() -> None:
    part = ("II. CHỈ TIÊU", "- Đỗ Đại học: trên 75%.")
    assert targets(*part, subject="Giáo dục giai đoạn 2026 - 2030") == [("Đỗ Đại học: trên 75%.", "2026-2030")]
    assert targets(*part, subject="Giáo dục đến năm 2030") == [("Đỗ Đại học: trên 75%.", None)]
