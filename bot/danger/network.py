"""A small transformer that reads a message as a whole, beside the linear models.

The linear models know words, frames and flags; this network was trained on language before it was
trained on danger, so that it also reads what nobody wrote down for it ("ze ademt raar sinds hij op
haar zat"). `python -m bot.danger.training` makes its two files; ONNX Runtime computes with them.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from sentencepiece import SentencePieceProcessor

from bot.danger.lexicon import word_classes
from bot.danger.normalise import DATA, tokens

NETWORK_FILE = DATA / "reader.onnx"
PIECES_FILE = DATA / "pieces.model"
LONGEST = 128
"""Pieces of a message that are read, start and end included; of a longer one the two ends."""
_START, _END = 0, 2
_TAIL = 60
_NAME = "_naam_"
_PEOPLE = frozenset({"WIE", "KIND", "BABY"})


def as_read(text: str) -> str:
    """A message as the network gets to see it: spelled plainly, in composed characters.

    A name behind who it is says nothing more: "mijn buurman [NAAM] slaapt" is read without it.
    """
    words = tokens(text)
    classes = word_classes()
    kept = [
        word
        for before, word in zip(["", *words], words, strict=False)
        if word != _NAME or not _PEOPLE & set(classes.get(before, ()))
    ]
    return unicodedata.normalize("NFKC", " ".join(kept))


@dataclass(frozen=True)
class LogOdds:
    """How much likelier 112 and 113 are than "calm", as natural logarithms."""

    danger: float
    thoughts: float


class Reader:
    """The network with its pieces of words."""

    def __init__(self, network: Path = NETWORK_FILE, pieces: Path = PIECES_FILE) -> None:
        """Read the two files, once.

        Raises:
            OSError, RuntimeError: a file is missing or damaged (the repository holds both).
        """
        options = SessionOptions()
        # One message takes a millisecond or two on one core; more threads cost more than they bring.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = InferenceSession(str(network), options, providers=["CPUExecutionProvider"])
        self._pieces = SentencePieceProcessor(model_file=str(pieces))

    def ids(self, text: str) -> list[int]:
        """Ids of the pieces of a message, between start and end."""
        found = self._pieces.encode(as_read(text))
        most = LONGEST - 2
        if len(found) > most:
            found = [*found[: most - _TAIL], *found[-_TAIL:]]
        return [_START, *found, _END]

    def log_odds(self, text: str) -> LogOdds:
        """What the network thinks of a message."""
        (row,) = self._session.run(["spoed"], {"ids": np.array(self.ids(text), np.int64)})[0]
        calm, danger, thoughts = (float(value) for value in row)
        return LogOdds(danger - calm, thoughts - calm)


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The network that belongs to this code, read once."""
    return Reader()
