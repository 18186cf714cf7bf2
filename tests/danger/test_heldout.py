"""The held-out sets: never trained on, and the dev set does not get worse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.danger.evaluate import score
from bot.danger.train import all_examples, fingerprint, held_out

DATA = Path(__file__).parent / "data"
TESTS = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases"
LEAST_RECALL = 0.97
MOST_FALSE_ALARMS = 0.06


@pytest.mark.parametrize(
    "name",
    [
        "danger/data/danger_dev.jsonl",
        "danger/data/danger_final.jsonl",
        "danger/data/danger_exam_oneven.jsonl",
        "danger/data/danger_exam_even.jsonl",
        "danger/data/danger_c_oneven.jsonl",
        "danger/data/danger_c_even.jsonl",
        "danger/data/danger_d_oneven.jsonl",
        "danger/data/danger_d_even.jsonl",
        "danger/data/danger_e.jsonl",
        "danger/data/danger_f_oneven.jsonl",
        "danger/data/danger_f_even.jsonl",
        "danger/data/danger_ijk.jsonl",
        "danger/data/danger_g.jsonl",
        "danger/data/danger_h.jsonl",
        "understanding/data/intents_dev.jsonl",
        "understanding/data/intents_exam_oneven.jsonl",
        "understanding/data/intents_exam_even.jsonl",
        "understanding/data/intents_d_oneven.jsonl",
        "understanding/data/intents_d_even.jsonl",
        "understanding/data/intents_final.jsonl",
    ],
)
def test_no_held_out_message_is_trained_on(name: str) -> None:
    lines = (TESTS / name).read_text(encoding="utf-8").splitlines()
    held = {fingerprint(json.loads(line)["text"]) for line in lines}
    assert held <= held_out(), "bot/danger/data/niet_trainen.txt lacks messages of this set"
    assert not held & {fingerprint(example.text) for example in all_examples()}


def test_dev_set_meets_the_bars() -> None:
    rows = score(DATA / "danger_dev.jsonl")
    urgent = [row for row in rows if row.wanted]
    calm = [row for row in rows if not row.wanted]
    assert sum(row.got.spoed is not None for row in urgent) / len(urgent) >= LEAST_RECALL
    assert sum(row.got.spoed == "112" for row in calm) / len(calm) <= MOST_FALSE_ALARMS


def test_known_failures_of_the_dev_set_are_listed_exactly() -> None:
    listed = (CASES / "dev_known_failures.txt").read_text(encoding="utf-8").split()
    wrong = [row.ident for row in score(DATA / "danger_dev.jsonl") if not row.right]
    assert sorted(wrong) == sorted(listed)
