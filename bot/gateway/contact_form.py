"""Own contact data by a form card: straight to the registry, never through the conversation.

The conversation goes on as if its questions had been answered one by one, with the same
placeholders in it (HP §15.5; contract §2).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.assistant.channel import Item
from bot.gateway.entrance import Entrance
from bot.gateway.intake_desk import IntakeDesk
from bot.handoff.callback_input import read_telefoon, read_voornaam
from bot.handoff.values import MOMENTS
from bot.privacy import Redacted
from bot.registry.contact import read_bereikbaar, read_naam, read_organisatie
from bot.registry.diversion import EMAIL, NAAM, ORGANISATIE, TELEFOON
from bot.registry.errors import ContactError
from bot.registry.registry import Registry

QUESTIONS = ("toestemming", "naam", "telefoon", "organisatie", "moment")
# What stands on the buttons of utter_ask_moment, as `bot.conversation.moments` reads it.
_MOMENT_WORDS = {
    "ochtend": "in de ochtend",
    "middag": "in de middag",
    "avond": "in de avond",
    "maakt_niet_uit": "maakt niet uit",
}
_YES = frozenset({"ja", "on", "1", "true"})
_NO_CONSENT = (
    "Zet een vinkje als we deze gegevens van jou mogen bewaren. Het hoeft niet: zonder je gegevens "
    "krijg je hetzelfde advies."
)
_NOT_ASKED = (
    "We vragen nu niet om je gegevens. Er is niets bewaard. Zeg in het gesprek: bel mij terug."
)
_NOT_KEPT = "Het bewaren lukte niet. Probeer het nog een keer, of bel 0800-2000."


class Talker(Protocol):
    """What goes on with the conversation: the assistant."""

    async def respond(
        self, sender: str, text: Redacted, message_id: str | None = None
    ) -> list[Item]:
        """The items of the answer."""

    async def last_question(self, sender: str) -> str | None:
        """`custom.vraag` of the last answer, or None."""

    async def slots(self, sender: str) -> dict[str, Any]:
        """What the conversation knows."""


@dataclass(frozen=True)
class Filled:
    """What became of a form: `errors` by field, or the items with which the conversation goes on."""

    errors: dict[str, str] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)


class ContactForm:
    """Takes a filled-in form for a conversation that asks for it."""

    def __init__(self, entrance: Entrance, talker: Talker, registry: Registry) -> None:
        self._entrance = entrance
        self._talker = talker
        self._registry = registry

    async def take(self, session: str, fields: Mapping[str, str]) -> Filled:
        """Check everything, keep it with consent, and go on with the conversation.

        Nothing is kept when anything is wrong.

        Args:
            session: the visitor's own id of the conversation.
            fields: toestemming ("ja" or "nee"), naam, bereikbaar (or telefoon, email),
                organisatie and moment, as they were typed.

        Raises:
            RegistryError: when the database cannot be used.
            MessageError: when too many messages of this conversation wait.
        """
        conversation = self._entrance.pseudonym(session)
        async with self._entrance.turns.turn(conversation):
            slots = await self._talker.slots(session)
            asked = await self._talker.last_question(session)
            if asked not in QUESTIONS:
                if slots.get("toestemming") == "ja" and slots.get("naam"):
                    return Filled()  # the same form again
                return Filled({"toestemming": _NOT_ASKED})
            if fields.get("toestemming") == "nee":
                items = await self._talker.respond(session, Redacted("/ontkennen"))
                return Filled(items=await self._finished(session, conversation, items))
            back = slots.get("gegevens_doel") == "terugbellen"
            errors = check(fields, back)
            if errors:
                return Filled(errors)
            items = await self._walk(session, conversation, fields)
            if await self._talker.last_question(session) in QUESTIONS:
                return Filled({"": _NOT_KEPT}, await self._entrance.number_last(session, items))
            return Filled(items=await self._finished(session, conversation, items))

    async def _walk(self, session: str, conversation: str, fields: Mapping[str, str]) -> list[Item]:
        """Answer the questions one by one; the items of the last answer."""
        _, reachable = reachable_by(fields)
        kept = False
        items: list[Item] = []
        for _ in range(len(QUESTIONS) + 1):
            asked = await self._talker.last_question(session)
            if asked not in QUESTIONS:
                break
            if asked != "toestemming" and not kept:
                # Only after the yes: the intake refuses it before (HP §15.5).
                await asyncio.to_thread(
                    self._registry.intake.submit,
                    conversation,
                    fields.get("naam", ""),
                    reachable,
                    fields.get("organisatie"),
                )
                kept = True
            answer = {
                "toestemming": Redacted("/bevestigen"),
                "naam": NAAM,
                "telefoon": EMAIL if "@" in reachable else TELEFOON,
                "organisatie": ORGANISATIE
                if fields.get("organisatie", "").strip()
                else Redacted("/weet_niet"),
                "moment": Redacted(_MOMENT_WORDS[_moment(fields)]),
            }[asked]
            items = await self._talker.respond(session, answer)
        return items

    async def _finished(self, session: str, conversation: str, items: list[Item]) -> list[Item]:
        items = await self._entrance.number_last(session, items)
        items = await IntakeDesk(self._registry).fill_in(conversation, items)
        self._entrance.remember(conversation, items)
        return items


def check(fields: Mapping[str, str], back: bool) -> dict[str, str]:
    """What is wrong with the fields, by name, in plain Dutch; empty when they are right.

    Args:
        fields: as they were typed.
        back: for a terugbelverzoek: then a phone number is needed.
    """
    errors: dict[str, str] = {}
    if fields.get("toestemming", "").lower() not in _YES:
        errors["toestemming"] = _NO_CONSENT
    name, reachable = reachable_by(fields)
    readers: list[tuple[str, str, Callable[[str], object]]] = [
        ("naam", fields.get("naam", ""), _read_own_name if back else read_naam),
        (name, reachable, read_telefoon if back else read_bereikbaar),
    ]
    if fields.get("organisatie", "").strip():
        readers.append(("organisatie", fields["organisatie"], read_organisatie))
    for key, text, reader in readers:
        try:
            reader(text)
        except ContactError as error:
            errors[key] = str(error)
    if _moment(fields) not in MOMENTS:
        errors["moment"] = "Kies wanneer we kunnen bellen."
    return errors


def reachable_by(fields: Mapping[str, str]) -> tuple[str, str]:
    """The field with the number or the address, and what is in it."""
    for name in ("bereikbaar", "telefoon", "email"):
        if fields.get(name, "").strip():
            return name, fields[name]
    return "bereikbaar", ""


def _read_own_name(text: str) -> None:
    # Kept as it is typed; the terugbelverzoek keeps the first name of it.
    read_naam(text)
    read_voornaam(text)


def _moment(fields: Mapping[str, str]) -> str:
    return fields.get("moment", "").strip() or "maakt_niet_uit"
