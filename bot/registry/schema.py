"""Brings the database to the newest schema."""

from __future__ import annotations

from bot.registry.conversations import metadata
from bot.registry.database import open_engine
from bot.settings import Settings


def upgrade(settings: Settings) -> None:
    """Create what is missing; safe to call at every start."""
    engine = open_engine(settings)
    try:
        metadata.create_all(engine)
    finally:
        engine.dispose()
