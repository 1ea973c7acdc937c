"""Which plans a question means by its words."""

from datetime import date

import pytest

from tests.retrieval.plans import assistant_over, plan


def test_the_words_of_a_unit_name_no_plan(tmp_path):
    """ "Văn phòng" shares a word with "Phòng, chống tham nhũng"."""
    office = assistant_over(
        tmp_path,
        plan("7/KH-TTr", 2026, "Phòng, chống tham nhũng", [("Kê khai tài sản", "Văn phòng", "2026")]),
        plan("9/KH-TTr", 2026, "Cải cách hành chính", [("Rà soát quy trình", "Văn phòng", "2026")]),
    )
    answer = office.ask("Văn phòng chủ trì những nhiệm vụ nào?", as_of=date(2026, 5, 1))
    assert {citation.document.number for citation in answer.citations} == {"7/KH-TTr", "9/KH-TTr"}


@pytest.mark.parametrize(
    "question",
    ["Ai chủ trì việc tuyên truyền trong kế hoạch chuyển đổi số?", "kế hoạch chuyển đổi số có hạn nào về tuyên truyền"],
)
def test_a_plan_named_by_its_subject_answers_alone(tmp_path, question):
    office = assistant_over(
        tmp_path,
        plan("7/KH-TTr", 2026, "Phòng, chống tham nhũng", [("Tuyên truyền pháp luật", "Văn phòng", "Tháng 6/2026")]),
        plan("9/KH-TTr", 2026, "Chuyển đổi số", [("Tuyên truyền kỹ năng số", "Phòng Nghiệp vụ 1", "Tháng 9/2026")]),
    )
    answer = office.ask(question, as_of=date(2026, 5, 1))
    assert {citation.document.number for citation in answer.citations} == {"9/KH-TTr"}


def test_a_plan_that_is_to_be_drawn_up_is_a_task(tmp_path):
    office = assistant_over(
        tmp_path,
        plan("7/KH-TTr", 2026, "Kiểm tra công vụ", [("Xây dựng kế hoạch chuyển đổi số", "Văn phòng", "2026")]),
        plan("9/KH-TTr", 2026, "Chuyển đổi số", [("Tập huấn kỹ năng", "Phòng Nghiệp vụ 1", "2026")]),
    )
    answer = office.ask("Ai chủ trì xây dựng kế hoạch chuyển đổi số?", as_of=date(2026, 5, 1))
    assert "Văn phòng" in [fact.value for fact in answer.facts if fact.field == "lead"]
