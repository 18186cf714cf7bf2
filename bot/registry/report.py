"""What is kept: counts per kind and oldest date, for who must account for it (`advieschat privacy-report`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

from sqlalchemy import Table, func, inspect, select, table
from sqlalchemy.engine import Connection, Engine

from bot.registry.database import database_file, reading
from bot.registry.settings import INTAKE_KEPT, Retention
from bot.registry.tables import intakes, metadata, toestemmingen

# Which column says how old a row is.
_AGE = {
    "conversations": "last_message",
    "adviezen": "last_contact",
    "toestemmingen": "given",
    "intakes": "expires",
    "tries": "last",
    "waarderingen": "day",
}
_OF_SQLITE = frozenset({"sqlite_sequence", "sqlite_stat1", "sqlite_stat4"})
_OURS = frozenset({*metadata.tables, "alembic_version", "desk_version"})


@dataclass(frozen=True)
class OtherTable:
    """A table of another room in the same database, to be reported with ours.

    Attributes:
        table: with `info["nl"]` on the table and its columns.
        retention: how long rows are kept, in Dutch.
        age: name of the column that says how old a row is; None where no row has an age.
    """

    table: Table
    retention: str
    age: str | None


@dataclass(frozen=True)
class Kind:
    """One kind of kept data.

    Attributes:
        name: the table.
        title: what it is, in Dutch.
        count: rows now.
        oldest: oldest date, ISO 8601, or None when there is nothing.
        retention: the retention in force, in Dutch.
        overdue: rows kept longer than that: the purge has not run.
    """

    name: str
    title: str
    count: int
    oldest: str | None
    retention: str
    overdue: int


@dataclass(frozen=True)
class PrivacyReport:
    """What is kept at `moment`.

    Attributes:
        moment: ISO 8601, UTC.
        database: "sqlite" or "postgresql".
        kinds: the registry's tables.
        with_contact: adviezen with own contact data of the adviesvrager.
        other_tables: tables of other rooms in the same database, with their number of rows.
        files: files in the data folder by folder: how many and how many bytes.
    """

    moment: str
    database: str
    kinds: tuple[Kind, ...]
    with_contact: int
    other_tables: dict[str, int]
    files: dict[str, dict[str, int]]

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)

    def lines(self) -> list[str]:
        """For people."""
        out = [f"Wat er wordt bewaard op {self.moment} ({self.database})", ""]
        for kind in self.kinds:
            oldest = f", oudste {kind.oldest}" if kind.oldest else ""
            out.append(f"{kind.title}: {kind.count}{oldest}")
            out.append(f"    bewaartermijn: {kind.retention}")
            if kind.overdue:
                out.append(f"    TE OUD: {kind.overdue}. Draai: advieschat purge")
        out.append(f"Adviezen met contactgegevens van de adviesvrager: {self.with_contact}")
        out.append("Persoonsgegevens van het gezin: worden niet bewaard")
        out += [f"Andere tabel {name}: {count}" for name, count in self.other_tables.items()]
        for folder, size in self.files.items():
            out.append(f"Bestanden in {folder}: {size['count']} ({size['bytes']} bytes)")
        return out


def make_report(
    engine: Engine,
    retention: Retention,
    now: datetime,
    data_dir: Path,
    extra: Sequence[OtherTable] = (),
) -> PrivacyReport:
    """Count what is kept now.

    Args:
        engine: the database.
        retention: the retention in force.
        now: the moment, timezone-aware.
        data_dir: folder with everything the program writes.
        extra: tables of other rooms; those that nobody told about are counted under
            `other_tables`.

    Raises:
        RegistryUnavailableError: when the database cannot be read.
    """
    with reading(engine) as connection:
        kinds = tuple(
            _kind(connection, kind, retention, now) for kind in (*_own(retention), *extra)
        )
        with_contact = _count(connection, toestemmingen, toestemmingen.c.contact.is_not(None))
        told = _OURS | {kind.table.name for kind in extra}
        names = sorted(set(inspect(connection).get_table_names()) - told - _OF_SQLITE)
        other = {name: _count(connection, table(name)) for name in names}
    return PrivacyReport(
        moment=now.astimezone(timezone.utc).isoformat(timespec="seconds"),
        database=engine.dialect.name,
        kinds=kinds,
        with_contact=with_contact,
        other_tables=other,
        files=_files(data_dir, database_file(engine)),
    )


def _own(retention: Retention) -> list[OtherTable]:
    terms = retention.lines()
    return [OtherTable(table, terms[name], _AGE[name]) for name, table in metadata.tables.items()]


def _kind(connection: Connection, kind: OtherTable, retention: Retention, now: datetime) -> Kind:
    found = kind.table
    age = None if kind.age is None else found.c[kind.age]
    oldest = None if age is None else connection.execute(select(func.min(age))).scalar_one()
    if oldest is not None and found is intakes:
        oldest -= INTAKE_KEPT  # from when it goes to when it was filled in
    today = now.astimezone(timezone.utc).date()
    limits: dict[str, Any] = {
        "conversations": now - retention.gesprek,
        "adviezen": retention.advies_cutoff(today),
        "waarderingen": retention.ratings_cutoff(today),
    }
    limit = limits.get(found.name)
    return Kind(
        name=found.name,
        title=found.info["nl"],
        count=_count(connection, found),
        oldest=None if oldest is None else _iso(oldest),
        retention=kind.retention,
        overdue=0 if limit is None else _count(connection, found, age < limit),
    )


def _count(connection: Connection, found: Any, *conditions: Any) -> int:
    query = select(func.count()).select_from(found).where(*conditions)
    return int(connection.execute(query).scalar_one())


def _iso(oldest: date | datetime) -> str:
    if isinstance(oldest, datetime):
        return oldest.isoformat(timespec="minutes")
    return oldest.isoformat()


def _files(data_dir: Path, database: Path | None) -> dict[str, dict[str, int]]:
    out: dict[str, dict[str, int]] = {}
    for path in sorted(data_dir.rglob("*")):
        if not path.is_file() or (database is not None and path.name.startswith(database.name)):
            continue
        folder = str(path.parent.relative_to(data_dir.parent))
        size = out.setdefault(folder, {"count": 0, "bytes": 0})
        size["count"] += 1
        size["bytes"] += path.stat().st_size
    return out
