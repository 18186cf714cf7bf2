"""What is only supposed, planned or safe in an answer: it sounds like danger and is none.

"Niet voor tienen, want dan is hij thuis" is a plan for a call; "straks staan jullie aan de deur" is
fear of us; "hij is bij mij tot zondag" is a child that is safe. These parts are left out, and what
stands beside them is judged by itself.
"""

from __future__ import annotations

import re

from bot.danger.model import Context

_PLANS = frozenset({"moment", "telefoon", "terugbellen", "doorverbinden"})
_ASKED_WHERE = frozenset({"regio", "telefoon", "naam", "voornaam"})
_AT_HOME = frozenset({"slachtoffer", "minderjarige"})
_PART = re.compile(r"\s*[.!?;:,\n]\s*|\s+(?=want )")
_THEY = r"(?:hij|ze|zij|(?:mijn|de|haar|zijn) \w+|_naam_)"
_HOME = r"(?:thuis|binnen|terug|hier|er|vrij|wakker|weg|in huis|in de buurt)"
_SMALL = r"(?:(?:al|nog|weer|ook|wel|net|meestal|altijd|vaak|soms|gewoon|niet) )*"
_WHEN = (
    r"(?:dan|daarna|daarvoor|ervoor|erna|(?:voor|na) die tijd|(?:voor|na|tot|vanaf|om|rond) (?:de )?\w+(?: uur)?|"
    r"s (?:avonds|ochtends|middags|morgens|nachts)|overdag|in het weekend|door de week)"
)
_PLANNED = re.compile(
    rf"(?:want |omdat |en |maar )?(?:{_WHEN} (?:is|zijn|komt|komen|zit) {_THEY} {_SMALL}{_HOME}"
    rf"|{_THEY} (?:is|zijn|komt|zit) {_SMALL}{_WHEN} {_SMALL}{_HOME}"
    rf"|{_THEY} (?:is|zijn|komt|zit) {_SMALL}{_HOME} {_WHEN}"
    rf"|(?:als|wanneer|zodra|voordat|nadat) {_THEY} {_SMALL}{_HOME} (?:is|komt|zit|gaat))"
    rf"(?: {_WHEN})?"
)
_REFUSES = re.compile(
    r"\b(?:liever niet|(?:zeg|geef|vertel|noem|typ) (?:ik )?(?:\w+ ){0,3}niet|(?:wil|ga|durf|kan) (?:ik )?(?:\w+ ){0,4}niet "
    r"(?:\w+ ){0,2}(?:zeggen|geven|vertellen|noemen)|voor mezelf|gaat (?:je|jullie|u|niemand) (?:\w+ )?niks? aan|geen zin om)\b"
)
_VISIT = re.compile(
    r"(?:want |omdat |en )?(?:straks|anders|dan|voor je het weet|zo|morgen) (?:\w+ ){0,1}(?:komen|staan|sturen|bellen) "
    r"(?:ze|jullie|die mensen|die lui|mensen) (?:\w+ ){0,3}"
    r"(?:deur|stoep|langs|kijken|aanbellen|voor mijn neus|op bezoek|iemand|aan)"
)
_WITH_US = re.compile(
    r"(?:nee(?: hoor)? )?(?:want |en |maar )?(?:hij|ze|zij|het kind|(?:mijn|de|het|onze|beide) \w+) (?:is|zijn|zit|zitten|blijft|blijven|slaapt|slapen|logeert|logeren) "
    r"(?:(?:nu|gelukkig|veilig|gewoon|vannacht|vandaag|deze week|dit weekend|weer|nog|hier|al) )*"
    r"(?:bij (?:mij|me|ons|oma|opa|(?:mijn|zijn|haar|een|de) \w+)(?: (?:nu|thuis|veilig))*(?: (?:tot|t/m) \w+)?"
    r"|(?:hier )?(?:tot|t/m) (?:en met )?\w+(?: hier)?)"
)
_CHILD_ALONE = re.compile(
    r"\b(?:kan|mag|durf|ga|wil) (?:\w+ ){0,2}niet (?:\w+ ){0,2}(?:naar buiten|weg|weggaan|de deur uit|even naar buiten)\s*,? "
    r"(?:want |omdat )?(?:dan|anders) (?:is|zit|ligt|blijft|laat ik) "
    r"(?:ze|hij|zij|haar|hem|de (?:kleine|baby|kinderen|kids|jongste|meisjes|jongens)|mijn (?:\w*kind\w*|baby|\w*zoon\w*|\w*dochter\w*)) "
    r"(?:\w+ ){0,3}?(?:alleen|in (?:haar|zijn|hun) eentje)(?! (?:met|bij|thuis met|achter met))\b"
)
_NOT_NOW = re.compile(
    r"^(?:nee|neen|nou nee|nee hoor)?[ ,]*(?:maar )?(?:(?:op dit moment|op het moment|nu|momenteel|vandaag|vannacht|vanavond) (?:even |gelukkig )?niet|niet (?:nu|op dit moment))"
    r"(?: meer)?(?=$| ?[,.;]| (?:maar|want|hij|ze|zij|de|het|mijn|we|wij|ik)\b)[ ,.;]*"
)
_NUMBER = re.compile(
    r"\b(?:\d+|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|tweeen|drieen|vieren|vijven|wonen|woont|gezin)\b"
)
_HOUSEHOLD = frozenset(
    "ik en wij we alleen met hij zij ze is zijn ben bent mijn onze haar de het een van twee drie vier vijf "
    "zes zeven acht negen tien elf twaalf dertien veertien vijftien maand maanden week weken jaar jarig oud "
    "jongste oudste middelste baby zoon zoontje dochter dochtertje man vrouw partner vriend vriendin kind "
    "kinderen kindje oma opa moeder vader broer broertje zus zusje wonen woont samen ons tweeen drieen "
    "vieren vijven nog ook verder niemand anders of jongen jongens meisje meisjes tweeling hond kat gezin "
    "heet heten _naam_ bijna ongeveer net pas nu die wel heb hebben".split()
)
_LOSES = re.compile(
    r"\b(?:zeg\w*|zei|dreig\w*|roep\w*|riep|schreeuw\w*|app\w*|gezegd|gedreigd|beweer\w*) (?:[\w,]+ ){0,10}?"
    r"(?:(?:de|het|mijn|onze|haar|zijn|me|mij|ze) )?(?:\w*kind\w*|\w*dochter\w*|\w*zoon\w*|baby|meisjes|jongens|huis|ze|hem|haar)"
    r" (?:\w+ ){0,3}?(?:(?:nooit|niet) (?:meer |weer )?(?:(?:mag|zal|kan|ga|te) )?(?:zien?|krijg\w*|terug ?zien?)|kwijt\w*|afpak\w*|af te pakken)\b"
)
_DEADLY = re.compile(r"\b(?:levend|dood|doden|vermoord\w*|laatste keer|graf|begraven)\b")
_MARKS = frozenset(".?,;:")


def _without_parts(words: str, pattern: re.Pattern[str]) -> str | None:
    parts = [part for part in _PART.split(words) if part.strip()]
    kept = [part for part in parts if not pattern.fullmatch(part.strip())]
    return ", ".join(kept) if len(kept) < len(parts) else None


def without_supposed(words: str, context: Context, denies: bool) -> str | None:
    """What `words` tell beside what is planned, supposed or safe; None when nothing is.

    Args:
        words: plain words and marks, one space between.
        context: the question that the message answers.
        denies: whether the message says no to the question whether there is danger now.
    """
    rest: str | None = None
    if _CHILD_ALONE.search(words):
        rest = _CHILD_ALONE.sub(" ", words)
    if context.gevraagd in _PLANS:
        rest = _without_parts(rest or words, _PLANNED) or rest
    if context.gevraagd in _ASKED_WHERE and _REFUSES.search(words):
        rest = _without_parts(rest or words, _VISIT) or rest
    if denies and context.rol not in _AT_HOME:
        left = _without_parts(words, _WITH_US)
        rest = rest if left is None else f"nee, {left}"
    return rest


def rest_of_not_now(words: str, context: Context) -> str | None:
    """What stands beside "nee, nu niet" where the concerns are asked for; None for no such answer."""
    found = _NOT_NOW.match(words) if context.gevraagd == "zorgen" else None
    return words[found.end() :].strip() if found else None


def only_tells_who_lives_there(words: str, context: Context) -> bool:
    """Whether an answer to the question for the concerns only tells who there are, and how old."""
    said = [word for word in words.split() if word not in _MARKS]
    return (
        context.gevraagd == "zorgen"
        and bool(_NUMBER.search(words))
        and all(word.isdigit() or word in _HOUSEHOLD for word in said)
    )


def is_threatened_with_loss(words: str) -> bool:
    """Whether somebody else says that the writer loses the children: despair, but no wish to die."""
    return bool(_LOSES.search(words)) and not _DEADLY.search(words)
