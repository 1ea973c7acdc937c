"""Document numbers in any spelling, and what is none."""

import pytest

from retrieval.wording.clean import clean
from retrieval.wording.numbers import find_numbers

NAMED = [
    ("29-KH/TU", [(29, None, "KH", "TU")]),
    ("KH 29 KH TU", [(29, None, "KH", "TU")]),
    ("kh29kh/tu", [(29, None, "KH", "TU")]),
    ("238 - KH / TU", [(238, None, "KH", "TU")]),
    ("kế hoạch 29 của Tỉnh ủy", [(29, None, "KH", None)]),
    ("ke hoach so 22", [(22, None, "KH", None)]),
    ("kế hoạch hành động 238", [(238, None, "KH", None)]),
    ("KH 22 của TTr", [(22, None, "KH", None)]),
    ("22/KH-TTR", [(22, None, "KH", "TTR")]),
    ("NQ57", [(57, None, "NQ", None)]),
    ("nghị quyết số 57", [(57, None, "NQ", None)]),
    ("Nghị quyết 57 ngày 22/12/2024", [(57, None, "NQ", None)]),
    ("nghị quyết 57 và 71", [(57, None, "NQ", None), (71, None, "NQ", None)]),
    ("QĐ 1169", [(1169, None, "QD", None)]),
    ("1169/QĐ-TTg", [(1169, None, "QD", "TTG")]),
    ("Kế hoạch số 211", [(211, None, "KH", None)]),
    ("193/2025/QH15", [(193, 2025, None, "QH15")]),
    ("Công văn số 939-CV/VPTW", [(939, None, "CV", "VPTW")]),
    ("193/UBND-KT", [(193, None, None, "UBND-KT")]),
    ("Đề án 06", [(6, None, "DA", None)]),
    ("KH 29 năm 2026", [(29, None, "KH", None)]),
    ("so sánh số nhiệm vụ của 238 và 29", [(238, None, None, None), (29, None, None, None)]),
    ("Năm 2033 KH 29 có việc gì", [(29, None, "KH", None)]),
    ("kế hoạch 22 phòng nào chủ trì", [(22, None, "KH", None)]),
    ("kế hoạch của Tỉnh ủy số 29", [(29, None, "KH", None)]),
    ("KH-29 và KH_22", [(29, None, "KH", None), (22, None, "KH", None)]),
    ("Plan 29, Resolution No. 57", [(29, None, "KH", None), (57, None, "NQ", None)]),
]
NOT_NAMED = [
    "kế hoạch 2026",
    "kế hoạch năm 2026",
    "kế hoạch 5 năm 2026-2030",
    "ngày 31/3/2026",
    "kế hoạch 29/3",
    "đạt 50% kế hoạch",
    "nhiệm vụ 3",
    "nhóm 4",
    "phụ lục II",
    "STT 13",
    "quý II/2026",
    "báo cáo 2 nhiệm vụ",
    "30 ngày tới",
    "giai đoạn 2028-2030",
]
SAME = [
    ("KH 29", "29-KH/TU"),
    ("29-kh/tu", "29-KH/TU"),
    ("22/KH-TTR", "22 /KH-TTr"),
    ("NQ57", "57-NQ/TW"),
    ("NQ71/NQCP", "71/NQ-CP"),
    ("NQ57 giờ còn dùng không", "57-NQ/TW"),
]
OTHER = [
    ("KH 29", "29-NQ/TW"),
    ("KH 283", "238-KH/TU"),
    ("29-KH/TU", "29/KH-UBND"),
    ("193/2024/QH15", "193/2025/QH15"),
    ("NQ66", "66.2/2025/NQ-CP"),
]


@pytest.mark.parametrize(("question", "numbers"), NAMED)
def test_numbers_named(question: str, numbers: list[tuple[int, int | None, str | None, str | None]]) -> None:
    found = find_numbers(clean(question))
    assert [(mention.number, mention.year, mention.kind, mention.body) for mention in found] == numbers


@pytest.mark.parametrize("question", NOT_NAMED)
def test_no_number_named(question: str) -> None:
    assert find_numbers(question) == ()


@pytest.mark.parametrize(("question", "number"), SAME)
def test_a_mention_that_can_mean_a_document(question: str, number: str) -> None:
    assert find_numbers(question)[0].matches(number)


@pytest.mark.parametrize(("question", "number"), OTHER)
def test_a_mention_that_means_another_document(question: str, number: str) -> None:
    assert not find_numbers(question)[0].matches(number)


def test_offsets_hold_the_text() -> None:
    question = "So sánh KH 29 với 238 - KH / TU và nghị quyết 57, 71"
    assert [question[mention.start : mention.end] for mention in find_numbers(question)] == [
        "KH 29",
        "238 - KH / TU",
        "nghị quyết 57",
        "71",
    ]
