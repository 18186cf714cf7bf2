"""The Rasa component around the recognizers."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.slots import TextSlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.entity_extractor import AdvieschatEntityExtractor

EXTRACTOR = AdvieschatEntityExtractor.create({}, None, None, None)  # type: ignore[arg-type]


def tracker(**slots: str) -> DialogueStateTracker:
    return DialogueStateTracker.from_events(
        "test",
        [],
        slots=[TextSlot(name, mappings=[{}], initial_value=value) for name, value in slots.items()],
    )


def entities(
    text: str, at: DialogueStateTracker | None = None, **data: Any
) -> list[dict[str, Any]]:
    (message,) = EXTRACTOR.process([Message({"text": text, **data})], at)
    return message.get("entities")


def values(found: list[dict[str, Any]]) -> dict[str, Any]:
    return {item["entity"]: item["value"] for item in found}


def test_it_is_registered_as_an_entity_extractor() -> None:
    registered = DefaultV1Recipe._from_registry("AdvieschatEntityExtractor")
    assert registered.clazz is AdvieschatEntityExtractor
    assert registered.types == {DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR}


def test_entity_has_what_rasa_wants() -> None:
    text = "het gezin woont in zwole"
    (found,) = [item for item in entities(text) if item["entity"] == "plaats"]
    assert found["value"] == "Zwolle"
    assert text[found["start"] : found["end"]] == "zwole"
    assert found["extractor"] == "AdvieschatEntityExtractor"
    assert found["additional_info"] == {"of_speaker": False, "corrected": True}


@pytest.mark.parametrize(
    ("slot", "text", "entity", "value"),
    [
        ("relatie", "oma", "relatie", "oma"),
        ("regio", "buren", "plaats", "Buren"),
        ("veiligheidscijfer", "vier", "cijfer", 4),
        ("meldcode_stap", "3", "meldcode_stap", 3),
        ("sector", "school", "sector", "onderwijs"),
        ("gezinssamenstelling", "3 en 7", "gezinssamenstelling", "kind 5-11, kind 0-4"),
        ("zorgen", "niet pluis", "zorgen", "onbekend"),
    ],
)
def test_short_answer_counts_for_the_slot_that_was_asked(
    slot: str, text: str, entity: str, value: object
) -> None:
    assert values(entities(text, tracker(requested_slot=slot)))[entity] == value
    if slot != "meldcode_stap":
        assert values(entities(text)).get(entity) != value or entity == "cijfer"


def test_bare_number_after_another_question_is_no_safety_number() -> None:
    assert "cijfer" not in values(entities("3", tracker(requested_slot="meldcode_stap")))
    assert "cijfer" not in values(entities("3", tracker(requested_slot="gezinssamenstelling")))


def test_works_without_tracker_or_slots() -> None:
    assert values(entities("in zwolle", None)) == {"plaats": "Zwolle"}
    assert values(entities("in zwolle", tracker())) == {"plaats": "Zwolle"}


def test_step_is_left_out_for_an_omstander() -> None:
    text = "ik heb met de ouders gepraat"
    assert "meldcode_stap" not in values(entities(text, tracker(rol="omstander")))
    assert values(entities(text, tracker(rol="professional")))["meldcode_stap"] == 3


def test_sure_intent_stands_in_for_the_question() -> None:
    sure = {"name": "geef_plaats", "confidence": 0.9}
    unsure = {"name": "geef_plaats", "confidence": 0.2}
    assert values(entities("huizen", intent=sure)) == {"plaats": "Huizen"}
    assert entities("huizen", intent=unsure) == []


def test_general_question_is_no_worry_about_someone() -> None:
    intent = {"name": "vraag", "confidence": 0.9}
    assert values(entities("wat zijn signalen van verwaarlozing", intent=intent)) == {}
    told = values(entities("mijn buurman slaat zijn zoon, is dat strafbaar", intent=intent))
    assert told["zorgen"] == "lichamelijk"


def test_entities_that_are_there_already_stay() -> None:
    known = {"entity": "verwachting", "value": "advies", "start": 0, "end": 2}
    found = entities("in zwolle", entities=[known])
    assert known in found
    assert len(found) == 2


def test_payload_of_a_button_is_left_alone() -> None:
    (message,) = EXTRACTOR.process([Message({"text": '/geef_plaats{"regio": "twente"}'})])
    assert message.get("entities") is None
