"""The cached validator refuses what Rasa's own refuses."""

from __future__ import annotations

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

from bot.assistant.action_validation import build_validator_once

GOOD = {
    "events": [{"event": "slot", "timestamp": None, "name": "rol", "value": "pleger"}],
    "responses": [],
}
BAD = [
    {"events": "geen lijst", "responses": []},
    {"events": [], "responses": ["geen object"]},
    {"events": [{"event": "slot"}], "responses": []},
]


@pytest.fixture(autouse=True)
def _original_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        RemoteAction, "_validate_action_result", RemoteAction._validate_action_result
    )


@pytest.mark.parametrize("cached", [False, True])
def test_same_verdict_with_and_without_the_cache(cached: bool) -> None:
    if cached:
        build_validator_once()
    action = RemoteAction("action_iets", None)
    assert action._validate_action_result(GOOD)
    for result in BAD:
        with pytest.raises(ValidationError):
            action._validate_action_result(result)
