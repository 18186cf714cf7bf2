"""What a professional answers to "where do you stand, what did you do already?", as a step (1–5).

The entity extractor reads what is told in a story; these are answers to that very question, where
a few words are enough ("nog met niemand", "alleen signalen", "het gesprek is geweest").
"""

from __future__ import annotations

import re

from bot.understanding.entities import meldcode_stap
from bot.understanding.entities.found import Found

_TALKED = r"(?:gepraat|gesproken|besproken|gesprek\w*|in gesprek|verteld|aangesproken|gedeeld|gebeld met|uitgenodigd)"
_FAMILY = (
    r"(?:de |het |die |beide |mijn |haar |zijn |'?m'?n )?(?:ouders?|moeder|vader|mama|papa|cli[eë]nt\w*|gezin|pati[eë]nt\w*|verzorgers?"
    r"|kind(?:eren)?|leerling|meisje|jongen|bewoner|mevrouw|meneer|oma|opa|betrokkenen?|echtpaar|stel|haar|hem|hen|ze)"
)
_EXPERT = (
    r"(?:collega\w*|aandachtsf\w*|af'?er|ib'?er|intern begeleid\w*|zorgteam|zorgco\w*|leidinggevende|teamleider|manager|intervisie"
    r"|vertrouwensarts|team\w*|mdo|casuïstiek\w*|casuistiek\w*|gedragswet\w*|veilig thuis|vt|huisarts|schoolmaats\w*|jgz|directie|directeur)"
)
# In the order of looking: what is still to be done says more than what is behind.
_WORDS = (
    (5, r"\b(?:alleen nog|moet(?:en)?(?: nu)?|ga(?:an)?(?: nu)?|wil(?:len)?)\b.{0,20}\b(?:beslissen|besluiten|besluit nemen|knoop doorhakken)"),
    (5, r"\b(?:afgewogen|weging (?:is )?(?:klaar|gedaan|geweest)|(?:alles|al|hebben|heb|zijn)\b.{0,15}\bgewogen)\b"),
    (4, r"\b(?:nu|alleen nog|nog|moet\w*|wil\w*|ga\w*)\b.{0,20}\b(?:wegen|afwegen|weging)\b"),
    (1, r"\b(?:(?:nog )?met (?:helemaal )?niemand|nog niet (?:besproken|overlegd|gedeeld)|niemand (?:weet|gesproken))\b"),
    (1, r"^\W*(?:nog |tot nu toe |eigenlijk |ik heb |we hebben |wij hebben |heb )*(?:niks|niets|nul|nada|geen (?:stap|een)\w*)\b"),
    (1, r"\b(?:(?:helemaal |nog |net |pas )+(?:aan|in|bij) het begin|aan het begin|begin(?:nen)? (?:net|pas)|net begonnen|pas begonnen|begin ik net)\b"),
    (1, r"^\W*(?:alleen|enkel|slechts|vooral)\b.{0,25}\b(?:signale\w*|observ\w*|opgeschreven|genoteerd|gezien)\b"),
    (3, rf"\b{_TALKED}\b.{{0,25}}\bmet {_FAMILY}\b"),
    (3, rf"\bmet {_FAMILY}\b.{{0,30}}\b{_TALKED}\b"),
    (3, rf"\b{_FAMILY} (?:al |wel |zelf |er )*(?:gesproken|gebeld|aangesproken|op gesprek gehad|uitgenodigd)\b"),
    (3, r"\b(?:het |een )?gesprek (?:is (?:al )?geweest|heb ik gehad|hebben we gehad|geweest|gehad|achter de rug)\b"),
    (2, rf"\b(?:overleg\w*|besproken|gesproken|gepraat|afgestemd|voorgelegd|gedeeld|gebeld|gespard|advies)\b.{{0,30}}\b{_EXPERT}\b"),
    (2, rf"\b{_EXPERT}\b.{{0,30}}\b(?:overleg\w*|besproken|gesproken|gepraat|afgestemd|voorgelegd|gedeeld|gebeld|gespard|ingeschakeld|gevraagd)\b"),
    (2, r"^\W*(?:al |ik heb |we hebben |heb )*(?:intern )?overleg(?:d)?\b"),
    (1, r"\b(?:kind|mantelzorg)check\b.{0,20}\b(?:gedaan|ingevuld|klaar|gehad)\b"),
    (1, r"\b(?:signalen|opgeschreven|genoteerd|vastgelegd|geobserveerd|observatie\w*|op een rij)\b"),
)  # fmt: skip
_SIGNS = tuple((step, re.compile(words, re.I)) for step, words in _WORDS)
_REACH = 12
_NOT_DONE = re.compile(r"\b(?:nog niet|niet|nog geen|geen|nooit)\b", re.I)


def step_of(text: str, asked: bool = True) -> int | None:
    """The step that `text` tells, or None.

    Args:
        text: the message.
        asked: whether it answers where somebody stands in the meldcode: then a number is one.
    """
    named = [found for found in meldcode_stap.find(text, asked) if _is_named(text, found)]
    if named:
        return int(named[0].value)
    for step, sign in _SIGNS:
        for hit in sign.finditer(text):
            # "Nog niet met de ouders gesproken": the "niet" stands just before it, or inside.
            if step not in (2, 3) or not _NOT_DONE.search(
                text[: hit.end()][-_REACH - len(hit[0]) :]
            ):
                return step
    if _NOT_DONE.search(text) and re.search(rf"\b(?:{_TALKED}|overleg\w*)\b", text, re.I):
        return 1
    found = meldcode_stap.find(text, asked)
    return int(found[0].value) if found else None


def _is_named(text: str, found: Found) -> bool:
    told = text[found.start : found.end].lower()
    return "stap" in told or told.strip().isdigit()
