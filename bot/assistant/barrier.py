"""The second barrier: what of a Rasa event may be kept or published.

Everything is left out or redacted, except what is known to be ours: an event of a kind that Rasa
adds later is redacted too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.assistant.own_words import OWN_VALUES, OwnTexts
from bot.privacy import redact

Event = dict[str, Any]

# Slots whose values are names that we gave, never a visitor's words.
_OWN_SLOTS = frozenset(
    """requested_slot regio_naam regio_keuzes overgeslagen gids vraag_uitgesteld
    meldcode_check""".split()
)
# Rasa's own names and numbers; every other value of an event is redacted.
_OWN_KEYS = frozenset(
    """event timestamp name policy confidence hide_rule_turn use_text_for_featurization
    is_interrupted validate date_time kill_on_user_message intent""".split()
)
_METADATA = frozenset({"model_id", "assistant_id"})
_ENTITY = frozenset(
    "entity start end value role group extractor processors confidence_entity".split()
)
_DANGER = frozenset("spoed vlaggen zekerheid tijd taal reden".split())
_INTENT = frozenset({"name", "confidence"})
_SELECTED = frozenset({"intent_response_key", "utter_action", "confidence"})
# Texts in which the redactor found nothing; in memory only, and none with personal data.
_known_clean: set[str] = set()
_MOST_KNOWN = 4_096
_OWN_ID = re.compile(r"[0-9a-f]{32}")


def safe_event(event: Event, own: OwnTexts) -> Event:
    """A copy of `event` without personal data, good enough for Rasa to go on with.

    Args:
        event: a Rasa event as `as_dict` gives it.
        own: our own texts; they are kept as they are.
    """
    kind = event.get("event")
    if kind == "user":
        safe = _user(event)
    elif kind == "slot":
        safe = _slot(event)
    elif kind == "bot":
        safe = _bot(event, own)
    else:
        safe = {
            key: one if key in _OWN_KEYS else clean(one)
            for key, one in event.items()
            if key != "metadata"
        }
        if event.get("entities"):
            safe["entities"] = [_entity(entity) for entity in event["entities"]]
    if "metadata" in event:
        # A response's template and a channel's data (an address, a profile) come as metadata.
        safe["metadata"] = _only(event["metadata"], _METADATA) if kind == "action" else {}
    return safe


def clean(value: Any) -> Any:
    """`value` with every string in it redacted, keys too; our own values stay."""
    if isinstance(value, str):
        return value if value in OWN_VALUES else _without_personal_data(value)
    if isinstance(value, list | tuple):
        return [clean(one) for one in value]
    if isinstance(value, dict):
        return {clean(key): clean(one) for key, one in value.items()}
    return value


def _without_personal_data(text: str) -> str:
    # The whole conversation is written at every message: what was clean before still is.
    if text in _known_clean:
        return text
    redacted = redact(text)
    if redacted == text:
        if len(_known_clean) >= _MOST_KNOWN:
            _known_clean.clear()
        _known_clean.add(text)
    return redacted


def _slot(event: Event) -> Event:
    name = event.get("name")
    if name == "session_started_metadata":
        return {**event, "value": None}
    return event if name in _OWN_SLOTS else {**event, "value": clean(event.get("value"))}


def _bot(event: Event, own: OwnTexts) -> Event:
    text = event.get("text")
    if text is None:
        return {**event, "data": clean(event.get("data"))}
    kept = own.keepable(text)
    if kept is not None:
        return {**event, "text": kept}
    return {**event, "text": clean(text), "data": clean(event.get("data"))}


def _user(event: Event) -> Event:
    text = clean(event.get("text"))
    parse = event.get("parse_data") or {}
    message_id = event.get("message_id")
    kept: dict[str, Any] = {
        "intent": _only(parse.get("intent"), _INTENT),
        "entities": [_entity(entity) for entity in parse.get("entities") or ()],
        "text": text,
        # A channel's own id of a message may hold an address; Rasa's is a random number.
        "message_id": _own_id(parse.get("message_id")),
        "metadata": {},
        "intent_ranking": [_only(one, _INTENT) for one in (parse.get("intent_ranking") or ())[:1]],
        "danger": _only(parse.get("danger"), _DANGER),
    }
    selected = ((parse.get("response_selector") or {}).get("vraag") or {}).get("response")
    if selected:
        kept["response_selector"] = {
            "vraag": {"response": {**_only(selected, _SELECTED), "responses": []}}
        }
    return {
        "event": "user",
        "timestamp": event.get("timestamp"),
        "text": text,
        "parse_data": kept,
        "input_channel": event.get("input_channel"),
        "message_id": _own_id(message_id),
    }


def _entity(entity: Mapping[str, Any]) -> dict[str, Any]:
    return {**_only(entity, _ENTITY), "value": clean(entity.get("value"))}


def _own_id(value: Any) -> str | None:
    return value if isinstance(value, str) and _OWN_ID.fullmatch(value) else None


def _only(values: Mapping[str, Any] | None, keys: frozenset[str]) -> dict[str, Any]:
    return {key: value for key, value in (values or {}).items() if key in keys}
