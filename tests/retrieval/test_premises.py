"""Statements put up for a yes or a no: only what is said is judged, and the true fact always follows."""

from datetime import date

import pytest

TODAY = date(2026, 5, 1)

TRUE = [
    ("Văn phòng Tỉnh ủy chủ trì kế hoạch chuyển đổi số khối đảng 2025-2030 đúng không", "Văn phòng Tỉnh ủy"),
    ("Văn phòng Tỉnh ủy làm kế hoạch chuyển đổi số cơ quan đảng 2025-2030, hạn 2025, đúng không", "2025"),
    ("việc thành lập quỹ đầu tư mạo hiểm xong trong quý I/2026 đúng không", "quý I năm 2026"),
    ("hạn rà soát hạ tầng kỹ thuật là quý I/2026 đúng không", "quý I năm 2026"),
    ("co phai So Khoa hoc va Cong nghe phoi hop trien khai nen tang so o thanh tra thai nguyen khong", "Sở Khoa học"),
    ("hồ sơ trực tuyến 2030 của Thái Nguyên là trên 95% đúng không", "95"),
    ("Lạng Sơn phải phủ sóng 5G cho 70% người dân, đúng chứ?", "70%"),
    ("Đoàn Thị Hậu ký kế hoạch 29 phải không", "Đoàn Thị Hậu"),
    ("Kế hoạch 22 do Phó Chánh Thanh tra ký đúng không", "Cao Minh Luận"),
    ("Kế hoạch 29 ban hành tháng 3/2026 đúng không", "31/3/2026"),
    ("QĐ 1169/QĐ-TTg ký ngày 16/6/2025 đúng không?", "16/6/2025"),
    ("Kế hoạch 29-KH/TU thay thế Kế hoạch 23-KH/TU phải không?", "23-KH/TU"),
]

FALSE = [
    ("Ban Tổ chức Tỉnh ủy chủ trì làm bộ tài liệu học tập NQ57 đúng không", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
    ("Bộ tài liệu học NQ 57 của Lạng Sơn do Đảng ủy UBND tỉnh soạn đúng không?", "Ban Tuyên giáo và Dân vận"),
    ("Sở Tài chính là đơn vị phối hợp tái cấu trúc thủ tục hành chính của Thanh tra Thái Nguyên à", "Văn phòng UBND"),
    ("Các phòng nghiệp vụ chủ trì ứng dụng chatbot ở Thanh tra Lạng Sơn phải không?", "Văn phòng chủ trì"),
    ("Quỹ đầu tư mạo hiểm hạn quý IV/2026 đúng không", "quý I năm 2026"),
    ("Thanh tra Thái Nguyên phải xong các nền tảng số trước tháng 12/2025 phải không?", "Tháng 01/2029"),
    ("hồ sơ trực tuyến 2030 của Thái Nguyên là dưới 95% đúng không", ">95%"),
    ("Năm 2026 Lạng Sơn hỗ trợ 20 dự án đổi mới sáng tạo từ ngân sách phải không?", "12 dự án"),
    ("ông Đậu Trường An ký kế hoạch 29 phải không", "Đoàn Thị Hậu"),
    ("Kế hoạch 22 do Chánh Thanh tra ký đúng không", "Phó Chánh Thanh tra"),
    ("Kế hoạch 29 ký ngày 30/3/2026 phải không", "31/3/2026"),
    ("Kế hoạch 29-KH/TU thay thế Kế hoạch 15-KH/TU phải không?", "23-KH/TU"),
]

OPEN = [
    # told more exactly, or not put up for a yes or a no at all
    "hạn của cuộc thi công dân số xứ lạng là năm 2026 đúng không",
    "tỷ lệ hồ sơ trực tuyến của Thanh tra Thái Nguyên năm 2030 là bao nhiêu ạ?",
    "Vì sao Sở Nội vụ chủ trì xây dựng bộ tài liệu học tập NQ57?",
]


@pytest.mark.parametrize(("question", "fact"), TRUE, ids=[question for question, _ in TRUE])
def test_a_true_statement_is_confirmed(assistant, question, fact):
    answer = assistant.ask(question, as_of=TODAY).answer
    assert answer.startswith("Đúng.")
    assert fact in answer


@pytest.mark.parametrize(("question", "fact"), FALSE, ids=[question for question, _ in FALSE])
def test_a_false_statement_is_corrected_with_the_fact(assistant, question, fact):
    answer = assistant.ask(question, as_of=TODAY).answer
    assert answer.startswith("Không đúng.")
    assert fact in answer


@pytest.mark.parametrize("question", OPEN)
def test_what_the_text_does_not_settle_gets_no_verdict(assistant, question):
    assert "úng." not in assistant.ask(question, as_of=TODAY).answer.split("\n")[0][:12]


@pytest.mark.parametrize(
    ("question", "opens"),
    [
        ("KH 29 có gửi Trường Chính trị không?", "Đúng. Nơi nhận"),
        ("Báo và đài phát thanh truyền hình Lạng Sơn có nằm trong nơi nhận của Kế hoạch 29 không?", "Đúng. Nơi nhận"),
        ("Sở Nội vụ có trong nơi nhận của KH 22 không?", "Nơi nhận"),
    ],
)
def test_a_recipient_is_confirmed_only_where_it_is_named(assistant, question, opens):
    answer = assistant.ask(question, as_of=TODAY)
    assert (answer.status, answer.answer.startswith(opens)) == ("answered", True)


@pytest.mark.parametrize(
    ("question", "opens", "told"),
    [
        ("Thanh tra Thái Nguyên bố trí 5% ngân sách 2025 cho KHCN đúng không?", "Không đúng.", "ít nhất 3%"),
        ("Thanh tra tỉnh Thái Nguyên ban hành Kế hoạch 22 ngày 10/7/2024 đúng không?", "Không đúng.", "10/7/2025"),
        ("Vì sao Ban Tổ chức Tỉnh ủy lại chủ trì bộ tài liệu học tập NQ57?", "Không đúng.", "Ban Tuyên giáo"),
    ],
)
def test_a_wrong_share_date_or_reason_is_set_right(assistant, question, opens, told):
    answer = assistant.ask(question, as_of=TODAY).answer
    assert (answer.startswith(opens), told in answer) == (True, True)


@pytest.mark.parametrize(
    "question",
    ["Ngân sách dành cho KHCN phải đạt bao nhiêu phần trăm?", "Hồ sơ TTHC xử lý trực tuyến chỉ tiêu mấy %?"],
)
def test_a_share_is_answered_only_from_words_that_hold_one(assistant, question):
    answer = assistant.ask(question, as_of=TODAY)
    assert all("%" in citation.exact for citation in answer.citations)
