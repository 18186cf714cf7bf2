"""Makes the visitor's pages from templates. Everything is escaped; nothing stands inline."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from bot.gateway.formatted import blocks, inline
from bot.gateway.sources import anchor, source_name

_TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, status: int = 200, **values: Any) -> Response:
    """An HTML response made from `templates/<template>`."""
    return HTMLResponse(environment().get_template(template).render(**values), status_code=status)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Always escaping, whatever a template is called: a visitor's words stand on these pages."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update({"blokken": blocks, "regel": inline, "bron": source_name, "anker": anchor})
    return made
