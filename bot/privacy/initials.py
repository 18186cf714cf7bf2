"""Letters that stand for a name: "R. Santokhi", "Ahmed A.", "K. zegt", "J.B."."""

from __future__ import annotations

from bot.privacy.features import LINKS, Sentence
from bot.privacy.name_context import TITLE
from bot.privacy.word_classes import VERBS

NO_INITIAL_AFTER = frozenset(
    "vitamine groep klas hepatitis blok letter plan type punt optie vak team afdeling".split()
)
# Pairs of letters that stand for something else: "B.V.", "V.S.".
ABBREVIATION = frozenset("bv nv vs ad ps us uk nb vn eu zg ok tv pc am pm dj".split())


def mark_initials(sentence: Sentence, marks: list[bool]) -> None:
    """Mark letters with a full stop that stand near a name, or where a person stands."""
    tokens, lows = sentence.tokens, sentence.lows
    for i, token in enumerate(tokens):
        if len(token.text) == 1 and token.text.isalpha():
            _mark_letter(sentence, marks, i)
    # "j.p. de vries": the first letter goes with the second.
    for i in range(len(tokens) - 3, -1, -1):
        letter = len(tokens[i].text) == 1 and tokens[i].text.isalpha() and not marks[i]
        if letter and lows[i + 1] == "." and len(lows[i + 2]) == 1 and marks[i + 2]:
            marks[i] = tokens[i].end == tokens[i + 1].start == tokens[i + 2].start - 1
    # "K." at the start of a message, or said again without company.
    letters = {lows[i] for i, t in enumerate(tokens) if marks[i] and len(t.text) == 1}
    for i, token in enumerate(tokens):
        if (
            len(token.text) == 1
            and token.text.isupper()
            and lows[i] in letters
            and token.text != "U"
        ):
            marks[i] = marks[i] or (i + 1 < len(tokens) and lows[i + 1] == ".")


def _mark_letter(sentence: Sentence, marks: list[bool], i: int) -> None:
    tokens, lows, size = sentence.tokens, sentence.lows, len(marks)
    token = tokens[i]
    dot = i + 1 < size and lows[i + 1] == "." and tokens[i + 1].start == token.end
    upper = token.text.isupper()
    if upper and dot and _is_pair(sentence, i):
        marks[i] = marks[i + 1] = marks[i + 2] = True
        return
    before = i - 1
    while before > 0 and lows[before] in LINKS and i - before < 4:
        before -= 1
    named = before >= 0 and marks[before] and (before == i - 1 or dot)
    after = i + 2 if dot else i + 1
    while after < size and lows[after] in LINKS:
        after += 1
    next_is_name = after < size and (marks[after] or (
        dot and sentence.grades[after].surname > 0 and sentence.grades[after].word != 4
        and (tokens[after].text[0].isupper() or sentence.grades[after].surname == 2)))  # fmt: skip
    title = i > 0 and (
        lows[i - 1] in TITLE or (lows[i - 1] == "." and i > 1 and lows[i - 2] in TITLE)
    )
    glued = i > 1 and lows[i - 1] == "." and len(lows[i - 2]) == 1 and marks[i - 2]
    if (
        (named and (upper or dot))
        or (dot and next_is_name)
        or (title and (upper or dot))
        or glued
        or (upper and dot and _is_person_by_place(sentence, i))
    ):
        marks[i] = True
        for k in range(before + 1, i) if named and dot else ():
            marks[k] = True
        if next_is_name:
            for k in range(i + 1, after + 1):
                marks[k] = True


def _is_pair(sentence: Sentence, i: int) -> bool:
    """ "J.B.": two capitals with full stops, glued, and no abbreviation."""
    tokens = sentence.tokens
    if i + 3 >= len(tokens) or (i and tokens[i - 1].end == tokens[i].start):
        return False
    first, second, stop = tokens[i], tokens[i + 2], tokens[i + 3]
    glued = second.start == first.end + 1 and len(second.text) == 1 and stop.text == "."
    glued = glued and second.text.isupper() and stop.start == second.end
    return glued and first.low + second.low not in ABBREVIATION


def _is_person_by_place(sentence: Sentence, i: int) -> bool:
    """A capital with a full stop in mid-sentence, or before what a person does ("K. zegt")."""
    tokens, lows, size = sentence.tokens, sentence.lows, len(sentence.tokens)
    if i + 2 >= size or not tokens[i + 2].is_word:
        return False
    if i == 0 or lows[i - 1] in ".!?\n":
        return lows[i + 2] in VERBS and tokens[i + 2].text[0].islower()
    return tokens[i + 2].text[0].islower() and lows[i - 1] not in NO_INITIAL_AFTER
