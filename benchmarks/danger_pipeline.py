"""Recall and false alarms of the whole pipeline (intent classifier and danger detector together).

    .venv/bin/python benchmarks/danger_pipeline.py models/advieschat.tar.gz --set dev|exam_oneven|exam_even|final|probe

The final set is for measuring only: the script prints no message of it.
"""

from __future__ import annotations

import asyncio
import json
import logging
import statistics
import sys
import time
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

SETS = ROOT / "tests" / "danger" / "data"
PROBE = ROOT / "tests" / "danger" / "cases" / "probe_stemmen.jsonl"


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


async def measure(
    model: Path, cases: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], str | None, float]]:
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


@click.command()
@click.argument("model", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--set",
    "name",
    type=click.Choice(["dev", "exam_oneven", "exam_even", "c_oneven", "c_even", "final", "probe"]),
    default="dev",
    show_default=True,
)
def main(model: Path, name: str) -> None:
    """Measure the whole pipeline on a held-out set."""
    path = PROBE if name == "probe" else SETS / f"danger_{name}.jsonl"
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    results = asyncio.run(measure(model, cases))
    urgent = [(case, got) for case, got, _ in results if case["spoed"]]
    calm = [got for case, got, _ in results if not case["spoed"]]
    click.echo(
        f"recall (112 or 113)       {sum(got is not None for _, got in urgent) / len(urgent):.3f}"
    )
    right = sum(got in case["spoed"].split("|") for case, got in urgent if got)
    click.echo(f"recall (the right number) {right / len(urgent):.3f}")
    click.echo(f"calm, but got 112         {sum(got == '112' for got in calm) / len(calm):.3f}")
    click.echo(f"calm, but got 112 or 113  {sum(got is not None for got in calm) / len(calm):.3f}")
    click.echo(f"median parse {statistics.median(millis for *_, millis in results):.1f} ms")


if __name__ == "__main__":
    main()
