"""Where a message comes in: checked, cleaned and redacted before anything else sees it."""

from __future__ import annotations

import re
import unicodedata
from typing import Protocol

from bot.assistant.channel import Item
from bot.errors import MessageError
from bot.privacy import Redacted, redact

MAX_MESSAGE = 5_000  # characters; a long story fits, a pasted file does not
MAX_SENDER = 200  # characters
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Responder(Protocol):
    """What answers a message: the assistant."""

    async def respond(self, sender: str, text: Redacted) -> list[Item]:
        """The items of the answer, in order."""


class Entrance:
    """The one way in for a visitor's words, whatever channel they come by."""

    def __init__(self, responder: Responder) -> None:
        self._responder = responder

    async def receive(self, sender: object, message: object) -> list[Item]:
        """Answer one message.

        Raises:
            MessageError: when the message cannot be taken; says what is wrong, in Dutch.
        """
        return await self._responder.respond(read_sender(sender), redact(read_message(message)))


def read_sender(sender: object) -> str:
    """The sender's id as a text.

    Raises:
        MessageError: when it is missing, empty, too long or no text.
    """
    if not isinstance(sender, str) or not sender.strip():
        raise MessageError('"sender" ontbreekt. Stuur een eigen code mee voor dit gesprek.')
    if len(sender) > MAX_SENDER:
        raise MessageError(f'"sender" is te lang. Gebruik hooguit {MAX_SENDER} tekens.')
    return sender


def read_message(message: object) -> str:
    """The message without control characters, in one Unicode form.

    Raises:
        MessageError: when it is missing, empty, too long or no text.
    """
    if not isinstance(message, str):
        raise MessageError('"message" ontbreekt of is geen tekst.')
    if len(message) > MAX_MESSAGE:
        raise MessageError(
            f"Je bericht is te lang ({len(message)} tekens). Er passen {MAX_MESSAGE} tekens in. "
            "Stuur het in kleinere stukken."
        )
    # Lone surrogates cannot be stored or sent on; NFC makes é one letter for every rule.
    clean = message.encode("utf-8", "ignore").decode("utf-8")
    clean = unicodedata.normalize("NFC", _CONTROL.sub(" ", clean)).strip()
    if not clean:
        raise MessageError("Je bericht is leeg. Typ wat je wilt zeggen.")
    return clean
