"""`advieschat handoffs`: every open handoff."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.handoff.model import Handoff

_COLUMNS = ("id", "created", "status", "kind", "rol", "regio", "acuut")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON list instead of a table.")
def command(as_json: bool) -> None:
    """Print every open handoff, danger first; works while the server runs."""
    from bot.handoff.queue import list_open
    from bot.registry.database import open_engine
    from bot.registry.errors import RegistryDamagedError
    from bot.registry.schema import upgrade
    from bot.settings import load_settings

    settings = load_settings()
    engine = open_engine(settings)
    try:
        try:
            handoffs = list_open(engine)
        except RegistryDamagedError:
            # A database that no server has opened yet has no tables; a damaged one fails again.
            upgrade(settings)
            handoffs = list_open(engine)
    finally:
        engine.dispose()
    if as_json:
        click.echo(json.dumps([one.public() for one in handoffs], ensure_ascii=False))
    elif handoffs:
        click.echo(table(handoffs))
    else:
        click.echo("Er staat niemand in de wachtrij.")


def table(handoffs: list[Handoff]) -> str:
    """The handoffs as lines with aligned columns, times in Dutch time."""
    from bot.handoff.opening_hours import AMSTERDAM

    rows: list[tuple[str, ...]] = [_COLUMNS]
    for one in handoffs:
        created = one.created.astimezone(AMSTERDAM).strftime("%d-%m-%Y %H:%M")
        shown = (one.id, created, one.status, one.kind, one.rol or "-", one.regio or "-")
        rows.append((*shown, "GEVAAR" if one.acuut else "-"))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
