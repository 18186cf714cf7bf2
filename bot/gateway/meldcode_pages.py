"""`/meldcode`: the meldcode-check as pages that work without JavaScript.

    GET  /meldcode              the first page, empty
    POST /meldcode              any page; everything somebody said travels in the form's fields
    POST /meldcode/verslag      the verslag as PDF or text, made in memory

Nothing is kept: no cookie, no session, no query string, no free text. What is in no list is dropped.
"""

from __future__ import annotations

import asyncio
import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from zoneinfo import ZoneInfo

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.gateway import meldcode_view as view
from bot.gateway.fields import MAX_FIELDS, TooLargeError, read_body
from bot.gateway.sources import anchor
from bot.kennis.items import dutch_date, load
from bot.meldcode import FUNCTIES, Check, from_fields, to_fields, weigh
from bot.meldcode.pdf import as_pdf
from bot.meldcode.plain_text import as_text
from bot.meldcode.verslag import report
from bot.pages import make_environment

_TEMPLATES = Path(__file__).parent / "templates" / "meldcode"
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_MOST_FIELDS = 200
FIRST = "werk"
_SESSION = re.compile(r"[0-9a-f]{32}")
# Which fields a page asks for itself; the others travel hidden.
_OWN_FIELDS = {
    "werk": {"functie", "sector", "stap", "bijzonder"},
    "stappen": {"vink"},
    "wegen": {"v1", "v2", "v3", "v4", "v5"},
    "uitkomst": set[str](),
}

Fields = Mapping[str, list[str]]


class MeldcodePages:
    """The pages of the meldcode-check."""

    def __init__(self, today: Callable[[], date] | None = None) -> None:
        """`today` gives the date in the Netherlands; the real one when None."""
        self._today = today or (lambda: datetime.now(_AMSTERDAM).date())

    def routes(self) -> list[Route]:
        """The addresses of the check itself."""
        return [
            Route("/meldcode", self._start, methods=["GET"]),
            Route("/meldcode", self._page, methods=["POST"]),
            Route("/meldcode/verslag", self._report, methods=["POST"]),
            # An address from a form that is opened again by itself: to the beginning.
            Route("/meldcode/{rest:path}", self._begin, methods=["GET"]),
        ]

    async def _start(self, _request: Request) -> Response:
        return self.show(FIRST, Check(), new_session())

    async def _begin(self, _request: Request) -> Response:
        return RedirectResponse("/meldcode", status_code=303)

    async def _page(self, request: Request) -> Response:
        fields = await read_form(request)
        if fields is None:
            return too_large()
        check = check_of(fields)
        page = next(iter(fields.get("naar", ())), FIRST)
        if fields.get("nu"):
            # The button for danger, from any page, and the one that takes it back.
            check = replace(check, gevaar="ja" if "gevaar" in fields["nu"] else "nee")
            page = "uitkomst" if check.gevaar == "ja" else "stappen"
        return self.show(page if page in view.PAGES else FIRST, check, session_of(fields))

    async def _report(self, request: Request) -> Response:
        fields = await read_form(request)
        if fields is None:
            return too_large()
        made = report(load(), check_of(fields), self._today())
        name = f"meldcode-check-{self._today().isoformat()}"
        if "tekst" in fields.get("vorm", ()):
            return _download(as_text(made).encode(), "text/plain; charset=utf-8", f"{name}.txt")
        pdf = await asyncio.to_thread(as_pdf, made)
        return _download(pdf, "application/pdf", f"{name}.pdf")

    def show(self, page: str, check: Check, session: str) -> Response:
        """One page for what was said so far; `session` is for who asks for a medewerker."""
        kennis = load()
        own = _OWN_FIELDS[page]
        values: dict[str, Any] = {
            "page": page,
            "check": check,
            "hidden": [pair for pair in to_fields(check) if pair[0] not in own],
            "session": session,
            "kennis": kennis,
        }
        if page == "werk":
            values["functions"] = view.functions(check)
            values["circumstances"] = view.circumstances(kennis, check)
        elif page == "stappen":
            values["steps"] = view.steps(kennis, check)
            values["sector_items"] = view.sector_items(kennis, check)
            values["signals"] = kennis.soort("signalen")
        elif page == "wegen":
            values["questions"] = view.questions(kennis, check)
        else:
            values["view"] = view.outcome_view(kennis, weigh(check))
            values["sector_items"] = view.sector_items(kennis, check)
        return render(f"{page}.html", **values)


def check_of(fields: Fields) -> Check:
    """The check in the fields of a form; the sector follows from the function."""
    functie = FUNCTIES.get(next(iter(fields.get("functie", ())), ""))
    sector = [functie.sector] if functie else list(fields.get("sector", ()))
    return from_fields({**fields, "sector": sector})


async def read_form(request: Request) -> Fields | None:
    """All fields of a form, every value of each; None when it is too large to be ours."""
    try:
        body = await read_body(request, MAX_FIELDS)
        return parse_qs(body.decode("utf-8", "replace"), max_num_fields=_MOST_FIELDS)
    except (TooLargeError, ValueError):
        return None


def new_session() -> str:
    """An id for the conversation that somebody may ask for; it means nothing until they do."""
    return uuid.uuid4().hex


def session_of(fields: Fields) -> str:
    """The id that the page carried, or a new one when it is none of ours.

    It comes with the first page, so that asking for a medewerker twice asks once.
    """
    given = next(iter(fields.get("gesprek", ())), "")
    return given if _SESSION.fullmatch(given) else new_session()


def too_large() -> Response:
    """Says that the form cannot be read, with a way back."""
    return render("fout.html", status=400, page="")


def render(template: str, status: int = 200, **values: Any) -> Response:
    """An HTML response made from `templates/meldcode/<template>`."""
    text = _environment().get_template(template).render(PAGES=view.PAGES, **values)
    return HTMLResponse(text, status_code=status)


def _download(content: bytes, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=kind, headers=headers)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = make_environment(_TEMPLATES)
    environment.filters["datum"] = dutch_date
    # A source opens in a tab of its own: what was ticked is on this page only.
    environment.filters["anker"] = anchor
    return environment
