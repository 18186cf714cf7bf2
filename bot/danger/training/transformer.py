"""The network while it learns: a transformer encoder in TensorFlow, started from the language model.

Two heads share the encoder. The first tells calm, 112 and 113 apart; the second names the intent of a
sentence of `data/nlu`, which it never does at run time: it only teaches the encoder what such
sentences are about.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import tensorflow as tf

from bot.danger.network import LONGEST
from bot.danger.training.pretrained import Array, Pretrained, Shape
from bot.danger.training.vocabulary import PAD

SMALL = 1e-12
_FAR = 1e4


def padded(
    rows: list[list[int]], length: int
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Pieces of messages side by side, filled up to `length`, and a mask: 1 for a piece, 0 for filling."""
    lengths = np.array([len(row) for row in rows])
    mask = (np.arange(length) < lengths[:, None]).astype(np.int32)
    ids = np.full(mask.shape, PAD, np.int32)
    for place, row in zip(ids, rows, strict=True):
        place[: len(row)] = row
    return ids, mask


class Transformer:
    """Weights and forward pass.

    Attributes:
        shape: sizes, with as many layers as were kept.
        weights: variables by name; matrices as input rows by output columns.
    """

    def __init__(
        self, pretrained: Pretrained, ids: list[int], layers: int, outputs: tuple[int, int]
    ) -> None:
        """Take the first `layers` layers and the pieces `ids`; the heads start near nothing."""
        whole = pretrained.shape
        self.shape = Shape(whole.width, layers, whole.heads, whole.inner)
        width, old = whole.width, pretrained.weights
        words = old["emb.word"].reshape(-1, width)[ids]
        places = old["emb.pos"].reshape(-1, width)[:LONGEST] + old["emb.type"][:width]
        start: dict[str, Array] = {
            "words": words,
            "places": places,
            "first.scale": old["emb.ln.w"],
            "first.shift": old["emb.ln.b"],
        }
        for layer in range(layers):
            start.update(_layer(old, layer, whole))
        dice = np.random.default_rng(7)
        for name, count in zip(("spoed", "intent"), outputs, strict=True):
            start[f"{name}.w"] = dice.normal(0, 0.02, (2 * width, count)).astype(np.float32)
            start[f"{name}.b"] = np.zeros(count, np.float32)
        self.weights: dict[str, Any] = {
            name: tf.Variable(np.ascontiguousarray(value), name=name)
            for name, value in start.items()
        }

    def take(self, weights: dict[str, Array]) -> None:
        """Take over the values of `weights` by name; other names are left alone."""
        for name, variable in self.weights.items():
            if name in weights:
                variable.assign(weights[name])

    def encode(self, ids: Any, mask: Any, dropped: float) -> Any:
        """One row of numbers per message: mean and maximum over its pieces.

        Args:
            ids: pieces, messages by longest message, padded.
            mask: 1 for a piece, 0 for padding.
            dropped: share of numbers set to zero while learning; 0.0 otherwise.
        """
        w, shape = self.weights, self.shape
        count, length = tf.shape(ids)[0], tf.shape(ids)[1]
        size = shape.width // shape.heads
        hidden = tf.cast(1 - mask, tf.float32)[:, None, None, :] * -_FAR

        def drop(values: Any) -> Any:
            return tf.nn.dropout(values, dropped) if dropped else values

        x = tf.gather(w["words"], ids) + w["places"][:length]
        x = tf.reshape(drop(_scaled(x, w["first.scale"], w["first.shift"])), [-1, shape.width])
        for layer in range(shape.layers):
            own = {part: w[f"{layer}.{part}"] for part in _PARTS}
            mixed = _times(x, own["qkv.w"]) + own["qkv.b"]
            mixed = tf.reshape(mixed, [count, length, 3, shape.heads, size])
            query, key, value = tf.unstack(tf.transpose(mixed, [2, 0, 3, 1, 4]))
            look = tf.matmul(query, key, transpose_b=True) / np.float32(np.sqrt(size)) + hidden
            seen = tf.matmul(drop(tf.nn.softmax(look)), value)
            seen = tf.reshape(tf.transpose(seen, [0, 2, 1, 3]), [-1, shape.width])
            x = x + drop(_times(seen, own["out.w"]) + own["out.b"])
            x = _scaled(x, own["mid.scale"], own["mid.shift"])
            inner = tf.nn.gelu(_times(x, own["up.w"]) + own["up.b"], approximate=True)
            x = x + drop(_times(inner, own["down.w"]) + own["down.b"])
            x = _scaled(x, own["end.scale"], own["end.shift"])
        x = tf.reshape(x, [count, length, shape.width])
        there = tf.cast(mask, tf.float32)[:, :, None]
        mean = tf.reduce_sum(x * there, 1) / tf.reduce_sum(there, 1)
        most = tf.reduce_max(x - (1 - there) * _FAR, 1)
        return drop(tf.concat([mean, most], 1))

    def head(self, encoded: Any, name: str) -> Any:
        """Log-odds of the head `spoed` or `intent`."""
        return tf.matmul(encoded, self.weights[f"{name}.w"]) + self.weights[f"{name}.b"]

    def arrays(self) -> dict[str, Array]:
        """All weights as plain arrays."""
        return {name: value.numpy() for name, value in self.weights.items()}


_PARTS = (
    "qkv.w", "qkv.b", "out.w", "out.b", "mid.scale", "mid.shift",
    "up.w", "up.b", "down.w", "down.b", "end.scale", "end.shift",
)  # fmt: skip


def _layer(old: dict[str, Array], layer: int, shape: Shape) -> dict[str, Array]:
    def turned(name: str, out: int, into: int) -> Array:
        return old[f"l{layer}.{name}.w"].reshape(out, into).T

    def vector(name: str) -> Array:
        return old[f"l{layer}.{name}"]

    width, inner = shape.width, shape.inner
    parts = {
        "qkv.w": np.concatenate([turned(name, width, width) for name in "qkv"], axis=1),
        "qkv.b": np.concatenate([vector(f"{name}.b") for name in "qkv"]),
        "out.w": turned("ao", width, width),
        "out.b": vector("ao.b"),
        "mid.scale": vector("aln.w"),
        "mid.shift": vector("aln.b"),
        "up.w": turned("fi", inner, width),
        "up.b": vector("fi.b"),
        "down.w": turned("fo", width, inner),
        "down.b": vector("fo.b"),
        "end.scale": vector("oln.w"),
        "end.shift": vector("oln.b"),
    }
    return {f"{layer}.{part}": value for part, value in parts.items()}


def _times(values: Any, matrix: Any) -> Any:
    """Matrix product in sixteen bits: a third faster on a processor, and as good here."""
    product = tf.matmul(tf.cast(values, tf.bfloat16), tf.cast(matrix, tf.bfloat16))
    return tf.cast(product, tf.float32)


def _scaled(values: Any, scale: Any, shift: Any) -> Any:
    mean, variance = tf.nn.moments(values, -1, keepdims=True)
    return (values - mean) * tf.math.rsqrt(variance + SMALL) * scale + shift
