"""Whether a statement about a document agrees with its header, or with the place that mentions it."""

from collections.abc import Sequence

from corpus.records import Document, PartialDate, Precision, Reference, Relation
from retrieval.answering.premise import opening
from retrieval.question import Question
from retrieval.replies.office import office_held, office_named
from retrieval.topic import in_words, spaced
from retrieval.wording.clean import fold
from retrieval.wording.periods import Period, day, months

RECEIVES = 0.8
"""Share of a question's words that a recipient covers who is the one asked about."""


def header_verdict(question: Question, document: Document, signers: Sequence[str], asked: Sequence[str]) -> str | None:
    """The verdict over signer, date, recipients and what is replaced; ``signers`` are all that the corpus knows."""
    if not question.intent.premise:
        return None
    checks: list[bool | None] = []
    if "signer" in asked and document.signer:
        checks += _signer(question, document, signers)
    if "date" in asked:
        checks += _dates(question, document.date)
    if "recipients" in asked and document.recipients:
        checks.append(_receives(question, document) or None)
    if "replaces" in asked:
        replaced = [r.number for r in document.references if r.relation is Relation.REPLACES]
        others = [n for n in question.reading.numbers if not (document.number and n.matches(document.number))]
        checks += [any(number.matches(one) for one in replaced) for number in others if replaced]
    return opening(checks)


def reference_verdict(question: Question, reference: Reference) -> str | None:
    """The verdict over the date of a document that is only mentioned."""
    return opening(_dates(question, reference.date)) if question.intent.premise else None


def names_person(question: Question, name: str | None) -> bool:
    """Whether a question names a person in full, with diacritics or without."""
    return bool(name) and spaced(fold(name or "")) in spaced(question.reading.plain)


def _receives(question: Question, document: Document) -> bool:
    """Whether one of the recipients is what the question is about; one that is not named may be among "các …"."""
    return any(question.topic.coverage(spaced(in_words(r.exact))) >= RECEIVES for r in document.recipients)


def _signer(question: Question, document: Document, signers: Sequence[str]) -> list[bool | None]:
    """By the name where the question gives one that is known, else by the office."""
    named = [signer for signer in signers if names_person(question, signer)]
    if named:
        return [document.signer in named]
    office, held = office_named(question.reading.plain), office_held(document.signer_role or "")
    return [office == held] if office and held else []


def _dates(question: Question, told: PartialDate | None) -> list[bool | None]:
    """Whether the days and months named are those of a date; the date of the document itself is what is asked here."""
    periods = [time.named for time in question.reading.times if time.named]
    if told is None:
        return []
    return [lies_in(told, period) for period in periods]


def lies_in(told: PartialDate, period: Period) -> bool | None:
    """Whether a date lies in a period; ``None`` where it is told less exactly than asked."""
    year, month, number = [*map(int, told.value.split("-")), 1, 1][:3]
    own = day(year, month, number) if told.precision is Precision.DAY else months(year, month, told.precision)
    if own is None or own.last < period.first or period.last < own.first:
        return False
    return True if period.first <= own.first and own.last <= period.last else None
