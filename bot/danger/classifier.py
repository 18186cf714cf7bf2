"""Two small linear models over the features: is this danger now (112), are these thoughts of suicide (113)?

The weights lie in `data/model.json.gz`, made by `python -m bot.danger.train` from the messages in
`data/*.jsonl` and `data/nlu/`. Scoring is a sum over a dictionary: no library is needed for it.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.danger.normalise import DATA

MODEL_FILE = DATA / "model.json.gz"


@dataclass(frozen=True)
class Linear:
    """One logistic model: feature name → weight, and the bias."""

    weights: dict[str, float]
    bias: float

    def log_odds(self, found: dict[str, float]) -> float:
        """Natural logarithm of yes against no for the features `found`."""
        weights = self.weights
        return self.bias + sum(weights.get(name, 0.0) * value for name, value in found.items())


@dataclass(frozen=True)
class Model:
    """The two models.

    Attributes:
        danger: danger to life now or soon (112).
        thoughts: thoughts of suicide (113).
        data_hash: fingerprint of the training data.
    """

    danger: Linear
    thoughts: Linear
    data_hash: str


def read_model(path: Path) -> Model:
    """Read a model as `bot.danger.train` writes it."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        raw = json.load(file)
    return Model(
        danger=Linear(raw["danger"]["weights"], raw["danger"]["bias"]),
        thoughts=Linear(raw["thoughts"]["weights"], raw["thoughts"]["bias"]),
        data_hash=raw["data_hash"],
    )


@lru_cache(maxsize=1)
def model() -> Model:
    """The model that belongs to this code, read once."""
    return read_model(MODEL_FILE)
