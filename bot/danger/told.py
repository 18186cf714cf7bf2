"""What the conversation so far says about a story: that it is told, not happening.

Who just said that there is no danger now, or who answers a question about the family, tells in the
present tense what happens in general ("hij slaat haar"). Only a sign of this moment makes it a call.
"""

from __future__ import annotations

import re

from bot.danger.frames import without_figures
from bot.danger.model import Context

_STORY_QUESTIONS = frozenset(
    {
        "zorgen",
        "gezinssamenstelling",
        "veiligheidscijfer",
        "verwachting",
        "relatie",
        "regio",
        "sector",
        "rol",
        "meldcode_stap",
        "wens",
        "vervolg",
        "moment",
    }
)
# Who lives there, where, how it is known: the answer is no call, whatever was told before it. One
# alarm must not make an alarm of every answer after it.
_PLAIN_QUESTIONS = _STORY_QUESTIONS - {"zorgen"}
_MARKS = frozenset(".!?;:,\n")
_TELLS_OF_HOME = frozenset({"slachtoffer", "minderjarige"})
_NOW = re.compile(
    r"\b(?:nu|nou|nog steeds|op dit moment|op het moment|momenteel|net|zojuist|zonet|daarnet|straks|"
    r"zo meteen|zometeen|dadelijk|vanavond|vannacht|vandaag|vanmiddag|vanmorgen|vanochtend|meteen|"
    r"ineens|opeens|plotseling|terwijl|bezig|begint|begonnen|weer zover|elk moment|onderweg|"
    r"over (?:een|vijf|tien) \w+|geleden|ik hoor|hoor ik|ik zie|zie ik|aan de deur|voor de deur|"
    r"oh? (?:mijn )?god|oh? nee|omg|jezus|shit|kut|fuck|(?<!hij )(?<!ze )(?<!zij )wacht(?! (?:op|tot|lijst))|"
    r"achter me|achter mij|komt er ?aan|eraan|aan het \w+en|staat (?:hier|buiten|beneden|voor)|"
    r"komt (?:hier|thuis|binnen|naar)|help(?! voor (?:haar|hem|ze|hen|de|mijn))|112|113|politie|ambulance|snel|spoed|sos|nood\w*|"
    r"alsjeblieft|kom|stuur|bel|red|opgesloten|bewusteloos|wakker|ademt|adem|lucht|bloedt|bloeden|"
    r"ik (?:ga|wil|kan niet|durf)|kan niet weg|gaat (?:me|mij|haar|ons|hem|dood)|weer$)(?!\w)"
)


def is_told(context: Context) -> bool:
    """Whether the conversation makes of the next message a story rather than a call for help."""
    if context.gevraagd in _PLAIN_QUESTIONS:
        return True
    if context.acuut is True or context.gevraagd == "acuut":
        return False
    if context.acuut is False or context.gevraagd in _STORY_QUESTIONS:
        return True
    return context.rol in _TELLS_OF_HOME and bool(context.verhaal)


def speaks_of_now(text: str) -> bool:
    """Whether a message has a sign that something happens now, soon, or a call for help."""
    return bool(_NOW.search(" ".join(w for w in without_figures(text) if w not in _MARKS)))
