"""PDF with running text in two columns: the left one is read before the right one, and only where there are two."""

import textwrap
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.layout import Paragraph
from corpus.readers import read_layout
from tests.corpus.readers.paper import Sheet, save_pdf

LEFT, RIGHT = 70, 310
PURPOSE = (
    "Nâng cao nhận thức của cán bộ, công chức về chuyển đổi số; bảo đảm các nhiệm vụ được triển khai đồng bộ, "
    "đúng tiến độ, có phân công rõ trách nhiệm của từng đơn vị, tránh hình thức, lãng phí, gắn với cải cách hành "
    "chính và nâng cao chất lượng phục vụ người dân, doanh nghiệp trên địa bàn tỉnh trong giai đoạn tới."
)
WORK = (
    "Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ban, ngành rà soát các nền tảng số dùng chung, báo cáo "
    "Ủy ban nhân dân tỉnh trước ngày 30/6/2026; đôn đốc các đơn vị thực hiện và tổng hợp kết quả hằng quý theo "
    "quy định, kịp thời đề xuất khen thưởng các tập thể, cá nhân có thành tích tốt."
)
CLOSING = "Các đơn vị căn cứ chức năng, nhiệm vụ được giao nghiêm túc triển khai thực hiện."


def column(sheet: Sheet, x: float, top: float, lines: Sequence[str]) -> Sheet:
    """Lines of 10 points below each other, 14 points apart."""
    for number, line in enumerate(lines):
        sheet.write(x, top + 14 * number, line, 10)
    return sheet


def wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, 43)


def read(path: Path, *sheets: Sheet) -> list[str]:
    blocks = read_layout(save_pdf(path / "a.pdf", list(sheets))).blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def headed(sheet: Sheet) -> Sheet:
    sheet.write(80, 50, "THANH TRA TỈNH").write(300, 50, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    sheet.write(95, 68, "Số: 12/KH-TTr").write(320, 68, "Lạng Sơn, ngày 05 tháng 6 năm 2026")
    return sheet.write(270, 110, "KẾ HOẠCH").write(150, 128, "Chuyển đổi số của Thanh tra tỉnh năm 2026")


HEAD = [
    "THANH TRA TỈNH",
    "Số: 12/KH-TTr",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Lạng Sơn, ngày 05 tháng 6 năm 2026",
    "KẾ HOẠCH",
    "Chuyển đổi số của Thanh tra tỉnh năm 2026",
]


@pytest.mark.parametrize("lower", [0, 5, 7], ids=["lines level", "lines a little lower", "lines between"])
def test_the_left_column_is_read_before_the_right_one(tmp_path: Path, lower: float) -> None:
    left, right = ["I. MỤC ĐÍCH", *wrapped(PURPOSE)], ["II. NHIỆM VỤ", *wrapped(WORK)]
    sheet = column(column(headed(Sheet()), LEFT, 170, left), RIGHT, 170 + lower, right)
    sheet.write(LEFT, 400, CLOSING, 11)
    assert read(tmp_path, sheet) == [*HEAD, "I. MỤC ĐÍCH", PURPOSE, "II. NHIỆM VỤ", WORK, CLOSING]


def test_a_paragraph_goes_on_from_column_to_column_and_from_page_to_page(tmp_path: Path) -> None:
    lines = wrapped(f"{PURPOSE} {WORK} {PURPOSE} {WORK}")
    pages = [lines[:10], lines[10:20], lines[20:30], lines[30:]]
    sheets = [column(column(Sheet(), LEFT, 100, pages[at]), RIGHT, 100, pages[at + 1]) for at in (0, 2)]
    assert read(tmp_path, *sheets) == [f"{PURPOSE} {WORK} {PURPOSE} {WORK}"]


def test_recipients_and_signature_right_below_stay_apart(tmp_path: Path) -> None:
    sheet = column(column(Sheet(), LEFT, 100, wrapped(PURPOSE)), RIGHT, 100, wrapped(WORK))
    sheet.write(LEFT, 220, "Nơi nhận:", 10).write(380, 220, "CHÁNH THANH TRA", 10)
    sheet.write(LEFT, 234, "- Như trên;", 10).write(LEFT, 248, "- Lưu: VT.", 10).write(390, 290, "Nguyễn Văn An", 10)
    foot = ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "CHÁNH THANH TRA", "Nguyễn Văn An"]
    assert read(tmp_path, sheet) == [PURPOSE, WORK, *foot]


def test_what_is_not_sure_to_be_two_columns_is_read_line_by_line(tmp_path: Path) -> None:
    units = ["Sở Nội vụ", "Sở Tài chính", "Sở Xây dựng", "Sở Y tế", "Văn phòng", "Công an tỉnh", "Thuế tỉnh"]
    work = ["rà soát", "bố trí kinh phí", "thẩm định", "báo cáo", "tổng hợp", "bảo đảm an ninh", "cung cấp số liệu"]
    listed = column(column(Sheet(), LEFT, 100, units), RIGHT, 100, work)
    assert read(tmp_path, listed)[0].startswith("Sở Nội vụ rà soát")
    low = column(column(Sheet(), LEFT, 100, wrapped(PURPOSE)[:4]), RIGHT, 100, wrapped(WORK)[:4])
    assert read(tmp_path, low)[0].startswith(f"{wrapped(PURPOSE)[0]} {wrapped(WORK)[0]}")
