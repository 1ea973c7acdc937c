"""Tables with their columns named by what they hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.compose import Block, Composition
from corpus.labels import labelled_parts
from corpus.readers.tabular import is_ordinal
from corpus.records import Span
from corpus.words import fold, programme_lead, role_of

INDEX_ROW = re.compile(r"\W{0,2}\d{0,2}\W{0,2}")
YEARS = re.compile(r"(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?")
HEADER_REACH = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A body row: its block, its cells by role, and the label of the group row above it."""

    block: Block
    cells: dict[str, Span]
    group: Block | None
    group_number: str
    group_label: Span | None

    def text(self, source: str, role: str) -> str:
        """The words of one cell; "" where the table has no such column."""
        span = self.cells.get(role)
        return source[span.start : span.end] if span else ""


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table whose header was understood. ``values`` maps value columns to the year in their name, if any."""

    roles: dict[int, str]
    values: dict[int, Span]
    header_rows: int
    rows: tuple[Row, ...]

    @property
    def holds_tasks(self) -> bool:
        """A column of tasks beside one of leads or of deadlines, and no unit of measure."""
        found = set(self.roles.values())
        return "text" in found and bool(found & {"lead", "deadline"}) and "unit" not in found

    @property
    def holds_targets(self) -> bool:
        """A column of indicators beside a unit of measure or values by year."""
        found = set(self.roles.values())
        return "text" in found and not found & {"lead"} and ("unit" in found or bool(self.values))


def named_tables(composition: Composition) -> list[NamedTable]:
    """Every table of a document whose columns have known names."""
    tables = (_named(composition.text, composition.rows(number)) for number in range(composition.tables))
    return [table for table in tables if table is not None]


def _named(text: str, blocks: list[Block]) -> NamedTable | None:
    for at in range(min(HEADER_REACH, len(blocks))):
        roles = _roles(text, blocks[at])
        if len(set(roles.values())) >= 2 and "text" in roles.values():
            values = {column: blocks[at].cells[column] for column, role in roles.items() if role == "value"}
            below = _lower_roles(text, blocks[at + 1], roles) if at + 1 < len(blocks) else {}
            roles |= below or _programme_lead(text, blocks[at], roles)
            body = at + 2 if below else at + 1
            roles = _innermost(text, blocks[at], blocks[body:], roles)
            return NamedTable(roles, values, body, tuple(_rows(text, blocks[body:], roles)))
    return None


def _programme_lead(text: str, header: Block, roles: dict[int, str]) -> dict[int, str]:
    """The column of a programme that says who does what: one beside times where no other names a lead."""
    if "deadline" not in roles.values() or {"lead", "unit", "value"} & set(roles.values()):
        return {}
    names = {column: fold(text[span.start : span.end]) for column, span in enumerate(header.cells)}
    column = next((at for at, name in names.items() if at not in roles and programme_lead().fullmatch(name)), None)
    return {} if column is None else {column: "lead"}


def _lower_roles(text: str, block: Block, roles: dict[int, str]) -> dict[int, str]:
    """The roles of a second header row, "Chủ trì" and "Phối hợp" under "Đơn vị thực hiện": its text column is empty."""
    column = next(column for column, role in roles.items() if role == "text")
    span = block.cells[column]
    return _roles(text, block) if span.start == span.end else {}


def _roles(text: str, header: Block) -> dict[int, str]:
    roles: dict[int, str] = {}
    for column, span in enumerate(header.cells):
        role = role_of(text[span.start : span.end])
        if role and (role == "value" or role not in roles.values()):
            roles[column] = role
    return roles


def _innermost(text: str, header: Block, body: list[Block], roles: dict[int, str]) -> dict[int, str]:
    """The roles where several columns tell what to do, "Nhiệm vụ" and "Hoạt động": the first one whose cells do not
    reach over several rows holds the tasks, and one to the left of it their groups."""
    telling = [at for at, span in enumerate(header.cells) if role_of(text[span.start : span.end]) == "text"]
    spread = {at for at in telling for block in body if at in block.merged}
    whole = next((at for at in telling if at not in spread), None)
    first = next(at for at, role in roles.items() if role == "text")
    return roles if whole is None or whole <= first else roles | {first: "group", whole: "text"}


def _rows(text: str, blocks: list[Block], roles: dict[int, str]) -> Iterator[Row]:
    group: Block | None = None
    label: Span | None = None
    above: dict[str, Span] = {}
    for block in blocks:
        filled = [span for span in block.cells if span.start < span.end]
        words = [text[span.start : span.end] for span in filled]
        if all(INDEX_ROW.fullmatch(word) for word in words) or _repeats_header(text, block, roles):
            continue
        if _is_group(words):
            group, label = block, filled[-1]
            continue
        cells = {role: _cell(block, column, above, role) for column, role in roles.items()}
        above = cells
        number = text[group.cells[0].start : group.cells[0].end] if group else ""
        own = cells.get("group")
        own = own if own and own.start < own.end else label
        yield Row(block, cells | _told_apart(text, cells), group, number.strip(" .)"), own)


def _told_apart(text: str, cells: dict[str, Span]) -> dict[str, Span]:
    """The cells of lead and coordinating units where one names both: "Chủ trì: Sở Nội vụ; phối hợp: Sở Tài chính"."""
    cell = cells.get("lead")
    parts = labelled_parts(text[cell.start : cell.end]) if cell else ()
    return {part.role: Span(start=cell.start + part.start, end=cell.start + part.end) for part in parts if cell}


def _is_group(words: list[str]) -> bool:
    """A row with a label alone, or with its number."""
    return (len(words) == 1 and not is_ordinal(words[0])) or (
        len(words) == 2 and is_ordinal(words[0]) and not words[1].isdigit()
    )


def _cell(block: Block, column: int, above: dict[str, Span], role: str) -> Span:
    """A cell's span; a vertically merged cell is the one above."""
    span = block.cells[column]
    return above.get(role, span) if span.start == span.end and column in block.merged else span


def _repeats_header(text: str, block: Block, roles: dict[int, str]) -> bool:
    return len(_roles(text, block)) >= max(2, len(roles) - 1)
