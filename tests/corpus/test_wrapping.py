"""Lines put back into paragraphs, tables put back into rows."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.compose import compose
from corpus.layout import Layout, Paragraph, Row, Table
from corpus.readers.plain import read_plain

WORDS = st.text(alphabet="abcđêôơ ƯÂ,;", min_size=1, max_size=30).filter(str.strip)


def texts(source: str) -> list[str]:
    return [block.text for block in read_plain(source).blocks if isinstance(block, Paragraph)]


def test_a_wrapped_sentence_is_one_paragraph():
    source = "Thực hiện Kế hoạch số 145/KH-\n\nUBND ngày 28/5/2025 của\n\nUBND tỉnh về triển khai.\n\n- Việc thứ hai"
    assert texts(source + "\n\nkéo sang dòng sau.")[-1].startswith("- Việc thứ hai")


def test_two_bold_headings_that_touch_are_two_lines():
    assert texts("**I. MỤC ĐÍCH****1. Mục đích**") == ["I. MỤC ĐÍCH", "1. Mục đích"]


def test_tabs_make_rows_of_one_width():
    (table,) = read_plain("TT\tTên nhiệm vụ\tĐơn vị chủ trì\n1\tViệc\tVăn phòng\n").blocks
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [("TT", "Tên nhiệm vụ", "Đơn vị chủ trì"), ("1", "Việc", "Văn phòng")]


def test_cells_after_lone_bars_are_put_back_into_rows():
    source = "|\nTT\n|\nNhiệm vụ\n|\nCơ quan chủ trì\n|\n|\n1\n|\nRà soát\nquy trình\n|\nSở Tài chính\n|\n"
    (table,) = [block for block in read_plain(source).blocks if isinstance(block, Table)]
    assert table.rows[1].cells == ("1", "Rà soát quy trình", "Sở Tài chính")


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=6))
def test_every_cell_is_a_span_of_the_canonical_text(rows):
    width = max(map(len, rows))
    cells = [tuple(row) + ("",) * (width - len(row)) for row in rows]
    composition = compose(Layout((Table(tuple(Row(row) for row in cells)),)))
    for block, row in zip(
        composition.rows(0), [row for row in cells if any(cell.strip() for cell in row)], strict=True
    ):
        assert [composition.text[span.start : span.end] for span in block.cells] == [
            " ".join(cell.split()) for cell in row
        ]


@given(st.lists(WORDS, max_size=8))
def test_every_block_is_a_span_of_the_canonical_text(paragraphs):
    composition = compose(Layout(tuple(Paragraph(text) for text in paragraphs)))
    assert all(composition.text[b.span.start : b.span.end] == b.text for b in composition.blocks)
    assert composition.text == "\n".join(text.strip() for text in paragraphs if text.strip())


def test_a_list_item_marked_with_a_star_stays_one():
    assert texts("**Nơi nhận:**\n\n*   Ban Bí thư,\n*   Lưu: VT.") == ["Nơi nhận:", "- Ban Bí thư,", "- Lưu: VT."]


def test_names_of_two_bodies_one_below_the_other_are_two_lines():
    assert texts("SỞ GDĐT TỈNH ĐỒNG THÁP\n**TRƯỜNG THPT SAO MAI**") == ["SỞ GDĐT TỈNH ĐỒNG THÁP", "TRƯỜNG THPT SAO MAI"]
    assert texts("TỈNH ỦY LÀO CAI\nBAN TỔ CHỨC") == ["TỈNH ỦY LÀO CAI", "BAN TỔ CHỨC"]
