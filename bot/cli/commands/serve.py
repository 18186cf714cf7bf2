"""`advieschat serve`: serve everything from one process."""

from __future__ import annotations

import ctypes

import click

from bot.assistant.quiet import quiet

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3  # malloc.h
_LARGE = 64 * 1024  # bytes


def give_back_memory() -> None:
    """Have the C library return large pieces to the system: loading leaves 30 MB less behind."""
    # Other C libraries (musl, macOS) lack the call and the habit.
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_MMAP_THRESHOLD, _LARGE)
        mallopt(_M_TRIM_THRESHOLD, _LARGE)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--no-train", is_flag=True, help="Fail instead of training when there is no model.")
def command(host: str, port: int, no_train: bool) -> None:
    """Serve the chat; trains the model first when there is none or the data changed."""
    give_back_memory()
    quiet()
    from bot.assistant.model import is_current, train
    from bot.errors import ModelMissingError
    from bot.server import serve
    from bot.settings import load_settings

    settings = load_settings()
    if not is_current():
        if no_train:
            raise ModelMissingError("The model is missing or out of date. Run: advieschat train")
        train(click.echo)
    click.echo("Loading the model (about ten seconds)…")
    serve(settings, host, port, ready=click.echo)
