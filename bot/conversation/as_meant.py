"""Second reading of a message, given what was asked: some words mean one thing to one question.

"De eerste" at a choice of places is no wish to begin again, and "iemand anders" at the question
for the rol no wish for a human. Runs after the whole pipeline; danger is never read again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.conversation.digressions import DANGER
from bot.conversation.leaving import leaves
from bot.conversation.meant_words import (
    asks_how_it_stands,
    calls_self,
    changes_moment,
    hopes,
    refuses,
)
from bot.conversation.message import Message
from bot.conversation.moments import moment_of, refused_moments
from bot.conversation.own_role import told_rol
from bot.conversation.regio_answer import choose

Parsed = dict[str, Any]

# Starting over forgets everything that was told: only words that ask for it do that.
_BEGINS_AGAIN = re.compile(
    r"opn(?:ieuw|ij|eij)|overn(?:ieuw|euw)|opnuw|\bre-?(?:set|start)\w*|herstart\w*|start\s*over|begin\w*\s+(?:\w+\s+){0,3}?(?:weer|over)\b"
    r"|\bvan\s+(?:voren|vooraf|voor|nul|het\s+begin)\s+af|\bvan\s+(?:vooraf|nul|voren)\b|\b(?:naar|bij|vanaf)\s+(?:het\s+|de\s+)?(?:begin|start|hoofdmenu|menu|eerste\s+vraag)\b"
    r"|\bnieuwe?\s+(?:gesprek|chat|verhaal)\b|\boverdoen\b|\balles\s+(?:wissen|weg|over)\b|\b(?:wis|vergeet)\b.*\b(?:chat|gesprek|alles|wat)\b"
    r"|\bover\b\W*$|\bnog\s+een\s+keer\b|schone\s+lei|^\W*(?:begin|terug|ga\s+terug|menu|hoofdmenu|home|again)\W*$|\bvraag\s+1\b|terug\s+naar\s+start",
    re.I,
)
# A dossier is opened for who speaks of an earlier advies; "we hebben met moeder gepraat" does not.
_EARLIER = re.compile(
    r"dossier|\bnummer\w*|\bcode\b|\bav\b|\beerder\w*|\bvorig\w*|\blaatst\w*|\bweer\b|\bterug\w*|\bopnieuw\b|\bal\s+(?:eens|een\s+keer)\b"
    r"|\bvervolg\w*|\btoen\b|\bgeleden\b|\btijdje\b|\bverder\s+(?:praten|gaan)\b|\b(?:gister|pas|vorige|afgelopen)\w*\b|\[DOSSIERNUMMER\]|\bdoorpraten\b"
    r"|adviseerde?n?\b|advies(?:gesprek|vraag)|\bjullie\s+(?:raad|advies)|\btips\b|\bzoals\s+(?:u|je|jullie)\b|\bons\s+gesprek|\bal\s+(?:bekend|contact)"
    r"|\bwe\s+elkaar\b|\btweede\b|\bdezelfde\b|\bzelfde\b|\blaten\s+weten\b|\blopend\b|\bniet\s+de\s+eerste\b|\bstappenplan\b",
    re.I,
)
# The gateway takes these answers: only placeholders come here.
_OWN_DATA = frozenset({"naam", "telefoon", "organisatie", "dossiernummer", "code"})
_OFFERS = frozenset({"doorverbinden", "toestemming", "moment"})
# The way of who waits for a human and asks how that stands.
WAITING = "over.wachten"
_MAY_REFUSE = frozenset(
    {"regio", "verwachting", "relatie", "gezinssamenstelling", "zorgen", "veiligheidscijfer"}
)
# Readings that a hope in the form "dat het stopt" is mistaken for.
_NO_HOPE = frozenset(
    "vraag vraag_uitleg vraag_bot nlu_fallback twijfel_melden bedankt buiten_onderwerp geef_cijfer".split()
)
_HUMANS = frozenset({"wil_terugbellen", "wil_medewerker", "wil_melden"})
_NEVER_AGAIN = frozenset({*DANGER, "nlu_fallback"})


def as_meant(
    parsed: Parsed, asked: str | None, choices: Sequence[str] = (), waits: str = ""
) -> Parsed:
    """`parsed` with another intent where what was asked says what the words mean.

    Args:
        parsed: Rasa's parse data, danger included; not changed.
        asked: the slot that was asked for, or None.
        choices: places to choose from ("label|region id"), when that was asked.
        waits: "chat" or "bellen" when a human was asked for already, "" when not.
    """
    text = str(parsed.get("text") or "")
    intent = _name(parsed)
    if text.startswith("/") or intent in DANGER or (parsed.get("danger") or {}).get("spoed"):
        return parsed
    if asked == "regio" and choices:
        region = choose(choices, text)
        if region:
            return _with(parsed, "geef_plaats", regio=region)
    # "Laat maar" to an offer declines the offer; "dag" as a first word is a greeting.
    declines = intent == "ontkennen" and asked in _OFFERS
    greets = intent == "groet" and asked is None
    if asked not in _OWN_DATA and not declines and not greets and leaves(text):
        return _with(parsed, "afscheid")
    if meant := _by_words(text, intent, asked, waits):
        return _alone(parsed, meant, **({"kennis": WAITING} if meant == "vraag" else {}))
    if asked == "rol":
        rol = told_rol(text)
        if rol:
            return _with(parsed, f"rol_{rol}")
    if intent == "opnieuw_beginnen" and not _BEGINS_AGAIN.search(text):
        return _next_best(parsed)
    if intent == "vervolgadvies" and asked not in (None, "acuut") and not _EARLIER.search(text):
        return _next_best(parsed)
    return parsed


def _name(parsed: Mapping[str, Any]) -> str:
    return str((parsed.get("intent") or {}).get("name") or "")


def _with(parsed: Parsed, intent: str, **entities: str) -> Parsed:
    first = {"name": intent, "confidence": 1.0}
    rest = [one for one in parsed.get("intent_ranking") or [] if one.get("name") != intent]
    return {
        **parsed,
        "intent": first,
        "intent_ranking": [first, *rest],
        "entities": [
            *(parsed.get("entities") or []),
            *({"entity": name, "value": value} for name, value in entities.items()),
        ],
    }


def _by_words(text: str, intent: str, asked: str | None, waits: str) -> str | None:
    """The intent that the words have at this question, or None when they say nothing special."""
    if waits and _is_about_waiting(text, asked, waits):
        return "vraag"
    if asked in _MAY_REFUSE and intent not in _HUMANS and refuses(text):
        return "weet_niet"
    if "?" in text:
        return None
    if asked == "verwachting" and intent in _NO_HOPE and hopes(text):
        return "beschrijf_zorgen"
    if asked in ("doorverbinden", "toestemming") and calls_self(text):
        return "ontkennen"
    return "afscheid" if asked == "wens" and intent in _HUMANS and calls_self(text) else None


def _is_about_waiting(text: str, asked: str | None, waits: str) -> bool:
    if asked in _OWN_DATA | _OFFERS:
        return False
    if asks_how_it_stands(text):
        return True
    told = Message(text, "nlu_fallback")
    moment = moment_of(told) or refused_moments(text)
    return waits == "bellen" and asked in (None, "acuut") and bool(moment) and changes_moment(text)


def _alone(parsed: Parsed, intent: str, **entities: str) -> Parsed:
    """The message with this one meaning; its clauses are not read one by one any more."""
    return {**_with(parsed, intent, **entities), "delen": None, "wens": None}


def _next_best(parsed: Parsed) -> Parsed:
    """The intent that came second, when the first cannot be meant."""
    wrong = _name(parsed)
    for one in parsed.get("intent_ranking") or []:
        if one.get("name") not in {wrong, *_NEVER_AGAIN}:
            return {**parsed, "intent": dict(one)}
    return {**parsed, "intent": {"name": "nlu_fallback", "confidence": 1.0}}
