"""Who live in the home, read from the slot gezinssamenstelling: children, a baby, or adults only."""

from __future__ import annotations

import re

_NO_CHILD = re.compile(r"geen kinderen|volwassen kind|(?:\d+ )?kind(?:eren)? 18\+|alleen\b")
# People, a number of them, or living somewhere.
_PEOPLE = re.compile(
    r"\b(?:(?:stief|schoon|pleeg|groot|over|klein|ex-?)?(?:moeder|vader|ouder|kind|zoon|dochter|broer|zus|vriend|partner|echtgeno"
    r"|jongen|meisje|vrouw)\w*|(?:stief|schoon|pleeg|groot)?(?:ma|pa)|mama|papa|mam|pap|oma|opa|man|mannen|ex|neef|neven|nicht\w*"
    r"|tantes?|ooms?|zonen|meiden|baby\w*|peuter\w*|kleuter\w*|puber\w*|tiener\w*|kleintje\w*|kids|volwassene\w*|meneer|mevrouw"
    r"|heer|dame|gezin\w*|famil\w*|stel|echtpaar|tweeling|alleen\w*|niemand|iedereen|woon\w*|wonen\w*|samen\w*|huisgeno\w*"
    r"|bewoners?|persoon|personen|mensen|wij|hij en|zij en|ze zijn met|ik en|en ik|twee\w*|drie\w*|vier\w*|vijf\w*|zes|buur\w*"
    r"|cli[eë]nt\w*|pati[eë]nt\w*|leerling\w*|onbekend\w*)\b|\d|\[[A-Z]+\]",
    re.I,
)


def has_children(household: str | None) -> bool:
    """Whether a child under 18 was told of; someone of 18 or older is no child here."""
    return "kind" in _NO_CHILD.sub("", household or "")


def without_children(household: str | None) -> bool:
    """Whether the household was told and no child is in it."""
    return bool(household) and not has_children(household)


def may_hold_baby(household: str | None) -> bool:
    """Whether a child of 0–4, or a child of unknown age, was told of."""
    told = _NO_CHILD.sub("", household or "")
    return "0-4" in told or bool(re.search(r"\bkind(?:eren)?\b(?! (?:5-11|12-17))", told))


def names_household(text: str) -> bool:
    """Whether `text` has a word for people who may live together, or for living there."""
    return _PEOPLE.search(text) is not None
