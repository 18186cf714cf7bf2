"""Nobody ever reads "None": what nothing is known to fill with is left out."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa.shared.core.slots import TextSlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.nlg import VariedNLG
from bot.kennis.responses import load_variations

RESPONSES: dict[str, list[dict[str, Any]]] = {
    "utter_bel": [{"text": "Bel 0800-2000. Dan krijg je {regio_naam}. Dat is gratis."}]
}


def said(responses: dict[str, list[dict[str, Any]]], name: str, region: str | None) -> str:
    slots = [TextSlot("regio_naam", mappings=[{}], initial_value=region)]
    tracker = DialogueStateTracker("x", slots)
    answer = asyncio.run(VariedNLG(responses=responses).generate(name, tracker, "web"))
    assert answer is not None
    return str(answer["text"])


def test_a_sentence_without_its_filling_is_left_out() -> None:
    assert said(RESPONSES, "utter_bel", None) == "Bel 0800-2000. Dat is gratis."


def test_a_filled_sentence_stays() -> None:
    whole = said(RESPONSES, "utter_bel", "Veilig Thuis Twente")
    assert whole == "Bel 0800-2000. Dan krijg je Veilig Thuis Twente. Dat is gratis."


@pytest.mark.parametrize(
    "variation",
    [one for one in load_variations() if "{" in one.text],
    ids=lambda variation: variation.label,
)
def test_none_of_our_texts_says_none(variation: Any) -> None:
    text = said({"utter_one": [{"text": variation.text}]}, "utter_one", None)
    assert "None" not in text and "{" not in text
