"""The outline of a document: which block is a heading, where each block stands, what each part is about."""

import re
from dataclasses import dataclass

from corpus.compose import Block, Composition
from corpus.naming import is_name, name_in
from corpus.records import Section, Span
from corpus.words import fold, structure

MARKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("annex", re.compile(r"phụ lục(?: (?:số )?(?P<n>[ivx]+|\d+))?(?![\w])", re.IGNORECASE)),
    ("chapter", re.compile(r"(?:chương|phần(?: thứ)?) (?P<n>[ivx]+|\d+|nhất|hai|ba|bốn|năm)\b", re.IGNORECASE)),
    ("article", re.compile(r"điều (?P<n>\d+)\.", re.IGNORECASE)),
    ("roman", re.compile(r"(?P<n>[IVX]{1,5})[.)]\s*(?=\S)")),
    ("group", re.compile(r"nhóm (?P<n>\d+)\s*[:.]", re.IGNORECASE)),
    ("task", re.compile(r"(?:[-+•–]\s*)?nhiệm vụ (?P<n>\d+)\s*[:.]", re.IGNORECASE)),
    ("arabic", re.compile(r"(?P<n>\d{1,2})[.)](?:\s+(?=\S)|(?=[^\d\s]))")),
    ("decimal", re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2})+)\.?\s*(?=[^\d\s])")),
    ("letter", re.compile(r"(?P<n>[a-zđ])[.)]\s*(?=\S)")),
)
"""Numbering after Nghị định 30/2020/NĐ-CP, Phụ lục I (phần, chương, mục, điều, khoản, điểm); party plans' groups."""

LEVEL = {"annex": 0, "chapter": 10, "roman": 20, "article": 20, "group": 25, "arabic": 30, "letter": 60, "task": 60}
TOP = frozenset({"annex", "group"})
"""Marks that name a place by themselves, whatever stands above."""
PREFIX = {"annex": "Phụ lục", "group": "Nhóm", "task": "Nhiệm vụ", "article": "Điều", "chapter": "Phần"}
HEADING_LENGTH = 400
CLOSING = re.compile(r"nơi nhận\s*:", re.IGNORECASE)
CONCLUDING = re.compile(
    r"trên đây là |trong quá trình (?:tổ chức |triển khai )*(?:thực hiện|triển khai)\b"
    r"|\(?(?:kế hoạch|chương trình|quyết định|phương án) này (?:thay thế|là căn cứ|có hiệu lực)",
    re.IGNORECASE,
)
"""Begins what is said to all at the end, under no number above it."""
FULL_STOP = re.compile(r"[.;,!]$")
RUN_IN = re.compile(r"[^.;:]{3,80}:\s+\S")


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbering at the beginning of a block: its kind, its value as written, and where the words begin."""

    kind: str
    value: str
    body: int

    @property
    def level(self) -> int:
        """Depth in the outline; a decimal number is as deep as it has parts."""
        return LEVEL["arabic"] + self.value.count(".") if self.kind == "decimal" else LEVEL[self.kind]

    @property
    def label(self) -> str:
        """How the mark stands in a locator."""
        return f"{PREFIX[self.kind]} {self.value}".strip() if self.kind in PREFIX else self.value


def mark_of(text: str) -> Mark | None:
    """The numbering that a block begins with."""
    for kind, pattern in MARKS:
        match = pattern.match(text)
        if match:
            return Mark(kind, match["n"] or "", match.end())
    return None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: its own mark, its locator, and the headings above it, outermost first."""

    block: Block
    mark: Mark | None
    locator: str
    heading: bool
    path: tuple[int, ...]

    def body(self) -> int:
        """Where the block's own words begin, after numbering and bullet, as an offset in the canonical text."""
        start = self.mark.body if self.mark else 0
        rest = self.block.text[start:]
        return self.block.span.start + start + len(rest) - len(rest.lstrip(" -+•–:.)"))


@dataclass(frozen=True, slots=True)
class Outline:
    """The places of all blocks, in order; ``path`` of a place holds positions in this list."""

    places: tuple[Place, ...]

    def at(self, position: int) -> Place:
        """The place whose block holds a position of the canonical text."""
        return next(place for place in self.places if place.block.span.start <= position < place.block.span.end)

    def heading_texts(self, place: Place) -> list[str]:
        """The headings above a place, outermost first."""
        return [self.places[at].block.text for at in place.path]

    def within(self, place: Place, part: str) -> bool:
        """Whether some heading above names a part of that meaning (``structure.toml``, parts)."""
        return any(names_part(text, part) for text in self.heading_texts(place))


def names_part(heading: str, part: str) -> bool:
    """Whether a heading, without its numbering, begins like a part of that meaning."""
    mark = mark_of(heading)
    return bool(structure().parts[part].match(heading[mark.body if mark else 0 :].lstrip(" :.-")))


def outline(composition: Composition) -> Outline:
    """Walks the blocks once, keeping the stack of open headings."""
    places: list[Place] = []
    stack: list[tuple[int, Mark | None, int]] = []
    marked = [None if block.cells else mark_of(block.text) for block in composition.blocks]
    for at, (block, mark) in enumerate(zip(composition.blocks, marked, strict=True)):
        heading = not block.cells and _is_heading(block, mark, marked[at + 1] if at + 1 < len(marked) else None)
        level = mark.level if mark else _unmarked_level(stack)
        if CLOSING.match(block.text):
            stack.clear()
        elif CONCLUDING.match(block.text):
            del stack[1:]
        if mark or heading:
            while stack and (stack[-1][2] >= level or (mark is not None and stack[-1][1] is None)):
                stack.pop()
        path = tuple(entry[0] for entry in stack)
        marks = [entry[1] for entry in stack if entry[1]] + ([mark] if mark else [])
        places.append(Place(block, mark, locator(marks), heading, path))
        if heading:
            stack.append((at, mark, level))
    return Outline(tuple(places))


def locator(marks: list[Mark]) -> str:
    """Marks from outside in, from the innermost one that names a place by itself: ``Nhóm 4 > Nhiệm vụ 3``."""
    start = max((at for at, mark in enumerate(marks) if mark.kind in TOP), default=0)
    kept = marks[start:]
    if any(mark.kind == "task" for mark in kept):
        kept = [mark for mark in kept if mark.kind in PREFIX]
    return " > ".join(mark.label for mark in kept)


def _unmarked_level(stack: list[tuple[int, Mark | None, int]]) -> int:
    deepest = max((level for _, mark, level in stack if mark), default=2)
    return deepest + 1


def _is_heading(block: Block, mark: Mark | None, below: Mark | None) -> bool:
    text = block.text
    if len(text) > HEADING_LENGTH or (mark and mark.kind == "task"):
        return False
    if mark and (mark.kind in ("annex", "chapter", "roman", "group") or is_name(text[mark.body :])):
        return True
    if mark and below and below.value == f"{mark.value}.1":
        return True
    if mark and mark.kind == "letter":
        short = len(text) < 60 and (text.endswith(":") or bool(re.search(r"\d{4}$", text)))
        return not FULL_STOP.search(text) and (block.bold or short)
    if mark and (block.heading or block.bold or not FULL_STOP.search(text)):
        return True
    if mark:
        words = text[mark.body :]
        return bool(RUN_IN.match(words)) and len(text) < 120 and name_in(words) is None
    return bool(block.heading or (text.endswith(":") and len(text) < 120 and fold(text).startswith("doi voi")))


def sections(found: Outline, length: int) -> tuple[Section, ...]:
    """The headed parts, each reaching to the next heading of its level or above."""
    heads = [place for place in found.places if place.heading]
    result = []
    for at, place in enumerate(heads):
        after = (other for other in heads[at + 1 :] if len(other.path) <= len(place.path))
        end = next((other.block.span.start for other in after), length)
        span = Span(start=place.block.span.start, end=end)
        result.append(
            Section(
                locator=place.locator,
                heading=place.block.text,
                level=len(place.path),
                heading_span=place.block.span,
                span=span,
            )
        )
    return tuple(result)
