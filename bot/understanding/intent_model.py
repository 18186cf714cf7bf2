"""The model behind the intent classifier: utterances in, calibrated probabilities out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import skops.io as skops  # type: ignore[import-untyped]
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from bot.errors import ModelMissingError
from bot.understanding.features import TextFeatures, Utterance

Matrix = NDArray[np.float64]

_MODEL_FILE = "intent_model.skops"
_TRUSTED = ["scipy.sparse._csr.csr_matrix"]  # the only type outside scikit-learn and numpy
_CALIBRATION_FOLDS = 4
_TEMPERATURES = np.geomspace(0.05, 3.0, 60)


def softmax(scores: Matrix) -> Matrix:
    """Rows of scores to rows of probabilities."""
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Matrix = shifted / shifted.sum(axis=1, keepdims=True)
    return result


def best_temperature(scores: Matrix, rows_of_label: NDArray[np.int64]) -> float:
    """The temperature that makes held-out probabilities most honest (least log loss)."""
    rows = np.arange(len(scores))

    def loss(temperature: float) -> float:
        chosen = softmax(scores / temperature)[rows, rows_of_label]
        return float(-np.log(np.maximum(chosen, 1e-12)).mean())

    return float(min(_TEMPERATURES, key=loss))


class IntentModel:
    """Linear SVM on the sparse features; margins become probabilities by one temperature."""

    def __init__(self, sources: Sequence[str], penalty: float = 0.5, seed: int = 13) -> None:
        """Take the sources of `TextFeatures` and the inverse regularisation of the SVM."""
        self.sources = tuple(sources)
        self.penalty = penalty
        self.seed = seed
        self.features = TextFeatures(self.sources)
        self.svm = self._new_svm()
        self.temperature = 1.0

    def _new_svm(self) -> LinearSVC:
        return LinearSVC(C=self.penalty, class_weight="balanced", random_state=self.seed)

    @property
    def labels(self) -> list[str]:
        """The labels in the order of the columns of `probabilities`."""
        return [str(label) for label in self.svm.classes_]

    def fit(self, utterances: Sequence[Utterance], labels: Sequence[str]) -> IntentModel:
        """Learn from examples; the temperature comes from predictions on held-out folds."""
        names = np.array(labels)
        self.features.fit(utterances)
        matrix = self.features.transform(utterances)
        self.svm.fit(matrix, names)
        self.temperature = self._held_out_temperature(matrix, names)
        return self

    def _held_out_temperature(self, matrix: csr_matrix, names: NDArray[np.str_]) -> float:
        rarest = int(np.unique(names, return_counts=True)[1].min())
        if rarest < 2:
            return self.temperature
        folds = StratifiedKFold(
            min(_CALIBRATION_FOLDS, rarest), shuffle=True, random_state=self.seed
        )
        scores = np.zeros((len(names), len(self.labels)))
        for train, test in folds.split(matrix, names):
            scores[test] = self._scores(
                self._new_svm().fit(matrix[train], names[train]), matrix[test]
            )
        return best_temperature(scores, np.searchsorted(self.svm.classes_, names))

    @staticmethod
    def _scores(svm: LinearSVC, matrix: csr_matrix) -> Matrix:
        scores: Matrix = svm.decision_function(matrix)
        return np.column_stack([-scores, scores]) if scores.ndim == 1 else scores

    def probabilities(self, utterances: Sequence[Utterance]) -> Matrix:
        """One row for each utterance, one column for each of `labels`."""
        scores = self._scores(self.svm, self.features.transform(utterances))
        return softmax(scores / self.temperature)

    def save(self, folder: Path) -> None:
        """Write the model into `folder`."""
        state: dict[str, Any] = {
            "sources": list(self.sources),
            "penalty": self.penalty,
            "seed": self.seed,
            "temperature": self.temperature,
            "vectorizers": self.features.vectorizers,
            "svm": self.svm,
        }
        skops.dump(state, folder / _MODEL_FILE)

    @classmethod
    def load(cls, folder: Path) -> IntentModel:
        """Read what `save` wrote; only scikit-learn's own types are accepted.

        Raises:
            ModelMissingError: there is no model in `folder`, or it holds foreign code.
        """
        path = folder / _MODEL_FILE
        if not path.exists():
            raise ModelMissingError("The intent model is missing. Run `advieschat train`.")
        if foreign := set(skops.get_untrusted_types(file=path)) - set(_TRUSTED):
            raise ModelMissingError(
                f"The intent model holds types that are not trusted ({', '.join(sorted(foreign))}). "
                "Run `advieschat train` to make it anew."
            )
        state = skops.load(path, trusted=_TRUSTED)
        model = cls(state["sources"], state["penalty"], state["seed"])
        model.temperature = state["temperature"]
        model.features.vectorizers = state["vectorizers"]
        model.svm = state["svm"]
        return model
