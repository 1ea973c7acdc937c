"""Lists, counts and summaries, computed over the records that the question's limits let through."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from corpus.deadline import milestones
from corpus.records import Assignment, Deadline, Document, Precision, Target, Task
from retrieval.answer import Answer
from retrieval.answering.about_documents import choose_documents
from retrieval.answering.desk import Desk
from retrieval.answering.places import AROUND
from retrieval.answering.records import tell_record
from retrieval.catalog import in_period, state_of
from retrieval.question import Question
from retrieval.replies.draft import Draft
from retrieval.replies.lists import Item, groups_of, tell_count, tell_groups, tell_list
from retrieval.replies.phrases import document_name
from retrieval.scope import LAST_ANNEX, header_words
from retrieval.topic import spaced
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


class Listing:
    """The limits of one question, and the records that keep them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.question = desk.question
        self.units = [unit for unit in desk.question.reading.units if not self._is_issuer(unit)]
        self.times = [time for time in desk.question.times if time.named]
        self.states = (
            set() if self.times else {t.kind for t in desk.question.times if t.kind in ("overdue", "upcoming")}
        )
        self.kinds = _deadline_kinds(desk.question)
        self.groups = [p for p in desk.question.reading.places if p.kind in AROUND and (p.number or 0) <= LAST_ANNEX]
        self.noun = _noun(desk.question.reading.plain)

    @property
    def answers(self) -> bool:
        """Whether the records can answer: a limit beside a unit is set, or only its work is asked for."""
        only_units = bool(self.units) and self._own_weight < TELLING
        set_limits = self.times or self.states or self.groups or self.kinds or self._named_group
        return only_units or bool(set_limits) or not self._own_weight

    @cached_property
    def _own_weight(self) -> float:
        """The weight of what the question says beside units, work words and the subject of the plan it means."""
        headers = [header_words(d) for d in choose_documents(self.desk)]
        subject = headers[0] if len(headers) == 1 else ""
        return sum(term.weight for term in self.question.rest.terms if f" {term.word} " not in subject)

    @property
    def grouped(self) -> bool:
        """Whether a group of tasks is meant, by number or by name."""
        return bool(self.groups or self._named_group)

    @property
    def limited(self) -> bool:
        """Whether the question sets a limit that records can be held against."""
        return bool(self.units or self.times or self.states or self.groups or self.kinds or self._named_group)

    def items(self) -> list[tuple[Document, Item]]:
        """The records that keep every limit."""
        found = [(d, item) for d in choose_documents(self.desk) for item in self._of(d) if self._keeps(item)]
        on_topic = [pair for pair in found if self._on_topic(pair[1])]
        return on_topic or (
            found if self.times or self.states or self.groups or self.kinds or self._named_group else []
        )

    def _of(self, document: Document) -> Sequence[Item]:
        if self.noun == "target":
            return document.targets
        if self.units and not self._lead_only:
            return [*document.tasks, *document.assignments]
        return document.tasks

    @property
    def _lead_only(self) -> bool:
        return "lead" in self.question.intent.fields

    def _keeps(self, item: Item) -> bool:
        return self._of_unit(item) and self._in_time(item) and self._in_state(item) and self._in_group(item)

    def _of_unit(self, item: Item) -> bool:
        involves = self.desk.catalog.involves
        match item:
            case Task():
                names = [item.lead] if item.lead else []
                if "coordinating" in self.question.intent.fields and not self._lead_only:
                    names = list(item.coordinating)
                elif not self._lead_only:
                    names += item.coordinating
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
        dues = [item.deadline, *milestones(item.deadline.text)]
        if self.question.intent.coarse_only:
            dues = [due for due in dues if due.precision is Precision.YEAR]
        if any(time.kind == "from" for time in self.times):
            return any(_starts(due, time) for due in dues for time in self.times)
        return any(due.end is not None and _within(due.end, time) for due in dues for time in self.times)

    def _in_state(self, item: Item) -> bool:
        if self.kinds and not (isinstance(item, Task) and item.deadline and item.deadline.kind in self.kinds):
            return False
        if not self.states:
            return True
        return isinstance(item, Task) and state_of(item, self.question.as_of) in self.states

    def _in_group(self, item: Item) -> bool:
        if self._named_group is not None and not self._is_of_group(item, self._named_group):
            return False
        parts = [fold(part) for part in item.locator.split(" > ")]
        return all(
            any(_is_part(place.kind, fold(form), parts) for form in place.forms) or self._is_nth(place, item)
            for place in self.groups
        )

    def _is_of_group(self, item: Item, label: str) -> bool:
        if not isinstance(item, Target):
            return getattr(item, "group", None) == label
        tasks = self.desk.document(item).tasks
        heads = {task.locator.split(" > ")[0] for task in tasks if task.group == label}
        return item.locator.split(" > ")[0] in heads

    def _is_nth(self, place: PlaceMention, item: Item) -> bool:
        """Whether an item is of the nth group of a document whose groups bear no number in the locators."""
        labels = [label for label, _ in groups_of(self.desk.document(item))]
        at = (place.number or 0) - 1
        plain = not any(part.startswith("Nhóm") for part in item.locator.split(" > "))
        return place.kind == "group" and plain and 0 <= at < len(labels) and getattr(item, "group", None) == labels[at]

    @cached_property
    def _named_group(self) -> str | None:
        """The group whose label the question gives: "nhóm nhiệm vụ về …"."""
        topic = self.question.topic
        if self.groups or not topic.terms:
            return None
        labels = [label for d in choose_documents(self.desk) for label, _ in groups_of(d)]
        fits = {label: topic.coverage(spaced(label)) for label in labels}
        best = max(fits, key=fits.__getitem__, default=None)
        enough = COVERED if "nhom" in self.question.reading.plain.split() else NAMED
        return best if best is not None and fits[best] >= enough else None

    def _on_topic(self, item: Item) -> bool:
        topic = self.question.topic
        if (self.limited and self._own_weight < TELLING) or not topic.terms:
            return True
        return topic.coverage(spaced(f"{item.text.exact} {getattr(item, 'group', '') or ''}")) >= COVERED

    def _is_issuer(self, unit: UnitMention) -> bool:
        own = [document.issuer or "" for document in self.desk.documents()]
        return any(f" {unit.key} " in fold(spaced(issuer)) for issuer in own) and unit.of is None


def answer_list(desk: Desk) -> Answer | None:
    """A list or a count; ``None`` where the records do not answer and the words must be looked up."""
    listing = Listing(desk)
    if listing.noun == "document":
        return _documents(desk)
    if listing.noun == "group" and desk.question.rest.weight < TELLING:
        return _groups(desk)
    if not listing.answers and "count" not in desk.question.intent.forms:
        return None
    items = listing.items()
    if not items:
        return _none(desk, listing) if listing.limited and listing.answers else None
    draft = desk.draft("count" if "count" in desk.question.intent.forms else "list")
    counted = "count" in desk.question.intent.forms
    if len(items) == 1 and not counted:
        return tell_record(desk, items[0][1], ())
    tell = tell_count if counted else tell_list
    tell(draft, _by_date(items) if listing.times or listing.states else items, "phù hợp" if listing.limited else "")
    _correct(desk, draft, len(items))
    return desk.finish(
        draft, "answered", records=[item for _, item in items], documents=list({d.id: d for d, _ in items}.values())
    )


def answer_results(desk: Desk) -> Answer | None:
    """The results that a plan sets for a group of tasks, where the output of a group is asked for."""
    listing = Listing(desk)
    if "output" not in desk.question.intent.fields or not listing.grouped:
        return None
    listing.noun = "target"
    items = listing.items()
    if not items:
        return None
    draft = desk.draft("output")
    tell_list(draft, items, "của nhóm này")
    return desk.finish(draft, "answered", records=[item for _, item in items])


def _documents(desk: Desk) -> Answer:
    draft = desk.draft("list")
    documents = desk.documents()
    draft.say(f"Kho có {len(documents)} văn bản:")
    for number, document in enumerate(documents, 1):
        span = document.evidence.get("title") or document.passages[0].span
        citation = draft.cite(document, span)
        draft.fact("document", document.quote(span), citation)
        draft.say(
            f"{number}. {document_name(document)}"
            + (f" – {document.issuer}" if document.number and document.issuer else "")
        )
    return desk.finish(draft, "answered", documents=documents)


def _groups(desk: Desk) -> Answer | None:
    chosen = [document for document in choose_documents(desk) if len(groups_of(document)) > 1]
    if not chosen:
        return None
    draft = desk.draft("count")
    for document in chosen[:2]:
        tell_groups(draft, document, groups_of(document), counted="count" in desk.question.intent.forms)
    _correct(desk, draft, len(groups_of(chosen[0])))
    return desk.finish(draft, "answered", documents=chosen)


def _none(desk: Desk, listing: Listing) -> Answer:
    draft = desk.draft("list")
    documents = choose_documents(desk)
    name = document_name(documents[0]) if len(documents) == 1 else "Các văn bản trong kho"
    limits = [unit.text for unit in listing.units] + [time.text for time in desk.question.times]
    noun = "chỉ tiêu" if listing.noun == "target" else "nhiệm vụ"
    draft.say(f"{name} không có {noun} nào ứng với: {', '.join(limits) or 'điều kiện đã nêu'}.")
    return desk.finish(draft, "not_found", documents=documents)


def _correct(desk: Desk, draft: Draft, count: int) -> None:
    """A number that the question puts up is set right."""
    if not desk.question.intent.premise:
        return
    named = {int(word) for word in desk.question.reading.plain.split() if word.isdigit()}
    taken = {number.number for number in desk.question.reading.numbers} | {
        place.number for place in desk.question.reading.places
    }
    asserted = named - taken
    if asserted:
        draft.lines[0] = f"{'Đúng.' if count in asserted else 'Không đúng.'} {draft.lines[0]}"


def _by_date(items: list[tuple[Document, Item]]) -> list[tuple[Document, Item]]:
    return sorted(items, key=lambda found: _end(found[1]))


def _end(item: Item) -> date:
    due = getattr(item, "deadline", None)
    return due.end if due and due.end else date.max


def _deadline_kinds(question: Question) -> frozenset[str]:
    """The kinds of deadline that a list is limited to, where it names any and asks for no time."""
    if not question.intent.forms & {"list", "count"} or any(time.named for time in question.times):
        return frozenset()
    kinds: dict[str, list[str]] = load("intents")["deadline_kinds"]
    return frozenset(kind for kind, words in kinds.items() if any(word in question.reading.plain for word in words))


def _starts(due: Deadline, time: TimeMention) -> bool:
    """Whether work begins in the period named: "từ năm 2025"."""
    return due.start is not None and time.named is not None and time.named.first <= due.start <= time.named.last


def _is_part(kind: str, form: str, parts: list[str]) -> bool:
    return (
        (f"nhom {form}" in parts)
        if kind == "group"
        else (f"phu luc {form}" in parts)
        if kind == "annex"
        else form in parts
    )


def _within(day: date, time: TimeMention) -> bool:
    return (time.start is None or day >= time.start) and (time.end is None or day <= time.end)


def _noun(plain: str) -> str:
    """What is listed: documents, groups, targets or tasks, by the words for them."""
    words = clean(plain)
    nouns: dict[str, list[str]] = load("intents")["nouns"]
    return next((noun for noun, names in nouns.items() if any(name in words for name in names)), "task")
