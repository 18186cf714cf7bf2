"""`advieschat purge`: delete what has been kept long enough."""

from __future__ import annotations

import click


@click.command()
def command() -> None:
    """Delete what has been kept long enough, and its traces in the database file.

    `advieschat serve` does this by itself every few minutes; this command is for a service that
    stands still.
    """
    from bot.handoff.purge import purge as purge_handoffs
    from bot.registry.database import open_engine
    from bot.registry.registry import utc_now
    from bot.registry.retention import purge
    from bot.registry.schema import upgrade
    from bot.registry.settings import load_retention
    from bot.registry.tables import metadata
    from bot.settings import load_settings

    settings = load_settings()
    retention = load_retention()
    upgrade(settings)
    engine = open_engine(settings)
    try:
        handoffs = purge_handoffs(engine, retention, utc_now())
        purged = purge(engine, retention, utc_now())
    finally:
        engine.dispose()
    if purged.busy:
        click.echo("Another process is purging now; nothing was left undone.")
        return
    for name, count in purged.counts.items():
        click.echo(f"{metadata.tables[name].info['nl']}: {count} verwijderd")
    click.echo(f"Terugbelverzoeken: {handoffs.callbacks} gewist")
    click.echo(f"Berichten met een medewerker: {handoffs.messages} gewist")
    click.echo(f"Overdrachten: {handoffs.handoffs} verwijderd")
    if not purged.scrubbed:
        click.echo(
            "The rows are deleted, but another process kept the database busy: their traces in "
            "the file go at the next purge. Run it again.",
            err=True,
        )
