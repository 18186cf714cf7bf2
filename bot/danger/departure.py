"""A departure soon, in a story of honour, forced marriage or being left behind abroad.

"Ze moet morgen vliegen" is a holiday, unless the story before it makes it the last chance to stop a
forced marriage or being left behind (signalen.md §A: vertrek op korte termijn tegen iemands wil).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.danger.frames import without_figures

_MARKS = frozenset(".!?;:,\n")
_STORY = re.compile(
    r" (?:uithuwelij\w*|uitgehuwelij\w*|huwelijksdwang|gedwongen huwelijk|eerwraak|eergerelateerd\w*|familie-?eer|"
    r"besnij\w*|besnede\w*|besnijdenis|achterlat\w*|achtergelaten in|ontvoer\w*) |"
    r" (?:moet|moeten|laten|dwingen|dwingt|willen|wil|gaan|gaat|zal|verplicht) (?:\w+ ){0,7}(?:trouwen|huwen|verloven) |"
    r" (?:sturen|stuurt|gestuurd|brengen|meenemen|meegenomen|nemen|achterlaten|terugsturen|terug) (?:\w+ ){0,6}(?:naar|in) (?:\w+ ){0,3}"
    r"(?:marokko|turkije|somalie|pakistan|irak|iran|egypte|soedan|syrie|afghanistan|eritrea|ethiopie|gambia|guinee|india|jemen|suriname|buitenland|land van herkomst|dorp|thuisland) |"
    r" naar (?:marokko|turkije|somalie|pakistan|irak|iran|egypte|soedan|syrie|afghanistan|eritrea|ethiopie|gambia|guinee|india|jemen|het buitenland) (?:\w+ ){0,3}(?:sturen|brengen|gestuurd|gebracht|meenemen) |"
    r" (?:paspoort|paspoorten|id-kaart) (?:\w+ ){0,3}(?:afgepakt|afgenomen|ingenomen|verstopt|weg) |"
    r" (?:tegen (?:haar|zijn|mijn|hun) wil|niet terug ?komen|nooit meer terug|komt niet meer terug) |"
    r" de eer | schande "
)
_SOON = re.compile(
    r" (?:nu|straks|vanavond|vannacht|vandaag|vanmiddag|vanochtend|morgen\w*|overmorgen|zo meteen|zometeen|dadelijk|"
    r"over (?:een|twee|drie|vier|een paar|paar|\d+) (?:uur|uren|uurtje|dag|dagen)|deze week|dit weekend|al weg|al onderweg|onderweg) "
)
_ON_A_DAY = re.compile(
    r"(?<! vorige)(?<! afgelopen)(?<! elke)(?<! iedere) "
    r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)(?:ochtend|middag|avond|nacht)? "
)
"""A day of the week is at most a week away."""
_OWN_TRIP = re.compile(
    r" (?:(?:ga|ben|moet) ik|ik (?:ga|ben|moet)) (?:\w+ ){0,3}(?:op reis|weg|op vakantie|werken)(?= )"
)
_SECOND_THOUGHT = re.compile(r".* (?:of toch|o wacht|oh wacht|toch nog) ")
_LEAVES = re.compile(
    r" (?:vlieg\w*|gevlogen|vlucht|vliegtuig|vliegveld|schiphol|luchthaven|ticket\w*|vertrek\w*|weggebracht|koffers?|gate|douane|grens|ingecheckt|instappen|op reis|"
    r"landen|landt) | (?:brengen|nemen|zetten|halen|sturen|brengt|neemt|stuurt) (?:haar|hem|me|mij|ze|ons|mijn \w+) (?:\w+ ){0,4}(?:weg|mee|op|terug|naar) |"
    r" (?:moet|gaat|gaan|is|zijn|word|wordt) (?:\w+ ){0,5}(?:weg|mee|gebracht|opgehaald|vertrokken) "
)
_OFF = re.compile(
    r" (?:vlieg\w*|vertrek\w*|gaat|ga|gaan|hoeft|mag|moet) (?:\w+ ){0,4}(?:niet|geen|nooit)(?: meer)? |"
    r" (?:geannuleerd|gaat niet door|uitgesteld|afgelast|is terug|weer terug) "
)


def _plain(text: str) -> str:
    return f" {' '.join(word for word in without_figures(text) if word not in _MARKS)} "


def is_forced_departure_soon(text: str, story: Iterable[str]) -> bool:
    """Whether `text` tells of a departure now or soon that `story` makes one against somebody's will."""
    words = _SECOND_THOUGHT.sub(" ", _plain(text))
    soon = _SOON.search(words)
    if not soon and _ON_A_DAY.search(words):
        words = _OWN_TRIP.sub(" ", words)
        soon = _ON_A_DAY.search(words)
    if not (_LEAVES.search(words) and soon) or _OFF.search(words):
        return False
    return any(_STORY.search(_plain(earlier)) for earlier in story)
