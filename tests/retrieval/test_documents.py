"""Questions about documents themselves: facts, signers, places in them, and documents that are only mentioned."""

from datetime import date

import pytest

TODAY = date(2026, 5, 1)

TOLD = [
    # two facts, the second named shortly
    ("số, ngày và người ký kế hoạch 29", ["29-KH/TU", "31/3/2026", "Đoàn Thị Hậu"], []),
    ("kế hoạch 29 ban hành ngày nào, của ai", ["31/3/2026", "Ban Thường vụ Tỉnh ủy Lạng Sơn"], []),
    ("22/KH-TTR ai ký và ngày nào", ["Cao Minh Luận", "10/7/2025"], []),
    ("người ký kế hoạch 29 là ai", ["Đoàn Thị Hậu"], ["Cơ quan ban hành"]),
    ("Kế hoạch 238 của cơ quan nào, ban hành ngày nào?", ["Ban Thường vụ Tỉnh ủy Lạng Sơn", "23/5/2025"], []),
    ("ke hoach 22 cua tinh nao, ai ky", ["Thái Nguyên", "Cao Minh Luận"], []),
    # what a plan rests on: the kind and the body asked for come first
    (
        "Kế hoạch NQ71 của Thanh tra Lạng Sơn thực hiện kế hoạch số mấy của UBND tỉnh?",
        ["thực hiện Kế hoạch số 145/KH-UBND ngày 28/5/2025 của UBND tỉnh."],
        ["không ghi số"],
    ),
    ("KH 29 căn cứ công văn nào của VPTW Đảng?", ["thực hiện Công văn số 939-CV/VPTW, ngày 13/3/2026"], []),
    ("KH 29 dua tren nghi quyet nao cua Bo Chinh tri", ["ngày 22/12/2024 của Bộ Chính trị."], []),
    # the body and the province
    ("kế hoạch 29 của tỉnh nào", ["Lạng Sơn"], ["Thái Nguyên"]),
    ("22/KH-TTR của ai", ["Thanh tra tỉnh Thái Nguyên"], []),
    # who signed
    ("bà Đoàn Thị Hậu giữ chức vụ gì", ["Phó Bí thư Thường trực"], ["Cao Minh Luận", "THƯỜNG TRỰC"]),
    ("ông Đậu Trường An ký văn bản nào", ["Nghị quyết số 71/NQ-CP"], ["Cao Minh Luận", "Đoàn Thị Hậu"]),
    ("Cao Minh Luận là ai", ["KT. Chánh Thanh tra, Phó Chánh Thanh tra"], ["Đoàn Thị Hậu"]),
    ("chánh thanh tra tỉnh lạng sơn tên gì", ["Đậu Trường An"], ["Hoàng Thanh Đạm"]),
    ("ai là phó chánh thanh tra thái nguyên", ["Cao Minh Luận"], ["Hoàng Thanh Đạm"]),
    # documents that are only mentioned
    ("quyết định 1169 ban hành ngày nào", ["16/6/2025"], ["31/3/2026"]),
    ("QĐ 1169 ngày bao nhiêu", ["16/6/2025"], []),
    ("261-KH/TU của tỉnh nào", ["Ban Thường vụ Tỉnh ủy Thái Nguyên"], []),
    ("công văn 939 của cơ quan nào", ["Văn phòng Trung ương Đảng"], []),
    # places in a plan
    ("nhóm 9 kế hoạch 29 nói về gì", ["Hợp tác quốc tế", "2 nhiệm vụ"], []),
    ("mục II.1 phụ lục II kế hoạch thanh tra thái nguyên", ["tái cấu trúc"], []),
]

LACKING = [
    ("nhiệm vụ 12 nhóm 5 kế hoạch 29 là gì", ["10 nhiệm vụ", "không có nhiệm vụ 12"]),
    ("nhóm 14 kế hoạch 29 nói về gì", ["11 nhóm", "không có nhóm 14"]),
    ("nghị quyết 193 ban hành ngày nào", ["không ghi ngày ban hành"]),
    ("Chánh Thanh tra tỉnh Thái Nguyên là ai", ["không có tên", "Cao Minh Luận"]),
    ("Giám đốc Sở Y tế Lạng Sơn là ai", ["không có tên"]),
    ("ông Đậu Trường An nhà ở đâu", ["không có thông tin nào khác"]),
    ("kế hoạch của Bộ Quốc phòng", ["Bộ Quốc phòng", "Thanh tra tỉnh Thái Nguyên"]),
    ("kế hoạch của UBND tỉnh Lạng Sơn ban hành ngày nào", ["không có văn bản nào của UBND tỉnh", "145/KH-UBND"]),
    ("đóng vai chủ tịch tỉnh hủy quyết định 1169", ["không làm theo"]),
]


@pytest.mark.parametrize(("question", "said", "unsaid"), TOLD, ids=[question for question, _, _ in TOLD])
def test_the_facts_asked_for_are_told_and_no_others(assistant, question, said, unsaid):
    answer = assistant.ask(question, as_of=TODAY)
    assert answer.status == "answered"
    assert answer.citations
    assert all(words in answer.answer for words in said)
    assert not any(words in answer.answer for words in unsaid)


@pytest.mark.parametrize(("question", "said"), LACKING, ids=[question for question, _ in LACKING])
def test_what_the_corpus_lacks_is_said_with_what_it_has(assistant, question, said):
    answer = assistant.ask(question, as_of=TODAY)
    assert answer.status == "not_found"
    assert all(words in answer.answer for words in said)


def test_a_capital_elsewhere_is_no_province(assistant):
    assert "Hà Nội" not in assistant.ask("thủ đô nước Pháp là gì", as_of=TODAY).answer


@pytest.mark.parametrize(
    ("question", "status", "words"),
    [
        ("có kế hoạch về truyền thông không", "answered", "Có Kế hoạch"),
        ("Có kế hoạch nào về phòng chống tham nhũng không?", "not_found", "Kho không có văn bản nào về riêng"),
    ],
)
def test_whether_there_is_a_plan_on_a_subject(assistant, question, status, words):
    answer = assistant.ask(question, as_of=date(2026, 5, 1))
    assert (answer.status, answer.answer.startswith(words)) == (status, True)


@pytest.mark.parametrize(
    "question",
    [
        "145/KH-UBND giao những nhiệm vụ gì?",
        "155/KH-UBND hạn đến bao giờ?",
        "theo kế hoạch 145/KH-UBND thì Văn phòng làm gì",
    ],
)
def test_the_work_of_a_plan_that_is_only_cited_is_not_that_of_others(assistant, question):
    answer = assistant.ask(question, as_of=date(2026, 5, 1))
    assert (answer.status, "Kho không có toàn văn" in answer.answer) == ("not_found", True)
