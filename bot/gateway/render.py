"""Makes the visitor's pages from templates. Everything is escaped; nothing stands inline."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from starlette.responses import HTMLResponse, Response

from bot.gateway.formatted import blocks, inline
from bot.gateway.sources import anchor, source_name
from bot.pages import make_environment

_TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, status: int = 200, **values: Any) -> Response:
    """An HTML response made from `templates/<template>`."""
    return HTMLResponse(environment().get_template(template).render(**values), status_code=status)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """What the visitor's templates need."""
    made = make_environment(_TEMPLATES)
    made.filters.update({"blokken": blocks, "regel": inline, "bron": source_name, "anker": anchor})
    return made
