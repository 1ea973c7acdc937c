"""Conversations that go on: one slot changes and the rest is kept, ordinals count what was shown, the other plan."""

from datetime import date

import pytest

from corpus.document import make_document
from corpus.layout import Layout, Paragraph
from retrieval.answer import Answer, Dialog
from tests.retrieval.plans import assistant_over

TODAY = date(2026, 4, 10)
SHARED_WORK = "việc của Ban Tuyên giáo và Dân vận trong kế hoạch 238"
GROUP_FIVE = "nhóm 5 kế hoạch 29 có mấy nhiệm vụ"
SECOND_QUARTER = "kế hoạch 29 có những nhiệm vụ nào hoàn thành quý II/2026"
BORDER_GATE = "Cửa khẩu thông minh Lạng Sơn ai chủ trì?"
FILES_ONLINE = "Thái Nguyên hồ sơ thủ tục hành chính xử lý trực tuyến đến năm 2040 đạt bao nhiêu?"
CONTEST = "Cuộc thi Công dân số Xứ Lạng bao giờ phải xong?"
SIGNED = "Kế hoạch 29-KH/TU ai ký?"
INSPECTORS = "Kế hoạch Nghị quyết 71 của Thanh tra Lạng Sơn do ai ký?"


def talk(assistant, *turns: str) -> Answer:
    """The last answer of a conversation whose dialog is stored as text between the turns, as the bots store it."""
    stored = Dialog().model_dump_json()
    for turn in turns:
        answer = assistant.ask(turn, Dialog.model_validate_json(stored), as_of=TODAY)
        stored = answer.dialog.model_dump_json()
    return answer


CONTINUED = [
    # an ordinal is the item of the list as it was shown
    ([SHARED_WORK, "việc thứ hai bao giờ xong"], ["Hoàn thành năm 2025", "chuyên trang"]),
    ([SHARED_WORK, "việc thứ 2 là gì"], ["chuyên trang"]),
    (["viec cua ban tuyen giao va dan van trong ke hoach 238", "viec thu 2 bao gio xong"], ["Hoàn thành năm 2025"]),
    ([SHARED_WORK, "cái thứ hai ai chủ trì", "thế hạn?", "còn cái thứ nhất?"], ["bộ tài liệu học tập"]),
    ([SECOND_QUARTER, "cái thứ 3 hạn khi nào"], ["rà soát trong quý I năm 2026"]),
    ([SHARED_WORK, "hạn khi nào"], ["Quý II năm 2025", "Hoàn thành năm 2025"]),
    # after talk of a group, a number is the task's own
    ([GROUP_FIVE, "nhiệm vụ 3 hạn khi nào"], ["quý III năm 2026"]),
    ([GROUP_FIVE, "nhiệm vụ 3 hạn khi nào", "còn nhiệm vụ 2?"], ["quý II năm 2026"]),
    (["Kế hoạch 29 ai ký", "việc thứ hai của nhóm 3 hạn khi nào"], ["Học tập số"]),
    # lists of plans and of groups are counted too
    (["kho có những kế hoạch nào", "cái thứ hai có bao nhiêu nhiệm vụ"], ["238-KH/TU có 31"]),
    (["kho có những kế hoạch nào", "cái thứ nhất ai ký", "còn cái thứ ba"], ["Đoàn Thị Hậu"]),
    (["Kế hoạch 29 gồm những nhóm nhiệm vụ nào", "cái thứ 3 gồm những gì"], ["4 nhiệm vụ", "nhóm 3"]),
    # another plan, period, group or unit: the form is kept
    (["Kế hoạch 238 có bao nhiêu nhiệm vụ", "còn kế hoạch 29?"], ["29-KH/TU có 58"]),
    (["Kế hoạch 238 có bao nhiêu nhiệm vụ", "kế hoạch 22 có mấy?"], ["22/KH-TTR có 9"]),
    (["Kế hoạch 238 có bao nhiêu nhiệm vụ", "bao nhiêu việc của Văn phòng Tỉnh ủy"], ["238-KH/TU có 1"]),
    ([SECOND_QUARTER, "còn quý III?"], ["Có 2 nhiệm vụ"]),
    ([GROUP_FIVE, "còn nhóm 11 thì sao"], ["5 nhiệm vụ", "nhóm 11"]),
    ([GROUP_FIVE, "có mấy chỉ tiêu", "kể ra"], ["3 chỉ tiêu", "nhóm 5"]),
    (["Kế hoạch 29 có bao nhiêu chỉ tiêu", "nhóm 4 có mấy"], ["14 chỉ tiêu"]),
    (["nhóm 10 kế hoạch 29 có mấy nhiệm vụ", "kết quả cần đạt của nhóm đó là gì"], ["4 lớp"]),
    (
        ["những nhiệm vụ hoàn thành năm 2025 của kế hoạch 238", "trong đó việc nào của Văn phòng Tỉnh ủy"],
        ["đề án chuyển đổi số"],
    ),
    # a fact of a document: another fact, another document
    ([SIGNED, "ngày nào vậy"], ["31/3/2026"]),
    (["ai ký kế hoạch 22/KH-TTR", "ký hồi nào"], ["10/7/2025"]),
    ([SIGNED, "còn 22?"], ["Cao Minh Luận"]),
    ([SIGNED, "còn kế hoạch 22?", "ngày nào"], ["10/7/2025"]),
    # mere question words ask once more for what was asked, of another plan or body
    ([SIGNED, "Của Thanh tra Thái Nguyên thì ai?"], ["Cao Minh Luận"]),
    ([SIGNED, "còn 22 thì ai"], ["Cao Minh Luận"]),
    ([SIGNED, "Thế bên Thanh tra Lạng Sơn là ai?"], ["Đậu Trường An", "Hoàng Thanh Đạm"]),
    (["Kế hoạch 29 ban hành ngày nào?", "của Thanh tra Thái Nguyên thì bao giờ"], ["10/7/2025"]),
    (["Kế hoạch 29 gửi cho ai?", "kế hoạch 22 thì những ai?"], ["Nơi nhận của Kế hoạch 22/KH-TTR"]),
    (["Kế hoạch 29 có bao nhiêu chỉ tiêu?", "kế hoạch 22 thì bao nhiêu?"], ["14 chỉ tiêu"]),
    (["Kế hoạch 238 có bao nhiêu nhiệm vụ", "của Thanh tra Thái Nguyên thì bao nhiêu"], ["9 nhiệm vụ"]),
    (
        ["Ai phối hợp phát động phong trào học tập số ở Lạng Sơn?", "bên Thái Nguyên thì ai"],
        ["Phối hợp: Các phòng chuyên môn, nghiệp vụ thuộc Thanh tra tỉnh; Văn phòng chủ trì"],
    ),
    # words of beginning and ending name no new subject
    ([BORDER_GATE, "Bao giờ bắt đầu làm?"], ["từ năm 2025"]),
    ([BORDER_GATE, "dự kiến khi nào hoàn tất"], ["từ năm 2025"]),
    ([BORDER_GATE, "tien hanh luc nao"], ["từ năm 2025"]),
    (["Quỹ đầu tư mạo hiểm ở Lạng Sơn ai chủ trì?", "khi nào khởi động"], ["quý I năm 2026"]),
    # what the thing told is for stands in its own words
    ([CONTEST, "tổ chức nhằm mục đích gì vậy?"], ["Nhóm 8 > Nhiệm vụ 2 nêu", "nhằm lan toả tinh thần học tập"]),
    ([CONTEST, "để làm gì?", "hạn khi nào"], ["trong tháng 10 năm 2026"]),
    ([CONTEST, "muc dich cua viec nay"], ["nhằm lan toả tinh thần học tập"]),
    ([SIGNED, "kế hoạch này nhằm mục đích gì"], ["mục “1. Mục đích”"]),
    # a subject named in reply to the assistant's own question: what was asked stands
    (["Kế hoạch 29 Sở Y tế có nhiệm vụ gì", "hạn khi nào?", "nâng cấp IOC"], ["Thời hạn: Hoàn thành trong năm 2026"]),
    (["Ai chủ trì?", "số hóa quy trình nội bộ của Thanh tra Thái Nguyên"], ["Văn phòng chủ trì"]),
    # the plan that the one told replaces, the one that has replaced it, and "nó"
    (["Kế hoạch 29 thay thế kế hoạch nào?", "kế hoạch đó ban hành ngày nào?"], ["23-KH/TU, ngày 24/02/2026"]),
    (["Kế hoạch 38/KH-TTr còn hiệu lực không?", "kế hoạch mới ai ký?"], ["Đậu Trường An"]),
    (["Kế hoạch 22 ai ký", "nó có mấy chỉ tiêu"], ["22/KH-TTR có 14 chỉ tiêu"]),
    # of a document that is only mentioned, further facts are asked; of a comparison, of both sides
    (["Công văn 1075 nói về gì?", "ngày nào?"], ["ngày 03/6/2025"]),
    (["Công văn 1075 nói về gì?", "nhắc ở đâu"], ["được nhắc ở 1 chỗ"]),
    (
        ["Phong trào học tập số: kế hoạch 22 và kế hoạch 238 khác nhau thế nào?", "thế hạn?"],
        ["Thường xuyên", "Quý II năm 2025"],
    ),
    # the other one of two
    ([SIGNED, "còn kế hoạch 22?", "còn kế hoạch kia?"], ["Đoàn Thị Hậu"]),
    ([INSPECTORS, "còn kế hoạch kia thì sao?", "1"], ["Cao Minh Luận"]),
    ([SIGNED, "còn kế hoạch 22?", "cái kia ban hành ngày nào"], ["29-KH/TU ghi ngày 31/3/2026"]),
    ([INSPECTORS, "còn kế hoạch kia thì sao?", "4"], ["Hoàng Thanh Đạm"]),
    (["hạn phát động phong trào học tập số ở Lạng Sơn", "thế tỉnh kia?"], ["22/KH-TTR", "Thường xuyên"]),
]


@pytest.mark.parametrize(("turns", "words"), CONTINUED, ids=[" / ".join(turns) for turns, _ in CONTINUED])
def test_a_followup_keeps_the_rest(assistant, turns, words):
    answer = talk(assistant, *turns)
    assert answer.status == "answered"
    assert [word for word in words if word.lower() not in answer.answer.lower()] == []


@pytest.mark.parametrize(
    ("turn", "figure"), [("còn 2035?", "95%"), ("thế đến năm 2045 thì sao?", "100%"), ("2030?", ">95%")]
)
def test_another_year_takes_the_place_of_the_one_before(assistant, turn, figure):
    answer = talk(assistant, FILES_ONLINE, turn)
    assert figure in answer.answer
    assert "2040" not in answer.answer


MISSING = [
    ([SHARED_WORK, "cái thứ 9 hạn khi nào"], "chỉ nêu 2 mục"),
    ([SIGNED, "thế kế hoạch thứ hai?"], "chỉ nêu 1 mục"),
    ([GROUP_FIVE, "nhiệm vụ 30 hạn khi nào"], "có 10 nhiệm vụ, không có nhiệm vụ 30"),
]


@pytest.mark.parametrize(("turns", "words"), MISSING, ids=[" / ".join(turns) for turns, _ in MISSING])
def test_what_is_not_there_is_told_with_how_many_there_are(assistant, turns, words):
    answer = talk(assistant, *turns)
    assert answer.status == "not_found"
    assert words in answer.answer


LACKING = [
    ["Văn phòng có những việc nào trong kế hoạch 22", "hạn của việc cuối cùng"],
    ["phủ sóng 5G bao nhiêu %", "thế ai chủ trì"],
    ["nhóm 6 kế hoạch 29 gồm những nhiệm vụ nào", "ai chủ trì"],
]


@pytest.mark.parametrize("turns", LACKING, ids=[" / ".join(turns) for turns in LACKING])
def test_a_fact_that_what_was_told_lacks_is_said_to_be_lacking(assistant, turns):
    answer = talk(assistant, *turns)
    assert answer.status == "not_found"
    assert "không nêu" in answer.answer


WARD_PLAN = (
    "ỦY BAN NHÂN DÂN PHƯỜNG LƯƠNG MINH",
    "Số: 21/KH-UBND",
    "Lương Minh, ngày 05 tháng 3 năm 2026",
    "KẾ HOẠCH",
    "Phát triển kinh tế - xã hội năm 2026",
    "I. MỤC ĐÍCH",
    "Cụ thể hóa nhiệm vụ được giao.",
    "II. CÁC CHỈ TIÊU CHỦ YẾU",
    "1. Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98%. Đơn vị chủ trì: Trung tâm Phục vụ hành chính công.",
    "2. Tỷ lệ người dân tham gia bảo hiểm y tế đạt 95,5%. Đơn vị chủ trì: Phòng Văn hóa; đơn vị phối hợp: Trạm Y tế.",
)


def test_who_works_for_the_target_told_is_told_from_the_task_at_its_place(tmp_path):
    ward = make_document(Layout(tuple(map(Paragraph, WARD_PLAN))), "21-KH-UBND.txt", "0" * 64)
    answer = talk(
        assistant_over(tmp_path, ward),
        "Tỷ lệ tham gia bảo hiểm y tế phải đạt bao nhiêu?",
        "thế phòng nào chủ trì, ai phối hợp?",
    )
    assert {fact.field: fact.value for fact in answer.facts} == {"lead": "Phòng Văn hóa", "coordinating": "Trạm Y tế"}


def test_after_a_missing_item_the_list_still_stands(assistant):
    assert "chuyên trang" in talk(assistant, SHARED_WORK, "cái thứ 9 hạn khi nào", "cái thứ hai hạn khi nào").answer


UNCLEAR = [
    [INSPECTORS, "còn kế hoạch kia thì sao?"],
    [SECOND_QUARTER, "ai chủ trì"],
    # the list told held no task that may be meant
    ["Kế hoạch 29 Sở Y tế có nhiệm vụ gì", "hạn khi nào?"],
    ["Kế hoạch 22 Công an tỉnh có việc gì", "việc đó ai chủ trì"],
    ["Kế hoạch 238 có việc nào xong tháng 8/2026", "thế ai phối hợp?"],
]


@pytest.mark.parametrize("turns", UNCLEAR, ids=[" / ".join(turns) for turns in UNCLEAR])
def test_where_several_may_be_meant_it_is_asked_which(assistant, turns):
    answer = talk(assistant, *turns)
    assert answer.status == "clarify"
    assert 2 <= len(answer.choices) <= 5


@pytest.mark.parametrize(
    "question",
    [
        "Ai ký kế hoạch 22/KH-TTR?",
        "Văn phòng có việc gì sắp đến hạn?",
        "Quỹ đầu tư mạo hiểm ở Lạng Sơn bao giờ xong?",
        "Sở KH&CN tham gia những việc nào trong kế hoạch của Thanh tra Thái Nguyên?",
    ],
)
def test_a_new_subject_is_answered_as_if_it_came_first(assistant, question):
    for before in (SIGNED, SHARED_WORK, "Nâng cấp IOC của Lạng Sơn khi nào xong", GROUP_FIVE):
        assert talk(assistant, before, question).answer == talk(assistant, question).answer


def test_the_history_alone_leads_to_the_same_dialog(assistant):
    turns = [GROUP_FIVE, "còn nhóm 11 thì sao"]
    assert assistant.replay(turns).frame.places == talk(assistant, *turns).dialog.frame.places


def test_a_dialog_stored_before_there_was_a_frame_goes_on(assistant):
    stored = '{"fields":["deadline"],"topic":"Bộ tài liệu học tập NQ57 ở Lạng Sơn hạn khi nào","own_unit":"Văn phòng"}'
    answer = assistant.ask("còn năm 2026 thì sao", Dialog.model_validate_json(stored), as_of=TODAY)
    assert answer.dialog.own_unit == "Văn phòng"
    assert answer.intent.startswith("deadline")


def test_a_stored_dialog_is_small(assistant):
    for turns in ([SIGNED], [SECOND_QUARTER, "còn quý III?", "cái thứ hai ai chủ trì"], [GROUP_FIVE, "còn nhóm 11?"]):
        assert len(talk(assistant, *turns).dialog.model_dump_json()) < 2000
