"""Two things asked about in one question: both are told, unless they are one thing in the plans."""

from datetime import date

import pytest

TODAY = date(2026, 4, 10)
BOTH = "Trả lời từng nội dung được hỏi"

PAIRS = [
    ("hạn của tài liệu học tập và của Quỹ đầu tư mạo hiểm?", ["Quý II năm 2025", "quý I năm 2026"]),
    ("han cua tai lieu hoc tap va quy dau tu mao hiem", ["Quý II năm 2025", "quý I năm 2026"]),
    ("5G và chữ ký số phải đạt bao nhiêu %?", ["70% người dân", "100% lãnh đạo"]),
    ("Lạng Sơn phải có mấy sản phẩm và mấy doanh nghiệp khởi nghiệp?", ["07 sản phẩm", "01 doanh nghiệp"]),
    (
        "Số hóa quy trình nội bộ và đơn giản TTHC ở Thanh tra Thái Nguyên, mỗi việc phối hợp với ai?",
        ["Phụ lục II > II > 2", "Phụ lục II > II > 1"],
    ),
    # a time that ends the question is asked of both
    (
        "Thanh tra Thái Nguyên: dịch vụ công toàn trình, số hóa hồ sơ đạt bao nhiêu % năm 2030?",
        ["Phụ lục I > II > 3", "Phụ lục I > II > 2"],
    ),
    # each part asks for something else
    (
        "bộ tài liệu học tập hạn khi nào, còn cửa khẩu thông minh thì ai chủ trì?",
        ["Quý II năm 2025", "2. Đảng ủy Ủy ban nhân dân tỉnh chủ trì"],
    ),
]


@pytest.mark.parametrize(("question", "words"), PAIRS, ids=[question for question, _ in PAIRS])
def test_both_things_asked_about_are_told(assistant, question, words):
    answer = assistant.ask(question, as_of=TODAY)
    assert answer.status == "answered"
    assert answer.answer.startswith(BOTH)
    assert [word for word in words if word not in answer.answer] == []
    assert len(answer.dialog.record_ids) == len(words)


ONE = [
    "Quỹ phát triển khoa học và công nghệ hạn khi nào?",
    "Ban Tuyên giáo và Dân vận chủ trì bộ tài liệu học tập, hạn nào?",
    "rà soát và cắt giảm thủ tục hành chính ở Thanh tra Thái Nguyên ai chủ trì?",
    "Xây dựng và vận hành IOC bao giờ xong?",
    "Lực lượng nòng cốt hướng dẫn bà con Lạng Sơn dùng nền tảng số là ai?",
]


@pytest.mark.parametrize("question", ONE)
def test_a_name_or_a_task_of_two_words_stays_one(assistant, question):
    assert not assistant.ask(question, as_of=TODAY).answer.startswith(BOTH)


def test_every_task_asked_for_by_its_own_words_stays_one(assistant):
    joined = [
        words
        for document in assistant.catalog.documents.values()
        for task in document.tasks
        if " và " in (words := " ".join(task.text.exact.split()[:12]))
    ]
    asked = (assistant.ask(f"{words} ai chủ trì?", as_of=TODAY) for words in joined)
    assert [answer.answer for answer in asked if answer.answer.startswith(BOTH)] == []
