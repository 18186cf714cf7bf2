"""`advieschat advies`: what is kept of one advies, for who has its dossiernummer and code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.registry.advies import Advies
    from bot.registry.registry import Registry

_dossiernummer = click.option(
    "--dossiernummer", required=True, help="Such as AV-1234-5678; the code is asked for."
)


@click.group()
def command() -> None:
    """Show or delete one advies. The code is asked for: it must not end up in a shell history."""


@command.command()
@_dossiernummer
def show(dossiernummer: str) -> None:
    """Print all that is kept about this advies."""
    with _opened(dossiernummer) as (registry, advies):
        click.echo("\n".join(registry.what_is_kept(advies)))


@command.command()
@_dossiernummer
@click.option("--yes", is_flag=True, help="Do not ask once more.")
def delete(dossiernummer: str, yes: bool) -> None:
    """Delete this advies, with the consent and the contact data that belong to it."""
    with _opened(dossiernummer) as (registry, advies):
        if not yes:
            click.confirm("Alles over dit advies verwijderen?", abort=True)
        registry.delete_opened(advies)
        click.echo("Alles over dit advies is verwijderd.")


@command.command()
@_dossiernummer
def revoke(dossiernummer: str) -> None:
    """Delete only the consent and the contact data."""
    with _opened(dossiernummer) as (registry, advies):
        gone = registry.revoke_opened(advies)
        click.echo(
            "De toestemming is ingetrokken. De contactgegevens zijn verwijderd."
            if gone
            else "Er waren geen contactgegevens bewaard."
        )


@contextmanager
def _opened(dossiernummer: str) -> Iterator[tuple[Registry, Advies]]:
    from bot.registry.registry import open_registry
    from bot.settings import load_settings

    code = click.prompt("Code", hide_input=True)
    registry = open_registry(
        load_settings(),
        announce=lambda line: click.echo(line, err=True),
    )
    try:
        yield registry, registry.open_advies(dossiernummer, code)
    finally:
        registry.engine.dispose()
