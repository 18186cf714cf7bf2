"""Tables of the handoffs. `info["nl"]` says in Dutch what a column holds: the DPIA is drawn from it.

They are made by a migration in `bot/registry/migrations/versions`; a test compares the two.
Nothing in them names a person, except `handoff_callbacks.contact`, which is encrypted.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import (
    DDL,
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
    false,
    text,
)

from bot.handoff.states import ACTIONS
from bot.handoff.values import CLOSE_REASONS, KINDS, MOMENTS, REASONS, SIDES, STATUSES
from bot.registry.tables import UtcDateTime

metadata = MetaData()
# A number that only grows; SQLite counts by itself only on INTEGER.
_Sequence = BigInteger().with_variant(Integer, "sqlite")
_OPEN = "status IN ('wachtend', 'opgepakt')"


def _nl(what: str) -> dict[str, str]:
    return {"nl": what}


def _one_of(column: str, values: Iterable[str], table: str) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"ck_{table}_{column}")


handoffs = Table(
    "handoffs",
    metadata,
    Column("id", String(32), primary_key=True, info=_nl("willekeurig kenmerk")),
    Column(
        "conversation_id",
        String(64),
        index=True,
        info=_nl("pseudoniem van het gesprek; leeg 24 uur na het einde"),
    ),
    Column("kind", String(16), nullable=False, info=_nl("soort (gesloten lijst)")),
    Column("reason", String(16), nullable=False, info=_nl("aanleiding (gesloten lijst)")),
    Column("status", String(16), nullable=False, index=True, info=_nl("stand (gesloten lijst)")),
    Column("acuut", Boolean, nullable=False, info=_nl("of er gevaar is")),
    Column("rol", String(32), info=_nl("rol van de adviesvrager (gesloten lijst)")),
    Column("regio", String(60), info=_nl("Veilig Thuis-regio (gesloten lijst)")),
    Column("zorgen", JSON, nullable=False, info=_nl("soorten zorgen (gesloten lijst)")),
    Column("veiligheidscijfer", Float, info=_nl("cijfer van 0 tot 10 voor de veiligheid")),
    Column("wens", String(16), info=_nl("wens van de adviesvrager (gesloten lijst)")),
    Column(
        "onderwerpen",
        JSON,
        nullable=False,
        info=_nl("onderwerpen die al zijn besproken (gesloten lijst)"),
    ),
    Column("medewerker", String(64), info=_nl("wie het gesprek heeft opgepakt")),
    Column("close_reason", String(24), info=_nl("reden van afronden (gesloten lijst)")),
    Column("created", UtcDateTime, nullable=False, index=True, info=_nl("moment van aanvragen")),
    Column(
        "waiting_since", UtcDateTime, nullable=False, info=_nl("moment van in de wachtrij komen")
    ),
    Column("picked_up", UtcDateTime, index=True, info=_nl("moment van (eerste) oppakken")),
    Column(
        "human_since", UtcDateTime, info=_nl("moment van het eerste bericht van een medewerker")
    ),
    Column("ended", UtcDateTime, index=True, info=_nl("moment van het einde")),
    _one_of("kind", KINDS, "handoffs"),
    _one_of("reason", REASONS, "handoffs"),
    _one_of("status", STATUSES, "handoffs"),
    _one_of("close_reason", CLOSE_REASONS, "handoffs"),
    info=_nl("Overdrachten aan een medewerker"),
)
# One person never stands in the queue twice, whatever process asks for it.
Index(
    "ux_handoffs_live",
    handoffs.c.conversation_id,
    unique=True,
    sqlite_where=text(f"{_OPEN} AND kind <> 'terugbelverzoek'"),
    postgresql_where=text(f"{_OPEN} AND kind <> 'terugbelverzoek'"),
)
Index(
    "ux_handoffs_callback",
    handoffs.c.conversation_id,
    unique=True,
    sqlite_where=text(f"{_OPEN} AND kind = 'terugbelverzoek'"),
    postgresql_where=text(f"{_OPEN} AND kind = 'terugbelverzoek'"),
)

handoff_messages = Table(
    "handoff_messages",
    metadata,
    Column("seq", _Sequence, primary_key=True, autoincrement=True, info=_nl("volgnummer")),
    Column(
        "handoff_id",
        String(32),
        ForeignKey("handoffs.id", ondelete="CASCADE"),
        nullable=False,
        info=_nl("overdracht waar het bericht bij hoort"),
    ),
    Column("number", Integer, nullable=False, info=_nl("volgnummer in het gesprek")),
    Column("side", String(16), nullable=False, info=_nl("bezoeker, medewerker of systeem")),
    Column(
        "client_id",
        String(36),
        nullable=False,
        info=_nl("willekeurig kenmerk, zodat een bericht niet twee keer aankomt"),
    ),
    Column(
        "text", Text, nullable=False, info=_nl("bericht; persoonsgegevens zijn vooraf verwijderd")
    ),
    Column("at", UtcDateTime, nullable=False, index=True, info=_nl("moment van het bericht")),
    UniqueConstraint("handoff_id", "number", name="uq_handoff_messages_number"),
    UniqueConstraint("handoff_id", "side", "client_id", name="uq_handoff_messages_client"),
    _one_of("side", SIDES, "handoff_messages"),
    info=_nl("Berichten in een gesprek met een medewerker"),
    sqlite_autoincrement=True,
)

handoff_callbacks = Table(
    "handoff_callbacks",
    metadata,
    Column(
        "handoff_id",
        String(32),
        ForeignKey("handoffs.id", ondelete="CASCADE"),
        primary_key=True,
        info=_nl("overdracht waar het verzoek bij hoort"),
    ),
    Column("moment", String(16), nullable=False, info=_nl("gewenst dagdeel (gesloten lijst)")),
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
        nullable=False,
        info=_nl("kenmerk van de sleutel waarmee is versleuteld (niet de sleutel zelf)"),
    ),
    Column(
        "contact",
        Text,
        nullable=False,
        info=_nl("voornaam en telefoonnummer van de adviesvrager, versleuteld"),
    ),
    Column("created", UtcDateTime, nullable=False, index=True, info=_nl("moment van bewaren")),
    _one_of("moment", MOMENTS, "handoff_callbacks"),
    info=_nl("Terugbelverzoeken met eigen contactgegevens"),
)

handoff_log = Table(
    "handoff_log",
    metadata,
    Column("seq", _Sequence, primary_key=True, autoincrement=True, info=_nl("volgnummer")),
    Column("handoff_id", String(32), nullable=False, index=True, info=_nl("overdracht")),
    Column("at", UtcDateTime, nullable=False, index=True, info=_nl("moment")),
    Column("side", String(16), nullable=False, info=_nl("bezoeker, medewerker of systeem")),
    Column("medewerker", String(64), info=_nl("welke medewerker")),
    Column("action", String(24), nullable=False, info=_nl("wat er gebeurde (gesloten lijst)")),
    Column("status", String(16), nullable=False, info=_nl("stand daarna (gesloten lijst)")),
    Column("kind", String(16), nullable=False, info=_nl("soort (gesloten lijst)")),
    Column("regio", String(60), info=_nl("Veilig Thuis-regio (gesloten lijst)")),
    Column("detail", String(64), info=_nl("reden, andere regio of andere medewerker")),
    _one_of("side", SIDES, "handoff_log"),
    _one_of("action", ACTIONS, "handoff_log"),
    info=_nl("Logboek van overdrachten: wie deed wat wanneer, zonder inhoud"),
    sqlite_autoincrement=True,
)

handoff_outbox = Table(
    "handoff_outbox",
    metadata,
    Column("seq", _Sequence, primary_key=True, autoincrement=True, info=_nl("volgnummer")),
    Column("delivery_id", String(40), nullable=False, unique=True, info=_nl("kenmerk")),
    Column("handoff_id", String(32), nullable=False, index=True, info=_nl("overdracht")),
    Column(
        "payload",
        JSON,
        nullable=False,
        info=_nl("kenmerk, soort, stand, regio, gevaar en moment; geen persoonsgegevens"),
    ),
    Column("created", UtcDateTime, nullable=False, index=True, info=_nl("moment")),
    Column("attempts", Integer, nullable=False, info=_nl("aantal pogingen")),
    Column("next_try", UtcDateTime, nullable=False, index=True, info=_nl("volgende poging")),
    Column("delivered", Boolean, nullable=False, server_default=false(), info=_nl("bezorgd")),
    info=_nl("Berichten aan een aangesloten systeem (webhook)"),
    sqlite_autoincrement=True,
)

# The log is append-only: also for who holds a connection. Rows older than 730 days may go, for
# the purge (kept two years). `bot/registry/migrations` has the same statements.
_SQLITE_TRIGGERS = (
    "CREATE TRIGGER handoff_log_no_update BEFORE UPDATE ON handoff_log "
    "BEGIN SELECT RAISE(ABORT, 'handoff_log is append-only'); END",
    "CREATE TRIGGER handoff_log_no_delete BEFORE DELETE ON handoff_log "
    "WHEN OLD.at > strftime('%%Y-%%m-%%d %%H:%%M:%%f', 'now', '-730 days') "
    "BEGIN SELECT RAISE(ABORT, 'handoff_log is append-only'); END",
)
_POSTGRES_TRIGGERS = (
    "CREATE OR REPLACE FUNCTION handoff_log_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'handoff_log is append-only'; END $$",
    "CREATE TRIGGER handoff_log_no_update BEFORE UPDATE ON handoff_log "
    "FOR EACH ROW EXECUTE FUNCTION handoff_log_refuse()",
    "CREATE TRIGGER handoff_log_no_delete BEFORE DELETE ON handoff_log FOR EACH ROW "
    "WHEN (OLD.at > now() - interval '730 days') EXECUTE FUNCTION handoff_log_refuse()",
    "CREATE TRIGGER handoff_log_no_truncate BEFORE TRUNCATE ON handoff_log "
    "FOR EACH STATEMENT EXECUTE FUNCTION handoff_log_refuse()",
)
for _statement in _SQLITE_TRIGGERS:
    event.listen(handoff_log, "after_create", DDL(_statement).execute_if(dialect="sqlite"))
for _statement in _POSTGRES_TRIGGERS:
    event.listen(handoff_log, "after_create", DDL(_statement).execute_if(dialect="postgresql"))
