"""`advieschat train`: train the model when the data changed."""

from __future__ import annotations

import click

from bot.assistant.quiet import quiet


@click.command()
@click.option("--force", is_flag=True, help="Train even when the model fits the data already.")
def command(force: bool) -> None:
    """Train the model from data/, domain.yml and config.yml (about a minute)."""
    quiet()
    from bot.assistant.model import is_current, model_path, train

    if is_current() and not force:
        click.echo(f"The model is up to date: {model_path()}")
        return
    train(click.echo)
