"""The command line: `advieschat …`, one command per file in `bot/cli/commands`."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import click

from bot.cli import commands
from bot.errors import AdvieschatError


class CommandFolder(click.Group):
    """A group whose commands are the modules of `bot.cli.commands`, imported when asked for.

    A module `privacy_report.py` is the command `privacy-report` and holds one click command
    named `command`. Nothing heavy is imported for `--help` of another command.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands, sorted."""
        names = (module.name for module in pkgutil.iter_modules(commands.__path__))
        return sorted(name.replace("_", "-") for name in names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{commands.__name__}.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        command.name = cmd_name
        return command


@click.command(cls=CommandFolder, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Advieschat: een Nederlandse chat-assistent bij zorgen over geweld of verwaarlozing thuis."""


def main() -> None:
    """Run the command line; an expected error is one line on stderr and exit status 1."""
    try:
        cli(standalone_mode=True)
    except AdvieschatError as error:
        click.echo(f"advieschat: {error}", err=True)
        sys.exit(1)
