"""Pages before and around being logged in: name and password, code, leaving, own account."""

from __future__ import annotations

from collections.abc import Callable

from starlette.responses import RedirectResponse, Response

from bot.desk.abandoned import release
from bot.desk.codes import app_address, qr_svg
from bot.desk.errors import AccountError, LoginError, TooManyLoginsError
from bot.desk.values import Permission, Stage
from bot.desk.web import PREFIX, Page, Visit

_AFTER: dict[Stage, str] = {
    "code": "/code",
    "instellen": "/code/instellen",
    "binnen": "/wachtrij",
}
_REASONS = {
    "voorbij": "Je sessie is voorbij, omdat je de desk een tijd niet hebt gebruikt. "
    "Gesprekken die nog liepen, staan weer in de wachtrij.",
    "afgemeld": "Je bent afgemeld. Gesprekken die nog liepen, staan weer in de wachtrij.",
    "overal": "Je bent op alle apparaten afgemeld. Gesprekken die nog liepen, staan weer in de "
    "wachtrij.",
}


def pages() -> list[Page]:
    """All pages of this file."""
    return [
        Page("GET", "/", Permission.OPEN, _home),
        Page("GET", "/aanmelden", Permission.OPEN, _login_form),
        Page("POST", "/aanmelden", Permission.OPEN, _login),
        Page("GET", "/code", Permission.CODE, _code_form),
        Page("POST", "/code", Permission.CODE, _code),
        Page("GET", "/code/instellen", Permission.INSTELLEN, _app_form),
        Page("POST", "/code/instellen", Permission.INSTELLEN, _app),
        Page("GET", "/code/instellen/qr.svg", Permission.INSTELLEN, _qr),
        Page("POST", "/afmelden", Permission.EIGEN_ACCOUNT, _leave),
        Page("POST", "/afmelden/overal", Permission.EIGEN_ACCOUNT, _leave_everywhere),
        Page("GET", "/account", Permission.EIGEN_ACCOUNT, _account),
        Page("POST", "/account/wachtwoord", Permission.EIGEN_ACCOUNT, _password),
        Page("GET", "/account/code", Permission.EIGEN_ACCOUNT, _app_form),
        Page("POST", "/account/code", Permission.EIGEN_ACCOUNT, _app),
        Page("GET", "/account/code/qr.svg", Permission.EIGEN_ACCOUNT, _qr),
    ]


def _home(visit: Visit) -> Response:
    session = visit.session
    return visit.to(_AFTER[session.stage] if session else "/aanmelden")


def _login_form(visit: Visit, error: str = "", status: int = 200, name: str = "") -> Response:
    if visit.session is not None and visit.session.stage == "binnen":
        return visit.to("/wachtrij")
    return visit.page(
        "aanmelden.html",
        status,
        fout=error,
        naam=name,
        reden=_REASONS.get(visit.request.query_params.get("reden", ""), ""),
        sso=visit.desk.config.oidc is not None,
    )


def _login(visit: Visit) -> Response:
    name, password = visit.form.get("naam", ""), visit.form.get("wachtwoord", "")
    try:
        session_id, stage = visit.desk.login.by_password(name, password, visit.session_id or None)
    except LoginError as error:
        return _login_form(visit, str(error), _status(error), name[:40])
    return visit.enter(visit.to(_AFTER[stage]), session_id)


def _code_form(visit: Visit, error: str = "", status: int = 200) -> Response:
    return visit.page("code.html", status, fout=error)


def _code(visit: Visit) -> Response:
    return _with_code(visit, visit.desk.login.by_code, _code_form)


def _app_form(visit: Visit, error: str = "", status: int = 200) -> Response:
    secret = visit.desk.login.new_app(visit.me)
    spaced = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    return visit.page(
        "instellen.html", status, fout=error, geheim=spaced, pad=visit.request.url.path
    )


def _app(visit: Visit) -> Response:
    if visit.me.stage == "binnen":
        # Whoever finds an open screen must not be able to make the account his own.
        try:
            visit.desk.login.check_password(visit.me, visit.form.get("huidig", ""))
        except LoginError as error:
            return _app_form(visit, str(error), _status(error))
    return _with_code(visit, visit.desk.login.confirm_app, _app_form)


def _with_code(
    visit: Visit, step: Callable[..., str], form: Callable[[Visit, str, int], Response]
) -> Response:
    try:
        session_id = step(visit.me, visit.form.get("code", ""), visit.session_id)
    except LoginError as error:
        return form(visit, str(error), _status(error))
    return visit.enter(visit.to("/wachtrij"), session_id)


def _qr(visit: Visit) -> Response:
    secret = visit.desk.login.new_app(visit.me)
    picture = qr_svg(app_address(secret, visit.me.name))
    return Response(picture, media_type="image/svg+xml")


def _leave(visit: Visit) -> Response:
    visit.desk.sessions.end(visit.me)
    _give_back(visit)
    visit.desk.accounts.note(visit.me.name, "afgemeld", visit.desk.clock())
    return visit.leave(_to_login("afgemeld"))


def _leave_everywhere(visit: Visit) -> Response:
    visit.desk.sessions.end_all(visit.me.name)
    _give_back(visit)
    visit.desk.accounts.note(visit.me.name, "overal_afgemeld", visit.desk.clock())
    return visit.leave(_to_login("overal"))


def _give_back(visit: Visit) -> None:
    desk = visit.desk
    released = release(desk.engine, desk.sessions, desk.config, desk.clock())
    visit.told += [one.id for one in released]


def _account(visit: Visit, error: str = "", status: int = 200) -> Response:
    done = visit.request.query_params.get("klaar", "")
    return visit.page("account.html", status, fout=error, klaar=done == "wachtwoord")


def _password(visit: Visit) -> Response:
    old, new = visit.form.get("huidig", ""), visit.form.get("nieuw", "")
    try:
        if new != visit.form.get("herhaal", ""):
            raise AccountError("De twee nieuwe wachtwoorden zijn niet gelijk. Vul ze opnieuw in.")
        visit.desk.login.change_password(visit.me, old, new)
    except (LoginError, AccountError) as error:
        return _account(visit, str(error), _status(error))
    return visit.to("/account?klaar=wachtwoord")


def _to_login(reason: str) -> Response:
    return RedirectResponse(f"{PREFIX}/aanmelden?reden={reason}", status_code=303)


def _status(error: Exception) -> int:
    return 429 if isinstance(error, TooManyLoginsError) else 400
