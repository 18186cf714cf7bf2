"""Who live in the home, in kinds and age groups; never names.

The value is a short text in a fixed order: "moeder, stiefvader, 2 kinderen 5-11, kind 0-4".
"""

from __future__ import annotations

import re
from collections import Counter

from bot.understanding.entities import leeftijd
from bot.understanding.entities.found import NUMBER, Found, lowered, number_of

_ADULTS = {
    "moeder": r"moeder|mama|mam|ma",
    "vader": r"vader|papa|pap|pa",
    "stiefvader": r"stief(?:vader|pa)|(?:nieuwe|haar) (?:vriend|man|partner)(?: van (?:moeder|mama|mijn moeder))?",
    "stiefmoeder": r"stief(?:moeder|ma)|zijn (?:nieuwe )?(?:vriendin|vrouw)",
    "vrouw": r"(?:mijn |de |oude(?:re)? |bejaarde |alleenstaande |jonge )?(?:vrouw|vriendin|mevrouw|dame)",
    "man": r"(?:mijn |de |oude(?:re)? |bejaarde |alleenstaande |jonge )?(?:man|vriend|meneer|heer)",
    "oma": r"oma|grootmoeder",
    "opa": r"opa|grootvader",
    "tante": r"tante",
    "oom": r"oom",
    "volwassen kind": r"volwassen (?:kind|zoon|dochter)|inwonende (?:zoon|dochter)",
    "pleegkind": r"pleegkind(?:eren)?",
}
_PAIRS = {
    "ouders": ("vader", "moeder"),
    "grootouders": ("opa", "oma"),
    "echtpaar": ("man", "vrouw"),
    "stel": ("man", "vrouw"),
}
_AGE_WORDS = {
    r"baby'?s?|baby'?tje|zuigeling|pasgeboren\w*|newborn|dreumes\w*|peuters?|peutertje|kleintje": "0-4",
    r"kleuters?|kleutertje|basisschool(?:kind|leeftijd|kinderen)\w*|schoolkind(?:eren)?": "5-11",
    r"pubers?|tieners?|middelbare scholier\w*|jongere": "12-17",
}
_CHILD = (
    r"kind(?:eren|je|jes)?|kids|zoon(?:tjes?|s)?|zonen|dochter(?:tjes?|s)?|jongens?|jongetjes?|meisjes?|meiden|"
    r"broer(?:tjes?|s)?|zus(?:jes?|sen|je)?|tweeling|drieling|kleinkind(?:eren)?|kleinzoon|kleindochter|kleine"
)
_COUNTED = re.compile(
    rf"\b(?:(?<!van )(?P<n>{NUMBER}|paar|meerdere)\s+"
    rf"(?:(?:kleine|jonge|schoolgaande|eigen|andere|jongere|oudere|minderjarige|lieve)\s+)?)?(?P<who>{_CHILD})\b"
)
_NUMBERS = re.compile(
    rf"\b{NUMBER}\b(?!\s*(?:kinderen|kids|kindjes|personen|mensen|zoons|dochters|jongens|meisjes|volwassenen))"
)
_FAMILY = re.compile(
    rf"\b(?:gezin|samenstelling|woont (?:\w+ ){{0,3}}(?:met|alleen)|wonen (?:\w+ ){{0,3}}met|met (?:z'n|hun|haar) (?:\w+en|\w+ kinderen)|"
    rf"(?:moeder|vader|ouders|vrouw|man|stel|echtpaar|buurvrouw|buurman|vriendin|zij|ze|hij) (?:met|en|heeft|hebben) (?:(?:een|haar|zijn|hun|twee|drie|vier|vijf|\d|jonge|kleine|opgroeiende|z'n|d'r|volwassen|puberende) )+(?:{_CHILD}|baby|peuter|puber|kleuter)|"
    rf"(?:{NUMBER}) (?:\w+ )?(?:kinderen|kids|kindjes|zoons|dochters|jongens|meisjes)|alleenstaande (?:moeder|vader|man|vrouw)|"
    r"zonder kinderen|geen kinderen)\b"
)
_ALONE = re.compile(r"\b(?:alleen|in (?:zijn|haar) eentje|alleenwonend)\b")
_NO_CHILDREN = re.compile(r"\b(?:geen|zonder) kinderen\b")
_BANDS = ((4, "0-4"), (11, "5-11"), (17, "12-17"))
_ORDER = ("18+", "12-17", "5-11", "0-4", "")


def age_group(age: int) -> str:
    """The group of an age in years: 0-4, 5-11, 12-17 or 18+."""
    return next((label for top, label in _BANDS if age <= top), "18+")


def find(text: str, asked: bool = False) -> list[Found]:
    """The household in `text` as one value, at most one.

    Args:
        text: the message.
        asked: True when it answers "who live there?": then every person named counts; without
            it the message must speak of a household ("een moeder met drie kinderen").
    """
    low = lowered(text)
    if not asked and not _FAMILY.search(low):
        return []
    adults, spans = _adults(low, asked)
    children, child_spans = _children(text, low, asked)
    spans += child_spans
    if not spans and not (asked and _ALONE.search(low)):
        return []
    parts = list(adults)
    for group in _ORDER:
        count = children.get(group, 0)
        if count:
            name = "kind" if count == 1 else f"{count} kinderen" if count > 1 else "kinderen"
            parts.append(f"{name} {group}".strip())
        elif count < 0:
            parts.append(f"kinderen {group}".strip())
    if _NO_CHILDREN.search(low):
        parts = [*[part for part in parts if "kind" not in part], "geen kinderen"]
    elif asked and len(parts) <= 1 and not children and _ALONE.search(low):
        parts = [*(parts or ["volwassene"]), "alleen"]
    if not parts or (not asked and not children and "geen kinderen" not in parts):
        return []
    start = min((span[0] for span in spans), default=0)
    end = max((span[1] for span in spans), default=len(text))
    return [Found("gezinssamenstelling", ", ".join(parts), start, end)]


def _adults(low: str, asked: bool) -> tuple[list[str], list[tuple[int, int]]]:
    found: dict[str, tuple[int, int]] = {}
    for word, both in _PAIRS.items():
        if match := re.search(rf"\b{word}\b", low):
            for kind in both:
                found.setdefault(kind, match.span())
    for kind, pattern in _ADULTS.items():
        # "Ik ben de oma" tells who writes, "mijn buurman" whom they live next to.
        for match in re.finditer(rf"\b(?:{pattern})\b", low):
            before = low[max(0, match.start() - 22) : match.start()]
            if re.search(r"\b(?:ik ben|als)\s+(?:\w+\s+){0,2}$", before):
                continue
            if not asked and kind in ("vrouw", "man", "oma", "opa", "tante", "oom"):
                continue
            found.setdefault(kind, match.span())
            break
    if "stiefvader" in found and "man" in found:
        del found["man"]
    if "stiefmoeder" in found and "vrouw" in found:
        del found["vrouw"]
    order = [*_ADULTS]
    kinds = sorted(found, key=order.index)
    return kinds, [found[kind] for kind in kinds]


def _children(text: str, low: str, asked: bool) -> tuple[Counter[str], list[tuple[int, int]]]:
    groups: Counter[str] = Counter()
    spans: list[tuple[int, int]] = []
    ages = [item for item in leeftijd.find(text) if not _is_adults_age(low, item)]
    if asked and not ages:
        ages = [
            Found("leeftijd", number_of(match.group()), match.start(), match.end())
            for match in _NUMBERS.finditer(low)
            if match.group() not in ("een", "één", "eén") and _stands_alone(low, match)
        ]
    for item in ages:
        group = age_group(item.value) if isinstance(item.value, int) else "0-4"
        groups[group] += 1
        spans.append((item.start, item.end))
    told = list(spans)
    for pattern, group in _AGE_WORDS.items():
        for match in re.finditer(rf"\b(?:(?P<n>{NUMBER})\s+(?:\w+\s+)?)?(?:{pattern})\b", low):
            # "Een puber van 14" is one child.
            if any(
                0 <= start - match.end() < 8 or 0 <= match.start() - end < 3 for start, end in told
            ):
                continue
            count = number_of(match["n"]) if match["n"] else 1
            groups[group] += count
            spans.append(match.span())
    total, total_spans = _counted(low)
    spans += total_spans
    missing = total - sum(groups.values())
    if missing > 0:
        groups[""] += missing
    elif total == -1 and not groups:
        groups[""] = -1  # "kinderen", no number told
    return groups, spans


def _stands_alone(low: str, match: re.Match[str]) -> bool:
    """ "3 en 7" are ages; "met z'n drieën" and "om 8 uur" are not."""
    after = low[match.end() : match.end() + 12]
    return not re.match(r"\s*(?:uur|keer|jaar geleden|weken|maanden|hoog|kamers?)\b", after)


def _is_adults_age(low: str, item: Found) -> bool:
    if isinstance(item.value, int) and item.value >= 25:
        return True
    before = low[max(0, item.start - 25) : item.start]
    return (
        re.search(r"\b(?:moeder|vader|ik ben|ik|oma|opa)\s+(?:is|van|zelf)?\s*$", before)
        is not None
    )


def _counted(low: str) -> tuple[int, list[tuple[int, int]]]:
    """How many children are told of, -1 for "kinderen" without a number, 0 for none."""
    total = 0
    unknown = False
    spans: list[tuple[int, int]] = []
    for match in _COUNTED.finditer(low):
        before = low[max(0, match.start() - 12) : match.start()]
        if re.search(r"\b(?:volwassen|geen|zonder)\s*$", before) or re.search(
            r"\b(?:mijn|m'n|ik ben (?:een |de |haar |zijn )?)\s*$", before
        ):
            continue
        who, number = match["who"], match["n"]
        if who == "tweeling":
            total += 2
        elif who == "drieling":
            total += 3
        elif number and number not in ("paar", "meerdere"):
            total += number_of(number)
        elif who.endswith(("en", "s", "kids")) and who not in ("kleine",):
            unknown = True
        else:
            total += 1
        spans.append(match.span())
    if total == 0 and unknown:
        return -1, spans
    return total, spans
