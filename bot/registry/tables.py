"""All tables of the registry. `info["nl"]` says in Dutch what a column holds: the DPIA is drawn from it.

A change here needs a migration in `migrations/versions`; a test compares the two.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

metadata = MetaData()


class UtcDateTime(TypeDecorator[datetime]):
    """A moment; always with a time zone in Python, always UTC in the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Any) -> datetime | None:
        """Towards the database: a moment without a time zone is a mistake, not UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs a time zone: use datetime.now(timezone.utc).")
        return value.astimezone(timezone.utc)

    def process_result_value(self, value: datetime | None, _dialect: Any) -> datetime | None:
        """From the database; SQLite forgets the time zone."""
        if value is None:
            return None
        return value.replace(tzinfo=timezone.utc) if value.tzinfo is None else value


def _nl(what: str) -> dict[str, str]:
    return {"nl": what}


conversations = Table(
    "conversations",
    metadata,
    Column(
        "id",
        String(64),
        primary_key=True,
        info=_nl("pseudoniem van het gesprek (hash met een geheime sleutel)"),
    ),
    Column(
        "content",
        Text,
        nullable=False,
        info=_nl("verloop van het gesprek; persoonsgegevens zijn vooraf verwijderd"),
    ),
    Column(
        "last_message",
        UtcDateTime,
        nullable=False,
        index=True,
        info=_nl("moment van het laatste bericht"),
    ),
    info=_nl("Gesprekken"),
)

adviezen = Table(
    "adviezen",
    metadata,
    Column("dossiernummer", String(12), primary_key=True, info=_nl("willekeurig dossiernummer")),
    Column(
        "code_hash",
        String(200),
        nullable=False,
        info=_nl("argon2-hash van de persoonlijke code; de code zelf wordt niet bewaard"),
    ),
    Column("created", Date, nullable=False, info=_nl("datum van het advies")),
    Column(
        "last_contact", Date, nullable=False, index=True, info=_nl("datum van het laatste contact")
    ),
    Column("rol", String(32), info=_nl("rol van de adviesvrager (gesloten lijst)")),
    Column("sector", String(40), info=_nl("sector van een professional (gesloten lijst)")),
    Column("regio", String(60), info=_nl("Veilig Thuis-regio (gesloten lijst)")),
    Column("zorgen", JSON, nullable=False, info=_nl("soorten zorgen (gesloten lijst)")),
    Column(
        "onderwerpen",
        JSON,
        nullable=False,
        info=_nl("onderwerpen waarover advies is gegeven (gesloten lijst)"),
    ),
    Column(
        "uitkomst",
        String(32),
        nullable=False,
        info=_nl("uitkomst van het contact (gesloten lijst)"),
    ),
    Column("contacten", Integer, nullable=False, info=_nl("aantal contacten")),
    info=_nl("Adviezen"),
)

toestemmingen = Table(
    "toestemmingen",
    metadata,
    Column(
        "dossiernummer",
        String(12),
        ForeignKey("adviezen.dossiernummer", ondelete="CASCADE"),
        primary_key=True,
        info=_nl("dossiernummer van het advies"),
    ),
    Column(
        "information",
        String(16),
        nullable=False,
        info=_nl("versie van de uitleg die vooraf is gegeven"),
    ),
    Column("given", UtcDateTime, nullable=False, info=_nl("moment van het uitdrukkelijke ja")),
    Column(
        "key_id",
        String(16),
        info=_nl("kenmerk van de sleutel waarmee is versleuteld (niet de sleutel zelf)"),
    ),
    Column(
        "contact",
        Text,
        info=_nl("naam, telefoon of e-mail en organisatie van de adviesvrager, versleuteld"),
    ),
    info=_nl("Toestemmingen met eigen contactgegevens"),
)

intakes = Table(
    "intakes",
    metadata,
    Column("conversation_id", String(64), primary_key=True, info=_nl("pseudoniem van het gesprek")),
    Column(
        "content",
        Text,
        nullable=False,
        info=_nl("antwoorden op naam, telefoon, dossiernummer en code, versleuteld"),
    ),
    Column("expires", UtcDateTime, nullable=False, index=True, info=_nl("moment van verwijderen")),
    info=_nl("Gegevens die in een lopend gesprek worden ingevuld"),
)

tries = Table(
    "tries",
    metadata,
    Column(
        "key",
        String(16),
        primary_key=True,
        info=_nl("dossiernummer waarvoor een code is geprobeerd, of 'algemeen'"),
    ),
    Column("failures", Integer, nullable=False, info=_nl("aantal foute codes op rij")),
    Column(
        "last", UtcDateTime, nullable=False, index=True, info=_nl("moment van de laatste poging")
    ),
    Column("next_try", UtcDateTime, nullable=False, info=_nl("moment van de volgende poging")),
    info=_nl("Foute codes (zonder IP-adres)"),
)

waarderingen = Table(
    "waarderingen",
    metadata,
    Column("day", Date, primary_key=True, info=_nl("dag")),
    Column(
        "regio",
        String(60),
        primary_key=True,
        info=_nl("Veilig Thuis-regio (gesloten lijst), of 'onbekend'"),
    ),
    Column(
        "cijfer",
        Integer,
        primary_key=True,
        autoincrement=False,
        info=_nl("gekozen gezichtje, van 1 (heel slecht) tot 5 (heel goed)"),
    ),
    Column("aantal", Integer, nullable=False, info=_nl("hoe vaak dat is gekozen")),
    CheckConstraint("cijfer BETWEEN 1 AND 5", name="ck_waarderingen_cijfer"),
    info=_nl("Waarderingen: alleen aantallen per dag en regio"),
)
