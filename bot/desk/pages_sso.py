"""Leaving for single sign-on and coming back."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from bot.desk.config import LOOPBACK
from bot.desk.errors import LoginError, SsoError
from bot.desk.sso import Sso
from bot.desk.values import Permission
from bot.desk.web import PREFIX, Page, Visit

_COOKIE = "advieschat_desk_sso"
_PATH = f"{PREFIX}/sso"
_SECONDS = 600


class SsoPages:
    """The two pages of single sign-on; made only when it is configured."""

    def __init__(self, sso: Sso) -> None:
        self._sso = sso

    def pages(self) -> list[Page]:
        """All pages of this file."""
        return [
            Page("GET", "/sso", Permission.OPEN, self._leave),
            Page("GET", "/sso/terug", Permission.OPEN, self._arrive),
        ]

    def _leave(self, visit: Visit) -> Response:
        try:
            address, remembered = self._sso.leave(_back(visit), visit.desk.clock())
        except SsoError as error:
            return _failed(visit, error)
        response = RedirectResponse(address, status_code=303)
        plain = visit.desk.config.plain_cookie and visit.request.url.hostname in LOOPBACK
        response.set_cookie(
            _COOKIE,
            remembered,
            max_age=_SECONDS,
            path=_PATH,
            secure=not plain,
            httponly=True,
            samesite="lax",
        )
        return response

    def _arrive(self, visit: Visit) -> Response:
        remembered = visit.request.cookies.get(_COOKIE, "")
        query, now = visit.request.url.query, visit.desk.clock()
        try:
            who = self._sso.arrive(_back(visit), query, remembered, now)
            session_id = visit.desk.login.by_sso(
                who.issuer, who.subject, who.name, visit.session_id or None
            )
        except (SsoError, LoginError) as error:
            return _failed(visit, error)
        # A redirect from here would still count as coming from the provider, and the Strict cookie
        # would not be sent along: this page goes on by itself.
        response = visit.page("verder.html")
        response.delete_cookie(_COOKIE, path=_PATH)
        return visit.enter(response, session_id)


def _back(visit: Visit) -> str:
    config, url = visit.desk.config, visit.request.url
    return f"{config.public_url or f'{url.scheme}://{url.netloc}'}{PREFIX}/sso/terug"


def _failed(visit: Visit, error: Exception) -> Response:
    return visit.page("aanmelden.html", 400, fout=str(error), naam="", reden="", sso=True)
