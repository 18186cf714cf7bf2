"""`advieschat medewerkers`: accounts for the desk."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.desk.accounts import Accounts


@click.group()
def command() -> None:
    """Accounts van medewerkers aan de desk: maken, bekijken en beheren."""


@command.command()
@click.argument("naam")
@click.option(
    "--rol",
    type=click.Choice(["medewerker", "beheerder"]),
    default="medewerker",
    show_default=True,
    help="Een beheerder ziet ook de cijfers, het logboek en de accounts.",
)
@click.option("--sso", is_flag=True, help="Zonder wachtwoord: meldt zich aan met single sign-on.")
def add(naam: str, rol: str, sso: bool) -> None:
    """Maak een account NAAM. Het wachtwoord wordt gevraagd, of gelezen van de invoer."""
    with _accounts() as accounts:
        password = None if sso else _ask_password()
        accounts.add(naam, rol, password, _now())
    click.echo(f"Account {naam} is gemaakt, met de rol {rol}.")


@command.command(name="list")
def list_() -> None:
    """Laat alle accounts zien."""
    with _accounts() as accounts:
        found = accounts.all()
        required = accounts.code_required()
    if not found:
        click.echo("Er zijn nog geen accounts. Maak er een: advieschat medewerkers add NAAM")
        return
    width = max(len(account.name) for account in found)
    for account in found:
        login = "wachtwoord" if account.password_hash else "single sign-on"
        code = "code-app" if account.totp_secret else "geen code-app"
        state = "" if account.active else "  geblokkeerd"
        click.echo(f"{account.name:<{width}}  {account.role:<10}  {login}, {code}{state}")
    if required:
        click.echo("De code-app is verplicht.")


@command.command()
@click.argument("naam")
def disable(naam: str) -> None:
    """Blokkeer het account NAAM; de sessies eindigen meteen."""
    with _accounts() as accounts:
        accounts.set_active(naam, False, _now())
    click.echo(f"Account {naam} is geblokkeerd.")


@command.command()
@click.argument("naam")
def enable(naam: str) -> None:
    """Open het geblokkeerde account NAAM weer."""
    with _accounts() as accounts:
        accounts.set_active(naam, True, _now())
    click.echo(f"Account {naam} is weer open.")


@command.command()
@click.argument("naam")
@click.confirmation_option(prompt="Dit kan niet ongedaan worden gemaakt. Doorgaan?")
def remove(naam: str) -> None:
    """Verwijder het account NAAM; in het logboek blijft staan wat het deed."""
    with _accounts() as accounts:
        accounts.remove(naam, _now())
    click.echo(f"Account {naam} is verwijderd.")


@command.command(name="reset-totp")
@click.argument("naam")
def reset_totp(naam: str) -> None:
    """Wis de code-app van NAAM, bijvoorbeeld bij een verloren telefoon."""
    with _accounts() as accounts:
        accounts.reset_totp(naam, _now())
    click.echo(f"De code-app van {naam} is gewist.")


@command.command(name="set-role")
@click.argument("naam")
@click.argument("rol", type=click.Choice(["medewerker", "beheerder"]))
def set_role(naam: str, rol: str) -> None:
    """Geef het account NAAM een andere rol."""
    with _accounts() as accounts:
        accounts.set_role(naam, rol, _now())
    click.echo(f"{naam} is nu {rol}.")


@command.command(name="set-password")
@click.argument("naam")
def set_password(naam: str) -> None:
    """Geef het account NAAM een nieuw wachtwoord; de sessies eindigen meteen."""
    from bot.desk.accounts import COMMAND_LINE

    with _accounts() as accounts:
        accounts.get(naam)
        accounts.set_password(naam, _ask_password(), _now(), by=COMMAND_LINE)
    click.echo(f"Het wachtwoord van {naam} is gewijzigd.")


@command.command(name="require-totp")
@click.argument("verplicht", type=click.Choice(["ja", "nee"]))
def require_totp(verplicht: str) -> None:
    """Maak de code-app verplicht voor iedereen, of niet."""
    with _accounts() as accounts:
        accounts.require_code(verplicht == "ja", _now())
    click.echo(f"De code-app is {'nu' if verplicht == 'ja' else 'niet langer'} verplicht.")


@contextmanager
def _accounts() -> Iterator[Accounts]:
    from bot.desk.accounts import Accounts
    from bot.desk.schema import upgrade_desk
    from bot.registry.database import open_engine
    from bot.settings import load_settings

    engine = open_engine(load_settings())
    try:
        upgrade_desk(engine)
        yield Accounts(engine)
    finally:
        engine.dispose()


def _ask_password() -> str:
    """The password from the prompt, or the first line of what is piped in; never an argument."""
    if sys.stdin.isatty():
        return str(click.prompt("Wachtwoord", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


def _now() -> datetime:
    return datetime.now(timezone.utc)
