"""Pages for beheerders: figures, log, accounts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from starlette.responses import Response

from bot.desk.errors import AccountError
from bot.desk.figure_export import HEIGHT, WIDTH, as_csv, bars, picture_width
from bot.desk.figures import weeks
from bot.desk.journal import entries
from bot.desk.values import Permission
from bot.desk.web import Page, Visit
from bot.handoff.model import LogEntry, log_entry_of
from bot.handoff.tables import handoff_log
from bot.registry.database import reading

_PER_PAGE = 100
_WEEKS = 8


def pages() -> list[Page]:
    """All pages of this file."""
    manage = Permission.BEHEREN
    return [
        Page("GET", "/cijfers", manage, _figures),
        Page("GET", "/cijfers.csv", manage, _csv),
        Page("GET", "/logboek", manage, _log),
        Page("GET", "/medewerkers", manage, _accounts),
        Page("POST", "/medewerkers/code", manage, _require_code),
        Page("POST", "/medewerkers/{name}/rol", manage, _role),
        Page("POST", "/medewerkers/{name}/blokkeren", manage, _block),
        Page("POST", "/medewerkers/{name}/openen", manage, _open),
        Page("POST", "/medewerkers/{name}/code-wissen", manage, _reset),
    ]


def _figures(visit: Visit) -> Response:
    shown = weeks(visit.desk.engine, visit.desk.clock(), _WEEKS)
    names = [week.name for week in shown]
    wanted = visit.request.query_params.get("week", "")
    return visit.page(
        "cijfers.html",
        weken=shown,
        gekozen=shown[names.index(wanted) if wanted in names else -1],
        staven=bars(shown),
        breed=picture_width(len(shown)),
        hoog=HEIGHT,
        staaf=WIDTH,
    )


def _csv(visit: Visit) -> Response:
    now = visit.desk.clock()
    text = as_csv(weeks(visit.desk.engine, now, 104))
    visit.desk.accounts.note(visit.me.name, "cijfers_gedownload", now)
    return Response(
        text,
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="advieschat-cijfers.csv"'},
    )


def _log(visit: Visit) -> Response:
    before = visit.request.query_params.get("voor", "")
    number = int(before) if before.isascii() and before.isdigit() and len(before) < 18 else None
    name = visit.request.query_params.get("medewerker", "")
    lines = _handoff_log(visit, number, name)
    return visit.page(
        "logboek.html",
        regels=lines[:_PER_PAGE],
        ouder=lines[_PER_PAGE - 1].seq if len(lines) > _PER_PAGE else None,
        accounts=entries(visit.desk.engine),
        namen=[one.name for one in visit.desk.accounts.all()],
        naam=name,
    )


def _handoff_log(visit: Visit, before: int | None, name: str) -> list[LogEntry]:
    query = select(handoff_log).order_by(handoff_log.c.seq.desc()).limit(_PER_PAGE + 1)
    if before is not None:
        query = query.where(handoff_log.c.seq < before)
    if name:
        query = query.where(handoff_log.c.medewerker == name)
    with reading(visit.desk.engine) as connection:
        return [log_entry_of(row) for row in connection.execute(query)]


def _accounts(visit: Visit, error: str = "", status: int = 200) -> Response:
    accounts = visit.desk.accounts
    return visit.page(
        "medewerkers.html",
        status,
        accounts=accounts.all(),
        verplicht=accounts.code_required(),
        fout=error,
    )


def _require_code(visit: Visit) -> Response:
    required = visit.form.get("verplicht") == "ja"
    visit.desk.accounts.require_code(required, visit.desk.clock(), by=visit.me.name)
    return visit.to("/medewerkers")


def _role(visit: Visit) -> Response:
    accounts, role = visit.desk.accounts, visit.form.get("rol", "")
    return _change(visit, lambda name: accounts.set_role(name, role, _now(visit), visit.me.name))


def _block(visit: Visit) -> Response:
    accounts = visit.desk.accounts
    return _change(visit, lambda name: accounts.set_active(name, False, _now(visit), visit.me.name))


def _open(visit: Visit) -> Response:
    accounts = visit.desk.accounts
    return _change(visit, lambda name: accounts.set_active(name, True, _now(visit), visit.me.name))


def _reset(visit: Visit) -> Response:
    accounts = visit.desk.accounts
    return _change(visit, lambda name: accounts.reset_totp(name, _now(visit), visit.me.name))


def _now(visit: Visit) -> datetime:
    return visit.desk.clock()


def _change(visit: Visit, change: Callable[[str], None]) -> Response:
    try:
        change(visit.request.path_params["name"])
    except AccountError as error:
        return _accounts(visit, str(error), 400)
    return visit.to("/medewerkers")
