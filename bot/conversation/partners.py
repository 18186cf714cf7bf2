"""Whether harm is done to a partner or to somebody old, also when nobody uses those words.

"Hij slaat haar" in a home without children, or "mijn man wordt agressief", is partnergeweld: the
advice for a child would be the wrong one.
"""

from __future__ import annotations

import re

from bot.conversation.household import has_children

# What a child tells of its parents: it hears or sees them hurt each other.
_PARENTS = re.compile(
    r"\b(?:(?:mama|mam|moeder|ma) en (?:papa|pap|vader|pa)|(?:papa|pap|vader|pa) en (?:mama|mam|moeder|ma)|ouders)\b",
    re.I,
)
_THEY_FIGHT = re.compile(r"\b(?:elkaar|ruzie|vechten|gooi\w*)\b(?!.{0,12}\b(?:mij|me|ons)\b)", re.I)
VIOLENT = frozenset({"lichamelijk", "psychisch", "seksueel"})
_PARTNER = (
    r"(?:ex(?:-?\w+)?|man|vrouw|vriend|vriendin|partner|echtgeno(?:ot|te)|verloofde|verkering)"
)
_MY_PARTNER = re.compile(rf"\b(?:mijn|m['’]?n|me|onze)\s+{_PARTNER}\b", re.I)
_THEIR_PARTNER = re.compile(
    rf"\b(?:haar|d['’]?r|der|zijn|z['’]?n)\s+(?:nieuwe\s+|eigen\s+)?{_PARTNER}\b"
    r"|\b(?:zus|schoonzus|vriendin|collega|buurvrouw|nicht|tante|dochter)\b[^.!?]*\bdoor\s+"
    r"(?:mijn|haar|d['’]?r)\s+(?:man|broer|zwager|zoon|neef|oom|vriend|ex)\b",
    re.I,
)
_BETWEEN = re.compile(
    r"\b(?:hij|die man|de man|buurman)\b[^.!?]{0,40}\b(?:haar|zijn vrouw)\b"
    r"|\b(?:zij|ze|die vrouw|de vrouw|buurvrouw)\b[^.!?]{0,40}\b(?:hem|haar man)\b"
    r"|\b(?:elkaar|(?:man|vrouw) (?:en|of) (?:man|vrouw))\b",
    re.I,
)
_AGGRESSION = re.compile(
    r"\b(?:agressie\w*|sla+n?|slaat|sloeg|geslagen|klap\w*|duw\w*|schop\w*|gewelddadig\w*|geweld"
    r"|dreig\w*|schel\w*|uitgescholden|mishandel\w*|losse handen|vastgepakt)\b",
    re.I,
)
# Somebody of 65 or older undergoes it: then it is ouderenmishandeling (HP bijlage 1).
_OLD = re.compile(
    r"\b(?:is|van|wordt|ben|\()\s*(?:al\s+|bijna\s+|nu\s+)?(?:6[5-9]|[789]\d)\b(?!\s*(?:cm|kilo|kg|euro|procent|%))"
    r"|\b(?:hoog)?bejaarde?\b|\bdement\w*|\bdementerende?\b",
    re.I,
)
_CHILD = re.compile(
    r"\b(?:kind\w*|zoon\w*|dochter\w*|jongen\w*|meisje\w*|baby\w*|peuter\w*|kleuter\w*)\b", re.I
)


# A child is the one who is hurt: also by a parent's new partner.
_YOUNG = (
    r"(?:zoontje\w*|dochtertje\w*|kind\w*|kleinkind\w*|kleinzoon\w*|kleindochter\w*|baby\w*|peuter\w*|kleuter\w*"
    r"|jongetje\w*|meisje\w*|(?:zoon|dochter) van (?:\d|1[0-7])\b)"
)
_SIGN = (
    r"(?:blauwe? plek\w*|striem\w*|schram\w*|bult\w*|brandwond\w*|geslagen|mishandeld|klappen|bont en blauw"
    r"|geschopt|bang (?:voor|van)|uitgescholden)"
)
_HIT = r"(?:slaa[nt]|sloeg|schopt?|knijpt|mept|duwt|schudt|mishandelt|slaan|uitscheldt)"
_CHILD_HURT = re.compile(
    rf"\b{_YOUNG}\b[^.!?]{{0,60}}\b{_SIGN}|\b{_SIGN}[^.!?]{{0,25}}\b(?:bij|van|op) (?:mijn|m'n|ons|onze|het|de|haar|zijn) {_YOUNG}"
    rf"|\b{_HIT}\b (?:\w+ )?(?:mijn|m'n|ons|onze|het|de|haar|zijn) (?:\w+ )?(?:{_YOUNG}|zoon|jongens?)\b"
    rf"|\bzoon\b[^.!?]{{0,60}}\b(?:{_SIGN}|{_HIT})[^.!?]{{0,40}}\b(?:stief\w+|(?:vriend|man) van (?:zijn|z'n) (?:moeder|mama))",
    re.I,
)
_ADULT_HURT = re.compile(
    rf"\belkaar\b|\bgetuige\b|\btussen (?:\w+ )?(?:ouders|partners|hen|hun)\b|\b{_HIT} (?:ook )?(?:mij\b|me\b|haar\b(?! (?:\w+ )?{_YOUNG})|ons|z(?:ij|')n vrouw|mama|mijn (?:dochter|zus|vriendin|moeder)\b)"
    rf"|\b(?:mij|me|haar|mama) (?:ook |steeds |altijd |vaak |soms )?{_HIT}\b|\b(?:zij|ze|dochter|vriendin|zus|buurvrouw|ik)\b (?:wordt|word|werd) (?:\w+ )?(?:geslagen|mishandeld|geschopt)",
    re.I,
)


def harms_a_child(text: str) -> bool:
    """Whether `text` tells of harm to a child, and of none to a partner or another adult."""
    return bool(_CHILD_HURT.search(text)) and not _ADULT_HURT.search(text)


def between_partners(
    text: str, rol: str | None, relatie: str | None, zorgen: frozenset[str], household: str
) -> bool:
    """Whether `text` tells of violence between partners.

    Args:
        text: the message.
        rol: who is talking, or None.
        relatie: what the person is to the family, or None.
        zorgen: kinds of harm told so far, with those of this message.
        household: the slot gezinssamenstelling, "" when unknown.
    """
    if _MY_PARTNER.search(text):
        # A neighbour's "mijn man hoorde het ook" says nothing about a partner's violence.
        return rol in (None, "slachtoffer", "pleger") and bool(_AGGRESSION.search(text))
    if rol == "minderjarige":
        return bool(_PARENTS.search(text) and _THEY_FIGHT.search(text))
    if (
        harms_a_child(text)
        or not VIOLENT & zorgen
        or rol in ("minderjarige", "slachtoffer", "pleger")
    ):
        return False
    pair = {"man", "vrouw"} <= {part.strip() for part in household.split(",")}
    if pair and "kind" not in household.replace("geen kinderen", ""):
        return True
    if _THEIR_PARTNER.search(text) and (_AGGRESSION.search(text) or relatie == "collega"):
        return True
    return bool(_BETWEEN.search(text) and _AGGRESSION.search(text)) and not _CHILD.search(text)


def implied(
    text: str, rol: str | None, relatie: str | None, zorgen: frozenset[str], household: str
) -> tuple[str, ...]:
    """Kinds of harm that follow from who undergoes it; those in `zorgen` are not told again."""
    found = []
    if between_partners(text, rol, relatie, zorgen, household):
        found.append("partnergeweld")
    if (VIOLENT | {"verwaarlozing", "financieel"}) & zorgen and _OLD.search(text):
        found.append("ouderenmishandeling")
    return tuple(kind for kind in found if kind not in zorgen)


def adults_only(zorgen: tuple[str, ...], household: str | None) -> bool:
    """Whether the harm told is done to an adult, and no child was told of."""
    to_adults = {"partnergeweld", "ouderenmishandeling", "financieel"} & set(zorgen)
    return bool(to_adults) and not has_children(household)
