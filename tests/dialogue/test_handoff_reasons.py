"""Why a human is asked for, danger on top, and what a professional who leaves data is asked."""

from __future__ import annotations

from typing import Any

import pytest

from bot.handoff.model import Handoff
from bot.handoff.queue import list_open
from bot.registry.registry import shared_registry

pytestmark = pytest.mark.model


def handoff_of(talk: Any, sender: str) -> Handoff:
    conversation = talk.assistant.pseudonym(sender)
    (found,) = [
        one for one in list_open(shared_registry().engine) if one.conversation_id == conversation
    ]
    return found


def passed_on(talk: Any, sender: str, *messages: str) -> Handoff:
    for message in (*messages, "ja"):
        talk.say(sender, message)
    return handoff_of(talk, sender)


@pytest.mark.parametrize(
    ("messages", "reason"),
    [
        (["ik wil een medewerker spreken"], "wens_medewerker"),
        (["ik wil een melding doen"], "wens_melding"),
        (["help hij slaat haar nu", "ik wil een medewerker spreken"], "gevaar"),
        (["ik wil dood", "ik wil een medewerker spreken"], "gevaar"),
        (["xqzv wrtplk", "brrzk qwpx", "ik wil een medewerker spreken"], "niet_begrepen"),
        (["doei", "ik wil een medewerker spreken"], "stapt_uit"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_the_reason_is_kept(talk: Any, messages: list[str], reason: str) -> None:
    handoff = passed_on(talk, f"reden-{messages[0]}", *messages)
    assert handoff.reason == reason
    assert handoff.acuut is (reason == "gevaar")


def test_taking_leave_offers_a_human(talk: Any) -> None:
    items = talk.say("leave", "doei")
    payloads = [button["payload"] for item in items for button in item.get("buttons", ())]
    assert "/wil_medewerker" in payloads


def test_danger_comes_first_and_then_the_top_of_the_queue(talk: Any) -> None:
    before = passed_on(talk, "rustig", "ik wil een medewerker spreken")
    items = talk.say("nood", "hij slaat haar nu, ik wil een medewerker spreken")
    assert items[0]["text"].startswith("Bel nu 112"), "112 before any queue"
    urgent = passed_on(talk, "nood", "ik wil een medewerker spreken")
    order = [one.id for one in list_open(shared_registry().engine)]
    assert order.index(urgent.id) < order.index(before.id)
    # Danger that comes while waiting: 112 again, and then to the top.
    waiting = passed_on(talk, "later", "ik wil een medewerker spreken")
    assert not waiting.acuut
    items = talk.say("later", "help hij slaat haar nu")
    assert items[0]["text"].startswith("Bel nu 112")
    assert handoff_of(talk, "later").acuut


def test_who_waits_can_stop_or_be_called_back(talk: Any) -> None:
    for message in ("ik wil een medewerker spreken",):
        talk.say("wacht", message)
    items = talk.say("wacht", "ja")
    buttons = {one["title"]: one["payload"] for item in items for one in item.get("buttons", ())}
    assert set(buttons) == {"Bel mij terug"}
    handoff = handoff_of(talk, "wacht")
    asked = talk.say("wacht", buttons["Bel mij terug"])
    assert asked[-1]["custom"]["vraag"] == "toestemming"
    assert handoff_of(talk, "wacht").id == handoff.id, "the place stays until the number is given"
    talk.say("wacht", "nee")
    talk.say("wacht", "stop met wachten")
    open_ids = [one.id for one in list_open(shared_registry().engine)]
    assert handoff.id not in open_ids


def gives_data(talk: Any, sender: str, rol: str) -> list[str]:
    """Walk to the question for own data; the questions asked after consent."""
    for message in (rol, "dag"):
        talk.say(sender, message)
    answers = {
        "acuut": "nee", "rol": rol, "sector": "onderwijs", "relatie": "leerling",
        "meldcode_stap": "1", "gezinssamenstelling": "moeder en twee kinderen",
        "zorgen": "verwaarlozing", "veiligheidscijfer": "5", "verwachting": "advies",
        "regio": "Zwolle", "wens": "advies", "vervolg": "ja", "toestemming": "ja",
        "naam": "Annemieke", "telefoon": "06 12345678", "organisatie": "Basisschool De Regenboog",
        "doorverbinden": "nee",
    }  # fmt: skip
    asked: list[str] = []
    items = talk.say(sender, "ik wil advies")
    for _ in range(25):
        found = [item["custom"]["vraag"] for item in items if "vraag" in item.get("custom", {})]
        if not found:
            break
        asked.append(found[-1])
        items = talk.say(sender, answers[found[-1]])
    return asked


def test_a_professional_is_asked_the_organisatie_and_others_are_not(talk: Any) -> None:
    asked = gives_data(talk, "prof", "ik ben leerkracht op een basisschool")
    assert asked[-4:] == ["toestemming", "naam", "telefoon", "organisatie"]
    kept = shared_registry().conversations.read(talk.assistant.pseudonym("prof"))
    assert kept is not None and "Regenboog" not in kept
    asked = gives_data(talk, "buur", "het gaat om de buren")
    assert asked[-3:] == ["toestemming", "naam", "telefoon"]
