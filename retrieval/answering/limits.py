"""What a question limits a list to: units, times, states, groups, a subject; and the records that keep it all."""

from collections.abc import Callable, Sequence
from functools import cached_property

from corpus.records import Assignment, Document, Section, Target, Task
from retrieval.answering.about_documents import choose_documents
from retrieval.answering.cited import HEAD
from retrieval.answering.desk import Desk
from retrieval.answering.dues import KINDS, deadline_kinds, keeps_times, kinds_of
from retrieval.catalog import in_period, state_of
from retrieval.frame import AROUND, leads_through
from retrieval.heading import section_named
from retrieval.intent import loosely
from retrieval.replies.lists import Item
from retrieval.replies.phrases import document_name, readable
from retrieval.scope import LAST_ANNEX
from retrieval.subject import header_words
from retrieval.topic import Topic, spaced
from retrieval.wording.clean import clean, fold
from retrieval.wording.data import load
from retrieval.wording.places import PlaceMention
from retrieval.wording.time import TimeMention
from retrieval.wording.units import UnitMention

TELLING = 6.0
"""Weight of a topic that a list of a unit's work cannot pass over."""
NAMED = 0.8
"""Share of the topic that a group's label covers when the group is meant without being called one."""
COVERED = 0.6
"""Share of the topic that an item of a list must cover."""
STATES = {"overdue": "đã quá hạn", "upcoming": "chưa đến hạn"}


class Limits:
    """The limits of one question, and the records that keep them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.question = desk.question
        self._plan_years = [time for time in desk.question.times if self._names_plan(time)]
        self.times = [time for time in desk.question.times if time.named and time not in self._plan_years]
        self.states = (
            set() if self.times else {t.kind for t in desk.question.times if t.kind in ("overdue", "upcoming")}
        )
        self.kinds = deadline_kinds(desk.question)
        self.groups = [p for p in desk.question.reading.places if p.kind in AROUND and (p.number or 0) <= LAST_ANNEX]
        self.noun = _noun(desk.question.reading.plain)
        self.units = [unit for unit in desk.question.reading.units if not self._is_other(unit)]

    @cached_property
    def documents(self) -> list[Document]:
        """The documents whose records are meant."""
        chosen = choose_documents(self.desk)
        dated = [d for d in chosen if all(f" {time.year} " in header_words(d) for time in self._plan_years)]
        return dated or chosen

    @property
    def section(self) -> Section | None:
        """The section that a unit's work is to stand in."""
        return self._headed if self.units else None

    @cached_property
    def subject(self) -> Topic:
        """What the question says beside units, work words and, unless it asks what is about them, the plan's name."""
        headers = [header_words(document) for document in self.documents]
        heading = spaced(self.section.heading) if self.section else ""
        about = loosely("about").search(self.question.reading.plain)
        named = (t for t in self.question.rest.terms if about or not all(f" {t.word} " in words for words in headers))
        return Topic(tuple(term for term in named if f" {term.word} " not in heading))

    @property
    def answers(self) -> bool:
        """Whether the records can answer: a limit beside a unit is set, or only its work is asked for."""
        only_units = bool(self.units) and self.subject.weight < TELLING
        return only_units or self._limited_beside_units or not self.subject.terms

    @property
    def is_agenda(self) -> bool:
        """Whether nothing but a time is asked about: "tháng này phải nộp gì", "có gì quá hạn không"."""
        intent = self.question.intent
        other = intent.document or intent.strict - {"deadline"} or set(intent.fields) - {"deadline", "output"}
        numbered = len(self.groups) < len(self.question.reading.places)
        return bool(self.times or self.states) and not (other or numbered or self.subject.terms)

    @property
    def grouped(self) -> bool:
        """Whether a group of tasks is meant, by number or by name."""
        return bool(self.groups or self._named_group)

    @property
    def limited(self) -> bool:
        """Whether the question sets a limit that records can be held against."""
        return bool(self.units) or self._limited_beside_units

    @property
    def named(self) -> list[str]:
        """The limits in the words of the question; a kind of deadline is one only where nothing else is asked about."""
        reading = self.question.reading
        named = [unit.text for unit in self.units] + [time.text for time in self.question.times]
        named += [reading.spelled(place) for place in self.groups]
        named += [f"mục “{readable(self.section.heading)}”"] if self.section else []
        return named + ([] if self.subject.terms else [KINDS[kind] for kind in sorted(self.kinds)])

    @property
    def _limited_beside_units(self) -> bool:
        return bool(self.times or self.states or self.kinds or self.grouped or self.section)

    def words(self, items: Sequence[tuple[Document, Item]]) -> str:
        """The limits in words, as they follow the count of what keeps them: "của Văn phòng, có hạn quý II/2026"."""
        reading = self.question.reading
        part = self._part if all(isinstance(item, Task) for _, item in items) else None
        called = {"lead": "do {} chủ trì", "coordinating": "do {} phối hợp", None: "của {}"}[part]
        units = " hoặc ".join(dict.fromkeys(unit.name for unit in self.units))
        parts = [called.format(units)] if units else []
        parts += [f"có thời hạn {reading.spelled(time)}" for time in self.times[:1]]
        parts += [STATES[state] for state in sorted(self.states)]
        parts += [f"thuộc {reading.spelled(place)}" for place in self.groups[:1]]
        parts += [f"ở mục “{readable(self.section.heading)}”"] if self.section else []
        return ", ".join(parts) or "phù hợp"

    @property
    def place(self) -> str:
        """The documents meant, as a sentence about them begins."""
        if len(self.documents) == 1:
            return document_name(self.documents[0])
        every = self.desk.documents()
        kind = "Các văn bản" if len(self.desk.in_force(every)) == len(every) else "Các văn bản chưa bị thay thế"
        issuers = {document.issuer for document in self.documents}
        return f"{kind} của {issuers.pop()}" if len(issuers) == 1 and all(issuers) else f"{kind} trong kho"

    def items(self) -> list[tuple[Document, Item]]:
        """The records that keep every limit; what a plan or group that is named is about may be told in other words.

        Who leads and who takes part is said of tasks; what a unit is given to do answers where no task does.
        """
        if self.noun == "target":
            return self._kept(lambda document: document.targets)
        if not self.units:
            return self._kept(lambda document: document.tasks)
        if self._part is None:
            return self._kept(lambda document: [*document.tasks, *document.assignments])
        return self._kept(lambda document: document.tasks) or self._kept(lambda document: document.assignments)

    def _kept(self, of: Callable[[Document], Sequence[Item]]) -> list[tuple[Document, Item]]:
        found = [(document, item) for document in self.documents for item in of(document) if self._keeps(item)]
        on_subject = [pair for pair in found if self._is_on_subject(pair[1])]
        named = self._limited_beside_units and (self.grouped or self.question.scope.narrowed)
        return on_subject or (found if named else [])

    @property
    def _part(self) -> str | None:
        """The part in the work that the units named are asked about, where it is said."""
        return next((part for part in ("lead", "coordinating") if part in self.question.intent.fields), None)

    def _keeps(self, item: Item) -> bool:
        return self._of_unit(item) and self._in_time(item) and self._in_state(item) and self.in_part(item)

    def _of_unit(self, item: Item) -> bool:
        involves = self.desk.catalog.involves
        match item:
            case Task():
                leading = [item.lead] if item.lead and self._part != "coordinating" else []
                names = [*leading, *(item.coordinating if self._part != "lead" else ())]
            case Assignment():
                names = [item.unit]
            case Target():
                return True
        return not self.units or any(involves(unit.name, name.exact) for unit in self.units for name in names)

    def _in_time(self, item: Item) -> bool:
        if not self.times:
            return True
        if isinstance(item, Target):
            return any(time.year is not None and in_period(item.year, int(time.year[:4])) for time in self.times)
        if not isinstance(item, Task) or item.deadline is None:
            return False
        return keeps_times(item.deadline, self.times, coarse=self.question.intent.coarse_only)

    def _in_state(self, item: Item) -> bool:
        if self.kinds and not (isinstance(item, Task) and kinds_of(item.deadline) & self.kinds):
            return False
        if not self.states:
            return True
        return isinstance(item, Task) and state_of(item, self.question.as_of) in self.states

    def in_part(self, item: Item) -> bool:
        """Whether an item stands in the section and the groups asked for."""
        if self.section and not self.section.span.start <= item.span.start < self.section.span.end:
            return False
        if self._named_group is not None and not self._is_of_group(item, self._named_group):
            return False
        return all(leads_through(place, item.locator) or self._is_nth(place, item) for place in self.groups)

    def _is_of_group(self, item: Item, label: str) -> bool:
        if not isinstance(item, Target):
            return getattr(item, "group", None) == label
        tasks = self.desk.document(item).tasks
        heads = {task.locator.split(" > ")[0] for task in tasks if task.group == label}
        return item.locator.split(" > ")[0] in heads

    def _is_nth(self, place: PlaceMention, item: Item) -> bool:
        """Whether an item is of the nth group of a document whose groups bear no number in the locators."""
        labels = list(dict.fromkeys(task.group for task in self.desk.document(item).tasks if task.group))
        at = (place.number or 0) - 1
        plain = not any(part.startswith("Nhóm") for part in item.locator.split(" > "))
        return place.kind == "group" and plain and 0 <= at < len(labels) and getattr(item, "group", None) == labels[at]

    @cached_property
    def _named_group(self) -> str | None:
        """The group whose label the question gives: "nhóm nhiệm vụ về …"."""
        called = "nhom" in self.question.reading.plain.split()
        if self.groups or len(self.subject.terms) < 2:
            return None
        labels = dict.fromkeys(task.group for document in self.documents for task in document.tasks if task.group)
        fits = {label: self.question.topic.coverage(spaced(label)) for label in labels}
        best = max(fits, key=fits.__getitem__, default=None)
        return best if best is not None and fits[best] >= (COVERED if called else NAMED) else None

    def _is_on_subject(self, item: Item) -> bool:
        if not self.subject.terms or self._named_group or (self.limited and self.subject.weight < TELLING):
            return True
        return self.subject.coverage(spaced(f"{item.text.exact} {getattr(item, 'group', '') or ''}")) >= COVERED

    @cached_property
    def _headed(self) -> Section | None:
        """The section, of the one plan meant, that the question names by its heading."""
        return section_named(self.question.reading, self.documents[0]) if len(self.documents) == 1 else None

    def _is_other(self, unit: UnitMention) -> bool:
        """Whether a name of a unit is that of the issuing body, or of a section: "phần tổ chức thực hiện"."""
        words = self.desk.catalog.issuer_words
        issues = unit.of is None and any(f" {unit.key} " in words[document.id] for document in self.desk.documents())
        return issues or (self._headed is not None and f" {unit.key} " in fold(spaced(self._headed.heading)))

    def _names_plan(self, time: TimeMention) -> bool:
        """Whether a year only tells which plan is meant: "kế hoạch … năm 2026 có mấy việc", and a subject has it."""
        words, asking = self.question.reading.plain, self.question.intent.asking
        alone = asking and all(start >= time.span[1] for start, _ in asking)
        named = [found.end() for found in HEAD.finditer(words, 0, time.span[0])]
        beside = bool(named) and not words[named[-1] : time.span[0]].strip()
        titled = any(f" {time.year} " in header_words(document) for document in self.desk.documents())
        return titled and bool(beside or (named and alone))


def _noun(plain: str) -> str:
    """What is listed: documents, groups, targets or tasks, by the words for them."""
    words = clean(plain)
    nouns: dict[str, list[str]] = load("intents")["nouns"]
    return next((noun for noun, names in nouns.items() if any(name in words for name in names)), "task")
