"""Closed lists of the desk: roles, stages of logging in, events in the desk's own log."""

from __future__ import annotations

from enum import Enum
from typing import Literal

Role = Literal["medewerker", "beheerder"]
Stage = Literal["code", "instellen", "binnen"]
Event = Literal[
    "aangemeld",
    "afgemeld",
    "overal_afgemeld",
    "account_gemaakt",
    "account_geblokkeerd",
    "account_geopend",
    "account_verwijderd",
    "rol_gewijzigd",
    "code_ingesteld",
    "code_gewist",
    "code_verplicht",
    "code_niet_verplicht",
    "wachtwoord_gewijzigd",
    "cijfers_gedownload",
]

ROLES: dict[Role, str] = {"medewerker": "medewerker", "beheerder": "beheerder"}
# code: the code of the app is still asked; instellen: the app must be set up first.
STAGES: tuple[Stage, ...] = ("code", "instellen", "binnen")
EVENTS: dict[Event, str] = {
    "aangemeld": "aangemeld",
    "afgemeld": "afgemeld",
    "overal_afgemeld": "overal afgemeld",
    "account_gemaakt": "account gemaakt",
    "account_geblokkeerd": "account geblokkeerd",
    "account_geopend": "account weer geopend",
    "account_verwijderd": "account verwijderd",
    "rol_gewijzigd": "rol gewijzigd",
    "code_ingesteld": "code-app ingesteld",
    "code_gewist": "code-app gewist",
    "code_verplicht": "code-app verplicht gemaakt voor iedereen",
    "code_niet_verplicht": "code-app niet langer verplicht gemaakt",
    "wachtwoord_gewijzigd": "wachtwoord gewijzigd",
    "cijfers_gedownload": "cijfers gedownload",
}


class Permission(Enum):
    """What a page asks of who opens it. A page that names none is not served."""

    OPEN = "open"  # anybody, before logging in
    CODE = "code"  # password was right, the code comes now
    INSTELLEN = "instellen"  # password was right, the app must be set up now
    WERKEN = "werken"  # the queue and one's own conversations
    EIGEN_ACCOUNT = "eigen_account"
    BEHEREN = "beheren"  # figures, log, accounts


PERMISSIONS: dict[Role, frozenset[Permission]] = {
    "medewerker": frozenset({Permission.WERKEN, Permission.EIGEN_ACCOUNT}),
    "beheerder": frozenset({Permission.WERKEN, Permission.EIGEN_ACCOUNT, Permission.BEHEREN}),
}
STAGE_PERMISSIONS: dict[Stage, frozenset[Permission]] = {
    "code": frozenset({Permission.CODE}),
    "instellen": frozenset({Permission.INSTELLEN}),
    "binnen": frozenset(),
}
