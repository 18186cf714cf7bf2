"""Which pieces of words the network keeps: those that Dutch, and what people wrote here, is made of.

The language model knows a quarter of a million pieces in a hundred languages. A tenth of them covers
what visitors write; a word outside it falls apart in smaller pieces and is still read.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from pathlib import Path

from sentencepiece import SentencePieceProcessor, sentencepiece_model_pb2

from bot.danger.training.pretrained import Pretrained

START, PAD, END, UNKNOWN = range(4)
_ALWAYS = (START, PAD, END, UNKNOWN)
_SHORT = 2
_LAST_LATIN = 0x600
"""First character after Latin, Greek, Cyrillic and Hebrew."""


def write_pieces(pieces: Sequence[str], scores: Sequence[float], path: Path) -> None:
    """Write a SentencePiece model of these pieces; their place becomes their id."""
    model = sentencepiece_model_pb2.ModelProto()
    kind = sentencepiece_model_pb2.ModelProto.SentencePiece
    for at, (piece, score) in enumerate(zip(pieces, scores, strict=True)):
        entry = model.pieces.add(piece=piece, score=float(score))
        if at == UNKNOWN:
            entry.type = kind.UNKNOWN
        elif at in _ALWAYS:
            entry.type = kind.CONTROL
    spec = model.trainer_spec
    spec.model_type = sentencepiece_model_pb2.TrainerSpec.UNIGRAM
    spec.bos_id, spec.pad_id, spec.eos_id, spec.unk_id = START, PAD, END, UNKNOWN
    spec.bos_piece, spec.pad_piece, spec.eos_piece, spec.unk_piece = pieces[:4]
    spec.vocab_size = len(pieces)
    # The text is brought into one form before it gets here (`bot.danger.network`).
    model.normalizer_spec.name = "identity"
    path.write_bytes(model.SerializeToString())


def kept(pretrained: Pretrained, texts: Iterable[str], folder: Path) -> list[int]:
    """Ids of the pieces to keep, in their old order.

    Args:
        pretrained: the language model.
        texts: training messages and common words, as the network gets to see them.
        folder: for the whole vocabulary as a SentencePiece model, while counting.
    """
    whole = folder / "whole.model"
    write_pieces(pretrained.pieces, [float(score) for score in pretrained.scores], whole)
    processor = SentencePieceProcessor(model_file=str(whole))
    used = set(_ALWAYS)
    for text in texts:
        used.update(processor.encode(text))
    used.update(
        at
        for at, piece in enumerate(pretrained.pieces)
        if piece and len(piece) <= _SHORT and ord(max(piece)) < _LAST_LATIN
    )
    # The mark for a space alone must stay: without it a word of unknown letters has no beginning.
    used.update(at for at, piece in enumerate(pretrained.pieces) if piece == "▁")
    assert all(math.isfinite(float(pretrained.scores[at])) for at in used)
    return sorted(used)
