"""How replies and quotations are compared."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.wording import BareText, bare, states


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ("Đảng uỷ Uỷ ban nhân dân tỉnh chủ trì.", "đảng ủy ủy ban nhân dân tỉnh"),
        ("Hạn:   quý\nII năm 2026", "quý II năm 2026"),
        ("tối thiểu 6% cán bộ", "6%"),
    ],
)
def test_a_reply_states_words_whatever_their_spacing_and_tone_placement(reply: str, words: str) -> None:
    assert states(reply, words)


@pytest.mark.parametrize(("reply", "words"), [("đạt 96%", "6%"), ("quý III năm 2026", "quý II năm 2026")])
def test_a_part_of_a_word_or_number_is_not_stated(reply: str, words: str) -> None:
    assert not states(reply, words)


def test_a_quotation_is_found_through_line_breaks_and_table_bars() -> None:
    text = "| Nghị quyết 57-\nNQ/TW | % | >98 |"
    ((start, end),) = BareText(text).find("57-NQ/TW % >98")
    assert text[start:end] == "57-\nNQ/TW | % | >98"


COMPOSED = st.text(max_size=40).map(lambda text: unicodedata.normalize("NFC", text))


@given(COMPOSED, COMPOSED)
def test_every_place_found_reads_like_the_quotation(before: str, quotation: str) -> None:
    text = f"{before} {quotation}"
    places = BareText(text).find(quotation)
    assert all(bare(text[start:end]) == bare(quotation) for start, end in places)
    assert bool(places) == bool(bare(quotation))
