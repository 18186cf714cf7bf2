"""Ages: whole years as int, babies in months as "8 maanden"."""

from __future__ import annotations

import re

from bot.understanding.entities.found import NUMBER, Found, lowered, number_of

_CHILD = (
    r"(?:kind|kindje|kinderen|kids|zoon|zoontje|dochter|dochtertje|jongen|jongetje|meisje|broer|"
    r"broertje|zus|zusje|baby|peuter|kleuter|puber|tiener|leerling|neefje|nichtje|kleinkind|"
    r"kleinkinderen|kleinzoon|kleindochter|jongens|meisjes|meiden|zoons|zonen|dochters|man|vrouw|"
    r"oma|opa|moeder|vader|oudste|jongste|middelste|knul|tweeling|cliënt|client|patiënt|patient)"
)
# "8 maanden", "3 jaar", "7 jr", "14-jarige"
_WITH_UNIT = re.compile(
    rf"\b(?P<n>{NUMBER}|anderhalf|anderhalve|paar)\s*[- ]?"
    r"(?P<unit>jaar|jr|jarig\w*|maand(?:en)?|mnd|weken|weekjes|week|wkn)\b(?P<oud>\s+oud)?"
)
# "van 5 en 7", "(5)", "is 5", "jongste 4" after a word for a person
_BARE = re.compile(
    rf"\b{_CHILD}\b(?:\s+en\s+(?:een\s+)?{_CHILD})?,?\s*(?:van|is|was|wordt|zijn|:)?\s*(?:al|nu|net|pas|bijna|"
    rf"ongeveer|rond de)?\s*(?P<list>\(?{NUMBER}\)?(?:(?:\s*,\s*|\s*/\s*|\s+en\s+|\s*&\s*){NUMBER}\b)*)"
    r"(?!\s*(?:keer|x|uur|dagen|kinderen|kids|week|weken|maal|euro|jongens|meisjes|maand|mnd|jaar|jr))"
)
# "Al 3 jaar", "3 jaar geleden" are times, not ages.
_TIME_BEFORE = re.compile(
    r"(?:\bal|\bsinds|\bover|\bna|\bafgelopen|\blaatste|\bongeveer al|\bbinnen|\bin|\bper|\bvoor|"
    r"\belke?|\bieder|\bom de|\bkomende?|\bruim|\bdie|\btijdje)\s*$"
)
_TIME_AFTER = re.compile(
    r"\s*(?:geleden|lang|samen|getrouwd|zwanger|gescheiden|later|terug|cel|bezig|onder)\b"
)
_NUMBER_WORD = re.compile(NUMBER)
_MONTHS_IN_YEAR = 12
_OLDEST = 115


def find(text: str, asked: bool = False) -> list[Found]:
    """Ages in `text`; durations ("al drie jaar", "twee jaar geleden") are left alone."""
    low = lowered(text)
    found = [item for match in _WITH_UNIT.finditer(low) if (item := _from_unit(low, match))]
    taken = [(item.start, item.end) for item in found]
    for match in _BARE.finditer(low):
        offset = match.start("list")
        for number in _NUMBER_WORD.finditer(match["list"]):
            start, end = offset + number.start(), offset + number.end()
            if number.group() in ("een", "één", "eén") or low[end : end + 3].lstrip()[:2] in (
                "jo",
            ):
                continue
            value = number_of(number.group())
            if value <= _OLDEST and not any(a <= start < b for a, b in taken):
                found.append(Found("leeftijd", value, start, end))
    if asked and not found:
        found = [
            Found("leeftijd", number_of(number.group()), number.start(), number.end())
            for number in re.finditer(rf"\b{NUMBER}\b", low)
            if number_of(number.group()) <= _OLDEST
        ]
    return sorted(found, key=lambda item: item.start)


def _from_unit(low: str, match: re.Match[str]) -> Found | None:
    if match["n"] == "paar":
        return None
    unit = match["unit"]
    if not unit.startswith("jarig") and not match["oud"]:
        if _TIME_BEFORE.search(low[max(0, match.start() - 15) : match.start()]):
            # "Hij is al 3 jaar" alone would be an age, but is said of a time far more often.
            return None
        if _TIME_AFTER.match(low[match.end() :]):
            return None
    half = match["n"].startswith("anderhal")
    number = 1 if half else number_of(match["n"])
    # "Een jaar" is a time, but for "een kind van een jaar".
    one = match["n"] in ("een", "één", "eén") and not match["oud"] and unit[:5] != "jarig"
    if one and not re.search(r"\bvan\s*$", low[max(0, match.start() - 6) : match.start()]):
        return None
    if unit.startswith(("jaar", "jr", "jarig")):
        if number > _OLDEST:
            return None
        return Found("leeftijd", number, match.start(), match.end())
    if unit in ("week", "weekjes", "weken", "wkn"):
        near = low[max(0, match.start() - 12) : match.start()]
        if not match["oud"] and not re.search(r"\b(?:van|baby)\s*\(?$", near):
            return None
        return Found("leeftijd", f"{number} weken", match.start(), match.end())
    if number >= 2 * _MONTHS_IN_YEAR:
        return Found("leeftijd", number // _MONTHS_IN_YEAR, match.start(), match.end())
    return Found("leeftijd", f"{number} maanden", match.start(), match.end())
