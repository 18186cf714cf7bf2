"""The real program as a process of its own, reached only as a visitor reaches it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
START = ("-c", "from bot.cli import main; main()", "serve", "--no-train")
BROKEN = ("-m", "tests.canary.broken_server")
# The visitor's own address on this machine: it differs from the address that is listened on.
VISITOR = "127.0.0.77"
STARTS_WITHIN = 180  # seconds; ten on a quiet machine
MODEL_WITHIN = 240  # seconds to wait for somebody else who is training


@dataclass
class Server:
    """One data folder, and the process that serves on it now.

    Attributes:
        folder: ADVIESCHAT_DATA_DIR.
        output: where stdout and stderr are written, outside `folder`.
        environ: what the process gets beside the ordinary environment.
    """

    folder: Path
    output: Path
    environ: Mapping[str, str] = field(default_factory=dict)
    port: int = 0
    process: subprocess.Popen[bytes] | None = None
    starts: int = 0
    patience: float = STARTS_WITHIN  # seconds to wait until it answers

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def start(self, how: tuple[str, ...] = START) -> None:
        """Start it and wait until it answers."""
        self.port = _free_port()
        self.starts += 1
        self.output.mkdir(exist_ok=True)
        with (
            (self.output / f"stdout-{self.starts}").open("wb") as out,
            (self.output / f"stderr-{self.starts}").open("wb") as err,
        ):
            self.process = subprocess.Popen(
                [sys.executable, *how, "--port", str(self.port)],
                cwd=ROOT,
                stdout=out,
                stderr=err,
                env={
                    **os.environ,
                    "PYTHONPATH": str(ROOT),
                    "LOG_LEVEL": "DEBUG",  # Rasa's own setting: it must make no difference
                    **self.environ,
                    "ADVIESCHAT_DATA_DIR": str(self.folder),
                },
            )
        if answers(self.process, self.url, self.patience):
            return
        self.stop()
        error = (self.output / f"stderr-{self.starts}").read_text(encoding="utf-8")
        raise RuntimeError(f"The server did not start: {error[-2000:]}")

    def kill(self) -> None:
        """kill -9: no handler of the program runs."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Stop it as a service manager does."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill()


def answers(process: subprocess.Popen[bytes], url: str, patience: float) -> bool:
    """Wait until a started program answers; False when it ended, or after `patience` seconds."""
    until = time.monotonic() + patience
    while time.monotonic() < until and process.poll() is None:
        try:
            if httpx.get(f"{url}/healthz", timeout=2).status_code == 200:
                return True
        except httpx.HTTPError:
            time.sleep(0.2)
    return False


def wait_for_model() -> None:
    """Wait until the trained model fits the data; skips no test: without a model it fails."""
    from bot.assistant.model import is_current

    until = time.monotonic() + MODEL_WITHIN
    while not is_current():
        if time.monotonic() > until:
            pytest.fail("The model does not fit the data. Run: advieschat train")
        time.sleep(5)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
