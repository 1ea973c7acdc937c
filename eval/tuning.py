"""Learns the ranking weights and the calibration of the confidence from gold questions, by cross-validation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from eval.evidence import Evidence, Place
from eval.gold import Expectation, Question
from eval.run import AS_OF
from retrieval.assistant import Assistant
from retrieval.ranking import FEATURES, SIGNALS, Candidate, confidence_signals
from retrieval.topic import Topic

FOLDS = 5
PENALTY = 0.003
"""Pull of the ranking weights towards nothing, per question: the same questions always give the same weights."""
RANKED = frozenset(
    {"lead_unit", "deadline", "coordinating", "output", "target", "passage", "assignment", "multi", "false_premise"}
)
ABSENT = frozenset({"in_domain_out", "off_topic", "hostile"})
"""Questions about what the corpus is silent on; near misses are about single facts and not for calibration."""
OUTSIDE = Path(__file__).with_name("data") / "outside.txt"
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """The candidates of one question: their features, whether each is evidence, and whether there is an answer."""

    family: str
    features: Matrix
    relevant: NDArray[np.bool_]
    answerable: bool
    topic: Topic


@dataclass(frozen=True, slots=True)
class Tuned:
    """What was learned, and how it does on questions it was not learned from (share with evidence first)."""

    weights: dict[str, float]
    confidence: dict[str, float]
    before: float
    held_out: float
    calibration: float


def samples(assistant: Assistant, questions: Iterable[Question], outside: Iterable[str]) -> list[Sample]:
    """The samples of the questions that are answered by ranking, and of questions that nothing answers."""
    evidence = Evidence(assistant.catalog.documents)
    found = [_sample(assistant, evidence, question) for question in questions if not question.history]
    found += [_collected(assistant, question, question, (), answerable=False) for question in outside]
    return [sample for sample in found if sample is not None]


def outside_questions() -> list[str]:
    """The questions of ``data/outside.txt``."""
    lines = OUTSIDE.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def tune(collected: Sequence[Sample], used: Matrix) -> Tuned:
    """Learns from all samples; the figures come from folds that keep families together.

    ``used`` are the weights in use, for comparison alone.
    """
    ranked = [sample for sample in collected if sample.answerable and sample.relevant.any()]
    folds = [hash_fold(sample.family) for sample in ranked]
    hits: list[bool] = []
    for fold in range(FOLDS):
        learned = _learn([s for s, f in zip(ranked, folds, strict=True) if f != fold])
        hits += [_first(s, learned) for s, f in zip(ranked, folds, strict=True) if f == fold]
    weights = _learn(ranked)
    confidence, right = _calibrate(collected, weights)
    return Tuned(
        weights=dict(zip(FEATURES, map(float, weights.round(3)), strict=True)),
        confidence=confidence,
        before=float(np.mean([_first(sample, used) for sample in ranked])),
        held_out=float(np.mean(hits)),
        calibration=right,
    )


def write_ranking(path: Path, tuned: Tuned, decision: dict[str, float]) -> None:
    """Writes the learned figures where the ranking reads them."""
    lines = ['# Learned by "hoi eval tune"; do not edit by hand.', "", "[weights]"]
    lines += [f"{name} = {value}" for name, value in tuned.weights.items()]
    lines += [
        "",
        "[decision]",
        '# Below "answer" the corpus is said not to hold what is asked: the cost of a wrong answer against a refusal.',
    ]
    lines += ['# Another document whose candidate scores within "close" of the best also answers.']
    lines += ['# A candidate of a plan that another one has replaced stands back by "replaced".']
    lines += [f"{name} = {value}" for name, value in decision.items()]
    lines += ["", "[confidence]", *(f"{name} = {value:.3f}" for name, value in tuned.confidence.items()), ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def hash_fold(family: str) -> int:
    """The fold of a family, the same in every run."""
    return sum(family.encode()) % FOLDS


def _sample(assistant: Assistant, evidence: Evidence, question: Question) -> Sample | None:
    declined = question.expect is Expectation.NO_ANSWER
    wanted = ABSENT if declined else RANKED if question.expect is Expectation.ANSWER else frozenset[str]()
    if question.kind not in wanted:
        return None
    places = [place for group in evidence.groups(question) for place in group]
    return _collected(assistant, question.question, question.family, places, answerable=not declined)


def _collected(
    assistant: Assistant, text: str, family: str, places: Sequence[Place], *, answerable: bool
) -> Sample | None:
    understood = assistant.understand(text, AS_OF)
    if understood.scope.foreign or understood.scope.unknown or understood.intent.guarded:
        return None
    candidates = assistant.ranker.rank(understood)
    if not candidates or not understood.topic.terms:
        return None
    relevant = np.array([_holds(candidate, places) for candidate in candidates])
    features = np.stack([candidate.features for candidate in candidates])
    return Sample(family, features, relevant, answerable, understood.topic)


def _holds(candidate: Candidate, places: Iterable[Place]) -> bool:
    entry = candidate.entry
    own = Place(entry.document_id, entry.span.start, entry.span.end)
    return any(own.covers(place) for place in places)


def _learn(ranked: Sequence[Sample]) -> Matrix:
    def loss(weights: Matrix) -> tuple[float, Matrix]:
        total = PENALTY * len(ranked) * float((weights**2).sum())
        slope = 2 * PENALTY * len(ranked) * weights
        for sample in ranked:
            scores = sample.features @ weights
            odds = np.exp(scores - scores.max())
            share = odds / odds.sum()
            right = share[sample.relevant].sum() + 1e-12
            total -= float(np.log(right))
            slope -= (share[sample.relevant] / right) @ sample.features[sample.relevant] - share @ sample.features
        return total, slope

    return np.asarray(minimize(loss, np.zeros(len(FEATURES)), jac=True, method="L-BFGS-B").x)


def _first(sample: Sample, weights: Matrix) -> bool:
    return bool(sample.relevant[int(np.argmax(sample.features @ weights))])


def _calibrate(collected: Sequence[Sample], weights: Matrix) -> tuple[dict[str, float], float]:
    """A logistic model of "there is an answer" on what speaks for the best candidate."""
    rows, labels = [], []
    for sample in collected:
        scores = sample.features @ weights
        order = np.argsort(-scores, kind="stable")
        rows.append([1.0, *confidence_signals(sample.features[order], sample.topic).values()])
        labels.append(sample.answerable)
    signals, held = np.array(rows), np.array(labels, dtype=float)

    def loss(theta: Matrix) -> float:
        margin = signals @ theta
        return float((np.logaddexp(0, margin) - held * margin).sum() + 0.15 * (theta[1:] ** 2).sum())

    theta = minimize(loss, np.zeros(signals.shape[1])).x
    right = float((((signals @ theta) > 0) == (held > 0)).mean())
    return dict(zip(("bias", *SIGNALS), map(float, theta), strict=True)), right
