"""`advieschat redact`: remove personal data from JSON Lines."""

from __future__ import annotations

import json
import sys

import click

from bot.privacy import Redactor, default_redactor


@click.command()
def command() -> None:
    """Remove personal data from JSON Lines on stdin.

    Reads {"id": …, "text": "…"} and writes {"id": …, "redacted": "…"}: one line for one line, in
    the same order. A line that cannot be read gives {"id": …, "error": "…"} in its place and a
    message on stderr; the others are handled all the same, and the exit status is 1.
    """
    redactor = default_redactor()
    failed = 0
    for number, raw in enumerate(sys.stdin.buffer, start=1):
        answer = redact_line(raw, redactor)
        if "error" in answer:
            failed += 1
            click.echo(f"advieschat redact: line {number}: {answer['error']}", err=True)
        # ensure_ascii also carries half a surrogate pair, which UTF-8 cannot.
        click.echo(json.dumps(answer, ensure_ascii=not _is_utf8(answer)))
    if failed:
        click.echo(
            f"advieschat redact: {failed} line(s) could not be read; the others were handled.",
            err=True,
        )
        sys.exit(1)


def redact_line(raw: bytes, redactor: Redactor) -> dict[str, object]:
    """The answer to one line. An error never repeats what the line says."""
    wanted = 'give one JSON object per line, such as {"id": "1", "text": "…"}'
    try:
        line = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return {"id": None, "error": f"not UTF-8; {wanted}"}
    except (ValueError, RecursionError):
        return {"id": None, "error": f"not JSON; {wanted}"}
    if not isinstance(line, dict):
        return {"id": None, "error": f"not a JSON object; {wanted}"}
    identifier = line.get("id")
    if not isinstance(line.get("text"), str):
        return {"id": identifier, "error": f'"text" is missing or no string; {wanted}'}
    return {"id": identifier, "redacted": redactor.redact(line["text"])}


def _is_utf8(answer: dict[str, object]) -> bool:
    try:
        json.dumps(answer, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
