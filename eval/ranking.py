"""How well passages are found, before any answering: rank measures over passages and over records."""

from collections.abc import Callable, Iterable, Sequence

import ir_measures
from ir_measures import RR, R, Success, nDCG

from eval.evidence import Evidence, Place
from eval.gold import Expectation, Question

MEASURES = (nDCG @ 10, RR @ 10, R @ 5, R @ 10, Success @ 1, Success @ 5)
DEPTH = 10

Ranker = Callable[[str], Sequence[Place]]
"""Query → places, best first."""
Grades = dict[str, dict[str, int]]
Scores = dict[str, dict[str, float]]


def rankable(questions: Iterable[Question]) -> list[Question]:
    """The questions that a search can be measured on: with evidence to find, and complete without a dialog."""
    return [
        question
        for question in questions
        if question.expect is Expectation.ANSWER and question.groups and not question.history
    ]


def measure_ranking(ranker: Ranker, questions: Iterable[Question], evidence: Evidence) -> dict[str, float]:
    """Mean of every measure, by unit and name: ``passage nDCG@10``, ``record R@5``; empty without questions.

    A passage or record is relevant where it meets the evidence; a place found counts for every one that it meets.
    """
    asked = rankable(questions)
    found = {question.id: list(ranker(question.question))[:DEPTH] for question in asked}
    wanted = {question.id: [place for group in evidence.groups(question) for place in group] for question in asked}
    measured: dict[str, float] = {}
    for unit, units_of in (("passage", evidence.passages), ("record", evidence.records)):
        relevant = {key: units_of(places) for key, places in wanted.items()}
        grades = {key: {name_of(place): 1 for place in places} for key, places in relevant.items() if places}
        scores = {key: _scores(found[key], relevant[key]) for key in grades}
        if grades:
            means = ir_measures.calc_aggregate(MEASURES, grades, scores)
            measured |= {f"{unit} {measure}": float(means[measure]) for measure in MEASURES}
    return measured


def name_of(place: Place) -> str:
    """A key for a place."""
    return f"{place.document_id}:{place.start}-{place.end}"


def _scores(found: Sequence[Place], relevant: Iterable[Place]) -> dict[str, float]:
    """Unit → score that falls with the rank at which it was first met."""
    scores: dict[str, float] = {}
    for rank, place in enumerate(found):
        for met in [unit for unit in relevant if unit.meets(place)] or [place]:
            scores.setdefault(name_of(met), float(len(found) - rank))
    return scores
