"""The figures by which tie strength is judged, against figures by hand and published examples."""

import numpy as np
import pytest

from bench.ties.figures import average_precision, bootstrap, calibration_error, roc_auc
from bench.ties.platt import held_out_chances

SCORES = np.array([0.1, 0.4, 0.35, 0.8])
LABELS = np.array([False, False, True, True])


def test_auc_and_precision_meet_the_examples_of_scikit_learn() -> None:
    """Its documentation of roc_auc_score and average_precision_score gives 0.75 and 0.83 for these four."""

    assert roc_auc(SCORES, LABELS) == 0.75
    assert average_precision(SCORES, LABELS) == pytest.approx(0.8333, abs=1e-4)


def test_equal_scores_count_half_and_come_in_together() -> None:
    """By hand: of the four pairs of yes and no, two are won and two are even; precision is 1/1 and then 2/3, 2/4."""
    scores, labels = np.array([3.0, 2.0, 2.0, 1.0]), np.array([True, True, False, False])

    assert roc_auc(scores, labels) == (1 + 1 + 0.5 + 1) / 4
    assert average_precision(scores, labels) == pytest.approx((1 / 1 + 2 / 3) / 2)


def test_scores_that_tell_nothing_are_chance() -> None:
    """A half for the curve, the base rate for precision: else an empty formula would look good."""
    labels = np.array([True, False, False, False])

    assert roc_auc(np.ones(4), labels) == 0.5
    assert average_precision(np.ones(4), labels) == 0.25


def test_calibration_error_is_the_mean_distance_of_groups() -> None:
    """By hand: two groups, 0.2 forecast against 0 of 2, and 0.9 against 1 of 2: (0.2 + 0.4) / 2."""
    chances = np.array([0.2, 0.2, 0.9, 0.9])

    assert calibration_error(chances, np.array([False, False, True, False]), bins=2) == pytest.approx(0.3)


def test_the_interval_holds_the_mean_and_narrows_with_owners() -> None:
    """For a normal mean the interval is 2 · 1.96 · s / sqrt(n) wide: 0.196 for 100 owners of spread 0.5."""
    values = np.tile([0.0, 1.0], 50)
    mean, low, high = bootstrap(values)

    assert mean == 0.5
    assert high - low == pytest.approx(0.196, abs=0.02)
    assert bootstrap(np.full(9, 0.7)) == pytest.approx((0.7, 0.7, 0.7))


def test_chances_are_learned_from_other_owners_only() -> None:
    """Two owners who are each other's opposite are forecast wrongly: nobody is judged by what they taught."""
    scores = [np.array([0.0, 0.0, 9.0, 9.0])] * 2
    labels = [np.array([False, False, True, True]), np.array([True, True, False, False])]
    chances = held_out_chances(scores, labels, owners=("ana", "ben"))

    assert (chances[:4] < 0.5).tolist() == [False, False, True, True]
    assert (chances[4:] < 0.5).tolist() == [True, True, False, False]
