"""The tagger is trained the same way every time, and its file says what the network said."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np

from bot.privacy.gazetteer import gazetteer
from bot.privacy.lexicon import lexicon
from bot.privacy.tagger import KINDS, Tagger
from bot.privacy.training.augment import Swapper, hidden, spans_of
from bot.privacy.training.names import Names
from bot.privacy.training.network import HIDDEN, train_network, write_networks

ROWS = [([f"w{n % 7}", f"s{n % 3}", "b"], int(n % 7 == 0)) for n in range(600)]
MESSAGE = {
    "text": "kevin zit op obs de klimop en kevin woont kerkstraat 4",
    "pieces": [
        {"text": "kevin", "label": "NAAM"},
        {"text": "obs de klimop", "label": "ORGANISATIE"},
        {"text": "kevin", "label": "NAAM"},
        {"text": "kerkstraat 4", "label": "ADRES"},
    ],
}


def test_the_same_material_gives_the_same_file(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_networks([train_network(ROWS, 7), train_network(ROWS, 8)], tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_the_file_keeps_what_was_learned(tmp_path: Path) -> None:
    rows = [(features, kind) for features, kind in ROWS] + [(["o", "b"], 2), (["a", "b"], 3)] * 60
    network = train_network(rows, 7)
    write_networks([network], tmp_path / "tagger")
    chances = Tagger(tmp_path / "tagger").score([["w0", "s1", "b"], ["w1", "s1", "b"]])
    assert chances.shape == (2, len(KINDS))
    assert network.embedding.shape[1] == HIDDEN
    assert np.allclose(chances.sum(axis=1), 1.0)
    assert chances[0, 1] > chances[1, 1]


def test_a_message_told_again_keeps_its_marks_and_its_repeated_name() -> None:
    rng = random.Random(3)
    swapper = Swapper(lexicon(), gazetteer(), Names(lexicon(), rng), rng)
    marked = MESSAGE["text"], spans_of(MESSAGE)
    others = 0
    for _ in range(30):
        text, spans = swapper.told_again(marked)  # type: ignore[arg-type]
        pieces = [text[start:end] for start, end, _ in spans]
        assert [label for _, _, label in spans] == ["NAAM", "ORGANISATIE", "NAAM", "ADRES"]
        assert pieces[0] == pieces[2]
        assert pieces[1].startswith("obs ")
        assert pieces[3].endswith(" 4")
        others += pieces[0] != "kevin"
    assert others > 10


def test_hidden_pieces_become_placeholders() -> None:
    text, spans = hidden((str(MESSAGE["text"]), spans_of(MESSAGE)), random.Random(1), 1.0)
    assert spans == []
    assert text == "[NAAM] zit op [ORGANISATIE] en [NAAM] woont [ADRES]"
