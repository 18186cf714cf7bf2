"""The life of a handoff: every change that is allowed, in one table.

                       doorgegeven_regio, teruggezet
                     ┌───────────────────────────────┐
                     ▼                               │
    (aangevraagd) wachtend ──────opgepakt──────► opgepakt ──afgerond, beeindigd──► afgerond
                     │ │                             │ ▲
                     │ └──ingetrokken──► ingetrokken │ └ doorgegeven_collega
                     └────verlopen─────► verlopen ◄──┘ verlopen (its data are erased: bot.handoff.purge)

    TransitionError                     the change is not in the table
    ├── AlreadyPickedUpError            opgepakt while a colleague has it
    └── AlreadyEndedError               anything after afgerond, verlopen, ingetrokken

A change that is not in `TRANSITIONS` is refused and changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from bot.handoff.errors import AlreadyEndedError, TransitionError
from bot.handoff.values import OPEN_STATUSES, Status

# What can happen to a handoff, as it stands in the log.
Action = Literal[
    "aangevraagd",
    "aangevuld",
    "bekeken",
    "opgepakt",
    "doorgegeven_collega",
    "doorgegeven_regio",
    "teruggezet",
    "afgerond",
    "beeindigd",
    "ingetrokken",
    "verlopen",
]
ACTIONS: dict[Action, str] = {
    "aangevraagd": "aangevraagd door de bezoeker",
    "aangevuld": "aangevuld tijdens het wachten",
    "bekeken": "bekeken",
    "opgepakt": "opgepakt",
    "doorgegeven_collega": "doorgegeven aan een collega",
    "doorgegeven_regio": "doorgegeven aan een andere regio",
    "teruggezet": "teruggezet in de wachtrij",
    "afgerond": "afgerond",
    "beeindigd": "gestopt door de bezoeker",
    "ingetrokken": "ingetrokken door de bezoeker",
    "verlopen": "verlopen",
}
FIRST: Status = "wachtend"
TRANSITIONS: Mapping[tuple[Status, Action], Status] = {
    ("wachtend", "aangevuld"): "wachtend",
    ("wachtend", "bekeken"): "wachtend",
    ("wachtend", "opgepakt"): "opgepakt",
    ("wachtend", "doorgegeven_regio"): "wachtend",
    ("wachtend", "ingetrokken"): "ingetrokken",
    ("wachtend", "verlopen"): "verlopen",
    ("opgepakt", "aangevuld"): "opgepakt",
    ("opgepakt", "bekeken"): "opgepakt",
    ("opgepakt", "doorgegeven_collega"): "opgepakt",
    ("opgepakt", "doorgegeven_regio"): "wachtend",
    ("opgepakt", "teruggezet"): "wachtend",
    ("opgepakt", "afgerond"): "afgerond",
    ("opgepakt", "beeindigd"): "afgerond",
    ("opgepakt", "verlopen"): "verlopen",
}


def status_after(status: Status, action: Action) -> Status:
    """The status that `action` leads to.

    Raises:
        AlreadyEndedError: when the handoff has ended.
        TransitionError: when the table does not have this change.
    """
    after = TRANSITIONS.get((status, action))
    if after is not None:
        return after
    if status not in OPEN_STATUSES:
        raise AlreadyEndedError(status)
    raise TransitionError(status)
