"""Names that no document speaks of."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("question", "stranger"),
    [
        ("xã Đồng Văn có những nhiệm vụ gì?", "Đồng Văn"),
        ("Bộ Y tế chủ trì những việc gì?", "Bộ Y tế"),
        ("Thời hạn bảo hành máy tính Dell là bao lâu?", "Dell"),
        ("Việc của Ủy ban Tư pháp trong kế hoạch 29 là gì", "Ủy ban Tư pháp"),
    ],
)
def test_nothing_is_told_of_a_name_that_no_plan_has(assistant, question, stranger):
    answer = assistant.ask(question, as_of=date(2026, 5, 1))
    assert (answer.status, f"“{stranger}”" in answer.answer) == ("not_found", True)


@pytest.mark.parametrize(
    "question",
    [
        "Cuộc thi Công dân số Xứ Lạng khi nào xong?",
        "Việc của Công an tỉnh trong kế hoạch 29 là gì",
        "Ai lo App Mặt trận số?",
    ],
)
def test_names_that_plans_have_are_no_strangers(assistant, question):
    assert "nhắc tới" not in assistant.ask(question, as_of=date(2026, 5, 1)).answer


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("phần mềm chống virus của hãng nào?", "tên doanh nghiệp"),
        ("khu công nghệ cao rộng bao nhiêu hecta", "diện tích"),
        ("Cuộc thi Công dân số Xứ Lạng tổ chức ở huyện nào", "địa điểm"),
        ("thủ tục cấp đổi giấy phép lái xe cần giấy tờ gì", "hồ sơ, giấy tờ"),
        ("điểm chuẩn trường cao đẳng Lạng Sơn năm nay", "điểm"),
    ],
)
def test_a_thing_that_no_passage_holds_is_said_to_be_lacking(assistant, question, lacking):
    answer = assistant.ask(question, as_of=date(2026, 5, 1))
    assert (answer.status, f"không nêu {lacking}" in answer.answer) == ("not_found", True)


def test_each_plan_tells_where_its_money_comes_from(assistant):
    answer = assistant.ask("Kinh phí thực hiện lấy từ đâu?", as_of=date(2026, 5, 1))
    assert len({citation.document.id for citation in answer.citations}) > 1
