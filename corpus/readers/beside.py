"""Header and foot that a text file sets in two columns, by blanks or as a table without a head: one after the other."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from corpus.words import fold, structure, unit_head

MOTTO = re.compile(r"(?<!NƯỚC )(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–])")
TITLE = re.compile(rf"{MOTTO.pattern}|ĐẢNG CỘNG SẢN")
"""What stands at the right of a header: the motto, or the name of the party, told from the left by blanks only."""
NUMBERED = re.compile(r"(Số\s*:?\s*\d*\s*[/-]\S*)\s+(\S[^,\d]*,\s*ngày\b.*)", re.IGNORECASE)
FOOT = re.compile(r"\W*nơi nhận[\s*]*:", re.IGNORECASE)
GAP = re.compile(r" {3,}")
ITEM = re.compile(r"[-+•–*]|[a-zđà-ỹ]")
FAR = 25
"""Blanks before a line that has words in the right column only."""
REACH = 8
"""Lines within which a header stands."""
DECOR = " \t*_#|"
Sides = tuple[str, str]


def side_by_side(text: str) -> str:
    """The text with the left column of its header and its foot above the right one, each line apart from the next."""
    lines = unicodedata.normalize("NFC", text).splitlines()
    placed: list[str] = []
    at = 0
    while at < len(lines):
        end = _head_end(lines, at) or _foot_end(lines, at) or at
        columns = list(zip(*filter(None, map(_sides, lines[at:end])), strict=True))
        cells = (cell.strip(DECOR) for column in columns for side in column for cell in side.split("<br>"))
        placed += [line for cell in cells if cell for line in ("", cell)]
        placed += [""] if end > at else [lines[at]]
        at = max(end, at + 1)
    return "\n".join(placed)


def _head_end(lines: Sequence[str], at: int) -> int | None:
    """Where a header ends whose first line holds the body's name and the motto; ``None`` for other lines."""
    sides = _sides(lines[at])
    left, right = (side.strip(DECOR) for side in sides or ("", ""))
    if not (TITLE.match(right) and unit_head().match(left) and left.partition("<br>")[0].isupper()):
        return None
    end = at + 1
    for below in range(at + 1, min(at + 1 + REACH, len(lines))):
        words = lines[below].strip(DECOR)
        if fold(words) in map(fold, structure().kinds):
            break
        if all(_sides(lines[below]) or ("", "")):
            end = below + 1
    return end


def _foot_end(lines: Sequence[str], at: int) -> int | None:
    """Where a foot ends that begins with the recipients beside the signature; ``None`` for other lines."""
    sides = _sides(lines[at])
    if sides is None or not FOOT.match(sides[0]) or not sides[1].strip(DECOR).partition("<br>")[0].isupper():
        return None
    end = at + 1
    for below in range(at + 1, len(lines)):
        sides = _sides(lines[below])
        if sides is None:
            continue
        left, right = (side.strip(" ") for side in sides)
        beyond = left and not right and not ITEM.match(left)
        if beyond or structure().opener.match(left or right) or _in_table(lines[below]) != _in_table(lines[at]):
            break
        end = below + 1
    return end


def _sides(line: str) -> Sides | None:
    """What a line holds at the left and at the right; ``None`` for a blank line and the rule of a table."""
    bare = line.expandtabs().rstrip()
    if not bare.strip(" |-:"):
        return None
    return next(_halves(bare), ("", bare) if bare.startswith(" " * FAR) else (bare, ""))


def _in_table(line: str) -> bool:
    return line.lstrip().startswith("|")


def _halves(line: str) -> Iterator[Sides]:
    words = line.strip()
    cells = words.strip("|").split("|") if words.startswith("|") and words.endswith("|") else []
    if len(cells) == 2:
        yield cells[0], cells[1]
    if gaps := list(GAP.finditer(words)):
        widest = max(gaps, key=lambda gap: len(gap[0]))
        yield words[: widest.start()], words[widest.end() :]
    if motto := MOTTO.search(words):
        yield words[: motto.start()], words[motto.start() :]
    if numbered := NUMBERED.match(words):
        yield numbered[1], numbered[2]
