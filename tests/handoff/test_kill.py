"""kill -9 at any moment loses no handoff and doubles none; of two who click one gets it."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.engine import Connection

from bot.handoff.desk_work import pick_up
from bot.handoff.errors import AlreadyPickedUpError
from bot.handoff.model import Facts
from bot.handoff.requests import request_handoff
from bot.handoff.states import TRANSITIONS
from bot.handoff.tables import (
    handoff_callbacks,
    handoff_log,
    handoff_messages,
    handoff_outbox,
    handoffs,
)
from bot.privacy import redact
from bot.registry.database import open_engine, reading
from bot.registry.encryption import load_cipher
from bot.registry.values import regio_ids
from bot.settings import Settings
from tests.handoff.helpers import ANNA, BRAM, NOW, ask, conversation
from tests.handoff.worker import do, last_unfinished, read_journal, work

FORK = multiprocessing.get_context("fork")
# Which line in the log an acknowledged step must have left, exactly once.
LOGGED = {
    "request": "aangevraagd",
    "callback": "aangevraagd",
    "pick_up": "opgepakt",
    "withdraw": "ingetrokken",
    "close": "afgerond",
    "put_back": "teruggezet",
    "forward": "doorgegeven_collega",
}


@pytest.mark.slow
def test_killed_200_times_on_sqlite(sqlite_settings: Settings, tmp_path: Path) -> None:
    interrupted = kill_often(sqlite_settings, tmp_path / "journal", 200)
    assert interrupted > 50, "most kills came between steps: the test proves little"


@pytest.mark.slow
@pytest.mark.postgres
def test_killed_60_times_on_postgres(postgres_settings: Settings, tmp_path: Path) -> None:
    assert kill_often(postgres_settings, tmp_path / "journal", 60) > 10


def kill_often(settings: Settings, journal: Path, times: int) -> int:
    """Start a worker, kill it, look; so many times. How many kills came in the middle of a step."""
    # Loaded once, before there are workers: they are killed within milliseconds.
    redact("Ik laad de herkenners.")
    regio_ids()
    load_cipher(settings, opened := open_engine(settings))
    opened.dispose()
    rng = random.Random(20260311)
    interrupted = 0
    for seed in range(times):
        kill_one(lambda told, seed=seed: work(settings, journal, seed, told), rng)
        interrupted += last_unfinished(read_journal(journal)) is not None
        if seed % 4 == 0:
            check_whole(settings)
    check_whole(settings)
    finish_last_step(settings, journal)
    check_against_journal(settings, journal, times)
    return interrupted


def kill_one(run: Callable[[Callable[[], object]], None], rng: random.Random) -> None:
    """Run a worker in a process of its own; kill it after some steps, at a random moment."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            run(lambda: os.write(tell, b"!"))
        except BaseException as error:
            os.write(2, f"worker: {error!r}\n".encode())
            status = 17
        finally:
            os._exit(status)
    for _ in range(rng.randint(1, 4)):
        os.read(told, 1)
    time.sleep(rng.uniform(0, 0.02))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(told)
    os.close(tell)
    assert os.WIFSIGNALED(status), "the worker ended by an error of its own"


def check_whole(settings: Settings) -> None:
    """What must hold at every moment: a change is there with its log and outbox line, or not."""
    engine = open_engine(settings)
    with reading(engine) as connection:
        log = connection.execute(select(handoff_log).order_by(handoff_log.c.seq)).all()
        outbox = connection.execute(select(handoff_outbox).order_by(handoff_outbox.c.seq)).all()
        assert [(one.handoff_id, f"handoff.{one.action}", one.status) for one in log] == [
            (one.handoff_id, one.payload["type"], one.payload["data"]["status"]) for one in outbox
        ]
        last: dict[str, str] = {}
        for one in log:
            if one.action == "aangevraagd":
                assert one.handoff_id not in last
                last[one.handoff_id] = "wachtend"
            else:
                last[one.handoff_id] = TRANSITIONS[last[one.handoff_id], one.action]
            assert last[one.handoff_id] == one.status
        rows = connection.execute(select(handoffs)).all()
        assert {row.id: row.status for row in rows} == last
        for row in rows:
            assert (row.medewerker is None) == (row.status in ("wachtend", "ingetrokken"))
        check_contact(connection, rows)
    engine.dispose()


def check_contact(connection: Connection, rows: list[Any]) -> None:
    """Contact data are there exactly as long as their terugbelverzoek is open."""
    kept = set(connection.execute(select(handoff_callbacks.c.handoff_id)).scalars())
    wanted = {
        row.id
        for row in rows
        if row.kind == "terugbelverzoek" and row.status in ("wachtend", "opgepakt")
    }
    assert kept == wanted


def finish_last_step(settings: Settings, journal: Path) -> None:
    """Do the last unacknowledged step again, as the next worker would have."""
    unfinished = last_unfinished(read_journal(journal))
    if unfinished is not None:
        engine = open_engine(settings)
        do(engine, load_cipher(settings, engine), unfinished)
        engine.dispose()


def check_against_journal(settings: Settings, journal: Path, times: int) -> None:
    """Every step that was begun (and done again when it was cut off) is there exactly once."""
    steps = [line for line in read_journal(journal) if "action" in line]
    assert len(steps) > times
    engine = open_engine(settings)
    with reading(engine) as connection:
        who = dict(connection.execute(select(handoffs.c.id, handoffs.c.conversation_id)).all())
        asked = Counter(step["who"] for step in steps if step["action"] in ("request", "callback"))
        assert Counter(who.values()) == asked
        assert set(asked.values()) == {1}
        wanted = Counter(
            (step["id"], LOGGED[step["action"]])
            for step in steps
            if step["action"] in LOGGED and "id" in step
        )
        wanted.update((handoff_id, "aangevraagd") for handoff_id in who)
        query = select(handoff_log.c.handoff_id, handoff_log.c.action)
        assert Counter(map(tuple, connection.execute(query))) == wanted
        messages = connection.execute(
            select(handoff_messages).order_by(handoff_messages.c.handoff_id, "number")
        ).all()
        assert Counter(one.client_id for one in messages) == Counter(
            step["step"] for step in steps if step["action"] == "message"
        )
        numbers: dict[str, list[int]] = {}
        for one in messages:
            numbers.setdefault(one.handoff_id, []).append(one.number)
        assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())
        if engine.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
    engine.dispose()


ROUNDS = 60


@pytest.mark.slow
def test_of_two_who_click_at_once_one_gets_it(both_settings: Settings) -> None:
    engine = open_engine(both_settings)
    ids = [ask(engine).id for _ in range(ROUNDS)]
    engine.dispose()
    told = in_two_processes(both_settings, race_to_pick_up, ids)
    winners: Counter[str] = Counter()
    for mine, theirs in zip(*told, strict=True):
        # One has it, and the other is told who.
        assert mine[0] == theirs[0]
        assert sorted([mine[1], theirs[1]]) == ["first", "told"]
        winners[mine[0]] += 1
    assert sum(winners.values()) == ROUNDS
    engine = open_engine(both_settings)
    with reading(engine) as connection:
        query = select(handoff_log).where(handoff_log.c.action == "opgepakt")
        assert len(connection.execute(query).all()) == ROUNDS
    engine.dispose()


@pytest.mark.slow
def test_of_two_requests_at_once_one_handoff_comes(both_settings: Settings) -> None:
    first, second = in_two_processes(
        both_settings, race_to_ask, [conversation() for _ in range(ROUNDS)]
    )
    assert first == second
    assert len(set(first)) == ROUNDS


def race_to_pick_up(settings: Settings, me: int, ids: list[str], barrier: Barrier) -> list[Any]:
    engine = open_engine(settings)
    found = []
    for handoff_id in ids:
        barrier.wait(30)
        try:
            found.append((pick_up(engine, handoff_id, (ANNA, BRAM)[me], NOW).medewerker, "first"))
        except AlreadyPickedUpError as error:
            found.append((error.medewerker, "told"))
    return found


def race_to_ask(settings: Settings, _me: int, people: list[str], barrier: Barrier) -> list[Any]:
    engine = open_engine(settings)
    found = []
    for who in people:
        barrier.wait(30)
        found.append(
            request_handoff(engine, who, kind="chat", reason="gevaar", facts=Facts(), now=NOW).id
        )
    return found


def in_two_processes(settings: Settings, run: Callable[..., list[Any]], on: list[str]) -> list[Any]:
    """The answers of two processes that do each step at the same moment."""
    barrier = FORK.Barrier(2)
    pipes, processes = [], []
    for me in range(2):
        mine, theirs = FORK.Pipe()
        process = FORK.Process(
            target=lambda end, me: end.send(run(settings, me, on, barrier)), args=(theirs, me)
        )
        process.start()
        pipes.append(mine)
        processes.append(process)
    try:
        for pipe in pipes:
            assert pipe.poll(120), "a racing process gave no answer"
        return [pipe.recv() for pipe in pipes]
    finally:
        for process in processes:
            process.join(10)
            if process.is_alive():
                process.kill()
