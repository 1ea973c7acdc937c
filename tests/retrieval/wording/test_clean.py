"""One spelling for what looks the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.wording.clean import clean, fold

TYPED = [
    ("\ufeffK\u200dế\u200b h\u200bo\u200dạ\u200bch\u202e 29\xad", "Kế hoạch 29"),
    (unicodedata.normalize("NFD", "Đơn vị nào chủ trì"), "Đơn vị nào chủ trì"),
    ("hoà bình, khoẻ, thuỷ lợi, uỷ ban", "hòa bình, khỏe, thủy lợi, ủy ban"),
    ("UỶ BAN, Uỷ ban", "ỦY BAN, Ủy ban"),
    ("quý, quỹ, quỷ, hoàn, khoảng", "quý, quỹ, quỷ, hoàn, khoảng"),
    ("2028–2030, 238 — KH", "2028-2030, 238 - KH"),
    ("  nhiều\t\tkhoảng\n trắng\xa0", "nhiều khoảng trắng"),
    ("ＫＨ ２９", "KH 29"),
    ("một\x00hai\x07", "mộthai"),
]


@pytest.mark.parametrize(("typed", "text"), TYPED)
def test_cleaning(typed: str, text: str) -> None:
    assert clean(typed) == text


def test_folding_loses_marks_case_and_bar() -> None:
    assert fold("Đảng ủy Ủy ban nhân dân") == "dang uy uy ban nhan dan"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x1EFF)))
def test_folding_keeps_the_offsets_of_a_clean_text(text: str) -> None:
    assert len(fold(clean(text))) == len(clean(text))
