"""`assess` on single messages and in context: one regression case a line in `cases/`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.danger import Context, assess

CASES = Path(__file__).parent / "cases"


def read(name: str) -> list[dict[str, Any]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


@pytest.mark.parametrize("case", read("urgent.jsonl"), ids=lambda case: case["text"])
def test_urgent_message(case: dict[str, Any]) -> None:
    found = assess(case["text"])
    assert found.spoed == case["spoed"], found
    assert found.tijd == "nu"
    if "vlag" in case:
        assert case["vlag"] in found.vlaggen
    assert found.taal == case.get("taal")


@pytest.mark.parametrize("case", read("calm.jsonl"), ids=lambda case: case["text"])
def test_calm_message_keeps_its_flags(case: dict[str, Any]) -> None:
    found = assess(case["text"])
    assert found.spoed is None, found
    assert set(case["vlaggen"]) <= set(found.vlaggen)
    if not case["vlaggen"]:
        assert found.vlaggen == ()


@pytest.mark.parametrize(
    "case",
    read("context.jsonl"),
    ids=lambda case: (
        f"{case['text']}|{case.get('gevraagd') or case.get('vraag') or case.get('verhaal')}"
    ),
)
def test_answer_in_context(case: dict[str, Any]) -> None:
    context = Context(
        gevraagd=case.get("gevraagd"),
        vraag_tekst=case.get("vraag"),
        verhaal=tuple(case.get("verhaal", ())),
        acuut=case.get("acuut"),
        rol=case.get("rol"),
    )
    assert assess(case["text"], context).spoed == case["spoed"]


@pytest.mark.parametrize(
    "text", ["", "   ", "\n", "/acuut_gevaar", "?", "[NAAM]", "…", "x" * 5000, "0"]
)
def test_any_text_is_taken(text: str) -> None:
    assert assess(text).spoed is None


def test_redacted_text_is_understood() -> None:
    assert assess("[NAAM] slaat mijn moeder nu, we wonen op [ADRES]").spoed == "112"
