"""Conversations, redacted, for at most 24 hours.

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


def upgrade() -> None:
    """Make the table; a database of before the migrations has it already."""
    if sa.inspect(op.get_bind()).has_table("conversations"):
        return
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("last_message", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_conversations_last_message", "conversations", ["last_message"])


def downgrade() -> None:
    """Remove the table."""
    op.drop_table("conversations")
