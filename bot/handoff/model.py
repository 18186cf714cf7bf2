"""What the rest of the program sees of a handoff: plain values, read from rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.engine import Row

from bot.handoff.states import Action
from bot.handoff.values import (
    LIVE_KINDS,
    OPEN_STATUSES,
    WENSEN,
    CloseReason,
    Kind,
    Reason,
    Side,
    Status,
)
from bot.privacy import Redacted
from bot.registry.errors import ClosedListError
from bot.registry.values import ONDERWERPEN, ROLLEN, ZORGEN, one_of, regio_ids, some_of


@dataclass(frozen=True)
class Facts:
    """What the eerste contact found, from closed lists only (HP §3.2).

    Attributes:
        rol: omstander, professional, slachtoffer, minderjarige or pleger.
        regio: id of a Veilig Thuis region.
        zorgen: kinds of worry, from `bot.registry.values.ZORGEN`.
        veiligheidscijfer: 0 (not safe at all) to 10.
        acuut: danger now; 112 has been said before.
        wens: advies, melding or medewerker.
        onderwerpen: topics discussed, from `bot.registry.values.ONDERWERPEN`.
    """

    rol: str | None = None
    regio: str | None = None
    zorgen: Sequence[str] = ()
    veiligheidscijfer: float | None = None
    acuut: bool = False
    wens: str | None = None
    onderwerpen: Sequence[str] = ()

    def checked(self) -> dict[str, Any]:
        """The values to store.

        Raises:
            ClosedListError: when one of them is not in its list; nothing is stored then.
        """
        cijfer = self.veiligheidscijfer
        if cijfer is not None and not 0 <= cijfer <= 10:
            raise ClosedListError("The veiligheidscijfer must be from 0 to 10; it was not stored.")
        return {
            "rol": one_of(self.rol, ROLLEN, "rol"),
            "regio": one_of(self.regio, regio_ids(), "regio"),
            "zorgen": some_of(self.zorgen, ZORGEN, "zorgen"),
            "veiligheidscijfer": cijfer,
            "acuut": bool(self.acuut),
            "wens": one_of(self.wens, WENSEN, "wens"),
            "onderwerpen": some_of(self.onderwerpen, ONDERWERPEN, "onderwerpen"),
        }


@dataclass(frozen=True)
class Handoff:
    """One handoff as it is kept; moments are timezone-aware.

    Attributes:
        id: random, unguessable (128 bits).
        conversation_id: pseudonym of the conversation, or None 24 hours after the end.
        medewerker: id of who has it now or closed it.
        created: when it was asked for; its place in the queue counts from here.
        waiting_since: when it came (back) into the queue.
        picked_up: when it was picked up for the first time.
        human_since: when a medewerker wrote for the first time: the bot is silent from then on.
    """

    id: str
    conversation_id: str | None
    kind: Kind
    reason: Reason
    status: Status
    acuut: bool
    rol: str | None
    regio: str | None
    zorgen: tuple[str, ...]
    veiligheidscijfer: float | None
    wens: str | None
    onderwerpen: tuple[str, ...]
    medewerker: str | None
    close_reason: CloseReason | None
    created: datetime
    waiting_since: datetime
    picked_up: datetime | None
    human_since: datetime | None
    ended: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether it still needs a human."""
        return self.status in OPEN_STATUSES

    @property
    def is_live(self) -> bool:
        """Whether somebody sits waiting for it (chat, melding)."""
        return self.kind in LIVE_KINDS

    @property
    def bot_is_silent(self) -> bool:
        """From the moment a human writes until the visitor or the medewerker ends it.

        Being put back or passed on ends nothing: the bot stays silent while a second human is
        awaited.
        """
        return self.is_open and self.human_since is not None

    def public(self) -> dict[str, Any]:
        """The fields of `advieschat handoffs --json` (contract): no personal data."""
        return {
            "id": self.id,
            "created": self.created.isoformat(),
            "status": self.status,
            "kind": self.kind,
            "rol": self.rol,
            "regio": self.regio,
            "acuut": self.acuut,
        }


@dataclass(frozen=True)
class Overview:
    """What a medewerker sees before picking up.

    Attributes:
        handoff: rol, regio, zorgen, veiligheidscijfer, acuut, wens and onderwerpen are in it.
        waiting: time since it was asked for, or the time it waited before it was picked up.
        moment: wanted part of the day of a terugbelverzoek, or None.
        messages: how many messages were written in it.
    """

    handoff: Handoff
    waiting: timedelta
    moment: str | None
    messages: int


@dataclass(frozen=True)
class Message:
    """One message between visitor and medewerker.

    Attributes:
        seq: grows over all handoffs, in the order in which messages became visible.
        number: 1, 2, 3 … in this handoff, without gaps.
        client_id: the sender's own id of the message; sending it again adds nothing.
    """

    seq: int
    handoff_id: str
    number: int
    side: Side
    client_id: str
    text: Redacted
    at: datetime


@dataclass(frozen=True)
class LogEntry:
    """One line of the log: who did what when, without content.

    Attributes:
        seq: grows in the order in which changes became visible; `changes_after` counts by it.
        medewerker: who, when `side` is "medewerker".
        status: status after it.
        detail: close reason, other region, other medewerker or new kind; else None.
    """

    seq: int
    handoff_id: str
    at: datetime
    side: Side
    medewerker: str | None
    action: Action
    status: Status
    kind: Kind
    regio: str | None
    detail: str | None


def handoff_of(row: Row) -> Handoff:
    """A row of `handoffs`."""
    values = dict(row._mapping)
    values["zorgen"] = tuple(values["zorgen"])
    values["onderwerpen"] = tuple(values["onderwerpen"])
    return Handoff(**values)


def message_of(row: Row) -> Message:
    """A row of `handoff_messages`."""
    return Message(**row._mapping)


def log_entry_of(row: Row) -> LogEntry:
    """A row of `handoff_log`."""
    return LogEntry(**row._mapping)
