"""The desk on a real port, with the real clock, for tests with a real browser."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage

DIST = Path(__file__).resolve().parents[2] / "bot" / "desk" / "static" / "dist"
AXE = Path(__file__).resolve().parents[2] / "bot/desk/web/node_modules/axe-core/axe.min.js"
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def serving(app, web: Starlette) -> Iterator[str]:
    """Serve `web` with the desk's watcher on; gives the address."""
    assert (DIST / "desk.js").exists(), "Run first: cd bot/desk/web && npm ci && npm run build"

    @asynccontextmanager
    async def lifespan(_web):
        web.state.loop = asyncio.get_running_loop()
        async with app.running():
            yield

    web.router.lifespan_context = lifespan
    with serving_plain(web) as url:
        yield url


@contextmanager
def serving_plain(web: Starlette) -> Iterator[str]:
    """Serve any app; gives the address."""
    config = uvicorn.Config(web, host="127.0.0.1", port=0, log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()), daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def is_problem(line: ConsoleMessage) -> bool:
    """Whether a line of a page's console is an error of ours.

    Leaving a page while its live connection is being made is an error to Chromium, not to us.
    """
    broken_off = "WebSocket is closed before the connection is established" in line.text
    return line.type == "error" and not broken_off


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
