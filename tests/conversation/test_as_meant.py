"""What words mean to the question that was asked; danger is never read again."""

from __future__ import annotations

from typing import Any

import pytest

from bot.conversation.as_meant import WAITING, as_meant

HOORN = ("Hoorn (Noord-Holland)|noord-holland-noord", "Hoorn (Friesland)|friesland")


def parsed(text: str, intent: str, second: str = "beschrijf_zorgen") -> dict[str, Any]:
    ranking = [{"name": intent, "confidence": 0.6}, {"name": second, "confidence": 0.3}]
    return {"text": text, "intent": ranking[0], "intent_ranking": ranking, "entities": []}


@pytest.mark.parametrize(
    ("text", "intent", "asked", "meant"),
    [
        ("iemand anders", "wil_medewerker", "rol", "rol_omstander"),
        ("laat maar zitten", "ontkennen", "gezinssamenstelling", "afscheid"),
        ("laat maar", "ontkennen", "doorverbinden", "ontkennen"),
        ("dag", "groet", None, "groet"),
        ("helemaal aan het begin nog", "opnieuw_beginnen", "meldcode_stap", "beschrijf_zorgen"),
        ("ik wil opnieuw beginnen", "opnieuw_beginnen", "zorgen", "opnieuw_beginnen"),
        ("we hebben met vader gesproken", "vervolgadvies", "zorgen", "beschrijf_zorgen"),
        ("ik heb een dossiernummer", "vervolgadvies", "zorgen", "vervolgadvies"),
        ("nee dank je, dan meld ik het zelf wel", "wil_melden", "doorverbinden", "ontkennen"),
        ("die stad noem ik liever niet", "geef_plaats", "regio", "weet_niet"),
        ("gaat jullie niks aan", "nlu_fallback", "verwachting", "weet_niet"),
        ("liever niet dat hij het hoort", "beschrijf_zorgen", "verwachting", "beschrijf_zorgen"),
        ("dat hij ophoudt met slaan", "vraag", "verwachting", "beschrijf_zorgen"),
        ("ik wil graag weten hoe ik haar kan steunen", "vraag", "verwachting", "beschrijf_zorgen"),
        ("ik wil een medewerker spreken", "wil_medewerker", "verwachting", "wil_medewerker"),
        ("dood ga ik, laat maar", "suicidaal", "zorgen", "suicidaal"),
    ],
)
def test_the_question_decides(text: str, intent: str, asked: str | None, meant: str) -> None:
    assert as_meant(parsed(text, intent), asked)["intent"]["name"] == meant


def test_a_position_is_a_choice_of_place() -> None:
    read = as_meant(parsed("de tweede", "vervolgadvies"), "regio", HOORN)
    assert read["intent"]["name"] == "geef_plaats"
    assert read["entities"] == [{"entity": "regio", "value": "friesland"}]


def test_an_alarm_stays() -> None:
    urgent = {**parsed("laat maar", "acuut_gevaar"), "danger": {"spoed": "112"}}
    assert as_meant(urgent, "zorgen") is urgent


@pytest.mark.parametrize(
    ("text", "waits", "about"),
    [
        ("duurt het nog lang, hoe lang nog?", "chat", True),
        ("wanneer bellen jullie nou?", "bellen", True),
        ("kan het toch beter in de ochtend?", "bellen", True),
        ("hoe lang duurt een onderzoek", "", False),
        ("ze slaat hem elke avond", "bellen", False),
    ],
)
def test_who_waits_hears_how_it_stands(text: str, waits: str, about: bool) -> None:
    read = as_meant(parsed(text, "vraag"), None, (), waits)
    assert (read["entities"] == [{"entity": "kennis", "value": WAITING}]) is about
