"""What a conversation knows so far: the slots of the eerste contact (HP §3.2), read-only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ROLLEN = ("omstander", "professional", "slachtoffer", "minderjarige", "pleger")
DIRECTBETROKKEN = frozenset({"slachtoffer", "minderjarige", "pleger"})
ZORGEN = (
    "lichamelijk",
    "psychisch",
    "seksueel",
    "verwaarlozing",
    "partnergeweld",
    "ouderenmishandeling",
    "financieel",
    "eergerelateerd",
    "stalking",
    "mensenhandel",
    "onbekend",
)


@dataclass(frozen=True)
class ConversationState:
    """The slots that steer the conversation.

    `veiligheidscijfer` is 0–10 (0 = not safe at all); `skipped` holds the names of questions the
    person could not or did not want to answer: they are never asked again.
    """

    rol: str | None = None
    acuut: bool | None = None
    relatie: str | None = None
    gezinssamenstelling: str | None = None
    zorgen: tuple[str, ...] = ()
    veiligheidscijfer: float | None = None
    verwachting: str | None = None
    regio: str | None = None
    regio_choices: tuple[str, ...] = ()
    buitenland: bool = False
    wens: str | None = None
    sector: str | None = None
    meldcode_stap: int | None = None
    skipped: frozenset[str] = frozenset()
    advies_gegeven: bool = False

    def knows(self, slot: str) -> bool:
        """Whether `slot` needs no question any more: filled, or skipped on purpose."""
        if slot == "regio" and self.buitenland:
            return True  # outside the Netherlands there is no region to ask for
        return slot in self.skipped or getattr(self, slot) not in (None, ())


def state_from_slots(slots: Mapping[str, Any]) -> ConversationState:
    """Build the state from Rasa's slot values; values it cannot read count as unknown."""
    rol = slots.get("rol")
    stap = slots.get("meldcode_stap")
    cijfer = slots.get("veiligheidscijfer")
    return ConversationState(
        rol=rol if rol in ROLLEN else None,
        acuut=slots.get("acuut"),
        relatie=slots.get("relatie"),
        gezinssamenstelling=slots.get("gezinssamenstelling"),
        zorgen=tuple(slots.get("zorgen") or ()),
        veiligheidscijfer=None if cijfer is None else float(cijfer),
        verwachting=slots.get("verwachting"),
        regio=slots.get("regio"),
        regio_choices=tuple(slots.get("regio_keuzes") or ()),
        buitenland=bool(slots.get("buitenland")),
        wens=slots.get("wens"),
        sector=slots.get("sector"),
        meldcode_stap=None if stap is None else int(stap),
        skipped=frozenset(slots.get("overgeslagen") or ()),
        advies_gegeven=bool(slots.get("advies_gegeven")),
    )
