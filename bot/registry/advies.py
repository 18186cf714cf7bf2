"""The register of adviezen (HP §5.5): no free text, nobody's name, open to the adviesvrager only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.engine import Connection, Row

from bot.regio import regio as regio_of
from bot.registry.codes import CodeHasher, Dossiernummer, new_code, new_dossiernummer
from bot.registry.dutch import (
    ONDERWERPEN,
    ROLLEN,
    SECTOREN,
    UITKOMSTEN,
    ZORGEN,
    spoken_date,
    spoken_list,
)
from bot.registry.errors import RegistryFullError
from bot.registry.settings import Retention
from bot.registry.tables import adviezen
from bot.registry.upsert import insert_if_missing
from bot.registry.values import ONDERWERPEN as ALL_ONDERWERPEN
from bot.registry.values import ROLLEN as ALL_ROLLEN
from bot.registry.values import SECTOREN as ALL_SECTOREN
from bot.registry.values import UITKOMSTEN as ALL_UITKOMSTEN
from bot.registry.values import ZORGEN as ALL_ZORGEN
from bot.registry.values import one_of, regio_ids, some_of

# With a hundred million numbers even a register of ten million finds a free one in a few draws.
_MOST_DRAWS = 100


@dataclass(frozen=True)
class AdviesContent:
    """What is written down of an advies; every value is from a closed list.

    Attributes:
        uitkomst: how the contact ended, from `values.UITKOMSTEN`.
        rol: who asked, from `values.ROLLEN`, or None when not said.
        sector: a professional's sector, from `values.SECTOREN`, or None.
        regio: id of the Veilig Thuis region, or None.
        zorgen: kinds of worry, from `values.ZORGEN`.
        onderwerpen: topics of the advice, from `values.ONDERWERPEN`.
    """

    uitkomst: str
    rol: str | None = None
    sector: str | None = None
    regio: str | None = None
    zorgen: Sequence[str] = ()
    onderwerpen: Sequence[str] = ()

    def checked(self) -> dict[str, Any]:
        """The values to store.

        Raises:
            ClosedListError: when one of them is not in its list; nothing is stored then.
        """
        one_of(self.uitkomst or "", ALL_UITKOMSTEN, "uitkomst")
        return {
            "uitkomst": self.uitkomst,
            "rol": one_of(self.rol, ALL_ROLLEN, "rol"),
            "sector": one_of(self.sector, ALL_SECTOREN, "sector"),
            "regio": one_of(self.regio, regio_ids(), "regio"),
            "zorgen": some_of(self.zorgen, ALL_ZORGEN, "zorgen"),
            "onderwerpen": some_of(self.onderwerpen, ALL_ONDERWERPEN, "onderwerpen"),
        }


@dataclass(frozen=True)
class Advies:
    """An advies as it is kept; who holds one has shown the dossiernummer and the code."""

    dossiernummer: Dossiernummer
    created: date
    last_contact: date
    rol: str | None
    sector: str | None
    regio: str | None
    zorgen: tuple[str, ...]
    onderwerpen: tuple[str, ...]
    uitkomst: str
    contacten: int

    def lines(self, retention: Retention) -> list[str]:
        """What is kept, in plain Dutch, one thing a line."""
        shown = [
            ("Dossiernummer", self.dossiernummer),
            ("Eerste contact", spoken_date(self.created)),
            ("Laatste contact", spoken_date(self.last_contact)),
            ("Aantal contacten", str(self.contacten)),
            ("Jouw rol", self.rol and ROLLEN[self.rol]),
            ("Jouw sector", self.sector and SECTOREN[self.sector]),
            ("Regio", self.regio and regio_of(self.regio).naam),
            ("Soort zorgen", spoken_list(self.zorgen, ZORGEN)),
            ("Waar het advies over ging", spoken_list(self.onderwerpen, ONDERWERPEN)),
            ("Hoe het gesprek eindigde", UITKOMSTEN[self.uitkomst]),
            ("Wordt bewaard tot en met", spoken_date(retention.advies_until(self.last_contact))),
        ]
        return [f"{label}: {value}" for label, value in shown if value]


def insert_advies(
    connection: Connection, hasher: CodeHasher, content: AdviesContent, now: datetime
) -> tuple[Dossiernummer, str]:
    """Store a new advies under a free dossiernummer; the code is given back once, never kept.

    Raises:
        ClosedListError: when a value is not in its closed list.
    """
    values = content.checked()
    code = new_code()
    today = now.astimezone(timezone.utc).date()
    values |= {
        "code_hash": hasher.hash(code),
        "created": today,
        "last_contact": today,
        "contacten": 1,
    }
    for _ in range(_MOST_DRAWS):
        number = new_dossiernummer()
        if insert_if_missing(connection, adviezen, {"dossiernummer": number}, values):
            return number, code
    raise RegistryFullError("No free dossiernummer was found; run: advieschat purge")


def find_advies(connection: Connection, number: Dossiernummer) -> tuple[Advies, str] | None:
    """The advies with its code's hash, or None."""
    row = connection.execute(
        select(adviezen).where(adviezen.c.dossiernummer == number)
    ).one_or_none()
    return None if row is None else (_advies(row), row.code_hash)


def update_advies(
    connection: Connection, advies: Advies, content: AdviesContent | None, now: datetime
) -> bool:
    """Note a next contact today; new zorgen and onderwerpen come beside the old ones.

    Raises:
        ClosedListError: when a value is not in its closed list.
    """
    values: dict[str, Any] = {
        "last_contact": max(now.astimezone(timezone.utc).date(), advies.last_contact),
        "contacten": adviezen.c.contacten + 1,
    }
    if content is not None:
        new = content.checked()
        new["zorgen"] = some_of([*advies.zorgen, *new["zorgen"]], ALL_ZORGEN, "zorgen")
        new["onderwerpen"] = some_of(
            [*advies.onderwerpen, *new["onderwerpen"]], ALL_ONDERWERPEN, "onderwerpen"
        )
        values |= {key: value for key, value in new.items() if value is not None}
    done = connection.execute(
        update(adviezen).where(adviezen.c.dossiernummer == advies.dossiernummer).values(**values)
    )
    return bool(done.rowcount)


def remove_advies(connection: Connection, number: Dossiernummer) -> bool:
    """Delete an advies; its consent and contact data go with it (foreign key)."""
    done = connection.execute(delete(adviezen).where(adviezen.c.dossiernummer == number))
    return bool(done.rowcount)


def _advies(row: Row) -> Advies:
    return Advies(
        dossiernummer=Dossiernummer(row.dossiernummer),
        created=row.created,
        last_contact=row.last_contact,
        rol=row.rol,
        sector=row.sector,
        regio=row.regio,
        zorgen=tuple(row.zorgen),
        onderwerpen=tuple(row.onderwerpen),
        uitkomst=row.uitkomst,
        contacten=row.contacten,
    )
