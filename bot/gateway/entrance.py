"""Where a message comes in: checked, cleaned and redacted before anything else sees it."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import Protocol

from bot.assistant.channel import Item
from bot.errors import MessageError, RegistryError
from bot.gateway.intake_desk import IntakeDesk
from bot.gateway.takeover import Takeover
from bot.gateway.texts import FAILED
from bot.handoff.model import Handoff
from bot.privacy import Redacted, redact
from bot.registry.diversion import Refused

MAX_MESSAGE = 5_000  # characters; a long story fits, a pasted file does not
MAX_SENDER = 200  # characters
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Responder(Protocol):
    """What answers a message: the assistant."""

    async def respond(self, sender: str, text: Redacted) -> list[Item]:
        """The items of the answer, in order."""

    async def last_question(self, sender: str) -> str | None:
        """`custom.vraag` of the last answer, or None."""

    async def last_heard(self, sender: str) -> datetime | None:
        """When the sender last wrote to the assistant, or None."""

    def pseudonym(self, sender: str) -> str:
        """The name under which the conversation is kept."""


class Entrance:
    """The one way in for a visitor's words, whatever channel they come by."""

    def __init__(
        self,
        responder: Responder,
        intake: IntakeDesk | None = None,
        takeover: Takeover | None = None,
    ) -> None:
        self._responder = responder
        self._intake = intake
        self._takeover = takeover

    def pseudonym(self, sender: str) -> str:
        """The name under which the sender's conversation is kept."""
        return self._responder.pseudonym(sender)

    async def receive(
        self,
        sender: object,
        message: object,
        client_id: str | None = None,
        *,
        pushed: bool = False,
    ) -> list[Item]:
        """Answer one message.

        Args:
            sender: the visitor's own id on the channel.
            message: what was typed, or a button's payload.
            client_id: the browser's own id of the message (a UUID), if any.
            pushed: whether the channel brings a medewerker's words by itself.

        Raises:
            MessageError: when the message cannot be taken; says what is wrong, in Dutch.
        """
        name, words = read_sender(sender), read_message(message)
        conversation = self._responder.pseudonym(name)
        handoff, told = None, []
        if self._takeover is not None:
            handoff = await self._takeover.open_handoff(conversation)
            if handoff is not None:
                passed = await self._with_human(handoff, words, name, client_id, pushed)
                if passed is not None:
                    return passed
            elif not pushed:
                last = await self._responder.last_heard(name)
                told = await self._takeover.ending(conversation, name, last)
        text: Redacted | Refused = redact(words)
        asked = None
        if self._intake is not None:
            asked = await self._responder.last_question(name)
            try:
                text = await self._intake.take(conversation, asked, words)
            except RegistryError as error:
                # Nothing was kept; what was typed is not repeated to the conversation.
                return [{"recipient_id": name, "text": visitor_text(error)}]
        if isinstance(text, Refused):
            return [{"recipient_id": name, "text": text.reason, "custom": {"vraag": asked}}]
        items = [*told, *await self._responder.respond(name, text)]
        if self._takeover is not None and handoff is not None and is_urgent(items):
            await self._takeover.danger(handoff)
        return items if self._intake is None else await self._intake.fill_in(conversation, items)

    async def _with_human(
        self, handoff: Handoff, words: str, name: str, client_id: str | None, pushed: bool
    ) -> list[Item] | None:
        """What a message does while a human is asked for or talks; None: the bot answers."""
        assert self._takeover is not None
        stopped = await self._takeover.stop(handoff, words, name, pushed=pushed)
        if stopped is not None or not handoff.bot_is_silent:
            return stopped
        return await self._takeover.pass_on(handoff, redact(words), name, client_id, pushed=pushed)


def is_urgent(items: list[Item]) -> bool:
    """Whether an answer says Bel nu 112 or 113."""
    return any((item.get("custom") or {}).get("spoed") for item in items)


def visitor_text(error: RegistryError) -> str:
    """What a visitor hears when the registry cannot do something."""
    return str(getattr(error, "visitor_text", FAILED))


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
