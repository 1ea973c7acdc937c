"""Raw TELEX and VNI typing."""

import re

import pytest

from retrieval.wording.english import english_words
from retrieval.wording.syllables import split_tone, syllables
from retrieval.wording.typing import decode_text, decode_word
from tests.retrieval.wording.sentences import TEXTS

RAW = [
    ("ddown vij naof chur trif", "đơn vị nào chủ trì"),
    ("ddo7n vi5 na2o chu3 tri2", "đơn vị nào chủ trì"),
    ("d9o7n vi5 na2o chu3 tri2", "đơn vị nào chủ trì"),
    ("Kees hoachj 29-KH/TU thay thees kees hoachj naof", "Kế hoạch 29-KH/TU thay thế kế hoạch nào"),
    ("nhieemj vuj naof phair hoanf thanhf trong quys II/2026", "nhiệm vụ nào phải hoàn thành trong quý II/2026"),
    ("VIEECJ GIF DDEENS HANJ", "VIỆC GÌ ĐẾN HẠN"),
]
UNTOUCHED = [
    "don vi nao chu tri",
    "Đơn vị nào chủ trì",
    "NQ57 cua tinh uy, KH29, T6/2026, quy 2",
    "What is the deadline of this task for the office",
    "Ứng dụng AI, IoT, KPI ở Sở KHCN",
    "ke hoach 22 cua thanh tra tinh Thai Nguyen",
]
TELEX = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
VNI = {"ă": "a8", "â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}
VNI_TONES = {"": "", "s": "1", "f": "2", "r": "3", "x": "4", "j": "5"}


@pytest.mark.parametrize(("typed", "text"), RAW)
def test_raw_typing_is_decoded(typed: str, text: str) -> None:
    assert decode_text(typed, english_words()) == text


@pytest.mark.parametrize("text", UNTOUCHED)
def test_other_text_is_left_alone(text: str) -> None:
    assert decode_text(text, english_words()) == text


def test_every_syllable_typed_raw_is_read_back() -> None:
    for syllable in (syllable for syllable in syllables() if "oo" not in fold_tone(syllable)):
        toneless, tone = split_tone(syllable)
        for keys, stroke in ((TELEX, tone), (VNI, VNI_TONES[tone])):
            typed = "".join(keys.get(char, char) for char in toneless) + stroke
            assert typed == syllable or decode_word(typed) == syllable


@pytest.mark.parametrize("sentence", TEXTS)
def test_sentences_typed_raw_are_read_back(sentence: str) -> None:
    for keys, tones in ((TELEX, {}), (VNI, VNI_TONES)):
        typed = re.sub(r"[^\W\d_]+", lambda word, keys=keys, tones=tones: _typed(word.group(), keys, tones), sentence)
        assert decode_text(typed, english_words()).lower() == sentence.lower()


def _typed(word: str, keys: dict[str, str], tones: dict[str, str]) -> str:
    toneless, tone = split_tone(word.lower())
    typed = "".join(keys.get(char, char) for char in toneless) + tones.get(tone, tone)
    return typed if typed != word.lower() else word


def fold_tone(syllable: str) -> str:
    """The toneless form: "oo" ("xoong") is the one spelling that TELEX keeps for another letter."""
    return split_tone(syllable)[0]
