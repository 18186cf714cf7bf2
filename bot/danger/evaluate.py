"""`python -m bot.danger.evaluate --set dev|final|…`: recall, false alarms and speed on held-out sets.

How each set was written, and what of it was ever read, stands in `tests/danger/data/README.md`.
"""

from __future__ import annotations

import json
import statistics
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from bot.danger import Assessment, Context, assess

SETS = Path(__file__).resolve().parents[2] / "tests" / "danger" / "data"
MAY_BE_READ = ("dev", "exam_oneven", "c_oneven", "d_oneven", "ijk")
NEVER_READ = ("exam_even", "c_even", "d_even", "e", "final")
SET_NAMES = (*MAY_BE_READ, *NEVER_READ)


@dataclass(frozen=True)
class Row:
    """One held-out message: what is wanted, what came out, how long it took (ms)."""

    ident: str
    text: str
    soort: str
    wanted: frozenset[str]
    got: Assessment
    millis: float

    @property
    def right(self) -> bool:
        """Urgent where it must be (112 or 113, as wanted), and only there."""
        return self.got.spoed in self.wanted if self.wanted else self.got.spoed is None


def context_of(turns: list[dict[str, Any]]) -> Context:
    """The context as it would be after these turns of bot and visitor."""
    bot = [turn for turn in turns if turn["wie"] == "bot"]
    return Context(
        gevraagd=bot[-1].get("vraag") if bot else None,
        vraag_tekst=bot[-1]["tekst"] if bot else None,
        verhaal=tuple(turn["tekst"] for turn in turns if turn["wie"] == "bezoeker"),
    )


def cases_of(path: Path) -> list[dict[str, Any]]:
    """The messages of a held-out set."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def score(path: Path) -> list[Row]:
    """Judge every message of a held-out set."""
    rows: list[Row] = []
    for case in cases_of(path):
        context = context_of(case.get("context", []))
        start = time.perf_counter()
        got = assess(case["text"], context)
        millis = (time.perf_counter() - start) * 1000
        wanted = frozenset((case["spoed"] or "").split("|")) - {""}
        rows.append(Row(case["id"], case["text"], case["soort"], wanted, got, millis))
    return rows


def report(rows: list[Row]) -> list[str]:
    """The figures of issue 4 over `rows`, and one line per kind of message."""
    urgent = [row for row in rows if row.wanted]
    calm = [row for row in rows if not row.wanted]
    caught = sum(row.got.spoed is not None for row in urgent)
    exact = sum(row.right for row in urgent)
    alarms = sum(row.got.spoed == "112" for row in calm)
    any_alarm = sum(row.got.spoed is not None for row in calm)
    lines = [
        f"{len(rows)} messages: {len(urgent)} urgent, {len(calm)} not",
        f"recall (112 or 113)        {caught / len(urgent):.3f}  ({len(urgent) - caught} missed)",
        f"recall (the right number)  {exact / len(urgent):.3f}",
        f"calm, but got 112          {alarms / len(calm):.3f}  ({alarms})",
        f"calm, but got 112 or 113   {any_alarm / len(calm):.3f}  ({any_alarm})",
        f"median {statistics.median(row.millis for row in rows):.2f} ms, "
        f"slowest {max(row.millis for row in rows):.2f} ms",
    ]
    kinds: dict[tuple[bool, str], list[Row]] = defaultdict(list)
    for row in rows:
        kinds[(not row.wanted, row.soort)].append(row)
    for (calm_kind, kind), members in sorted(kinds.items()):
        label = "calm  " if calm_kind else "urgent"
        lines.append(f"  {label} {kind:18} {sum(row.right for row in members)}/{len(members)}")
    return lines


@click.command()
@click.option("--set", "name", type=click.Choice(SET_NAMES), default="dev", show_default=True)
@click.option(
    "--errors",
    is_flag=True,
    help=f"Show the messages that went wrong (only of {', '.join(MAY_BE_READ)}).",
)
def main(name: str, errors: bool) -> None:
    """Measure the danger detector on a held-out set."""
    if errors and name not in MAY_BE_READ:
        raise click.UsageError("This set is for measuring only: use --set dev with --errors.")
    path = SETS / f"danger_{name}.jsonl"
    if not path.exists():
        raise click.ClickException(
            f"{path} is missing; the held-out sets lie in tests/danger/data/."
        )
    rows = score(path)
    for line in report(rows):
        click.echo(line)
    if errors:
        for row in rows:
            if not row.right:
                wanted = "|".join(sorted(row.wanted)) or "-"
                click.echo(
                    f"{row.ident} wanted {wanted} got {row.got.spoed} ({row.got.reden} {row.got.zekerheid:.2f}) {row.text}"
                )


if __name__ == "__main__":
    main()
