"""What a visitor types is text, never a command, unless it is a button that was offered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.assistant.choices import chosen, of_guide, weighs
from bot.conversation.guides import SOURCE
from bot.conversation.sources import asks_source
from bot.privacy import redact
from bot.privacy.annotation import PLACEHOLDER

# Rasa takes a message that starts with a slash as an intent: "/restart", "/melding{...}".
_COMMAND = re.compile(r"^\s*/+\s*[A-Za-z_][\w/+-]*\s*(?:@[\d.]+)?\s*(?:\{.*\}?)?\s*$", re.DOTALL)
# Stands in the conversation for what looked like a command.
NOT_A_COMMAND = "[OPDRACHT]"


@dataclass(frozen=True)
class Typed:
    """What Rasa gets: a text, and parse data when nothing is left to understand."""

    text: str
    parse_data: dict[str, Any] | None = None


def read_typed(
    text: str,
    offered: Sequence[dict[str, Any]],
    newest: Sequence[dict[str, Any]] = (),
    asks: bool = False,
) -> Typed:
    """Turn what a client sent into what Rasa may see.

    Args:
        text: the redacted message.
        offered: buttons offered in this conversation, each with "title" and "payload".
        newest: those of the newest answer.
        asks: whether a form asks something now.
    """
    stripped = text.strip()
    payloads = {str(button["payload"]) for button in offered}
    if stripped in payloads:
        return Typed(stripped)
    # Clients without payloads send back the title of a button. Those of a guide ("Ja", "Volgende")
    # mean something only while they are the newest; later on such a word answers something else.
    named = [button for button in offered if button in newest or not of_guide(button)]
    if any(weighs(button) for button in newest):
        # "Weet ik niet" answers the question of the check, not one that was asked before it.
        named = list(newest)
    for button in reversed(named):
        if stripped.casefold() == str(button["title"]).casefold():
            return Typed(str(button["payload"]))
    if PLACEHOLDER.search(stripped):
        # The redactor at the entrance may take our own words for a name or a handle.
        for button in reversed(named):
            payload, title = str(button["payload"]), str(button["title"])
            if stripped in (redact(payload), redact(title)):
                return Typed(payload)
    if not stripped.startswith("/"):
        if asks_source(stripped):
            return Typed(stripped, _parsed(stripped, "vraag", kennis=SOURCE))
        return Typed(chosen(stripped, newest, offered, asks) or stripped)
    if _COMMAND.match(stripped):
        return Typed(NOT_A_COMMAND, _parsed(NOT_A_COMMAND, "nlu_fallback"))
    return Typed(stripped.lstrip("/ ") or NOT_A_COMMAND)


def _parsed(text: str, intent: str, **entities: str) -> dict[str, Any]:
    """Parse data for a text that needs no understanding."""
    return {
        "text": text,
        "intent": {"name": intent, "confidence": 1.0},
        "entities": [{"entity": name, "value": value} for name, value in entities.items()],
        "intent_ranking": [],
    }
