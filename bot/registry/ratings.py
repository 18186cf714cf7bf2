"""Smileys at the end of a conversation: only how many, per day and region.

No row says which conversation a smiley came from, and no moment is kept, only the day.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine

from bot.registry.database import writing
from bot.registry.errors import ClosedListError
from bot.registry.tables import waarderingen
from bot.registry.values import one_of, regio_ids

UNKNOWN = "onbekend"
SMILEYS = {1: "heel slecht", 2: "slecht", 3: "gaat wel", 4: "goed", 5: "heel goed"}


def count_rating(engine: Engine, cijfer: int, regio: str | None, now: datetime) -> None:
    """Count one smiley.

    Args:
        engine: the database.
        cijfer: 1 (heel slecht) to 5 (heel goed).
        regio: id of a Veilig Thuis region, or None when it is not known.
        now: the moment, timezone-aware; only its day (UTC) is kept.

    Raises:
        ClosedListError: when one of them is not in its closed list; nothing is counted then.
        RegistryUnavailableError: when the database cannot be written.
    """
    if cijfer not in SMILEYS:
        raise ClosedListError("A smiley is a number from 1 to 5; it was not counted.")
    key: dict[str, Any] = {
        "day": now.astimezone(timezone.utc).date(),
        "regio": one_of(regio, regio_ids(), "regio") or UNKNOWN,
        "cijfer": cijfer,
    }
    with writing(engine) as connection:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        statement = dialect.insert(waarderingen).values(**key, aantal=1)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=list(key), set_={"aantal": waarderingen.c.aantal + 1}
            )
        )
