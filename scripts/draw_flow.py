"""Draws docs/gesprek.md from the rules, the forms and the order of questions.

Run with --check to fail when the picture no longer fits the rules.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import yaml

from bot.conversation.questions import questions_for
from bot.conversation.state import ROLLEN

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "gesprek.md"


def load_rules() -> list[dict[str, Any]]:
    """All rules, in the order of the files."""
    rules: list[dict[str, Any]] = []
    for path in sorted((ROOT / "data" / "stories").glob("*.yml")):
        rules += yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]
    return rules


def condition_of(rule: dict[str, Any]) -> str:
    """The slots a rule asks for, as a label."""
    parts = []
    for step in rule.get("condition", []):
        for slot in step.get("slot_was_set", []):
            parts += [f"{name} = {value}" for name, value in slot.items()]
    return ", ".join(parts)


def form_rules(rules: list[dict[str, Any]]) -> list[str]:
    """Edges for what follows when a form is done."""
    lines = []
    for rule in rules:
        steps = rule["steps"]
        if "action" not in steps[0]:
            continue
        names = [step["action"] for step in steps if "action" in step]
        label = condition_of(rule)
        for start, end in pairwise(names):
            lines.append(f"  {start} -->{f'|{label}|' if label else ''} {end}")
            label = ""
    return lines


def intent_rules(rules: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """(intents, what happens, condition) of the rules that start with a message."""
    rows = []
    for rule in rules:
        first = rule["steps"][0]
        intents = [first["intent"]] if "intent" in first else []
        intents += [step["intent"] for step in first.get("or", [])]
        if not intents:
            continue
        actions = [step["action"] for step in rule["steps"] if "action" in step]
        loops = [
            str(step["active_loop"]) for step in rule.get("condition", []) if "active_loop" in step
        ]
        when = condition_of(rule) + (", buiten een formulier" if loops == ["None"] else "")
        rows.append((", ".join(intents), " → ".join(actions), when.strip(", ")))
    return rows


def draw() -> str:
    """The whole page."""
    rules = load_rules()
    lines = [
        "# Het gesprek in beeld",
        "",
        "Getekend door `make docs` uit `data/stories/` en `bot/conversation/questions.py`; niet met de hand wijzigen.",
        "",
        "## Van begin tot eind",
        "",
        "```mermaid",
        "flowchart TD",
        "  start([eerste bericht]) --> eerste_contact_form",
        *dict.fromkeys(form_rules(rules)),
        "```",
        "",
        "## Wat het eerste contact vraagt, per rol",
        "",
        "```mermaid",
        "flowchart LR",
    ]
    for rol in ROLLEN:
        chain = " --> ".join(f"{rol}_{slot}[{slot}]" for slot in questions_for(rol))
        lines += [f"  subgraph {rol}", f"    {chain}", "  end"]
    lines += [
        "```",
        "",
        "## Wat een bericht doet",
        "",
        "Na een onderbreking gaat een formulier verder waar het was.",
        "",
        "| bericht | wat er gebeurt | wanneer |",
        "| --- | --- | --- |",
    ]
    lines += [
        f"| {intents} | {actions} | {when} |" for intents, actions, when in intent_rules(rules)
    ]
    return "\n".join(lines) + "\n"


@click.command()
@click.option("--check", is_flag=True, help="Only say whether the picture still fits the rules.")
def main(check: bool) -> None:
    """Draw docs/gesprek.md from the rules."""
    page = draw()
    if check:
        if PICTURE.read_text(encoding="utf-8") != page:
            click.echo("docs/gesprek.md does not fit the rules any more. Run: make docs", err=True)
            sys.exit(1)
        return
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(page, encoding="utf-8")
    click.echo(f"Drawn: {PICTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
