"""What interrupts a question and what answers it."""

from __future__ import annotations

import pytest

from bot.conversation.digressions import interrupts
from bot.conversation.message import Message
from bot.conversation.questions import questions_for

ALL = [*questions_for("professional"), None, "vervolg", "doorverbinden"]

SAID = {"wil_medewerker": "geef me een medewerker", "wil_melden": "ik wil dit melden"}


@pytest.mark.parametrize("asked", ALL)
@pytest.mark.parametrize("intent", ["acuut_gevaar", "suicidaal"])
@pytest.mark.parametrize("answered", [True, False])
def test_danger_interrupts_everything(asked: str | None, intent: str, answered: bool) -> None:
    assert interrupts(Message("x", intent, 0.1), asked, answered)


@pytest.mark.parametrize("asked", [slot for slot in ALL if slot != "wens"])
@pytest.mark.parametrize("intent", ["wil_medewerker", "wil_melden", "opnieuw_beginnen"])
def test_a_wish_interrupts_every_question(asked: str | None, intent: str) -> None:
    assert interrupts(Message(SAID.get(intent, "x"), intent, 0.9), asked, False)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("even praten", "wil_medewerker"),
        ("ik wil kind veilig", "wil_melden"),
        ("dat hij opbelt als hij drinkt", "wil_melden"),
    ],
)
def test_what_somebody_hopes_for_is_no_wish_without_its_words(text: str, intent: str) -> None:
    assert not interrupts(Message(text, intent, 0.9), "verwachting", True)


def test_advice_that_was_asked_before_is_no_earlier_advice() -> None:
    assert not interrupts(Message("advies, zei ik toch", "vervolgadvies", 0.9), "wens", True)
    assert interrupts(Message("ik heb een dossiernummer", "vervolgadvies", 0.9), "wens", False)


def test_a_call_back_at_the_choice_goes_to_the_call_back() -> None:
    assert interrupts(Message("bel mij maar op", "wil_terugbellen", 0.9), "wens", True)


def test_a_question_in_words_is_what_somebody_hopes_for() -> None:
    hope = Message("hoe ik dit met hem bespreek", "vraag", 1.0, "gesprek_voeren")
    assert not interrupts(hope, "verwachting", True)
    asked = Message("hoe bespreek ik dit met hem", "vraag", 1.0, "gesprek_voeren")
    assert interrupts(asked, "verwachting", True)


@pytest.mark.parametrize("intent", ["wil_medewerker", "wil_melden", "wil_advies"])
def test_at_the_choice_a_wish_is_the_answer(intent: str) -> None:
    assert not interrupts(Message("x", intent, 0.9), "wens", True)


def test_a_question_is_answered_also_when_it_tells_something() -> None:
    message = Message("ik ben de buurvrouw, blijf ik anoniem?", "vraag", 0.8, "anonimiteit")
    assert interrupts(message, "relatie", True)


@pytest.mark.parametrize("asked", ["zorgen", "gezinssamenstelling", "verwachting", "relatie"])
def test_words_the_pipeline_does_not_know_still_answer_an_open_question(asked: str) -> None:
    assert not interrupts(Message("blub blub", "nlu_fallback", 0.3), asked, False)


def test_words_the_pipeline_does_not_know_do_not_answer_a_closed_question() -> None:
    assert interrupts(Message("blub blub", "nlu_fallback", 0.3), "rol", False)


@pytest.mark.parametrize("intent", ["beschrijf_zorgen", "rol_omstander", "geef_cijfer", "groet"])
def test_a_story_never_interrupts(intent: str) -> None:
    assert not interrupts(Message("x", intent, 1.0), "rol", False)


@pytest.mark.parametrize(
    "text",
    [
        "ik wil weten of ik moet melden",
        "ik twijfel of ik het moet melden",
        "of we dit moeten melden",
    ],
)
def test_a_doubt_about_reporting_is_no_wish_to_report(text: str) -> None:
    assert not interrupts(Message(text, "wil_melden", 0.9), "verwachting", True)


@pytest.mark.parametrize(
    "text", ["ik wil dit melden", "ik wil een melding doen of het nu mag of niet"]
)
def test_a_wish_to_report_still_interrupts(text: str) -> None:
    assert interrupts(Message(text, "wil_melden", 0.9), "verwachting", True)
