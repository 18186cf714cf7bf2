"""Typed words beside the buttons of a guide."""

from __future__ import annotations

from typing import Any

import pytest

from bot.assistant.choices import chosen
from bot.assistant.commands import read_typed
from bot.conversation.guides import (
    BACK,
    MENU,
    item_buttons,
    load_guides,
    payload,
    topic_buttons,
    way_of,
)
from bot.kennis.items import load
from bot.meldcode import BIJZONDER, FUNCTIES, SECTOREN, STAPPEN, VRAGEN, answers_of
from bot.privacy import redact

BACK_BUTTON = {"title": "Terug naar het gesprek", "payload": payload(BACK)}
MENU_BUTTON = {"title": "Andere vragen hierover", "payload": payload(MENU)}
HUMAN = {"title": "Een medewerker spreken", "payload": "/wil_medewerker"}
THIRD = [*item_buttons(load().item("verzoek.stappen.drie")), MENU_BUTTON, BACK_BUTTON, HUMAN]
SERIES = [*item_buttons(load().item("verzoek.stappen")), MENU_BUTTON, BACK_BUTTON, HUMAN]
SHARING = [*topic_buttons("informatie_uitwisselen"), HUMAN]
DANGER = [
    {"title": "Ja, er is nu gevaar", "payload": "/acuut_gevaar"},
    {"title": "Nee, nu niet", "payload": payload("weeg.gevaar.nee")},
    HUMAN,
]


@pytest.mark.parametrize(
    ("text", "newest", "way"),
    [
        ("volgende", THIRD, "verzoek.stappen.vier"),
        ("Ja graag", THIRD, "verzoek.stappen.vier"),
        ("oké, verder", THIRD, "verzoek.stappen.vier"),
        ("volgende", SERIES, "verzoek.stappen.een"),
        ("richtlijn 6", SERIES, "verzoek.stappen.zes"),
        ("noem je bron", SERIES, "verzoek.stappen.zes"),
        ("nee dank je", THIRD, BACK),
        ("terug", THIRD, BACK),
        ("en de ondertoezichtstelling?", SHARING, "uitwisselen.voogd"),
        ("ouder weigert", SHARING, "uitwisselen.weigert"),
        ("hoe geef ik informatie", SHARING, "uitwisselen.geven"),
        ("nee", DANGER, "weeg.gevaar.nee"),
        ("volgende", [MENU_BUTTON, BACK_BUTTON], MENU),
    ],
)
def test_a_typed_word_means_a_button(text: str, newest: list[dict[str, Any]], way: str) -> None:
    assert chosen(text, newest) == payload(way)


def test_yes_to_danger_is_danger() -> None:
    assert chosen("ja", DANGER) == "/acuut_gevaar"
    assert chosen("ja!!", DANGER) == "/acuut_gevaar"


@pytest.mark.parametrize(
    "text",
    [
        "hij slaat haar nu",
        "ja hij heeft een mes",
        "nee, help",
        "de ouder weigert en hij slaat het kind nu",
        "informatie",  # two buttons
        "weet ik veel",
        "",
        "…",
    ],
)
@pytest.mark.parametrize("newest", [THIRD, SHARING, DANGER, []])
def test_what_says_more_is_no_choice(text: str, newest: list[dict[str, Any]]) -> None:
    assert chosen(text, newest) is None


def test_a_guides_title_counts_only_while_it_is_the_newest() -> None:
    yes = {"title": "Ja", "payload": payload("weeg.v1.ja")}
    assert read_typed("ja", [yes], [yes]).text == yes["payload"]
    assert read_typed("ja", [yes], []).text == "ja"
    # By its payload an older button of a guide still works.
    assert read_typed(yes["payload"], [yes], []).text == yes["payload"]


def test_asking_for_the_source_needs_no_understanding() -> None:
    typed = read_typed("waar staat dat?", [])
    assert typed.parse_data is not None
    assert typed.parse_data["intent"]["name"] == "vraag"
    assert typed.parse_data["entities"] == [{"entity": "kennis", "value": "bron"}]


@pytest.mark.parametrize("id", sorted(load().items))
def test_the_redactor_leaves_the_payload_of_an_item_alone(id: str) -> None:
    """Else two buttons would look alike at the entrance."""
    assert redact(payload(id)) == payload(id)


@pytest.mark.parametrize("topic", sorted(load_guides().topics))
def test_titles_of_one_answer_differ(topic: str) -> None:
    titles = [one["title"].casefold() for one in topic_buttons(topic)]
    assert len(titles) == len(set(titles))


WAYS = [
    *(f"weeg.functie.{id}" for id in FUNCTIES),
    *(f"weeg.sector.{id}" for id in SECTOREN),
    *(f"weeg.bijzonder.{id}" for id in BIJZONDER),
    *(f"weeg.stap.{number}" for number in STAPPEN),
    *(f"weeg.v{number}.{value}" for number in VRAGEN for value in answers_of(number)),
    *(f"weeg.voorbij.{name}" for name in ("functie", "stap", "bijzonder")),
    *(f"punten.meldcode.stap{number}" for number in STAPPEN),
    *("weeg", "weeg.opnieuw", "weeg.gevaar.nee", "punten.melden_acuut", BACK, MENU),
]


@pytest.mark.parametrize("way", WAYS)
def test_the_redactor_leaves_the_payload_of_a_way_alone(way: str) -> None:
    assert redact(payload(way)) == payload(way)
    assert way_of(payload(way).partition('"kennis": "')[2].rstrip('"}')) == way
