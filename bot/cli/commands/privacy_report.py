"""`advieschat privacy-report`: what is kept, for who must account for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sqlalchemy import Table


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--docs",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write dpia.md and algoritmeregister.md from the configuration into this folder instead.",
)
def command(as_json: bool, docs: Path | None) -> None:
    """Print what is kept now: counts per kind, oldest date and the retention in force."""
    if docs is not None:
        _write_documents(docs)
        return
    from bot.registry.database import open_engine
    from bot.registry.registry import utc_now
    from bot.registry.report import make_report
    from bot.registry.schema import upgrade
    from bot.registry.settings import load_retention
    from bot.settings import load_settings

    settings = load_settings()
    retention = load_retention()
    upgrade(settings)
    engine = open_engine(settings)
    try:
        report = make_report(
            engine, retention, utc_now(), settings.data_dir, tables_of_other_rooms()
        )
    finally:
        engine.dispose()
    if as_json:
        click.echo(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(report.lines()))


def tables_of_other_rooms() -> list[Table]:
    """Tables beside the registry's own that say how long their rows are kept."""
    from bot.handoff.tables import metadata

    return [table for table in metadata.sorted_tables if {"retention", "age"} <= set(table.info)]


def _write_documents(folder: Path) -> None:
    from bot.registry.documents import documents

    folder.mkdir(parents=True, exist_ok=True)
    for name, text in documents(extra=tables_of_other_rooms()).items():
        (folder / name).write_text(text, encoding="utf-8")
        click.echo(f"Wrote {folder / name}")
