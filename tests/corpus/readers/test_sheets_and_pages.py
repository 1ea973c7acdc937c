"""XLSX annexes and HTML pages."""

from datetime import date
from pathlib import Path

from openpyxl import Workbook

from corpus.layout import Paragraph, Table
from corpus.readers.html import read_html
from corpus.readers.limits import DEFAULT
from corpus.readers.xlsx import read_xlsx


def test_an_annex_in_excel(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["PHỤ LỤC II"],
        [],
        ["TT", "Chỉ tiêu", "Tỷ lệ", "Thời hạn"],
        [1, "Hồ sơ trực tuyến", 0.8, date(2026, 6, 30)],
        [2, "Số hóa", 1, "Quý IV/2026"],
        ["Ghi chú: số liệu đến tháng 5"],
    ):
        sheet.append(row)
    sheet["C4"].number_format, sheet["D4"].number_format = "0%", "dd/mm/yyyy"
    sheet.merge_cells("B4:B5")
    book.create_sheet("ẩn").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    title, table, note = read_xlsx(tmp_path / "a.xlsx", DEFAULT).blocks
    assert (title, note) == (Paragraph("PHỤ LỤC II"), Paragraph("Ghi chú: số liệu đến tháng 5"))
    assert isinstance(table, Table)
    assert [(row.cells, set(row.merged)) for row in table.rows] == [
        (("TT", "Chỉ tiêu", "Tỷ lệ", "Thời hạn"), set()),
        (("1", "Hồ sơ trực tuyến", "80%", "30/06/2026"), set()),
        (("2", "", "1", "Quý IV/2026"), {1}),
    ]


def test_a_web_page(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(
        """<!doctype html><title>x</title><script>var a</script>
        <table><tr><td>THANH TRA TỈNH</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>
        <h2>I. MỤC ĐÍCH</h2><p><b>1. Yêu cầu</b></p><p>Thực hiện
        đúng <i>tiến độ</i>;<br>bảo đảm chất lượng.</p>
        <ol start=3><li>Rà soát</li><li>Báo cáo</li></ol>
        <table><tr><th>TT</th><th>Nhiệm vụ</th><th>Chủ trì</th></tr>
        <tr><td>1</td><td>Lập</td><td rowspan=2>Sở A</td></tr><tr><td>2</td><td>Duyệt</td></tr></table>""",
        encoding="utf-8",
    )
    *blocks, table = read_html(page, DEFAULT).blocks
    assert blocks == [
        Paragraph("THANH TRA TỈNH"),
        Paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        Paragraph("I. MỤC ĐÍCH", heading=2),
        Paragraph("1. Yêu cầu", bold=True),
        Paragraph("Thực hiện đúng tiến độ;"),
        Paragraph("bảo đảm chất lượng."),
        Paragraph("3. Rà soát"),
        Paragraph("4. Báo cáo"),
    ]
    assert isinstance(table, Table)
    assert [(row.cells, set(row.merged)) for row in table.rows[1:]] == [
        (("1", "Lập", "Sở A"), set()),
        (("2", "Duyệt", ""), {2}),
    ]
