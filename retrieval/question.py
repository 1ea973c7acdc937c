"""A question understood: its words, what it asks for, which documents it is about, and what it is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from retrieval.answer import Filters
from retrieval.catalog import Catalog
from retrieval.intent import Intent, read_intent
from retrieval.scope import Scope, read_scope
from retrieval.topic import Topic, Vocabulary
from retrieval.wording import Wording
from retrieval.wording.clean import clean, fold
from retrieval.wording.data import load
from retrieval.wording.numbers import kind_names
from retrieval.wording.reading import Reading
from retrieval.wording.time import TimeMention


@dataclass(frozen=True, slots=True)
class Question:
    """Everything understood before anything is looked up. ``rest`` is the topic without units and work words."""

    reading: Reading
    intent: Intent
    scope: Scope
    topic: Topic
    rest: Topic
    as_of: date

    @property
    def times(self) -> tuple[TimeMention, ...]:
        """The times that ask for something; those of a document's own date do not."""
        return tuple(time for time in self.reading.times if not time.cited)

    @property
    def search_text(self) -> str:
        """What is searched for: the question with its abbreviations spelled out, and as they stand."""
        reading = self.reading
        if not reading.marked:
            return reading.expanded
        short = set(reading.text.split()) - set(reading.expanded.split())
        return " ".join([reading.expanded, *sorted(short)])


class Understanding:
    """Reads questions against a catalog: made once."""

    def __init__(self, catalog: Catalog, vocabulary: Vocabulary) -> None:
        texts = [document.text for document in catalog.documents.values()]
        self._wording = Wording(texts, catalog.units)
        self._catalog = catalog
        self._vocabulary = vocabulary

    def read(self, question: str, as_of: date, filters: Filters | None = None) -> Question:
        """The question understood."""
        reading = self._wording.read(question, as_of)
        intent = read_intent(reading.text, clean(question), reading.expanded)
        scope = read_scope(reading, self._catalog, filters)
        topic = self._vocabulary.topic(reading.expanded, _left_out(reading, intent, scope))
        rest = topic.without([*_unit_words(reading), *load("intents")["work"]["words"]])
        return Question(reading, intent, scope, topic, rest, as_of)


def _unit_words(reading: Reading) -> Iterator[str]:
    for unit in reading.units:
        yield from (unit.text, unit.name, reading.restored[unit.start : unit.end])


def _left_out(reading: Reading, intent: Intent, scope: Scope) -> Iterator[str]:
    """The words that name a document, a place or a time, or say what is asked, as typed and with diacritics."""
    spans = [*intent.asking, *(time.span for time in reading.times)]
    spans += [*scope.own_names, *([(scope.told.start, scope.told.end)] if scope.told else [])]
    provinces = [province for province in reading.provinces if fold(province.text) == fold(province.name)]
    for named in (reading.numbers, reading.places, provinces):
        spans += [(one.start, one.end) for one in named]
    yield from (province.name for province in reading.provinces if province.text.isupper())
    yield from (text[start:end] for text in (reading.text, reading.restored) for start, end in spans)
    yield from (name for number in reading.numbers for name in kind_names(number.kind))
    asking: dict[str, list[str]] = load("intents")["asking"]
    yield from (words for name in intent.fields for words in asking.get(name, ()) if fold(words) in reading.plain)
