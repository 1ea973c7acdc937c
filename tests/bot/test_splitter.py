"""Cutting replies: nothing lost, no limit exceeded, nothing broken that a reader sees as one thing."""

import regex
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.html import html
from bot.fit import fit
from bot.limits import TELEGRAM, ZALO_BOT, ZALO_OA, Limits
from bot.message import Block, Button, Link, Message, Text, plain, plain_text
from bot.splitter import cut, split, utf16
from tests.bot.fakes.telegram import parse_html

_PIECES = st.sampled_from(
    [
        "Kế hoạch ",
        "số 29-KH/TU. ",
        "\n",
        "\n\n",
        "😀",
        "👨‍👩‍👧‍👦",
        "🇻🇳",
        "e\u0301\u0323",
        "đ",
        "a",
        " ",
        "; ",
        "<b>&",
        "\u0301",
    ]
)
TEXTS = st.one_of(st.lists(_PIECES, max_size=120).map("".join), st.text(max_size=200))
STYLED = st.builds(Text, text=TEXTS.filter(str.strip), style=st.sampled_from(["plain", "bold", "quote"]))
LINKS = st.builds(Link, label=st.text("ab ", min_size=1, max_size=20), url=st.just("https://hoi.example.vn/d#c=1"))
BLOCKS: st.SearchStrategy[tuple[Block, ...]] = st.lists(STYLED | LINKS, min_size=1, max_size=12).map(tuple)
LIMITS = st.integers(60, 400)


def letters(text: str) -> str:
    """A text without its white space, which a seam may take away."""
    return "".join(text.split())


@given(TEXTS, st.integers(12, 80))
def test_cutting_loses_nothing_and_keeps_the_limit(text: str, limit: int) -> None:
    pieces = cut(text, limit)
    assert letters("".join(pieces)) == letters(text)
    assert all(0 < utf16(piece) <= limit for piece in pieces)


@given(TEXTS, st.integers(40, 80))
def test_no_grapheme_is_broken(text: str, limit: int) -> None:
    whole = [grapheme for grapheme in regex.findall(r"\X", text) if grapheme.strip() and utf16(grapheme) <= limit // 2]
    pieces = [grapheme for piece in cut(text, limit) for grapheme in regex.findall(r"\X", piece)]
    assert [grapheme for grapheme in whole if grapheme not in pieces] == []


@given(BLOCKS, LIMITS)
def test_every_part_fits_and_together_they_say_everything(blocks: tuple[Block, ...], limit: int) -> None:
    parts = split(Message(blocks=blocks), limit)
    assert all(utf16(plain_text(part)) <= limit for part in parts)
    bodies = [part.blocks[1:] if len(parts) > 1 else part.blocks for part in parts]
    said = "".join(plain(block) for body in bodies for block in body)
    assert letters(said) == letters("".join(plain(block) for block in blocks))


@given(BLOCKS, LIMITS)
def test_links_stay_whole(blocks: tuple[Block, ...], limit: int) -> None:
    parts = split(Message(blocks=blocks), limit)
    kept = [block for part in parts for block in part.blocks if isinstance(block, Link)]
    assert kept == [block for block in blocks if isinstance(block, Link)]


@given(BLOCKS, LIMITS)
def test_each_part_is_html_that_telegram_reads_and_never_longer_than_its_plain_text(
    blocks: tuple[Block, ...], limit: int
) -> None:
    for part in split(Message(blocks=blocks), limit):
        assert utf16(parse_html(html(part))) <= utf16(plain_text(part))


@given(BLOCKS, st.sampled_from([TELEGRAM, ZALO_OA, ZALO_BOT]), st.lists(st.text(min_size=1, max_size=200), max_size=30))
def test_a_reply_keeps_every_limit_of_its_platform(
    blocks: tuple[Block, ...], limits: Limits, labels: list[str]
) -> None:
    buttons = tuple(Button(label=label, token="#k0") for label in labels)
    parts = fit(Message(blocks=blocks * 40, buttons=buttons), limits, "https://hoi.example.vn")
    assert all(utf16(plain_text(part)) <= limits.text for part in parts)
    assert all(len(part.buttons) <= limits.buttons for part in parts)
    assert all(utf16(button.label) <= limits.button_label for part in parts for button in part.buttons)


def test_a_sentence_is_not_cut_while_its_end_is_near() -> None:
    text = "Câu thứ nhất nói về thời hạn. Câu thứ hai nói về đơn vị chủ trì."
    assert cut(text, 40) == ["Câu thứ nhất nói về thời hạn.", "Câu thứ hai nói về đơn vị chủ trì."]


def test_a_source_stays_with_what_it_supports() -> None:
    task, source = Text(text="nhiệm vụ " * 5), Link(label="Kế hoạch 01", url="https://hoi.example.vn/d")
    parts = split(Message(blocks=(task, source) * 6), 150)
    assert all(part.blocks[-2:] == (task, source) for part in parts)


def test_one_part_has_no_number_and_buttons_stand_under_the_last() -> None:
    button = Button(label="Xem", token="#k1")
    assert split(Message(blocks=(Text(text="ngắn"),), buttons=(button,)), 100)[0].blocks == (Text(text="ngắn"),)
    parts = split(Message(blocks=(Text(text="từ " * 100),), buttons=(button,)), 100)
    assert [part.buttons for part in parts] == [()] * (len(parts) - 1) + [(button,)]


def test_a_reply_of_too_many_parts_ends_with_the_link_to_the_whole() -> None:
    parts = fit(Message(blocks=(Text(text="nhiệm vụ. " * 3000),)), ZALO_OA, "https://hoi.example.vn")
    assert len(parts) == 6
    assert parts[-1].blocks[-1] == Link(label="Câu trả lời còn dài; xem đầy đủ tại:", url="https://hoi.example.vn")
