"""Ranking weights learned from samples: what tells the right candidate apart gets the weight."""

import numpy as np
import pytest

from eval.tuning import Sample, tune
from retrieval.ranking import FEATURES
from retrieval.topic import Topic

TELLING = FEATURES.index("coverage")


def _sample(number: int, *, answerable: bool = True) -> Sample:
    """Five candidates; the one with the highest "coverage" is evidence, all else is noise."""
    features = np.random.default_rng(number).random((5, len(FEATURES)))
    relevant = features[:, TELLING] == features[:, TELLING].max()
    return Sample(f"family-{number}", features, relevant & answerable, answerable, Topic(()))


@pytest.fixture(scope="module")
def collected() -> list[Sample]:
    return [_sample(number, answerable=number % 5 > 0) for number in range(60)]


def test_what_tells_the_answer_apart_weighs_most(collected: list[Sample]) -> None:
    tuned = tune(collected, np.zeros(len(FEATURES)))
    assert max(tuned.weights, key=lambda name: tuned.weights[name]) == "coverage"
    assert tuned.held_out > tuned.before


def test_the_same_questions_give_the_same_weights_whatever_is_in_use(collected: list[Sample]) -> None:
    first, second = (tune(collected, used) for used in (np.zeros(len(FEATURES)), np.ones(len(FEATURES))))
    assert first.weights == second.weights
