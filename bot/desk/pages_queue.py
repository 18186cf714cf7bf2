"""The queue, and what a medewerker sees of a handoff before picking it up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from starlette.responses import JSONResponse, Response

from bot.desk.values import Permission
from bot.desk.web import Page, Visit
from bot.handoff.desk_work import forward_to_region, pick_up
from bot.handoff.errors import AlreadyPickedUpError, HandoffError
from bot.handoff.model import Handoff
from bot.handoff.queue import expected_wait, list_open, look_at
from bot.handoff.values import KINDS, LIVE_KINDS, Kind
from bot.registry.errors import ClosedListError
from bot.registry.values import regio_ids


@dataclass(frozen=True)
class Row:
    """One handoff in the list, with how long it waits."""

    handoff: Handoff
    waiting: timedelta


def pages() -> list[Page]:
    """All pages of this file."""
    return [
        Page("GET", "/wachtrij", Permission.WERKEN, _queue),
        Page("GET", "/wachtrij/lijst", Permission.WERKEN, _list),
        Page("GET", "/stand", Permission.WERKEN, _state),
        Page("GET", "/handoff/{id}", Permission.WERKEN, _look),
        Page("POST", "/handoff/{id}/oppakken", Permission.WERKEN, _pick_up),
        Page("POST", "/handoff/{id}/regio", Permission.WERKEN, _other_region),
    ]


def _queue(visit: Visit) -> Response:
    return visit.page("wachtrij.html", 200, **_rows(visit))


def _list(visit: Visit) -> Response:
    return visit.page("_wachtrij.html", 200, **_rows(visit))


def _state(visit: Visit) -> Response:
    """What the script shows in the menu, and by which it sees that a conversation came or went."""
    rows = list_open(visit.desk.engine)
    waiting = [one for one in rows if one.status == "wachtend"]
    mine = [one for one in rows if one.medewerker == visit.me.name]
    return JSONResponse(
        {
            "wachtend": len(waiting),
            "gevaar": sum(one.acuut for one in waiting),
            "mijn": [one.id for one in mine],
            "rij": [one.id for one in waiting],
            # Marked, so that danger that comes later in a known handoff is new too.
            "nood": [f"{one.id}!" for one in [*waiting, *mine] if one.acuut],
        }
    )


def _rows(visit: Visit) -> dict[str, Any]:
    regio, kind = _filters(visit)
    now = visit.desk.clock()
    rows = [
        Row(one, max(now - one.created, timedelta(0)))
        for one in list_open(visit.desk.engine, regio, kind)
    ]
    waiting = [row for row in rows if row.handoff.status == "wachtend"]
    return {
        "live": [row for row in waiting if row.handoff.kind in LIVE_KINDS],
        "terugbellen": [row for row in waiting if row.handoff.kind not in LIVE_KINDS],
        "bezig": [row for row in rows if row.handoff.status != "wachtend"],
        "regio": regio or "",
        "soort": kind or "",
        "verwacht": expected_wait(visit.desk.engine, now, regio),
        "nu": now,
    }


def _filters(visit: Visit) -> tuple[str | None, Kind | None]:
    """What to show; what is not in a list shows everything."""
    query = visit.request.query_params
    regio = query.get("regio", "")
    kind = next((one for one in KINDS if one == query.get("soort")), None)
    return (regio if regio in regio_ids() else None), kind


def _look(visit: Visit, problem: str = "", status: int = 200) -> Response:
    handoff_id = visit.request.path_params["id"]
    seen = look_at(visit.desk.engine, handoff_id, visit.me.name, visit.desk.clock())
    return visit.page("handoff.html", status, o=seen, h=seen.handoff, fout=problem)


def _pick_up(visit: Visit) -> Response:
    handoff_id = visit.request.path_params["id"]
    try:
        pick_up(visit.desk.engine, handoff_id, visit.me.name, visit.desk.clock())
    except AlreadyPickedUpError as error:
        return _look(visit, str(error), 409)
    visit.told.append(handoff_id)
    return visit.to(f"/gesprekken#gesprek-{handoff_id}")


def _other_region(visit: Visit) -> Response:
    handoff_id = visit.request.path_params["id"]
    regio, now = visit.form.get("regio", ""), visit.desk.clock()
    try:
        forward_to_region(visit.desk.engine, handoff_id, visit.me.name, regio, now)
    except ClosedListError:
        return _look(visit, "Kies een regio uit de lijst.", 400)
    except HandoffError as error:
        return _look(visit, str(error), 409)
    visit.told.append(handoff_id)
    return visit.to("/wachtrij")
