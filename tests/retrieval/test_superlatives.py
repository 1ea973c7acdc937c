"""What is due first, last or next; who works on a plan, and who has the most to do."""

from datetime import date

import pytest

from tests.retrieval.plans import assistant_over, plan

ROWS = [
    ("Rà soát quy trình giải quyết khiếu nại", "Văn phòng", "Tháng 3/2026"),
    ("Số hóa hồ sơ lưu trữ", "Văn phòng", "Quý IV/2027"),
    ("Tập huấn kỹ năng số", "Phòng Nghiệp vụ 1", "Tháng 9/2026"),
    ("Cập nhật cơ sở dữ liệu", "Văn phòng", "Thường xuyên"),
]


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    return assistant_over(
        tmp_path_factory.mktemp("office"),
        plan("7/KH-TTr", 2026, "Chuyển đổi số", ROWS),
        plan("9/KH-TTr", 2026, "Phòng, chống tham nhũng", [("Kê khai tài sản", "Phòng Nghiệp vụ 1", "")]),
    )


@pytest.mark.parametrize(
    ("question", "told", "left_out"),
    [
        ("Việc nào của kế hoạch 7 phải xong sớm nhất?", "Rà soát quy trình", "Số hóa"),
        ("ke hoach 7 viec nao han muon nhat", "Số hóa hồ sơ", "Rà soát"),
        ("Hạn chậm nhất của kế hoạch 7 là khi nào?", "31/12/2027", "31/03/2026"),
        ("việc nào trong kế hoạch 7 gần đến hạn nhất", "Tập huấn kỹ năng số", "Rà soát"),
        ("Việc nào của Văn phòng phải xong cuối cùng?", "Số hóa hồ sơ", "Tập huấn"),
        ("Đơn vị nào chủ trì nhiều nhiệm vụ nhất?", "Văn phòng: 3 nhiệm vụ", "đơn vị chủ trì của từng"),
        ("kế hoạch nào ít việc nhất", "9/KH-TTr: 1 nhiệm vụ", "không so được"),
    ],
)
def test_superlatives_are_computed_over_the_records(office, question, told, left_out):
    answer = office.ask(question, as_of=date(2026, 5, 1))
    assert answer.status == "answered"
    assert told in answer.answer
    assert left_out not in answer.answer


def test_tasks_without_a_day_are_said_to_be_left_out(office):
    answer = office.ask("Việc nào của kế hoạch 7 phải xong sớm nhất?", as_of=date(2026, 5, 1))
    assert "Không tính 1 nhiệm vụ không ghi ngày phải xong" in answer.answer


def test_a_plan_without_deadlines_has_no_first_one(office):
    answer = office.ask("Kế hoạch 9 việc nào có hạn sớm nhất?", as_of=date(2026, 5, 1))
    assert (answer.status, "không ghi ngày phải xong" in answer.answer) == ("not_found", True)


def test_the_latest_day_of_one_task_is_its_deadline(office):
    answer = office.ask("Chậm nhất khi nào phải xong tập huấn kỹ năng số?", as_of=date(2026, 5, 1))
    assert [fact.value for fact in answer.facts if fact.field == "deadline"] == ["Tháng 9/2026"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("danh sách các đơn vị chủ trì", "Có 2 đơn vị chủ trì:\n1. Văn phòng – 3 nhiệm vụ"),
        ("Những đơn vị nào chủ trì trong kế hoạch 9?", "1. Phòng Nghiệp vụ 1 – 1 nhiệm vụ"),
        ("so sánh số nhiệm vụ của kế hoạch 7 và 9", "Kế hoạch 7/KH-TTr có 4 nhiệm vụ"),
    ],
)
def test_units_and_tasks_are_counted_by_plan(office, question, told):
    assert told in office.ask(question, as_of=date(2026, 5, 1)).answer


def test_the_units_of_one_task_are_not_those_of_the_plan(office):
    answer = office.ask("Những đơn vị nào chủ trì tập huấn kỹ năng số?", as_of=date(2026, 5, 1))
    assert [fact.value for fact in answer.facts if fact.field == "lead"] == ["Phòng Nghiệp vụ 1"]
