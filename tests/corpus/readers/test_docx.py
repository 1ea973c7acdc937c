"""DOCX: what Word shows, also where it is not in the text."""

from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.errors import UnreadableDocument
from corpus.layout import Layout, Paragraph, Table
from corpus.readers.docx import read_docx
from corpus.readers.limits import DEFAULT


def read(document: DocxDocument, folder: Path) -> Layout:
    path = folder / "a.docx"
    document.save(str(path))
    return read_docx(path, DEFAULT)


def texts(layout: Layout) -> list[str]:
    return [block.text for block in layout.blocks if isinstance(block, Paragraph)]


def test_merged_cells_give_their_text_once(tmp_path: Path) -> None:
    document = Document()
    grid = document.add_table(rows=3, cols=3, style="Table Grid")
    for row, values in zip(
        grid.rows, (("TT", "Nhiệm vụ", "Chủ trì"), ("1", "Rà soát", "Sở A"), ("2", "Lập", "")), strict=True
    ):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    grid.cell(1, 2).merge(grid.cell(2, 2))
    grid.cell(0, 0).merge(grid.cell(0, 1))
    (table,) = read(document, tmp_path).blocks
    assert isinstance(table, Table)
    assert [(row.cells, set(row.merged)) for row in table.rows] == [
        (("TT\nNhiệm vụ", "", "Chủ trì"), set()),
        (("1", "Rà soát", "Sở A"), set()),
        (("2", "Lập", ""), {2}),
    ]


def test_a_table_inside_a_cell_stays_in_its_cell(tmp_path: Path) -> None:
    document = Document()
    outer = document.add_table(rows=2, cols=2, style="Table Grid")
    outer.cell(0, 0).text, outer.cell(0, 1).text, outer.cell(1, 0).text = "Nhiệm vụ", "Chi tiết", "Tập huấn"
    inner = outer.cell(1, 1).add_table(rows=1, cols=2)
    inner.style = "Table Grid"
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Đợt 1", "Quý II"
    (table,) = read(document, tmp_path).blocks
    assert isinstance(table, Table)
    assert table.rows[1].cells == ("Tập huấn", "Đợt 1 Quý II")


def test_tables_without_lines_only_place_text(tmp_path: Path) -> None:
    document = Document()
    header = document.add_table(rows=1, cols=2)
    header.style = "Normal Table"
    header.cell(0, 0).text = "THANH TRA TỈNH\nSố:      /KH-TTr"
    header.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    layout = read(document, tmp_path)
    assert texts(layout) == ["THANH TRA TỈNH", "Số: /KH-TTr", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_numbers_that_word_draws_are_written_out(tmp_path: Path) -> None:
    document = Document()
    for text in ("Rà soát quy trình", "Xây dựng danh mục"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Sở Nội vụ", style="List Bullet")
    assert texts(read(document, tmp_path)) == ["1. Rà soát quy trình", "2. Xây dựng danh mục", "- Sở Nội vụ"]


def test_headings_and_bold_paragraphs_are_known(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("I. MỤC ĐÍCH", level=1)
    document.add_paragraph().add_run("1. Yêu cầu").bold = True
    layout = read(document, tmp_path)
    assert layout.blocks[0] == Paragraph("I. MỤC ĐÍCH", heading=1, bold=True)
    assert layout.blocks[1] == Paragraph("1. Yêu cầu", heading=None, bold=True)


def test_the_lines_of_a_centred_title_are_one(tmp_path: Path) -> None:
    document = Document()
    for line in (
        "KẾ HOẠCH",
        "Triển khai thực hiện Chỉ thị số 11-CT/TU",
        "của Ban Thường vụ Tỉnh ủy",
        "(Kèm theo Quyết định)",
    ):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    assert texts(read(document, tmp_path)) == [
        "KẾ HOẠCH",
        "Triển khai thực hiện Chỉ thị số 11-CT/TU của Ban Thường vụ Tỉnh ủy",
        "(Kèm theo Quyết định)",
    ]


@pytest.mark.parametrize(
    ("font", "stored", "shown"),
    [
        (".VnTime", "Thanh tra tØnh L¹ng S¬n", "Thanh tra tỉnh Lạng Sơn"),
        (".VnTimeH", "kÕ ho¹ch", "KẾ HOẠCH"),
        ("VNI-Times", "Keá hoaïch haønh ñoäng", "Kế hoạch hành động"),
        ("Times New Roman", "Côté", "Côté"),
    ],
)
def test_fonts_from_before_unicode_are_converted(tmp_path: Path, font: str, stored: str, shown: str) -> None:
    document = Document()
    document.add_paragraph().add_run(stored).font.name = font
    assert texts(read(document, tmp_path)) == [shown]


def test_insertions_links_and_content_controls_are_read_deletions_not(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Giao ")
    for xml in (
        "<w:ins {0}><w:r><w:t>Sở Nội vụ</w:t></w:r></w:ins>",
        "<w:del {0}><w:r><w:delText>Sở Tư pháp</w:delText></w:r></w:del>",
        "<w:sdt {0}><w:sdtContent><w:r><w:t xml:space='preserve'> chủ trì</w:t></w:r></w:sdtContent></w:sdt>",
    ):
        paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))
    assert texts(read(document, tmp_path)) == ["Giao Sở Nội vụ chủ trì"]


def test_footnotes_come_last_with_their_number(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Theo Luật Khoáng sản.")
    note = "<w:footnote w:id='2'><w:p><w:r><w:t>Luật số 54/2024/QH15</w:t></w:r></w:p></w:footnote>"
    xml = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert texts(read(document, tmp_path)) == ["Theo Luật Khoáng sản.", "[1] Luật số 54/2024/QH15"]


def test_a_package_without_word_content_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(UnreadableDocument, match="không phải văn bản Word"):
        read_docx(path, DEFAULT)


WRAPPED = [
    "KẾ HOẠCH",
    "công tác năm 2026",
    "1. Tổng thu ngân sách trên địa bàn đạt 3.450 tỷ đồng,",
    "hoàn thành trước ngày 31/12/2026.",
    "Các đơn vị được giao chủ trì cập nhật số liệu về Văn phòng",
    "HĐND và UBND phường trước ngày 05 hằng tháng",
    "Đơn vị chủ trì: Văn phòng",
]


def test_sentences_cut_into_a_paragraph_a_line_are_whole_again(tmp_path: Path) -> None:
    document = Document()
    for line in WRAPPED:
        document.add_paragraph(line)
    assert texts(read(document, tmp_path)) == [
        *WRAPPED[:2],
        f"{WRAPPED[2]} {WRAPPED[3]}",
        f"{WRAPPED[4]} {WRAPPED[5]}",
        WRAPPED[6],
    ]


def test_where_one_paragraph_is_longer_than_a_line_every_paragraph_stands_by_itself(tmp_path: Path) -> None:
    document = Document()
    for line in (*WRAPPED, "Trên địa bàn " * 10):
        document.add_paragraph(line)
    assert texts(read(document, tmp_path))[:7] == WRAPPED
