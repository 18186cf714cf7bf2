"""Records conversations with the real assistant as Rasa test stories (`rasa test core`).

The conversations are written by hand in `scripts.yml` (what the visitor says, what must be asked
or said); this turns each into a story that Rasa itself replays. Look at the result before it is
committed: a recorded mistake is a mistake that is guarded.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import click
import yaml

HERE = Path(__file__).parent
SCRIPTS = HERE / "scripts.yml"
STORIES = HERE / "stories" / "test_gesprekken.yml"


def user_step(event: dict[str, Any]) -> dict[str, Any]:
    """A user event as a step: with its text, or with intent and entities where entities overlap."""
    parse = event["parse_data"]
    intent = parse["intent"]["name"]
    if intent == "vraag" and parse.get("response_selector"):
        intent = parse["response_selector"]["vraag"]["response"]["intent_response_key"]
    entities = sorted(parse.get("entities") or [], key=lambda one: one.get("start", 0))
    text = str(event["text"])
    end = 0
    marked = ""
    for entity in entities:
        if "start" not in entity or entity["start"] < end or text.startswith("/"):
            found = [{one["entity"]: one["value"]} for one in entities]
            return {"intent": intent, "entities": found}
        told = {"entity": entity["entity"], "value": entity["value"]}
        marked += text[end : entity["start"]]
        marked += f"[{text[entity['start'] : entity['end']]}]{json.dumps(told, ensure_ascii=False)}"
        end = entity["end"]
    if text.startswith("/") or text == "[OPDRACHT]":
        return {"intent": intent}
    return {"user": marked + text[end:], "intent": intent}


def as_steps(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A tracker's events as the steps of a story."""
    steps: list[dict[str, Any]] = []
    for event in events:
        kind = event["event"]
        if kind == "user":
            steps.append(user_step(event))
        elif kind == "action" and event["name"] not in ("action_listen", "action_session_start"):
            steps.append({"action": event["name"]})
        elif kind == "active_loop":
            steps.append({"active_loop": event["name"]})
        elif kind == "slot" and event["name"] != "session_started_metadata":
            steps.append({"slot_was_set": [{event["name"]: event["value"]}]})
    return steps


async def record(scripts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Hold every scripted conversation and return the stories."""
    from bot.assistant.assistant import Assistant
    from bot.gateway.entrance import Entrance
    from bot.gateway.intake_desk import IntakeDesk
    from bot.gateway.takeover import Takeover
    from bot.registry.registry import open_registry, share
    from bot.settings import load_settings

    # The actions read the environment themselves.
    os.environ["ADVIESCHAT_DATA_DIR"] = tempfile.mkdtemp()
    os.environ["ADVIESCHAT_OPENINGSTIJDEN"] = "altijd"
    settings = load_settings()
    registry = open_registry(settings)
    share(registry)
    assistant = Assistant(settings, registry.conversations, b"record" * 6)
    entrance = Entrance(assistant, IntakeDesk(registry), Takeover(registry.engine))
    stories = []
    problems: list[str] = []
    for number, script in enumerate(scripts):
        sender = f"record-{number}"
        lines = []
        for message in script["zegt"]:
            items = await entrance.receive(sender, message)
            asked = [item["custom"]["vraag"] for item in items if "vraag" in item.get("custom", {})]
            lines.append(
                f"    {message!r} -> asked {asked[-1:]}, {items[0].get('text', '')[:60]!r}"
            )
        text = " ".join(item.get("text", "") for item in items)
        if "vraag" in script and asked[-1:] != [script["vraag"]]:
            problems.append(
                f"{script['naam']}: {script['vraag']} was not asked\n" + "\n".join(lines)
            )
        if script.get("hoort", "") not in text:
            problems.append(f"{script['naam']}: {script['hoort']!r} not heard\n" + "\n".join(lines))
        tracker = await assistant.tracker(sender)
        steps = as_steps([event.as_dict() for event in tracker.events])
        stories.append({"story": script["naam"], "steps": steps})
    if problems:
        raise click.ClickException("nothing was recorded:\n" + "\n".join(problems))
    return stories


@click.command()
def main() -> None:
    """Record tests/dialogue/scripts.yml as tests/dialogue/stories/test_gesprekken.yml."""
    from bot.assistant.quiet import quiet

    quiet()
    scripts = yaml.safe_load(SCRIPTS.read_text(encoding="utf-8"))
    stories = asyncio.run(record(scripts))
    STORIES.parent.mkdir(exist_ok=True)
    STORIES.write_text(
        "# Recorded by `python -m tests.dialogue.record` from scripts.yml; Rasa replays it.\n"
        + yaml.safe_dump(
            {"version": "3.1", "stories": stories},
            allow_unicode=True,
            sort_keys=False,
            width=1000,
        ),
        encoding="utf-8",
    )
    click.echo(f"{len(stories)} conversations recorded in {STORIES.relative_to(Path.cwd())}")


if __name__ == "__main__":
    sys.exit(main())
