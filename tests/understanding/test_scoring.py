"""The figures are what their names say."""

from __future__ import annotations

import pytest

from bot.understanding import scoring
from bot.understanding.evaluate import nonsense
from bot.understanding.scoring import Prediction


def made(expected: str, best: str, confidence: float, threshold: float = 0.2) -> Prediction:
    label = best if confidence >= threshold else scoring.FALLBACK
    return Prediction("id", "text", expected, label, best, confidence, 0.004)


PREDICTIONS = [
    made("groet", "groet", 0.9),
    made("groet", "afscheid", 0.6),
    made("afscheid", "afscheid", 0.8),
    made("afscheid", "afscheid", 0.1),
]


def test_a_sentence_under_the_threshold_counts_as_wrong() -> None:
    assert scoring.accuracy(PREDICTIONS) == pytest.approx(0.5)


def test_macro_f1() -> None:
    # groet: 1 of 2 found, none too many: 2/3. afscheid: 1 of 2 found, 1 too many: 1/2.
    assert scoring.f1_scores(PREDICTIONS) == pytest.approx({"afscheid": 0.5, "groet": 2 / 3})
    assert scoring.macro_f1(PREDICTIONS) == pytest.approx((0.5 + 2 / 3) / 2)


def test_confusions() -> None:
    assert set(scoring.confusions(PREDICTIONS)) == {
        ("groet", "afscheid", 1),
        ("afscheid", scoring.FALLBACK, 1),
    }


def test_curve_counts_what_each_threshold_would_do() -> None:
    low, high = scoring.threshold_curve(PREDICTIONS, [0.05, 0.3], (0.0, 0.7))
    assert (low.answered, low.accuracy, low.nonsense_rejected) == (1.0, 0.75, 0.0)
    assert (high.answered, high.accuracy, high.nonsense_rejected) == (0.5, 0.5, 1.0)
    assert high.accuracy_of_answered == 1.0


def test_calibration_error_is_zero_when_confidence_is_honest() -> None:
    honest = [made("a", "a", 0.75)] * 3 + [made("a", "b", 0.75)]
    assert scoring.calibration_error(honest) == pytest.approx(0.0)
    assert scoring.calibration_error([made("a", "b", 1.0)]) == pytest.approx(1.0)


def test_percentile() -> None:
    assert scoring.percentile([3.0, 1.0, 2.0], 0.5) == 2.0


def test_nonsense_is_the_same_every_time() -> None:
    assert nonsense(5) == nonsense(5)
    assert len(set(nonsense(50))) > 45
