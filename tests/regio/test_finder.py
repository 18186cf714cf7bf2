"""Places in running text: one line of `data/zinnen.txt` is one case."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.regio import Ambiguous, Known, find_places

CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "data" / "zinnen.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def shown(text: str, asked: bool) -> str:
    parts = []
    for match in find_places(text, asked=asked):
        if isinstance(match.resolution, Known):
            parts.append(match.resolution.regio.id)
        else:
            parts.append("/".join(sorted(choice.regio_id for choice in match.resolution.choices)))
    return " ".join(parts) or "-"


def sorted_choices(expected: str) -> str:
    return " ".join("/".join(sorted(part.split("/"))) for part in expected.split())


@pytest.mark.parametrize(
    ("text", "asked", "expected"), CASES, ids=[f"{c[0]}|{c[1]}" for c in CASES]
)
def test_sentence(text: str, asked: str, expected: str) -> None:
    assert shown(text, asked == "asked") == sorted_choices(expected)


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150


def test_match_says_where_it_stands() -> None:
    text = "Mijn zus woont in 's-Hertogenbosch, help"
    (match,) = find_places(text)
    assert text[match.start : match.end] == match.text == "'s-Hertogenbosch"
    assert isinstance(match.resolution, Known)
    assert match.resolution.plaats == "Den Bosch"
    assert match.resolution.gemeente == "'s-Hertogenbosch"


def test_qualified_match_covers_the_qualifier() -> None:
    (match,) = find_places("dat is in Laren (Gelderland) hoor")
    assert match.text == "Laren (Gelderland)"


def test_own_place_is_told_apart() -> None:
    own, other = find_places("Ik woon zelf in Utrecht, mijn kleinzoon woont in Zwolle")
    assert own.of_speaker
    assert not other.of_speaker


def test_corrected_spelling_is_marked() -> None:
    (wrong,) = find_places("in zwole")
    (right,) = find_places("in zwolle")
    assert wrong.corrected
    assert not right.corrected


def test_namesake_of_a_municipality_comes_first() -> None:
    (match,) = find_places("in Hoorn")
    assert isinstance(match.resolution, Ambiguous)
    assert match.resolution.choices[0].label == "Hoorn (Noord-Holland)"
    assert match.resolution.choices[0].gemeente == "Hoorn"


@pytest.mark.parametrize("text", ["\x00", "\u202e", "🙂" * 50, "'", "[", "s" * 5000, "in " * 500])
def test_odd_text_gives_nothing(text: str) -> None:
    assert find_places(text) == ()
    assert find_places(text, asked=True) == ()
