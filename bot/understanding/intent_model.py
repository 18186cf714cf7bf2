"""The model behind the intent classifier: utterances in, calibrated probabilities out.

Two linear models on the same features, a support vector machine and a complement naive Bayes,
are pooled: their scores are added and one temperature turns the sum into probabilities. A sum of
linear models is one linear model, so a message costs one small product (see
`benchmarks/understanding.md` for what else was tried).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import ComplementNB
from sklearn.svm import LinearSVC

from bot.errors import ModelMissingError
from bot.understanding.features import SOURCES, TextFeatures, Utterance
from bot.understanding.ngrams import NgramWeights

Floats = NDArray[np.float32]

_VOCABULARY_FILE = "intent_vocabulary.json"
_WEIGHTS_FILE = "intent_weights.npz"
_PENALTY = 0.5
_BAYES_SHARE = 0.05
_BAYES_SMOOTHING = 0.3
_HELD_OUT = 0.2
_TEMPERATURES = np.geomspace(0.05, 3.0, 80)
_SEED = 13
_TRUST_IN_UNKNOWN = 0.3  # measured together with the fallback threshold, see benchmarks


def softmax(scores: Floats) -> Floats:
    """Rows of scores to rows of probabilities."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return result


def best_temperature(scores: Floats, columns: NDArray[np.int64]) -> float:
    """The temperature that makes held-out probabilities most honest (least log loss).

    Args:
        scores: one row of scores for each held-out example.
        columns: the column of the right label of each example.
    """
    rows = np.arange(len(scores))

    def loss(temperature: float) -> float:
        chosen = softmax(scores / temperature)[rows, columns]
        return float(-np.log(np.maximum(chosen, 1e-12)).mean())

    return float(min(_TEMPERATURES, key=loss))


class IntentModel:
    """A trained model: features, one weight matrix, and a temperature."""

    def __init__(
        self,
        features: TextFeatures,
        labels: Sequence[str],
        weights: NDArray[np.float16],
        bias: Floats,
        temperature: float,
    ) -> None:
        """Take the parts; `weights` has a row for each feature and a column for each label."""
        self.features = features
        self.labels = list(labels)
        self.weights = weights
        self.bias = bias
        self.temperature = temperature

    @classmethod
    def train(
        cls,
        sources: Sequence[str],
        utterances: Sequence[Utterance],
        labels: Sequence[str],
        copies: Sequence[Utterance] = (),
    ) -> IntentModel:
        """Learn from examples.

        Args:
            sources: names of `bot.understanding.features.SOURCES`.
            utterances: the examples.
            labels: the label of each example; at least two different ones.
            copies: a careless copy of each example in the same order, or none. Copies are
                learned from, never calibrated on.
        """
        names = np.array(labels)
        features = TextFeatures.learn(sources, [*utterances, *copies])
        plain = features.matrix(utterances)
        ordered = [str(label) for label in np.unique(names)]
        temperature = _held_out_temperature(plain, names)
        if copies:
            plain = vstack([plain, features.matrix(copies)], format="csr")
            names = np.concatenate([names, names])
        weights, bias = _pooled(plain, names)
        # Sixteen bits are exact enough to choose by, and half the memory.
        return cls(features, ordered, weights.astype(np.float16), bias, temperature)

    def probabilities(self, utterance: Utterance) -> Floats:
        """The probability of each of `labels`.

        They add up to one, or to less when not one word is known: such a message is judged by
        bits of words alone, and is most often no language at all.
        """
        columns, values = self.features.row(utterance)
        scores = (
            np.array(values, dtype=np.float32) @ self.weights[columns].astype(np.float32)
            + self.bias
        )
        found = softmax(scores / self.temperature)
        return found if self.features.knows_a_word(utterance) else found * _TRUST_IN_UNKNOWN

    def save(self, folder: Path) -> None:
        """Write the model into `folder`: JSON and plain arrays, no code."""
        vocabulary: dict[str, Any] = {
            "labels": self.labels,
            "temperature": self.temperature,
            "sources": {name: source.ngrams for name, source in self.features.sources.items()},
        }
        (folder / _VOCABULARY_FILE).write_text(json.dumps(vocabulary), encoding="utf-8")
        frequencies = {
            f"source_{name}": np.array(source.weights, dtype=np.float32)
            for name, source in self.features.sources.items()
        }
        np.savez(folder / _WEIGHTS_FILE, weights=self.weights, bias=self.bias, **frequencies)

    @classmethod
    def load(cls, folder: Path) -> IntentModel:
        """Read what `save` wrote.

        Raises:
            ModelMissingError: there is no model in `folder`; names the command to run.
        """
        if not (folder / _VOCABULARY_FILE).exists() or not (folder / _WEIGHTS_FILE).exists():
            raise ModelMissingError("The intent model is missing. Run `advieschat train`.")
        vocabulary = json.loads((folder / _VOCABULARY_FILE).read_text(encoding="utf-8"))
        with np.load(folder / _WEIGHTS_FILE, allow_pickle=False) as arrays:
            sources = {
                name: NgramWeights(SOURCES[name], ngrams, arrays[f"source_{name}"].tolist())
                for name, ngrams in vocabulary["sources"].items()
            }
            return cls(
                TextFeatures(sources),
                vocabulary["labels"],
                arrays["weights"],
                arrays["bias"],
                vocabulary["temperature"],
            )


def _pooled(matrix: csr_matrix, names: NDArray[np.str_]) -> tuple[Floats, Floats]:
    """Weights and bias of the support vector machine plus a share of the naive Bayes."""
    machine = LinearSVC(C=_PENALTY, tol=1e-3, random_state=_SEED).fit(matrix, names)
    bayes = ComplementNB(alpha=_BAYES_SMOOTHING).fit(matrix, names)
    coefficients, bias = machine.coef_, machine.intercept_
    if len(coefficients) == 1:  # two labels: scikit-learn keeps one row for the second of them
        coefficients, bias = np.vstack([-coefficients, coefficients]), np.r_[-bias, bias]
    weights = coefficients + _BAYES_SHARE * bayes.feature_log_prob_
    return np.ascontiguousarray(weights.T, dtype=np.float32), bias.astype(np.float32)


def _held_out_temperature(plain: csr_matrix, names: NDArray[np.str_]) -> float:
    """Calibrate on a fifth of the examples with a model that saw neither them nor any copy."""
    labels, columns, counts = np.unique(names, return_inverse=True, return_counts=True)
    if counts.min() < 2 or len(names) * _HELD_OUT < len(labels):
        return 1.0
    seen, unseen = train_test_split(
        np.arange(len(names)), test_size=_HELD_OUT, stratify=names, random_state=_SEED
    )
    weights, bias = _pooled(plain[seen], names[seen])
    scores = plain[unseen] @ weights + bias
    return best_temperature(scores.astype(np.float32), columns[unseen])
