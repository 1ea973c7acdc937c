"""Bodies of one kind are told apart by their own names: "xã Lương Minh", "Trường THPT Đốc Binh Kiều"."""

from datetime import date

import pytest

from corpus.document import make_document
from corpus.layout import Layout, Paragraph
from tests.retrieval.plans import assistant_over

TODAY = date(2026, 5, 1)


def of_commune(name, number, *tasks):
    top = (f"ỦY BAN NHÂN DÂN\nXÃ {name.upper()}", f"Số: {number}", f"{name}, ngày 05 tháng 3 năm 2026", "KẾ HOẠCH")
    lines = (*top, "Tuyên truyền bầu cử", "I. NỘI DUNG", *tasks)
    return make_document(Layout(tuple(Paragraph(line) for line in lines)), f"{name}.txt", "0" * 64)


@pytest.fixture(scope="module")
def communes(tmp_path_factory):
    return assistant_over(
        tmp_path_factory.mktemp("communes"),
        of_commune("Lương Minh", "7/KH-UBND", "Tuyên truyền trên loa truyền thanh của xã.", "Kẻ vẽ pa-nô."),
        of_commune("Phố Bảng", "9/KH-UBND", "Tuyên truyền tại chợ Phố Bảng.", "Xã Lương Minh phối hợp khi cần."),
    )


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Xã Lương Minh tuyên truyền bằng gì?", "7/KH-UBND"),
        ("tuyen truyen bau cu o luong minh the nao", "7/KH-UBND"),
        ("Phố Bảng tuyên truyền ở đâu?", "9/KH-UBND"),
    ],
)
def test_a_body_named_by_its_own_name_answers_alone(communes, question, number):
    answer = communes.ask(question, as_of=TODAY)
    assert answer.status == "answered"
    assert {citation.document.number for citation in answer.citations} == {number}


def test_another_body_of_the_kind_has_no_plan(communes):
    answer = communes.ask("Kế hoạch tuyên truyền của xã Đồng Văn số mấy?", as_of=TODAY)
    assert (answer.status, "Đồng Văn" in answer.answer) == ("not_found", True)
