"""The trained name tagger: a logistic regression over the features of `features.py`."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from math import exp
from pathlib import Path

from bot.privacy.features import Sentence, is_candidate
from bot.privacy.lexicon import DATA


class Tagger:
    """Gives every word the chance (0–1) that it is part of a person's name."""

    def __init__(self, path: Path = DATA / "tagger.json.gz") -> None:
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            self._weights: dict[str, float] = json.load(stream)
        self._bias = self._weights[""]

    def chances(self, sentence: Sentence) -> list[float]:
        """One chance per token; 0.0 for what cannot be a name."""
        weight = self._weights.get
        chances = []
        for i, token in enumerate(sentence.tokens):
            if not is_candidate(token, sentence.grades[i]):
                chances.append(0.0)
                continue
            score = self._bias
            for feature in sentence.features(i):
                score += weight(feature, 0.0)
            chances.append(1.0 / (1.0 + exp(-max(-30.0, min(30.0, score)))))
        return chances


@lru_cache(maxsize=1)
def default_tagger() -> Tagger:
    """The one tagger of this process."""
    return Tagger()
