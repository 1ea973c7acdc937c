"""Ranking of everything that may answer, as one problem: features of a candidate, weights learned from gold questions.

The weights, and the calibration of the confidence, live in ``data/ranking.toml``; ``hoi eval tune`` learns them by
cross-validation. Nothing else in the package holds a threshold of its own.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.records import Assignment, Document, Quote, Target, Task
from index.build import Build
from index.entries import Entry, EntryKind
from index.lexical import Scores
from retrieval.catalog import Catalog, in_period
from retrieval.question import Question
from retrieval.subject import header_words, names_in_subject
from retrieval.topic import Topic, Vocabulary
from retrieval.wording.data import load

Record = Task | Target | Assignment
WHOLLY = 0.9
"""Share of a question that a plan's header covers when the question is about the plan as a whole."""
SIGNALS = ("coverage", "best_coverage", "dense", "late", "pairs", "best_pairs", "unknown", "length")
LONG_TOPIC = 40.0
DEPTH = 5
POOL = 18
"""Candidates that are looked at closely, the best of the search."""
FACTS = ("lead", "coordinating", "deadline", "output")
FEATURES = (
    "lexical",
    "dense",
    "late",
    "coverage",
    "pairs",
    "named",
    "issuer",
    "subject",
    "mention",
    "cites",
    "has_field",
    "task_for_fact",
    "assignment_for_lead",
    "target_for_value",
    "passage_for_content",
    "year",
    "year_missed",
    "unit",
    "place",
    "plan_itself",
    "short",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may answer, with its features and its score; higher is better."""

    row: int
    entry: Entry
    features: NDArray[np.float64]
    score: float

    def feature(self, name: str) -> float:
        """One feature by name."""
        return float(self.features[FEATURES.index(name)])


class Ranker:
    """Ranks entries for a question."""

    def __init__(self, build: Build, catalog: Catalog, vocabulary: Vocabulary) -> None:
        self._build = build
        self._catalog = catalog
        self._vocabulary = vocabulary
        of = np.array([entry.document_id for entry in build.entries])
        self._rows = {name: np.flatnonzero(of == name) for name in build.documents}
        self._headers = {d.id: header_words(d) for d in build.documents.values()}
        self.records = {record.id: record for document in build.documents.values() for record in document.records}
        learned = load("ranking")
        self.weights = np.array([learned["weights"][name] for name in FEATURES])
        self.decision: dict[str, float] = learned["decision"]
        self._confidence: dict[str, float] = learned["confidence"]

    def rank(self, question: Question, depth: int = POOL) -> list[Candidate]:
        """The ``depth`` candidates within the question's scope that search finds, best first."""
        rows = np.concatenate([np.zeros(0, np.int64), *(self._rows[name] for name in sorted(question.scope.allowed))])
        if not len(rows):
            return []
        scores = self._build.search.scores(question.search_text)
        pool = _best(rows, scores.fused, depth)
        signals = np.column_stack([part[pool] for part in (scores.lexical, scores.dense, scores.late)])
        signals[:, 0] /= max(float(scores.lexical.max()), 1e-9)
        fits = {name: self._subject_fit(name, question) for name in question.scope.allowed}
        judge = _Judge(question, self, fits)
        features = np.hstack([signals, np.array([judge.features(row) for row in pool], float)])
        replaced = self._replaced(question)
        behind = np.array([self.entry(row).document_id in replaced for row in pool]) * self.decision["replaced"]
        ranked = zip(pool, features, (features @ self.weights - behind).tolist(), strict=True)
        candidates = [Candidate(row, self.entry(row), values, score) for row, values, score in ranked]
        return sorted(candidates, key=lambda candidate: (-candidate.score, candidate.row))

    def confidence(self, candidates: Sequence[Candidate], topic: Topic) -> float:
        """The calibrated probability that the best candidate answers: a logistic function of what speaks for it."""
        signals = confidence_signals(np.stack([candidate.features for candidate in candidates]), topic)
        total = self._confidence["bias"] + sum(self._confidence[name] * value for name, value in signals.items())
        return 1 / (1 + math.exp(-total))

    def _replaced(self, question: Question) -> frozenset[str]:
        """The plans in scope that others have replaced; a plan that the question names is asked for all the same."""
        allowed = frozenset[str]() if question.scope.named else question.scope.allowed
        return frozenset(name for name in allowed if self._catalog.replaced_by(name, question.as_of))

    def _subject_fit(self, document_id: str, question: Question) -> float:
        document = self._build.documents[document_id]
        covered = question.topic.coverage(self._headers[document_id])
        return covered + names_in_subject(document, question.reading.numbers)

    def knows(self, word: str) -> bool:
        """Whether some entry has a word (without diacritics)."""
        return self._vocabulary.knows(word)

    def text(self, row: int) -> str:
        """An entry's words in the form in which terms are sought."""
        return self._vocabulary.texts[row]

    def record(self, entry: Entry) -> Record | None:
        """The record that an entry stands for; ``None`` for a passage."""
        return self.records.get(entry.record_id)

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._build.entries[row]

    def document(self, entry: Entry) -> Document:
        """The document that an entry is of."""
        return self._build.documents[entry.document_id]

    @property
    def catalog(self) -> Catalog:
        """The catalog of the same documents."""
        return self._catalog


def _best(rows: NDArray[np.int64], scores: Scores, count: int) -> list[int]:
    """The rows with the highest scores, best first, equal ones in order; the others are left unsorted."""
    if len(rows) > count:
        rows = rows[scores[rows] >= np.partition(scores[rows], -count)[-count]]
    best: list[int] = rows[np.lexsort((rows, -scores[rows]))[:count]].tolist()
    return best


def confidence_signals(features: NDArray[np.float64], topic: Topic) -> dict[str, float]:
    """What speaks for there being an answer: how the candidates, best first, fit, and how known the words are."""
    at = FEATURES.index
    top = features[:DEPTH].max(axis=0)
    return {
        "coverage": float(features[0, at("coverage")]),
        "best_coverage": float(top[at("coverage")]),
        "dense": float(features[0, at("dense")]),
        "late": float(features[0, at("late")]),
        "pairs": float(features[0, at("pairs")]),
        "best_pairs": float(top[at("pairs")]),
        "unknown": topic.unknown,
        "length": min(topic.weight, LONG_TOPIC) / LONG_TOPIC,
    }


def headed_by(name: str, text: str) -> bool:
    """Whether a passage begins with the label of a field: "3. Đơn vị phối hợp: …"."""
    return _labels()[name].match(text) is not None


@cache
def _labels() -> dict[str, re.Pattern[str]]:
    labels: dict[str, list[str]] = load("intents")["labels"]
    return {
        name: re.compile(rf"\W*(?:\d[\d.]*|[a-zđ]\))?\W*(?:{'|'.join(words)})[^:\n]{{0,40}}:", re.IGNORECASE)
        for name, words in labels.items()
    }


def _holds(record: Record, name: str) -> bool:
    """Whether a record gives a field: a target is an output, an assignment names who does its work."""
    match record:
        case Target():
            return name == "output"
        case Assignment():
            return name == "lead"
    return bool(getattr(record, name, None))


@dataclass(frozen=True)
class _Judge:
    """Computes the features of candidates of one question that are not scores of the search."""

    question: Question
    ranker: Ranker
    fits: dict[str, float]

    def features(self, row: int) -> tuple[float, ...]:
        entry = self.ranker.entry(row)
        return (*self._words(row), *self._document(entry), *self._record(entry))

    def _words(self, row: int) -> Sequence[float]:
        topic = self.question.topic
        text = self.ranker.text(row)
        return topic.coverage(text), topic.pairs(text)

    def _document(self, entry: Entry) -> Sequence[float]:
        scope = self.question.scope
        named, by_issuer = entry.document_id in scope.named, entry.document_id in scope.issuers
        return named, by_issuer, self.fits[entry.document_id], *self._citing(entry)

    def _citing(self, entry: Entry) -> tuple[float, float]:
        """Whether the entry mentions a document that the question names; whether it cites any, if one is asked for."""
        if not self.question.reading.numbers and not self.question.intent.document:
            return 0.0, 0.0
        document = self.ranker.document(entry)
        inside = [r for r in document.references if entry.span.start <= r.span.start < entry.span.end]
        named = any(n.matches(r.number) for n in self.question.reading.numbers for r in inside)
        return float(named), float(bool(inside) and bool(self.question.intent.document))

    def _record(self, entry: Entry) -> Sequence[float]:
        intent, kind = self.question.intent, entry.kind
        record = self.ranker.record(entry)
        return (
            self._has_field(entry, record),
            kind is EntryKind.TASK and bool(self._asked),
            kind is EntryKind.ASSIGNMENT and "lead" in intent.fields,
            kind is EntryKind.TARGET and "target" in intent.fields and getattr(record, "value", None) is not None,
            kind is EntryKind.PASSAGE and not intent.fields,
            *self._years(entry),
            self._unit(record),
            self._place(entry),
            self._plan_itself(entry),
            math.exp(-(entry.span.end - entry.span.start) / 200),
        )

    def _has_field(self, entry: Entry, record: Record | None) -> float:
        """The share of the fields asked for that the record holds, or that a passage is headed by."""
        if not self._asked:
            return 0.0
        held = (headed_by(name, entry.text) if record is None else _holds(record, name) for name in self._asked)
        return sum(held) / len(self._asked)

    @cached_property
    def _asked(self) -> tuple[str, ...]:
        """The fields of tasks that are asked for."""
        return tuple(name for name in self.question.intent.fields if name in FACTS)

    def _years(self, entry: Entry) -> tuple[float, float]:
        """Whether the entry speaks of the year that the question names, or only of another one."""
        years = self._asked_years
        if not years:
            return 0.0, 0.0
        record = self.ranker.record(entry)
        period = getattr(record, "year", None)
        if period:
            hit = any(in_period(period, year) for year in years)
            return float(hit), float(not hit)
        return float(any(str(year) in entry.text for year in years)), 0.0

    @cached_property
    def _asked_years(self) -> tuple[int, ...]:
        years = {int(year) for time in self.question.times if time.year for year in time.year.split("-")}
        return tuple(sorted(years))

    def _unit(self, record: Record | None) -> float:
        if self.question.intent.premise or not self.question.reading.units:
            return 0.0
        same = self.ranker.catalog.same_unit
        match record:
            case Task(lead=Quote() as quote) | Assignment(unit=quote):
                names = [quote.exact]
            case _:
                return 0.0
        named = [unit.name for unit in self.question.reading.units]
        return float(any(same(one, other) for one in names for other in named))

    def _plan_itself(self, entry: Entry) -> float:
        """Whether a question that has no subject but a plan's own meets the words on carrying out that plan."""
        if not self.question.rest.terms or self.fits[entry.document_id] < WHOLLY:
            return 0.0
        return float(entry.kind is EntryKind.ASSIGNMENT and " kế hoạch này" in entry.text.lower())

    def _place(self, entry: Entry) -> float:
        places = self.question.reading.places
        if not places:
            return 0.0
        parts = [part.split(" ")[-1] for part in entry.locator.split(" > ")]
        return sum(any(part in place.forms for part in parts) for place in places) / len(places)
