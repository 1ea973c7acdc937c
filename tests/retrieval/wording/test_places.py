"""Places inside a plan."""

import pytest

from retrieval.wording.places import find_places

NAMED = [
    ("phụ lục 2", [("annex", "2")]),
    ("phu luc ii muc 2.1", [("annex", "II"), ("section", "2.1")]),
    ("phần III", [("section", "III")]),
    ("mục II.3", [("section", "II.3")]),
    ("mục đ", [("letter", "đ")]),
    ("điểm a mục 2", [("letter", "a"), ("section", "2")]),
    ("nhiệm vụ thứ hai", [("task", "2")]),
    ("nhiệm vụ số 5", [("task", "5")]),
    ("nv 3 nhóm 4", [("task", "3"), ("group", "4")]),
    ("nhóm thứ ba", [("group", "3")]),
    ("STT 13", [("stt", "13")]),
    ("cái thứ hai thì sao", [("item", "2")]),
    ("cái 2", [("item", "2")]),
    ("việc cuối cùng", [("item", "-1")]),
    ("task 3 of group 2", [("task", "3"), ("group", "2")]),
    ("phụ lục hai, phần ba, nhom mot", [("annex", "2"), ("section", "3"), ("group", "1")]),
    ("35 nhiệm vụ trọng tâm", []),
    ("nhiệm vụ năm 2026", []),
    ("nhiệm vụ 2026", []),
    ("nhiệm vụ 3 tháng đầu năm", []),
    ("nhóm 3 người", []),
    ("mục tiêu, mục đích, phần trăm", []),
]


@pytest.mark.parametrize(("question", "places"), NAMED)
def test_places_named(question: str, places: list[tuple[str, str]]) -> None:
    assert [(place.kind, place.value) for place in find_places(question)] == places


def test_a_value_in_all_its_forms() -> None:
    assert find_places("phụ lục II")[0].forms == find_places("phụ lục 2")[0].forms == ("2", "II")
    assert find_places("mục đ")[0].forms == ("đ",)
