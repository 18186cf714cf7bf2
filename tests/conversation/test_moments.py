"""When somebody wants to be called back."""

from __future__ import annotations

import pytest

from bot.conversation.message import Message
from bot.conversation.moments import beside_number, moment_of, refused_moments, safest_left


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


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("na zessen liever niet, overdag is prima", "middag"),
        ("'s avonds niet, 's ochtends kan wel", "ochtend"),
        ("in de middag graag, o nee doe toch maar vanavond", "avond"),
        ("de avond is lastig en de ochtend ook", "middag"),
        ("'s ochtends is mijn man niet thuis, dan kan het", "ochtend"),
        ("maakt niet uit als het maar niet in de avond is", "middag"),
        ("niet eerder dan tien uur want dan is zij nog thuis", "ochtend"),
        ("ik werk 's ochtends, dus doe maar 's middags", "middag"),
        ("liever niet in de middag want dan is mijn vriend er", None),
        ("'s ochtends is hij thuis", None),
    ],
)
def test_a_refused_part_of_the_day_is_never_the_wish(text: str, moment: str | None) -> None:
    assert moment_of(Message(text, "nlu_fallback")) == moment


def test_only_a_refusal_leaves_a_safe_part_of_the_day() -> None:
    assert refused_moments("alles behalve de middag") == {"middag"}
    assert safest_left(frozenset({"middag"})) == "ochtend"
    assert safest_left(frozenset()) == "maakt_niet_uit"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("06-12345678", ""),
        (
            "06 12 34 56 78, kan alleen in de ochtend want dan is hij naar zijn werk",
            "in de ochtend",
        ),
        ("0612345678 maar niet 's avonds bellen", "niet in de avond"),
    ],
)
def test_the_moment_beside_a_number_in_our_own_words(text: str, told: str) -> None:
    assert beside_number(text) == told
