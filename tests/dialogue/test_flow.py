"""The talk goes on: a corrected place or rol, a choice, a refusal, a goodbye; never a dead end."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytestmark = pytest.mark.model

INTAKE = [
    "hallo",
    "nee",
    "ik ben de buurman",
    "vader en twee kinderen",
    "de kinderen zijn vaak vies en hebben honger",
    "een 4",
    "dat er hulp komt",
]


def told(talk: Any, sender: str, *messages: str) -> list[dict[str, Any]]:
    """The last answer."""
    items: list[dict[str, Any]] = []
    for message in messages:
        items = talk.say(sender, message)
    return items


def texts(items: list[dict[str, Any]]) -> str:
    return "\n".join(item.get("text", "") for item in items)


def asked_in(items: list[dict[str, Any]]) -> str | None:
    asked = [(item.get("custom") or {}).get("vraag") for item in items]
    return next((one for one in reversed(asked) if one), None)


def test_the_region_is_said_and_a_correction_is_taken_also_after_the_advice(talk: Any) -> None:
    assert "Veilig Thuis IJsselland" in texts(told(talk, "flow-1", *INTAKE, "Kampen"))
    corrected = told(talk, "flow-1", "advies", "nee sorry, ze wonen in Venlo")
    assert "Noord- en Midden-Limburg" in texts(corrected)
    assert asked_in(corrected) == "vervolg", "a correction is no answer to the question"
    melding = texts(told(talk, "flow-1", "ik wil een melding doen"))
    assert "Noord- en Midden-Limburg" in melding and "IJsselland" not in melding


def test_a_choice_by_position_loses_nothing(talk: Any) -> None:
    assert asked_in(told(talk, "flow-2", *INTAKE, "Laren")) == "regio"
    assert asked_in(told(talk, "flow-2", "de onderste")) == "wens"
    assert talk.slots("flow-2")["zorgen"]


def test_outside_the_netherlands_is_said_and_not_asked_again(talk: Any) -> None:
    items = told(talk, "flow-3", *INTAKE, "Luik, in België")
    assert "alarmnummer van het land" in texts(items)
    assert asked_in(items) == "wens"


def test_a_reopened_dossier_knows_its_region_by_name(talk: Any) -> None:
    closed = texts(told(talk, "flow-4", *INTAKE, "Kampen", "advies", "nee"))
    number = re.search(r"AV-\d{4}-\d{4}", closed)
    code = re.search(r"code: ([A-Z0-9-]{14})", closed)
    assert number and code
    told(talk, "flow-5", f"ik heb een dossiernummer {number[0]}", code[1])
    assert "Wat is je" not in texts(told(talk, "flow-5", "nee"))
    items = told(talk, "flow-5", "ik wil een melding doen")
    assert "Veilig Thuis IJsselland" in texts(items) and "None" not in texts(items)


@pytest.mark.parametrize(
    "goodbye", ["laat maar zitten", "nee ik wil geen advies, doei", "het is voor een werkstuk"]
)
def test_who_wants_to_go_is_let_go(talk: Any, goodbye: str) -> None:
    for number in (2, 3, 5, 7):
        items = told(talk, f"flow-6-{goodbye}-{number}", *INTAKE[:number], goodbye)
        assert asked_in(items) is None
        assert "112" in texts(items) and "0800-2000" in texts(items)


def test_a_declined_call_back_goes_on_and_offers_no_human_again(talk: Any) -> None:
    items = told(talk, "flow-7", "bel mij terug", "nee liever niet, mijn man checkt mijn telefoon")
    assert asked_in(items) == "acuut"
    assert "belgeschiedenis" in texts(items)
    assert talk.slots("flow-7")["wens"] is None


def test_the_moment_is_said_back(talk: Any) -> None:
    items = told(talk, "flow-8", "bel mij terug", "ja", "Sanne", "0612345678", "vrijdagochtend")
    assert "in de ochtend" in texts(items) and "niet veilig" in texts(items)


def test_another_rol_gets_its_own_advice_also_afterwards(talk: Any) -> None:
    told(talk, "flow-9", *INTAKE, "Kampen", "advies")
    assert talk.slots("flow-9")["rol"] == "omstander"
    told(talk, "flow-9", "nee, ik ben de leerkracht van die kinderen")
    advice = texts(told(talk, "flow-9", "stap 2"))
    assert talk.slots("flow-9")["rol"] == "professional"
    assert "meldcode" in advice and "afwegingskader" in advice


def test_few_dutch_words(talk: Any) -> None:
    items = told(talk, "flow-10", "mijn nederlands is niet goed. man altijd boos op mij")
    assert "Korte zinnen" in texts(items) and asked_in(items) == "acuut"
    assert asked_in(told(talk, "flow-10", "hayır")) != "acuut"


@pytest.mark.parametrize(
    ("number", "then", "moment"),
    [
        ("0612345678", ["'s avonds niet, dan is hij thuis", "weet ik niet"], "middag"),
        ("0612345678", ["in de middag, nee wacht, toch liever 's ochtends"], "ochtend"),
        ("06-12345678 maar alleen 's ochtends, dan is mijn man weg", [], "ochtend"),
        ("0612345678, niet in de middag graag", ["geen idee"], "ochtend"),
    ],
)
def test_never_called_when_it_was_said_not_to(
    talk: Any, number: str, then: list[str], moment: str
) -> None:
    sender = f"flow-moment-{number}-{len(then)}"
    told(talk, sender, "bel mij terug", "ja", "Sanne", number, *then)
    assert talk.slots(sender)["moment"] == moment


def test_the_moment_can_be_changed_and_the_request_stands(talk: Any) -> None:
    told(talk, "flow-11", "bel mij terug", "ja", "Sanne", "0612345678", "in de avond")
    assert "in de ochtend" in texts(told(talk, "flow-11", "toch liever 's morgens bellen"))
    assert "verzoek staat klaar" in texts(told(talk, "flow-11", "wanneer word ik nou gebeld?"))
    assert talk.slots("flow-11")["moment"] == "ochtend"


def test_who_waits_hears_the_queue(talk: Any) -> None:
    told(talk, "flow-12", "ik wil een medewerker spreken", "ja")
    assert "wachtrij" in texts(told(talk, "flow-12", "hoe lang nog wachten op iemand?"))


def test_who_calls_without_us_is_asked_no_consent(talk: Any) -> None:
    items = told(talk, "flow-13", "ik wil een melding doen", "nee hoor, ik ga zelf bellen")
    assert asked_in(items) == "acuut" and "0800-2000" in texts(items)
    assert talk.slots("flow-13")["wens"] is None, "a melding stays a wish, it became no advice"
    told(talk, "flow-13b", "ik wil een medewerker spreken", "nee hoor, ik ga zelf bellen")
    assert talk.slots("flow-13b")["wens"] == "advies"


@pytest.mark.parametrize(
    ("question", "says", "slot", "value", "follows"),
    [
        (6, "dat het gewoon ophoudt", "verwachting", "veiligheid", "regio"),
        (
            6,
            "dat ze rust krijgt en niemand weet dat ik het was, kan dat?",
            "verwachting",
            None,
            "regio",
        ),
        (7, "die plaats noem ik liever niet hoor", "overgeslagen", ["regio"], "wens"),
    ],
)
def test_an_answer_is_not_asked_again(
    talk: Any, question: int, says: str, slot: str, value: Any, follows: str
) -> None:
    items = told(talk, f"flow-14-{says}", *INTAKE[:question], says)
    assert asked_in(items) == follows
    found = talk.slots(f"flow-14-{says}")[slot]
    assert found == value if value is not None else found is not None
