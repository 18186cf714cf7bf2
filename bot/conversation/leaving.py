"""Who wants to go, or only wanted to know something: the conversation lets them (HP §4.6, §5.6).

Only a message that says nothing else is a leave-taking: "laat maar" in a story is part of it.
"""

from __future__ import annotations

import re

_CLAUSE = re.compile(
    r"[,.;:!?\n]+|\b(?:en|want|dus)\b|(?<!laat )(?<!het )(?<!hou )(?<!doe )\bmaar\b", re.I
)
_SMALL = (
    r"(?:ja|nee+|ok(?:e|é|ay)?|oke|nou|hoor|sorry|dan|toch|ook|gewoon|echt|verder|nu|eigenlijk|weer|al|"
    r"bedankt|dank(?: je| u)?(?: wel)?|dankjewel|dankuwel|thanks?|thank you|fijne (?:dag|avond)|"
    r"doe ik|is goed|prima|hoeft niet(?: meer)?|het is goed(?: zo)?|is niet nodig|no|"
    r"dat (?:wil|zeg|ga) ik (?:liever )?niet(?: zeggen)?|zeg ik (?:liever )?niet|"
    r"zei ik(?: toch| al| net)?|lees je wel(?: wat ik (?:typ|zeg|schrijf))?)"
)
_BYE = re.compile(
    r"(?:doe+i+|doeg+|dag+|daa+g|tot ziens|tot later|bye(?: bye)?|goodbye|cu|ciao|houdoe|ajuus?|aju|later|"
    r"de groeten|groetjes|fijne dag(?: nog)?)",
    re.I,
)
_LEAVES = re.compile(
    rf"(?:{_BYE.pattern}"
    r"|laat (?:het |t )?(?:nu )?maar(?: (?:zitten|zo|gaan|even))*"
    r"|(?:ik )?(?:stop|kap|kap ik)(?: (?:er|nu|hier|maar|even))*(?: ?mee)?(?: met (?:dit|het|deze|typen|chatten)(?: gesprek| chat)?)?"
    r"|ik (?:wil|ga) (?:nu |er |hier )*(?:stoppen|ophouden|afsluiten|afronden|ermee stoppen)(?: (?:met (?:dit|het)(?: gesprek)?))?"
    r"|hou(?:d)? (?:er )?maar (?:op|mee op)"
    r"|(?:ik )?(?:hoef|heb|wil|zoek|vraag)(?: (?:ik|eigenlijk|echt|verder|hier|nu|helemaal|gewoon))*"
    r" (?:geen|niks|niets)(?: (?:advies|hulp|gesprek|vragen|info|meer|van jullie|van jou|van je|nodig|verder|te))*"
    r"(?: (?:krijgen|hebben|beantwoorden|invullen))?"
    r"|(?:ik )?(?:heb|hoef)(?: (?:het|dit|jullie|je))? niet (?:meer )?nodig"
    r"|(?:ik )?heb (?:hier )?geen (?:zin|tijd|behoefte)(?: meer)?(?: (?:in|hieraan|hierin|aan|om))?(?: (?:dit|al die|deze))?(?: vragen| gesprek)?"
    r"|geen (?:zin|tijd|behoefte)(?: meer)?(?: (?:in|aan) (?:dit|deze|al die)(?: vragen| gesprek)?)?"
    r"|never ?mind|nvm|forget it|vergeet (?:het|'t|t)(?: maar)?|i(?: want to| will|'ll)? stop(?: now)?|leave it)",
    re.I,
)
# Who only asks for something else than a situation of their own.
_ONLY_ASKED = re.compile(
    r"(?:.{0,40}\bvoor (?:mijn|m'n|mn|me|een|school|de) ?(?:\w+ )?"
    r"(?:studie|opleiding|werkstuk|scriptie|spreekbeurt|opdracht|onderzoek|school|presentatie|profielwerkstuk|les|artikel|boek|verslag)"
    r"|(?:ik )?(?:wil|wou|wilde|zoek|vraag|vroeg)(?: (?:ik|alleen|gewoon|enkel|slechts|maar|wat|even|eigenlijk))*"
    r" (?:informatie|info|uitleg|(?:iets|wat) (?:weten|vragen))"
    r"|(?:meer|verder) (?:wil|wou|hoef) ik niet(?:s)?(?: te)?(?: (?:weten|vragen))?"
    r"|(?:ik )?vroeg (?:het )?(?:gewoon|me|mij|alleen)(?: (?:iets|wat|af))*(?: uit (?:interesse|nieuwsgierigheid))?"
    r"|(?:ik (?:vroeg|vraag) (?:het |dit )?)?(?:gewoon |alleen |puur )?uit (?:interesse|nieuwsgierigheid)|(?:ik ben )?(?:gewoon |alleen )?(?:benieuwd|nieuwsgierig)"
    r"|(?:ik )?(?:heb|maak me)(?: \w+)? geen zorgen(?: om (?:iemand|niemand))?"
    r"|er is (?:\w+ )?niks aan de hand|het gaat (?:nergens over|over niemand|om niemand))",
    re.I,
)
_DROP = re.compile(rf"^(?:{_SMALL}\s+)+|(?:\s+{_SMALL})+$", re.I)
_ONLY_SMALL = re.compile(rf"(?:{_SMALL}\s*)+", re.I)


def _clauses(text: str) -> list[str]:
    parts = [part.strip(" \t'\"()") for part in _CLAUSE.split(text)]
    return [part for part in parts if part and not _ONLY_SMALL.fullmatch(part)]


def _is(sign: re.Pattern[str], clause: str) -> bool:
    return bool(sign.fullmatch(clause) or sign.fullmatch(_DROP.sub("", clause)))


def only_asked(text: str) -> bool:
    """Whether the person says to want information only, and nothing of a situation."""
    return any(_is(_ONLY_ASKED, clause) for clause in _clauses(text))


def leaves(text: str) -> bool:
    """Whether the message takes leave of the conversation and says nothing beside that."""
    clauses = _clauses(text)
    if not clauses or len(clauses) > 4:
        return False
    going = [_is(_LEAVES, clause) for clause in clauses]
    asked = [_is(_ONLY_ASKED, clause) for clause in clauses]
    if all(one or other for one, other in zip(going, asked, strict=True)):
        return True
    # "Nee, ik red me wel. Doei": a goodbye at the end needs no more words than a few before it.
    return bool(_BYE.fullmatch(clauses[-1])) and len(text.split()) <= 12
