"""The page at `/`, the widget's script, and the settings that both of them show."""

from __future__ import annotations

import html
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from bot.gateway.settings import PageSettings
from bot.registry.settings import load_retention

STATIC = Path(__file__).parent / "static"
# Stands in index.html and widget.js where the settings come.
_PLACE = "{{ scherm }}"


def front_routes(settings: PageSettings) -> list[Route]:
    """`/`, `/scherm.json` and `/widget.js`."""

    async def page(_request: Request) -> Response:
        text = (STATIC / "index.html").read_text(encoding="utf-8")
        shown = html.escape(json.dumps(screen(settings), ensure_ascii=False))
        return HTMLResponse(text.replace(_PLACE, shown))

    async def settings_of_screen(_request: Request) -> Response:
        return JSONResponse(screen(settings))

    async def widget(_request: Request) -> Response:
        file = STATIC / "dist" / "widget.js"
        if not file.exists():
            return JSONResponse({"error": "Deze pagina bestaat niet."}, status_code=404)
        # Within a string literal: the widget need not ask for the settings apart.
        literal = json.dumps(json.dumps(screen(settings)))[1:-1]
        text = file.read_text(encoding="utf-8").replace(_PLACE, literal)
        return Response(text, media_type="text/javascript")

    small = [Middleware(GZipMiddleware)]
    return [
        Route("/", page, middleware=small),
        Route("/scherm.json", settings_of_screen),
        Route("/widget.js", widget, middleware=small),
    ]


def screen(settings: PageSettings) -> dict[str, Any]:
    """What the page and the widget must know before a word is said (docs/kanalen.md)."""
    hours = load_retention().gesprek / timedelta(hours=1)
    return {"neutraal": settings.neutral, "bewaren_uren": round(hours, 1), "naam": "Advieschat"}
