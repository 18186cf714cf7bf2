"""Figures about predictions: accuracy, macro-F1, confusions, calibration, threshold curve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

FALLBACK = "nlu_fallback"


@dataclass(frozen=True)
class Prediction:
    """One held-out sentence and what was made of it.

    Attributes:
        id: id of the sentence in its set.
        text: the sentence.
        expected: the label it should get, `vraag/anonimiteit` for a retrieval intent.
        label: the label it got, `nlu_fallback` under the threshold.
        best: the label with the highest confidence, whatever the threshold.
        confidence: confidence of `best`, 0 to 1.
        seconds: how long the parse took.
    """

    id: str
    text: str
    expected: str
    label: str
    best: str
    confidence: float
    seconds: float

    @property
    def correct(self) -> bool:
        """Whether the label is the expected one; a fallback never is."""
        return self.label == self.expected


def accuracy(predictions: Sequence[Prediction]) -> float:
    """Share of sentences with the expected label, 0 to 1."""
    return sum(prediction.correct for prediction in predictions) / len(predictions)


def f1_scores(predictions: Sequence[Prediction]) -> dict[str, float]:
    """F1 of every expected label, worst first."""
    expected = Counter(prediction.expected for prediction in predictions)
    predicted = Counter(prediction.label for prediction in predictions)
    right = Counter(prediction.expected for prediction in predictions if prediction.correct)
    scores = {
        label: 2 * right[label] / (count + predicted[label]) for label, count in expected.items()
    }
    return dict(sorted(scores.items(), key=lambda item: item[1]))


def macro_f1(predictions: Sequence[Prediction]) -> float:
    """Mean F1 over the expected labels, 0 to 1."""
    scores = f1_scores(predictions)
    return sum(scores.values()) / len(scores)


def confusions(predictions: Sequence[Prediction]) -> list[tuple[str, str, int]]:
    """(expected, got, how often) of everything that went wrong, most frequent first."""
    wrong = Counter(
        (prediction.expected, prediction.label)
        for prediction in predictions
        if not prediction.correct
    )
    return [(expected, got, count) for (expected, got), count in wrong.most_common()]


def calibration_error(predictions: Sequence[Prediction], bins: int = 10) -> float:
    """Expected calibration error of `confidence`: 0 is honest, 1 is the worst."""
    total = 0.0
    for index in range(bins):
        low, high = index / bins, (index + 1) / bins
        inside = [
            prediction
            for prediction in predictions
            if low <= prediction.confidence < high
            or (index == bins - 1 and prediction.confidence >= 1)
        ]
        if inside:
            right = sum(prediction.best == prediction.expected for prediction in inside)
            trust = sum(prediction.confidence for prediction in inside)
            total += abs(right - trust)
    return total / len(predictions)


@dataclass(frozen=True)
class CurvePoint:
    """What a threshold would do: shares, 0 to 1."""

    threshold: float
    answered: float
    accuracy: float
    accuracy_of_answered: float
    nonsense_rejected: float


def threshold_curve(
    predictions: Sequence[Prediction],
    nonsense_confidences: Sequence[float],
    thresholds: Sequence[float],
) -> list[CurvePoint]:
    """For each threshold what is answered, how well, and how much nonsense is turned away."""
    points: list[CurvePoint] = []
    for threshold in thresholds:
        answered = [found for found in predictions if found.confidence >= threshold]
        right = sum(found.best == found.expected for found in answered)
        rejected = sum(confidence < threshold for confidence in nonsense_confidences)
        points.append(
            CurvePoint(
                threshold=threshold,
                answered=len(answered) / len(predictions),
                accuracy=right / len(predictions),
                accuracy_of_answered=right / len(answered) if answered else 0.0,
                nonsense_rejected=rejected / max(len(nonsense_confidences), 1),
            )
        )
    return points


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]
