"""What a network has to answer: labels, a teacher's answers, and a part of a teacher's layers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf
from sentencepiece import SentencePieceProcessor

from bot.danger.training.examples import UNKNOWN_CLASS, Lesson
from bot.danger.training.pretrained import Pretrained
from bot.danger.training.transformer import Transformer
from bot.danger.training.vocabulary import END, START, write_pieces
from bot.danger.training.wanted import answers, labels, thinned, with_teacher
from tests.danger.test_network import PIECES, SCORES, tiny  # noqa: F401 (a fixture)

TAUGHT = [
    Lesson("hij staat voor de deur", 1, UNKNOWN_CLASS, 2.0),
    Lesson("de deur", 0, 3, 1.0),
    Lesson("me s", UNKNOWN_CLASS, 4, 1.0),
]


def test_labels_are_shares_and_what_is_unknown_counts_for_nothing() -> None:
    wanted = labels(TAUGHT, intents=5)
    assert wanted.spoed.argmax(1)[:2].tolist() == [1, 0]
    assert wanted.spoed[:2].sum(1) == pytest.approx([1.0, 1.0])
    assert wanted.spoed_weight.tolist() == [2.0, 1.0, 0.0]
    assert wanted.intent.argmax(1)[1:].tolist() == [3, 4]
    assert wanted.intent_weight.tolist() == [0.0, 1.0, 1.0]


def test_a_teacher_counts_for_half_and_alone_where_nothing_is_known() -> None:
    own = labels(TAUGHT, intents=5)
    spoed = np.array([[0.2, 0.7, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]], np.float32)
    intent = np.array([[0.2] * 5] * 3, np.float32)
    wanted = with_teacher(own, spoed, intent)
    assert wanted.spoed[0] == pytest.approx((own.spoed[0] + spoed[0]) / 2)
    assert wanted.spoed[1] == pytest.approx(own.spoed[1]), "the label says calm, the teacher 112"
    assert wanted.spoed[2] == pytest.approx(spoed[2])
    assert wanted.intent[0] == pytest.approx(intent[0])
    assert wanted.spoed_weight.tolist() == [2.0, 1.0, 1.0]
    assert wanted.intent_weight.tolist() == [1.0, 1.0, 1.0]


def test_a_teacher_answers_each_text_in_its_place(tiny: Pretrained, tmp_path: Path) -> None:  # noqa: F811
    write_pieces(PIECES, SCORES, tmp_path / "pieces.model")
    pieces = SentencePieceProcessor(model_file=str(tmp_path / "pieces.model"))
    teacher = Transformer(tiny, list(range(len(PIECES))), 2, (3, 5))
    texts = [one.text for one in TAUGHT]
    spoed, intent = answers(teacher, texts, pieces)
    assert spoed.shape == (3, 3) and intent.shape == (3, 5)
    for text, found in zip(texts, spoed, strict=True):
        ids = tf.constant([[START, *pieces.encode(text), END]])
        odds = teacher.head(teacher.encode(ids, tf.ones_like(ids), 0.0), "spoed")
        # Padding and sixteen bits may change the last digits.
        assert found == pytest.approx(tf.nn.softmax(odds).numpy()[0], abs=0.01)


def test_evenly_chosen_layers_are_kept_in_their_order() -> None:
    weights = {"words": np.zeros(1, np.float32)} | {
        f"{layer}.out.w": np.full(1, layer, np.float32) for layer in range(12)
    }
    kept = thinned(weights, layers=6, of=12)
    assert sorted(kept) == ["0.out.w", "1.out.w", "2.out.w", "3.out.w", "4.out.w", "5.out.w", "words"]  # fmt: skip
    assert [int(kept[f"{layer}.out.w"][0]) for layer in range(6)] == [0, 2, 4, 7, 9, 11]


def test_a_network_takes_over_what_it_knows_by_name(tiny: Pretrained) -> None:  # noqa: F811
    whole = Transformer(tiny, [0, 1, 2, 3], 2, (3, 5))
    half = Transformer(tiny, [0, 1, 2, 3], 1, (3, 5))
    half.take({name: value + 1 for name, value in whole.arrays().items()})
    assert half.arrays()["0.qkv.w"] == pytest.approx(whole.arrays()["0.qkv.w"] + 1)
    assert "1.qkv.w" not in half.arrays()
