"""Professionals weigh in the chat: the cases of tests/meldcode/gevallen.yml, with its outcomes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.conversation.guides import payload
from bot.handoff.messages import messages_after
from bot.handoff.queue import list_open
from bot.registry.registry import shared_registry
from tests.meldcode.test_outcome import QUESTIONS

from .test_kennis import asked, buttons, sender, shown, texts

pytestmark = pytest.mark.model

GEVALLEN = yaml.safe_load(
    (Path(__file__).parents[1] / "meldcode" / "gevallen.yml").read_text(encoding="utf-8")
)
MOST_ANSWERS = 20


def outcome_of(items: list[dict[str, Any]]) -> dict[str, Any] | None:
    return next((one["custom"] for one in items if "uitkomst" in (one.get("custom") or {})), None)


def answer(geval: dict[str, Any], items: list[dict[str, Any]], chosen: set[str]) -> str:
    """The payload that this professional presses."""
    sector, functie = (part.strip() for part in geval["werk"].split("/"))
    question = asked(items)
    if question == "acuut":
        return "/acuut_gevaar" if geval["gevaar"] == "ja" else payload("weeg.gevaar.nee")
    if question == "sector":
        return payload(f"weeg.sector.{sector}")
    if question == "functie":
        return payload(f"weeg.functie.{functie}")
    if question == "meldcode_stap":
        return payload(f"weeg.stap.{geval['stap']}")
    if question == "bijzonder":
        left = [one for one in geval.get("bijzonder", ()) if one not in chosen]
        if not left:
            return payload("weeg.voorbij.bijzonder")
        chosen.add(left[0])
        return payload(f"weeg.bijzonder.{left[0]}")
    assert question == "afweging", texts(items)
    number = int(shown(items)[-1][-1])
    return payload(
        f"weeg.v{number}.{geval.get('vragen', {}).get(QUESTIONS[number - 1], 'weet_niet')}"
    )


def weigh_in_chat(talk: Any, geval: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The last answer, after the question what the meldcode is and the button that weighs."""
    talk.say(name, "wat is de meldcode?")
    items = talk.say(name, "Help mij wegen")
    chosen: set[str] = set()
    for _ in range(MOST_ANSWERS):
        if outcome_of(items) or any("spoed" in (one.get("custom") or {}) for one in items):
            return items
        pressed = answer(geval, items, chosen)
        assert pressed in buttons(items).values(), f"{pressed} was not offered"
        items = talk.say(name, pressed)
    pytest.fail("no outcome")


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval["geval"])
def test_a_professional_gets_the_outcome_of_the_table(talk: Any, geval: dict[str, Any]) -> None:
    items = weigh_in_chat(talk, geval, sender())
    if geval["uitkomst"] == "spoed":
        assert items[0]["text"].startswith("Bel nu 112")
        assert items[0]["custom"]["spoed"] == "112"
        return
    told = outcome_of(items)
    assert told is not None
    assert (told["uitkomst"], told["melden"], told["hulp"]) == (
        geval["uitkomst"],
        geval["melden"],
        geval["hulp"],
    )
    assert told["bron"]
    said = texts(items)
    assert "Jij weegt en jij beslist" in said
    assert "aandachtsfunctionaris" in said
    assert "zonder namen: 0800-2000" in said
    assert "/meldcode" in said
    assert not said.startswith("Bel nu")
    assert "Een medewerker spreken" in buttons(items)


def test_yes_and_no_can_be_typed(talk: Any) -> None:
    name = sender()
    for word in ("hoi", "nee", "ik ben juf", "stap 4", "Help mij wegen", "Sla over"):
        items = talk.say(name, word)
    assert asked(items) == "bijzonder"
    assert shown(talk.say(name, "geen van deze")) == ["weging.vraag1"]
    assert shown(talk.say(name, "ja")) == ["weging.vraag2"]
    # "Ja" does not say which of the two: first what each one is, then the question again.
    assert shown(talk.say(name, "ja")) == ["begrip.acuut"]
    assert shown(talk.say(name, "Verder met wegen")) == ["weging.vraag2"]
    assert shown(talk.say(name, "nee")) == ["weging.vraag3"]
    told = outcome_of(talk.say(name, "nee"))
    assert told is not None
    assert told["uitkomst"] == "melden_geen_hulp"


@pytest.mark.parametrize("danger", ["hij slaat haar nu, ze gilt om hulp", "ja er is nu gevaar"])
def test_danger_while_weighing_is_112_and_danger_is_asked_again(talk: Any, danger: str) -> None:
    name = sender()
    for word in ("hoi", "nee", "ik ben juf", "stap 4", "Help mij wegen", "Sla over"):
        talk.say(name, word)
    items = talk.say(name, danger)
    assert items[0]["text"].startswith("Bel nu 112")
    items = talk.say(name, payload("weeg"))
    assert asked(items) == "acuut"
    assert "Ja, er is nu gevaar" in buttons(items)


def test_typed_yes_to_the_danger_of_the_check_is_112(talk: Any) -> None:
    name = sender()
    talk.say(name, "wat is de meldcode?")
    assert asked(talk.say(name, "Help mij wegen")) == "acuut"
    items = talk.say(name, "ja")
    assert items[0]["text"].startswith("Bel nu 112")


def test_a_medewerker_hears_that_it_comes_from_the_meldcode_check(talk: Any) -> None:
    name = sender()
    weigh_in_chat(talk, GEVALLEN[0], name)
    assert asked(talk.say(name, "Een medewerker spreken")) == "doorverbinden"
    assert "wachtrij" in texts(talk.say(name, "ja"))

    handoff = max(list_open(shared_registry().engine), key=lambda one: one.created)
    assert (handoff.kind, handoff.reason, handoff.rol) == ("chat", "meldcode", "professional")
    assert "meldcode" in handoff.onderwerpen
    told = [
        one.text
        for one in messages_after(shared_registry().engine, handoff.id)
        if one.side == "systeem"
    ]
    assert "functie leerkracht, docent of mentor" in "\n".join(told)
    assert "structurele onveiligheid" in "\n".join(told)


def test_nothing_about_a_family_is_in_the_check(talk: Any) -> None:
    name = sender()
    for word in ("hoi", "nee", "ik ben juf", "stap 4", "Help mij wegen", "Sla over"):
        talk.say(name, word)
    talk.say(name, "Jan Jansen slaat zijn zoon Piet")
    kept = talk.slots(name)["meldcode_check"]
    assert all("=" in one and "Jan" not in one for one in kept)


def test_what_somebody_told_on_their_own_is_said_to_be_acute(talk: Any) -> None:
    name = sender()
    for word in ("hoi", "nee", "ik ben juf", "stap 1", "moeder, stiefvader en een meisje van 9"):
        items = talk.say(name, word)
    assert asked(items) == "zorgen"
    items = talk.say(name, "een leerling vertelde me dat haar stiefvader haar vaak uitscheldt")
    assert "begrip.onthulling" in shown(items)
    assert "Help mij wegen" in buttons(items)
    assert asked(items) == "veiligheidscijfer"
    assert "begrip.onthulling" not in shown(talk.say(name, "ze heeft mij dat verteld, een 4"))
