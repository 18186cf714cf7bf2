"""Which language a message is written in, or asks for: only to choose one ready answer."""

from __future__ import annotations

import re
import unicodedata

# Words that are frequent in one of these languages and in none of the others.
_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        "the my is are he she his her i am you not do does can help what with and please speak "
        "english have me they hits child happening afraid engels engelse".split()
    ),
    "tr": frozenset(
        "bir ben sen ve için değil yardım çok kocam eşim beni bana türkçe var yok lütfen çocuk "
        "korkuyorum merhaba biliyor musunuz konuşuyor turks turkse".split()
    ),
    "pl": frozenset(
        "jest nie mój moja mąż się czy ja mnie pomoc proszę dziecko boję po polsku polski mówi "
        "dzień dobry pools poolse".split()
    ),
    "fr": frozenset(
        "je suis mon ma mes est il elle ne pas vous avec pour une les des bonjour aide peur "
        "parlez français frans franse".split()
    ),
    "de": frozenset(
        "ich mein meine ist nicht und der die das mich er sie bitte hilfe kind angst sprechen "
        "deutsch guten duits duitse".split()
    ),
    "es": frozenset(
        "yo mi mis es está él ella no el la los una por favor ayuda miedo hola hablar español "
        "esposo niño spaans spaanse".split()
    ),
    "ar": frozenset("arabisch arabische arabic ana marhaba salam".split()),
    "uk": frozenset("oekraïens oekraiens oekraïense oekrains ukrainian russisch russian".split()),
}
_NAMED = {
    "engels": "en",
    "english": "en",
    "turks": "tr",
    "türkçe": "tr",
    "turkce": "tr",
    "arabisch": "ar",
    "arabic": "ar",
    "pools": "pl",
    "polski": "pl",
    "polsku": "pl",
    "oekraïens": "uk",
    "oekraiens": "uk",
    "russisch": "uk",
    "frans": "fr",
    "français": "fr",
    "duits": "de",
    "deutsch": "de",
    "spaans": "es",
    "español": "es",
}
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """The language to answer in: en, tr, ar, pl, uk, fr, de, es, or "anders"."""
    words = [word.lower() for word in _WORD.findall(text)]
    for word in words:
        if word in _NAMED:
            return _NAMED[word]
    script = _script(text)
    if script:
        return script
    scores = {name: sum(word in own for word in words) for name, own in _WORDS.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else "anders"


def _script(text: str) -> str | None:
    """ "ar" or "uk" when most letters are Arabic or Cyrillic; other scripts are not told apart."""
    letters = [unicodedata.name(letter, "") for letter in text[:2000] if letter.isalpha()]
    for start, language in (("ARABIC", "ar"), ("CYRILLIC", "uk")):
        if letters and sum(name.startswith(start) for name in letters) > len(letters) / 2:
            return language
    return None


_LITTLE_DUTCH = re.compile(
    r"\b(?:niet|geen|weinig|beetje|slecht|nie)\s+(?:zo\s+|heel\s+|echt\s+)?(?:goed\s+|veel\s+)?(?:nederlands|hollands)\b"
    r"|\b(?:nederlands|hollands)\s+(?:\w+\s+){0,2}(?:niet\s+(?:zo\s+|heel\s+)?goed|slecht|moeilijk|beetje|weinig)\b"
    r"|\bmoeilijk\s+nederlands\b|\bik\s+niet\s+begrijp\w*|\bniet\s+goed\s+(?:taal|praten)\b|\bleer\s+(?:nog\s+)?nederlands\b|\btolk\w*"
    r"|\b(?:mens|iemand|persoon|medewerker|jij|je|jullie|u)\s+(?:die\s+)?(?:praa?t\w*|spreek\w*)\s+(?:jij |je )?"
    r"(?:turks|arabisch|pools|engels|oekra\w+|russisch|frans|duits|spaans|somalisch|tigrinya|farsi|dari|berbers|koerdisch|chinees|roemeens|bulgaars|portugees)\b",
    re.I,
)

_ANOTHER_SPEAKS = re.compile(
    r"\b(?:ze|zij|hij|moeder|vader|ouders?|man|vrouw|buur\w+|cli[eë]nt\w*|pati[eë]nt\w*|gezin|mensen|kind\w*)\s+"
    r"(?:\w+\s+)?(?:spre\w+|praa?t\w*|kan|kunnen|begrijp\w*|verstaa\w*|is|zijn|heeft|hebben)\b[^.!?]*$",
    re.I,
)


def little_dutch(text: str) -> bool:
    """Whether the writer says that Dutch is hard for them, or asks for an interpreter."""
    found = _LITTLE_DUTCH.search(text)
    return found is not None and not _ANOTHER_SPEAKS.search(text[: found.end()])
