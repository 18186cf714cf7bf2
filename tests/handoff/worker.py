"""A process that works on handoffs until it is killed, and writes down what it was told.

The journal has a line before each step ("begin") and one after it was acknowledged ("done").
A worker that finds a begin without a done does that step again, as a browser or an action would.
"""

from __future__ import annotations

import json
import os
import random
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Engine

from bot.handoff.callback import request_callback
from bot.handoff.desk_work import close, forward_to_colleague, pick_up, put_back
from bot.handoff.messages import add_message
from bot.handoff.model import Facts, Handoff
from bot.handoff.queue import list_open
from bot.handoff.requests import request_handoff, withdraw
from bot.privacy import Redacted
from bot.registry.database import open_engine
from bot.registry.encryption import Cipher, load_cipher
from bot.settings import Settings
from tests.handoff.helpers import ANNA, BRAM, NOW, consent

Step = dict[str, Any]
HELLO = Redacted("Ik maak me zorgen om de kinderen hiernaast.")


def work(settings: Settings, journal: Path, seed: int, told: Callable[[], object]) -> None:
    """Work until killed; `told` is called at the start and after every step."""
    rng = random.Random(seed)
    engine = open_engine(settings)
    cipher = load_cipher(settings, engine)
    handle = os.open(journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    unfinished = last_unfinished(read_journal(journal))
    told()
    if unfinished is not None:
        do(engine, cipher, unfinished)
        _write(handle, {"done": unfinished["step"]})
    while True:
        step = choose(rng, list_open(engine))
        _write(handle, step)
        do(engine, cipher, step)
        _write(handle, {"done": step["step"]})
        told()


def choose(rng: random.Random, handoffs: list[Handoff]) -> Step:
    """A step that fits the state of a handoff."""
    step: Step = {"step": uuid.uuid4().hex, "action": "request", "who": uuid.uuid4().hex}
    if len(handoffs) < 3 or (len(handoffs) < 12 and rng.random() < 0.25):
        if rng.random() < 0.2:
            step["action"] = "callback"
        return step
    one = rng.choice(handoffs)
    if one.status == "wachtend":
        action = rng.choices(["pick_up", "withdraw", "message"], [6, 1, 2])[0]
    else:
        action = rng.choices(["close", "put_back", "forward", "message"], [4, 1, 1, 4])[0]
    side = "bezoeker" if one.status == "wachtend" else rng.choice(["bezoeker", "medewerker"])
    return step | {"action": action, "id": one.id, "by": one.medewerker or ANNA, "side": side}


def do(engine: Engine, cipher: Cipher, step: Step) -> None:
    """One step; doing it again must give the same."""
    handoff_id, by = step.get("id", ""), step.get("by", "")
    match = step["action"]
    if match == "request":
        request_handoff(
            engine, step["who"], kind="chat", reason="wens_medewerker", facts=Facts(), now=NOW
        )
    elif match == "callback":
        request_callback(
            engine,
            cipher,
            step["who"],
            naam="Fatima",
            telefoon="0612345678",
            moment="avond",
            consent=consent(),
            facts=Facts(),
            now=NOW,
        )
    elif match == "pick_up":
        pick_up(engine, handoff_id, by, NOW)
    elif match == "withdraw":
        withdraw(engine, handoff_id, NOW)
    elif match == "close":
        close(engine, handoff_id, by, "gesprek_klaar", NOW)
    elif match == "put_back":
        put_back(engine, handoff_id, by, NOW)
    elif match == "forward":
        forward_to_colleague(engine, handoff_id, by, BRAM if by == ANNA else ANNA, NOW)
    else:
        writer = by if step["side"] == "medewerker" else None
        add_message(
            engine,
            handoff_id,
            step["side"],
            HELLO,
            client_id=step["step"],
            now=NOW,
            medewerker=writer,
        )


def read_journal(journal: Path) -> list[Step]:
    """The lines of the journal; a line that the kill cut off was not written by us at all."""
    if not journal.exists():
        return []
    return [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]


def last_unfinished(lines: list[Step]) -> Step | None:
    """The step that was begun and not acknowledged, or None."""
    return lines[-1] if lines and "action" in lines[-1] else None


def _write(handle: int, line: Step) -> None:
    # One write call: it is there or it is not, also when the process is killed in it.
    os.write(handle, json.dumps(line).encode() + b"\n")
