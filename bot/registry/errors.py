"""Errors of the registry. Nothing is half-written when one is raised.

    RegistryError                        (bot.errors)
    ├── RegistryUnavailableError         the database cannot do it now
    │   ├── RegistryFullError            no room on the disk
    │   ├── RegistryLockedError          another process holds the database too long
    │   ├── RegistryReadOnlyError        the folder or the database may not be written
    │   ├── RegistryGoneError            PostgreSQL cannot be reached
    │   └── RegistryDamagedError         the file is no (healthy) database, or has no tables
    ├── EncryptionKeyError               the key for contact data cannot be used
    │   ├── KeyMissingError              there are contact data, and no key
    │   └── KeyWrongError                the key is no key, or another one than the data's
    ├── ClosedListError                  a value that is not in a closed list: never stored
    ├── ConsentError                     contact data without the consent that must come first
    ├── ContactError                     a name, number, address or organisation that cannot be right
    └── AccessError                      no access to a dossier
        ├── WrongCodeError               dossiernummer and code do not belong together
        └── TooManyTriesError            too many wrong codes: wait

`str(error)` is for who runs the program (English), except below ContactError and AccessError,
which speak to the visitor. `visitor_text` is always plain Dutch and fit to be shown in the chat.
No error carries a value that somebody typed.
"""

from __future__ import annotations

from typing import ClassVar

from bot.errors import RegistryError

_TROUBLE = (
    "Er ging iets mis aan mijn kant. Er is niets half opgeslagen. Probeer het later nog een keer. "
    "Is er gevaar, bel dan 112. Veilig Thuis bel je op 0800-2000, dag en nacht en gratis."
)


class _SpeakingError(RegistryError):
    """Has a text for the visitor beside the text for who runs the program."""

    trouble: ClassVar[str] = _TROUBLE

    @property
    def visitor_text(self) -> str:
        """What to show in the chat, in plain Dutch."""
        return self.trouble


class RegistryUnavailableError(_SpeakingError):
    """The database cannot do what was asked now; the same call may work later."""


class RegistryFullError(RegistryUnavailableError):
    """There is no room on the disk."""


class RegistryLockedError(RegistryUnavailableError):
    """Another process holds the database longer than we wait."""


class RegistryReadOnlyError(RegistryUnavailableError):
    """The data folder or the database may not be written."""


class RegistryGoneError(RegistryUnavailableError):
    """The database server cannot be reached."""


class RegistryDamagedError(RegistryUnavailableError):
    """The file is no healthy database, or misses our tables."""


class EncryptionKeyError(_SpeakingError):
    """The key for contact data cannot be used; the data stay as they are."""


class KeyMissingError(EncryptionKeyError):
    """There are encrypted contact data and no key."""


class KeyWrongError(EncryptionKeyError):
    """The key is no Fernet key, or not the one the data were encrypted with."""


class ClosedListError(_SpeakingError):
    """A value is not in its closed list: it is not stored (HP §5.5, no free text)."""


class ConsentError(_SpeakingError):
    """Contact data may not be kept: information and an explicit yes come first (HP §15.5)."""

    trouble = (
        "Ik bewaar je gegevens niet zonder jouw toestemming. "
        "Ik vertel je eerst welke gegevens dat zijn en waarom."
    )


class ContactError(_SpeakingError):
    """What was given as own contact data cannot be right; the text says how to mend it."""

    @property
    def visitor_text(self) -> str:
        """The same text: it speaks to the visitor."""
        return str(self)


class AccessError(_SpeakingError):
    """No access to a dossier; the text speaks to the visitor."""

    @property
    def visitor_text(self) -> str:
        """The same text: it speaks to the visitor."""
        return str(self)


class WrongCodeError(AccessError):
    """Dossiernummer and code do not belong together; which of the two is wrong is not said."""

    def __init__(self) -> None:
        super().__init__(
            "Dit dossiernummer en deze code horen niet bij elkaar. "
            "Kijk ze allebei na en probeer het nog een keer."
        )


class TooManyTriesError(AccessError):
    """Too many wrong codes.

    Attributes:
        wait: how long to wait, in whole seconds.
    """

    def __init__(self, wait: int) -> None:
        self.wait = wait
        minutes = -(-wait // 60)
        how_long = f"{wait} seconden" if wait < 60 else f"{minutes} minuten"
        if minutes == 1 and wait >= 60:
            how_long = "1 minuut"
        super().__init__(
            f"De code was te vaak fout. Wacht {how_long} en probeer het dan nog een keer. "
            "Zo kan niemand anders jouw code raden."
        )
