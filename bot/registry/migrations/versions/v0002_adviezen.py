"""Adviezen, consent with own contact data, what is being filled in, and wrong codes.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "adviezen",
        sa.Column("dossiernummer", sa.String(12), primary_key=True),
        sa.Column("code_hash", sa.String(200), nullable=False),
        sa.Column("created", sa.Date, nullable=False),
        sa.Column("last_contact", sa.Date, nullable=False),
        sa.Column("rol", sa.String(32)),
        sa.Column("sector", sa.String(40)),
        sa.Column("regio", sa.String(60)),
        sa.Column("zorgen", sa.JSON, nullable=False),
        sa.Column("onderwerpen", sa.JSON, nullable=False),
        sa.Column("uitkomst", sa.String(32), nullable=False),
        sa.Column("contacten", sa.Integer, nullable=False),
    )
    op.create_index("ix_adviezen_last_contact", "adviezen", ["last_contact"])
    op.create_table(
        "toestemmingen",
        sa.Column(
            "dossiernummer",
            sa.String(12),
            sa.ForeignKey("adviezen.dossiernummer", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("information", sa.String(16), nullable=False),
        sa.Column("given", sa.DateTime(timezone=True), nullable=False),
        sa.Column("key_id", sa.String(16)),
        sa.Column("contact", sa.Text),
    )
    op.create_table(
        "intakes",
        sa.Column("conversation_id", sa.String(64), primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_intakes_expires", "intakes", ["expires"])
    op.create_table(
        "tries",
        sa.Column("key", sa.String(16), primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("last", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_try", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_tries_last", "tries", ["last"])


def downgrade() -> None:
    """Remove the tables, with what is in them."""
    op.drop_table("tries")
    op.drop_table("intakes")
    op.drop_table("toestemmingen")
    op.drop_table("adviezen")
