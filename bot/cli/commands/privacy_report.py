"""`advieschat privacy-report`: what is kept, for who must account for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.registry.report import OtherTable
    from bot.registry.settings import Retention


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
    from bot.desk.schema import upgrade_desk
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
        upgrade_desk(engine)
        report = make_report(
            engine, retention, utc_now(), settings.data_dir, tables_of_other_rooms(retention)
        )
    finally:
        engine.dispose()
    if as_json:
        click.echo(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(report.lines()))


# Which column says how old a row is; the desk's options have no age.
_AGE = {
    "handoffs": "created",
    "handoff_messages": "at",
    "handoff_callbacks": "created",
    "handoff_log": "at",
    "handoff_outbox": "created",
    "desk_medewerkers": "created",
    "desk_sessions": "created",
    "desk_tries": "last",
    "desk_log": "at",
}


def tables_of_other_rooms(retention: Retention) -> list[OtherTable]:
    """Tables beside the registry's own, with the retention in force."""
    from bot.desk import journal
    from bot.desk.tables import metadata as desk
    from bot.handoff.purge import retention_lines
    from bot.handoff.tables import metadata as handoff
    from bot.registry.report import OtherTable

    terms = {**retention_lines(retention), **journal.retention_lines()}
    return [
        OtherTable(table, terms[table.name], _AGE.get(table.name))
        for table in (*handoff.sorted_tables, *desk.sorted_tables)
    ]


def _write_documents(folder: Path) -> None:
    from bot.registry.documents import documents
    from bot.registry.settings import Retention

    # What the repository describes is the product as it comes, not this machine's settings.
    others = tables_of_other_rooms(Retention())
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in documents(extra=others).items():
        (folder / name).write_text(text, encoding="utf-8")
        click.echo(f"Wrote {folder / name}")
