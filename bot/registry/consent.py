"""Consent for own contact data: what is told first, and what is kept after a yes (HP §15.5)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from bot.registry.codes import Dossiernummer
from bot.registry.contact import Contact
from bot.registry.encryption import Cipher
from bot.registry.errors import ConsentError
from bot.registry.settings import Retention
from bot.registry.tables import toestemmingen
from bot.registry.upsert import upsert

Doel = Literal["advies", "terugbellen"]
# Nobody but a professional is asked for an organisation.
_ORGANISATION = "Werk je met gezinnen? Dan ook de naam van je organisatie. "
DOELEN: tuple[Doel, ...] = ("advies", "terugbellen")


@dataclass(frozen=True)
class Information:
    """What is told before consent is asked (HP §15.5).

    Attributes:
        version: changes with the text; kept with the consent, as proof of what was told.
        lines: which data, why, how long, how to revoke; plain Dutch, one thing a line.
    """

    version: str
    lines: tuple[str, ...]


def information(doel: Doel, retention: Retention, at_work: bool = True) -> Information:
    """What to tell before asking consent for `doel`.

    Only who may be asking `at_work` hears about the name of an organisation.
    """
    lines = _LINES[doel](retention)
    if not at_work:
        lines = tuple(line.replace(_ORGANISATION, "") for line in lines)
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    return Information(digest[:12], lines)


def _advies(retention: Retention) -> tuple[str, ...]:
    how_long = "twee jaar" if retention.advies_days is None else f"{retention.advies_days} dagen"
    return (
        "Welke gegevens: je naam en je telefoonnummer of e-mailadres. "
        f"{_ORGANISATION}Alleen van jou, niet van het gezin.",
        "Waarom: dan weten we wie je bent als je terugkomt voor een volgend advies.",
        f"Hoe lang: zolang het advies wordt bewaard. Dat is {how_long} na ons laatste contact.",
        "Hoe: versleuteld. Ze komen niet in het gesprek te staan.",
        "Intrekken kan altijd: typ ‘trek mijn toestemming in’, met je dossiernummer en je code. "
        "Dan verwijderen we je gegevens meteen.",
        "Het hoeft niet. Zonder je gegevens krijg je hetzelfde advies.",
    )


def _terugbellen(_retention: Retention) -> tuple[str, ...]:
    return (
        "Welke gegevens: je naam en je telefoonnummer. Alleen van jou, niet van het gezin.",
        "Waarom: een medewerker belt je terug.",
        "Hoe lang: tot het gesprek is geweest, en hooguit 7 dagen. Daarna worden ze verwijderd.",
        "Hoe: versleuteld. Ze komen niet in het gesprek te staan.",
        "Intrekken kan altijd: typ hier ‘trek mijn toestemming in’. "
        "Dan verwijderen we je gegevens meteen.",
        "Het hoeft niet. Je kunt ook zelf bellen: 0800-2000, dag en nacht en gratis.",
    )


_LINES = {"advies": _advies, "terugbellen": _terugbellen}


def keep_consent(
    connection: Connection, number: Dossiernummer, version: str, given: datetime
) -> None:
    """Write down that consent was given; contact data may follow."""
    values = {"information": version, "given": given, "key_id": None, "contact": None}
    upsert(connection, toestemmingen, {"dossiernummer": number}, values)


def keep_contact(
    connection: Connection, cipher: Cipher, number: Dossiernummer, contact: Contact
) -> None:
    """Write the contact data, encrypted, with the consent that is there.

    Raises:
        ConsentError: when no consent was given.
    """
    done = connection.execute(
        toestemmingen.update()
        .where(toestemmingen.c.dossiernummer == number)
        .values(key_id=cipher.key_id, contact=cipher.encrypt(contact.to_json()))
    )
    if done.rowcount == 0:
        raise ConsentError("Contact data need consent first: call give_consent (HP §15.5).")


def read_kept_contact(
    connection: Connection, cipher: Cipher, number: Dossiernummer
) -> Contact | None:
    """The contact data kept with an advies, or None.

    Raises:
        KeyWrongError: when they cannot be decrypted.
    """
    token = connection.execute(
        select(toestemmingen.c.contact).where(toestemmingen.c.dossiernummer == number)
    ).scalar_one_or_none()
    return None if token is None else Contact.from_json(cipher.decrypt(token))


def remove_consent(connection: Connection, number: Dossiernummer) -> bool:
    """Delete consent and contact data; says whether there were any. Needs no key."""
    done = connection.execute(delete(toestemmingen).where(toestemmingen.c.dossiernummer == number))
    return bool(done.rowcount)
