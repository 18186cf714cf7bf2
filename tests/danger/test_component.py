"""The Rasa component: it overrules the intent where danger says so, and never fails."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from bot.danger import Assessment
from bot.understanding.danger_component import DangerDetector, context_of, together


def message(text: str, intent: str = "groet", confidence: float = 0.5) -> Message:
    ranking = [
        {"name": intent, "confidence": confidence},
        {"name": "beschrijf_zorgen", "confidence": 0.2},
        {"name": "groet", "confidence": 0.1},
    ]
    return Message({"text": text, "intent": ranking[0], "intent_ranking": ranking})


def tracker(*events: Any) -> DialogueStateTracker:
    made = DialogueStateTracker("bezoeker", [AnySlot("requested_slot", [], None)])
    for event in events:
        made.update(event)
    return made


def process(found: Message, before: DialogueStateTracker | None = None) -> Message:
    (out,) = DangerDetector().process([found], before)
    return out


@pytest.mark.parametrize("before", [None, tracker()])
def test_danger_becomes_the_intent(before: DialogueStateTracker | None) -> None:
    out = process(message("hij heeft een mes help"), before)
    assert out.get("intent") == {"name": "acuut_gevaar", "confidence": 1.0}
    assert out.get("intent_ranking")[0]["name"] == "acuut_gevaar"
    assert out.get("danger")["spoed"] == "112"
    assert "wapen" in out.get("danger")["vlaggen"]


def test_thoughts_of_suicide_become_the_intent() -> None:
    out = process(message("ik wil niet meer leven"))
    assert out.get("intent")["name"] == "suicidaal"
    assert out.get("danger")["spoed"] == "113"


def test_calm_message_keeps_its_intent() -> None:
    out = process(message("goedemorgen"))
    assert out.get("intent")["name"] == "groet"
    assert out.get("danger")["spoed"] is None


def test_danger_of_the_past_is_a_worry() -> None:
    out = process(message("vorige week heeft hij haar keel dichtgeknepen", "acuut_gevaar", 0.7))
    assert out.get("intent")["name"] == "beschrijf_zorgen"
    assert "wurging" in out.get("danger")["vlaggen"]
    names = [entry["name"] for entry in out.get("intent_ranking")]
    assert "acuut_gevaar" not in names


def test_button_is_left_alone() -> None:
    out = process(message("/acuut_gevaar", "acuut_gevaar", 1.0))
    assert out.get("intent")["name"] == "acuut_gevaar"
    assert out.get("danger") is None


def test_yes_after_the_question_on_danger() -> None:
    before = tracker(
        UserUttered("hallo", intent={"name": "groet"}),
        BotUttered("Is er op dit moment gevaar voor iemand?", {"custom": {"vraag": "acuut"}}),
    )
    assert process(message("ja", "bevestigen"), before).get("danger")["spoed"] == "112"
    assert process(message("nee", "ontkennen"), before).get("danger")["spoed"] is None
    assert process(message("ja", "bevestigen")).get("danger")["spoed"] is None


def test_story_of_threats_then_at_the_door() -> None:
    before = tracker(
        UserUttered("mijn ex dreigt me te vermoorden", intent={"name": "rol_slachtoffer"}),
        BotUttered("In welke plaats speelt dit?", {"custom": {"vraag": "regio"}}),
    )
    assert process(message("hij is hier"), before).get("danger")["spoed"] == "112"


def test_context_of_tracker() -> None:
    before = tracker(
        UserUttered("mijn man slaat mij", intent={"name": "rol_slachtoffer"}),
        BotUttered("Dank je.", {}),
        BotUttered("Welk cijfer geef je?", {"custom": {"vraag": "veiligheidscijfer"}}),
    )
    context = context_of(before)
    assert context.gevraagd == "veiligheidscijfer"
    assert context.vraag_tekst == "Welk cijfer geef je?"
    assert context.verhaal == ("mijn man slaat mij",)


def ranking(**confidence: float) -> list[dict[str, Any]]:
    return [{"name": name, "confidence": value} for name, value in confidence.items()]


@pytest.mark.parametrize(
    ("spoed", "reden", "marge", "intents", "wanted"),
    [
        ("112", "model", 0.4, {"vraag": 0.9}, None),
        ("112", "model", 3.0, {"vraag": 0.9}, "112"),
        ("112", "context", 0.0, {"bevestigen": 0.99}, "112"),
        ("112", "kaal", 0.0, {"groet": 0.99}, "112"),
        ("112", "model", 0.4, {"nlu_fallback": 0.9, "vraag": 0.2}, "112"),
        (None, "model", -0.5, {"acuut_gevaar": 0.8}, "112"),
        (None, "model", -0.5, {"suicidaal": 0.8}, "113"),
        (None, "model", -4.0, {"acuut_gevaar": 0.9}, None),
        (None, "kalm", -0.5, {"acuut_gevaar": 0.9}, None),
    ],
)
def test_detector_and_classifier_together(
    spoed: Any, reden: str, marge: float, intents: dict[str, float], wanted: str | None
) -> None:
    found = Assessment(spoed, reden=reden, marge=marge)
    assert together(found, ranking(**intents)) == wanted
