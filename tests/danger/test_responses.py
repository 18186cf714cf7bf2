"""The urgent answers: the number first, no question, a source; remarks are no alarm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

FILE = Path(__file__).resolve().parents[2] / "data" / "responses" / "spoed.yml"
RESPONSES: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))[
    "responses"
]
URGENT = [
    (name, one)
    for name, all_ in RESPONSES.items()
    if name.startswith("utter_spoed")
    for one in all_
]
REMARKS = [
    (name, one) for name, all_ in RESPONSES.items() if name.startswith("utter_vlag") for one in all_
]


@pytest.mark.parametrize(("name", "one"), URGENT, ids=[name for name, _ in URGENT])
def test_urgent_answer(name: str, one: dict[str, Any]) -> None:
    spoed = one["custom"]["spoed"]
    assert spoed == ("113" if "_113" in name else "112")
    assert one["text"].startswith(f"Bel nu {spoed}")
    assert "?" not in one["text"]
    assert one["custom"]["bron"]


@pytest.mark.parametrize(("name", "one"), REMARKS, ids=[name for name, _ in REMARKS])
def test_remark_on_the_past_is_no_alarm(name: str, one: dict[str, Any]) -> None:
    assert not one["text"].startswith("Bel nu")
    assert "spoed" not in one["custom"]
    assert one["custom"]["bron"]


@pytest.mark.parametrize("language", ["en", "tr", "ar", "pl", "uk", "fr", "de", "es"])
def test_every_language_has_an_answer(language: str) -> None:
    assert f"utter_spoed_112_{language}" in RESPONSES
