"""Recall and false alarms of the whole pipeline (intent classifier and danger detector together).

    .venv/bin/python benchmarks/danger_pipeline.py models/advieschat.tar.gz --set dev --set e

Without `--set` all held-out sets are measured, and those that nobody read also as one.
The script prints no message of any set.
"""

from __future__ import annotations

import asyncio
import logging
import statistics
import sys
import time
from itertools import islice
from pathlib import Path
from typing import Any

import click
from rasa.core.agent import Agent
from rasa.core.channels import UserMessage
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.log_utils import configure_structlog

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bot.danger.evaluate import (  # noqa: E402 (the project is not installed)
    NEVER_READ,
    SET_NAMES,
    SETS,
    cases_of,
    figures,
    wanted_of,
)

PROBE = ROOT / "tests" / "danger" / "cases" / "probe_stemmen.jsonl"

Result = tuple[dict[str, Any], str | None, float]


def tracker_of(agent: Agent, turns: list[dict[str, Any]]) -> DialogueStateTracker:
    """A conversation with these turns behind it."""
    tracker = DialogueStateTracker("meting", agent.domain.slots if agent.domain else [])
    for turn in turns:
        if turn["wie"] == "bot":
            custom = {"vraag": turn["vraag"]} if "vraag" in turn else {}
            tracker.update(BotUttered(turn["tekst"], {"custom": custom}))
        else:
            tracker.update(UserUttered(turn["tekst"], intent={"name": "beschrijf_zorgen"}))
    return tracker


async def measure(model: Path, cases: list[dict[str, Any]]) -> list[Result]:
    """Each case with the number that the pipeline gives, and the milliseconds it took."""
    configure_structlog(logging.WARNING)
    agent = Agent.load(str(model))
    if agent.processor is None:
        raise click.ClickException(f"{model} cannot be loaded; train with `advieschat train`.")
    await agent.processor.parse_message(UserMessage("warm"))
    out = []
    for case in cases:
        tracker = tracker_of(agent, case.get("context", []))
        start = time.perf_counter()
        parsed = await agent.processor.parse_message(UserMessage(case["text"]), tracker)
        millis = (time.perf_counter() - start) * 1000
        out.append((case, (parsed.get("danger") or {}).get("spoed"), millis))
    return out


def path_of(name: str) -> Path:
    """Where a set lies."""
    return PROBE if name == "probe" else SETS / f"danger_{name}.jsonl"


def report(name: str, results: list[Result]) -> str:
    """One row: the figures of issue 4 over `results`."""
    found = figures((wanted_of(case), got) for case, got, _ in results)
    median = statistics.median(millis for *_, millis in results)
    return (
        f"{name:<14}{found.urgent:>8}{found.recall:>8.3f}{found.right:>8.3f}"
        f"{found.calm:>8}{found.alarm:>8.3f}{found.any_alarm:>8.3f}{median:>8.1f}"
    )


@click.command()
@click.argument("model", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--set", "names", multiple=True, type=click.Choice([*SET_NAMES, "probe"]), help="Repeatable."
)
def main(model: Path, names: tuple[str, ...]) -> None:
    """Measure the whole pipeline on held-out sets."""
    sets = names or SET_NAMES
    cases = {name: cases_of(path_of(name)) for name in sets}
    results = iter(asyncio.run(measure(model, [case for name in sets for case in cases[name]])))
    by_set = {name: list(islice(results, len(cases[name]))) for name in sets}
    columns = ("urgent", "recall", "right", "calm", "112", "any", "ms")
    click.echo(f"{'set':<14}" + "".join(f"{column:>8}" for column in columns))
    for name in sets:
        click.echo(report(name, by_set[name]))
    unread = [result for name in sets if name in NEVER_READ for result in by_set[name]]
    if len(sets) > 1 and unread:
        click.echo(report("never read", unread))
    click.echo(
        "recall: got 112 or 113 (bar 0.97); right: the right number; 112: calm that got 112 "
        "(bar 0.06); any: calm that got 112 or 113; ms: median parse (bar 10)"
    )


if __name__ == "__main__":
    main()
