"""Vietnamese text in every encoding that offices have used."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableDocument
from corpus.readers.encoding import decode, from_tcvn3, from_vni
from corpus.words import load

PLAN = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc. Thực hiện nghị quyết về đột phá phát triển "
    "khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia trên địa bàn tỉnh; kỹ năng ở cơ sở, quý ba."
)
LETTERS = st.text(st.sampled_from(load("encodings")["tcvn3"]["letters"] + " ,.0123456789"), max_size=60)


def in_tcvn3(text: str) -> str:
    table = load("encodings")["tcvn3"]
    return text.translate(dict(zip(map(ord, table["letters"]), table["coded"], strict=True)))


def in_vni(text: str) -> str:
    """As the VNI keyboard stored it: a mark after its vowel, a few letters of their own."""
    data = load("encodings")["vni"]
    own = dict(zip(data["letters"], data["coded"], strict=True))
    written = {**own}
    for vowel in data["vowels"]:
        for mark, combining in data["marks"].items():
            base = next((letter for letter, coded in own.items() if coded == vowel), vowel)
            letter = unicodedata.normalize("NFC", base + combining)
            if len(letter) == 1:
                written.setdefault(letter, vowel + (mark if vowel.islower() else mark.upper()))
    return "".join(written.get(character, character) for character in text)


def in_cp1258(text: str) -> bytes:
    """As Windows-1258 stores it: a letter with its hat or horn, then its tone."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = ""
    for letter in text:
        split = unicodedata.normalize("NFD", letter)
        bare = unicodedata.normalize("NFC", "".join(mark for mark in split if mark not in tones))
        out += bare + "".join(mark for mark in split if mark in tones)
    return out.encode("cp1258")


@pytest.mark.parametrize(
    "content",
    [
        PLAN.encode(),
        PLAN.encode("utf-8-sig"),
        PLAN.encode("utf-16"),
        in_cp1258(PLAN),
        in_tcvn3(PLAN).encode("latin-1", "replace"),
        in_vni(PLAN).encode("latin-1"),
        in_tcvn3(PLAN).encode(),
        in_vni(PLAN).encode(),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "windows-1258", "tcvn3", "vni", "tcvn3 in utf-8", "vni in utf-8"],
)
def test_the_same_plan_comes_out_of_every_encoding(content: bytes) -> None:
    assert unicodedata.normalize("NFC", decode(content)) == PLAN


@given(LETTERS)
def test_tcvn3_is_undone_exactly(text: str) -> None:
    assert from_tcvn3(in_tcvn3(text)) == text


@given(LETTERS)
def test_vni_is_undone_exactly(text: str) -> None:
    assert from_vni(in_vni(text)) == text


@given(st.text(max_size=200))
def test_unicode_without_latin_1_marks_is_never_touched(text: str) -> None:
    plain = "".join(character for character in text if not "\u00a1" <= character <= "\u00ff")
    plain = plain.encode("utf-8", "replace").decode().replace("\ufeff", "")
    assert decode(plain.encode()) == plain


def test_bytes_of_no_vietnamese_encoding_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match="bảng mã"):
        decode(bytes(range(0x80, 0xFF)) * 20)
