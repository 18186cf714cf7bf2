"""Logs, exceptions and tracebacks carry no message text, at any level."""

from __future__ import annotations

import asyncio
import io
import logging
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import structlog

from bot.assistant.quiet import quiet, without_words
from bot.settings import PROJECT_ROOT

if TYPE_CHECKING:
    from tests.conftest import Talk

SECRET = "Haverkampje"
STORY = f"mijn buurman Tymoteusz {SECRET} slaat zijn kind, bel 0612345678"
# A word that gives nobody away, so the redactor leaves it; it may not be logged either.
WORD = "zwaluwnestje"
LIBRARIES = (
    "", "rasa", "rasa.core.processor", "rasa_sdk.executor", "uvicorn", "uvicorn.error",
    "socketio.server", "engineio.server", "sqlalchemy.engine.Engine", "asyncio", "alembic",
    "httpx", "websockets.server",
)  # fmt: skip


@pytest.fixture
def everything_logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Every logger there is at DEBUG, as an environment may ask for."""
    quiet()
    names = [*LIBRARIES, *logging.Logger.manager.loggerDict]
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    caplog.set_level(logging.DEBUG)
    yield caplog
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


def assert_wordless(*texts: str) -> None:
    for text in texts:
        for word in (SECRET, "Tymoteusz", "0612345678", WORD):
            assert word.lower() not in text.lower()


def failing() -> None:
    try:
        {}[STORY]
    except KeyError as error:
        raise ValueError(f"cannot read {STORY!r}") from error


@pytest.mark.parametrize("name", LIBRARIES)
def test_what_a_library_logs_has_no_text(
    name: str, everything_logged: pytest.LogCaptureFixture
) -> None:
    logger = logging.getLogger(name)
    logger.debug(f"Received user message '{STORY}'")
    logger.info("Received %s", STORY)
    logger.warning(STORY, extra={"said": "x"}, stack_info=True)
    logger.error(ValueError(STORY))
    try:
        failing()
    except ValueError:
        logger.exception("Exception in ASGI application %r", STORY)
    log = everything_logged
    assert len(log.records) >= 5
    assert_wordless(log.text, *(str(vars(record)) for record in log.records))
    # What an operator needs is there: the kind of error, and where it came from.
    assert "ValueError" in log.text and "KeyError" in log.text
    assert "test_quiet.py" in log.text


@pytest.mark.parametrize("name", ["bot.gateway", "actions.human"])
def test_our_own_loggers_keep_their_words_but_no_text_of_an_exception(
    name: str, everything_logged: pytest.LogCaptureFixture
) -> None:
    try:
        failing()
    except ValueError:
        logging.getLogger(name).error("a request failed: %s", "ValueError", exc_info=True)
    assert "a request failed: ValueError" in everything_logged.text
    assert "KeyError" in everything_logged.text
    assert_wordless(everything_logged.text)


def test_an_operator_still_sees_that_a_port_is_in_use(
    everything_logged: pytest.LogCaptureFixture,
) -> None:
    logging.getLogger("uvicorn.error").error(OSError(98, f"in use by {STORY}"))
    assert "Address already in use" in everything_logged.text
    assert_wordless(everything_logged.text)


def test_a_handler_added_later_gets_no_text_either() -> None:
    quiet()
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logger = logging.getLogger("uvicorn.error")
    logger.addHandler(handler)
    try:
        logger.error(STORY)
        logger.error("%d", STORY)  # cannot be formatted: logging would print the arguments
    finally:
        logger.removeHandler(handler)
    assert stream.getvalue()
    assert_wordless(stream.getvalue())


@pytest.mark.parametrize("level", ["debug", "info", "warning", "error", "critical", "exception"])
def test_structlog_says_nothing(level: str, capfd: pytest.CaptureFixture[str]) -> None:
    quiet()
    getattr(structlog.get_logger("rasa"), level)("processor.message", text=STORY)
    captured = capfd.readouterr()
    assert_wordless(captured.out, captured.err)


def test_a_warning_names_its_place_only(capfd: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings():
        quiet()
        warnings.simplefilter("always")
        warnings.warn(STORY, stacklevel=1)
    captured = capfd.readouterr()
    assert "UserWarning: " in captured.err
    assert_wordless(captured.err)


def test_an_error_in_a_thread_is_wordless(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # pytest has a hook of its own while a test runs: put it back afterwards.
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    quiet()
    thread = threading.Thread(target=failing)
    thread.start()
    thread.join()
    captured = capfd.readouterr()
    assert "ValueError" in captured.err
    assert_wordless(captured.err)


def test_a_lost_task_is_wordless(everything_logged: pytest.LogCaptureFixture) -> None:
    async def lose() -> None:
        async def lost() -> None:
            failing()

        task = asyncio.create_task(lost())
        await asyncio.sleep(0)
        del task

    asyncio.run(lose())
    assert "ValueError" in everything_logged.text
    assert_wordless(everything_logged.text)


def test_a_process_that_falls_over_leaves_no_text() -> None:
    program = (
        "from bot.assistant.quiet import quiet\nquiet()\n"
        f"def fall(): raise RuntimeError({STORY!r})\nfall()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=PROJECT_ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "RuntimeError" in done.stderr
    assert_wordless(done.stdout, done.stderr)


def test_an_exception_that_goes_round_ends() -> None:
    first, second = ValueError(STORY), KeyError(STORY)
    first.__cause__, second.__cause__ = second, first
    assert without_words(first).count("ValueError") == 1


@pytest.mark.model
def test_a_real_conversation_logs_no_word(
    talk: Talk, everything_logged: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    for message in (STORY, f"er lag een {WORD} in de tuin", "in Zwolle", f"/x{{{SECRET}}}"):
        assert talk.say("stil", message)
    captured = capfd.readouterr()
    assert everything_logged.records
    assert_wordless(everything_logged.text, captured.out, captured.err)


@pytest.mark.model
def test_an_action_that_fails_logs_no_word(
    talk: Talk,
    everything_logged: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def run(_dispatcher: object, tracker: object, _domain: object) -> None:
        raise ValueError(tracker.latest_message["text"])

    actions = talk.assistant._agent.action_endpoint._executor.actions
    monkeypatch.setitem(actions, "action_validate_slot_mappings", run)
    talk.say("stuk", f"er lag een {WORD} bij {SECRET} in de tuin")
    captured = capfd.readouterr()
    assert "action_validate_slot_mappings failed: ValueError" in everything_logged.text
    assert_wordless(everything_logged.text, captured.out, captured.err)
