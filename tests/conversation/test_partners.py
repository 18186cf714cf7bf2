"""Violence between partners, also without that word; and the advice that fits adults."""

from __future__ import annotations

import pytest

from bot.conversation.advice import advice
from bot.conversation.partners import adults_only, between_partners, implied
from bot.conversation.state import ConversationState

HIT = frozenset({"lichamelijk"})


@pytest.mark.parametrize(
    ("text", "rol", "relatie", "household", "expected"),
    [
        ("mijn vrouw scheldt en slaat", "slachtoffer", None, "", True),
        ("mijn man hoorde ook dat er geslagen werd", "omstander", "buren", "", False),
        ("een man en een vrouw samen", "omstander", "buren", "vrouw, man, geen kinderen", True),
        ("een man en een vrouw", "omstander", "buren", "vrouw, man, kind 5-11", False),
        ("ze wordt door haar vriend geslagen", "omstander", "vriend", "", True),
        ("mijn nicht wordt geslagen door haar man", "omstander", "familie", "", True),
        ("hij slaat haar waar ik bij ben", "omstander", "buren", "", True),
        ("hij slaat haar, het is nog een meisje", "omstander", "buren", "", False),
        ("haar nieuwe vriend slaat mijn zoon", "omstander", "vader", "", False),
        ("ons dochtertje zit onder de striemen door haar man", "omstander", "vader", "", False),
        ("haar man schopt mijn dochter en haar kindje ziet dat", "omstander", "oma", "", True),
        ("mijn dochter wordt geslagen door haar vriend", "omstander", "oma", "", True),
        ("vader slaat hem", "omstander", "buren", "vader, kind 5-11", False),
        ("papa en mama vechten elke avond", "minderjarige", None, "", True),
        ("mijn vader en moeder slaan mij", "minderjarige", None, "", False),
    ],
)
def test_between_partners(
    text: str, rol: str, relatie: str | None, household: str, expected: bool
) -> None:
    assert between_partners(text, rol, relatie, HIT, household) is expected


def test_without_violence_told_nothing_is_between_partners() -> None:
    nothing: frozenset[str] = frozenset()
    assert not between_partners("haar man is boos", "omstander", "buren", nothing, "vrouw, man")


def test_where_no_child_lives_no_advice_is_about_a_child() -> None:
    state = ConversationState(
        rol="omstander",
        relatie="buren",
        gezinssamenstelling="vrouw, man, geen kinderen",
        zorgen=("psychisch", "lichamelijk", "partnergeweld"),
    )
    said = advice(state)
    assert adults_only(state.zorgen, state.gezinssamenstelling)
    assert "utter_kort_bespreken_partner" in said
    assert "utter_kort_bespreken_kind" not in said
    assert "utter_kort_aanpakken_lichamelijk_kind" not in said
    assert "utter_advies_samen_buren_lichamelijk" not in said


def test_a_colleague_hears_what_fits_a_colleague() -> None:
    said = advice(ConversationState(rol="omstander", relatie="collega", zorgen=("partnergeweld",)))
    assert "utter_advies_samen_collega_partnergeweld" in said


@pytest.mark.parametrize("rol", ["slachtoffer", "minderjarige"])
def test_who_undergoes_it_hears_about_this_kind_of_harm(rol: str) -> None:
    said = advice(ConversationState(rol=rol, zorgen=("eergerelateerd", "psychisch")))
    assert "utter_advies_aanpakken_eergerelateerd" in said
    assert "utter_advies_aanpakken_psychisch" not in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zij is 81 en hij snauwt haar af", ("ouderenmishandeling",)),
        ("een demente meneer die wordt geknepen", ("ouderenmishandeling",)),
        ("hij weegt 75 kilo", ()),
        ("een jongen van 9", ()),
    ],
)
def test_harm_to_somebody_old(text: str, expected: tuple[str, ...]) -> None:
    assert implied(text, "omstander", "buren", HIT, "") == expected


def test_somebody_old_without_harm_is_no_ouderenmishandeling() -> None:
    assert implied("mijn buurvrouw is 81", "omstander", "buren", frozenset(), "") == ()
