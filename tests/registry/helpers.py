"""What several tests of the registry use."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot.registry.registry import Registry


class Clock:
    """Time stands still until it is set."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 14, 2, 0, tzinfo=timezone.utc)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> datetime:
        """Move on by e.g. `hours=2`."""
        self.now += timedelta(**span)
        return self.now


def rows(registry: Registry, table: str) -> list[dict[str, Any]]:
    """Every row of a table, as the database holds it."""
    with registry.engine.connect() as connection:
        return [dict(row) for row in connection.execute(text(f"SELECT * FROM {table}")).mappings()]


def files_with(folder: Path, *tokens: str) -> dict[str, list[str]]:
    """Which of the tokens stand in the bytes of which file under `folder`."""
    found: dict[str, list[str]] = {}
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            hits = [token for token in tokens if token.encode() in data]
            if hits:
                found[str(path.relative_to(folder))] = hits
    return found
