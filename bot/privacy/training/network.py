"""Train the tagger's networks and write them small: one byte a weight."""

from __future__ import annotations

import base64
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.neural_network import MLPClassifier

HIDDEN = 24
"""Units of a network."""
LEAST = 4
"""How often a feature must be seen to be learned from."""
EPOCHS = 5
BATCH = 1024
PENALTY = 0.1
"""Weight of the squares of the weights (scikit-learn's alpha)."""
BYTE = 127

Matrix = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True)
class Network:
    """A trained network with the names of its features."""

    features: tuple[str, ...]
    embedding: Matrix
    bias: Matrix
    output: Matrix
    output_bias: Matrix


def train_network(rows: Iterable[tuple[Sequence[str], int]], seed: int) -> Network:
    """One hidden layer over features that are there or not."""
    numbers: dict[str, int] = {}
    counts: Counter[int] = Counter()
    indices: list[int] = []
    ends = [0]
    target: list[int] = []
    for features, kind in rows:
        for feature in sorted(set(features)):
            number = numbers.setdefault(feature, len(numbers))
            indices.append(number)
        ends.append(len(indices))
        target.append(kind)
    counts.update(indices)
    matrix = csr_matrix(
        (np.ones(len(indices), dtype=np.float32), indices, ends),
        shape=(len(target), len(numbers)),
    )
    keep = np.array([counts[number] >= LEAST for number in range(len(numbers))])
    model = MLPClassifier(
        hidden_layer_sizes=(HIDDEN,),
        alpha=PENALTY,
        batch_size=BATCH,
        learning_rate_init=2e-3,
        max_iter=EPOCHS,
        random_state=seed,
        tol=0.0,
    )
    model.fit(matrix[:, np.flatnonzero(keep)], np.array(target))
    names = [name for name, kept in zip(numbers, keep, strict=True) if kept]
    return Network(
        tuple(names),
        model.coefs_[0].astype(np.float32),
        model.intercepts_[0].astype(np.float32),
        model.coefs_[1].astype(np.float32),
        model.intercepts_[1].astype(np.float32),
    )


def write_networks(networks: Sequence[Network], path: Path) -> None:
    """Networks side by side in one file; the same networks give the same bytes."""
    names = sorted(set().union(*(network.features for network in networks)))
    row = {name: i for i, name in enumerate(names)}
    embedding = np.zeros((len(names), len(networks) * HIDDEN), dtype=np.float32)
    for n, network in enumerate(networks):
        places = [row[name] for name in network.features]
        embedding[places, n * HIDDEN : (n + 1) * HIDDEN] = network.embedding
    scale = np.maximum(np.abs(embedding).max(axis=0), 1e-6) / BYTE
    small = np.rint(embedding / scale).astype(np.int8)
    used = np.flatnonzero(np.abs(small).max(axis=1) > 1)
    stored = {
        "networks": len(networks),
        "hidden": HIDDEN,
        "features": [names[i] for i in used],
        "scale": [float(f"{x:.6g}") for x in scale],
        "bias": _rounded(np.concatenate([n.bias for n in networks])),
        "output": _rounded(np.concatenate([n.output.ravel() for n in networks])),
        "output_bias": [_rounded(n.output_bias) for n in networks],
        "embedding": base64.b64encode(small[used].tobytes()).decode("ascii"),
    }
    payload = json.dumps(stored, ensure_ascii=False).encode("utf-8")
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as stream:
        stream.write(payload)


def _rounded(values: Matrix) -> list[float]:
    return [float(f"{x:.6g}") for x in values]
