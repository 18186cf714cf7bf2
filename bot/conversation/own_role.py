"""The rol in somebody's own words: the answer to "who are you in this?", and a later correction.

"Mezelf", "iemand anders" and "in mijn werk" are the words of the question itself (HP §3.2); a
relation ("de vader natuurlijk", "I'm the neighbour") makes somebody an omstander.
"""

from __future__ import annotations

import re

from bot.understanding.entities import relatie
from bot.understanding.entities.relatie import relatie_groep
from bot.understanding.entities.speaker import find_profession

_WISH = re.compile(
    r"\b(?:spreken|praten|spreek|praat|bellen|bel|doorverb\w*|medewerk\w*|mens)\b", re.I
)
_OTHER = re.compile(
    r"\b(?:(?:om|over|voor|van|met)\s+)?(?:iemand\s+anders|een\s+ander(?:e)?(?:\s+(?:persoon|mens|iemand))?|andere?\s+(?:persoon|mensen?)"
    r"|iemand\s+die\s+ik\s+ken|een\s+(?:bekende|kennis)|niet\s+(?:over|om)\s+(?:mij(?:zelf)?|mezelf)"
    r"|some(?:one|body)\s+else|about\s+(?:someone|somebody|others?|another)|a\s+friend\s+of\s+mine)\b",
    re.I,
)
_SMALL = (
    r"(?:ja|nee|nou|eh+|gewoon|natuurlijk|toch|dus|het|gaat|is|over|om|voor|met|van|dat|dit|ben|zei|ik|dit|"
    r"alleen|eigenlijk|wel|allemaal|about|it|is|it's|its|for|just|ook|hoor)"
)
_MYSELF = re.compile(
    rf"\W*(?:{_SMALL}\W+)*(?:mij\s?zelf|me\s?zelf|mijn\s?eigen|me\s?eigen|m'?n\s?eigen|mij|ik\s?zelf|zelf|ik|myself|me)"
    rf"(?:\W+{_SMALL})*\W*",
    re.I,
)
_WORK = re.compile(
    r"\b(?:(?:in|via|voor|van|vanuit|uit|op)\s+(?:mijn|m'n|mn|me|het|hun|ons)\s*werk(?:kring)?|beroeps(?:matig|halve|kracht)"
    r"|professione(?:el|le)|(?:een\s+)?professional|hulpverlener|ik\s+werk\s+(?:met|daar|er|hier|bij)\b"
    r"|(?:at|for|through)\s+(?:my\s+)?work|i\s+work\s+with)\b",
    re.I,
)
_VIOLENT = re.compile(
    r"\b(?:sl(?:a|aa|oe)\w*|geslagen|schop\w*|schreeuw\w*|dader|pleger|agressi\w*|losse handen|uit mijn slof|bang)\b",
    re.I,
)
_ENGLISH = (
    ("buren", re.compile(r"\bneighbou?rs?\b|\bnext door\b", re.I)),
    (
        "familie",
        re.compile(
            r"\b(?:i'?m|i am|as)\s+(?:the|her|his|their|an?)\s+"
            r"(?:aunt|uncle|sister|brother|cousin|grand(?:mother|father|ma|pa)|relative|mother|father|dad|mum|mom)\b",
            re.I,
        ),
    ),
    ("vriend", re.compile(r"\b(?:i'?m|i am|as|just)\s+(?:the|her|his|their|a)\s+friend\b", re.I)),
)
_TEACHER = re.compile(
    r"\b(?:i'?m|i am|work as)\s+(?:the|her|his|their|an?)\s+(?:\w+\s+)?"
    r"(?:teacher|nurse|doctor|social worker|midwife|coach|gp)\b",
    re.I,
)
# What makes "I am the teacher" a correction of what we thought.
_NOT_ME = re.compile(
    r"\b(?:niet|geen)\s+(?:over|om|bij)\s+(?:mij(?:zelf)?|mezelf|me|ons)\b"
    r"|\bik\s+(?:word|ben|werd)\s+(?:zelf\s+)?(?:niet|nooit)\s+(?:\w+\s+)?(?:geslagen|mishandeld|bedreigd|geschopt|slachtoffer|bang|onveilig)\b"
    r"|\bik\s+ben\s+(?:zelf\s+)?(?:geen|niet\s+(?:het|de|een))\s+(?:slachtoffer|dader|pleger|kind|ouder|moeder|vader)\b"
    r"|\bik\s+doe\s+(?:zelf\s+)?niks\b|\bik\s+werk\s+(?:daar|er|hier)\b",
    re.I,
)
_CORRECTS = re.compile(
    r"\bnee+\b[\s,.!]*(?:(?:maar|want|wacht|hoor)[\s,]+)*(?:ik|wij)\s+(?:ben|werk|sta|zijn)\b|\bik\s+(?:ben|werk)\s+(?:dus|toch|juist|namelijk)\b"
    r"|\b(?:ik\s+)?bedoel\w*|\bh[eè](?=\W|$)|\bwaarom\s+(?:zeg|noem|denk)|\bzei\s+ik|\bsorry\b|\bwacht\b|\bklopt\s+niet|\bvergis\w*|\bverkeerd",
    re.I,
)
_MOST_WORDS = 9
_PART = re.compile(r"[,.;:!?]+")


def _words(text: str) -> int:
    return len(text.split())


def told_rol(text: str) -> str | None:
    """The rol that an answer to the question for it tells, in its own words; None when it does not.

    A wish for a human ("iemand anders spreken") and somebody's own violence are not read here.
    """
    if find_profession(text) is not None or _TEACHER.search(text):
        return "professional"
    if _MYSELF.fullmatch(text):
        return "slachtoffer"
    if _WISH.search(text):
        return None
    if _OTHER.search(text):
        return "omstander"
    if _WORK.search(text) and not _VIOLENT.search(text):
        return "professional"
    bond = told_relatie(text)
    if bond is None or _VIOLENT.search(text):
        return None
    return "professional" if relatie_groep(bond) == "beroep" else "omstander"


def told_relatie(text: str) -> str | None:
    """What the writer is to the family, in a short answer or in English; None when not told."""
    for value, sign in _ENGLISH:
        if sign.search(text):
            return value
    if _words(text) > _MOST_WORDS:
        return None
    for part in (text, *_PART.split(text)):
        found = next((one.value for one in relatie.find(part.strip(), True)), None)
        if found not in (None, "zelf"):
            return str(found)
    return None


def corrects_rol(text: str, rol: str | None, asked: str | None) -> str | None:
    """The rol that `text` says instead of `rol`, or None.

    Somebody's profession alone corrects nothing: a neighbour may be a nurse. It does when it
    answers who they are to the family, or comes with words that correct.
    """
    if rol is None:
        return None
    profession = find_profession(text)
    says_work = profession is not None or bool(_WORK.search(text)) or bool(_TEACHER.search(text))
    if rol in ("omstander", "slachtoffer", "minderjarige", "pleger") and says_work:
        not_me = bool(_NOT_ME.search(text))
        told = asked in ("rol", "relatie") or bool(_CORRECTS.search(text))
        if rol == "omstander":
            return "professional" if told else None
        # Who undergoes it may well have work: only what denies the rol changes it.
        plain = bool(re.search(r"\b(?:professional|beroepskracht|hulpverlener)\b", text, re.I))
        return "professional" if not_me or (told and plain) else None
    if rol in ("slachtoffer", "minderjarige", "pleger") and _NOT_ME.search(text):
        return "omstander"
    return None
