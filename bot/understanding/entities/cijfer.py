"""Numbers from 0 to 10 for how safe it is (schaalvraag, HP §6.2, §6.3); always a whole number.

0 is not safe at all, 10 is safe, so what lies between two numbers is rounded to the less safe:
"3,5", "tussen 3 en 4" and "een 4-" and "nog geen 4" become 3. In "eerst een 6, nu een 3" the last one counts.
"""

from __future__ import annotations

import math
import re

from bot.understanding.entities.found import NUMBERS, Found, lowered

_WORD = "|".join(word for word, value in NUMBERS.items() if value <= 10 and word != "een")
_ONE = rf"(?:\d{{1,2}}(?:[.,]\d{{1,2}})?|{_WORD})"
_VALUE = (
    rf"(?P<a>{_ONE})(?P<min>\s*(?:-(?![\w])|min\b|minnetje))?"
    rf"(?:\s*(?:/|op|van|uit|op de)\s*(?:de\s+)?(?P<scale>10|tien)\b)?"
    rf"(?P<half>\s*(?:en een half|½|1/2))?"
    rf"(?:\s*(?:of|à|a|tot|en|-|,)\s*(?:een\s+|misschien\s+|een keer\s+)*(?P<b>{_ONE})\b)?"
)
# Not one of these behind it: an age, a time, a count, a house number.
_NOT_AFTER = (
    r"(?![\d])(?!\s*[-:.h]?\s*(?:jaar|jr\b|jarig|maand|mnd|week|weken|dag|dagen|uur|min\b|minuten|"
    r"kind|broer|zus|zoon|dochter|vrouw|man\b|mannen|keer|x\b|maal|mensen|personen|volwassenen|jongens|meisjes|euro|km|meter|kg|%|procent|"
    r"huizen|zoons|dochters|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|"
    r"november|december|hoog|weekend))(?!:\d\d)(?![.,]\d{3})"
)
_ANSWER = re.compile(rf"(?<![\d.,:€-])\b{_VALUE}{_NOT_AFTER}")
_CUED = re.compile(
    rf"(?:\b(?:cijfer(?:tje)?|schaal|geef|gaf|geven|score|scoor|zeg|zit op|kom op|kom uit op|uitkom op)\b"
    rf"[^.!?\d]{{0,30}}?|\b(?:een|’n|'n)\s+(?:dikke |kleine |ruime |magere )?|^\W*)"
    rf"\b{_VALUE}{_NOT_AFTER}"
)
_OUT_OF_TEN = re.compile(rf"\b(?P<a>{_ONE})\s*(?:/|op de|op)\s*(?P<scale>10|tien)\b")
_STEP = re.compile(
    r"\b(?:stap|groep|klas|nummer|nr|huisnummer|fase|havo|vmbo|vwo|kamer|dag|over)\s*$"
)
_NOW = re.compile(r"\b(?:nu|inmiddels|vandaag|op dit moment)\b[^\d]{0,20}$")
_ONE_ALONE = re.compile(r"^\W*(?:een|één|eén)\W*$")
_LESS = re.compile(
    r"\b(?:nog geen|onder de|minder dan|lager dan|kleiner dan|net geen)\s+(?:een\s+)?$"
)
# "Van 0 tot 10" is the question, not the answer.
_SCALE = re.compile(
    r"\b(?:van|tussen)\s+(?:0|1|nul|één|een)\s*(?:tot|t/m|-|en|t|tot en met)\s*(?:10|tien)\b"
)
# A count, an age or what it is not: "het zijn er 3, niet 2", "hij is 7", "een zus van 10".
_COUNTS = (
    r"\b(?:(?:zijn|waren|hebben|heeft|heb|wonen|met)\s+(?:er|het|het er|we|wij|ze|z'n|zijn|hun)|"
    r"(?:zijn|waren)|(?:hij|zij|ze|ik|die|broer\w*|zus\w*|zoon\w*|dochter\w*|kind\w*|jongen\w*|meisje\w*|baby|"
    r"ander\w*|oudste|jongste)\s+(?:is|ben|was|wordt)|(?:broer\w*|zus\w*|zoon\w*|dochter\w*|kind\w*|jongen\w*|"
    r"meisje\w*|halfzus\w*|halfbroer\w*|een|eentje|ander\w*)\s+van|(?<!nog )(?<!net )(?<!bijna )(?:geen|niet))\s+"
)
_COUNTED = re.compile(rf"{_COUNTS}$")
_COUNTS_ALL = re.compile(rf"{_COUNTS}(?:{_ONE})\b")
_ZERO = re.compile(r"^\W*(?:absoluut |helemaal )?(?:nul|nul komma nul)\b")


def find(text: str, asked: bool = False) -> list[Found]:
    """The number in `text`, at most one.

    Args:
        text: the message.
        asked: True when it answers "how safe, from 0 to 10?": then a bare number counts. Without
            it a number counts only as "een 4", "cijfer 4", "4/10" or as the whole message.
    """
    low = _SCALE.sub(lambda scale: " " * len(scale.group()), lowered(text))
    if asked and (alone := _ONE_ALONE.match(low)):
        return [Found("cijfer", 1, alone.start(), alone.end())]
    if asked and (zero := _ZERO.match(low)):
        return [Found("cijfer", 0, zero.start(), zero.end())]
    if scaled := _OUT_OF_TEN.search(low):
        return _found(scaled, scaled["a"], None, False)
    pattern = _ANSWER if asked else _CUED
    matches = [match for match in pattern.finditer(low) if not _STEP.search(_before(low, match))]
    if not asked:
        matches = [match for match in matches if _is_cued(low, match)]
    matches = [match for match in matches if not _COUNTED.search(_before(low, match))]
    now = [match for match in matches if _NOW.search(_before(low, match))]
    for match in now or matches:
        lower = bool(match["min"] or _LESS.search(_before(low, match)))
        if result := _found(match, match["a"], match["b"], lower):
            return result
    return []


def counts(text: str) -> bool:
    """Whether the numbers in `text` count people or years, or say what it is not."""
    return bool(_COUNTS_ALL.search(lowered(text)))


def _is_cued(low: str, match: re.Match[str]) -> bool:
    """Without the question, a number at the start counts only when it is all there is."""
    if match.group()[: match.start("a") - match.start()].strip():
        return True
    return not re.search(r"\w", low[match.end() :])


def _found(match: re.Match[str], first: str, second: str | None, lower: bool) -> list[Found]:
    values = [_value(first)]
    if second is not None and _value(second) <= 10:
        values.append(_value(second))
    value = min(values)
    if value > 10 or value < 0:
        return []
    whole = math.floor(value)
    if lower and whole == value and whole > 0:
        whole -= 1
    end = match.end("b") if second is not None and len(values) > 1 else match.end("a")
    if "scale" in match.groupdict() and match["scale"]:
        end = max(end, match.end("scale"))
    return [Found("cijfer", whole, match.start("a"), end)]


def _before(low: str, match: re.Match[str]) -> str:
    """The few words before a number; a whole long text before each number would take minutes."""
    return low[max(0, match.start("a") - 40) : match.start("a")]


def _value(word: str) -> float:
    if word[0].isdigit():
        return float(word.replace(",", "."))
    return float(NUMBERS[word])
