"""Help was called already: "ik heb 112 gebeld, ze zijn onderweg" is no new alarm.

What stands beside it is judged by itself: "ze zijn onderweg maar hij slaat haar nog" still is one.
"""

from __future__ import annotations

import re

_HELP = r"(?:112|1 1 2|een een twee|(?:de )?(?:politie|ambulance|brandweer|hulpdiensten|meldkamer|agenten|dokter|huisartsenpost)|hulp|alarmnummer|het alarmnummer)"
_SMALL = (
    r"(?:al|net|ook|zojuist|daarnet|gelukkig|meteen|direct|inmiddels|toen|nu|wel|dus|alvast|zelf)"
)
_WHO = (
    r"(?:ik|we|wij|hij|zij|ze|iemand|mama|papa|moeder|vader|(?:mijn|de|onze|haar|zijn) \w+|een \w+)"
)
_THERE = r"(?:eraan|er aan|er bijna|er|hier|binnen|onderweg|bijna|gekomen|gearriveerd|aangekomen|ter plaatse|bij (?:haar|hem|ons|hen|mij|ze)|in huis|voor de deur)\b"
_PATTERNS = (
    rf"\b{_WHO} (?:heb|heeft|hebben) (?:{_SMALL} )*{_HELP}(?: (?:{_SMALL}|en {_HELP}))* (?:gebeld|gewaarschuwd|ingeschakeld|aan de lijn|aan de telefoon)",
    rf"\b(?:heb|hebben|heeft) (?:{_WHO} )?(?:{_SMALL} )*{_HELP}(?: {_SMALL})* (?:gebeld|gewaarschuwd|ingeschakeld|aan de lijn)",
    rf"\b{_HELP} (?:is|zijn|was|word|wordt) (?:{_SMALL} )*(?:gebeld|gewaarschuwd|ingeschakeld)",
    rf"\b{_HELP} (?:al )?gebeld\b",
    rf"\b{_HELP} (?:is|zijn|komt|komen|staat|staan) (?:{_SMALL} )*{_THERE}(?: (?:bijna|nu|al))?",
    rf"\b(?:is|zijn) {_HELP} (?:{_SMALL} )*{_THERE}",
    r"\bik (?:heb|ben) (?:\w+ )?(?:aan de lijn met|aan het bellen met|in gesprek met) (?:de )?(?:112|politie|meldkamer)",
)
_CALLED = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))
_NO_HELP = re.compile(
    r"\b(?:neemt niemand op|nemen niet op|niemand neemt op|geen gehoor|opgehangen|ophangen|kan (?:\w+ )?niet praten|duren|wachten|kom(?:t|en) (?:\w+ )?niet|komt niemand|doen (?:er )?niks|doen (?:er )?niets|"
    r"duurt (?:te|zo|heel)|niet gebeld|nog niet|geen bereik|wegge?drukt|in gesprek toon|durf|niet bellen|heb ik een|gisteren|vorige|vroeger|toen|geweest|meegenomen|nog steeds|gaat (?:\w+ )?door|houdt niet op|nog bezig)\b"
)
_COMING = re.compile(
    r"(?:^|[ ,.])(?:en )?(?:ze|zij|die|hulp|de hulp|iemand) (?:zijn|is|komen|komt|kom) (?:\w+ )?(?:er ?aan|onderweg|er zo|er|eraan|er bijna|bijna hier|nu|zo|snel|meteen|hier|binnen)(?= |$|,|\.)"
)


def rest_after_call(words: str) -> str | None:
    """What `words` tell beside "112 is called" or "the police is here".

    Args:
        words: plain words and marks, one space between.

    Returns:
        What is left ("" for nothing), or None when no help was called or none comes.
    """
    if not _CALLED.search(words) or _NO_HELP.search(words):
        return None
    rest = _COMING.sub(" ", _CALLED.sub(" ", words))
    return re.sub(r"\s+", " ", rest).strip(" ,.!;:")
