"""Column names that stand in two rows."""

from corpus.document import make_document
from corpus.layout import Layout, Row, Table


def test_the_second_header_row_names_lead_and_coordinating_units() -> None:
    rows = (
        Row(("TT", "Nội dung nhiệm vụ", "Đơn vị thực hiện", "", "Thời gian")),
        Row(("", "", "Chủ trì", "Phối hợp", ""), merged=frozenset({0, 1, 4})),
        Row(("1", "Rà soát quy trình", "Sở Nội vụ", "Sở Tài chính", "Quý II/2026")),
    )
    (task,) = make_document(Layout((Table(rows),)), "a.docx", "0" * 64).tasks
    assert task.lead is not None
    assert (task.lead.exact, [unit.exact for unit in task.coordinating]) == ("Sở Nội vụ", ["Sở Tài chính"])
    assert task.text.exact == "Rà soát quy trình"
