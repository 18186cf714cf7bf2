"""What the linear models and the network make of a message together.

Both give log-odds against "calm". Their weighted sum is a better judge than either: the linear models
know bare calls, other languages and the recognizers' findings, the network what is said in words that
nobody wrote down before. The weights were fitted by `python -m bot.danger.calibrate` on messages that
neither of them learned from; then both biases were raised, because an alarm that is missed weighs more
than a false one (benchmarks/danger.md).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from bot.danger.classifier import model
from bot.danger.features import features
from bot.danger.network import reader


@dataclass(frozen=True)
class Share:
    """How two log-odds become one: a weight for each and what is added."""

    linear: float
    network: float
    bias: float

    def probability(self, linear: float, network: float) -> float:
        """Probability between 0 and 1."""
        total = self.linear * linear + self.network * network + self.bias
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


DANGER = Share(linear=0.382, network=0.574, bias=0.75)
THOUGHTS = Share(linear=0.759, network=0.58, bias=2.05)


@dataclass(frozen=True)
class Opinion:
    """Probability that a message tells of danger now (112), and of thoughts of suicide (113)."""

    danger: float
    thoughts: float


@lru_cache(maxsize=16)
def opinion(text: str) -> Opinion:
    """The judgement of both on `text`, without rules and without what came before it."""
    seen = features(text)
    linear, read = model(), reader().log_odds(text)
    return Opinion(
        DANGER.probability(linear.danger.log_odds(seen), read.danger),
        THOUGHTS.probability(linear.thoughts.log_odds(seen), read.thoughts),
    )
