"""The real program on a port, and browsers in front of it; also for screenshots and benchmarks."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.canary.server import ROOT, START, answers
from tests.desk.served import chromium, is_problem

__all__ = ["DESKTOP", "PHONE", "Served", "chromium", "page_of"]
WEB = ROOT / "bot" / "gateway" / "web"
DIST = ROOT / "bot" / "gateway" / "static" / "dist"
AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
STARTS_WITHIN = 400  # seconds; ten on a quiet machine
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}


class Served:
    """`advieschat serve` on one data folder and one port, also after a restart."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        assert (DIST / "pagina.js").exists(), "Run first: make setup"
        self.folder.mkdir(parents=True, exist_ok=True)
        log = self.folder.parent / f"{self.folder.name}.log"
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, *START, "--port", str(self.port)],
                cwd=ROOT,
                stdout=out,
                stderr=out,
                env={**os.environ, "PYTHONPATH": str(ROOT), **self.environ},
            )
        if answers(self.process, self.url, STARTS_WITHIN):
            return
        self.kill()
        raise RuntimeError(f"The server did not start: {log.read_text(encoding='utf-8')[-2000:]}")

    @property
    def environ(self) -> dict[str, str]:
        """What is set for it; the same for a test that looks into its database."""
        return {
            "ADVIESCHAT_DATA_DIR": str(self.folder),
            "ADVIESCHAT_OPENINGSTIJDEN": "altijd",
            "ADVIESCHAT_NEUTRALE_PAGINA": "/neutraal",
        }

    def kill(self) -> None:
        """kill -9: no handler of the program runs."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


def page_of(browser: Browser, **options: object) -> Page:
    """A page in a context of its own; `page.problems` and `page.asked` fill while it lives."""
    context = browser.new_context(  # type: ignore[arg-type]
        **{"locale": "nl-NL", "timezone_id": "Europe/Amsterdam", "viewport": DESKTOP, **options}
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    problems: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda line: problems.append(line.text) if is_problem(line) else None)
    context.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda line: asked.append(line.url))
    page.problems, page.asked = problems, asked  # type: ignore[attr-defined]
    return page
