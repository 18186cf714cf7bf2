"""Every id that the logic gives stands in `data/kennis`, and every tick box has its point."""

from __future__ import annotations

import pytest

from bot.kennis.items import load
from bot.meldcode import BIJZONDER, SECTOREN, STAPPEN, VRAGEN, Check, weigh
from bot.meldcode.steps import POINTS
from tests.meldcode.test_outcome import ALL_ANSWERS

KENNIS = load()


def test_every_outcome_can_be_said() -> None:
    said: set[str] = set()
    for sector in ("", *SECTOREN):
        for bijzonder in (set(), {"medewerker"}, {"onthulling"}, {"eergerelateerd"}):
            for gevaar in ("ja", "nee"):
                for weging in ALL_ANSWERS[::5]:
                    check = Check(sector, "", 5, gevaar, frozenset(bijzonder), frozenset(), weging)
                    out = weigh(check)
                    said |= {out.item, *out.redenen, *out.vervolg, *out.altijd, *out.open_punten}
    missing = said - set(KENNIS.items)
    assert not missing
    # And nothing is written for outcomes that never come out.
    politie = {"vervolg.politie"}
    for soort in ("uitkomst", "vervolg", "altijd", "ander_spoor"):
        assert {item.id for item in KENNIS.soort(soort)} - politie <= said


def test_every_point_is_an_item_and_the_other_way_round() -> None:
    assert {item.id for item in KENNIS.soort("stap_punt")} == set(POINTS)
    assert [item.id for item in KENNIS.soort("stap")] == [f"meldcode.stap{n}" for n in STAPPEN]


@pytest.mark.parametrize("name", BIJZONDER)
def test_every_circumstance_is_an_item(name: str) -> None:
    assert KENNIS.item(f"bijzonder.{name}").soort == "bijzonder"


def test_the_weighing_is_one_series_without_a_step() -> None:
    questions = KENNIS.soort("afweging")
    assert [item.id for item in questions] == [f"weging.vraag{n}" for n in VRAGEN]
    assert not [item.id for item in questions if "stap" in f"{item.titel} {item.tekst}".lower()]
