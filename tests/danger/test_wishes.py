"""What is left of a message when its wish is taken out."""

from __future__ import annotations

import pytest

from bot.danger.wishes import without_wish


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("hij slaat haar nu, ik wil een medewerker spreken", "hij slaat haar nu"),
        ("ze worden nu geslagen ik wil advies", "ze worden nu geslagen"),
        ("Kan ik iemand spreken? Hij staat voor de deur.", "Hij staat voor de deur"),
        ("hij slaat haar nu", None),
        ("ik wil melden", None),
        ("als hij haar slaat, moet ik dat dan melden?", None),
    ],
)
def test_the_rest_is_judged_by_itself(text: str, rest: str | None) -> None:
    assert without_wish(text) == rest
