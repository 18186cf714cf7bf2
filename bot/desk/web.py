"""How the desk answers a request: every page names a permission, or it is not served.

    request ─► session from the cookie ─► permission ─► form, size ─► token ─► the page's view

A view is a plain function in a thread; it gets a `Visit` and gives a response.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.desk.config import LOOPBACK
from bot.desk.core import Desk
from bot.desk.errors import DeskError, ForbiddenError, LoginError
from bot.desk.forgery import comes_from_here, is_right, start_token
from bot.desk.render import render
from bot.desk.sessions import Session
from bot.desk.values import Permission
from bot.errors import AdvieschatError, RegistryError

PREFIX = "/desk"
COOKIE = "advieschat_desk"
START_COOKIE = "advieschat_desk_start"
# A page that refreshes a part of itself says so: that keeps no session alive.
BACKGROUND = "x-desk-background"
_MOST_BODY = 100_000  # bytes; a message of 5,000 characters fits, percent-encoded
_NEXT_STEP = {"code": "/desk/code", "instellen": "/desk/code/instellen"}


@dataclass
class Visit:
    """One request that may be answered.

    Attributes:
        desk: the stores.
        request: the request; views use its path and query parameters only.
        session: who asks, or None on a page that is open.
        session_id: what the session cookie holds.
        form: fields of a POST, the first value of each.
        start: value of the login page's cookie.
        told: handoffs that changed, for live updates after the answer.
    """

    desk: Desk
    request: Request
    session: Session | None
    session_id: str
    form: dict[str, str] = field(default_factory=dict)
    start: str = ""
    told: list[str] = field(default_factory=list)

    @property
    def me(self) -> Session:
        """Who asks; only for pages that are not open."""
        if self.session is None:
            raise ForbiddenError
        return self.session

    @property
    def csrf(self) -> str:
        """The token for forms on this page."""
        if self.session is not None:
            return self.session.csrf
        return start_token(self.desk.forgery_key, self.start)

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """A page made from a template."""
        return render(template, status, visit=self, session=self.session, csrf=self.csrf, **values)

    def to(self, path: str) -> Response:
        """Go to another page of the desk after a POST."""
        return RedirectResponse(PREFIX + path, status_code=303)

    def enter(self, response: Response, session_id: str) -> Response:
        """Give the browser the cookie of a new session."""
        _set_cookie(self, response, COOKIE, session_id)
        return response

    def leave(self, response: Response) -> Response:
        """Take the session's cookie away."""
        response.delete_cookie(COOKIE, path=PREFIX, secure=True, httponly=True, samesite="strict")
        return response


View = Callable[[Visit], Response]


@dataclass(frozen=True)
class Page:
    """One way into the desk.

    Attributes:
        method: GET or POST.
        path: below /desk.
        permission: who may use it.
        view: what answers.
    """

    method: str
    path: str
    permission: Permission
    view: View


class Doors:
    """Turns pages into routes that check everything before a view runs."""

    def __init__(self, desk: Desk, changed: Callable[[Sequence[str]], Any]) -> None:
        """Use `desk`; `changed` is a coroutine function told which handoffs a view changed."""
        self._desk = desk
        self._changed = changed

    def routes(self, pages: Sequence[Page]) -> list[Route]:
        """One route per path; a path's methods are those of its pages, and HEAD."""
        by_path: dict[str, dict[str, Page]] = {}
        for page in pages:
            by_path.setdefault(page.path, {})[page.method] = page
        return [
            Route(path, self._endpoint(by_method), methods=list(by_method))
            for path, by_method in by_path.items()
        ]

    def _endpoint(self, by_method: dict[str, Page]) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            method = "GET" if request.method == "HEAD" else request.method
            return await self._answer(by_method[method], request)

        return endpoint

    async def _answer(self, page: Page, request: Request) -> Response:
        visit = await asyncio.to_thread(self._visit, request)
        refusal = _refusal(page, visit)
        if refusal is not None:
            return refusal
        if page.method == "POST":
            visit.form = await _read_form(request)
            given = visit.form.get("csrf", "")
            right = is_right(given, visit.session, self._desk.forgery_key, visit.start)
            if not right or not comes_from_here(request):
                return visit.page(
                    "fout.html",
                    403,
                    kop="Dit formulier is verlopen",
                    uitleg="Er is niets gewijzigd. Ga terug, ververs de pagina en probeer opnieuw.",
                )
        try:
            response = await run_in_threadpool(page.view, visit)
        except AdvieschatError as error:
            response = error_page(visit, error)
        if visit.session is None and not request.cookies.get(START_COOKIE):
            _set_cookie(visit, response, START_COOKIE, visit.start)
        if visit.told:
            await self._changed(visit.told)
        return response

    def _visit(self, request: Request) -> Visit:
        session_id = request.cookies.get(COOKIE, "")
        session = None
        if session_id:
            seen = BACKGROUND not in request.headers
            session = self._desk.sessions.find(session_id, self._desk.clock(), seen=seen)
        start = request.cookies.get(START_COOKIE, "") or secrets.token_urlsafe(24)
        return Visit(self._desk, request, session, session_id, start=start)


def error_page(visit: Visit, error: AdvieschatError) -> Response:
    """What went wrong, on a page that says what to do next."""
    if isinstance(error, ForbiddenError):
        return visit.page("fout.html", 403, kop="Dit mag je account niet", uitleg=str(error))
    if isinstance(error, RegistryError):
        return visit.page(
            "fout.html",
            503,
            kop="De database antwoordt niet",
            uitleg="Er is niets half opgeslagen. Probeer het over een minuut opnieuw, en "
            "waarschuw de beheerder als het zo blijft.",
        )
    status = 429 if isinstance(error, LoginError) else 400 if isinstance(error, DeskError) else 409
    return visit.page("fout.html", status, kop="Dat kan nu niet", uitleg=str(error))


def _refusal(page: Page, visit: Visit) -> Response | None:
    session = visit.session
    if page.permission is Permission.OPEN:
        return None
    if session is None:
        if visit.request.method == "POST" or BACKGROUND in visit.request.headers:
            return visit.page(
                "fout.html",
                401,
                kop="Je bent niet (meer) aangemeld",
                uitleg="Er is niets gewijzigd. Meld je opnieuw aan.",
            )
        return visit.to("/aanmelden")
    if session.may(page.permission):
        return None
    if session.stage != "binnen":
        return RedirectResponse(_NEXT_STEP[session.stage], status_code=303)
    return error_page(visit, ForbiddenError())


async def _read_form(request: Request) -> dict[str, str]:
    """The fields of an ordinary form, the first of each name; a too large body gives none."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_BODY:
            return {}
    fields: dict[str, str] = {}
    text = body.decode("utf-8", "replace")
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=100)
    except ValueError:  # more fields than any form of ours has
        return {}
    for name, value in pairs:
        fields.setdefault(name, value.replace("\x00", " "))
    return fields


def _set_cookie(visit: Visit, response: Response, name: str, value: str) -> None:
    plain = visit.desk.config.plain_cookie and visit.request.url.hostname in LOOPBACK
    response.set_cookie(
        name, value, path=PREFIX, secure=not plain, httponly=True, samesite="strict"
    )
