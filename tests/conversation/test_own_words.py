"""What professionals type in own words, from the table `eigen_woorden.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.conversation.function_words import functie_of, functie_told, other_functie
from bot.conversation.guides import GuideError
from bot.conversation.item_words import Told, asked_item, rules
from bot.conversation.shortcuts import Situation, only_one_question, shortcut, without_weighing
from bot.conversation.step_words import step_of
from bot.conversation.weigh_words import answer
from bot.meldcode import FUNCTIES, SECTOREN, Check

TABLE = yaml.safe_load((Path(__file__).parent / "eigen_woorden.yml").read_text(encoding="utf-8"))
TEACHER = Check(sector="onderwijs")
IN_FORM = Situation("professional", weighing=False, waiting=True)


def rows(name: str) -> list[tuple[str, ...]]:
    """The cells of a part of the table; "-" means none."""
    cells = [tuple(cell.strip().strip('"') for cell in row.split(" | ")) for row in TABLE[name]]
    return [tuple("" if cell == "-" else cell for cell in row) for row in cells]


@pytest.mark.parametrize(("asked", "text", "told"), rows("wegen"))
def test_an_answer_of_the_check_in_own_words(asked: str, text: str, told: str) -> None:
    assert (answer(text, asked, TEACHER) or "") == told


@pytest.mark.parametrize(("text", "step"), rows("stap"))
def test_what_was_done_tells_the_step(text: str, step: str) -> None:
    assert (step_of(text) or 0) == int(step)


@pytest.mark.parametrize(("text", "way"), rows("zelf"))
def test_our_own_words_do_what_they_say(text: str, way: str) -> None:
    assert (shortcut(text, IN_FORM) or "") == way


def test_going_on_means_the_weighing_while_it_is_open() -> None:
    assert shortcut("verder", Situation("professional", weighing=True, waiting=True)) == "weeg"
    assert shortcut("verder", Situation("professional")) is None


def test_who_undergoes_it_is_never_sent_to_the_weighing() -> None:
    assert shortcut("help mij wegen", Situation("slachtoffer", waiting=True)) is None
    assert shortcut("terug naar het gesprek", Situation("slachtoffer", waiting=True)) == "terug"


def test_what_stands_beside_the_weighing_is_left() -> None:
    assert "slaat haar nu" in without_weighing("help mij wegen, hij slaat haar nu")


@pytest.mark.parametrize("text", TABLE["een_vraag"])
def test_one_question_is_heard(text: str) -> None:
    assert only_one_question(text)
    assert not only_one_question("ik heb een vraag over een gezin met drie kinderen")


@pytest.mark.parametrize(("who", "earlier", "text", "item"), rows("kennis"))
def test_a_question_in_own_words_finds_its_item(
    who: str, earlier: str, text: str, item: str
) -> None:
    rol, _, sector = who.partition("/")
    told: dict[str, Any] = {
        "rol": None if rol == "onbekend" else rol,
        "sector": None if sector in ("", "-") else sector,
    }
    assert (asked_item(Told(text, earlier, **told)) or "") == item


@pytest.mark.parametrize("text", ["ze zegt dat ze dit niet wil", "de cliënt vindt het niet goed"])
def test_who_is_asked_by_veilig_thuis_and_meets_a_refusal(text: str) -> None:
    told = Told(text, rol="professional", asks=False, guide="informatieverzoek")
    assert asked_item(told) == "geheim.afwegen"
    assert asked_item(Told(text, rol="professional", asks=False)) is None


def test_a_rule_must_name_an_item_that_is_there(tmp_path: Path) -> None:
    file = tmp_path / "woorden.yml"
    file.write_text("regels: [{item: er.niet, woorden: x}]", encoding="utf-8")
    with pytest.raises(GuideError, match=r"er\.niet"):
        rules(file)


def test_every_sector_has_a_function_for_the_rest() -> None:
    assert {FUNCTIES[other_functie(sector)].sector for sector in SECTOREN} == set(SECTOREN)
    assert other_functie("geen sector") == ""


def test_a_function_is_of_the_sector_that_is_known() -> None:
    assert functie_of("de huisarts belde mij als juf", "onderwijs") == "leerkracht"
    assert functie_told(["hoi", "ik ben poh-ggz bij de huisarts"], "gezondheidszorg") == "huisarts"
    assert functie_told(["ik ben juf"], "justitie") is None
