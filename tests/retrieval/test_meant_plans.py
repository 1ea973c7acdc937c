"""Which plans a question means by its words."""

from datetime import date

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
