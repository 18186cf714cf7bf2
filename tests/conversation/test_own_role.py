"""The rol in own words, and a rol that was taken wrongly."""

from __future__ import annotations

import pytest

from bot.conversation.answers import read_answer
from bot.conversation.message import Message
from bot.conversation.own_role import corrects_rol, told_relatie, told_rol
from bot.conversation.rol_answer import tells_young_age
from bot.conversation.state import ConversationState


@pytest.mark.parametrize(
    ("text", "rol"),
    [
        ("over mezelf natuurlijk", "slachtoffer"),
        ("myself", "slachtoffer"),
        ("voor een ander persoon", "omstander"),
        ("it's about somebody else", "omstander"),
        ("de opa dus", "omstander"),
        ("zei ik al, zijn tante", "omstander"),
        ("ik kom dit tegen in mijn werk", "professional"),
        ("ik sta voor groep 6", "professional"),
        ("verloskundige", "professional"),
        ("i am the teacher", "professional"),
        ("ik wil een ander mens spreken", None),
        ("ik sla mijn zoon", None),
        ("dat doet er niet toe", None),
    ],
)
def test_the_question_understands_its_own_words(text: str, rol: str | None) -> None:
    assert told_rol(text) == rol


def test_a_relation_in_english() -> None:
    assert told_relatie("we are the neighbours from upstairs") == "buren"


@pytest.mark.parametrize(
    ("text", "rol", "asked", "right"),
    [
        ("ik ben mentor van deze jongen", "omstander", "relatie", "professional"),
        ("nee, ik ben de wijkverpleegkundige", "omstander", "zorgen", "professional"),
        ("waarom noem je mij een buur? ik ben huisarts", "omstander", "wens", "professional"),
        (
            "ik word zelf niet geslagen, het gaat om een bewoner",
            "slachtoffer",
            "zorgen",
            "omstander",
        ),
        (
            "nee ik ben een hulpverlener, dit gaat om mijn werk",
            "slachtoffer",
            "zorgen",
            "professional",
        ),
        ("ik ben zelf ook verpleegkundige", "omstander", "zorgen", None),
        ("ik ben juf en mijn man slaat me", "slachtoffer", "zorgen", None),
        ("nee, nu niet", "omstander", "acuut", None),
    ],
)
def test_a_correction_of_the_rol(text: str, rol: str, asked: str, right: str | None) -> None:
    assert corrects_rol(text, rol, asked) == right


def test_all_that_follows_from_the_rol_changes_with_it() -> None:
    state = ConversationState(rol="omstander", acuut=False, relatie="vriend")
    slots = read_answer(
        Message("nee ik bedoel, ik ben de juf", "nlu_fallback"), "wens", state
    ).slots
    assert slots["rol"] == "professional"
    assert (slots["sector"], slots["relatie"]) == ("onderwijs", "leerkracht")
    assert slots["uitleg_gegeven"] is None


@pytest.mark.parametrize(
    ("text", "young"),
    [
        ("ik ben 13 en mijn oom komt aan mij", True),
        ("ben pas veertien jaar en bang voor mama", True),
        ("ik ben 17 weken zwanger", False),
        ("ik ben 12 jaar getrouwd", False),
        ("toen ik ben 9 was het al zo", False),
        ("ik ben 34 en bang", False),
        ("hij is 15", False),
    ],
)
def test_a_young_age_tells_who_is_talking(text: str, young: bool) -> None:
    assert tells_young_age(text) is young
