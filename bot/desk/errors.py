"""Errors of the desk. Messages are Dutch: a medewerker reads them.

    DeskError                        (AdvieschatError)
    ├── AccountError                 an account cannot be made or changed so; says how it can
    ├── LoginError                   name, password or code do not belong together
    │   └── TooManyLoginsError       too many wrong tries: wait
    ├── ForbiddenError               no right to do this
    └── SsoError                     single sign-on did not succeed

None carries what somebody typed, and none tells whether a name exists.
"""

from __future__ import annotations

from bot.errors import AdvieschatError


class DeskError(AdvieschatError):
    """Something at the desk could not be done; nothing was changed."""


class AccountError(DeskError):
    """An account cannot be made or changed in this way."""


class LoginError(DeskError):
    """Name and password, or the code, are not right; which of them is not said."""


class TooManyLoginsError(LoginError):
    """Too many wrong tries.

    Attributes:
        wait: how long to wait, in whole seconds.
    """

    def __init__(self, wait: int) -> None:
        self.wait = wait
        minutes = -(-wait // 60)
        how_long = f"{wait} seconden" if wait < 60 else f"{minutes} minuten"
        if wait >= 60 and minutes == 1:
            how_long = "1 minuut"
        super().__init__(f"Er is te vaak verkeerd aangemeld. Wacht {how_long} en probeer opnieuw.")


class ForbiddenError(DeskError):
    """This account may not do this."""

    def __init__(self) -> None:
        super().__init__("Je account mag dit niet. Vraag een beheerder als je het nodig hebt.")


class SsoError(DeskError):
    """Single sign-on did not succeed; the message says what to do."""
