"""Where a message comes in: checked, cleaned and redacted before anything else sees it."""

from __future__ import annotations

import asyncio
import re
import unicodedata
import uuid
from collections import OrderedDict
from datetime import datetime
from typing import Protocol

from bot.assistant.channel import Item
from bot.assistant.kept import Said, answer_to, client_id_of, message_id_of
from bot.errors import MessageError, RegistryError
from bot.gateway.answered import Answered
from bot.gateway.ids import LEAST_OPAQUE
from bot.gateway.intake_desk import IntakeDesk
from bot.gateway.kept_items import missed_items, numbered
from bot.gateway.left_out import left_out
from bot.gateway.pace import Turns
from bot.gateway.takeover import Takeover
from bot.gateway.texts import FAILED
from bot.handoff.kept import handoff_with_message, messages_of_conversation
from bot.handoff.model import Handoff
from bot.privacy import Redacted, redact
from bot.registry.diversion import Refused

MAX_MESSAGE = 5_000  # characters; a long story fits, a pasted file does not
MAX_SENDER = 200  # characters
_MOST_ERASED = 20_000  # pseudonyms, in memory
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Responder(Protocol):
    """What answers a message: the assistant."""

    async def respond(
        self, sender: str, text: Redacted, message_id: str | None = None
    ) -> list[Item]:
        """The items of the answer, in order; `message_id` is kept with the message."""

    async def said(self, sender: str) -> list[Said]:
        """What was said so far, as it is kept."""

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
        self.turns = Turns()
        self._answered = Answered()
        self._erased: OrderedDict[str, None] = OrderedDict()

    def pseudonym(self, sender: str) -> str:
        """The name under which the sender's conversation is kept."""
        return self._responder.pseudonym(sender)

    async def receive(
        self,
        sender: object,
        message: object,
        client_id: object = None,
        *,
        pushed: bool = False,
    ) -> list[Item]:
        """Answer one message; messages of one conversation are answered in the order they came.

        Args:
            sender: the visitor's own id on the channel.
            message: what was typed, or the payload of a button.
            client_id: the browser's own id of the message (a UUID). The same one again gives the
                same answer and is not handled twice, also after a restart. The items of the
                answer then carry `nr` and `client_id`, and the first one what was left out.
            pushed: whether the channel brings a medewerker's words by itself.

        Raises:
            MessageError: when the message cannot be taken; says what is wrong, in Dutch.
        """
        name, words = read_sender(sender), read_message(message)
        message_id = message_id_of(client_id)
        conversation = self._responder.pseudonym(name)
        async with self.turns.turn(conversation):
            if message_id is None:
                return (await self._answer(name, conversation, words, None, pushed))[0]
            before = await self._before(name, conversation, words, message_id, pushed)
            if before is not None:
                return before
            items, text = await self._answer(name, conversation, words, message_id, pushed)
            items = await self._numbered(name, items, message_id)
            items = _with_left_out(items, name, left_out(words, text))
            self._answered.remember(conversation, message_id, items)
            return items

    async def missed(self, sender: object, after: object) -> list[Item] | None:
        """What was said after number `after`, the visitor's own redacted words too.

        From the beginning (0) also what was written with a medewerker, in its place; later that
        comes by its own numbers (docs/kanalen.md). None when nothing is kept of the conversation.

        Raises:
            MessageError: when the sender's id cannot be one that was given out.
            RegistryUnavailableError: when the database cannot be read.
        """
        name = read_sender(sender)
        if len(name) < LEAST_OPAQUE:
            raise MessageError("Dit kenmerk van het gesprek is te kort om het terug te halen.")
        number = after if isinstance(after, int) and after > 0 else 0
        said = await self._responder.said(name)
        talked = []
        conversation = self._responder.pseudonym(name)
        if self._takeover is not None:
            talked = await asyncio.to_thread(
                messages_of_conversation, self._takeover.engine, conversation
            )
        if not said and not talked:
            return None
        items = missed_items(said, talked, name, number)
        # A page that missed an answer gets it as it was made; one that is loaded anew does not.
        made = self._answered.by_number(conversation) if number else {}
        return [made.get(item.get("nr", 0), item) for item in items]

    def remember(self, conversation: str, items: list[Item]) -> None:
        """Keep an answer that was made beside a message, for a page that misses it."""
        self._answered.remember(conversation, uuid.uuid4().hex, items)

    def forget(self, conversation: str) -> None:
        """Forget what is in memory of a conversation that was erased, but for its erasing."""
        self._answered.forget(conversation)
        self.turns.forget(conversation)
        self._erased[conversation] = None
        if len(self._erased) > _MOST_ERASED:
            self._erased.popitem(last=False)

    def was_erased(self, sender: str) -> bool:
        """Whether this process erased the conversation.

        A page without JavaScript asks it: a browser that goes back can send a form again.
        """
        return self._responder.pseudonym(sender) in self._erased

    async def _answer(
        self, name: str, conversation: str, words: str, message_id: str | None, pushed: bool
    ) -> tuple[list[Item], str]:
        """The answer, and what of the words was let through."""
        handoff, told = None, []
        if self._takeover is not None:
            handoff = await self._takeover.open_handoff(conversation)
            if handoff is not None:
                safe = redact(words)
                passed = await self._with_human(
                    handoff, words, safe, name, message_id=message_id, pushed=pushed
                )
                if passed is not None:
                    return passed, safe
            elif not pushed:
                last = await self._responder.last_heard(name)
                told = await self._takeover.ending(conversation, name, last)
        text: Redacted | Refused
        asked = None
        if self._intake is None:
            text = redact(words)
        else:
            asked = await self._responder.last_question(name)
            try:
                text = await self._intake.take(conversation, asked, words)
            except RegistryError as error:
                # Nothing was kept; what was typed is not repeated to the conversation.
                return [{"recipient_id": name, "text": visitor_text(error)}], ""
        if isinstance(text, Refused):
            return [{"recipient_id": name, "text": text.reason, "custom": {"vraag": asked}}], ""
        if message_id is None:
            items = await self._responder.respond(name, text)
        else:
            items = await self._responder.respond(name, text, message_id)
        if self._takeover is not None and handoff is not None and is_urgent(items):
            await self._takeover.danger(handoff)
        if self._intake is not None:
            items = await self._intake.fill_in(conversation, items)
        # An own name or number that was asked for was not left out: it went where it belongs.
        return [*told, *items], words if IntakeDesk.was_asked(asked, text) else text

    async def _before(
        self, name: str, conversation: str, words: str, message_id: str, pushed: bool
    ) -> list[Item] | None:
        """The answer that was given to this message before; None when it is new."""
        remembered = self._answered.find(conversation, message_id)
        if remembered is not None:
            return remembered
        kept = answer_to(await self._responder.said(name), message_id)
        if kept is not None:
            return [numbered(one, name) for one in kept]
        if self._takeover is None:
            return None
        client_id = client_id_of(message_id)
        handoff = await asyncio.to_thread(
            handoff_with_message, self._takeover.engine, conversation, client_id
        )
        if handoff is None:
            return None
        # Passing it on again adds nothing, and repeats 112 when that was the answer.
        return await self._takeover.pass_on(handoff, redact(words), name, client_id, pushed=pushed)

    async def number_last(self, name: str, items: list[Item]) -> list[Item]:
        """The items of the last answer, with the numbers under which they are kept."""
        said = [one for one in await self._responder.said(name) if one.side == "chatbot"]
        last = [one for one in said if one.item][-len(items) :] if items else []
        if len(last) < len(items):
            return items
        return [{**item, "nr": one.nr} for item, one in zip(items, last, strict=True)]

    async def _numbered(self, name: str, items: list[Item], message_id: str) -> list[Item]:
        """The items with the numbers under which they are kept; others have none."""
        kept = answer_to(await self._responder.said(name), message_id) or []
        answers = [item for item in items if "handoff" not in (item.get("custom") or {})]
        numbers = iter([one.nr for one in kept] if len(kept) == len(answers) else [])
        numbered_items = []
        for item in items:
            nr = next(numbers, None) if item in answers else None
            found = {} if nr is None else {"nr": nr}
            numbered_items.append({**item, **found, "client_id": client_id_of(message_id)})
        return numbered_items

    async def _with_human(
        self,
        handoff: Handoff,
        words: str,
        safe: Redacted,
        name: str,
        *,
        message_id: str | None,
        pushed: bool,
    ) -> list[Item] | None:
        """What a message does while a human is asked for or talks; None: the bot answers."""
        assert self._takeover is not None
        stopped = await self._takeover.stop(handoff, words, name, pushed=pushed)
        if stopped is not None or not handoff.bot_is_silent:
            return stopped
        client_id = None if message_id is None else client_id_of(message_id)
        return await self._takeover.pass_on(handoff, safe, name, client_id, pushed=pushed)


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


def _with_left_out(items: list[Item], name: str, kinds: list[str]) -> list[Item]:
    """The first item says which kinds of personal data were left out; an own item when there is none."""
    if not kinds:
        return items
    first, *rest = items or [{"recipient_id": name, "custom": {"wie": "systeem"}}]
    return [{**first, "custom": {**(first.get("custom") or {}), "weggelaten": kinds}}, *rest]
