"""The ASGI app that visitors reach: everything not listed here is a 404."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import socketio
from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.gateway.entrance import Entrance
from bot.gateway.front import STATIC, front_routes
from bot.gateway.render import render
from bot.gateway.rest import RestChannel
from bot.gateway.security import SecurityHeaders
from bot.gateway.settings import PageSettings, load_page_settings
from bot.gateway.socket import make_socket_server
from bot.gateway.texts import FAILED

logger = logging.getLogger(__name__)


def make_app(
    entrance: Entrance,
    server: socketio.AsyncServer | None = None,
    desk: ASGIApp | None = None,
    jobs: Sequence[Callable[[], Coroutine[Any, Any, None]]] = (),
    *,
    pages: Sequence[BaseRoute] = (),
    settings: PageSettings | None = None,
) -> ASGIApp:
    """Build the app around the entrance.

    Args:
        entrance: where messages come in.
        server: the Socket.IO server (`make_socket_server`); a new one when None.
        desk: the medewerkers' app, mounted at /desk; none when None.
        jobs: what runs as long as the app is served; each is started once and cancelled at the end.
        pages: what else visitors reach; before everything but the chat itself.
        settings: how the pages behave; from the environment when None.
    """
    running: list[asyncio.Task[None]] = []
    settings = settings or load_page_settings()

    async def start() -> None:
        running.extend(asyncio.create_task(job()) for job in jobs)

    async def stop() -> None:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    web = Starlette(
        routes=[
            *front_routes(settings),
            *pages,
            Route("/healthz", _health),
            *RestChannel(entrance).routes(),
            # Only files that are the same for everybody: nothing in them can be guessed by their size.
            Mount("/static", GZipMiddleware(StaticFiles(directory=STATIC))),
            *([Mount("/desk", app=desk)] if desk is not None else []),
        ],
        exception_handlers={404: _not_found, 405: _not_so, Exception: _failed},
    )
    app: ASGIApp = socketio.ASGIApp(
        server or make_socket_server(entrance), web, on_startup=start, on_shutdown=stop
    )
    # Around everything: also Socket.IO's own answers, and those of a request that failed.
    return SecurityHeaders(app, settings.neutral_origin)


async def _health(_request: Request) -> Response:
    # The app is built after the model was loaded: once it answers, messages can be answered.
    return JSONResponse({"status": "ok"})


async def _not_found(request: Request, _error: Exception) -> Response:
    return _problem(request, 404, "Deze pagina bestaat niet.")


async def _not_so(request: Request, _error: Exception) -> Response:
    # Somebody who loads the page anew after a form, or comes back to it.
    return _problem(request, 405, "Deze pagina is er alleen na een formulier.")


async def _failed(request: Request, error: Exception) -> Response:
    logger.error("a request failed: %s", type(error).__name__)
    return _problem(request, 500, FAILED)


def _problem(request: Request, status: int, reason: str) -> Response:
    """A page for a browser, JSON for anything else."""
    if "text/html" in request.headers.get("accept", ""):
        return render("fout.html", status, session="", problem=reason)
    return JSONResponse({"error": reason}, status_code=status)
