"""Tasks: from task tables, from paragraphs with labelled lines, from numbered tasks, from bullets of a task part."""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.columns import NamedTable, Row
from corpus.compose import Composition
from corpus.deadline import find_deadline
from corpus.fields import BULLETS, deadline, quote, record_id, units
from corpus.given import Given, charged_tasks, given_tasks
from corpus.labelled import Item, labelled_items
from corpus.labels import EDGE, labelled_parts
from corpus.outline import Outline, Place, names_part
from corpus.readers.wrapping import BULLET
from corpus.records import Deadline, Quote, Span, Task

CELL_EDGES = {"lead": f" \t{BULLETS}"}
"""What is left out at the edges of a cell, beside white space: a unit may stand behind a bullet."""


class TaskReader:
    """Reads the tasks of one document. ``year`` is the plan's own year, for deadlines that leave it out."""

    def __init__(self, document_id: str, composition: Composition, found: Outline, year: int | None) -> None:
        self.document_id = document_id
        self.text = composition.text
        self.outline = found
        self.year = year

    def read(self, tables: list[NamedTable]) -> tuple[Task, ...]:
        """All tasks; prose counts only where the document marks its tasks in no other way."""
        listed = list(self._from_tables(tables))
        marked = [*listed, *map(self._labelled_task, labelled_items(self.text, self.outline)), *self._numbered()]
        given = [] if listed else list(given_tasks(self.text, self.outline))
        tasks = [*marked, *_apart(map(self._given_task, given), marked)]
        if not marked:
            tasks += _apart(map(self._given_task, charged_tasks(self.text, self.outline)), tasks)
        if not marked and all(self.outline.within(item.place, "organisation") for item in given):
            tasks += _apart(self._bullets(), tasks)
        return tuple(sorted(tasks, key=lambda task: task.span.start))

    def _from_tables(self, tables: list[NamedTable]) -> Iterator[Task]:
        for table in tables:
            if table.holds_tasks:
                yield from filter(None, (self._row_task(row, at) for at, row in enumerate(table.rows, 1)))

    def _row_task(self, row: Row, at: int) -> Task | None:
        words = {
            role: quote(self.text, span.start, span.end, CELL_EDGES.get(role, " \t"))
            for role, span in row.cells.items()
        }
        text, lead, due = words.get("text"), words.get("lead"), row.cells.get("deadline")
        if text is None or (lead is None and not row.text(self.text, "deadline").strip()):
            return None
        number = row.text(self.text, "number").strip(" .") or str(at)
        return self._task(
            locator=self._row_locator(row, number),
            number=number,
            group=row.group_label,
            text=text,
            lead=lead,
            coordinating=units(self.text, row.cells["coordinating"]) if words.get("coordinating") else (),
            due=deadline(self.text, due, self.year) if due else None,
            output=words.get("output"),
            span=row.block.span,
        )

    def _row_locator(self, row: Row, number: str) -> str:
        place = next(place for place in self.outline.places if place.block is row.block)
        restarts = row.group_number.isalpha()
        parts = [place.locator, row.group_number if restarts else "", number if restarts else f"STT {number}"]
        return " > ".join(part for part in parts if part)

    def _labelled_task(self, item: Item) -> Task:
        """A task whose lead, coordinating units and time stand on lines of their own under the text, or at its end;
        its span reaches to the end of the last of these lines."""
        first, last, fields = item.places[0], item.places[-1], item.fields
        end = max(value.end for value in fields.values())
        line = self.outline.at(end - 1).block
        inline = labelled_parts(last.block.text)
        stop = last.block.span.start + inline[0].label if inline else last.block.span.end
        text = quote(self.text, first.body(), stop, " (" if inline else " ")
        due = fields.get("deadline") or self._due_in(text)
        heading = self._group_of(first)
        coordinating = fields.get("coordinating")
        return self._task(
            locator=first.locator,
            number=first.mark.value if first.mark else None,
            group=heading,
            text=text or Quote(start=first.block.span.start, end=first.block.span.end, exact=first.block.text),
            lead=fields.get("lead"),
            coordinating=units(self.text, coordinating) if coordinating else (),
            due=deadline(self.text, due, self.year) if due else None,
            output=fields.get("output"),
            span=Span(start=first.block.span.start, end=max(end, line.span.start + len(line.text.rstrip(EDGE)))),
        )

    def _due_in(self, words: Quote | None) -> Span | None:
        """Where the words of a task set its date, "…, hoàn thành trước ngày 30/6/2026"."""
        found = find_deadline(words.exact) if words else None
        return Span(start=words.start + found[0], end=words.start + found[1]) if words and found else None

    def _numbered(self) -> Iterator[Task]:
        """Paragraphs "Nhiệm vụ N: …", with the deadline in a bracket."""
        for place in self.outline.places:
            if place.mark and place.mark.kind == "task":
                yield self._prose_task(place, place.mark.value, self._group_of(place))

    def _given_task(self, item: Given) -> Task:
        """A sentence that gives a unit something to do."""
        return self._task(
            locator=item.place.locator,
            number=item.place.mark.value if item.place.mark else None,
            group=self._group_of(item.place),
            text=quote(self.text, item.text.start, item.text.end, " ,;.(") or item.lead,
            lead=item.lead,
            coordinating=units(self.text, item.coordinating) if item.coordinating else (),
            due=deadline(self.text, item.deadline, self.year) if item.deadline else None,
            output=None,
            span=item.place.block.span,
        )

    def _bullets(self) -> Iterator[Task]:
        counted: dict[str, int] = {}
        for place in self.outline.places:
            if not place.path or place.heading or not BULLET.match(place.block.text) or place.block.cells:
                continue
            if not self._in_task_part(place):
                continue
            counted[place.locator] = counted.get(place.locator, 0) + 1
            yield self._prose_task(place, str(counted[place.locator]), self._group_of(place), counted[place.locator])

    def _in_task_part(self, place: Place) -> bool:
        top = self.outline.heading_texts(place)[0]
        return names_part(top, "tasks") and not names_part(top, "organisation")

    def _prose_task(self, place: Place, number: str, group: Span | None, item: int | None = None) -> Task:
        block = place.block
        start = place.body()
        found = find_deadline(self.text[start : block.span.end])
        due = deadline(self.text, Span(start=start + found[0], end=start + found[1]), self.year) if found else None
        end = block.span.end
        if found and re.fullmatch(r"\W*", self.text[start + found[1] : end]):
            end = start + len(self.text[start : start + found[0]].rstrip(" ("))
        text = quote(self.text, start, end, " ")
        return self._task(
            locator=f"{place.locator} > {item}" if item else place.locator,
            number=number,
            group=group,
            text=text or Quote(start=start, end=block.span.end, exact=self.text[start : block.span.end]),
            lead=None,
            coordinating=(),
            due=due,
            output=None,
            span=block.span,
        )

    def _group_of(self, place: Place) -> Span | None:
        """The innermost heading that is about the tasks, not about their list; or a paragraph that introduces them."""
        heads = [self.outline.places[at] for at in place.path]
        groups = [head for head in heads if head.mark and head.mark.kind in ("group", "arabic", "roman")]
        chosen = next(
            (head for head in reversed(groups) if not head.block.text.isupper()), groups[-1] if groups else None
        )
        if chosen is None or chosen.block.text[chosen.mark.body if chosen.mark else 0 :].isupper():
            return self._introduction(heads[-1] if heads else None, place) or self._words_of(chosen)
        return self._words_of(chosen)

    def _introduction(self, head: Place | None, place: Place) -> Span | None:
        places = self.outline.places
        at = places.index(head) + 1 if head else len(places)
        follows = at < len(places) and places[at].block.span.start < place.block.span.start and not places[at].mark
        plain = follows and not BULLET.match(places[at].block.text)
        return places[at].block.span if plain else None

    def _words_of(self, head: Place | None) -> Span | None:
        return Span(start=head.body(), end=head.block.span.end) if head else None

    def _task(
        self,
        *,
        locator: str,
        number: str | None,
        group: Span | None,
        text: Quote,
        lead: Quote | None,
        coordinating: tuple[Quote, ...],
        due: Deadline | None,
        output: Quote | None,
        span: Span,
    ) -> Task:
        return Task(
            id=record_id(self.document_id, "task", locator, text.exact),
            document_id=self.document_id,
            locator=locator,
            number=number,
            group=self.text[group.start : group.end] if group else None,
            group_span=group,
            text=text,
            lead=lead,
            coordinating=coordinating,
            deadline=due,
            output=output,
            span=span,
        )


def _apart(tasks: Iterable[Task], others: Sequence[Task]) -> list[Task]:
    """The tasks that stand in no place of the others."""
    return [task for task in tasks if not any(_overlap(task, other) for other in others)]


def _overlap(one: Task, other: Task) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end
