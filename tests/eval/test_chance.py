"""Intervals and differences that chance is allowed."""

from hypothesis import given
from hypothesis import strategies as st

from eval.chance import difference, interval

VALUES = st.lists(st.sampled_from([0.0, 1.0]), min_size=1, max_size=30)


@given(VALUES)
def test_the_mean_lies_in_its_interval(values: list[float]) -> None:
    found = interval(values, [str(number) for number in range(len(values))])
    assert 0 <= found.low <= found.mean <= found.high <= 1


def test_questions_of_one_family_count_as_one_draw() -> None:
    values = [1.0] * 20 + [0.0] * 20
    alone = interval(values, [str(number) for number in range(40)])
    together = interval(values, ["đúng"] * 20 + ["sai"] * 20)
    assert together.high - together.low > 2 * (alone.high - alone.low)


def test_the_same_values_show_no_difference() -> None:
    found = difference([1.0, 0.0, 1.0], [1.0, 0.0, 1.0], ["a", "b", "c"])
    assert found.interval.mean == 0
    assert found.p_value == 1


def test_a_fall_on_every_question_is_beyond_chance() -> None:
    families = [str(number) for number in range(30)]
    found = difference([1.0] * 30, [0.0] * 30, families)
    assert found.interval.high < 0
    assert found.p_value < 0.01


def test_one_question_lost_in_thirty_may_be_chance() -> None:
    families = [str(number) for number in range(30)]
    found = difference([1.0] * 30, [1.0] * 29 + [0.0], families)
    assert found.interval.high == 0
    assert found.p_value > 0.05
