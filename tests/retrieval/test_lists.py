"""Lists, counts, agendas, summaries and comparisons over the five plans, in the words of officials."""

from datetime import date

import pytest

TODAY = date(2026, 5, 1)

COUNTED = [
    ("238 có bao nhiêu nhiệm vụ", "31 nhiệm vụ"),
    ("29 có mấy nhóm", "11 nhóm"),
    ("kế hoạch nq71 của thanh tra lạng sơn có bao nhiêu nhiệm vụ", "22 nhiệm vụ"),
    ("kế hoạch truyền thông của thanh tra Lạng Sơn có mấy đầu việc", "7 nhiệm vụ"),
    ("kế hoạch của thanh tra thái nguyên có bao nhiêu việc", "9 nhiệm vụ"),
    ("kế hoạch thực hiện Nghị quyết 57 của Lạng Sơn năm 2026 gồm mấy nhiệm vụ", "58 nhiệm vụ"),
    ("bao nhiêu việc ở phụ lục 238 là làm thường xuyên", "có 12 nhiệm vụ"),
    ("thanh tra tỉnh lạng sơn có nhiệm vụ gì", "29 nhiệm vụ"),
    ("nhiệm vụ nào ở kế hoạch 22 không có thời hạn cụ thể", "nhiệm vụ"),
]


@pytest.mark.parametrize(("question", "count"), COUNTED, ids=[question for question, _ in COUNTED])
def test_the_name_and_year_of_a_plan_limit_no_count(assistant, question, count):
    assert count in assistant.ask(question, as_of=TODAY).answer


def test_a_list_of_two_units_is_said_to_be_of_both(assistant):
    answer = assistant.ask("Sở Nội vụ và Sở Tài chính phối hợp việc gì", as_of=TODAY).answer
    assert answer.startswith("Có 2 nhiệm vụ do Sở Nội vụ hoặc Sở Tài chính phối hợp")


def test_a_subject_that_the_plan_is_named_after_still_limits_a_list(assistant):
    everything = assistant.ask("kế hoạch 29 có bao nhiêu nhiệm vụ", as_of=TODAY)
    some = assistant.ask("kế hoạch 29 có bao nhiêu nhiệm vụ về chuyển đổi số", as_of=TODAY)
    assert everything.facts[0].value == "58"
    assert 0 < int(some.facts[0].value) < 58


@pytest.mark.parametrize(
    "question",
    ["có gì sắp đến hạn không", "tháng 6 này phải nộp gì", "Lạng Sơn quá hạn những gì rồi", "quý II/2026 phải xong gì"],
)
def test_a_time_alone_asks_for_what_falls_due(assistant, question):
    answer = assistant.ask(question, as_of=TODAY)
    assert answer.status == "answered"
    assert all(fact.field in ("text", "lead", "deadline") for fact in answer.facts)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Đảng ủy MTTQ tỉnh có nhiệm vụ gì", "phản biện xã hội"),
        ("thành viên Ban Chỉ đạo tỉnh có trách nhiệm gì", "Quy chế làm việc"),
        ("trách nhiệm của Đảng ủy UBND tỉnh trong kế hoạch 29", "kinh phí"),
        ("UBND tỉnh Lạng Sơn phải làm gì trong kế hoạch 29", "Đảng ủy Ủy ban nhân dân tỉnh"),
    ],
)
def test_all_the_work_of_a_unit_is_told_however_its_name_is_written(assistant, question, words):
    assert words in assistant.ask(question, as_of=TODAY).answer


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("hạn làm IOC ở kế hoạch 238 và kế hoạch 29 khác gì nhau", ["từ năm 2025", "năm 2026"]),
        ("hai kế hoạch 238 và 29 đặt hạn Quỹ phát triển KHCN có khác nhau không", ["238-KH/TU", "29-KH/TU"]),
        (
            "học tập số ở Thanh tra Thái Nguyên và 238-KH/TU hạn khác nhau thế nào",
            ["22/KH-TTR", "238-KH/TU"],
        ),
        ("kế hoạch nào ban hành trước, 22/KH-TTR hay 29-KH/TU", ["10/7/2025", "31/3/2026"]),
        ("kế hoạch 238 hay 29 nhiều nhiệm vụ hơn", ["31", "58"]),
    ],
)
def test_a_comparison_tells_both_sides(assistant, question, sides):
    answer = assistant.ask(question, as_of=TODAY)
    assert all(side in answer.answer for side in sides)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("tóm tắt kế hoạch truyền thông của thanh tra Lạng Sơn", ["7 nhiệm vụ"]),
        ("nội dung chính của kế hoạch 22/KH-TTR", ["9 nhiệm vụ trong 3 nhóm", "14 chỉ tiêu"]),
        ("tóm tắt nhóm 5 kế hoạch 29", ["10 nhiệm vụ"]),
        ("nhóm 7 KH 29 phải đạt được những gì", ["800 sáng kiến"]),
        ("nói ngắn gọn mục đích của kế hoạch 29", ["Quán triệt"]),
    ],
)
def test_a_summary_is_computed_from_the_records(assistant, question, words):
    answer = assistant.ask(question, as_of=TODAY)
    assert answer.status == "answered"
    assert all(word in answer.answer for word in words)


@pytest.mark.parametrize(
    "question",
    ["Cuộc thi Công dân số Xứ Lạng do ai chủ trì?", "ai chủ trì xây dựng danh mục bài toán lớn của tỉnh"],
)
def test_another_tasks_unit_is_no_answer_where_the_plan_names_none(assistant, question):
    answer = assistant.ask(question, as_of=TODAY)
    assert answer.status == "not_found"
    assert "không nêu đơn vị chủ trì" in answer.answer


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Phần tổ chức thực hiện ở kế hoạch Thanh tra Thái Nguyên giao Văn phòng làm gì?", "Có 2 việc được giao"),
        ("Phan to chuc thuc hien ke hoach 22 giao Van phong lam gi?", "Có 2 việc được giao"),
        ("Văn phòng có bao nhiêu việc ở mục tổ chức thực hiện kế hoạch 22?", "có 2 việc được giao"),
        ("Mục tổ chức thực hiện kế hoạch 29 giao Văn phòng Tỉnh ủy việc gì?", "Có 6 việc được giao"),
        ("Phần kinh phí kế hoạch truyền thông Thanh tra Lạng Sơn giao Văn phòng làm gì", "không có nhiệm vụ nào"),
    ],
)
def test_the_work_of_a_unit_in_a_section_named_by_its_heading(assistant, question, count):
    answer = assistant.ask(question, as_of=TODAY)
    assert count in answer.answer
    assert "mục “" in answer.answer


def test_a_section_without_records_of_a_unit_is_quoted_where_it_speaks_of_it(assistant):
    answer = assistant.ask("Phần tổ chức thực hiện kế hoạch 29 giao Tổ Giúp việc làm gì?", as_of=TODAY)
    assert answer.status == "answered"
    assert all("Tổ Giúp việc" in citation.exact for citation in answer.citations)
