"""What a citizen asks in the middle gets an answer for citizens, short, and the question comes back."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.model
FOR_PROFESSIONALS = ("afwegingskader", "beroepskracht", "cliënt", "5.2.6", "meldcode is")
PEOPLE = {
    "kind": ["hoi", "nee", "ik ben 11 en het gaat over mij thuis", "mijn vader scheldt altijd"],
    "buur": ["hoi", "nee", "ik ben de buurman", "een moeder en twee kinderen"],
    "oom": ["hallo", "nee", "ik ben zijn oom", "mijn broer en zijn zoon van 8"],
    "pleger": ["hoi", "nee", "ik heb mijn vrouw geslagen", "ik duw haar soms als ik boos ben"],
}


@pytest.mark.parametrize(
    ("who", "question", "word"),
    [
        ("kind", "wat betekent heel onveilig?", "laag cijfer"),
        ("kind", "komen mijn ouders hier dan achter?", "In deze chat horen je ouders niets"),
        ("kind", "gaat u dit aan mijn moeder vertellen?", "belt je ouders niet"),
        ("kind", "moet ik het tegen mijn juf zeggen?", "Jij kiest aan wie"),
        ("pleger", "ben ik nou een slecht mens?", "onmacht"),
        ("buur", "hoe verwijder ik deze chat van mijn tablet?", "Snel weg"),
        ("kind", "is dit normaal?", "niet jouw schuld"),
        ("buur", "en hoe moet het nu verder dan?", ""),
        ("buur", "wie betaalt dat eigenlijk allemaal?", "kost je niets"),
        ("oom", "weet zijn vader straks dat ik hier gechat heb?", "hoort het gezin niets van mij"),
        ("oom", "luister je eigenlijk wel naar me?", "Sorry"),
        ("oom", "zijn jullie soms van jeugdzorg?", "kinderrechter"),
        ("pleger", "schakelt u dan de politie in?", "Ik bel niemand"),
    ],
)
def test_a_citizen_hears_what_is_meant_for_citizens(
    talk: Any, who: str, question: str, word: str
) -> None:
    sender = f"rol-{who}-{question}"
    for message in PEOPLE[who]:
        talk.say(sender, message)
    items = talk.say(sender, question)
    text = " ".join(item.get("text", "") for item in items)
    assert not [one for one in FOR_PROFESSIONALS if one in text], text
    assert word in text, text
    assert "spoed" not in str([item.get("custom") for item in items])
    assert len(text.split()) <= 255
    assert [item for item in items if "vraag" in (item.get("custom") or {})], text


def test_more_is_offered_and_said(talk: Any) -> None:
    sender = "meer-over"
    story = [*PEOPLE["buur"], "hij schreeuwt en slaat", "4", "dat het stopt", "Zwolle"]
    for message in story:
        items = talk.say(sender, message)
    titles = {one["title"]: one for item in items for one in item.get("buttons") or ()}
    more = titles["Meer over wie het hoort"]
    text = " ".join(item.get("text", "") for item in talk.say(sender, more["payload"]))
    assert "Anoniem blijven heeft ook nadelen" in text
    items = talk.say(sender, "ik wil advies")
    assert items[-1]["custom"]["vraag"] == "vervolg"


def test_a_young_age_beside_danger_is_who_is_talking(talk: Any) -> None:
    items = talk.say("jong-en-gevaar", "ik ben 15 en mijn stiefvader zit aan me")
    text = " ".join(item.get("text", "") for item in items)
    assert "Dat mag ook als je jong bent" in text
    assert "rol" not in [(item.get("custom") or {}).get("vraag") for item in items]


def test_how_to_wipe_traces_is_answered_first_and_last(talk: Any) -> None:
    items = talk.say("wissen", "mijn vrouw zit op mijn telefoon, hoe kan ik dit gesprek wissen?")
    assert "Snel weg" in " ".join(item.get("text", "") for item in items)
