"""The short cards: what is said never contradicts itself, and fits who lives there."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from bot.conversation.advice import advice, closing, explanation, melding
from bot.conversation.cards import VETO
from bot.conversation.household import has_children, may_hold_baby, without_children
from bot.conversation.state import ZORGEN, ConversationState
from bot.kennis.responses import load_variations

TEXTS = {(v.response, v.rol): v.text for v in load_variations() if v.response.startswith("utter_")}
CITIZENS = ("omstander", "slachtoffer", "minderjarige", "pleger")
# No answer of more words than this at once, the question that follows not counted.
MOST_WORDS = 255


def text_of(names: tuple[str, ...], rol: str) -> str:
    return "\n".join(TEXTS.get((name, rol)) or TEXTS[(name, "")] for name in names)


@pytest.mark.parametrize("kind", VETO)
@pytest.mark.parametrize("relatie", ["tante", "buren", "vriend", "collega", "vader", None])
def test_where_talking_is_dangerous_nobody_is_told_to_talk_with_those_around(
    kind: str, relatie: str | None
) -> None:
    state = ConversationState(
        rol="omstander",
        relatie=relatie,
        gezinssamenstelling="vader, moeder, 2 kinderen",
        zorgen=("psychisch", "lichamelijk", kind),
    )
    said = advice(state)
    assert f"utter_kort_bespreken_{kind}" in said
    assert [name for name in said if "_bespreken_" in name] == [f"utter_kort_bespreken_{kind}"]
    assert not [name for name in said if "_samen_" in name]
    ending = text_of(closing(state), "omstander")
    assert "Praat erover op een rustig moment" not in ending


@pytest.mark.parametrize("zorgen", [("partnergeweld",), ("psychisch", "partnergeweld")])
def test_who_thinks_of_calling_the_violent_partner_is_warned(zorgen: tuple[str, ...]) -> None:
    state = ConversationState(rol="omstander", relatie="vriend", zorgen=zorgen)
    assert "bel die ook niet" in text_of(advice(state), "omstander")
    assert "Praat niet met degene die het geweld gebruikt" in text_of(closing(state), "omstander")


@pytest.mark.parametrize("relatie", ["oma", "tante", "buren", "vriend"])
def test_where_a_parent_uses_violence_nobody_is_sent_to_the_parents(relatie: str) -> None:
    state = ConversationState(
        rol="omstander",
        relatie=relatie,
        gezinssamenstelling="vader, moeder, kind 5-11",
        zorgen=("verwaarlozing", "lichamelijk", "partnergeweld"),
    )
    said = text_of(advice(state), "omstander")
    assert "met de ouder" not in said
    assert "bel die ook niet" in said


@pytest.mark.parametrize("household", ["vrouw, man, geen kinderen", "vader, moeder, kind 18+"])
@pytest.mark.parametrize("kind", ["psychisch", "lichamelijk", "verwaarlozing"])
def test_an_adult_gets_no_texts_for_a_child(household: str, kind: str) -> None:
    state = ConversationState(
        rol="omstander", relatie="familie", gezinssamenstelling=household, zorgen=(kind,)
    )
    said = (*explanation(state), *advice(state))
    assert not {"utter_kort_bespreken_kind", "utter_kort_strafbaar_kind"} & set(said)
    assert "het kind" not in text_of(advice(state), "omstander").replace("klein kind", "")


@pytest.mark.parametrize("rol", ["slachtoffer", "pleger"])
def test_children_are_spoken_of_only_where_there_are(rol: str) -> None:
    alone = ConversationState(rol=rol, zorgen=("psychisch",), gezinssamenstelling="man, vrouw")
    family = replace(alone, gezinssamenstelling="man, vrouw, kind 0-4")
    assert f"utter_kort_kinderen_{rol}" not in advice(alone)
    assert f"utter_kort_kinderen_{rol}" in advice(family)
    assert "inderen" not in text_of(advice(alone), rol)


def test_a_divorced_parent_is_a_parent() -> None:
    for relatie in ("vader", "moeder", "ex-partner"):
        state = ConversationState(rol="omstander", relatie=relatie, zorgen=("lichamelijk",))
        said = advice(state)
        assert said[0] == "utter_kort_relatie_ouder"
        assert not [name for name in said if "samen_familie" in name]
        assert "met de ouders" not in text_of(said, "omstander")


def test_the_parent_of_an_adult_is_family() -> None:
    state = ConversationState(rol="omstander", relatie="moeder", zorgen=("partnergeweld",))
    assert "utter_advies_samen_familie_partnergeweld" in advice(state)


def test_somebody_old_hears_no_texts_about_a_partner_or_a_telephone() -> None:
    state = ConversationState(rol="slachtoffer", zorgen=("lichamelijk", "ouderenmishandeling"))
    said = advice(state)
    assert "utter_kort_stappen_oudere" in said
    assert "utter_kort_veilig_digitaal" not in said


def test_after_a_break_up_no_home_pattern() -> None:
    said = advice(ConversationState(rol="slachtoffer", zorgen=("stalking",)))
    assert "utter_kort_mechanismen_ex" in said


@pytest.mark.parametrize("rol", CITIZENS)
def test_no_part_of_the_conversation_is_a_wall_of_text(rol: str) -> None:
    longest = {}
    for kinds in (*combinations(ZORGEN, 1), *combinations(ZORGEN, 2)):
        for relatie in ("oma", "buren", "vriend", "tante", "vader", None):
            for household in (None, "vrouw, man, kind 0-4", "vrouw, man, geen kinderen"):
                state = ConversationState(
                    rol=rol, relatie=relatie, zorgen=kinds, gezinssamenstelling=household
                )
                for part in (explanation, advice, closing, melding):
                    words = len(text_of(part(state), rol).split())
                    longest[part.__name__] = max(longest.get(part.__name__, 0), words)
    assert max(longest.values()) <= MOST_WORDS, longest


@pytest.mark.parametrize(
    ("household", "children", "without", "baby"),
    [
        (None, False, False, False),
        ("vrouw, man", False, True, False),
        ("vrouw, man, geen kinderen", False, True, False),
        ("moeder, kind 18+", False, True, False),
        ("moeder, volwassen kind", False, True, False),
        ("moeder, kind 0-4", True, False, True),
        ("moeder, 2 kinderen 5-11", True, False, False),
        ("moeder, kind", True, False, True),
    ],
)
def test_household(household: str | None, children: bool, without: bool, baby: bool) -> None:
    assert has_children(household) is children
    assert without_children(household) is without
    assert may_hold_baby(household) is baby


@pytest.mark.parametrize("household", ["kind 0-4", "moeder, 2 kinderen", "alleen, kind 5-11"])
def test_who_fears_to_hurt_a_child_is_never_sent_away_from_it(household: str) -> None:
    state = ConversationState(rol="pleger", gezinssamenstelling=household, zorgen=("lichamelijk",))
    said = text_of(advice(state), "pleger")
    assert "naar een andere kamer" in said
    assert "Laat een klein kind nooit alleen" in said
    assert not [word for word in ("naar buiten", "blokje om", "jaloezie") if word in said]


def test_a_grandmother_hears_of_the_grandchild_also_when_no_child_was_named_at_home() -> None:
    state = ConversationState(
        rol="omstander",
        relatie="oma",
        gezinssamenstelling="vader, alleen",
        zorgen=("verwaarlozing",),
    )
    assert not [name for name in advice(state) if name.endswith("partner")]
