"""Checks the results of actions with a validator that is built once.

Rasa 3.6 builds and checks its JSON schema anew for every single action, which took 85% of the
time of an answer here. The check itself stays: a result that does not fit is still refused.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jsonschema import validators
from rasa.core.actions.action import RemoteAction


@lru_cache(maxsize=1)
def _validator() -> Any:
    schema = RemoteAction.action_response_format_spec()
    kind = validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def _validate(_action: RemoteAction, result: dict[str, Any]) -> bool:
    _validator().validate(result)
    return True


def build_validator_once() -> None:
    """Let Rasa use one validator for all actions of this process (rasa is pinned to 3.6.21)."""
    RemoteAction._validate_action_result = _validate
