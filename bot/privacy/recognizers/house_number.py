"""House numbers without a street: "die van 37", "op 37 brandt licht", "ze wonen op 12"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document
from bot.privacy.recognizers.address import UNIT
from bot.privacy.recognizers.base import CONTEXT

_NUMBER = rf"(?P<x>(?:nr\.? ?|nummer )?\d{{1,4}}(?!\d){UNIT}(?! ?(?:jarige|jaar|mnd|procent|januari|februari|maart|juni)\b)(?: ?[a-h]\b(?!['’]))?(?:[-/]\d{{1,3}}\b)?)(?![\w:.,]\d|\w|%)"
_WHO = (
    r"(?:buren|mensen|gezin|familie|bewoners?|overburen|bovenburen|onderburen|achterburen|huis|pand|flat|woning|"
    r"voordeur|deur|kinderen|buurtjes|buurvrouw|buurman|overbuurvrouw|overbuurman|oude dame|oude man|stel|gasten)"
)
NEIGHBOURS = re.compile(rf"\b{_WHO} (?:daar )?op {_NUMBER}")
THOSE = re.compile(
    rf"\b(?:die|dat gezin|dat stel|(?:over|boven|onder|achter)?buren|bewoners) (?:lui |gasten )?(?:daar )?(?:van|op) {_NUMBER}"
)
LIVES = re.compile(
    r"(?:\[naam\]|\b(?:woont|wonen|woon|woonde|woonden|wonend|hiernaast|naast mij|naast ons|tegenover|schuin tegenover|verderop|"
    r"bij ons|hierboven|beneden ons|boven ons|overkant))"
    rf"(?: (?:hij|ze|zij|er|daar|nu|hier|namelijk|ook|allemaal|gewoon|zelf))? op {_NUMBER}"
)
PERSON_AT = re.compile(
    rf"\b(?:vrouw|man|meneer|mevrouw|dame|jongen|meisje|moeder|vader|zij|hij|ze|wij) op {_NUMBER}"
    r"(?= ?(?:[.,!?;]|$)| (?:heb|heeft|hebben|is|wordt|slaat|doet|gaat|die|met|woont)\b)"
)
HAPPENS = re.compile(
    rf"\bop {_NUMBER}(?= (?:brandt|woont|wonen|schreeuwt|schreeuwen|gilt|gillen|huilt|wordt|zit een|zitten ze|hoor|"
    r"ligt een|slaat|slaan|hebben ze|is het weer|is weer|gaat het weer|staat een|staat de|vechten|zijn ze|loopt)\b)"
)
TEEN = 19
"""From this number on "die van 37" is a house; below it may be the age of a child."""
SCALE = 10


class HouseNumberRecognizer:
    """A bare number where only a house can be meant; ages and answers on the scale stay."""

    name = "house_number"

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label ADRES."""
        text = document.low
        if not any(c.isdigit() for c in text):
            return
        for pattern, least in (
            (NEIGHBOURS, 0),
            (PERSON_AT, SCALE),
            (LIVES, 0),
            (THOSE, TEEN),
            (HAPPENS, SCALE),
        ):
            for match in pattern.finditer(text):
                piece = match["x"]
                number = int(re.sub(r"\D.*", "", piece.lstrip("nrume. ")) or 0)
                named = not piece[0].isdigit() or piece[-1].isalpha()
                if number > least or named:
                    yield Annotation(
                        match.start("x"), match.end("x"), "ADRES", self.name, CONTEXT + 6
                    )
