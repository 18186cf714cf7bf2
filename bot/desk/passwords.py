"""Passwords of medewerkers: argon2id, and a length that cannot be guessed."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.desk.errors import AccountError

SHORTEST = 12  # characters; long beats complicated (NIST SP 800-63B, Digid does the same)
LONGEST = 200


def check_password(password: str, name: str) -> None:
    """See that a new password may be used.

    Raises:
        AccountError: when it is too short, too long, or about the name only.
    """
    if len(password) < SHORTEST:
        raise AccountError(
            f"Het wachtwoord is te kort. Neem minstens {SHORTEST} tekens, "
            "bijvoorbeeld vier losse woorden."
        )
    if len(password) > LONGEST:
        raise AccountError(f"Het wachtwoord is te lang. Neem hooguit {LONGEST} tekens.")
    if len(set(password.lower())) < 5 or password.lower().replace(name.lower(), "") == "":
        raise AccountError("Dit wachtwoord is te makkelijk te raden. Neem vier losse woorden.")


class Passwords:
    """Makes and checks hashes. The parameters are OWASP's (19 MiB, two rounds)."""

    def __init__(self, memory_kib: int = 19_456, rounds: int = 2) -> None:
        self._hasher = PasswordHasher(time_cost=rounds, memory_cost=memory_kib, parallelism=1)
        # For a name that does not exist: the answer then takes as long as a wrong password.
        self._decoy = self.hash("een wachtwoord van niemand")

    def hash(self, password: str) -> str:
        """The hash to keep."""
        return self._hasher.hash(password)

    def matches(self, kept: str | None, password: str) -> bool:
        """Whether `password` is the one `kept` was made of; as slow when there is none kept."""
        try:
            return self._hasher.verify(kept or self._decoy, password[:LONGEST]) and bool(kept)
        except (VerificationError, InvalidHashError):
            return False
