"""What the intent model sees of a message: n-grams, lemmas, normalised words and a few signs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from bot.understanding.ngrams import Cut, NgramWeights
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

SIGN_COUNT = len(_SIGNS) + 6


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


# Name of a source → how its text is cut; `_text_for` says which form of the message it reads.
SOURCES: dict[str, Cut] = {
    "words": Cut("word", 1, 2, rarest=1),
    "chars": Cut("char", 2, 5, rarest=3),
    "lemmas": Cut("word", 1, 2, rarest=2),
    "raw_words": Cut("word", 1, 2, rarest=1),
    "raw_chars": Cut("char", 2, 4, rarest=3),
}


def _text_for(source: str, utterance: Utterance) -> str:
    if source == "lemmas":
        return utterance.lemmas
    return fold(utterance.text) if source.startswith("raw_") else utterance.normalized


class TextFeatures:
    """Sparse features of utterances: several TF-IDF sources side by side, and the signs."""

    def __init__(self, sources: Mapping[str, NgramWeights], sign_weight: float = 0.3) -> None:
        """Take the learned sources by their name in `SOURCES`, and the weight of the signs."""
        self.sources = dict(sources)
        self.sign_weight = sign_weight

    @classmethod
    def learn(cls, names: Sequence[str], utterances: Sequence[Utterance]) -> TextFeatures:
        """Learn the vocabulary and weights of the named sources."""
        return cls(
            {
                name: NgramWeights.learn(
                    SOURCES[name], [_text_for(name, one) for one in utterances]
                )
                for name in names
            }
        )

    @property
    def width(self) -> int:
        """How many columns a row has."""
        return sum(len(source) for source in self.sources.values()) + SIGN_COUNT

    def knows_a_word(self, utterance: Utterance) -> bool:
        """Whether any single word of the utterance stood in the training sentences."""
        return any(
            source.knows(ngram)
            for name, source in self.sources.items()
            if source.cut.unit == "word"
            for ngram in _text_for(name, utterance).split()
            if ngram[0].isalnum()
        )

    def row(self, utterance: Utterance) -> tuple[list[int], list[float]]:
        """Columns and values of one utterance."""
        columns: list[int] = []
        values: list[float] = []
        offset = 0
        for name, source in self.sources.items():
            found, weights = source.vector(_text_for(name, utterance))
            columns.extend(column + offset for column in found)
            values.extend(weights)
            offset += len(source)
        for place, sign in enumerate(signs(utterance)):
            if sign:
                columns.append(offset + place)
                values.append(sign * self.sign_weight)
        return columns, values

    def matrix(self, utterances: Sequence[Utterance]) -> csr_matrix:
        """One row for each utterance, for training."""
        columns: list[int] = []
        values: list[float] = []
        starts = [0]
        for utterance in utterances:
            found, weights = self.row(utterance)
            columns.extend(found)
            values.extend(weights)
            starts.append(len(columns))
        return csr_matrix(
            (np.array(values, dtype=np.float64), np.array(columns), np.array(starts)),
            shape=(len(utterances), self.width),
        )
