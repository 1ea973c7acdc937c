"""A plan that another has replaced: the plan in force answers first, and the older one is said to be replaced."""

from datetime import date

import pytest

from retrieval import Assistant
from retrieval.answer import Answer, Dialog
from retrieval.catalog import TaskFilter
from tests.retrieval.plans import assistant_over, plan

TODAY = date(2026, 5, 1)
REFORM = "Cải cách hành chính năm 2026"
REMARK = "Kế hoạch 2/KH-TTr đã được thay bằng Kế hoạch 9/KH-TTr."
REPLACES = "Kế hoạch này thay thế Kế hoạch số 2/KH-TTr ngày 05/3/2025 của Thanh tra tỉnh."
REVIEW = "Rà soát quy trình nội bộ giải quyết thủ tục hành chính"
TRAINING = "Tập huấn kỹ năng tiếp công dân cho công chức"
OLDER = plan(
    "2/KH-TTr",
    2025,
    REFORM,
    [
        (REVIEW, "Phòng Nghiệp vụ 1", "Quý II/2026"),
        (TRAINING, "Phòng Nghiệp vụ 1", "Quý III/2026"),
        ("Kiểm kê máy photocopy tại các phòng chuyên môn", "Phòng Nghiệp vụ 2", "30/9/2026"),
    ],
)
NEWER = plan(
    "9/KH-TTr",
    2026,
    REFORM,
    [(REVIEW, "Phòng Nghiệp vụ 3", "Quý IV/2026"), (TRAINING, "Phòng Nghiệp vụ 4", "Tháng 8/2026")],
    REPLACES,
)
ASIDE = plan("7/KH-TTr", 2026, "Kê khai tài sản", [("Kê khai tài sản của công chức", "Phòng Nghiệp vụ 5", "2026")])


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over a plan, the one that it replaced, and one that has nothing to do with either."""
    return assistant_over(tmp_path_factory.mktemp("office"), OLDER, NEWER, ASIDE)


def ask(assistant: Assistant, *turns: str) -> Answer:
    dialog = Dialog()
    for turn in turns:
        answer = assistant.ask(turn, dialog, as_of=TODAY)
        dialog = answer.dialog
    return answer


def numbers(answer: Answer) -> set[str | None]:
    return {citation.document.number for citation in answer.citations}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Đơn vị nào chủ trì rà soát quy trình nội bộ giải quyết thủ tục hành chính?", "Phòng Nghiệp vụ 3 chủ trì"),
        ("tap huan ky nang tiep cong dan han bao gio", "Tháng 8/2026"),
        ("Việc gì đến hạn trong quý III năm 2026?", "Tháng 8/2026"),
        ("Kế hoạch cải cách hành chính ban hành ngày nào?", "Kế hoạch 9/KH-TTr ghi ngày 5/3/2026"),
        ("Nhiệm vụ 2 của kế hoạch cải cách hành chính hạn khi nào?", "Tháng 8/2026"),
    ],
)
def test_the_plan_in_force_answers_alone(office, question, words):
    answer = ask(office, question)
    assert answer.status == "answered"
    assert words in answer.answer
    assert numbers(answer) == {"9/KH-TTr"}


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (["Ai chủ trì kiểm kê máy photocopy?"], "Phòng Nghiệp vụ 2 chủ trì"),
        (["Theo Kế hoạch 2/KH-TTr, ai chủ trì rà soát quy trình nội bộ?"], "Phòng Nghiệp vụ 1 chủ trì"),
        (["Theo Kế hoạch 2/KH-TTr, ai chủ trì rà soát quy trình nội bộ?", "Thế hạn bao giờ?"], "Quý II/2026"),
        (["Kế hoạch 2/KH-TTr có bao nhiêu nhiệm vụ?"], "có 3 nhiệm vụ"),
        (["Kế hoạch số 2/KH-TTr ban hành ngày nào?"], "ngày 5/3/2025"),
    ],
    ids=["only there", "named", "followed up", "counted", "header"],
)
def test_a_replaced_plan_answers_and_is_said_to_be_replaced(office, turns, words):
    answer = ask(office, *turns)
    assert answer.status == "answered"
    assert words in answer.answer
    assert answer.answer.count(f"Lưu ý: {REMARK}") == 1
    assert answer.citations[0].document.number == "2/KH-TTr"
    assert answer.citations[-1].exact == REPLACES


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch 2/KH-TTr còn hiệu lực không?",
        "ke hoach 2 da bi thay the chua",
        "Kế hoạch 2-KH/TTr được thay bằng gì?",
        "Kế hoạch 2/KH-TTr bị kế hoạch nào thay thế?",
        "Văn bản nào thay thế Kế hoạch 2/KH-TTr?",
        "Kế hoạch cải cách hành chính đã bị thay thế chưa?",
    ],
)
def test_what_replaced_a_plan_is_told(office, question):
    answer = ask(office, question)
    assert answer.status == "answered"
    assert answer.answer == REMARK
    assert answer.citations[0].exact == REPLACES
    assert {fact.value for fact in answer.facts} >= {"9/KH-TTr"}


def test_what_a_plan_replaces_is_told(office):
    answer = ask(office, "Kế hoạch 9/KH-TTr thay thế văn bản nào?")
    assert answer.answer.startswith("Kế hoạch 9/KH-TTr thay thế Kế hoạch số 2/KH-TTr")


def test_that_nothing_replaces_a_plan_is_no_statement_of_its_force(office):
    answer = ask(office, "Kế hoạch 9/KH-TTr còn hiệu lực không?")
    assert answer.status == "not_found"
    assert "không có văn bản nào thay thế Kế hoạch 9/KH-TTr" in answer.answer


def test_lists_leave_out_a_replaced_plan_unless_it_is_asked_for(office):
    assert "Tổng cộng 3 nhiệm vụ" in ask(office, "Có bao nhiêu nhiệm vụ?").answer
    none = ask(office, "Phòng Nghiệp vụ 1 chủ trì những nhiệm vụ nào?")
    assert none.status == "not_found"
    assert "chưa bị thay thế" in none.answer
    assert "Có 2 nhiệm vụ" in ask(office, "Phòng Nghiệp vụ 1 chủ trì những việc gì trong Kế hoạch 2/KH-TTr?").answer


def test_it_is_not_asked_which_of_the_two_is_meant(office):
    asked = ask(office, "Nhiệm vụ 1 hạn khi nào?")
    assert asked.status == "clarify"
    assert numbers(asked) == {"7/KH-TTr", "9/KH-TTr"}
    assert "2/KH-TTr" not in ask(office, "Hạn khi nào?").answer


def test_filters_of_tasks_leave_out_what_is_replaced_only_when_told_to(office):
    tasks = office.catalog.tasks
    assert [len(tasks(TaskFilter(in_force=kept, as_of=TODAY))) for kept in (False, True)] == [6, 3]
    assert len(tasks(TaskFilter(document_id=OLDER.id, in_force=True, as_of=TODAY))) == 3


def test_a_replaced_plan_holds_until_the_newer_one_does(tmp_path):
    effect = "Kế hoạch này có hiệu lực từ ngày 01/7/2026 và thay thế Kế hoạch số 2/KH-TTr."
    office = assistant_over(tmp_path, OLDER, plan("9/KH-TTr", 2026, REFORM, [], effect))
    question = "Kế hoạch 2/KH-TTr đã bị thay thế chưa?"
    assert ask(office, question).status == "not_found"
    assert "từ ngày 1/7/2026" in office.ask(question, as_of=date(2026, 7, 1)).answer


def test_a_plan_replaced_twice_leads_to_the_last_one(tmp_path):
    last = plan(
        "12/KH-TTr", 2026, REFORM, [(REVIEW, "Văn phòng", "2027")], "Kế hoạch này thay thế Kế hoạch số 9/KH-TTr."
    )
    office = assistant_over(tmp_path, OLDER, NEWER, last)
    assert numbers(ask(office, "Đơn vị nào chủ trì rà soát quy trình nội bộ?")) == {"12/KH-TTr"}
    told = ask(office, "Kế hoạch 2/KH-TTr còn hiệu lực không?").answer.splitlines()
    assert told == [REMARK, "Kế hoạch 9/KH-TTr đã được thay bằng Kế hoạch 12/KH-TTr."]


def test_the_same_number_in_another_province_stays_in_force(tmp_path):
    elsewhere = plan("2/KH-TTr", 2025, REFORM, [(REVIEW, "Văn phòng", "2026")], at="Thái Nguyên")
    office = assistant_over(tmp_path, elsewhere, NEWER)
    assert "thay bằng" not in ask(office, "Kế hoạch 2/KH-TTr của Thái Nguyên giao ai rà soát quy trình nội bộ?").answer


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch hồi tháng 3/2025 của Thanh tra Lạng Sơn giờ còn dùng không hay bị thay rồi?",
        "Kế hoạch ngày 05/3/2025 của Thanh tra tỉnh bị kế hoạch nào thay thế?",
        "ke hoach cu thang 3/2025 cua thanh tra lang son da bi thay the chua",
    ],
)
def test_a_replaced_plan_that_the_corpus_lacks_is_found_by_its_date(tmp_path, question):
    office = assistant_over(tmp_path, NEWER, ASIDE)
    told = ask(office, question)
    assert told.status == "answered"
    assert told.answer.startswith("Kế hoạch 9/KH-TTr thay thế Kế hoạch số 2/KH-TTr ngày 05/3/2025")


@pytest.mark.parametrize(
    "question", ["Kế hoạch 149/KH-TTr còn hiệu lực không?", "Kế hoạch tháng 8/2024 bị thay thế chưa?"]
)
def test_of_a_plan_that_is_only_mentioned_it_is_said_that_nothing_replaces_it(assistant, question):
    told = ask(assistant, question)
    assert told.status == "not_found"
    assert told.answer.startswith("Kho chỉ có chỗ nhắc tới 149/KH-TTr, không có văn bản nào thay thế.")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Kế hoạch tháng 8/2025 của Thanh tra Lạng Sơn ai ký?", "Hoàng Thanh Đạm"),
        ("Kế hoạch nào ban hành tháng 3/2026?", "Kế hoạch 29-KH/TU ghi ngày 31/3/2026"),
        ("Nghị quyết ngày 14/01/2026 của Chính phủ số mấy?", "11/NQ-CP"),
        ("Kế hoạch 38/KH-TTr ai ký?", "không ghi người ký"),
    ],
)
def test_a_document_is_known_by_its_kind_and_date(assistant, question, words):
    answer = ask(assistant, question).answer
    assert words in answer
    assert "Đậu Trường An" not in answer
