"""Tables over page breaks: what is the rest of a row, and what a row of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.layout import Paragraph, Row, Table
from corpus.readers.paging import join_tables

HEADER = ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian")
ABOVE = ("1", "Rà soát, cắt giảm thủ tục hành", "Sở Nội vụ", "Quý II/2026")


def table(page: int, *rows: tuple[str, ...]) -> Table:
    return Table(tuple(Row(cells, page=page) for cells in rows))


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        (("", "chính nội bộ", "", ""), 2),
        (("", "Chính phủ số", "", ""), 2),
        (("", "Tổ chức tập huấn", "Văn phòng", "Năm 2026"), 3),
        (("2", "Tổ chức tập huấn", "Văn phòng", "Năm 2026"), 3),
    ],
)
def test_a_row_without_number_is_the_rest_of_the_one_above_if_it_goes_on(below: tuple[str, ...], rows: int) -> None:
    (joined,) = join_tables([table(1, HEADER, ABOVE), table(2, HEADER, below)])
    assert isinstance(joined, Table)
    assert len(joined.rows) == rows


def test_tables_apart_stay_apart() -> None:
    one, other = table(1, HEADER, ABOVE), table(2, HEADER, ABOVE)
    assert list(join_tables([one, Paragraph("PHỤ LỤC II"), other])) == [one, Paragraph("PHỤ LỤC II"), other]
    narrow = table(2, ("TT", "Chỉ tiêu"))
    assert list(join_tables([one, narrow])) == [one, narrow]


@given(st.lists(st.integers(1, 4), min_size=1, max_size=5))
def test_numbered_rows_come_out_whole_and_in_order_wherever_pages_break(pages: list[int]) -> None:
    numbers = iter(range(1, 100))
    cut = [
        table(page, HEADER, *((str(next(numbers)), "Việc", "A", "2026") for _ in range(count)))
        for page, count in enumerate(pages, 1)
    ]
    (joined,) = join_tables(cut)
    assert isinstance(joined, Table)
    assert [row.cells[0] for row in joined.rows] == ["TT", *map(str, range(1, sum(pages) + 1))]
