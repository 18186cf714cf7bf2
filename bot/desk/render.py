"""Makes pages from templates. Everything is escaped; nothing inline that the policy would block."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from starlette.responses import HTMLResponse, Response

from bot.desk import labels
from bot.desk.values import EVENTS, ROLES, Permission
from bot.handoff.states import ACTIONS
from bot.handoff.values import CLOSE_REASONS, KINDS, MOMENTS, REASONS, STATUSES
from bot.pages import make_environment

_TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, status: int, **values: Any) -> Response:
    """An HTML response made from `templates/<template>`."""
    text = _environment().get_template(template).render(**values)
    return HTMLResponse(text, status_code=status)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = make_environment(_TEMPLATES)
    environment.filters.update(
        {
            "duur": labels.duration,
            "moment": labels.moment,
            "tijd": labels.clock_time,
            "regio": labels.regio_name,
            "label": lambda value, words: labels.label(words, value),
        }
    )
    environment.globals.update(
        {
            "ROL": labels.ROL,
            "ZORG": labels.ZORG,
            "WENS": labels.WENS,
            "ONDERWERP": labels.ONDERWERP,
            "KINDS": KINDS,
            "REASONS": REASONS,
            "STATUSES": STATUSES,
            "MOMENTS": MOMENTS,
            "CLOSE_REASONS": CLOSE_REASONS,
            "ACTIONS": ACTIONS,
            "EVENTS": EVENTS,
            "ROLES": ROLES,
            "REGIOS": labels.regio_choices(),
            "BEHEREN": Permission.BEHEREN,
        }
    )
    return environment
