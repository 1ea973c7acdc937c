"""Task tables: column names in two rows, groups in cells over several rows, and what one cell names."""

import pytest

from corpus.document import make_document
from corpus.layout import Layout, Row, Table
from corpus.records import Task
from corpus.words import role_of

HEADER = ("TT", "Nhiệm vụ", "Đơn vị thực hiện", "Phối hợp", "Thời gian thực hiện")


def tasks(*rows: Row) -> tuple[Task, ...]:
    return make_document(Layout((Table(rows),)), "a.docx", "0" * 64).tasks


def units(task: Task) -> tuple[str, list[str]]:
    assert task.lead is not None
    return task.lead.exact, [unit.exact for unit in task.coordinating]


def test_the_second_header_row_names_lead_and_coordinating_units() -> None:
    (task,) = tasks(
        Row(("TT", "Nội dung nhiệm vụ", "Đơn vị thực hiện", "", "Thời gian")),
        Row(("", "", "Chủ trì", "Phối hợp", ""), merged=frozenset({0, 1, 4})),
        Row(("1", "Rà soát quy trình", "Sở Nội vụ", "Sở Tài chính", "Quý II/2026")),
    )
    assert units(task) == ("Sở Nội vụ", ["Sở Tài chính"])
    assert task.text.exact == "Rà soát quy trình"


@pytest.mark.parametrize("name", ["Thực hiện", "Chủ trì điều hành", "Người trình bày"])
def test_in_a_programme_the_column_of_who_does_it_names_the_lead(name: str) -> None:
    opened, pause = tasks(
        Row(("Thời gian", "Nội dung", name)),
        Row(("8h00 - 8h10", "Khai mạc Hội nghị", "Lãnh đạo Sở")),
        Row(("8h10 - 8h20", "Giải lao", "")),
    )
    assert (units(opened), pause.lead) == (("Lãnh đạo Sở", []), None)


def test_beside_amounts_what_was_done_is_no_lead() -> None:
    assert tasks(Row(("Nội dung", "Kế hoạch 2026", "Thực hiện")), Row(("Trồng cây", "100", "90"))) == ()


def test_of_two_columns_that_tell_what_to_do_the_one_over_several_rows_names_the_group() -> None:
    found = tasks(
        Row(("TT", "Nhiệm vụ", "Hoạt động", "Đơn vị thực hiện", "Thời gian")),
        Row(("1", "Hoàn thiện thể chế", "Rà soát thông tư", "Vụ Pháp chế", "Quý I/2026")),
        Row(("", "", "Đề xuất sửa đổi nghị định", "Vụ Pháp chế", "Quý II/2026"), merged=frozenset({0, 1})),
    )
    assert [task.text.exact for task in found] == ["Rà soát thông tư", "Đề xuất sửa đổi nghị định"]
    assert {task.group for task in found} == {"Hoàn thiện thể chế"}


@pytest.mark.parametrize(
    ("lead", "others"),
    [
        ("Chủ trì: Sở Nội vụ; Phối hợp: Sở Tài chính, UBND các xã", ""),
        ("Chủ trì: Sở Nội vụ Phối hợp: Sở Tài chính, UBND các xã", ""),
        ("- Chủ trì: Sở Nội vụ - Phối hợp: Sở Tài chính; UBND các xã", ""),
        ("- Sở Nội vụ", "- Sở Tài chính - UBND các xã"),
    ],
    ids=["a sentence each", "a line each", "a bullet each", "bulleted units"],
)
def test_units_of_one_cell_are_told_apart(lead: str, others: str) -> None:
    (task,) = tasks(Row(HEADER), Row(("1", "Rà soát quy trình", lead, others, "Quý II/2026")))
    assert units(task) == ("Sở Nội vụ", ["Sở Tài chính", "UBND các xã"])


def test_a_unit_whose_name_holds_a_dash_or_two_bodies_is_one() -> None:
    others = "Vụ Kế hoạch - Tài chính, Văn phòng HĐND và UBND tỉnh, Công an tỉnh"
    (task,) = tasks(Row(HEADER), Row(("1", "Rà soát quy trình", "Sở Nội vụ", others, "Quý II/2026")))
    assert units(task)[1] == ["Vụ Kế hoạch - Tài chính", "Văn phòng HĐND và UBND tỉnh", "Công an tỉnh"]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Cơ quan/đơn vị chủ trì", "lead"),
        ("Đơn vị chủ trì (1)", "lead"),
        ("Sở, ban, ngành, địa phương chủ trì", "lead"),
        ("Cơ quan chủ trì soạn thảo", "lead"),
        ("Đơn vị, cá nhân thực hiện", "lead"),
        ("Cơ quan/đơn vị phối hợp", "coordinating"),
        ("Thời gian thực hiện/hoàn thành", "deadline"),
        ("Thời hạn, tiến độ", "deadline"),
        ("Chương trình, đề án", "text"),
        ("Tên công việc/nhiệm vụ", "text"),
        ("Mục tiêu (2025)", None),
        ("Cơ quan trình", None),
        ("Vai trò (Chủ trì/Phối hợp)", None),
    ],
)
def test_column_names_are_known_in_their_many_spellings(name: str, role: str | None) -> None:
    assert role_of(name) == role
