"""No text promises what the protocol does not, and only danger texts open with "Bel nu"."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot.kennis.responses import Variation, load_variations

RULES = yaml.safe_load((Path(__file__).parent / "beloften.yml").read_text(encoding="utf-8"))
VARIATIONS = load_variations()

# Public numbers a text may give. A new one is checked against its source first.
KNOWN_NUMBERS = {"112", "113", "0800-2000", "0800-0432", "0800-0188", "0800-0113", "0900-8844"}
_NUMBER = re.compile(r"\b(?:0[89]00[- ]?\d{4,7}|0\d{2,3}[- ]\d{6,7}|11[0-9])\b")
# Files whose texts open with "Bel nu 112" or "Bel nu 113" by contract.
DANGER_FILES = {"spoed.yml"}


def _pattern(rule: dict[str, str]) -> re.Pattern[str]:
    return re.compile(rule["patroon"], re.IGNORECASE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["voorbeeld"])
def test_rule_catches_its_example(rule: dict[str, str]) -> None:
    assert _pattern(rule).search(rule["voorbeeld"])
    if "mag" in rule:
        assert not _pattern(rule).search(rule["mag"])


@pytest.mark.parametrize("variation", VARIATIONS, ids=lambda v: v.label)
def test_no_forbidden_promise(variation: Variation) -> None:
    text = " ".join(variation.text.split())
    found = [
        f"{match.group(0)!r}: {rule['reden']}"
        for rule in RULES
        if (match := _pattern(rule).search(text))
    ]
    assert not found


@pytest.mark.parametrize("variation", VARIATIONS, ids=lambda v: v.label)
def test_only_known_numbers(variation: Variation) -> None:
    assert set(_NUMBER.findall(variation.text)) <= KNOWN_NUMBERS


@pytest.mark.parametrize(
    "variation", [v for v in VARIATIONS if v.path.name not in DANGER_FILES], ids=lambda v: v.label
)
def test_only_danger_opens_with_bel_nu(variation: Variation) -> None:
    """Contract: an urgent answer begins so and carries custom.spoed; no other answer does."""
    assert not re.match(r"\W*bel nu 11[23]", variation.text, re.IGNORECASE)
    assert "spoed" not in variation.custom
