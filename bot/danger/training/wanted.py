"""What a network has to answer for each message: its labels, and what a larger network says of it.

A small network learns more from a large one's doubts than from labels alone: that a message is "almost
112" says what it resembles. Both are shares that add up to one, so that both are learned in one way.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import tensorflow as tf
from sentencepiece import SentencePieceProcessor

from bot.danger.network import LONGEST, as_read
from bot.danger.training.examples import CLASSES, UNKNOWN_CLASS, Lesson
from bot.danger.training.pretrained import Array
from bot.danger.training.transformer import Transformer, padded
from bot.danger.training.vocabulary import END, START

_SMOOTH = 0.05
_OF_TEACHER = 0.5
"""How much of the answer is the larger network's, where there is also a label."""
_AT_ONCE = 64


@dataclass(frozen=True)
class Wanted:
    """Answers for all messages, in their order.

    Attributes:
        spoed: shares of calm, 112 and 113 (messages by three).
        spoed_weight: how heavily each counts; 0 where nothing is known.
        intent: shares of the intents (messages by intents).
        intent_weight: 1 where the intent is known, 0 where not.
    """

    spoed: Array
    spoed_weight: Array
    intent: Array
    intent_weight: Array


def _shares(places: list[int], count: int, smooth: float) -> Array:
    rows = np.full((len(places), count), smooth / count, np.float32)
    for row, place in zip(rows, places, strict=True):
        if place != UNKNOWN_CLASS:
            row[place] += 1 - smooth
    return rows


def labels(taught: list[Lesson], intents: int) -> Wanted:
    """Answers by the labels only."""
    places = [one.spoed for one in taught]
    topics = [one.intent for one in taught]
    known = np.array([place != UNKNOWN_CLASS for place in places], np.float32)
    return Wanted(
        spoed=_shares(places, len(CLASSES), _SMOOTH),
        spoed_weight=known * np.array([one.weight for one in taught], np.float32),
        intent=_shares(topics, intents, 0.0),
        intent_weight=np.array([topic != UNKNOWN_CLASS for topic in topics], np.float32),
    )


def with_teacher(wanted: Wanted, spoed: Array, intent: Array) -> Wanted:
    """The answers mixed with those of a teacher, which also answers where no label is known.

    A teacher that contradicts a label is not listened to: it does not know such messages yet.
    """

    def mixed(own: Array, weight: Array, other: Array) -> Array:
        agrees = own.argmax(1) == other.argmax(1)
        share = np.where(weight == 0, 1.0, np.where(agrees, _OF_TEACHER, 0.0))[:, None]
        return np.asarray((1 - share) * own + share * other, np.float32)

    return Wanted(
        spoed=mixed(wanted.spoed, wanted.spoed_weight, spoed),
        spoed_weight=np.maximum(wanted.spoed_weight, 1.0),
        intent=mixed(wanted.intent, wanted.intent_weight, intent),
        intent_weight=np.ones_like(wanted.intent_weight),
    )


def answers(
    teacher: Transformer, texts: list[str], pieces: SentencePieceProcessor
) -> tuple[Array, Array]:
    """The shares that a trained network gives to the classes and to the intents of each text."""
    cut = [[START, *pieces.encode(as_read(text))[: LONGEST - 2], END] for text in texts]
    order = sorted(range(len(texts)), key=lambda at: len(cut[at]))
    spoed: list[Array] = [np.empty(0, np.float32)] * len(texts)
    intent = list(spoed)

    @tf.function(reduce_retracing=True)  # type: ignore[untyped-decorator]
    def both(ids: tf.Tensor, mask: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
        encoded = teacher.encode(ids, mask, 0.0)
        return (
            tf.nn.softmax(teacher.head(encoded, "spoed")),
            tf.nn.softmax(teacher.head(encoded, "intent")),
        )

    for start in range(0, len(order), _AT_ONCE):
        places = order[start : start + _AT_ONCE]
        rows = [cut[at] for at in places]
        ids, mask = padded(rows, max(map(len, rows)))
        found = both(tf.constant(ids), tf.constant(mask))
        for at, one, other in zip(places, found[0].numpy(), found[1].numpy(), strict=True):
            spoed[at], intent[at] = one, other
    return np.array(spoed), np.array(intent)


def thinned(weights: dict[str, Array], layers: int, of: int) -> dict[str, Array]:
    """Weights of a network of `layers` layers: evenly chosen ones of a network of `of` layers."""
    chosen = [int(at) for at in np.linspace(0, of - 1, layers).round()]
    kept: dict[str, Array] = {}
    for name, value in weights.items():
        place, _, part = name.partition(".")
        if not place.isdigit():
            kept[name] = value
        elif int(place) in chosen:
            kept[f"{chosen.index(int(place))}.{part}"] = value
    return kept
