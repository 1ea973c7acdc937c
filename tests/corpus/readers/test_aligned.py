"""Task tables of PDF without ruled lines: every row whole, or no table at all."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.document import read_document
from corpus.records import Task
from tests.corpus.readers.paper import Sheet, save_pdf

Cells = tuple[str, ...]
HEADER = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian\nhoàn thành")
REVIEW = ("1", "Rà soát quy trình nội bộ giải quyết thủ tục\nhành chính", "Văn phòng", "Quý II/2026")
TRAINING = ("2", "Tập huấn kỹ năng tiếp công dân", "Sở Khoa học và\nCông nghệ", "Quý III/2026")
CENTRED = ("\n2", "\nTập huấn kỹ năng tiếp công dân", "Sở Tài chính,\nSở Nội vụ,\nSở Xây dựng", "\nQuý III/2026")
CLOSING = "Văn phòng theo dõi, đôn đốc việc thực hiện kế hoạch này và báo cáo."
WHOLE = [
    ("Rà soát quy trình nội bộ giải quyết thủ tục hành chính", "Văn phòng", "Quý II/2026"),
    ("Tập huấn kỹ năng tiếp công dân", "Sở Khoa học và Công nghệ", "Quý III/2026"),
]


def place(sheet: Sheet, top: float, rows: Sequence[Cells], gap: float = 22) -> float:
    """Writes rows whose cells stand in columns; returns where the next row would begin."""
    for row in rows:
        columns = [cell.split("\n") for cell in row]
        for x, lines in zip((70, 100, 330, 470), columns, strict=True):
            for number, line in enumerate(lines):
                sheet.write(x, top + 14 * number, line, 10)
        top += 14 * (max(map(len, columns)) - 1) + gap
    return top


def tasks(path: Path, *sheets: Sheet) -> list[tuple[str, str | None, str | None]]:
    def told(task: Task) -> tuple[str, str | None, str | None]:
        return (
            task.text.exact,
            task.lead.exact if task.lead else None,
            task.deadline.text if task.deadline else None,
        )

    return [told(task) for task in read_document(save_pdf(path / "a.pdf", list(sheets))).tasks]


def page(rows: Sequence[Cells], gap: float = 22) -> Sheet:
    sheet = Sheet().write(200, 60, "KẾ HOẠCH").write(70, 100, "I. NHIỆM VỤ")
    below = place(sheet, 130, rows, gap)
    return sheet.write(70, below + 10, "II. TỔ CHỨC THỰC HIỆN").write(70, below + 30, CLOSING)


def test_rows_apart_are_read_whole(tmp_path: Path) -> None:
    assert tasks(tmp_path, page([HEADER, REVIEW, TRAINING])) == WHOLE


def test_cells_set_in_the_middle_of_their_row_belong_to_it(tmp_path: Path) -> None:
    found = tasks(tmp_path, page([HEADER, REVIEW, CENTRED]))
    assert found[1] == (WHOLE[1][0], "Sở Tài chính, Sở Nội vụ, Sở Xây dựng", "Quý III/2026")


def test_rows_of_one_line_need_no_room_between_them(tmp_path: Path) -> None:
    rows = [
        ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"),
        ("1", "Tập huấn", "Văn phòng", "2026"),
        ("2", "Sơ kết", "A", "2027"),
    ]
    assert tasks(tmp_path, page(rows, gap=14)) == [("Tập huấn", "Văn phòng", "2026"), ("Sơ kết", "A", "2027")]


def test_group_rows_head_the_numbers_below_them(tmp_path: Path) -> None:
    groups = [("I", "Nhóm nhiệm vụ về thể chế", "", ""), ("II", "Nhóm nhiệm vụ về con người", "", "")]
    found = tasks(tmp_path, page([HEADER, groups[0], REVIEW, groups[1], ("1", *TRAINING[1:])]))
    assert found == WHOLE


def test_a_row_cut_by_a_page_break_is_whole(tmp_path: Path) -> None:
    first = Sheet().write(200, 60, "KẾ HOẠCH")
    below = place(first, 650, [HEADER, REVIEW])
    place(first, below, [("2", "Tập huấn kỹ năng tiếp", *TRAINING[2:])])
    second = Sheet().write(290, 40, "2").write(100, 80, "công dân", 10)
    place(second, 102, [("3", "Tổng kết", "Văn phòng", "2026")])
    assert tasks(tmp_path, first, second) == [*WHOLE, ("Tổng kết", "Văn phòng", "2026")]


@pytest.mark.parametrize(
    ("rows", "gap"),
    [
        ([HEADER, REVIEW, TRAINING], 14),
        ([HEADER, REVIEW, CENTRED], 14),
        ([HEADER, REVIEW, ("3", *TRAINING[1:])], 22),
        ([HEADER, REVIEW, ("", "Đoạn thứ hai của nhiệm vụ", "", ""), TRAINING], 22),
        ([HEADER, REVIEW, ("2", "Tập huấn kỹ năng tiếp công dân cho công chức toàn cơ quan", "A", "2026")], 22),
        ([("TT", "Họ và tên", "Chức vụ", "Ngày sinh"), ("1", "Nguyễn Văn A", "Chuyên viên", "1990")], 22),
    ],
    ids=[
        "rows not apart",
        "centred, not apart",
        "number missing",
        "cell in two parts",
        "cell over two columns",
        "people",
    ],
)
def test_what_is_in_doubt_is_no_table(tmp_path: Path, rows: Sequence[Cells], gap: float) -> None:
    assert tasks(tmp_path, page(rows, gap)) == []
