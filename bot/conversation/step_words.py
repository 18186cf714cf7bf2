"""What a professional answers to "where do you stand, what did you do already?", as a step (1–5).

The entity extractor reads what is told in a story; these are answers to that very question, where
a few words are enough ("nog met niemand", "alleen signalen", "het gesprek is geweest").
"""

from __future__ import annotations

import re

from bot.conversation.message import looks_like_question
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
    (1, r"\b(?:nog|verder|zelf) (?:helemaal )?(?:niks|niets) (?:\w+ )?(?:gedaan|ondernomen|gezegd|geregeld|opgepakt)\b"),
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
_ORDINAL = r"(?:[1-5]|één|een|twee|drie|vier|vijf|eerste|tweede|derde|vierde|vijfde|laatste)"
# A number is a step when it is the answer itself ("3", "bij de derde denk ik", "5, we gaan melden").
_BARE = re.compile(
    rf"^\W*(?:(?:ik|we|wij|zit|zitten|sta|staan|ben|zijn|bij|op|in|aan|tot|met|en|na|de|het|nummer|nr|nu|al|net|pas|nog"
    rf"|ja|nou|eh|uh|ongeveer|denk|volgens|mij|tussen|of|van|{_ORDINAL})\W+)*?"
    rf"(?P<n>{_ORDINAL})(?:e|de)?(?:\s+(?:denk ik|ongeveer|gedaan|klaar|geweest|geloof ik|nu|al|af|zijn|heb ik|is))*\s*(?:[,.;!)]|$)",
    re.I,
)
_RANGE = re.compile(
    rf"\bstap(?:pen)?\s*{_ORDINAL}\s*(?:tot en met|t/m|tm|tot|en|,|-|\s)+\s*(?:(?:stap|{_ORDINAL})[\s,]+(?:en\s+)?)*(?P<n>{_ORDINAL})\b",
    re.I,
)
_NO_STEP = re.compile(
    r"\b(?:(?:heb|hebben|heeft|kennen|ken|gebruik\w*|volg\w*|werk\w*)\b.{0,25}\b(?:geen|niet)\b.{0,15}\bmeldcode"
    r"|meldcode\b.{0,20}\b(?:hebben|kennen|gebruiken|volgen|doen|geldt)\b.{0,15}\bniet|(?:niet|geen)\b.{0,12}\b(?:in|met|bij|van)\b.{0,12}\b(?:meldcode|stap\w*)"
    r"|geen (?:flauw )?idee|(?:weet|zou)\b.{0,15}\bniet\b|geen meldcode)",
    re.I,
)
_SENTENCE = re.compile(r"[^.?!;\n]+[.?!;\n]*")
_NOT_DONE = re.compile(r"\b(?:nog niet|niet|nog geen|geen|nooit)\b", re.I)


def step_of(text: str, asked: bool = True) -> int | None:
    """The step that `text` tells, or None.

    Args:
        text: the message.
        asked: whether it answers where somebody stands in the meldcode: then a number is one.
    """
    if asked and (span := _RANGE.search(text)):
        return int(meldcode_stap.find(f"stap {span['n'].lower()}", True)[0].value)
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
    found = meldcode_stap.find(text, False)
    if not found and asked and (bare := _BARE.search(text)):
        found = meldcode_stap.find(f"stap {bare['n'].lower()}", True)
    return int(found[0].value) if found else None


def told_step(text: str) -> int | None:
    """The step that is told beside a question: "met mijn leidinggevende besproken. En nu?"."""
    told = [one for one in _SENTENCE.findall(text) if not looks_like_question(one)]
    return next((step for one in told if (step := step_of(one))), None)


def has_no_step(text: str) -> bool:
    """Whether somebody says not to know the step, or not to work with the meldcode."""
    return _NO_STEP.search(text) is not None


def _is_named(text: str, found: Found) -> bool:
    told = text[found.start : found.end].lower()
    return "stap" in told
