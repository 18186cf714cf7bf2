"""`python -m bot.danger.evaluate --set dev|final|…`: recall, false alarms and speed on held-out sets.

How each set was written, and what of it was ever read, stands in `tests/danger/data/README.md`.
"""

from __future__ import annotations

import json
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from bot.danger import Assessment, Context, assess

SETS = Path(__file__).resolve().parents[2] / "tests" / "danger" / "data"
MAY_BE_READ = ("dev", "exam_oneven", "c_oneven", "d_oneven", "f_oneven", "ijk", "g")
NEVER_READ = ("exam_even", "c_even", "d_even", "e", "f_even", "h", "final")
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


@dataclass(frozen=True)
class Figures:
    """Counts over judged messages, and the shares that issue 4 asks for."""

    urgent: int
    caught: int
    exact: int
    calm: int
    alarms: int
    any_alarms: int

    @property
    def recall(self) -> float:
        """Share of the urgent that got 112 or 113."""
        return self.caught / self.urgent

    @property
    def right(self) -> float:
        """Share of the urgent that got the number they need."""
        return self.exact / self.urgent

    @property
    def alarm(self) -> float:
        """Share of the calm that got 112."""
        return self.alarms / self.calm

    @property
    def any_alarm(self) -> float:
        """Share of the calm that got 112 or 113."""
        return self.any_alarms / self.calm


def wanted_of(case: dict[str, Any]) -> frozenset[str]:
    """The numbers that are right for a held-out message; none for a calm one."""
    return frozenset((case["spoed"] or "").split("|")) - {""}


def figures(judged: Iterable[tuple[frozenset[str], str | None]]) -> Figures:
    """Count what came out (112, 113 or None) against what is wanted."""
    pairs = list(judged)
    urgent = [(wanted, got) for wanted, got in pairs if wanted]
    calm = [got for wanted, got in pairs if not wanted]
    return Figures(
        urgent=len(urgent),
        caught=sum(got is not None for _, got in urgent),
        exact=sum(got in wanted for wanted, got in urgent),
        calm=len(calm),
        alarms=sum(got == "112" for got in calm),
        any_alarms=sum(got is not None for got in calm),
    )


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
        rows.append(Row(case["id"], case["text"], case["soort"], wanted_of(case), got, millis))
    return rows


def report(rows: list[Row]) -> list[str]:
    """The figures of issue 4 over `rows`, and one line per kind of message."""
    found = figures((row.wanted, row.got.spoed) for row in rows)
    lines = [
        f"{len(rows)} messages: {found.urgent} urgent, {found.calm} not",
        f"recall (112 or 113)        {found.recall:.3f}  ({found.urgent - found.caught} missed)",
        f"recall (the right number)  {found.right:.3f}",
        f"calm, but got 112          {found.alarm:.3f}  ({found.alarms})",
        f"calm, but got 112 or 113   {found.any_alarm:.3f}  ({found.any_alarms})",
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
