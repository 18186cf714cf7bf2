"""Professionals in the chat: every point of the sources in three turns, and "waar staat dat?"."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.conversation.guides import load_guides, payload, way_of
from bot.kennis.items import load

pytestmark = pytest.mark.model

TABLE = yaml.safe_load(
    (Path(__file__).parents[1] / "kennis" / "bronpunten.yml").read_text(encoding="utf-8")
)
# A question as a professional types it, per guide.
QUESTIONS = {
    "informatieverzoek": "Veilig Thuis belde mij over een cliënt, moet ik antwoorden?",
    "geen_toestemming": "ouders geven geen toestemming, wat nu?",
    "informatie_uitwisselen": "wat mag ik delen met het wijkteam?",
    "beroepsgeheim": "mag ik mijn beroepsgeheim doorbreken?",
    "vertrouwensarts": "wat doet een vertrouwensarts?",
    "meldcode": "wat is de meldcode?",
    "afwegingskader": "hoe werkt het afwegingskader?",
    "kindcheck": "wat is de kindcheck?",
    "mantelzorgcheck": "wat is de mantelzorgcheck?",
    "gesprek_voeren": "ik ben leerkracht, hoe voer ik het gesprek met de ouders?",
    "meldplicht": "ik ben leerkracht, ben ik verplicht om te melden?",
}
MOST_TURNS = 3
_numbers = itertools.count()


def sender() -> str:
    return f"kennis-{next(_numbers)}"


def buttons(items: list[dict[str, Any]]) -> dict[str, str]:
    """Payload per title of all buttons in an answer."""
    return {one["title"]: one["payload"] for item in items for one in item.get("buttons", ())}


def asked(items: list[dict[str, Any]]) -> str | None:
    found = [item["custom"]["vraag"] for item in items if (item.get("custom") or {}).get("vraag")]
    return found[-1] if found else None


def shown(items: list[dict[str, Any]]) -> list[str]:
    """The items of data/kennis in an answer."""
    return [item["custom"]["kennis"] for item in items if (item.get("custom") or {}).get("kennis")]


def texts(items: list[dict[str, Any]]) -> str:
    return "\n".join(item.get("text", "") for item in items)


def professional(talk: Any, who: str = "ik ben wijkverpleegkundige") -> str:
    """A conversation that has just asked a professional for the step of the meldcode."""
    name = sender()
    talk.say(name, "hoi")
    talk.say(name, "nee")
    assert asked(talk.say(name, who)) == "meldcode_stap"
    return name


@pytest.fixture(scope="module")
def reached(talk: Any) -> dict[str, dict[str, int]]:
    """Per guide the turn in which each item was reached first, by pressing buttons."""
    found: dict[str, dict[str, int]] = {}
    for topic, question in QUESTIONS.items():
        name = sender()
        turns: dict[str, int] = {}
        level = [(talk.say(name, question), 1)]
        while level:
            items, turn = level.pop(0)
            for id in shown(items):
                turns.setdefault(id, turn)
            if turn == MOST_TURNS:
                continue
            for press in buttons(items).values():
                way = way_of(press.partition('"kennis": "')[2].rstrip('"}'))
                if way in load().items and way not in turns:
                    level.append((talk.say(name, press), turn + 1))
        found[topic] = turns
    return found


def test_every_point_of_the_sources_is_reached_in_three_turns(
    reached: dict[str, dict[str, int]],
) -> None:
    carried = {id for points in TABLE.values() for point in points for id in point.get("item", ())}
    turns = {id: turn for by_item in reached.values() for id, turn in by_item.items()}
    assert carried - set(turns) == set()
    assert max(turns[id] for id in carried) <= MOST_TURNS


@pytest.mark.parametrize("topic", QUESTIONS)
def test_a_question_leads_to_its_whole_guide(
    topic: str, reached: dict[str, dict[str, int]]
) -> None:
    expected = {id for id in load_guides().topics[topic] if id in load().items}
    assert expected <= set(reached[topic])


def test_the_seven_guidelines_one_by_one(talk: Any) -> None:
    name = sender()
    items = talk.say(name, QUESTIONS["informatieverzoek"])
    assert asked(items) == "acuut"  # safety is asked too; the answer stands above it
    items = talk.say(name, "De zeven richtlijnen")
    order = []
    for word in ("volgende", "ja", "verder", "Volgende", "ok", "ga door", "volgende stap"):
        items = talk.say(name, word)
        assert asked(items) is None, "a step in a guide asks nothing"
        order += shown(items)
    assert order == [
        f"verzoek.stappen.{number}"
        for number in ("een", "twee", "drie", "vier", "vijf", "zes", "zeven")
    ]
    # Back in the conversation the question that waited is asked again, and nothing was filled in.
    assert asked(talk.say(name, "nee dank je")) == "acuut"
    slots = talk.slots(name)
    assert [slots[one] for one in ("acuut", "rol", "zorgen", "wens")] == [None] * 4


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("de ouder weigert", "uitwisselen.weigert"),
        ("ondertoezichtstelling", "uitwisselen.voogd"),
        ("hoe vraag ik informatie", "uitwisselen.vragen"),
        ("Een brief om in te vullen", "uitwisselen.brief"),
    ],
)
def test_typing_works_beside_the_buttons(talk: Any, typed: str, item: str) -> None:
    name = sender()
    talk.say(name, QUESTIONS["informatie_uitwisselen"])
    assert shown(talk.say(name, typed)) == [item]


def test_a_question_of_the_form_waits_and_its_own_button_still_answers_it(talk: Any) -> None:
    name = professional(talk)
    talk.say(name, QUESTIONS["beroepsgeheim"])
    talk.say(name, "Hoeveel mag ik delen?")
    step = talk.say(name, '/rol_professional{"meldcode_stap":"2"}')
    assert talk.slots(name)["meldcode_stap"] == 2
    assert asked(step) == "gezinssamenstelling"


def test_what_waits_is_asked_again_after_any_other_message(talk: Any) -> None:
    name = professional(talk)
    talk.say(name, QUESTIONS["beroepsgeheim"])
    talk.say(name, "Hoeveel mag ik delen?")
    assert asked(talk.say(name, "blijf ik anoniem?")) == "meldcode_stap"
    assert talk.slots(name)["overgeslagen"] is None


@pytest.mark.parametrize("at", ["Hoeveel mag ik delen?", "Mijn cliënt maakt bezwaar"])
def test_danger_in_a_guide_is_112_at_once(talk: Any, at: str) -> None:
    name = professional(talk)
    talk.say(name, QUESTIONS["beroepsgeheim"])
    talk.say(name, at)
    items = talk.say(name, "hij slaat haar nu, ze gilt om hulp")
    assert items[0]["text"].startswith("Bel nu 112")
    assert items[0]["custom"]["spoed"] == "112"


@pytest.mark.parametrize(
    "word", ["medewerker", "Een medewerker spreken", "ik wil een mens spreken"]
)
def test_a_human_is_one_step_away_in_a_guide(talk: Any, word: str) -> None:
    name = professional(talk)
    talk.say(name, QUESTIONS["geen_toestemming"])
    talk.say(name, "De ouder weigert toestemming")
    assert asked(talk.say(name, word)) == "doorverbinden"


def test_a_typed_payload_that_was_not_offered_is_no_command(talk: Any) -> None:
    name = professional(talk)
    assert shown(talk.say(name, payload("verzoek.belscript"))) == []


def test_an_old_button_of_a_guide_does_not_answer_a_later_question(talk: Any) -> None:
    name = professional(talk)
    talk.say(name, QUESTIONS["afwegingskader"])
    # What a wijkverpleegkundige does is known: the check does not ask for it.
    for word in ("Help mij wegen", "Weet ik niet", "Geen van deze"):
        items = talk.say(name, word)
    assert "Ja" in buttons(items)
    talk.say(name, "ik wil een mens spreken")
    talk.say(name, "ja")
    assert talk.slots(name)["doorverbinden"] == "ja"


SOURCES = [
    ("hoi | nee | ik ben de buurvrouw | blijf ik anoniem?", "§6.5.1"),
    ("hoi | nee | ik ben de buurvrouw | hoe lang worden mijn gegevens bewaard?", "Veilig Thuis"),
    ("wat is de meldcode?", "Handelingsprotocol Veilig Thuis (2025), §3.2.2"),
    ("Veilig Thuis belde mij over een cliënt, moet ik antwoorden? | De zeven richtlijnen | volgende", "punt 1"),
    ("mijn man slaat mij | nee", "Handelingsprotocol"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "source"), SOURCES, ids=[one for _, one in SOURCES])
@pytest.mark.parametrize("asking", ["waar staat dat?", "Waar komt dat vandaan", "wat is je bron"])
def test_everyone_hears_where_the_last_statement_stands(
    talk: Any, before: str, source: str, asking: str
) -> None:
    name = sender()
    for message in before.split(" | "):
        question = asked(talk.say(name, message))
    items = talk.say(name, asking)
    assert source in texts(items)
    assert asked(items) == question


def test_a_step_that_was_done_is_taken_up_at_once(talk: Any) -> None:
    name = professional(talk, "ik ben juf")
    talk.say(name, "weet ik niet")
    items = talk.say(name, "ik heb met de ouders gepraat, wat nu?")
    # The conversation is behind them: what belongs to the step after it.
    assert shown(items)[0] == "meldcode.stap4"
    assert "Help mij wegen" in buttons(items)
    assert "In jouw werk: Onderwijs" in buttons(items)
    assert talk.slots(name)["meldcode_stap"] == 3


def test_a_professional_who_names_a_step_is_offered_help_with_it(talk: Any) -> None:
    name = professional(talk, "ik ben juf")
    items = talk.say(name, "stap 3")
    assert {"Wat hoort bij stap 3?", "Help mij wegen"} <= set(buttons(items))
    assert asked(items) == "gezinssamenstelling"


def test_somebody_in_a_guide_may_name_an_older_button(talk: Any) -> None:
    name = professional(talk)
    for word in (
        QUESTIONS["informatie_uitwisselen"],
        "hoe vraag ik informatie",
        "welke informatie",
    ):
        talk.say(name, word)
    assert shown(talk.say(name, "een brief")) == ["uitwisselen.brief"]


def test_when_not_first_with_the_parents(talk: Any) -> None:
    name = professional(talk, "ik ben pedagogisch medewerker")
    talk.say(name, "hoe voer ik het gesprek met de ouders?")
    items = talk.say(name, "wanneer niet eerst met de ouders praten?")
    assert shown(items) == ["meldcode.stap3.niet_eerst"]


def test_others_get_no_guide_for_professionals(talk: Any) -> None:
    name = sender()
    for word in ("hoi", "nee", "ik ben de buurvrouw"):
        talk.say(name, word)
    assert not buttons(talk.say(name, "hoe begin ik een gesprek met de moeder?"))
