"""Who is given work in the parts on organisation: names of bodies and persons in headings and before duties."""

import pytest

from corpus.document import make_document
from corpus.layout import Layout, Paragraph
from corpus.naming import is_name, name_in
from corpus.records import Document

PART = "III. TỔ CHỨC THỰC HIỆN"


def plan(*texts: str) -> Document:
    return make_document(Layout(tuple(map(Paragraph, ("KẾ HOẠCH", "Công tác", PART, *texts)))), "a.txt", "0" * 64)


def given(*texts: str) -> list[tuple[str, str, str]]:
    return [(a.locator, a.unit.exact, a.text.exact) for a in plan(*texts).assignments]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Đề nghị Ban Công tác Mặt trận thôn phối hợp với Trưởng thôn", "Ban Công tác Mặt trận thôn"),
        ("Định kỳ, Văn phòng Tỉnh ủy tổng hợp", "Văn phòng Tỉnh ủy"),
        ("Để thực hiện Nghị quyết số 57-NQ/TW, Đảng đoàn Quốc hội xác định các nhiệm vụ:", "Đảng đoàn Quốc hội"),
        ("Các cơ quan, tổ chức, cá nhân có liên quan chủ động", "Các cơ quan, tổ chức, cá nhân có liên quan"),
        ("Cơ quan tham mưu, giúp việc Tỉnh ủy; các đảng ủy", "Cơ quan tham mưu, giúp việc Tỉnh ủy; các đảng ủy"),
        ("Cán bộ phụ trách lĩnh vực giám sát", "Cán bộ phụ trách lĩnh vực giám sát"),
        ("Tổ đảng các Ủy ban theo chức năng, nhiệm vụ được giao chủ động:", "Tổ đảng các Ủy ban"),
        ("Các đơn vị được giao chủ trì chịu trách nhiệm cập nhật", "Các đơn vị được giao chủ trì"),
        ("Các chi bộ trực thuộc Đảng uỷ căn cứ Kế hoạch này", "Các chi bộ trực thuộc Đảng uỷ"),
        ("Cơ sở KCB BHYT: Cử cán bộ tham dự", "Cơ sở KCB BHYT"),
        ("BHXH cơ sở phối hợp tuyên truyền", "BHXH cơ sở"),
        ("Giáo viên chủ nhiệm, tổ chuyên môn, Đoàn trường", "Giáo viên chủ nhiệm, tổ chuyên môn, Đoàn trường"),
        ("Cơ sở dữ liệu được triển khai", None),
        ("Lãnh đạo, chỉ đạo rà soát, hoàn thiện pháp luật", None),
        ("Tổ chức các đoàn giám sát", None),
        ("Ban hành Kế hoạch và Quyết định thành lập Đoàn kiểm tra", None),
        ("Báo cáo kết quả Hội nghị", None),
    ],
)
def test_a_name_is_told_from_a_clause(words: str, name: str | None) -> None:
    found = name_in(words)
    assert (found and words[found.start : found.end]) == name


def test_a_heading_may_be_a_name_and_nothing_else() -> None:
    assert is_name("Văn phòng Tỉnh ủy:")
    assert not is_name("Văn phòng Tỉnh ủy tổng hợp.")


def test_a_letter_that_names_a_body_owns_the_items_below_and_is_their_place() -> None:
    clause = "1. Lãnh đạo, chỉ đạo rà soát pháp luật; tăng cường giám sát"
    assert given(
        clause, "a) Tổ đảng ở Ủy ban Pháp luật", "- Chủ trì thẩm tra.", "b) Ban Dân nguyện:", "- Tiếp dân."
    ) == [
        ("III > 1 > a", "Tổ đảng ở Ủy ban Pháp luật", "Chủ trì thẩm tra."),
        ("III > 1 > b", "Ban Dân nguyện", "Tiếp dân."),
    ]


def test_where_nobody_is_named_nothing_is_assigned() -> None:
    assert given("1. Lãnh đạo, chỉ đạo rà soát pháp luật", "- Tổ chức rà soát các văn bản.") == []


def test_what_a_person_does_under_the_heading_of_a_body_is_the_body_s() -> None:
    duty = "Đồng chí Chủ tịch Hội đồng: Phụ trách chung."
    assert [unit for _, unit, _ in given("1. Ban Giám hiệu", f"- {duty}")] == ["Ban Giám hiệu"]
    assert [unit for _, unit, _ in given(f"1. {duty}")] == ["Đồng chí Chủ tịch Hội đồng"]


def test_a_later_clause_may_give_the_work_to_a_body() -> None:
    kinds = ("Chế độ báo cáo: báo cáo quý gửi về Ủy ban; giao Phòng Kinh tế tổng hợp.", "Đã được giao Phòng Kinh tế.")
    assert [unit for _, unit, _ in given(*(f"- {text}" for text in kinds))] == ["Phòng Kinh tế"]


def test_a_duty_is_told_once_as_a_task_or_as_an_assignment() -> None:
    dated = "- Chủ trì kiện toàn Tổ công tác; hoàn thành trước ngày 30/6/2026."
    more = "- Chủ trì rà soát quy chế, hoàn thành trước ngày 30/6/2026. Phối hợp với Phòng Kinh tế tuyên truyền."
    document = plan("1. Văn phòng", dated, more)
    assert [task.text.exact[:9] for task in document.tasks] == ["kiện toàn", "rà soát q"]
    assert [duty.text.exact for duty in document.assignments] == [more.removeprefix("- ")]


def test_a_labelled_line_is_no_assignment_of_a_unit_called_unit() -> None:
    assert given("1. Văn phòng", "- Đơn vị phối hợp: các phòng.", "- Tổng hợp.") == [
        ("III > 1", "Văn phòng", "Tổng hợp.")
    ]


def test_carrying_something_out_is_no_part_on_organisation() -> None:
    texts = ("II. NỘI DUNG", "2. Tổ chức thực hiện công tác tuyên truyền", "- Sở Y tế tuyên truyền.")
    assert make_document(Layout(tuple(map(Paragraph, texts))), "a.txt", "0" * 64).assignments == ()


def test_a_number_above_its_own_decimals_is_a_heading_though_it_ends_in_a_full_stop() -> None:
    document = plan("1. Hội nghị lần thứ nhất.", "1.1. Nội dung: Hiệp thương về cơ cấu.")
    assert "III > 1" in [section.locator for section in document.sections]
    assert document.passages[-1].locator == "III > 1 > 1.1"


def test_what_is_said_to_all_at_the_end_is_given_to_nobody() -> None:
    closing = "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo Thanh tra tỉnh."
    found = plan("1. Văn phòng", "- Tổng hợp.", closing)
    assert ([a.text.exact for a in found.assignments], found.passages[-1].locator) == (["Tổng hợp."], "III")
