"""What the intent model sees of a message: n-grams, lemmas, normalised words and a few signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.understanding.normalizer import fold


@dataclass(frozen=True)
class Utterance:
    """One message in the forms that the features are made of.

    Attributes:
        text: as it came in.
        normalized: chat language undone (`bot.understanding.normalizer`).
        lemmas: dictionary forms of the normalised words, one space between them.
    """

    text: str
    normalized: str
    lemmas: str


_WORD = r"(?u)[^\s]+"

_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("question_mark", re.compile(r"\?")),
    ("exclamation", re.compile(r"!")),
    (
        "question_word",
        re.compile(r"\b(?:wat|wie|waar|wanneer|hoe|hoeveel|hoelang|waarom|welke?|waarvoor)\b"),
    ),
    (
        "verb_first",
        re.compile(
            r"^(?:(?:en|maar|dus|of|oke|hoi|hallo) )*(?:mag|moet|kan|kun|kunt|kunnen|moeten|is|"
            r"zijn|ben|bent|hebben|heb|heeft|word|wordt|worden|komt|komen|gaat|gaan|doen|doet|"
            r"krijg|krijgt|zou|zal|wil|willen|weten|weet|hoort|klopt|bestaat|blijft|blijf)\b"
        ),
    ),
    ("first_person", re.compile(r"\b(?:ik|mij|mijn|we|wij|ons|onze)\b")),
    ("i_first", re.compile(r"^ik\b")),
    ("second_person", re.compile(r"\b(?:je|jij|jullie|u|uw|jou|jouw)\b")),
    ("third_person", re.compile(r"\b(?:hij|zij|ze|haar|hem|hun)\b")),
    ("past", re.compile(r"\b(?:was|had|heeft|hebben|werd|gisteren|vorige|geleden|vroeger)\b")),
    ("now", re.compile(r"\b(?:nu|net|momenteel|vanavond|straks|meteen|bezig)\b")),
    ("negation", re.compile(r"\b(?:niet|geen|nooit|niets|niemand)\b")),
    ("conditional", re.compile(r"\b(?:als|stel|indien|wanneer)\b")),
    ("placeholder", re.compile(r"\bplaatshouder")),
    ("number", re.compile(r"\b(?:10|[0-9])\b")),
    ("long_number", re.compile(r"\b\d{2,}\b")),
    ("only_number", re.compile(r"^\D{0,12}\d{1,2}\D{0,12}$")),
)
_FOREIGN = re.compile(
    r"\b(?:the|is|my|you|are|and|what|speak|please|english|ich|ist|nicht|mein|und|sie|je suis|"
    r"est|mon|ma|les|vous|pas|nie|jest|moj|mam|prosze|czy|ben|bir|var|yok|benim|yardim|"
    r"el|mi|por|que|estoy|ayuda|no|si|con)\b"
)
_LATIN = re.compile(r"[a-z]")


def signs(utterance: Utterance) -> list[float]:
    """Hand-made features, each between 0 and 1: form of the sentence, person, time, script."""
    text = utterance.normalized
    found = [1.0 if pattern.search(text) else 0.0 for _, pattern in _SIGNS]
    letters = [char for char in fold(utterance.text) if char.isalpha()]
    foreign_letters = sum(1 for char in letters if not _LATIN.match(char))
    words = text.split()
    foreign_words = len(_FOREIGN.findall(fold(utterance.text)))
    return [
        *found,
        foreign_letters / len(letters) if letters else 0.0,
        1.0 if not letters else 0.0,
        foreign_words / max(len(words), 1),
        1.0 if len(words) <= 2 else 0.0,
        1.0 if 3 <= len(words) <= 5 else 0.0,
        min(len(words) / 40.0, 1.0),
    ]


def _vectorizer(**settings: Any) -> TfidfVectorizer:
    return TfidfVectorizer(sublinear_tf=True, dtype=np.float32, lowercase=False, **settings)


# Name of a source → how its text is cut and which form of the message it reads.
SOURCES: dict[str, dict[str, Any]] = {
    "words": {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": _WORD},
    "chars": {"analyzer": "char_wb", "ngram_range": (2, 5), "min_df": 2},
    "raw_words": {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": _WORD},
    "raw_chars": {"analyzer": "char_wb", "ngram_range": (2, 5), "min_df": 2},
    "lemmas": {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": _WORD},
}


def _text_for(source: str, utterance: Utterance) -> str:
    if source == "lemmas":
        return utterance.lemmas
    return fold(utterance.text) if source.startswith("raw_") else utterance.normalized


class TextFeatures:
    """Sparse features of utterances: several TF-IDF sources side by side, and the signs."""

    def __init__(self, sources: Sequence[str], sign_weight: float = 0.3) -> None:
        """Take the names of the sources (keys of `SOURCES`) and the weight of the signs."""
        self.sources = tuple(sources)
        self.sign_weight = sign_weight
        self.vectorizers = {name: _vectorizer(**SOURCES[name]) for name in self.sources}

    def fit(self, utterances: Sequence[Utterance]) -> TextFeatures:
        """Learn the vocabulary and weights of every source."""
        for name, vectorizer in self.vectorizers.items():
            vectorizer.fit([_text_for(name, utterance) for utterance in utterances])
        return self

    def transform(self, utterances: Sequence[Utterance]) -> csr_matrix:
        """One row for each utterance."""
        blocks = [
            vectorizer.transform([_text_for(name, utterance) for utterance in utterances])
            for name, vectorizer in self.vectorizers.items()
        ]
        if self.sign_weight:
            by_hand = np.array([signs(utterance) for utterance in utterances], dtype=np.float32)
            blocks.append(csr_matrix(by_hand * self.sign_weight))
        return hstack(blocks, format="csr", dtype=np.float32)
