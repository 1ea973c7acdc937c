"""Tasks without a table: labelled values within a line, and sentences that give a unit something to do."""

from datetime import date

from corpus.document import make_document
from corpus.labels import labelled_parts
from corpus.layout import Layout, Paragraph
from corpus.records import Task


def tasks(*texts: str) -> tuple[Task, ...]:
    return make_document(Layout(tuple(map(Paragraph, ("KẾ HOẠCH", "Công tác", *texts)))), "a.txt", "0" * 64).tasks


def test_labels_in_one_line_give_each_field_its_own_words() -> None:
    text = "Đơn vị chủ trì: Phòng A; Đơn vị phối hợp: Phòng B, Văn phòng Sở. Thời gian: Quý II/2026."
    assert [(part.role, text[part.start : part.end]) for part in labelled_parts(text)] == [
        ("lead", "Phòng A"),
        ("coordinating", "Phòng B, Văn phòng Sở"),
        ("deadline", "Quý II/2026"),
    ]


def test_a_colon_in_prose_is_no_label() -> None:
    assert labelled_parts("Tập trung ba việc. Thời gian: sớm nhất; địa điểm: tại tỉnh.") == ()


def test_labels_at_the_end_of_a_paragraph_belong_to_its_task() -> None:
    (task,) = tasks("I. NHIỆM VỤ", "1. Xây dựng cổng thông tin. (Đơn vị chủ trì: Sở A; Thời gian: Quý IV/2026).")
    assert (task.text.exact, task.lead and task.lead.exact) == ("Xây dựng cổng thông tin.", "Sở A")
    assert task.deadline is not None
    assert task.deadline.end == date(2026, 12, 31)


def test_a_unit_told_to_lead_with_others_by_a_date() -> None:
    (task,) = tasks(
        "I. NHIỆM VỤ",
        "1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tham mưu quy chế, hoàn thành trước ngày 30/6/2026.",
    )
    assert task.lead is not None
    assert (task.lead.exact, [unit.exact for unit in task.coordinating]) == ("Sở Nội vụ", ["Sở Tài chính"])
    assert task.text.exact.startswith("tham mưu quy chế")
    assert task.deadline is not None
    assert task.deadline.end == date(2026, 6, 30)


def test_a_unit_named_in_the_heading_leads_what_stands_under_it() -> None:
    (task,) = tasks("1. Giao Sở Xây dựng", "Chủ trì, phối hợp với Công an tỉnh tổ chức hướng dẫn các địa phương.")
    assert task.lead is not None
    assert (task.lead.exact, task.deadline) == ("Sở Xây dựng", None)


def test_the_part_on_organisation_gives_no_tasks_without_a_date() -> None:
    assert tasks("I. TỔ CHỨC THỰC HIỆN", "1. Giao Văn phòng chủ trì, phối hợp với các phòng theo dõi, đôn đốc.") == ()
