"""Targets: from tables of indicators, from the items of goals and results, and from sentences that set a figure."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.columns import YEARS, NamedTable, Row
from corpus.compose import Composition
from corpus.fields import quote, record_id
from corpus.outline import Outline, Place, names_part
from corpus.readers.wrapping import BULLET
from corpus.records import Quote, Span, Target
from corpus.words import any_of, load

NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
YEAR = re.compile(r"năm\s+((?:19|20)\d{2})(?:\s*(?:-|–|đến(?: năm)?)\s*(?:năm\s+)?((?:19|20)\d{2}))?", re.IGNORECASE)
PERIOD = re.compile(r"(?:giai đoạn\s+)?((?:19|20)\d{2})\s*[-–]\s*((?:19|20)\d{2})", re.IGNORECASE)
GOAL_YEAR = re.compile(r"(?:vào|đến(?: hết)?|trong)\s+năm\s+(?:19|20)\d{2}", re.IGNORECASE)


class TargetReader:
    """Reads the targets of one document; ``year`` is that of the plan's subject, with its span."""

    def __init__(
        self, document_id: str, composition: Composition, found: Outline, year: tuple[str, Span] | None
    ) -> None:
        self.document_id = document_id
        self.text = composition.text
        self.outline = found
        self.year = year

    def read(self, tables: list[NamedTable]) -> tuple[Target, ...]:
        """All targets in reading order."""
        found = [*self._from_tables(tables), *self._from_items(), *self._from_sentences()]
        return tuple(sorted(found, key=lambda target: (target.span.start, target.year or "")))

    def _from_tables(self, tables: list[NamedTable]) -> Iterator[Target]:
        for table in tables:
            if not table.holds_targets:
                continue
            for row in table.rows:
                yield from self._row_targets(table, row)

    def _row_targets(self, table: NamedTable, row: Row) -> Iterator[Target]:
        text = quote(self.text, row.cells["text"].start, row.cells["text"].end, " \t")
        columns: dict[int, Span | None] = {column: row.block.cells[column] for column in table.values}
        columns = columns or {-1: row.cells.get("output")}
        for column, span in columns.items():
            value = quote(self.text, span.start, span.end, " \t") if span else None
            if text is None or value is None:
                continue
            named = self._year_in(table.values[column]) if column in table.values else None
            year = named or (self._year_in(row.group_label) if row.group_label else None) or self.year
            place = next(place for place in self.outline.places if place.block is row.block)
            number = row.text(self.text, "number").strip(" .")
            where = " > ".join(filter(None, (place.locator, row.group_number, number)))
            unit = row.text(self.text, "unit").strip()
            yield self._target(where, row.group_label, year, text, value, unit or _unit(value.exact), row.block.span)

    def _from_items(self) -> Iterator[Target]:
        counted: dict[str, int] = {}
        for place in self.outline.places:
            if place.heading or place.block.cells or not self._is_item(place):
                continue
            counted[place.locator] = counted.get(place.locator, 0) + 1
            where = place.locator if place.mark else f"{place.locator} > {counted[place.locator]}"
            *above, head = (self.outline.places[at] for at in place.path)
            named = (self._year_in(other.block.span) for other in (head, place, *reversed(above)))
            group = Span(start=head.body(), end=head.block.span.end)
            yield self._prose_target(place, where, group, next(filter(None, named), self.year))

    def _is_item(self, place: Place) -> bool:
        """Whether a place is an item of goals or results, and none that only introduces others: "Quy định dự giờ:"."""
        heads = [self.outline.places[at] for at in place.path]
        inside = any(names_part(head.block.text, "results") for head in heads)
        introduces = place.block.text.endswith(":")
        return inside and not introduces and (bool(BULLET.match(place.block.text)) or place.mark is not None)

    def _from_sentences(self) -> Iterator[Target]:
        """Items of other parts that set themselves a figure for a year ("Phấn đấu … 25% vào năm 2045")."""
        for place in self.outline.places:
            text = place.block.text
            if place.heading or place.block.cells or not place.path or self._is_item(place):
                continue
            year = GOAL_YEAR.search(text)
            if _words()["goal_verbs"].search(text) and "%" in text and year:
                at = place.block.span.start + year.start()
                span = Span(start=at, end=at + len(year[0]))
                yield self._prose_target(place, place.locator, None, self._year_in(span))

    def _prose_target(self, place: Place, where: str, group: Span | None, year: tuple[str, Span] | None) -> Target:
        start, end = place.body(), place.block.span.end
        text = quote(self.text, start, end, " ") or Quote(start=start, end=end, exact=self.text[start:end])
        value = find_value(text)
        return self._target(where, group, year, text, value, _unit(value.exact) if value else None, place.block.span)

    def _year_in(self, span: Span) -> tuple[str, Span] | None:
        text = self.text[span.start : span.end]
        match = YEAR.search(text) or PERIOD.search(text) or YEARS.search(text)
        if match is None:
            return None
        years = re.findall(r"(?:19|20)\d{2}", match[0])
        at = span.start + match.start()
        return "-".join(dict.fromkeys((years[0], years[-1]))), Span(start=at, end=at + len(match[0]))

    def _target(
        self,
        where: str,
        group: Span | None,
        year: tuple[str, Span] | None,
        text: Quote,
        value: Quote | None,
        unit: str | None,
        span: Span,
    ) -> Target:
        comparator = _words()["comparators"].match(value.exact) if value else None
        return Target(
            id=record_id(self.document_id, "target", where, f"{text.exact}|{value.exact if value else ''}"),
            document_id=self.document_id,
            locator=where,
            group=self.text[group.start : group.end] if group else None,
            year=year[0] if year else None,
            year_span=year[1] if year else None,
            text=text,
            comparator=comparator[0].strip() if comparator else None,
            value=value,
            unit=unit,
            span=span,
        )


def find_value(text: Quote) -> Quote | None:
    """The figure that an item sets, with its comparator: a percentage if there is one, else the first amount."""
    words = _words()
    figures = list(_figure().finditer(text.exact))
    for wanted in (True, False):
        for match in figures:
            if bool(match["percent"]) is wanted and _is_amount(text.exact, match, words):
                start = text.start + match.start()
                return Quote(start=start, end=start + len(match[0].rstrip()), exact=match[0].rstrip())
    return None


def _is_amount(text: str, match: re.Match[str], words: dict[str, re.Pattern[str]]) -> bool:
    if match["percent"]:
        return True
    before = text[: match.start("number")].rstrip()
    return not words["not_after"].search(before) and not words["not_before"].match(text[match.end("number") :])


def _unit(value: str) -> str | None:
    return "%" if "%" in value else None


@cache
def _figure() -> re.Pattern[str]:
    compare = "|".join(load("targets")["comparators"])
    amount = rf"(?P<number>{NUMBER})(?:\s?[-–]\s?(?:{NUMBER}))?"
    return re.compile(rf"(?:(?:{compare})\s*)*(?<![\w/.,-]){amount}(?P<percent>\s?%)?", re.IGNORECASE)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    data = load("targets")
    return {
        "comparators": re.compile("(?:" + "|".join(data["comparators"]) + r")\s*", re.IGNORECASE),
        "not_after": re.compile(r"(?:^|\W)(?:" + "|".join(data["not_after"]) + r")$", re.IGNORECASE),
        "not_before": any_of(data["not_before"]),
        "goal_verbs": any_of(data["goal_verbs"]),
    }
