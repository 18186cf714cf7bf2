"""Whether an answer fits who asks: what is meant for professionals never reaches a citizen unasked.

The classifier names the nearest topic, also when nothing is near. A topic for professionals, or
one that needs a certain word, is only answered to a citizen who uses its words; else the next
topic that fits is, or nothing.
"""

from __future__ import annotations

import re

# Topics for professionals (contract §1) and the words by which a citizen asks for them.
_WORDS = {
    "meldcode": r"meldcode|stappenplan",
    "afwegingskader": r"afweging\w*",
    "kindcheck": r"kind-?check",
    "mantelzorgcheck": r"mantelzorg-?check",
    "beroepsgeheim": r"beroepsgeheim|zwijgplicht|geheimhouding|privacywet|\bavg\b",
    "informatieverzoek": r"informatieverzoek|cli[eë]nt\w*|pati[eë]nt\w*|leerling\w*|vraagt? (?:mij |ons )?om informatie",
    "geen_toestemming": r"cli[eë]nt\w*|pati[eë]nt\w*|toestemming",
    "informatie_uitwisselen": r"uitwissel\w*|informatie del\w*|gegevens del\w*",
    "vertrouwensarts": r"\bvertrouwensarts\w*|\barts",
    # Of everybody, but only with a word of its own.
    "dossierrechten": r"inzage|inzien|inkijken|opvragen|recht\w*|vernietig\w*|verwijder\w*|wissen|kopie|correctie|corrigeren"
    r"|verbeteren|klopt niet|fout\w*|ombudsman|klacht\w*|lezen wat|afschrift|mijn dossier|zien wat",
}
_COMPILED = {topic: re.compile(words, re.IGNORECASE) for topic, words in _WORDS.items()}
PROFESSIONAL_ONLY = frozenset(_WORDS) - {"dossierrechten"}
# An unknown rol may be a professional: then a sure answer is told.
_SURE = 0.7
# Below this, and without a word of its own, a topic is a guess.
_GUESS = 0.12


def fits(topic: str, text: str, rol: str | None, confidence: float) -> bool:
    """Whether the answer to `topic` may be told to this rol.

    Args:
        topic: the part after "vraag/".
        text: the message.
        rol: who asks, or None when unknown.
        confidence: of the topic, 0–1.
    """
    if topic not in _COMPILED or _COMPILED[topic].search(text):
        return True
    if topic == "dossierrechten":
        return False
    return rol == "professional" or (rol is None and confidence >= _SURE)


def fitting_topic(ranking: tuple[tuple[str, float], ...], text: str, rol: str | None) -> str | None:
    """The best topic that may be told, or None when only guesses are left.

    Args:
        ranking: topics with their confidence, best first.
        text: the message.
        rol: who asks, or None when unknown.
    """
    for place, (topic, confidence) in enumerate(ranking):
        if fits(topic, text, rol, confidence):
            return topic if place == 0 or confidence >= _GUESS else None
    return None
