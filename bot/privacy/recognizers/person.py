"""Names of people: the tagger's chance, sharpened by what Dutch says before and after a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.privacy.analysis import NAME as NAMED
from bot.privacy.analysis import analyse
from bot.privacy.annotation import Annotation
from bot.privacy.document import Document, Token
from bot.privacy.expressions import by_first_word, fixed_expressions
from bot.privacy.features import LINKS, Sentence
from bot.privacy.initials import mark_initials
from bot.privacy.lexicon import Lexicon, lexicon
from bot.privacy.name_context import (
    TITLE,
    mark_bare_answer,
    mark_bare_surname,
    mark_introduced,
    mark_paired,
)
from bot.privacy.name_thresholds import thresholds
from bot.privacy.recognizers.base import NAME
from bot.privacy.similar import similar
from bot.privacy.word_classes import VERBS, class_of, is_foreign

PLACE_BEFORE = frozenset(
    "in uit te naar regio gemeente omgeving stad dorp rond nabij richting provincie vlakbij woonplaats plaats wijk".split()
)
ORDINARY = (2, 4)
DOUBTFUL = 3
SUBJECT_AFTER = {
    "ben": ("ik",),
    "wil": ("ik", "je", "jij", "u", "hij", "ze", "zij"),
    "kan": ("ik", "je", "jij", "u", "hij", "ze", "zij", "men"),
}
"""Verbs that are names too, and the pronouns that show which they are."""
KINSHIP = frozenset("um umm oum abu bint ibn siti".split())
"""Arabic "mother of", "father of": part of the name that follows."""
NICKNAME = frozenset("dikke rooie lange manke schele gekke kale malle zwarte blonde".split())
"""Part of what somebody is called in the street: "rooie sjaak"."""
SHORTENED = re.compile(r"(?<![\w.])v\.? ?/?d\.? ?(?:[ns]\.? )?(?P<x>[a-z]{3,20})(?!\w)")
"""Shortened tussenvoegsels: "v.d. Berg", "vd meer"."""


def _is_verb(lows: list[str], i: int) -> bool:
    """Whether the subject that follows shows a verb: "ben ik strafbaar", "wil je me helpen"."""
    following = lows[i + 1] if i + 1 < len(lows) else ""
    return following in SUBJECT_AFTER.get(lows[i], ())


class PersonRecognizer:
    """First names, surnames, nicknames and initials."""

    name = "person"

    def __init__(self, words: Lexicon | None = None) -> None:
        self._lexicon = words or lexicon()
        self._expressions = by_first_word(self._lexicon.idioms | self._lexicon.bodies)
        self._towns = by_first_word(
            {place for place in self._lexicon.places if " " in place or "-" in place}
        )

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label NAAM, one per run of words."""
        analysis = analyse(document)
        sentence, tokens = analysis.sentence, document.tokens
        fixed = fixed_expressions(tokens, self._expressions)
        towns = fixed_expressions(tokens, self._towns)
        barred = [a or b for a, b in zip(fixed, towns, strict=True)]
        chances = [row[NAMED] for row in analysis.chances]
        least = thresholds(sentence)
        marks = [
            chance >= least[i]
            and not barred[i]
            and not self._is_place(sentence, i, chance)
            and not _is_verb(sentence.lows, i)
            for i, chance in enumerate(chances)
        ]
        mark_introduced(sentence, marks, barred)
        mark_bare_surname(sentence, marks, barred)
        mark_bare_answer(sentence, marks, barred)
        mark_initials(sentence, marks)
        self._extend(sentence, marks, fixed, barred)
        if not is_foreign(sentence.lows):
            self._lead(sentence, marks, barred)
        mark_paired(sentence, marks, barred)
        self._repeat(sentence, marks, barred)
        yield from self._runs(tokens, marks)
        ends = {token.end for token, mark in zip(tokens, marks, strict=True) if mark}
        for match in SHORTENED.finditer(document.low):
            grades = self._lexicon.grades(match["x"])
            capital = document.text[match.start("x")].isupper() and sentence.capitals_count
            follows = match.start() - 1 in ends and grades.surname > 0
            if (
                follows
                or (grades.surname == 2 and grades.frequency < 6)
                or (capital and grades.word != 4)
            ):
                yield Annotation(match.start(), match.end(), "NAAM", self.name, NAME)

    def _is_place(self, sentence: Sentence, i: int, chance: float) -> bool:
        """Whether word `i` is rather the name of a town."""
        low = sentence.lows[i]
        before = sentence.lows[i - 1] if i else ""
        if before in ("der", "den", "de") and i > 1 and sentence.lows[i - 2] == "van":
            return False
        if low in self._lexicon.places:
            return before in PLACE_BEFORE or sentence.grades[i].first < 2 or chance < 0.8
        if before in PLACE_BEFORE and low in self._lexicon.place_words:
            return True
        pair = f"{before} {low}"
        after = sentence.lows[i + 1] if i + 1 < len(sentence.lows) else ""
        return pair in self._lexicon.places or f"{low} {after}" in self._lexicon.places

    def _extend(
        self, sentence: Sentence, marks: list[bool], fixed: list[bool], barred: list[bool]
    ) -> None:
        """A name goes on: tussenvoegsels, surnames, a second first name.

        After a name and "van" a town is a surname ("sterre van den bosch"): only `fixed` bars it.
        """
        lows, tokens, size = sentence.lows, sentence.tokens, len(marks)
        for i in range(size):
            if not marks[i] or len(lows[i]) < 2 or (i + 1 < size and marks[i + 1]):
                continue
            j = i + 1
            while j < size and lows[j] in LINKS and j - i <= 3:
                j += 1
            links = j - i - 1
            if j < size and lows[j] == "-" and links == 0:
                j += 1
            if j >= size or not tokens[j].is_word or not tokens[j].low[0].isalpha():
                continue
            if (fixed if links > 1 and lows[i + 1] == "van" else barred)[j]:
                continue
            grades = sentence.grades[j]
            capital = sentence.has_capital(j)
            if marks[j]:
                hit = links > 0 and lows[i + 1] not in ("in", "op", "aan", "het")
            elif links:
                hit = lows[j] not in TITLE and grades.word != 4 and (
                    (capital and lows[j] not in self._lexicon.places and grades.word != 2)
                    or (capital and grades.surname == 2)
                    or (grades.surname == 2 and lows[i + 1] in ("de", "van", "der", "den", "el", "ter", "ten")
                        and lows[i + 1] not in ("in", "op", "aan", "het")
                        and grades.frequency < 7)
                    or (links > 1 and lows[i + 1] in ("van", "de", "el") and grades.word in (0, 1)
                        and grades.frequency < 6))  # fmt: skip
                if lows[i + 1] in ("in", "op", "aan", "het") and not (
                    capital and grades.surname == 2
                ):
                    hit = False
            else:
                hit = (
                    capital
                    and (grades.word not in ORDINARY or self._is_surname(sentence, i, j))
                    and lows[j] not in self._lexicon.places
                ) or (
                    grades.surname == 2
                    and (
                        grades.word in (0, 1)
                        or (capital and grades.word != 4)
                        or (grades.word == 3 and grades.frequency < 6)
                        or (grades.word == 2 and grades.frequency < 5)
                    )
                )
                # "xiao mei mag niet", "li na werkt": two words of a name, then what she does.
                hit = hit or (grades.first == 3 and grades.word == 3 and j + 1 < size and lows[j + 1] in VERBS
                              and (class_of(lows[j]) == "x" or lows[j] == "na")
                              and sentence.grades[i].first > 0)  # fmt: skip
            if hit:
                for k in range(i + 1, j + 1):
                    marks[k] = True

    def _is_surname(self, sentence: Sentence, i: int, j: int) -> bool:
        """Whether an ordinary word with a capital belongs to the name before it: "Annie Vrolijk".

        A line's end or a small word ("Kevin Hij slaat") begins a new sentence.
        """
        first, second = sentence.tokens[i], sentence.tokens[j]
        together = "\n" not in sentence.text[first.end : second.start]
        small = class_of(second.low) != "x" or second.low in TITLE
        return first.text[0].isupper() and together and not small

    def _lead(self, sentence: Sentence, marks: list[bool], barred: list[bool]) -> None:
        """A name that began one word earlier: "siu ling", "anne marie"."""
        for i in range(len(marks) - 1, 0, -1):
            token, grades = sentence.tokens[i - 1], sentence.grades[i - 1]
            if not marks[i] or marks[i - 1] or barred[i - 1] or not token.is_word:
                continue
            capital = sentence.has_capital(i - 1)
            if capital and token.low in LINKS and not token.text.isascii():
                marks[i - 1] = True  # "Văn Minh"
                continue
            if token.low in KINSHIP:
                marks[i - 1] = True
                continue
            if token.low in NICKNAME and class_of(sentence.lows[i - 2] if i > 1 else "<") != "M":
                marks[i - 1] = True
                continue
            if len(token.low) < 2 or not token.low.isalpha() or token.low in LINKS:
                continue
            if grades.word == 0 and (grades.first >= 2 or grades.frequency < 3 or capital):
                marks[i - 1] = sentence.lows[i - 1] not in self._lexicon.places

    def _repeat(self, sentence: Sentence, marks: list[bool], barred: list[bool]) -> None:
        """A name told once is a name wherever it comes back, also misspelled."""
        known = {
            sentence.lows[i]
            for i, mark in enumerate(marks)
            if mark and len(sentence.lows[i]) >= 3 and sentence.lows[i] not in LINKS
        }
        if not known:
            return
        for i, token in enumerate(sentence.tokens):
            if marks[i] or barred[i] or not token.is_word or len(token.low) < 3:
                continue
            grades = sentence.grades[i]
            if token.low in known:
                capital = sentence.has_capital(i)
                after_noun_word = i > 0 and class_of(sentence.lows[i - 1]) in "DM"
                marks[i] = grades.word in (0, 1) or capital
                marks[i] |= grades.word == DOUBTFUL and not after_noun_word
            elif (
                grades.word in (0, 1)
                and grades.frequency < 5
                and token.low not in self._lexicon.places
            ):
                marks[i] = any(similar(token.low, name) for name in known)

    def _runs(self, tokens: tuple[Token, ...], marks: list[bool]) -> Iterable[Annotation]:
        start: int | None = None
        for i in range(len(marks) + 1):
            inside = i < len(marks) and (
                marks[i] or (start is not None and tokens[i].low in (".", "-") and i + 1 < len(marks)
                             and marks[i + 1] and len(tokens[i - 1].text) == 1)
            )  # fmt: skip
            if inside and start is None:
                start = i
            elif not inside and start is not None:
                yield Annotation(tokens[start].start, tokens[i - 1].end, "NAAM", self.name, NAME)
                start = None
