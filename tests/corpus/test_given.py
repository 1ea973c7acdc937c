"""Tasks without a table: labelled values within a line, and sentences that give a unit something to do."""

from datetime import date

import pytest

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


@pytest.mark.parametrize(
    ("text", "lead", "others"),
    [
        ("Đơn vị chủ trì: Công an phường. Báo cáo hàng tháng.", "Công an phường", []),
        ("Chủ trì: Phòng Văn hóa - Xã hội, phối hợp: Trạm Y tế. Báo cáo quý.", "Phòng Văn hóa - Xã hội", ["Trạm Y tế"]),
        ("Chủ trì: Công an TP. Hà Nội, P. Kinh tế.", "Công an TP. Hà Nội, P. Kinh tế", []),
        ("Chủ trì: Tổ 2. Khu phố 1, phối hợp: UBND xã. Các Tổ báo cáo.", "Tổ 2. Khu phố 1", ["UBND xã"]),
    ],
)
def test_the_names_behind_a_label_end_with_their_sentence(text: str, lead: str, others: list[str]) -> None:
    ((_, found, coordinating, _),) = told("I. NHIỆM VỤ", "1. Trồng cây xanh.", text)
    assert (found, coordinating) == (lead, others)


def test_a_labelled_task_is_due_when_its_own_words_say() -> None:
    ((*_, end),) = told("I. NHIỆM VỤ", "1. Thu 3 tỷ đồng, hoàn thành trước ngày 31/12/2026. Đơn vị chủ trì: Phòng A.")
    assert end == "2026-12-31"


def test_a_label_behind_a_bullet_is_one() -> None:
    (part,) = labelled_parts("- Đơn vị chủ trì: Sở Tư pháp.")
    assert (part.role, part.label) == ("lead", 0)


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


def told(*texts: str) -> list[tuple[str, str, list[str], str | None]]:
    found = tasks(*texts)
    return [
        (
            task.text.exact,
            task.lead.exact if task.lead else "",
            [unit.exact for unit in task.coordinating],
            task.deadline.end.isoformat() if task.deadline and task.deadline.end else None,
        )
        for task in found
    ]


def test_a_date_in_a_clause_of_its_own_belongs_to_the_sentence_before_it() -> None:
    text = "Giao Sở Nội vụ chủ trì tham mưu quy chế; hoàn thành trước ngày 30/6/2026."
    assert told("I. NHIỆM VỤ", text) == [("tham mưu quy chế", "Sở Nội vụ", [], "2026-06-30")]


def test_an_order_at_the_end_of_a_sentence_is_about_the_words_before_it() -> None:
    text = "Rà soát quy chế làm việc trong quý III/2026 (giao Văn phòng chủ trì, phối hợp với các ban thực hiện)."
    assert told("I. NHIỆM VỤ", text) == [
        ("Rà soát quy chế làm việc trong quý III/2026", "Văn phòng", ["các ban"], None)
    ]


def test_an_order_in_a_later_sentence_has_its_own_work() -> None:
    text = "Nâng cao nhận thức. Giao Sở Nội vụ chủ trì, phối hợp với Sở Y tế tổ chức lớp học, xong trước 30/6/2026."
    ((work, *rest),) = told("I. NHIỆM VỤ", text)
    assert (work.partition(",")[0], *rest) == ("tổ chức lớp học", "Sở Nội vụ", ["Sở Y tế"], "2026-06-30")


def test_names_of_units_that_hold_a_verb_are_whole() -> None:
    text = "- Ủy ban Kiểm tra Tỉnh ủy chủ trì xây dựng chương trình giám sát, hoàn thành trước ngày 30/9/2026."
    ((_, lead, _, end),) = told("I. NHIỆM VỤ", text)
    assert (lead, end) == ("Ủy ban Kiểm tra Tỉnh ủy", "2026-09-30")


def test_what_stands_with_a_date_under_a_unit_is_its_task_where_nothing_else_marks_tasks() -> None:
    part = ["III. PHÂN CÔNG NHIỆM VỤ", "1. Phòng Kinh tế"]
    items = [
        "- Kiện toàn Ban Chỉ huy; hoàn thành trước ngày 15/3/2026.",
        "- Phối hợp với Công an xã tuyên truyền trước ngày 15/3/2026.",
        "- Báo cáo định kỳ hằng tháng.",
    ]
    assert [task[1] for task in told(*part, *items)] == ["Phòng Kinh tế"]
    labelled = ["I. NHIỆM VỤ", "1. Xây dựng cổng. (Đơn vị chủ trì: Sở A; Thời gian: Quý IV/2026)."]
    assert [task[1] for task in told(*labelled, *part, *items)] == ["Sở A"]


def test_an_order_in_the_part_on_organisation_does_not_hide_the_tasks_of_the_plan() -> None:
    texts = ["I. NHIỆM VỤ", "1. Tuyên truyền", "- Mở chuyên mục trên báo.", "II. TỔ CHỨC THỰC HIỆN"]
    order = "1. Giao Văn phòng chủ trì tổng hợp, báo cáo trước ngày 15/12/2026."
    assert [task[1] for task in told(*texts, order)] == ["", "Văn phòng"]


CONFERENCE = [
    "- Thời gian: Dự kiến ngày 05/12/2025 (chậm nhất ngày 10/12/2025).",
    "- Thành phần: Ban Thường trực; đại diện các thôn.",
    "+ Mời cử tri.",
    "- Địa điểm: Hội trường.",
    "- Đơn vị chủ trì: Ban Công tác Mặt trận thôn.",
    "- Kết quả: Biên bản hội nghị.",
]


def test_other_labelled_lines_do_not_split_a_task() -> None:
    (task,) = tasks("I. NỘI DUNG", "1. Hội nghị.", "1.1. Nội dung: Hiệp thương về cơ cấu.", *CONFERENCE)
    assert (task.locator, task.text.exact) == ("I > 1 > 1.1", "Nội dung: Hiệp thương về cơ cấu.")
    assert task.lead is not None
    assert task.output is not None
    assert (task.lead.exact, task.output.exact) == ("Ban Công tác Mặt trận thôn", "Biên bản hội nghị")
    assert task.deadline is not None
    assert task.deadline.text == "Dự kiến ngày 05/12/2025 (chậm nhất ngày 10/12/2025)"


def test_a_labelled_content_begins_the_next_task_once_the_lead_is_named() -> None:
    texts = ["- Nội dung: Mở lớp.", *CONFERENCE[:-1], "- Nội dung: Thi.", *CONFERENCE[:-1]]
    assert [task.text.exact for task in tasks("I. NỘI DUNG", "1. Lớp học", *texts)] == [
        "Nội dung: Mở lớp.",
        "Nội dung: Thi.",
    ]


def test_a_numbered_heading_is_part_of_the_task_whose_fields_stand_in_its_list() -> None:
    (task,) = tasks("I. NỘI DUNG", "1. Tuyên truyền về bầu cử", "- Phù hợp với từng nhóm cử tri.", *CONFERENCE)
    assert task.text.exact == "Tuyên truyền về bầu cử\n- Phù hợp với từng nhóm cử tri."
    plain = [line.lstrip("- ") for line in CONFERENCE if line.startswith("- ")]
    (task,) = tasks("I. NỘI DUNG", "1. Tuyên truyền về bầu cử", "- Phù hợp với từng nhóm cử tri.", *plain)
    assert task.text.exact == "Phù hợp với từng nhóm cử tri."


def test_a_labelled_result_alone_makes_no_task() -> None:
    assert tasks("I. QUY ĐỊNH", "1. Biểu quyết", "- Giơ tay.", "- Kết quả tín nhiệm: trên 50% cử tri có mặt.") == ()


def test_the_title_of_an_annex_with_a_time_under_it_is_no_task() -> None:
    title = ["PHỤ LỤC", "(Kèm theo Kế hoạch số 2/KH-TTr ngày 05/6/2026)"]
    time = "Thời gian: Sáng Thứ Sáu, ngày 31 tháng 7 năm 2026"
    assert tasks(*title, "DỰ KIẾN CHƯƠNG TRÌNH HỘI NGHỊ", time) == tasks(*title, "Chương trình Hội nghị", time) == ()
    assert [task.text.exact for task in tasks(*title, "1. MỞ LỚP TẬP HUẤN", time)] == ["MỞ LỚP TẬP HUẤN"]
