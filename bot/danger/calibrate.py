"""`python -m bot.danger.calibrate`: how heavily the linear models and the network count together.

Fits the two `Share`s of `bot.danger.opinion` and the limits of each situation of `bot.danger.evidence`
on first messages of the sets that may be read, none of which any model learned from, and prints them
with a table of what a lower or higher bias would do. It changes no file: figures are copied by hand,
because a limit with few examples behind it must be chosen, not fitted.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace

import click
import numpy as np
from sklearn.linear_model import LogisticRegression

from bot.danger import assess, opinion
from bot.danger.classifier import model
from bot.danger.evaluate import MAY_BE_READ, SETS, cases_of, context_of, figures, wanted_of
from bot.danger.evidence import LIMITS, situation_of_text
from bot.danger.features import features
from bot.danger.network import reader
from bot.danger.opinion import Share

_STEPS = (-1.0, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0)
_FREE = 1.5
"""How freely a situation may differ from the rest (the scale of its column)."""


@dataclass(frozen=True)
class Row:
    """One first message: its label, log-odds of both models, and its situation."""

    spoed: str | None
    danger: tuple[float, float]
    thoughts: tuple[float, float]
    situation: str


def rows() -> list[Row]:
    """All first messages of the sets that may be read."""
    found = []
    for name in MAY_BE_READ:
        for case in cases_of(SETS / f"danger_{name}.jsonl"):
            if case.get("context"):
                continue
            text = case["text"]
            seen, read, linear = features(text), reader().log_odds(text), model()
            found.append(
                Row(
                    spoed=(case["spoed"] or "").split("|")[0] or None,
                    danger=(linear.danger.log_odds(seen), read.danger),
                    thoughts=(linear.thoughts.log_odds(seen), read.thoughts),
                    situation=situation_of_text(text),
                )
            )
    return found


def fit(odds: list[tuple[float, float]], places: list[str], wanted: list[bool]) -> str:
    """The share and limits that tell `wanted` best, as a line of text."""
    columns = [
        [*pair, *(_FREE * (place == name) for name in LIMITS)]
        for pair, place in zip(odds, places, strict=True)
    ]
    regression = LogisticRegression(class_weight="balanced", max_iter=1000)
    regression.fit(np.array(columns), wanted)
    linear, network, *offsets = (float(weight) for weight in regression.coef_[0])
    share = Share(round(linear, 3), round(network, 3), round(float(regression.intercept_[0]), 3))
    limits = {
        name: round(1 / (1 + math.exp(_FREE * offset)), 3)
        for name, offset in zip(LIMITS, offsets, strict=True)
    }
    return f"{share}\n  {limits}"


def table(danger: Share, thoughts: Share) -> list[str]:
    """Recall and false alarms of `assess` on the sets that may be read, for shifted biases."""
    lines = [f"{'shift':>6} " + " ".join(f"{name:>17}" for name in MAY_BE_READ)]
    before = opinion.DANGER, opinion.THOUGHTS
    for shift in _STEPS:
        opinion.DANGER = replace(danger, bias=danger.bias + shift)
        opinion.THOUGHTS = replace(thoughts, bias=thoughts.bias + shift)
        opinion.opinion.cache_clear()
        cells = []
        for name in MAY_BE_READ:
            cases = cases_of(SETS / f"danger_{name}.jsonl")
            found = figures(
                (wanted_of(case), assess(case["text"], context_of(case.get("context", []))).spoed)
                for case in cases
            )
            cells.append(f"{found.recall:.3f}/{found.alarm:.3f}/{found.any_alarm:.3f}")
        lines.append(f"{shift:>6} " + " ".join(f"{cell:>17}" for cell in cells))
    opinion.DANGER, opinion.THOUGHTS = before
    opinion.opinion.cache_clear()
    return lines


@click.command()
def main() -> None:
    """Fit shares and limits, then show recall / calm with 112 / calm with 112 or 113."""
    found = rows()
    for number, name in (("112", "danger"), ("113", "thoughts")):
        kept = [row for row in found if row.spoed in (number, None)]
        odds = [row.danger if number == "112" else row.thoughts for row in kept]
        places = [row.situation for row in kept]
        wanted = [row.spoed == number for row in kept]
        click.echo(f"{name}: {fit(odds, places, wanted)}")
    click.echo(f"examples: {dict(Counter(row.situation for row in found))}")
    for line in table(opinion.DANGER, opinion.THOUGHTS):
        click.echo(line)


if __name__ == "__main__":
    main()
