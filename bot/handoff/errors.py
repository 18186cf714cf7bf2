"""Errors of handoffs. Nothing is half-written when one is raised, and nothing is lost.

    AdvieschatError                     (bot.errors)
    └── HandoffError
        ├── HandoffNotFoundError        there is no handoff with this id
        ├── TransitionError             this cannot be done with a handoff in this status
        │   ├── AlreadyPickedUpError    a colleague was first; says who
        │   └── AlreadyEndedError       it is afgerond, verlopen or ingetrokken
        ├── NotYourHandoffError         a colleague is talking in it; says who
        └── HandoffMessageError         a message that cannot be taken

Beside these: `bot.registry.errors` for the database (RegistryUnavailableError and below), for
values that are not in a closed list (ClosedListError), for contact data (ContactError,
ConsentError) and their key (EncryptionKeyError).

Messages are Dutch: a medewerker reads them. None carries what somebody typed.
"""

from __future__ import annotations

from bot.errors import AdvieschatError
from bot.handoff.values import STATUSES, Status


class HandoffError(AdvieschatError):
    """Something could not be done with a handoff; it is as it was."""


class HandoffNotFoundError(HandoffError):
    """There is no handoff with this id."""

    def __init__(self) -> None:
        super().__init__("Dit gesprek is er niet (meer). Kijk in de wachtrij wat er open staat.")


class TransitionError(HandoffError):
    """What was asked cannot be done in this status (`bot.handoff.states` has the table).

    Attributes:
        status: status of the handoff, unchanged.
    """

    def __init__(self, status: Status, message: str | None = None) -> None:
        self.status = status
        super().__init__(
            message or f"Dit kan nu niet: het gesprek is {STATUSES[status]}. Ververs de wachtrij."
        )


class AlreadyPickedUpError(TransitionError):
    """A colleague was first.

    Attributes:
        medewerker: id of the one who has it.
    """

    def __init__(self, medewerker: str) -> None:
        self.medewerker = medewerker
        super().__init__("opgepakt", f"Dit gesprek is al opgepakt door {medewerker}.")


class AlreadyEndedError(TransitionError):
    """The handoff is afgerond, verlopen or ingetrokken."""

    def __init__(self, status: Status) -> None:
        super().__init__(status, f"Dit gesprek is al voorbij: {STATUSES[status]}.")


class NotYourHandoffError(HandoffError):
    """A colleague is talking in it.

    Attributes:
        medewerker: id of the one who has it.
    """

    def __init__(self, medewerker: str) -> None:
        self.medewerker = medewerker
        super().__init__(f"Dit gesprek is van {medewerker}. Vraag of je het kunt overnemen.")


class HandoffMessageError(HandoffError):
    """A message cannot be taken; the text says why, in Dutch."""
