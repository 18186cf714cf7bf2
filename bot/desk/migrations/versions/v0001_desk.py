"""Accounts, sessions, wrong logins, options and the desk's own log.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# What may stand in a column is written out here: a migration does not change with the code.
ROLES = "role IN ('medewerker', 'beheerder')"
STAGES = "stage IN ('code', 'instellen', 'binnen')"
EVENTS = (
    "event IN ('aangemeld', 'afgemeld', 'overal_afgemeld', 'account_gemaakt', "
    "'account_geblokkeerd', 'account_geopend', 'account_verwijderd', 'rol_gewijzigd', "
    "'code_ingesteld', 'code_gewist', "
    "'code_verplicht', 'code_niet_verplicht', 'wachtwoord_gewijzigd', 'cijfers_gedownload')"
)
SQLITE_TRIGGERS = (
    "CREATE TRIGGER desk_log_no_update BEFORE UPDATE ON desk_log "
    "BEGIN SELECT RAISE(ABORT, 'desk_log is append-only'); END",
    "CREATE TRIGGER desk_log_no_delete BEFORE DELETE ON desk_log "
    "WHEN OLD.at > strftime('%Y-%m-%d %H:%M:%f', 'now', '-730 days') "
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


def upgrade() -> None:
    """Make the tables."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "desk_medewerkers",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("password_hash", sa.String(200)),
        sa.Column("totp_secret", sa.Text),
        sa.Column("totp_step", sa.BigInteger),
        sa.Column("sso_subject", sa.String(64), unique=True),
        sa.Column("active", sa.Boolean, nullable=False, server_default=sa.true()),
        sa.Column("created", moment, nullable=False),
        sa.CheckConstraint(ROLES, name="ck_desk_medewerkers_role"),
    )
    op.create_table(
        "desk_sessions",
        sa.Column("id_hash", sa.String(64), primary_key=True),
        sa.Column(
            "medewerker",
            sa.String(40),
            sa.ForeignKey("desk_medewerkers.name", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("csrf", sa.String(64), nullable=False),
        sa.Column("totp_secret", sa.Text),
        sa.Column("created", moment, nullable=False),
        sa.Column("last_seen", moment, nullable=False),
        sa.CheckConstraint(STAGES, name="ck_desk_sessions_stage"),
    )
    op.create_index("ix_desk_sessions_medewerker", "desk_sessions", ["medewerker"])
    op.create_index("ix_desk_sessions_last_seen", "desk_sessions", ["last_seen"])
    op.create_table(
        "desk_tries",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("last", moment, nullable=False),
        sa.Column("next_try", moment, nullable=False),
    )
    op.create_index("ix_desk_tries_last", "desk_tries", ["last"])
    op.create_table(
        "desk_options",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.String(200), nullable=False),
    )
    op.create_table(
        "desk_log",
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer, "sqlite"),
            primary_key=True,
            autoincrement=True,
        ),
        sa.Column("at", moment, nullable=False),
        sa.Column("medewerker", sa.String(40), nullable=False),
        sa.Column("event", sa.String(32), nullable=False),
        sa.Column("about", sa.String(40)),
        sa.CheckConstraint(EVENTS, name="ck_desk_log_event"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_desk_log_at", "desk_log", ["at"])
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE_TRIGGERS if sqlite else POSTGRES_TRIGGERS:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Remove the tables, with what is in them."""
    for table in ("desk_log", "desk_options", "desk_tries", "desk_sessions", "desk_medewerkers"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.get_bind().exec_driver_sql("DROP FUNCTION desk_log_refuse()")
