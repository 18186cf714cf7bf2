"""How people say things: a correction in the same breath, a wish inside a story, "no danger now".

Only words are looked at here, never who says them.
"""

from __future__ import annotations

import re

from bot.conversation.message import looks_like_question

_CORRECTION = re.compile(
    r"\b(?:o+h?,? nee|nou nee|nee,? (?:wacht|toch|eerder|liever|doe)|wacht(?: even)?|ik bedoel\w*"
    r"|correctie|verbetering|sorry|pardon|toch maar|of (?:nee|eigenlijk|toch)|bij nader inzien)\b",
    re.I,
)
_PART = re.compile(r"(?<=[,.;:!?\n])|\bmaar\b", re.I)
_CONDITION = re.compile(
    r"\b(?:als|indien|stel|wanneer|of|verschil|twijfel\w*|misschien|ooit|later|eventueel|niet|geen)\b",
    re.I,
)
_WENSEN = (
    (
        "medewerker",
        re.compile(
            r"\b(?:medewerk\w*|een mens|echt(?:e)? (?:mens|persoon|iemand)|iemand spreken"
            r"|met (?:iemand|een mens) (?:praten|spreken|bellen))\b",
            re.I,
        ),
    ),
    ("melding", re.compile(r"\b(?:meld(?:en|ing)|aangeven)\b", re.I)),
    (
        "advies",
        re.compile(
            r"\b(?:advies|advice|adviseer|tips?|raad|meedenken|sparren|verder praten|praten|opties"
            r"|help\w*|(?:wat|hoe) ik\b.*\b(?:kan|kunnen|moet|doen)|wat doen)\b",
            re.I,
        ),
    ),
)
_WANTS_MELDING = re.compile(
    r"\b(?:ik|we|wij)\s+(?:wil\w*|wou|moet\w*|ga+n?)\b(?:\s+\w+){0,4}?\s+(?:meld(?:en|ing)|aangeven)\b"
    r"|\b(?:wil|wou|willen)\s+(?:\w+\s+){0,3}(?:melden|melding)\b",
    re.I,
)
_NO_MELDING = re.compile(
    r"\b(?:niet|geen|of|misschien|later|ooit|weten|vragen|eventueel|als)\b", re.I
)
_SAFE_NOW = re.compile(
    r"\b(?:(?:geen|niemand)\s+(?:\w+\s+){0,3}gevaar|niet\s+(?:direct\s+|echt\s+)?(?:acuut|gevaarlijk|in gevaar)"
    r"|(?:nu|momenteel|vandaag|op dit moment|inmiddels|gelukkig)\b[^.!?]{0,25}\b(?:veilig|rustig|stil|niet)"
    r"|(?:veilig|rustig|stil)\b[^.!?]{0,15}\b(?:nu|op dit moment|momenteel)"
    r"|alles (?:is )?rustig|(?:is|zijn) (?:er )?(?:nu )?(?:niet thuis|weg|op (?:z'n|zijn|haar|hun) werk))\b",
    re.I,
)
_UNSAFE = re.compile(r"\b(?:niet|nooit|on)\s?(?:meer\s)?(?:veilig|rustig)|\bonveilig\w*", re.I)

_NO_DANGER = re.compile(
    r"\b(?:geen|niet)\s+(?:\w+\s+)?(?:acuut|acute|direct|directe|onmiddellijk)\s+(?:ge)?va+r\w*|\bniet\s+(?:\w+\s+)?acuut\b"
    r"|\b(?:nu|op dit moment|momenteel)\b[^.!?,;]{0,20}\b(?:geen|niet in)\s+gevaar|\b(?:geen|niet in)\s+gevaar\s+(?:nu|op dit moment|momenteel)"
    r"|\b(?:ze|zij|hij|kind\w*|meisje\w*|jongen\w*)\b[^.!?,;]{0,20}\bveilig\s+bij\s+(?:mij|ons)\b",
    re.I,
)


def corrected(text: str) -> str:
    """What follows the last correction ("een 6, nee wacht, een 3" → "een 3"), or ""."""
    for found in reversed(list(_CORRECTION.finditer(text))):
        tail = text[found.end() :].strip(" ,.:;-")
        if tail and text[: found.start()].strip(" ,.:;-"):
            return tail
    return ""


def named_wish(text: str) -> str | None:
    """The first kind of wish that `text` names: advies, melding or medewerker; None for none."""
    return next((name for name, sign in _WENSEN if sign.search(text)), None)


def plain_wish(text: str) -> str | None:
    """The one wish that is said outright, beside a question or a doubt, or None.

    "Advies, maar halen jullie ze dan weg?" is advies; "en als ik meld, weten ze het dan?" is none.
    """
    told = {
        named_wish(part)
        for part in _PART.split(text)
        if not looks_like_question(part) and not _CONDITION.search(part)
    } - {None}
    return told.pop() if len(told) == 1 else None


def wants_melding(text: str) -> bool:
    """Whether a sentence of `text` says outright that the person wants to report (HP §3.3)."""
    return any(
        _WANTS_MELDING.search(part) and not _NO_MELDING.search(part)
        for part in re.split(r"[.!;\n]+|\?", text)
        if not looks_like_question(part)
    )


def safe_now(text: str) -> bool:
    """Whether `text` says that there is no danger at this moment."""
    return bool(_SAFE_NOW.search(text)) and not _UNSAFE.search(text)


def told_no_danger(text: str) -> bool:
    """Whether `text` says outright, unasked and not as a question, that nobody is in danger now."""
    found = _NO_DANGER.search(text)
    if found is None or _UNSAFE.search(text):
        return False
    sentence = (
        re.split(r"[.!;\n]", text[: found.end()])[-1]
        + text[found.end() :].split(".", maxsplit=1)[0]
    )
    return not looks_like_question(sentence) and not re.search(
        r"\b(?:of|als|weet niet)\b", sentence
    )
