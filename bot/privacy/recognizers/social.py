"""Handles and profile names on social media."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.privacy.annotation import Annotation
from bot.privacy.document import Document
from bot.privacy.lexicon import Lexicon, lexicon
from bot.privacy.recognizers.base import CONTEXT, PATTERN

HANDLE = re.compile(r"(?<![\w.@])@ ?[a-z0-9_](?:[\w.\-]{0,38}[a-z0-9_])?")
MEDIUM = (
    r"(?:insta(?:gram)?|insgram|ig|snap(?:chat)?|snapje|tik ?tok|tt|facebook|fb|twitter|telegram|discord|"
    r"twitch|linkedin|youtube|steam|roblox|psn|x-account|badoo|tinder|onlyfans|bereal|kik|reddit|fortnite|"
    r"messenger|signal|skype)"
)
PROFILE = re.compile(
    rf"\b{MEDIUM}(?:[- ]?(?:account|naam|profiel|pagina|handle|user|username|gebruikersnaam|id))?"
    r"(?: ?(?:is|:|=|onder|als|heet|met|naam|account|van (?:hem|haar)|noemt|zich|hij|ze|zij|zichzelf|ie|genaamd|"
    r"staat|daar|op|bekend|de|het|haar|zijn|profiel|toevoegen|ook)\b ?[:=]?){0,6}[ :=]+"
    r"[\"'“‘]?(?P<x>[a-z0-9_](?:[\w.\-]{0,38}[a-z0-9_])?)"
)
ON_MEDIUM = re.compile(
    rf"(?P<x>[a-z0-9_][\w.\-]{{1,38}}[a-z0-9_]) (?:op|via|bij) (?:de )?{MEDIUM}\b"
)
USERNAME = re.compile(
    r"\b(?:gebruikersnaam|username|usernaam|nickname|nicknaam|handle|gamertag|gamernaam|inlognaam|user|"
    r"accountnaam|schermnaam)(?: ?(?:is|:|=|van|hem|haar|zijn|op))*[ :=]+[\"'“‘]?"
    r"(?P<x>[a-z0-9_](?:[\w.\-]{0,38}[a-z0-9_])?)"
)
# A name with an underscore, or with dots and figures, is typed by nobody who means a word.
SHAPED = re.compile(
    r"(?<![\w@./:\-])(?:(?=[\w.]{0,40}[a-z])(?:[a-z0-9.]{1,30}_+){1,6}[a-z0-9.]{0,30}[a-z0-9_]"
    r"|_+[a-z0-9._]{2,40}|[a-z]{3,20}(?:\.[a-z]{2,20}){0,3}\.?\d{2,8}(?:[a-z_.]{0,10}[a-z])?"
    r"|x+_?[a-z]{3,20}_?x+|[a-z][\w.]{1,30}#\d{4})(?![\w@])"
)
PRODUCT = re.compile(
    r"^(?:groep|klas|covid|ps|xbox|iphone|mp|wijk|bus|lijn|art|artikel|kamer|nummer|nr|stap|fase|top|formule|"
    r"windows|win|vmbo|havo|vwo|mbo|hbo|min|plus|bijna|van|tot|om|circa|ca|sinds|rond|fifa|nba|gta|"
    r"a|b|n|e|km|euro|uur|lijn|unit|blok|level|sgp|ruim|bmw|audi|pl|samsung|galaxy|jaar|was|is|half|"
    r"tussen|met|na|voor|en|op|in|de|het|ong|ongeveer|zo|al|pas|nog|wel|over|per|tram|flat|box|perron)\.?\d+[a-z]*$"
)
BARE_DOTS = re.compile(r"^[a-z]+(?:\.[a-z]+)+$")


class SocialRecognizer:
    """@handles, names after a medium, and user names that no word looks like."""

    name = "social"

    def __init__(self, words: Lexicon | None = None) -> None:
        self._lexicon = words or lexicon()

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label SOCIALMEDIA."""
        text = document.low
        for match in HANDLE.finditer(text):
            yield Annotation(match.start(), match.end(), "SOCIALMEDIA", self.name, PATTERN + 3)
        for pattern in (PROFILE, USERNAME, ON_MEDIUM):
            for match in pattern.finditer(text):
                if self._is_user_name(match.group("x")):
                    yield Annotation(
                        match.start("x"), match.end("x"), "SOCIALMEDIA", self.name, CONTEXT + 5
                    )
        for match in SHAPED.finditer(text):
            if not PRODUCT.match(match.group()) and not match.group().isdigit():
                yield Annotation(match.start(), match.end(), "SOCIALMEDIA", self.name, CONTEXT)

    def _is_user_name(self, word: str) -> bool:
        grades = self._lexicon.grades(word)
        if PRODUCT.match(word) or word.isdigit():
            return False
        if any(c.isdigit() for c in word) or "_" in word or BARE_DOTS.match(word):
            return True
        return grades.word == 0 and grades.frequency == 0 and len(word) > 3
