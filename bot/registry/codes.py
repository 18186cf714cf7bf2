"""Dossiernummers and personal codes: made, read back as people write them, hashed."""

from __future__ import annotations

import re
import secrets
from typing import NewType

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

Dossiernummer = NewType("Dossiernummer", str)
"""`AV-1234-5678`; made at random, says nothing about who or when."""

# No vowels, so that no code reads as a word, and nothing that looks alike (0/O, 1/I/L, 2/Z, 5/S,
# 8/B). 22 characters, 12 places: 53 bits.
CODE_ALPHABET = "CDFGHJKMNPQRTVWXY34679"
_GROUP = 4
_GROUPS = 3
_NUMBER = re.compile(r"(?<!\d)(?:AV)?[\s.\-–—/]*(\d{4})[\s.\-–—/]*(\d{4})(?!\d)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s.,\-–—_/]+")


def new_dossiernummer() -> Dossiernummer:
    """A random dossiernummer; who stores it must check that it is free."""
    digits = f"{secrets.randbelow(10**8):08d}"
    return Dossiernummer(f"AV-{digits[:4]}-{digits[4:]}")


def new_code() -> str:
    """A random personal code, such as `KD7F-93XW-HQ4T`."""
    groups = ("".join(secrets.choice(CODE_ALPHABET) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def read_dossiernummer(text: str) -> Dossiernummer | None:
    """The dossiernummer in `text`, also in lower case or without dashes; None when there is none."""
    found = _NUMBER.search(text)
    return None if found is None else Dossiernummer(f"AV-{found[1]}-{found[2]}")


def read_code(text: str) -> str | None:
    """The code in `text` as `new_code` writes it; None when there is none.

    Takes lower case, spaces instead of dashes, and words around it ("mijn code is …").
    """
    words = [word for word in _BETWEEN.split(text.upper()) if word]
    for start in range(len(words)):
        joined = ""
        for word in words[start:]:
            joined += word
            if len(joined) >= _GROUP * _GROUPS:
                break
        if _is_code(joined):
            return "-".join(joined[i : i + _GROUP] for i in range(0, len(joined), _GROUP))
    return None


def _is_code(joined: str) -> bool:
    return len(joined) == _GROUP * _GROUPS and all(letter in CODE_ALPHABET for letter in joined)


class CodeHasher:
    """Argon2id over personal codes.

    The parameters are OWASP's smallest (19 MiB, two rounds): the code is random and long, and the
    program must also run on a small machine while somebody tries codes.
    """

    def __init__(self, memory_kib: int = 19_456, rounds: int = 2) -> None:
        self.memory_kib = memory_kib
        self.rounds = rounds
        self._hasher = PasswordHasher(time_cost=rounds, memory_cost=memory_kib, parallelism=1)
        # For a dossiernummer that does not exist: the answer then takes as long as a wrong code.
        self.decoy = self.hash(new_code())

    def hash(self, code: str) -> str:
        """The hash to keep."""
        return self._hasher.hash(code)

    def matches(self, kept: str, code: str) -> bool:
        """Whether `code` is the one that `kept` was made of."""
        try:
            return self._hasher.verify(kept, code)
        except (VerificationError, InvalidHashError):
            return False
