"""What names a person is hidden before a text is kept; what names a document or a day is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.mask import MASK, mask

PERSONAL = [
    "0912345678", "0912 345 678", "091.234.5678", "0912-345-678", "02053812345", "(0205) 3812 345", "+84912345678",
    "+84 912 345 678", "84912345678", "(+84) 912 345 678", "001099012345", "001 099 012 345", "0010 9901 2345",
    "012345678", "123456789", "1234567890123", "a.b@c.vn", "an.b@tinh.gov.vn",
]  # fmt: skip
PLAIN = [
    "57-NQ/TW", "22/KH-TTR", "238-KH/TU", "193/2025/QH15", "01/2025/TT-BTC", "0238-KH/TU", "ngày 01/07/2025",
    "01.07.2025 10 giờ", "05-12-2026 08 giờ 30", "từ 01.07.2025-31.12.2025", "09.2026-12.2026", "2026-07-01",
    "2026-2030", "Kế hoạch 84 2026-2030", "tháng 09 năm 2026", "500.000.000", "#k012345678901",
]  # fmt: skip

words = st.text(st.sampled_from("aăbđehiknôơtuưy "), max_size=12)
gap = st.sampled_from(["", " ", ".", "-"])


def digits(count: int) -> st.SearchStrategy[str]:
    """So many digits."""
    return st.text(st.sampled_from("0123456789"), min_size=count, max_size=count)


@st.composite
def telephones(draw: st.DrawFn) -> str:
    """A number of nine digits after its prefix, in one piece or in groups of two, three and four."""
    prefix = draw(st.sampled_from(["0", "84", "+84"]))
    number, between = draw(digits(9)), draw(gap)
    if prefix == "0":
        return between.join(["0" + number[:3], number[3:6], number[6:]])
    return between.join([prefix, number[:2], number[2:5], number[5:]])


@st.composite
def identities(draw: st.DrawFn) -> str:
    """A căn cước of twelve digits, in one piece or in groups, or a chứng minh of nine."""
    number, between = draw(digits(11)), draw(gap)
    whole = "0" + number
    return draw(st.sampled_from([between.join(whole[at : at + 3] for at in range(0, 12, 3)), number[:9]]))


@st.composite
def days(draw: st.DrawFn) -> str:
    """A day, a month, a year or a span of them, as people write it in figures."""
    mark = draw(st.sampled_from("./-"))
    form = draw(st.sampled_from([f"%d{mark}%m{mark}%Y", f"%m{mark}%Y", "%Y"]))
    some = st.dates(date(1945, 1, 1), date(2060, 12, 31))
    return draw(st.sampled_from(["-", " ", " - "])).join(
        day.strftime(form) for day in draw(st.lists(some, min_size=1, max_size=2))
    )


@st.composite
def document_numbers(draw: st.DrawFn) -> str:
    """A document number such as 238-KH/TU or 01/2025/TT-BTC."""
    count, year = draw(st.integers(1, 9999)), draw(st.integers(1990, 2040))
    form = draw(st.sampled_from(["{0}-KH/TU", "{0}/KH-TTR", "{0:02}/{1}/TT-BTC", "{0}/{1}/QH15", "{0:04}-NQ/TW"]))
    return form.format(count, year)


@pytest.mark.parametrize("number", PERSONAL)
def test_numbers_and_addresses_that_name_a_person_are_masked(number: str) -> None:
    assert mask(f"gọi {number} nhé").replace("(", "") == f"gọi {MASK} nhé"


@pytest.mark.parametrize("text", PLAIN)
def test_what_names_a_document_or_a_day_is_not(text: str) -> None:
    assert mask(text) == text


@given(words, telephones() | identities(), words)
def test_no_digit_of_a_personal_number_is_left(before: str, number: str, after: str) -> None:
    assert mask(f"{before}{number}{after}") == f"{before}{MASK}{after}"


@given(words, days() | document_numbers(), words)
def test_days_and_document_numbers_stay_among_any_words(before: str, number: str, after: str) -> None:
    assert mask(f"{before} {number} {after}") == f"{before} {number} {after}"


@given(days(), telephones() | identities())
def test_a_day_beside_a_personal_number_stays(day: str, number: str) -> None:
    assert mask(f"{number}, {day}: {number}") == f"{MASK}, {day}: {MASK}"


@given(st.text() | st.text(st.sampled_from("0189 .-–/()+@a▒#k")))
def test_masking_twice_is_masking_once(text: str) -> None:
    assert mask(mask(text)) == mask(text)
