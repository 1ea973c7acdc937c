"""Search keys: one key for all spellings of a word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.keys import asked, fold, folded_terms, marked_terms, pairs, syllables, typed_without_marks


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà bình", "hòa bình"), ("Uỷ ban", "ỦY BAN"), ("tháng 01/2029", "tháng 1/2029"), ("71/NQ-CP", "71-NQ/CP")],
)
def test_spellings_of_one_word_share_a_key(one: str, other: str) -> None:
    assert syllables(one) == syllables(other)


def test_tones_still_tell_words_apart() -> None:
    assert len({syllables(word)[0] for word in ("ma", "má", "mà", "mả", "mã", "mạ")}) == 6


def test_a_text_is_found_by_its_syllables_and_their_pairs() -> None:
    assert pairs(["chủ", "trì", "thực"]) == ["chủ trì", "trì thực"]
    assert len(marked_terms("Văn phòng chủ trì")) == 4 + 3


def test_keys_without_diacritics_meet_what_was_typed_without_them() -> None:
    assert folded_terms("Đơn vị chủ trì") == folded_terms("don vi chu tri") == marked_terms("don vi chu tri")


@pytest.mark.parametrize("question", ["don vi nao chu tri", "bao gio xong viec so hoa ho so vay ban?"])
def test_a_question_typed_without_diacritics_is_noticed(question: str) -> None:
    assert typed_without_marks(question)


@pytest.mark.parametrize("question", ["Đơn vị nào chủ trì?", "VP làm gì", "29", ""])
def test_other_questions_keep_their_diacritics(question: str) -> None:
    assert not typed_without_marks(question)


@settings(deadline=None)
@given(st.text())
def test_any_text_has_keys_and_folding_again_changes_nothing(text: str) -> None:
    assert all(syllables(text))
    assert fold(fold(text)) == fold(text)


def test_question_words_are_no_search_keys_unless_nothing_else_is_asked() -> None:
    assert asked(marked_terms("Ai chủ trì")) == [term for term in marked_terms("Ai chủ trì") if term != "ai"]
    assert asked(folded_terms("don vi nao")) == ["don", "vi", "don vi", "vi nao"]
    assert asked(marked_terms("là gì")) == marked_terms("là gì")
