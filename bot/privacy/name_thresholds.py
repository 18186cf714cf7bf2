"""From which chance a word is taken for a person's name, by how the word is known."""

from __future__ import annotations

from bot.privacy.features import Sentence
from bot.privacy.word_classes import VERBS, class_of, is_foreign

ORDINARY = (2, 4)
THRESHOLD = 0.3
"""Chance from which a word is taken for a name."""
THRESHOLD_WORD = 0.45
"""The same for a word that is an ordinary Dutch word too ("roos", "storm")."""

THRESHOLD_SUBJECT = 0.2
"""The same for a first name of the lists that opens a sentence and does something: "ed slaat"."""

THRESHOLD_SURE = 0.03
"""The same for a first name from the hand-written lists that is no ordinary word at all."""
THRESHOLD_PLAIN = 0.97
"""The same for a word of the hand-written list of chat words."""
THRESHOLD_PLAIN_CAPITAL = 0.85
"""The same when it has a capital of its own."""
OPENS = frozenset(".!?:-•*\"'“‘(\n")
CLOSES = frozenset(".!?,;\n") | {"en", "of"}
ADVERBS = frozenset({"dan"})
"""Open a sentence and stand before the verb all the same: "Dan gaat de ander"."""
THRESHOLD_FREQUENT = 0.9
"""The same for a word of no list that is as frequent in Dutch as "hiervan"."""
FREQUENT = 5
THRESHOLD_FOREIGN = 0.95
"""The same for an unknown word in a message that is hardly Dutch."""

OFTEN, VERY_OFTEN = 6, 7
THRESHOLD_OPENING = {OFTEN: 0.9, VERY_OFTEN: 0.97}
"""The same for a word as frequent as "bel" or "dan" whose capital only opens a sentence."""

THRESHOLD_FOREIGN_NAME = 0.5
"""The same for a first name in a message that is hardly Dutch."""


def thresholds(sentence: Sentence) -> list[float]:
    """From which chance each word counts; a message in another language needs known names."""
    words = [g for t, g in zip(sentence.tokens, sentence.grades, strict=True) if t.is_word]
    dutch = sum(1 for g in words if g.word in ORDINARY or g.frequency >= 5)
    foreign = (len(words) > 3 and dutch < 0.5 * len(words)) or is_foreign(sentence.lows)
    least = []
    for i, grades in enumerate(sentence.grades):
        if foreign and grades.first == 3 and grades.word == 0:
            least.append(THRESHOLD_FOREIGN_NAME)
        elif grades.first == 3 and grades.word == 0:
            least.append(THRESHOLD_SURE if grades.frequency < 6 else THRESHOLD / 2)
        elif grades.word == 3 and grades.first == 3 and not foreign and _is_subject(sentence, i):
            least.append(THRESHOLD_SUBJECT)
        elif grades.word == 3 and grades.frequency >= OFTEN and _only_opens(sentence, i):
            least.append(THRESHOLD_OPENING[min(grades.frequency, VERY_OFTEN)])
        elif grades.word == 4:
            capital = sentence.has_capital(i)
            least.append(THRESHOLD_PLAIN_CAPITAL if capital else THRESHOLD_PLAIN)
        elif grades.word == 1 and grades.frequency >= FREQUENT:
            least.append(THRESHOLD_FREQUENT)
        elif foreign and grades.first < 3 and grades.surname < 2:
            least.append(THRESHOLD_FOREIGN)
        else:
            least.append(THRESHOLD if grades.word < 2 else THRESHOLD_WORD)
    return least


def _only_opens(sentence: Sentence, i: int) -> bool:
    """Whether word `i` has its capital from the sentence it begins: "Ben je bang", "- Bel 112".

    By itself ("Ben.") or with a second name ("Wil en Mees", "Wil Zwart") it may be a name.
    """
    if not sentence.has_capital(i):
        return False
    before = sentence.lows[i - 1] if i else "."
    after = sentence.tokens[i + 1].text if i + 1 < len(sentence.tokens) else "."
    return before in OPENS and after not in CLOSES and not after[0].isupper()


def _is_subject(sentence: Sentence, i: int) -> bool:
    """Whether word `i` opens a sentence or follows a family word, and a finite verb follows.

    There no noun stands bare: "ed slaat", "mijn maat storm wordt".
    """
    if i + 1 >= len(sentence.lows):
        return False
    before = sentence.lows[i - 1] if i else "."
    if before not in ".!?,\n" and class_of(before) != "R":
        return False
    following = sentence.lows[i + 1]
    past = following.endswith(("de", "te")) and sentence.grades[i + 1].word == 2
    if sentence.lows[i] in ADVERBS and sentence.capitals_count:
        return False
    return class_of(sentence.lows[i]) == "x" and (following in VERBS or past)
