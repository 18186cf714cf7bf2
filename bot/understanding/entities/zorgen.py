"""Kinds of harm in what someone tells (`zorgen` of the contract), denials left out."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.understanding.entities.found import Found, is_negated, lowered
from bot.understanding.entities.zorgen_patterns import (
    AT_CHILD,
    CHILD,
    ELDERLY,
    MAN_AT_HER,
    PARTNER,
    PATTERNS,
    SPEAKER_ELDER,
)

KINDS = (
    "lichamelijk", "psychisch", "seksueel", "verwaarlozing", "partnergeweld",
    "ouderenmishandeling", "financieel", "eergerelateerd", "stalking", "mensenhandel", "onbekend",
)  # fmt: skip
_OWN = r"(?:haar|zijn|z'n|zn|d'r|der|dr|mijn|m'n|mn|me)"
_MATE = r"(?:man|vent|vriend|kerel|partner|vrouw|vriendin|ex)"
# Harm "between the parents", "by her bloke", "my girlfriend's man hits", "I hit my girlfriend".
_PARTNER = re.compile(
    rf"{PARTNER}"
    r"|\btussen (?:de |zijn |haar |hun )?(?:ouders|partners|vader en moeder|hem en haar|man en vrouw)\b"
    rf"|\bdoor {_OWN} {_MATE}\b"
    rf"|\b(?:vriendin|zus|dochter|buurvrouw|collega)\w* (?:{_OWN} )?(?:man|vent|vriend|kerel)\b"
    rf"|\bik (?:heb|had|sla|sloeg|duw|schop|mep) (?:\w+ ){{0,2}}(?:mijn|m'n|mn|me) {_MATE}\b"
)
_AGED = (
    r"\b(?:6[5-9]|[789]\d|10\d)(?: jaar|-? ?jarige?)\b"
    r"|\b(?:\w*vrouw|\w*man|mevrouw|meneer|cli[eë]nt\w*|pati[eë]nt\w*|dame|heer|moeder|vader) van (?:6[5-9]|[789]\d|10\d)\b"
    r"|\bmantelzorger\b"
)
_ELDERLY = re.compile(rf"{ELDERLY}|{_AGED}")
# Rough handling of who depends on care says what it is without a word for harm.
_ROUGH = re.compile(
    r"\b(?:te hard|te ruw|ruw|hardhandig\w*|onheus) (?:\w+ ){0,2}(?:aanpak\w*|vastpak\w*|behandel\w*|omga\w*)"
)
_MAN_AT_HER = re.compile(MAN_AT_HER)
_CHILD = re.compile(CHILD)
_AT_CHILD = re.compile(AT_CHILD)
_SPEAKER_ELDER = re.compile(SPEAKER_ELDER)
_AGAINST_PARTNER = frozenset({"lichamelijk", "psychisch", "seksueel", "stalking", "financieel"})
_AGAINST_ELDER = frozenset({"lichamelijk", "psychisch", "verwaarlozing", "financieel", "seksueel"})
_NAMED = re.compile(
    r"\b(?P<partnergeweld>partner\s?geweld|huiselijk geweld tussen (?:de )?partners|geweld in de relatie)"
    r"|\b(?P<ouderenmishandeling>ouderen\s?mishandeling|ouderenmisbruik|ontspoorde (?:mantel)?zorg)"
)
_CONCRETE = re.compile(
    r"\b(?:mijn|m'n|mn|onze|hij|ze|zij|haar|hun|me|mij|die|dat (?:kind|gezin|meisje|jongetje)|buren|buur\w+|"
    r"ik (?:hoor|zie|zag|hoorde|vermoed)|hiernaast)\b"
)
_UNKNOWN = re.compile(
    r"\b(?:onbekend|niet pluis|onderbuik\w*|gevoel dat|geen idee wat|iets niet klopt|weet niet precies|"
    r"anders|iets mis|niet goed gaat|niet in de haak)\b"
)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    """Per kind: one expression that minds denials and one that holds its own."""
    compiled = []
    for kind, lines in PATTERNS.items():
        rows = [line for line in lines.strip().splitlines() if line]
        for own in (False, True):
            part = [row.lstrip("!") for row in rows if row.startswith("!") == own]
            if part:
                compiled.append((kind, re.compile("|".join(part)), own))
    return tuple(compiled)


def find(text: str, asked: bool = False) -> list[Found]:
    """One Found for each kind of harm in `text`, in order of appearance.

    Args:
        text: the message.
        asked: True when it answers "what worries you?": then "iets klopt er niet" counts as
            `onbekend`.
    """
    low = lowered(text)
    first: dict[str, Found] = {}
    for kind, pattern, own_denial in _patterns():
        for match in pattern.finditer(low):
            if not own_denial and is_negated(low, match.start(), match.end()):
                continue
            known = first.get(kind)
            if known is None or match.start() < known.start:
                first[kind] = Found("zorgen", kind, match.start(), match.end())
            break
    for match in _NAMED.finditer(low):
        if not is_negated(low, match.start(), match.end()):
            kind = str(match.lastgroup)
            first.setdefault(kind, Found("zorgen", kind, match.start(), match.end()))
    _add_relations(low, first)
    if not first and asked:
        answer = low.strip()
        if answer in KINDS:
            return [Found("zorgen", answer, 0, len(text))]
        if unknown := _UNKNOWN.search(low):
            return [Found("zorgen", "onbekend", unknown.start(), unknown.end())]
    return sorted(first.values(), key=lambda item: item.start)


def is_concrete(text: str) -> bool:
    """Whether `text` speaks of someone in particular, not of harm in general.

    "Wat zijn signalen van verwaarlozing?" tells nothing about anybody.
    """
    return _CONCRETE.search(lowered(text)) is not None


def _add_relations(low: str, first: dict[str, Found]) -> None:
    """Harm between partners, and harm to an elder, are kinds of their own."""
    if first.keys() & _AGAINST_PARTNER and not _AT_CHILD.search(low):
        partner = _PARTNER.search(low)
        if partner is None and not _CHILD.search(low):
            partner = _MAN_AT_HER.search(low)
        if partner:
            found = Found("zorgen", "partnergeweld", partner.start(), partner.end())
            first.setdefault("partnergeweld", found)
    rough = _ROUGH.search(low)
    if (first.keys() & _AGAINST_ELDER or rough) and not _SPEAKER_ELDER.search(low):
        elder = _ELDERLY.search(low)
        if elder:
            found = Found("zorgen", "ouderenmishandeling", elder.start(), elder.end())
            first.setdefault("ouderenmishandeling", found)
