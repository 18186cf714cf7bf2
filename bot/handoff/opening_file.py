"""Reads and checks `openingstijden.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from bot.errors import SettingsError
from bot.registry.values import regio_ids

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_SPAN = re.compile(r"([01]\d|2[0-4]):([0-5]\d)\s*[-–]\s*([01]\d|2[0-4]):([0-5]\d)")
_MIDNIGHT = 24 * 60


@dataclass(frozen=True)
class Hours:
    """One week of hours.

    Attributes:
        week: per day the spans in minutes from midnight, in order, not overlapping.
        closed_on_holidays: whether Dutch public holidays are closed.
        closed: other days that are closed.
    """

    week: dict[str, tuple[tuple[int, int], ...]]
    closed_on_holidays: bool = True
    closed: frozenset[date] = frozenset()

    @classmethod
    def never(cls) -> Hours:
        """Closed every day."""
        return cls(dict.fromkeys(DAYS, ()))


def read_file(path: Path) -> tuple[Hours, dict[str, Hours]]:
    """The default hours, and the hours of regions that differ.

    Raises:
        SettingsError: when the file cannot be read; says where and what it should be.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SettingsError(
            f"{path} cannot be read ({type(error).__name__}). Give it the form of "
            "bot/handoff/data/openingstijden.yml, or remove it."
        ) from None
    if not isinstance(content, dict) or set(content) - {"standaard", "regios"}:
        raise SettingsError(f"{path} must hold `standaard` and `regios` and nothing else.")
    default = _hours(Hours.never(), content.get("standaard"), f"{path}: standaard")
    regios = content.get("regios") or {}
    if not isinstance(regios, dict):
        raise SettingsError(f"{path}: `regios` must hold ids of regions with their hours.")
    unknown = sorted(str(name) for name in set(regios) - regio_ids())
    if unknown:
        raise SettingsError(
            f"{path}: {', '.join(unknown)} is no region. Use ids such as "
            f"{', '.join(sorted(regio_ids())[:3])} (bot/regio/data/regios.csv)."
        )
    return default, {
        name: _hours(default, given, f"{path}: regios: {name}") for name, given in regios.items()
    }


def _hours(base: Hours, given: Any, where: str) -> Hours:
    """`base`, with what is given instead."""
    if not isinstance(given, dict):
        raise SettingsError(f"{where} must hold days with hours, such as maandag: ['09:00-17:00'].")
    unknown = sorted(str(name) for name in set(given) - {*DAYS, "feestdagen", "dicht"})
    if unknown:
        raise SettingsError(
            f"{where}: {', '.join(unknown)} is no day. Use {', '.join(DAYS)}, feestdagen or dicht."
        )
    week = {**base.week, **{day: _spans(given[day], where, day) for day in DAYS if day in given}}
    hours = replace(base, week=week)
    if "feestdagen" in given:
        if given["feestdagen"] not in ("open", "dicht"):
            raise SettingsError(f"{where}: feestdagen must be open or dicht.")
        hours = replace(hours, closed_on_holidays=given["feestdagen"] == "dicht")
    if "dicht" in given:
        days = given["dicht"] or []
        if not isinstance(days, list) or not all(type(day) is date for day in days):
            raise SettingsError(f"{where}: dicht must be a list of dates such as 2026-12-24.")
        hours = replace(hours, closed=base.closed | frozenset(days))
    return hours


def _spans(given: Any, where: str, day: str) -> tuple[tuple[int, int], ...]:
    wanted = f"{where}: {day} must be a list of spans such as ['09:00-12:30', '13:00-17:00']"
    if given is not None and not isinstance(given, list):
        raise SettingsError(f"{wanted}.")
    spans = []
    for text in given or []:
        found = _SPAN.fullmatch(str(text).strip())
        if found is None:
            raise SettingsError(f"{wanted}; one of them is not.")
        numbers = [int(group) for group in found.groups()]
        begin, end = numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3]
        if not begin < end <= _MIDNIGHT:
            raise SettingsError(
                f"{wanted}, each ending later than it begins and at 24:00 at the latest. "
                "A night is two spans, on two days."
            )
        spans.append((begin, end))
    spans.sort()
    if any(first[1] > second[0] for first, second in pairwise(spans)):
        raise SettingsError(f"{wanted} that do not overlap.")
    return tuple(spans)
