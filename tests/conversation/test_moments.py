"""When somebody wants to be called back."""

from __future__ import annotations

import pytest

from bot.conversation.message import Message
from bot.conversation.moments import moment_of


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("vanmiddag na drieën", "middag"),
        ("om 2 uur", "middag"),
        ("morgenochtend graag", "ochtend"),
        ("tussen 9 en 11", "ochtend"),
        ("vanavond na negenen", "avond"),
        ("om 8 uur 's avonds", "avond"),
        ("maakt me niks uit", "maakt_niet_uit"),
        ("geen idee", None),
    ],
)
def test_a_part_of_the_day(text: str, moment: str | None) -> None:
    assert moment_of(Message(text, "nlu_fallback")) == moment
