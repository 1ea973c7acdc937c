"""Cutting a message into parts that a platform accepts, at the gentlest place that fits.

Blocks stay whole where they can; a long text is cut between paragraphs, then sentences, then words, and inside
a word only between graphemes. Markup is applied after the cut, so no tag or entity is ever broken.
"""

from collections.abc import Iterator

import regex

from bot.message import Block, Link, Message, Text, plain

_WHOLE = r"(?![\p{M}\u200d])"
_SEAMS = tuple(seam + _WHOLE for seam in (r"\n\s*\n", r"\n", r"(?<=[.!?;…])\s+", r"\s+"))
_NUMBERING = len("(99/99)\n")


def utf16(text: str) -> int:
    """The length of a text in UTF-16 code units, as Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(message: Message, limit: int) -> list[Message]:
    """The message as parts of at most ``limit`` UTF-16 units of plain text each, numbered "(1/3)" if several.

    The buttons stand under the last part. A message without blocks gives no part.
    """
    whole = _pack(message.blocks, limit)
    parts = whole if len(whole) <= 1 else _pack(message.blocks, limit - _NUMBERING)
    if len(parts) > 1:
        parts = [(Text(text=f"({n}/{len(parts)})"), *part) for n, part in enumerate(parts, start=1)]
    last = len(parts) - 1
    return [Message(blocks=part, buttons=message.buttons if n == last else ()) for n, part in enumerate(parts)]


def _pack(blocks: tuple[Block, ...], limit: int) -> list[tuple[Block, ...]]:
    """Blocks laid into parts in order, each part filled as far as whole units or gentle cuts allow."""
    parts: list[tuple[Block, ...]] = []
    part: tuple[Block, ...] = ()
    for unit in _units(blocks, limit):
        if part and _size((*part, *unit)) > limit:
            parts.append(part)
            part = ()
        part = (*part, *unit)
    return [*parts, part] if part else parts


def _units(blocks: tuple[Block, ...], limit: int) -> Iterator[tuple[Block, ...]]:
    """What stays in one part: a text with the links that follow it, its sources; else single blocks, or pieces."""
    unit: tuple[Block, ...] = ()
    for block in blocks:
        if unit and isinstance(block, Link) and _size((*unit, block)) <= limit:
            unit = (*unit, block)
            continue
        if unit:
            yield unit
        pieces = _pieces(block, limit)
        yield from ((piece,) for piece in pieces[:-1])
        unit = tuple(pieces[-1:])
    if unit:
        yield unit


def _size(blocks: tuple[Block, ...]) -> int:
    return utf16("\n".join(plain(block) for block in blocks))


def _pieces(block: Block, limit: int) -> list[Block]:
    """A block as one or more blocks of at most ``limit`` units."""
    if utf16(plain(block)) <= limit:
        return [block]
    if isinstance(block, Link):
        return [Text(text=text) for text in cut(plain(block), limit)]
    return [Text(text=text, style=block.style) for text in cut(block.text, limit)]


def cut(text: str, limit: int) -> list[str]:
    """A text as pieces of at most ``limit`` UTF-16 units; only white space at a seam is dropped."""
    pieces: list[str] = []
    rest = text.strip()
    while utf16(rest) > limit:
        end, start = _seam(rest, _reach(rest, limit))
        pieces.append(rest[:end])
        rest = rest[start:]
    return [*pieces, rest] if rest else pieces


def _reach(text: str, limit: int) -> int:
    """How many code points of ``text`` fit into ``limit`` units without breaking a grapheme, at least one."""
    reach = used = 0
    for grapheme in regex.finditer(r"\X", text):
        used += utf16(grapheme.group())
        if used > limit:
            return reach or _reach_inside(text, limit)
        reach = grapheme.end()
    return reach


def _reach_inside(text: str, limit: int) -> int:
    """The reach where one grapheme alone is over the limit (letters with endless marks): code points count."""
    reach = used = 0
    while reach < len(text) and (used := used + utf16(text[reach])) <= limit:
        reach += 1
    return max(reach, 1)


def _seam(text: str, reach: int) -> tuple[int, int]:
    """Where the piece ends and where the next one starts: the last gentle seam in the second half, or ``reach``."""
    for pattern in _SEAMS:
        seams = list(_seams(pattern, text, reach))
        if seams and seams[-1][0] * 2 >= reach:
            return seams[-1]
    return reach, reach


def _seams(pattern: str, text: str, reach: int) -> Iterator[tuple[int, int]]:
    for match in regex.finditer(pattern, text):
        if match.start() > reach:
            return
        if match.start() > 0:
            yield match.span()
