"""The ASGI app that visitors reach: everything not listed here is a 404."""

from __future__ import annotations

import logging
from pathlib import Path

import socketio
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.gateway.entrance import Entrance
from bot.gateway.rest import RestChannel
from bot.gateway.security import SecurityHeaders
from bot.gateway.socket import make_socket_server
from bot.gateway.texts import FAILED

logger = logging.getLogger(__name__)
STATIC = Path(__file__).parent / "static"


def make_app(entrance: Entrance) -> ASGIApp:
    """Build the app around the entrance."""
    web = Starlette(
        routes=[
            Route("/", _page),
            Route("/healthz", _health),
            *RestChannel(entrance).routes(),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(SecurityHeaders)],
        exception_handlers={404: _not_found, Exception: _failed},
    )
    app: ASGIApp = socketio.ASGIApp(make_socket_server(entrance), web)
    return app


async def _page(_request: Request) -> Response:
    return FileResponse(STATIC / "index.html")


async def _health(_request: Request) -> Response:
    # The app is built after the model was loaded: once it answers, messages can be answered.
    return JSONResponse({"status": "ok"})


async def _not_found(_request: Request, _error: Exception) -> Response:
    return JSONResponse({"error": "Deze pagina bestaat niet."}, status_code=404)


async def _failed(_request: Request, error: Exception) -> Response:
    logger.error("a request failed: %s", type(error).__name__)
    return JSONResponse({"error": FAILED}, status_code=500)
