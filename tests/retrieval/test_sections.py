"""Sections of a plan told whole: named by their heading, or by the time that the heading gives."""

from datetime import date

import pytest

from corpus.document import make_document
from corpus.layout import Layout, Paragraph
from tests.retrieval.plans import assistant_over

PLAN = """KẾ HOẠCH
Truyền thông về chuyển đổi số
I. MỤC TIÊU, YÊU CẦU
1. Mục tiêu
Nâng cao nhận thức của cán bộ, công chức.
2. Yêu cầu
Bảo đảm thiết thực, tiết kiệm.
II. LỘ TRÌNH
a) Năm 2026
Biên soạn tài liệu hỏi đáp.
b) Năm 2027 đến năm 2029
Duy trì chuyên mục trên trang thông tin.
III. KINH PHÍ
Từ nguồn chi thường xuyên.
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    lines = tuple(Paragraph(line) for line in PLAN.splitlines())
    return assistant_over(tmp_path_factory.mktemp("office"), make_document(Layout(lines), "truyen-thong.txt", "0" * 64))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Yêu cầu của kế hoạch truyền thông là gì?", "Bảo đảm thiết thực"),
        ("muc dich cua ke hoach truyen thong", "Nâng cao nhận thức"),
        ("Năm 2027 kế hoạch truyền thông đặt ra những gì?", "Duy trì chuyên mục"),
        ("kế hoạch truyền thông năm 2028 có gì phải làm", "Duy trì chuyên mục"),
        ("Năm 2026 có những nhiệm vụ nào?", "Biên soạn tài liệu"),
    ],
)
def test_a_section_is_told_by_what_its_heading_says(office, question, told):
    answer = office.ask(question, as_of=date(2026, 5, 1))
    assert answer.status == "answered"
    assert told in answer.citations[0].exact
    assert len(answer.citations) == 1


def test_a_year_without_a_heading_has_nothing_due(office):
    assert office.ask("Năm 2031 có những nhiệm vụ nào?", as_of=date(2026, 5, 1)).status == "not_found"
