"""Red flags, one family per file: which danger a clause speaks of, and how near it sounds."""

from __future__ import annotations

from functools import lru_cache

from bot.danger.flags import (
    arrival,
    baby,
    captivity,
    care,
    child_alone,
    injury,
    perpetrator,
    sexual,
    strangulation,
    suicide,
    threat,
    violence,
    weapon,
)
from bot.danger.flags.finding import Family, Finding

FAMILIES: tuple[Family, ...] = (
    *baby.FAMILIES,
    *strangulation.FAMILIES,
    *suicide.FAMILIES,
    *injury.FAMILIES,
    *weapon.FAMILIES,
    *threat.FAMILIES,
    *violence.FAMILIES,
    *captivity.FAMILIES,
    *arrival.FAMILIES,
    *child_alone.FAMILIES,
    *care.FAMILIES,
    *sexual.FAMILIES,
    *perpetrator.FAMILIES,
)
"""All families; the order is that of `Assessment.vlaggen`."""


@lru_cache(maxsize=32)
def find_in(clause: str, pauses: frozenset[int] = frozenset()) -> tuple[Finding, ...]:
    """What the plain words of one clause (with a space at both ends) speak of."""
    found = (family.find(clause, pauses) for family in FAMILIES)
    return tuple(finding for finding in found if finding is not None)


__all__ = ["FAMILIES", "Family", "Finding", "find_in"]
