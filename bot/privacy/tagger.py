"""The trained tagger: a small neural network over the features of `features.py`.

Every feature has a row of numbers; the rows of a word's features are added up, cut off at zero
and weighed once more, which gives the chances of the kinds in `KINDS`. Several networks, trained
with other seeds, stand side by side; their mean is what counts.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from bot.privacy.annotation import Label
from bot.privacy.features import Sentence, is_candidate
from bot.privacy.lexicon import DATA

KINDS: tuple[Label | None, ...] = (None, "NAAM", "ORGANISATIE", "ADRES")
"""What a word can be, in the order of the network's output."""
NOTHING = (1.0, 0.0, 0.0, 0.0)
TOGETHER = 256
"""Words scored at once: bounds the memory that a very long message takes."""
Chances = tuple[float, ...]

Matrix = np.ndarray[Any, np.dtype[np.float32]]


def softmax(scores: Matrix) -> Matrix:
    """Chances of the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances: Matrix = raised / raised.sum(axis=-1, keepdims=True)
    return chances


class Tagger:
    """Gives every word the chances (0–1) that it belongs to each of `KINDS`."""

    def __init__(self, path: Path = DATA / "tagger.json.gz") -> None:
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            stored = json.load(stream)
        self._rows: dict[str, int] = {name: i for i, name in enumerate(stored["features"])}
        size, networks, hidden = len(self._rows), stored["networks"], stored["hidden"]
        flat = np.frombuffer(base64.b64decode(stored["embedding"]), dtype=np.int8)
        scale = np.array(stored["scale"], dtype=np.float32)
        self._embedding: Matrix = flat.reshape(size, networks * hidden) * scale
        self._bias = np.array(stored["bias"], dtype=np.float32)
        shape = (networks, hidden, len(KINDS))
        self._output: Matrix = np.array(stored["output"], dtype=np.float32).reshape(shape)
        self._output_bias: Matrix = np.array(stored["output_bias"], dtype=np.float32)

    def chances(self, sentence: Sentence) -> list[Chances]:
        """The chances of every token; `NOTHING` for what can be none of the kinds."""
        places = [
            i for i, token in enumerate(sentence.tokens) if is_candidate(token, sentence.grades[i])
        ]
        found: list[Chances] = [NOTHING] * len(sentence.tokens)
        for begin in range(0, len(places), TOGETHER):
            some = places[begin : begin + TOGETHER]
            chances = self.score([sentence.features(i) for i in some])
            for i, row in zip(some, chances.tolist(), strict=True):
                found[i] = tuple(row)
        return found

    def score(self, words: Sequence[Sequence[str]]) -> Matrix:
        """Chances of words given by their features; one row a word."""
        rows: list[int] = []
        starts: list[int] = []
        known = self._rows
        for features in words:
            starts.append(len(rows))
            rows.extend([known[f] for f in features if f in known])
        summed = np.add.reduceat(self._embedding[rows], starts, axis=0) + self._bias
        hidden = np.maximum(summed, 0.0).reshape(len(words), *self._output.shape[:2])
        scores = np.einsum("wnh,nhk->wnk", hidden, self._output) + self._output_bias
        mean: Matrix = softmax(scores.mean(axis=1))
        return mean


@lru_cache(maxsize=1)
def default_tagger() -> Tagger:
    """The one tagger of this process."""
    return Tagger()
