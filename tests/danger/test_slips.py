"""Slips of the finger in training messages."""

from __future__ import annotations

import random

import pytest

from bot.danger.slips import SHORTEST_SLIP, slip
from bot.danger.training.examples import careless


@pytest.mark.parametrize("word", ["help", "wordt", "schreeuwen", "altijd", "éénmaal"])
def test_a_slip_leaves_a_word_that_can_be_recognised(word: str) -> None:
    assert len(word) >= SHORTEST_SLIP
    for seed in range(50):
        typed = slip(word, random.Random(seed))
        assert typed[0] == word[0]
        assert abs(len(typed) - len(word)) <= 1


def test_a_seed_gives_the_same_slips_and_placeholders_stay() -> None:
    text = "Mijn buurman [NAAM] schreeuwt alweer tegen zijn kinderen!"
    typed = [careless(text, random.Random(seed), slips=0.5) for seed in range(20)]
    assert typed == [careless(text, random.Random(seed), slips=0.5) for seed in range(20)]
    assert len(set(typed)) > 10
    assert all("[NAAM]" in one for one in typed)
