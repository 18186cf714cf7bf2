"""The pages that tell about the chat: privacy, toegankelijkheid, bronnen, a demo and a neutral one.

What is kept and how long comes from the tables and the settings in force, not from a text.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.gateway.render import render
from bot.gateway.settings import PageSettings
from bot.gateway.sources import all_sources
from bot.gateway.talk_view import KINDS
from bot.handoff.callback import KEPT as CALLBACK_KEPT
from bot.handoff.purge import retention_lines
from bot.handoff.tables import metadata as handoff_tables
from bot.registry.consent import information
from bot.registry.settings import Retention
from bot.registry.tables import metadata as registry_tables

# Parts that were looked at for the verklaring, and how (tests/web and tests/gateway do it again).
_CHECKED = (
    ("Met de computer", "axe op elke pagina en elke stand van het gesprek, licht en donker"),
    ("Zonder muis", "het hele gesprek met alleen het toetsenbord"),
    ("Zonder JavaScript", "het hele gesprek als gewoon formulier, op de pagina /gesprek"),
    ("Groot en klein", "320 pixels breed en 400% vergroot"),
    ("Rustig", "geen beweging als je toestel daarom vraagt, en een stand met veel contrast"),
)
# What has not been done: a verklaring says so.
_NOT_CHECKED = (
    "Nog niet onderzocht door een onafhankelijk bureau.",
    "Nog niet geprobeerd door mensen die zelf een schermlezer of andere hulpmiddelen gebruiken.",
)


@dataclass(frozen=True)
class Kept:
    """One kind of data that is kept.

    Attributes:
        title: what it is, in Dutch.
        term: how long.
        columns: what is in it, in Dutch.
    """

    title: str
    term: str
    columns: tuple[str, ...]


def kept_data(retention: Retention) -> list[Kept]:
    """Every table that has something of a conversation in it, with its term."""
    terms = retention.lines() | retention_lines(retention)
    tables = [*registry_tables.sorted_tables, *handoff_tables.sorted_tables]
    return [
        Kept(
            table.info["nl"],
            terms[table.name],
            tuple(column.info["nl"] for column in table.columns),
        )
        for table in tables
    ]


def info_routes(settings: PageSettings, retention: Retention) -> list[Route]:
    """The pages, drawn from the settings in force."""
    hours = f"{retention.gesprek / timedelta(hours=1):g}"
    advies = information("advies", retention)
    pages: dict[str, tuple[str, dict[str, Any]]] = {
        "/privacy": (
            "privacy.html",
            {
                "kept": kept_data(retention),
                "hours": hours,
                "advies_term": retention.lines()["adviezen"],
                "callback_days": CALLBACK_KEPT.days,
                "consent": advies.lines,
                "kinds": list(KINDS.values()),
                "neutral": settings.neutral,
            },
        ),
        "/toegankelijkheid": (
            "toegankelijkheid.html",
            {"checked": _CHECKED, "not_checked": _NOT_CHECKED},
        ),
        "/bronnen": ("bronnen.html", {"sources": all_sources()}),
        "/demo": ("demo.html", {}),
        "/neutraal": ("neutraal.html", {}),
    }
    return [Route(path, _page(*page)) for path, page in pages.items()]


def _page(template: str, values: dict[str, Any]) -> Callable[[Request], Awaitable[Response]]:
    async def page(_request: Request) -> Response:
        return render(template, session="", **values)

    return page
