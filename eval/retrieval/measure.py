"""Measures of a search over a test set, by ir-measures, with bootstrap intervals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ir_measures
import numpy as np
from ir_measures import RR, R, ScoredDoc, Success, nDCG

from eval.chance import Interval, interval
from eval.retrieval.sets import RetrievalSet
from index.embedding import Embedder
from index.hybrid import HybridIndex
from index.lexical import Scores

MEASURES = {
    "nDCG@10": nDCG @ 10,
    "MRR@10": RR @ 10,
    "Recall@1": Success @ 1,
    "Recall@5": R @ 5,
    "Recall@10": R @ 10,
    "Recall@100": R @ 100,
}
"""Recall@1 is the share of questions whose first passage answers, so that questions with several can reach 1."""
WAYS = ("lexical", "dense", "late", "fused")
DEPTH = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One way of searching on one set: a mean with its interval per measure."""

    collection: str
    way: str
    values: Mapping[str, Interval]


def measure(collection: RetrievalSet, embedder: Embedder) -> list[Row]:
    """Search with every question in every way."""
    index = HybridIndex.build(collection.passages, embedder)
    runs: dict[str, list[ScoredDoc]] = {way: [] for way in WAYS}
    for number, question in enumerate(collection.questions):
        scores = index.scores(question)
        for way in WAYS:
            runs[way].extend(_ranked(str(number), getattr(scores, way)))
    return [Row(collection.name, way, _values(collection, runs[way])) for way in WAYS]


def _ranked(number: str, scores: Scores) -> list[ScoredDoc]:
    """The best passages; their place stands for their score, so that equal scores keep one order everywhere."""
    best = np.argsort(-scores, kind="stable")[:DEPTH]
    return [ScoredDoc(number, str(row), float(DEPTH - place)) for place, row in enumerate(best)]


def _values(collection: RetrievalSet, run: Sequence[ScoredDoc]) -> dict[str, Interval]:
    truth = {str(number): {str(row): 1 for row in rows} for number, rows in enumerate(collection.relevant)}
    found: dict[str, dict[str, float]] = {name: {} for name in MEASURES}
    names = {str(measure): name for name, measure in MEASURES.items()}
    for metric in ir_measures.iter_calc(list(MEASURES.values()), truth, run):
        found[names[str(metric.measure)]][metric.query_id] = float(metric.value)
    order = [str(number) for number in range(len(collection.questions))]
    return {
        name: interval([values.get(number, 0.0) for number in order], collection.families)
        for name, values in found.items()
    }
