"""Handoffs to a medewerker: messages, call-backs, the append-only log and the outbox.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_OPEN = "status IN ('wachtend', 'opgepakt')"
_SEQUENCE = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    _handoffs()
    _messages()
    _callbacks()
    _log()
    _outbox()
    _make_log_append_only()


def downgrade() -> None:
    """Remove the tables, with what is in them."""
    op.drop_table("handoff_outbox")
    op.drop_table("handoff_log")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION handoff_log_refuse()")
    op.drop_table("handoff_callbacks")
    op.drop_table("handoff_messages")
    op.drop_table("handoffs")


def _one_of(table: str, column: str, values: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values.split())
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"ck_{table}_{column}")


def _handoffs() -> None:
    op.create_table(
        "handoffs",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("conversation_id", sa.String(64)),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("acuut", sa.Boolean, nullable=False),
        sa.Column("rol", sa.String(32)),
        sa.Column("regio", sa.String(60)),
        sa.Column("zorgen", sa.JSON, nullable=False),
        sa.Column("veiligheidscijfer", sa.Float),
        sa.Column("wens", sa.String(16)),
        sa.Column("onderwerpen", sa.JSON, nullable=False),
        sa.Column("medewerker", sa.String(64)),
        sa.Column("close_reason", sa.String(24)),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("waiting_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("picked_up", sa.DateTime(timezone=True)),
        sa.Column("human_since", sa.DateTime(timezone=True)),
        sa.Column("ended", sa.DateTime(timezone=True)),
        _one_of("handoffs", "kind", "chat melding terugbelverzoek"),
        _one_of(
            "handoffs",
            "reason",
            "wens_medewerker wens_melding wens_terugbellen gevaar niet_begrepen stapt_uit meldcode",
        ),
        _one_of("handoffs", "status", "wachtend opgepakt afgerond verlopen ingetrokken"),
        _one_of(
            "handoffs",
            "close_reason",
            "gesprek_klaar melding_opgenomen teruggebeld niet_bereikt verwezen bezoeker_weg "
            "niet_voor_ons ongepast bezoeker_stopt",
        ),
    )
    for column in ("conversation_id", "status", "created", "picked_up", "ended"):
        op.create_index(f"ix_handoffs_{column}", "handoffs", [column])
    for name, compare in (("ux_handoffs_live", "<>"), ("ux_handoffs_callback", "=")):
        where = sa.text(f"{_OPEN} AND kind {compare} 'terugbelverzoek'")
        op.create_index(
            name,
            "handoffs",
            ["conversation_id"],
            unique=True,
            sqlite_where=where,
            postgresql_where=where,
        )


def _messages() -> None:
    op.create_table(
        "handoff_messages",
        sa.Column("seq", _SEQUENCE, primary_key=True, autoincrement=True),
        sa.Column(
            "handoff_id",
            sa.String(32),
            sa.ForeignKey("handoffs.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("client_id", sa.String(36), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("handoff_id", "number", name="uq_handoff_messages_number"),
        sa.UniqueConstraint("handoff_id", "side", "client_id", name="uq_handoff_messages_client"),
        _one_of("handoff_messages", "side", "bezoeker medewerker systeem"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_handoff_messages_at", "handoff_messages", ["at"])


def _callbacks() -> None:
    op.create_table(
        "handoff_callbacks",
        sa.Column(
            "handoff_id",
            sa.String(32),
            sa.ForeignKey("handoffs.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("moment", sa.String(16), nullable=False),
        sa.Column("information", sa.String(16), nullable=False),
        sa.Column("given", sa.DateTime(timezone=True), nullable=False),
        sa.Column("key_id", sa.String(16), nullable=False),
        sa.Column("contact", sa.Text, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        _one_of("handoff_callbacks", "moment", "ochtend middag avond maakt_niet_uit"),
    )
    op.create_index("ix_handoff_callbacks_created", "handoff_callbacks", ["created"])


def _log() -> None:
    op.create_table(
        "handoff_log",
        sa.Column("seq", _SEQUENCE, primary_key=True, autoincrement=True),
        sa.Column("handoff_id", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("medewerker", sa.String(64)),
        sa.Column("action", sa.String(24), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("regio", sa.String(60)),
        sa.Column("detail", sa.String(64)),
        _one_of("handoff_log", "side", "bezoeker medewerker systeem"),
        _one_of(
            "handoff_log",
            "action",
            "aangevraagd aangevuld bekeken opgepakt doorgegeven_collega doorgegeven_regio "
            "teruggezet afgerond beeindigd ingetrokken verlopen",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_handoff_log_handoff_id", "handoff_log", ["handoff_id"])
    op.create_index("ix_handoff_log_at", "handoff_log", ["at"])


def _outbox() -> None:
    op.create_table(
        "handoff_outbox",
        sa.Column("seq", _SEQUENCE, primary_key=True, autoincrement=True),
        sa.Column("delivery_id", sa.String(40), nullable=False, unique=True),
        sa.Column("handoff_id", sa.String(32), nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_try", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delivered", sa.Boolean, nullable=False, server_default=sa.false()),
        sqlite_autoincrement=True,
    )
    for column in ("handoff_id", "created", "next_try"):
        op.create_index(f"ix_handoff_outbox_{column}", "handoff_outbox", [column])


def _make_log_append_only() -> None:
    """Rows may go after 730 days (the log is kept two years); nothing else ever changes."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE TRIGGER handoff_log_no_update BEFORE UPDATE ON handoff_log "
            "BEGIN SELECT RAISE(ABORT, 'handoff_log is append-only'); END"
        )
        op.get_bind().exec_driver_sql(
            "CREATE TRIGGER handoff_log_no_delete BEFORE DELETE ON handoff_log "
            "WHEN OLD.at > strftime('%Y-%m-%d %H:%M:%f', 'now', '-730 days') "
            "BEGIN SELECT RAISE(ABORT, 'handoff_log is append-only'); END"
        )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION handoff_log_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'handoff_log is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER handoff_log_no_update BEFORE UPDATE ON handoff_log "
        "FOR EACH ROW EXECUTE FUNCTION handoff_log_refuse()"
    )
    op.execute(
        "CREATE TRIGGER handoff_log_no_delete BEFORE DELETE ON handoff_log FOR EACH ROW "
        "WHEN (OLD.at > now() - interval '730 days') EXECUTE FUNCTION handoff_log_refuse()"
    )
    op.execute(
        "CREATE TRIGGER handoff_log_no_truncate BEFORE TRUNCATE ON handoff_log "
        "FOR EACH STATEMENT EXECUTE FUNCTION handoff_log_refuse()"
    )
