"""The evaluation sets: known failures exactly, and the measure itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.privacy.annotation import LABELS
from bot.privacy.evaluate import evaluate, load

DATA = Path(__file__).parent / "data"
KNOWN = DATA / "known_failures.txt"
HELD_OUT = ("unseen", "fresh", "words", "exam_even")
SETS = ("tune", "issue", "exam_odd", *HELD_OUT)


def known_failures() -> list[str]:
    lines = KNOWN.read_text(encoding="utf-8").splitlines()
    return sorted(line for line in lines if line and not line.startswith("#"))


def test_failures_on_the_tuning_part_are_exactly_the_known_ones() -> None:
    """A new failure is a regression; a solved one must leave the list."""
    assert evaluate(load(DATA / "tune.jsonl")).failures() == known_failures()


def test_everything_the_issue_names_is_found_and_everything_it_spares_stays() -> None:
    """`issue.jsonl`: a message for every item of its two lists; none may fail."""
    assert evaluate(load(DATA / "issue.jsonl")).failures() == []


@pytest.mark.parametrize("name", SETS)
def test_sets_are_well_formed(name: str) -> None:
    messages = load(DATA / f"{name}.jsonl")
    assert len({m["id"] for m in messages}) == len(messages)
    for message in messages:
        for piece in message["pieces"]:
            assert piece["text"] in message["text"]
            assert piece["label"] in LABELS
        assert all(trap in message["text"] for trap in message["traps"])


def test_the_parts_share_no_message() -> None:
    texts = [m["text"] for name in ("tune", *HELD_OUT) for m in load(DATA / f"{name}.jsonl")]
    held_out = [m["text"] for name in HELD_OUT for m in load(DATA / f"{name}.jsonl")]
    tuned = {m["text"] for name in ("tune", "exam_odd") for m in load(DATA / f"{name}.jsonl")}
    assert len(texts) >= 600
    assert not tuned.intersection(text for text in held_out if len(text) > 25)


def test_a_piece_is_missed_when_one_of_its_words_survives() -> None:
    message = {"id": "1", "text": "bel kevin xqzwv van der nergens", "register": "lower", "traps": ["bel"],
               "pieces": [{"text": "kevin bel", "label": "NAAM"}]}  # fmt: skip
    message["text"] = "kevin bel maar"
    score = evaluate([message])
    assert score.recall() == 0.0
    assert score.missed == [("1", "NAAM", "kevin bel")]


def test_a_clean_message_that_changes_and_a_trap_that_is_hit_are_counted() -> None:
    score = evaluate(
        [{"id": "1", "text": "ik ken kevin", "pieces": [], "register": "lower", "traps": ["kevin"]}]
    )
    assert (score.clean, score.changed, score.hit) == (1, 1, 1)
