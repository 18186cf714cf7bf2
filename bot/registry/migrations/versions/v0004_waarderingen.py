"""Smileys at the end of a conversation: counts per day, region and smiley.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "waarderingen",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("regio", sa.String(60), primary_key=True),
        sa.Column("cijfer", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("aantal", sa.Integer, nullable=False),
        sa.CheckConstraint("cijfer BETWEEN 1 AND 5", name="ck_waarderingen_cijfer"),
    )


def downgrade() -> None:
    """Remove the table, with what is in it."""
    op.drop_table("waarderingen")
