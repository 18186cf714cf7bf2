"""Tables of the desk. `info["nl"]` says in Dutch what a column holds: the DPIA is drawn from it.

Nothing in them is about a visitor or a family; no IP address and no browser is kept.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import (
    DDL,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    event,
    true,
)

from bot.desk.values import EVENTS, ROLES, STAGES
from bot.registry.tables import UtcDateTime

metadata = MetaData()
_Sequence = BigInteger().with_variant(Integer, "sqlite")


def _nl(what: str) -> dict[str, str]:
    return {"nl": what}


def _one_of(column: str, values: Iterable[str], table: str) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"ck_{table}_{column}")


medewerkers = Table(
    "desk_medewerkers",
    metadata,
    Column("name", String(40), primary_key=True, info=_nl("aanmeldnaam van de medewerker")),
    Column("role", String(16), nullable=False, info=_nl("medewerker of beheerder")),
    Column(
        "password_hash",
        String(200),
        info=_nl("argon2-hash van het wachtwoord; leeg bij single sign-on"),
    ),
    Column("totp_secret", Text, info=_nl("geheim van de code-app, versleuteld")),
    Column("totp_step", BigInteger, info=_nl("tijdvak van de laatst gebruikte code")),
    Column("sso_subject", String(64), unique=True, info=_nl("hash van het kenmerk bij de SSO")),
    Column("active", Boolean, nullable=False, server_default=true(), info=_nl("mag aanmelden")),
    Column("created", UtcDateTime, nullable=False, info=_nl("moment van aanmaken")),
    _one_of("role", ROLES, "desk_medewerkers"),
    info=_nl("Accounts van medewerkers"),
)

sessions = Table(
    "desk_sessions",
    metadata,
    Column("id_hash", String(64), primary_key=True, info=_nl("hash van de sessiecode")),
    Column(
        "medewerker",
        String(40),
        ForeignKey("desk_medewerkers.name", ondelete="CASCADE"),
        nullable=False,
        index=True,
        info=_nl("aanmeldnaam"),
    ),
    Column("stage", String(16), nullable=False, info=_nl("hoe ver het aanmelden is")),
    Column("csrf", String(64), nullable=False, info=_nl("code tegen vervalste formulieren")),
    Column("totp_secret", Text, info=_nl("geheim dat nog bevestigd moet worden, versleuteld")),
    Column("created", UtcDateTime, nullable=False, info=_nl("moment van aanmelden")),
    Column(
        "last_seen", UtcDateTime, nullable=False, index=True, info=_nl("moment van laatste gebruik")
    ),
    _one_of("stage", STAGES, "desk_sessions"),
    info=_nl("Sessies van medewerkers (zonder IP-adres)"),
)

tries = Table(
    "desk_tries",
    metadata,
    Column("key", String(64), primary_key=True, info=_nl("hash van de naam, of 'algemeen'")),
    Column("failures", Integer, nullable=False, info=_nl("aantal foute pogingen op rij")),
    Column("last", UtcDateTime, nullable=False, index=True, info=_nl("laatste poging")),
    Column("next_try", UtcDateTime, nullable=False, info=_nl("moment van de volgende poging")),
    info=_nl("Foute aanmeldingen (zonder IP-adres)"),
)

options = Table(
    "desk_options",
    metadata,
    Column("name", String(40), primary_key=True, info=_nl("instelling")),
    Column("value", String(200), nullable=False, info=_nl("waarde")),
    info=_nl("Instellingen van de desk"),
)

log = Table(
    "desk_log",
    metadata,
    Column("seq", _Sequence, primary_key=True, autoincrement=True, info=_nl("volgnummer")),
    Column("at", UtcDateTime, nullable=False, index=True, info=_nl("moment")),
    Column("medewerker", String(40), nullable=False, info=_nl("wie het deed")),
    Column("event", String(32), nullable=False, info=_nl("wat er gebeurde (gesloten lijst)")),
    Column("about", String(40), info=_nl("om welk account het ging")),
    _one_of("event", EVENTS, "desk_log"),
    info=_nl("Logboek van aanmelden en accounts"),
    sqlite_autoincrement=True,
)

# Append-only, also for who holds a connection; rows older than two years may go (the purge).
SQLITE_TRIGGERS = (
    "CREATE TRIGGER desk_log_no_update BEFORE UPDATE ON desk_log "
    "BEGIN SELECT RAISE(ABORT, 'desk_log is append-only'); END",
    "CREATE TRIGGER desk_log_no_delete BEFORE DELETE ON desk_log "
    "WHEN OLD.at > strftime('%%Y-%%m-%%d %%H:%%M:%%f', 'now', '-730 days') "
    "BEGIN SELECT RAISE(ABORT, 'desk_log is append-only'); END",
)
POSTGRES_TRIGGERS = (
    "CREATE OR REPLACE FUNCTION desk_log_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'desk_log is append-only'; END $$",
    "CREATE TRIGGER desk_log_no_update BEFORE UPDATE ON desk_log "
    "FOR EACH ROW EXECUTE FUNCTION desk_log_refuse()",
    "CREATE TRIGGER desk_log_no_delete BEFORE DELETE ON desk_log FOR EACH ROW "
    "WHEN (OLD.at > now() - interval '730 days') EXECUTE FUNCTION desk_log_refuse()",
)
for _statement in SQLITE_TRIGGERS:
    event.listen(log, "after_create", DDL(_statement).execute_if(dialect="sqlite"))
for _statement in POSTGRES_TRIGGERS:
    event.listen(log, "after_create", DDL(_statement).execute_if(dialect="postgresql"))
