"""What a document's own subject says of a question: how well it fits, and which one plan its words describe."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from corpus.records import Document
from retrieval.topic import Topic, is_telling, spaced, spaced_of_picture
from retrieval.wording.clean import fold
from retrieval.wording.data import load
from retrieval.wording.numbers import NumberMention
from retrieval.wording.reading import Reading
from retrieval.wording.words import Word, words

TELLING = 2
"""Words of a subject that describe a plan; a number in it counts as much."""


def subject_fit(document: Document, topic: Topic, numbers: Iterable[NumberMention] = ()) -> float:
    """How well a document's own header covers a topic, 0 to 1; and 1 more when its subject names a number asked for."""
    return topic.coverage(header_words(document)) + names_in_subject(document, numbers)


def header_words(document: Document) -> str:
    """The words of a document's kind, subject and issuing body, in the form in which terms are sought."""
    words = " ".join(filter(None, (document.kind, document.title, document.issuer)))
    return spaced_of_picture(words) if document.ocr else spaced(words)


def names_in_subject(document: Document, numbers: Iterable[NumberMention]) -> bool:
    """Whether a document's subject names one of the numbers."""
    title = document.evidence.get("title")
    return title is not None and any(
        title.start <= reference.span.start < title.end and number.matches(reference.number)
        for number in numbers
        for reference in document.references
    )


@dataclass(frozen=True, slots=True)
class Described:
    """The one plan that words tell by its subject, and where in the question they stand."""

    document_id: str
    start: int
    end: int


def described(reading: Reading, documents: Iterable[Document]) -> Described | None:
    """The plan whose subject the words after "kế hoạch" tell: "kế hoạch truyền thông", "kế hoạch NQ71".

    ``None`` where they tell none, or several alike. Bodies and provinces are no part of a subject.
    """
    places = [head.end() for head in _heads().finditer(reading.plain)]
    told = {d.id: max(_told(reading, at, d) for at in places) for d in documents} if places else {}
    most = max((count for count, *_ in told.values()), default=0)
    best = [Described(name, start, end) for name, (count, start, end) in told.items() if count == most]
    return best[0] if most >= TELLING and len(best) == 1 else None


def _told(reading: Reading, at: int, document: Document) -> tuple[int, int, int]:
    """How many words from a place on are of a document's subject, before the first that is not; from and to where."""
    header, count, end = header_words(document), 0, at
    subject = header if reading.marked else fold(header)
    for word, number in _after(reading, at):
        if number is None and (word.key in _common() or not is_telling(word.key)):
            continue
        if not (
            names_in_subject(document, [number])
            if number
            else f" {word.key if reading.marked else word.plain} " in subject
        ):
            break
        count += TELLING if number else 1
        end = number.end if number else word.end
    return count, at, end


def _after(reading: Reading, at: int) -> Iterator[tuple[Word, NumberMention | None]]:
    """The words from a place to the next body or province, a number of a document as one; times are passed over."""
    ends = [unit.start for unit in reading.units] + [province.start for province in reading.provinces]
    numbers = {number.start: number for number in reading.numbers}
    passed = [*((number.start, number.end) for number in numbers.values()), *(time.span for time in reading.times)]
    for word in words(reading.restored):
        if at <= word.start < min((end for end in ends if end >= at), default=len(reading.text)):
            number = numbers.get(word.start)
            if number is not None or not _is_in(word.start, passed):
                yield word, number


def _is_in(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


@cache
def _common() -> frozenset[str]:
    """Words of carrying out, and of the kinds of documents carried out, which any plan's subject may have."""
    said = (*load("intents")["work"]["words"], *load("document_kinds")["described"]["carried_out"])
    return frozenset(word for name in said for word in name.split())


@cache
def _heads() -> re.Pattern[str]:
    """The words that a plan's subject follows, unless somebody is to draw that plan up."""
    data = load("document_kinds")["described"]
    made = "".join(f"(?<!{verb} )" for verb in data["drawn_up"])
    return re.compile(rf"(?<!\w){made}(?:{'|'.join(data['heads'])})(?!\w)")
