"""The weighing: the cases of `gevallen.yml`, and every answer to every question."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
import yaml

from bot.kennis.items import load
from bot.meldcode import (
    BIJZONDER,
    FUNCTIES,
    SECTOREN,
    VRAGEN,
    Check,
    answers_of,
    from_fields,
    next_step,
    open_question,
    weigh,
)
from bot.meldcode.outcome import ALTIJD

GEVALLEN = yaml.safe_load((Path(__file__).parent / "gevallen.yml").read_text(encoding="utf-8"))
QUESTIONS = ("vermoeden", "onveiligheid", "hulp", "aanvaard", "op_tijd")


def check_of(geval: dict) -> Check:
    """The check that the case describes, through the same door as a form."""
    sector, functie = (part.strip() for part in geval["werk"].split("/"))
    fields = {
        "sector": [sector],
        "functie": [functie],
        "stap": [str(geval["stap"])],
        "gevaar": [geval["gevaar"]],
        "bijzonder": geval.get("bijzonder", []),
    }
    for number, name in enumerate(QUESTIONS, start=1):
        fields[f"v{number}"] = [geval.get("vragen", {}).get(name, "")]
    check = from_fields(fields)
    assert (check.sector, check.functie) == (sector, functie), "this work is in no list"
    assert check.bijzonder == frozenset(geval.get("bijzonder", []))
    return check


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval["geval"])
def test_case_of_a_professional(geval: dict) -> None:
    outcome = weigh(check_of(geval))
    assert outcome.code == geval["uitkomst"]
    assert (outcome.melden, outcome.hulp) == (geval["melden"], geval["hulp"])
    assert list(outcome.redenen) == geval["waarom"]
    assert set(geval["dan"]) <= set(outcome.vervolg)
    assert not set(geval.get("niet", ())) & set(outcome.vervolg)
    assert set(geval.get("open", ())) <= set(outcome.open_punten)
    assert outcome.altijd == ALTIJD


def test_the_cases_cover_every_sector_and_every_outcome() -> None:
    assert {check_of(geval).sector for geval in GEVALLEN} == set(SECTOREN)
    assert len({geval["werk"] for geval in GEVALLEN}) >= 10
    assert {f"uitkomst.{geval['uitkomst']}" for geval in GEVALLEN} == {
        item.id for item in load().soort("uitkomst")
    }


ALL_ANSWERS = [
    tuple(weging)
    for weging in product(*(("", *answers_of(number)) for number in VRAGEN))
    if any(weging)
]


def norm(weging: tuple[str, ...]) -> str:
    """The rule of the weighing in other words than the program's: is melden the norm?"""
    suspicion, safety, *help_answers = weging
    if safety in ("acuut", "structureel", "allebei"):
        return "ja"
    if suspicion == "nee":
        return "overleg" if safety == "weet_niet" else "nee"
    if suspicion == "ja" and "nee" in help_answers:
        return "ja"
    known = suspicion == "ja" and safety == "nee" and help_answers == ["ja"] * 3
    return "nee" if known else "overleg"


def test_every_combination_of_answers_gives_the_norm() -> None:
    """2303 combinations of answers; a wrong branch of the program shows here."""
    wrong = [w for w in ALL_ANSWERS if weigh(Check(weging=w)).melden != norm(w)]
    assert len(ALL_ANSWERS) == 4**4 * 6 - 1
    assert not wrong


def test_danger_now_overrules_every_answer_and_circumstance() -> None:
    for weging in ALL_ANSWERS[::7]:
        for bijzonder in ({"medewerker"}, {"onthulling"}, set(BIJZONDER)):
            check = Check(gevaar="ja", weging=weging, bijzonder=frozenset(bijzonder))
            outcome = weigh(check)
            assert outcome.is_spoed and outcome.vervolg[0] == "vervolg.bel_112"
            assert outcome.is_melden and open_question(check) is None


@pytest.mark.parametrize("name", ["dwingende_controle", "eergerelateerd", "seksueel_geweld"])
@pytest.mark.parametrize("safety", ["acuut", "structureel", "nee", "weet_niet"])
def test_with_these_circumstances_an_expert_comes_first(name: str, safety: str) -> None:
    outcome = weigh(Check(bijzonder=frozenset({name}), weging=("ja", safety, "ja", "ja", "ja")))
    assert "vervolg.eerst_overleg" in outcome.vervolg
    assert "vervolg.vooraf_zeggen" not in outcome.vervolg


def test_the_questions_come_one_by_one() -> None:
    given: tuple[str, ...] = ()
    asked = []
    while (number := open_question(Check(weging=given))) is not None:
        asked.append(number)
        given = (*given, "nee" if number == 2 else "ja")
    assert asked == list(VRAGEN)
    assert weigh(Check(weging=given)).code == "hulp"


def test_next_step_follows_where_somebody_stands() -> None:
    assert next_step(Check()) == 1
    assert next_step(Check(stap=3)) == 4
    assert next_step(Check(stap=5)) == 5
    done = frozenset(point.id for point in Check().points(1))
    assert next_step(Check(vinkjes=done)) == 2


def test_open_points_are_those_of_the_steps_that_were_taken() -> None:
    outcome = weigh(Check(stap=2, vinkjes=frozenset({"meldcode.stap1.feiten"})))
    assert outcome.open_punten == ("meldcode.stap1.veiligheid", "meldcode.stap2.collega")
    assert weigh(Check()).open_punten == ()


@pytest.mark.parametrize("functie", FUNCTIES.values(), ids=lambda functie: functie.id)
def test_kindcheck_belongs_to_who_works_with_adults(functie) -> None:
    check = Check(sector=functie.sector, functie=functie.id)
    ids = {point.id for point in check.points(1)}
    assert ("meldcode.stap1.kindcheck" in ids) == ("volwassenen" in functie.kenmerken)
    asked = Check(functie.sector, functie.id, bijzonder=frozenset({"volwassene"}))
    assert "meldcode.stap1.kindcheck" in {point.id for point in asked.points(1)}
