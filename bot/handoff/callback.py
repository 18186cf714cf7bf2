"""Terugbelverzoek: own first name and number, with explicit consent, encrypted, for 7 days.

1. tell: `bot.registry.consent.information("terugbellen", retention)`, or `Intake.inform`
2. an explicit yes                                   (HP §15.5: consent comes first)
3. naam, telefoon, moment → `request_callback`       (stored with the handoff, or not at all)
4. a medewerker reads it after picking up            (`read_callback`)
5. erased when closed or withdrawn, and after 7 days (`close`, `withdraw`, `bot.handoff.purge`)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.handoff.callback_input import read_callback_contact
from bot.handoff.model import Facts, Handoff
from bot.handoff.requests import add_facts, checked_request
from bot.handoff.store import VISITOR, add, change, changing, find, find_open, require_own
from bot.handoff.tables import handoff_callbacks
from bot.handoff.values import MOMENTS, Moment, Reason
from bot.registry.consent import information
from bot.registry.contact import Contact
from bot.registry.database import reading
from bot.registry.errors import ConsentError
from bot.registry.intake import Consent
from bot.registry.settings import Retention
from bot.registry.upsert import upsert
from bot.registry.values import one_of

KEPT = timedelta(days=7)
# A yes to a text of an earlier conversation is no yes to this one.
CONSENT_HOLDS = timedelta(hours=24)


class Cipher(Protocol):
    """What encrypts: `bot.registry.encryption.Cipher`."""

    key_id: str

    def encrypt(self, text: str) -> str:
        """`text`, unreadable without the key."""

    def decrypt(self, token: str) -> str:
        """What `encrypt` was given."""


@dataclass(frozen=True)
class Callback:
    """What a medewerker needs to call back.

    Attributes:
        voornaam: first name.
        telefoon: E.164.
        moment: wanted part of the day.
        given: when consent was given.
        until: when the data are erased at the latest.
    """

    voornaam: str
    telefoon: str
    moment: Moment
    given: datetime
    until: datetime

    def __repr__(self) -> str:
        # Contact data must not come in a log or a traceback by accident.
        return "Callback(…)"


def request_callback(
    engine: Engine,
    cipher: Cipher,
    conversation_id: str,
    *,
    naam: str,
    telefoon: str,
    moment: Moment,
    consent: Consent,
    facts: Facts,
    now: datetime,
    reason: Reason = "wens_terugbellen",
) -> Handoff:
    """Keep a terugbelverzoek; somebody who was waiting leaves the queue in the same transaction.

    Asking again gives the one that is open, with the newest number and moment.

    Args:
        engine: where handoffs are kept.
        cipher: encrypts the name and the number.
        conversation_id: pseudonym of the conversation.
        naam: what the visitor typed; the first name is kept.
        telefoon: what the visitor typed; a Dutch number, or one with a country code.
        moment: when to call.
        consent: `Intake.consent(conversation_id, "terugbellen")`.
        facts: what the eerste contact found.
        now: the moment, timezone-aware.
        reason: why.

    Raises:
        ConsentError: when consent was not given for the text that is told now (HP §15.5).
        ContactError: when name or number cannot be right; says how to mend it, in Dutch.
        ClosedListError: when a value is not in its closed list.
        RegistryUnavailableError: when the database cannot be written: give 0800-2000 then.
    """
    _check_consent(consent, now)
    contact = read_callback_contact(naam, telefoon)
    one_of(moment, MOMENTS, "moment")
    values = checked_request(conversation_id, "terugbelverzoek", reason, facts)
    with changing(engine) as connection:
        handoff = None
        for found in find_open(connection, conversation_id):
            if not found.is_live:
                handoff = add_facts(connection, found, values, now)
            elif found.status == "wachtend":
                change(connection, found, "ingetrokken", VISITOR, now, detail="terugbelverzoek")
        if handoff is None:
            handoff = add(connection, values, now)
        kept = {
            "moment": moment,
            "information": consent.information,
            "given": consent.given,
            "key_id": cipher.key_id,
            "contact": cipher.encrypt(contact.to_json()),
            # Counted from the first request: changing the number does not make it stay longer.
            "created": handoff.created,
        }
        upsert(connection, handoff_callbacks, {"handoff_id": handoff.id}, kept)
    return handoff


def moment_of_callback(engine: Engine, handoff_id: str) -> str | None:
    """When to call, or None when there is no terugbelverzoek any more."""
    query = select(handoff_callbacks.c.moment).where(handoff_callbacks.c.handoff_id == handoff_id)
    with reading(engine) as connection:
        found: str | None = connection.execute(query).scalar()
    return found


def change_moment(engine: Engine, handoff_id: str, moment: str) -> None:
    """Keep another moment for a terugbelverzoek; nothing else of it changes.

    Raises:
        ClosedListError: when the moment is not in its closed list.
        RegistryUnavailableError: when the database cannot be written.
    """
    one_of(moment, MOMENTS, "moment")
    own = handoff_callbacks.c.handoff_id == handoff_id
    with changing(engine) as connection:
        connection.execute(handoff_callbacks.update().where(own).values(moment=moment))


def read_callback(
    engine: Engine, cipher: Cipher, handoff_id: str, medewerker: str
) -> Callback | None:
    """Name and number, for the medewerker who picked it up; None when they are erased.

    Raises:
        HandoffNotFoundError: when there is none.
        TransitionError, NotYourHandoffError: when this medewerker does not have it.
        KeyWrongError: when the data cannot be decrypted.
    """
    with reading(engine) as connection:
        require_own(find(connection, handoff_id), medewerker)
        row = connection.execute(
            select(handoff_callbacks).where(handoff_callbacks.c.handoff_id == handoff_id)
        ).one_or_none()
    if row is None:
        return None
    contact = Contact.from_json(cipher.decrypt(row.contact))
    return Callback(
        voornaam=contact.naam,
        telefoon=contact.telefoon or "",
        moment=row.moment,
        given=row.given,
        until=row.created + KEPT,
    )


def _check_consent(consent: Consent, now: datetime) -> None:
    told_now = information("terugbellen", Retention())
    if consent.information != told_now.version:
        raise ConsentError("What was told is not what must be told before consent (HP §15.5).")
    if not now - CONSENT_HOLDS <= consent.given <= now:
        raise ConsentError("The consent is not of this conversation: ask it again (HP §15.5).")
