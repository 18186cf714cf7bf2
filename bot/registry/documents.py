"""Draws the DPIA and the Algoritmeregister description from the tables and settings in force."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.privacy import PLACEHOLDERS
from bot.registry import values
from bot.registry.codes import CODE_ALPHABET, CodeHasher, new_code
from bot.registry.consent import information
from bot.registry.dutch import ONDERWERPEN, ROLLEN, SECTOREN, UITKOMSTEN, ZORGEN
from bot.registry.guessing import IN_GENERAL, PER_DOSSIER
from bot.registry.report import OtherTable
from bot.registry.settings import (
    ADVIES_DAYS,
    GESPREK_HOURS,
    MOST_ADVIES_DAYS,
    MOST_GESPREK_HOURS,
    PURGE_EVERY,
    Retention,
)
from bot.registry.tables import metadata
from bot.settings import PROJECT_ROOT

TEMPLATES = Path(__file__).parent / "document_templates"
NAMES = ("dpia.md", "algoritmeregister.md")


def documents(
    retention: Retention | None = None, extra: Sequence[OtherTable] = ()
) -> dict[str, str]:
    """The documents by file name; the same configuration gives the same text.

    Args:
        retention: the retention in force; default what the protocol allows, which is what
            `docs/` describes.
        extra: tables of other rooms, as in `bot.registry.report.make_report`.
    """
    # Markdown, not HTML: nothing in it comes from a visitor.
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701
        keep_trailing_newline=True,
    )
    context = _context(retention or Retention(), extra)
    return {name: environment.get_template(f"{name}.j2").render(context) for name in NAMES}


def _context(retention: Retention, extra: Sequence[OtherTable]) -> dict[str, Any]:
    letters = len(new_code().replace("-", ""))
    hasher = CodeHasher()
    return {
        "placeholders": [f"`{placeholder}`" for placeholder in PLACEHOLDERS],
        "tables": _tables(retention, extra),
        "retention": retention.lines(),
        "lists": _lists(),
        "information": information("advies", retention).lines,
        "purge_minutes": PURGE_EVERY // timedelta(minutes=1),
        "advies_days": ADVIES_DAYS,
        "most_days": MOST_ADVIES_DAYS,
        "gesprek_hours": GESPREK_HOURS,
        "most_hours": MOST_GESPREK_HOURS,
        "code_length": letters,
        "code_bits": math.floor(letters * math.log2(len(CODE_ALPHABET))),
        "argon": f"{hasher.memory_kib / 1024:g} MiB, {hasher.rounds} rondes",
        "dossier_free": PER_DOSSIER.free,
        "dossier_first": PER_DOSSIER.first // timedelta(seconds=1),
        "dossier_most": PER_DOSSIER.most // timedelta(minutes=1),
        "general_free": IN_GENERAL.free,
        "config": _config(PROJECT_ROOT / "config.yml"),
    }


def _tables(retention: Retention, extra: Sequence[OtherTable]) -> list[dict[str, Any]]:
    terms = retention.lines()
    told = [(table, terms[table.name]) for table in metadata.sorted_tables]
    told += [(other.table, other.retention) for other in extra]
    return [
        {
            "name": table.name,
            "title": table.info["nl"],
            "retention": term,
            "columns": [{"name": c.name, "what": c.info["nl"]} for c in table.columns],
        }
        for table, term in told
    ]


def _lists() -> dict[str, str]:
    def words(allowed: tuple[str, ...], names: Mapping[str, str]) -> str:
        return ", ".join(names[value] for value in allowed)

    return {
        "rol": words(values.ROLLEN, ROLLEN),
        "sector": words(values.SECTOREN, SECTOREN),
        "regio": f"de {len(values.regio_ids())} regio's van Veilig Thuis",
        "zorgen": words(values.ZORGEN, ZORGEN),
        "onderwerpen": words(values.ONDERWERPEN, ONDERWERPEN),
        "uitkomst": words(values.UITKOMSTEN, UITKOMSTEN),
    }


def _config(path: Path) -> dict[str, Any]:
    config = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        "language": config["language"],
        "pipeline": [component["name"] for component in config["pipeline"]],
        "policies": [policy["name"] for policy in config["policies"]],
    }
