"""PDF: text layers, columns, tables over page breaks, and files that cannot be read."""

from pathlib import Path

import pytest

from corpus.errors import UnreadableDocument
from corpus.layout import Layout, Paragraph, Table
from corpus.readers import read_layout
from corpus.readers.limits import Limits
from corpus.readers.page import tables_of
from tests.corpus.readers.paper import Sheet, save_pdf

FULL = "Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ban, ngành và địa phương"


def paragraphs(layout: Layout) -> list[str]:
    return [block.text for block in layout.blocks if isinstance(block, Paragraph)]


def body(sheet: Sheet, top: float) -> Sheet:
    return (
        sheet.write(98, top, "- " + FULL)
        .write(70, top + 18, FULL + " đồng")
        .write(70, top + 36, "triển khai kế hoạch.")
    )


def test_lines_become_paragraphs_and_page_furniture_goes(tmp_path: Path) -> None:
    sheets = [body(Sheet().write(290, 40, str(page)), 100 + page) for page in range(1, 4)]
    for sheet in sheets:
        sheet.write(70, 30, "Hệ thống quản lý văn bản và điều hành")
    layout = read_layout(save_pdf(tmp_path / "a.pdf", sheets))
    assert paragraphs(layout) == [f"- {FULL} {FULL} đồng triển khai kế hoạch."] * 3
    assert [block.page for block in layout.blocks if isinstance(block, Paragraph)] == [1, 2, 3]


def test_a_word_cut_at_the_end_of_a_line_is_whole(tmp_path: Path) -> None:
    sheet = Sheet().write(70, 100, "Thực hiện các nhiệm vụ, giải pháp được giao tại Nghị quyết số 57-")
    sheet.write(70, 118, "NQ/TW ngày 22/12/2024 của Bộ Chính trị.")
    assert "Nghị quyết số 57-NQ/TW ngày" in paragraphs(read_layout(save_pdf(tmp_path / "a.pdf", [sheet])))[0]


def test_the_header_block_is_read_column_by_column(tmp_path: Path) -> None:
    sheet = Sheet().write(80, 60, "THANH TRA TỈNH").write(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    sheet.write(95, 78, "Số: 12/KH-TTr").write(320, 78, "Lạng Sơn, ngày 05 tháng 6 năm 2026")
    sheet.write(270, 120, "KẾ HOẠCH")
    body(sheet, 160)
    assert paragraphs(read_layout(save_pdf(tmp_path / "a.pdf", [sheet])))[:5] == [
        "THANH TRA TỈNH",
        "Số: 12/KH-TTr",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Lạng Sơn, ngày 05 tháng 6 năm 2026",
        "KẾ HOẠCH",
    ]


def test_what_an_electronic_signature_stamps_on_a_letter_is_read_with_it(tmp_path: Path) -> None:
    sheet = Sheet().write(95, 78, "Số:      /UBND-XD").stamp(117, 78, "7432")
    sheet.write(320, 78, "Lào Cai, ngày    tháng 7 năm 2026").stamp(401, 78, "21")
    body(sheet, 160)
    read = paragraphs(read_layout(save_pdf(tmp_path / "a.pdf", [sheet])))
    assert read[0] == "Số: 7432 /UBND-XD Lào Cai, ngày 21 tháng 7 năm 2026"


def test_a_table_over_a_page_break_is_one_table(tmp_path: Path) -> None:
    header = ("TT", "Nhiệm vụ", "Chủ trì")
    xs, ys = [70.0, 110, 350, 520], [100.0, 130, 160, 190]
    first = Sheet().table(
        xs, ys, [header, ("1", "Rà soát quy trình", "Sở Nội vụ"), ("2", "Xây dựng danh mục", "Văn phòng")]
    )
    second = Sheet().table(
        xs, ys, [header, ("", "dữ liệu dùng chung", ""), ("3", "Tổ chức tập huấn", "Thanh tra tỉnh")]
    )
    (table,) = read_layout(save_pdf(tmp_path / "a.pdf", [first, second])).blocks
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [
        header,
        ("1", "Rà soát quy trình", "Sở Nội vụ"),
        ("2", "Xây dựng danh mục dữ liệu dùng chung", "Văn phòng"),
        ("3", "Tổ chức tập huấn", "Thanh tra tỉnh"),
    ]


def test_a_cell_over_two_rows_gives_its_text_once(tmp_path: Path) -> None:
    sheet = Sheet().rule(50, 50, 50, 110).rule(150, 50, 150, 110).rule(300, 50, 300, 110)
    sheet.rule(50, 50, 300, 50).rule(150, 80, 300, 80).rule(50, 110, 300, 110)
    sheet.write(55, 85, "Sở Nội vụ").write(155, 70, "Rà soát").write(155, 100, "Kiện toàn bộ máy")
    (table,) = read_layout(save_pdf(tmp_path / "a.pdf", [sheet])).blocks
    assert isinstance(table, Table)
    assert [(row.cells, set(row.merged)) for row in table.rows] == [
        (("Sở Nội vụ", "Rà soát"), set()),
        (("", "Kiện toàn bộ máy"), {0}),
    ]


def test_a_box_around_text_is_no_table() -> None:
    edges = [
        {"orientation": "h", "x0": 0, "x1": 100, "top": y, "bottom": y, "width": 100, "height": 0} for y in (0, 40)
    ] + [{"orientation": "v", "x0": x, "x1": x, "top": 0, "bottom": 40, "width": 0, "height": 40} for x in (0, 100)]
    assert tables_of(edges) == ()


@pytest.mark.parametrize("missing", ["glyphs", "text"])
def test_a_page_without_a_believable_text_layer_needs_ocr(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    sheet = body(Sheet(), 100) if missing == "glyphs" else Sheet().rule(50, 50, 300, 300)
    file = save_pdf(tmp_path / "quét.pdf", [sheet], decoded=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableDocument, match="tesseract"):
        read_layout(file)


def test_a_locked_pdf_is_named_as_such(tmp_path: Path) -> None:
    lock = "<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> >>"
    file = save_pdf(tmp_path / "a.pdf", [body(Sheet(), 100)], trailer=f"/Encrypt {lock} /ID [<41> <41>]")
    with pytest.raises(UnreadableDocument, match="mật khẩu"):
        read_layout(file)


def test_too_many_pages_and_damaged_files_are_refused(tmp_path: Path) -> None:
    file = save_pdf(tmp_path / "a.pdf", [Sheet()] * 4)
    with pytest.raises(UnreadableDocument, match="4 trang, vượt giới hạn 3"):
        read_layout(file, Limits(pages=3))
    file.write_bytes(b"%PDF-1.4\n" + b"\x80" * 300)
    with pytest.raises(UnreadableDocument, match="không phải PDF hoàn chỉnh"):
        read_layout(file)


def test_footnotes_come_last_and_their_marks_go(tmp_path: Path) -> None:
    first = body(Sheet(), 100).write(70, 154, "Theo Luật Khoáng sản").write(190, 150, "1", 7)
    first.write(70, 700, "1 Luật số 54/2024/QH15 được thông qua tại kỳ họp thứ tám", 9)
    first.write(70, 712, "và các văn bản hướng dẫn.", 9)
    layout = read_layout(save_pdf(tmp_path / "a.pdf", [first, body(Sheet(), 100)]))
    assert paragraphs(layout)[1] == "Theo Luật Khoáng sản"
    assert (
        paragraphs(layout)[-1] == "[1] Luật số 54/2024/QH15 được thông qua tại kỳ họp thứ tám và các văn bản hướng dẫn."
    )


def test_what_stands_apart_below_the_header_is_not_part_of_it(tmp_path: Path) -> None:
    sheet = Sheet().write(80, 60, "ỦY BAN NHÂN DÂN").write(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    sheet.write(95, 78, "Số: /UBND-XD").write(320, 78, "Lào Cai, ngày tháng 7 năm 2026")
    sheet.write(80, 92, "V/v triển khai Quyết định số").write(80, 106, "1074/QĐ-BXD của Bộ Xây dựng")
    sheet.write(190, 150, "Kính gửi:")
    body(sheet, 190)
    found = paragraphs(read_layout(save_pdf(tmp_path / "a.pdf", [sheet])))
    assert found[2] == "V/v triển khai Quyết định số 1074/QĐ-BXD của Bộ Xây dựng"
    assert found[5] == "Kính gửi:"
