"""The desk as an ASGI app, to be mounted under /desk."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import socketio
from sqlalchemy.engine import Engine
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.desk import pages_login, pages_manage, pages_queue, pages_talk
from bot.desk.answers import load_answers
from bot.desk.config import DeskConfig
from bot.desk.core import Desk
from bot.desk.live import DeskLive, Visitors
from bot.desk.pages_sso import SsoPages
from bot.desk.passwords import Passwords
from bot.desk.render import render
from bot.desk.schema import upgrade_desk
from bot.desk.sso import Sso
from bot.desk.web import PREFIX, Doors
from bot.registry.encryption import Cipher
from bot.registry.registry import utc_now

logger = logging.getLogger(__name__)
STATIC = Path(__file__).parent / "static"
SOCKET_PATH = f"{PREFIX}/socket.io"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    # "no-referrer" would make the browser hide Origin in our own forms.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class DeskApp:
    """The desk: an ASGI app, with what makes it live beside it.

    Attributes:
        live: tells pages and visitors of changes; run `live.run()` as long as the app is served.
        desk: the stores.
    """

    def __init__(self, desk: Desk, live: DeskLive, app: ASGIApp) -> None:
        self.desk = desk
        self.live = live
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Watch for changes while inside; for the lifespan of the app that mounts the desk."""
        watcher = asyncio.create_task(self.live.run())
        try:
            yield
        finally:
            watcher.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watcher


def make_desk(
    engine: Engine,
    cipher: Cipher,
    config: DeskConfig,
    server: socketio.AsyncServer,
    visitors: Visitors,
    *,
    clock: Callable[[], datetime] = utc_now,
    passwords: Passwords | None = None,
) -> DeskApp:
    """Build the desk on the registry's database and the gateway's Socket.IO server.

    Mount it at /desk (`Mount("/desk", app=desk)`), and keep `desk.running()` open while serving.
    Live pages connect to /desk/socket.io, so that the browser sends the desk's cookie along, which
    it sends nowhere else.

    Args:
        engine: the database (`bot.registry.database.open_engine`), brought up to date.
        cipher: `bot.registry.encryption.load_cipher`.
        config: `bot.desk.config.load_desk_config`.
        server: the Socket.IO server that visitors use too; the namespace /desk is added.
        visitors: tells visitors what happened.
        clock: gives the moment, timezone-aware.
        passwords: another hasher, for tests.

    Raises:
        RegistryError: when the database cannot be used.
        SettingsError: when the canned answers cannot be used.
    """
    upgrade_desk(engine)
    load_answers()
    desk = Desk(engine, cipher, config, clock=clock, passwords=passwords)
    live = register_desk_namespace(server, desk, visitors)
    pages = [
        *pages_login.pages(),
        *pages_queue.pages(),
        *pages_talk.pages(),
        *pages_manage.pages(),
    ]
    if config.oidc is not None:
        pages += SsoPages(Sso(config.oidc, cipher)).pages()
    web = Starlette(
        routes=[
            *Doors(desk, live.changed).routes(pages),
            Mount("/static", StaticFiles(directory=STATIC, check_dir=False)),
        ],
        exception_handlers={404: _not_found, 405: _not_found, Exception: _failed},
    )
    return DeskApp(desk, live, socketio.ASGIApp(server, web, socketio_path=SOCKET_PATH))


def register_desk_namespace(
    server: socketio.AsyncServer, desk: Desk, visitors: Visitors
) -> DeskLive:
    """Add the namespace /desk to a Socket.IO server; only a logged in medewerker can connect."""
    live = DeskLive(server, desk, visitors)
    live.register()
    return live


async def _not_found(_request: Request, _error: Exception) -> Response:
    return render(
        "fout_los.html",
        404,
        kop="Deze pagina bestaat niet",
        uitleg="Ga terug naar de wachtrij.",
    )


async def _failed(_request: Request, error: Exception) -> Response:
    # Only the kind of error: its text could hold what somebody typed.
    logger.error("a request to the desk failed: %s", type(error).__name__)
    try:
        return render(
            "fout_los.html",
            500,
            kop="Er ging iets mis",
            uitleg="Probeer het opnieuw. Gaat het weer mis, waarschuw dan de beheerder.",
        )
    except Exception:
        return HTMLResponse("Er ging iets mis. Probeer het opnieuw.", status_code=500)
