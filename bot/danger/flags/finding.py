"""What a recognizer finds, and what a family of recognizers is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

Force = Literal["nu", "tegenwoordig", "verleden"]
"""How near the wording itself is: happening, present tense, or told afterwards."""

_FORCES: tuple[Force, ...] = ("nu", "tegenwoordig", "verleden")


_DENIALS = frozenset(
    {"niet", "geen", "nooit", "niemand", "niks", "niets", "nee", "neen", "evenmin"}
)
_DENIALS_AFTER = frozenset({"niet", "geen", "nooit"})
_SUBJECTS = frozenset({"ik", "hij", "zij", "ze", "want", "maar", "wij", "we"})
_BREAKS = _SUBJECTS | {"en", "of", "dat", "die", "als"}
_REACH = 2
_UNDENIED = re.compile(
    r"weet niet|niet zeker|durf niet|niet kom|niet stop|niet mee|niet terug|niet weg|nee nee|niet meer|niks? merken"
)
_OWN_DENIAL = re.compile(r"niet|geen|niemand|nergens|nooit|niets|niks|nauwelijks")


@dataclass(frozen=True)
class Finding:
    """One red flag in one clause.

    Attributes:
        vlag: name of the red flag (`signalen.md` §A in words: "wurging", "wapen", …).
        force: how near the wording is.
        denied: whether a denial belongs to it ("heeft geen mes", "slaat niet").
    """

    vlag: str
    force: Force
    denied: bool


@dataclass(frozen=True)
class Family:
    """Patterns for one red flag, in three degrees of nearness; the nearest match counts.

    Patterns see plain words with single spaces and a space at both ends of the clause.
    """

    vlag: str
    nu: tuple[str, ...] = ()
    tegenwoordig: tuple[str, ...] = ()
    verleden: tuple[str, ...] = ()
    _compiled: tuple[tuple[Force, bool, re.Pattern[str]], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        compiled: list[tuple[Force, bool, re.Pattern[str]]] = []
        for force in _FORCES:
            patterns: tuple[str, ...] = getattr(self, force)
            # "reageert niet" is a danger because of its "niet": that one denies nothing.
            for own_denial in (True, False):
                group = [p for p in patterns if bool(_OWN_DENIAL.search(p)) is own_denial]
                if group:
                    joined = "|".join(f"(?:{pattern})" for pattern in group)
                    compiled.append((force, own_denial, re.compile(joined)))
        object.__setattr__(self, "_compiled", tuple(compiled))

    def find(self, clause: str, pauses: frozenset[int] = frozenset()) -> Finding | None:
        """The nearest match in `clause` that is not denied, else the nearest denied one, or None.

        Args:
            clause: plain words with a space at both ends.
            pauses: numbers of the words that a comma stands before.
        """
        denied: Finding | None = None
        for force, own_denial, pattern in self._compiled:
            for match in pattern.finditer(clause):
                if not _is_denied(clause, match, own_denial, pauses):
                    return Finding(self.vlag, force, denied=False)
                denied = denied or Finding(self.vlag, force, denied=True)
        return denied


def _is_denied(clause: str, match: re.Match[str], own_denial: bool, pauses: frozenset[int]) -> bool:
    """Whether a denial belongs to what matched: in it, just before it or just after it."""
    if not own_denial and any(word in _DENIALS for word in match.group().split()):
        return True
    words = clause.split()
    first = len(clause[: match.start()].split())
    last = first + len(match.group().split())
    # "maakt niet uit, ik maak er een eind aan": past a comma or a new subject is another sentence.
    before: list[str] = []
    at = first
    while at > 0 and len(before) < _REACH and at not in pauses and words[at] not in _SUBJECTS:
        at -= 1
        before.insert(0, words[at])
    if any(word in _DENIALS for word in before) and not _UNDENIED.search(" ".join(before)):
        return True
    after: list[str] = []
    at = last
    while at < len(words) and len(after) < _REACH and at not in pauses and words[at] not in _BREAKS:
        after.append(words[at])
        at += 1
    return not own_denial and any(word in _DENIALS_AFTER for word in after)
