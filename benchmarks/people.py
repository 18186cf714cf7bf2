"""How many facts each simulated person hears: `python benchmarks/people.py [name …]`.

Walks the people of `tests/dialogue/people/` through the trained assistant and prints a table;
`--transcripts FOLDER` writes what was said to each, `--json` prints the verdicts.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from dialogue.judge import Verdict, judge  # noqa: E402
from dialogue.walk import Walk, load_people, walk  # noqa: E402

from bot.assistant.quiet import quiet  # noqa: E402

quiet()
from bot.assistant.assistant import Assistant  # noqa: E402
from bot.gateway.entrance import Entrance  # noqa: E402
from bot.gateway.intake_desk import IntakeDesk  # noqa: E402
from bot.gateway.takeover import Takeover  # noqa: E402
from bot.registry.registry import open_registry, share  # noqa: E402
from bot.settings import load_settings  # noqa: E402


@contextmanager
def open_entrance() -> Iterator[tuple[Any, Any]]:
    """`say` and `slots` of the real assistant, its state in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        # The actions read the environment themselves; without hours the desk is shut at night.
        os.environ["ADVIESCHAT_DATA_DIR"] = folder
        os.environ.setdefault("ADVIESCHAT_OPENINGSTIJDEN", "altijd")
        settings = load_settings()
        registry = open_registry(settings)
        share(registry)
        assistant = Assistant(settings, registry.conversations, b"test" * 8)
        entrance = Entrance(assistant, IntakeDesk(registry), Takeover(registry.engine))
        loop = asyncio.new_event_loop()

        def say(sender: str, message: str) -> list[dict[str, Any]]:
            return loop.run_until_complete(entrance.receive(sender, message))

        def slots(sender: str) -> dict[str, Any]:
            tracker = loop.run_until_complete(assistant.tracker(sender))
            return dict(tracker.current_slot_values())

        yield say, slots
        loop.close()
        share(None)
        registry.engine.dispose()


def transcript(walked: Walk) -> str:
    """The conversation as text."""
    lines = []
    for message, items in walked.turns:
        lines.append(f"> {message}")
        for item in items:
            buttons = " ".join(f"[{one['title']}]" for one in item.get("buttons") or ())
            lines.append(f"  {item.get('text', '')} {item.get('custom') or ''} {buttons}".rstrip())
    return "\n".join(lines) + "\n"


def table_of(verdicts: list[Verdict]) -> str:
    """One line a person, then the facts missed most."""
    lines = [f"{'person':42} {'facts':>9} {'share':>6}  missed"]
    for one in verdicts:
        heard = len(one.due) - len(one.missed)
        lines.append(
            f"{one.person:42} {heard:4}/{len(one.due):<4} {one.share:6.0%}  {' '.join(one.missed)}"
        )
        faults = [f"topic {name}" for name in one.topics_missed]
        faults += one.promises + one.course + one.slots
        lines += [f"    ! {fault}" for fault in faults]
        lines += [f"    ? urgent answer {alarm}" for alarm in one.alarms]
    missed = Counter(fact for one in verdicts for fact in one.missed)
    lines.append("missed most: " + ", ".join(f"{name} {n}" for name, n in missed.most_common(40)))
    lines.append(f"{sum(one.share >= 0.9 for one in verdicts)} of {len(verdicts)} hear 90% or more")
    lines.append(
        f"urgent answers to people in no danger: {sum(len(one.alarms) for one in verdicts)}"
    )
    return "\n".join(lines)


@click.command()
@click.argument("names", nargs=-1)
@click.option("--transcripts", type=click.Path(path_type=Path), help="Folder for what was said.")
@click.option("--json", "as_json", is_flag=True, help="Print the verdicts as JSON.")
def main(names: tuple[str, ...], transcripts: Path | None, as_json: bool) -> None:
    """Walk the simulated people (all, or those whose name holds one of NAMES)."""
    people = [one for one in load_people() if not names or any(name in one["id"] for name in names)]
    verdicts = []
    with open_entrance() as (say, slots):
        for person in people:
            walked = walk(person, say)
            verdicts.append(judge(person, walked, slots(person["id"])))
            if transcripts:
                transcripts.mkdir(parents=True, exist_ok=True)
                (transcripts / f"{person['id']}.txt").write_text(transcript(walked), "utf-8")
    click.echo(json.dumps([asdict(one) for one in verdicts]) if as_json else table_of(verdicts))


if __name__ == "__main__":
    main()
