"""What introduces a name in Dutch: "meneer X", "hij heet X", "mijn naam is X"."""

from __future__ import annotations

import re

from bot.privacy.features import LINKS, Sentence
from bot.privacy.word_classes import DETERMINERS, VERBS, class_of

TITLE = frozenset(
    """meneer mijnheer mevrouw mw mevr mvr dhr hr heer mej mejuffrouw familie fam gezin dokter dr drs prof agent
    rechercheur zuster juf juffrouw meester tante tant oom ome opa oma opoe nonkel buurman buurvrouw wijkagent coach
    advocaat mr ds dominee pastoor imam huisarts tandarts kinderarts gezinsvoogd voogd mentor trainer""".split()
)
SURNAME_TITLE = frozenset(
    "meneer mijnheer mevrouw mw mevr mvr dhr hr heer familie fam gezin dokter dr agent huisarts".split()
)
CALLED = frozenset("heet heette heten hete genaamd heetten geheten gehete".split())
NO_NAME_AFTER = frozenset(
    """ik je jij u hij ze zij wij we jullie het dat dit de een niet geen ook nog nu al dan toen daar hier er
    hoe wat wie waar is was zijn en of maar want omdat als met in op uit van voor naar bij door over weet ze
    eigenlijk geloof volgens denk anders zo welkom anoniem toch dus iets iemand hem haar mij me mijn zijn""".split()
)
ORDINARY = (2, 4)
SURNAME_LINKS = LINKS - {"in", "op", "aan", "het", "'t"}


AFTER_OWN_NAME = frozenset([".", ",", "!", "en", "van", "(", "9", "uit"])


def mark_introduced(sentence: Sentence, marks: list[bool], barred: list[bool]) -> None:
    """ "hij heet X", "meneer X", "mijn naam is X": X is a name whatever it looks like."""
    lows = sentence.lows
    for i, low in enumerate(lows):
        if low == "ben" and i and lows[i - 1] == "ik" and i + 1 < len(lows):
            after = lows[i + 2] if i + 2 < len(lows) else "."
            known = sentence.grades[i + 1].first == 3 and lows[i + 1] not in LINKS
            if known and sentence.grades[i + 1].word in (0, 3):
                marks[i + 1] |= after in AFTER_OWN_NAME and not barred[i + 1]
        elif low in CALLED or (low in ("naam", "achternaam", "voornaam", "roepnaam", "bijnaam")):
            _after_called(sentence, i, marks, barred)
        elif low in TITLE:
            _after_title(sentence, i, marks, barred)
        elif low in NAMING and i + 1 < len(lows) and not barred[i + 1]:
            _nicknamed(sentence, i, marks)
        elif not marks[i] and not barred[i] and i + 1 < len(lows):
            marks[i] = _told_by_what_follows(sentence, i)


# What may stand between "heet" and the name: "hoe heet die vriendin, oh ja: X".
BETWEEN = frozenset(
    """: " ' “ ‘ , hij ze zij die dat ie mijn mn haar zijn z'n zn hun de het ook gewoon dus trouwens eigenlijk moeder
    vader zoon dochter kind man vriend vrouw vriendin zusje broertje jongen meisje buurman buurvrouw geloof ik denk
    toch en""".split()
)
NAME_OF = frozenset("van vader moeder kind client leerling".split())


def _name_place(lows: list[str], i: int) -> int | None:
    """Where the name announced by word `i` ("heet", "naam") must stand, or None."""
    j = i + 1
    if lows[i] in CALLED:
        while j < len(lows) and lows[j] in BETWEEN and j - i < 4:
            j += 1
        return j
    if j < len(lows) and lows[j] in (":", "is", "was", "-"):
        return j + 1
    if j >= len(lows) or lows[j] not in NAME_OF:
        return None
    while j < len(lows) and lows[j] not in (":", "is") and j - i < 6:
        j += 1
    return j + 1 if j < len(lows) and lows[j] in (":", "is") else None


def _after_called(sentence: Sentence, i: int, marks: list[bool], barred: list[bool]) -> None:
    lows, tokens = sentence.lows, sentence.tokens
    j = _name_place(lows, i)
    if j is None or j >= len(lows) or not tokens[j].is_word or not tokens[j].low[0].isalpha():
        return
    low, grades = lows[j], sentence.grades[j]
    if (
        low in LINKS
        and j + 1 < len(lows)
        and (sentence.grades[j + 1].surname or sentence.grades[j + 1].frequency < 5)
        and tokens[j + 1].is_word
        and class_of(lows[j + 1]) == "x"
        and low not in ("in", "op", "het", "aan")
    ):
        marks[j] = marks[j + 1] = True
        return
    if low in NO_NAME_AFTER or barred[j] or low in TITLE:
        return
    if grades.word == 4 or (grades.word == 2 and grades.frequency > 5):
        return
    if lows[i] == "bijnaam" or grades.word != 2 or grades.frequency <= 4:
        marks[j] = True


ABBREVIATED = frozenset("dhr hr mevr mvr mw mej dr drs mr ir ing prof fam".split())
"""Titles with a full stop of their own; after "gezin." a new sentence begins."""


def _after_title(sentence: Sentence, i: int, marks: list[bool], barred: list[bool]) -> None:
    lows, tokens, low = sentence.lows, sentence.tokens, sentence.lows[i]
    j = i + 1
    if low in ABBREVIATED and j < len(lows) and lows[j] == ".":
        j += 1
    links = 0
    while j < len(lows) and lows[j] in SURNAME_LINKS and links < 3:
        j, links = j + 1, links + 1
    if j >= len(lows) or not tokens[j].is_word or not tokens[j].low[0].isalpha():
        return
    grades = sentence.grades[j]
    capital = sentence.has_capital(j)
    known = grades.surname == 2 or grades.first >= 2
    if links:
        single = lows[j - 1] in ("de", "van", "der", "den", "el", "ten", "ter")
        sure = low in SURNAME_TITLE and single and known and grades.word != 4
        sure = sure and lows[j] not in NO_NAME_AFTER and grades.frequency < 7
        sure = sure and (links == 1 or grades.word in (0, 1) or grades.frequency < 6)
        sure = sure and not (lows[j - 1] == "van" and lows[j] in sentence.lexicon.places)
        hit = (capital and low in SURNAME_TITLE and grades.word != 4) or sure
    else:
        hit = capital and grades.word not in ORDINARY
        hit = hit or (known and grades.word == 0)
        hit = hit or (grades.first == 3 and grades.word == 3 and grades.frequency < 7)
        hit = hit or (
            grades.first == 3
            and grades.word == 3
            and j + 1 < len(lows)
            and lows[j + 1] in VERBS
            and lows[j] not in NO_NAME_AFTER
        )
        hit = hit or (low in SURNAME_TITLE and capital and grades.surname == 2)
        hit = hit or (low in SURNAME_TITLE and grades.word == 3 and grades.surname == 2
                      and grades.frequency < 6)  # fmt: skip
    if hit and not barred[j] and lows[j] not in TITLE:
        for k in range(j - links, j + 1):
            marks[k] = True


GENITIVE = re.compile(r"(?:'s|tjes|jes|s)$")
NAMING = frozenset("hem haar 'm m d'r der die".split())
KIND_OF_NAME = frozenset("achternaam voornaam roepnaam bijnaam naam meisjesnaam".split())


def _nicknamed(sentence: Sentence, i: int, marks: list[bool]) -> None:
    """ "ze noemen hem Boef"."""
    if i == 0 or not sentence.lows[i - 1].startswith("noem"):
        return
    token, grades = sentence.tokens[i + 1], sentence.grades[i + 1]
    capital = sentence.has_capital(i + 1)
    if token.is_word and token.low[0].isalpha() and class_of(token.low) == "x":
        marks[i + 1] |= capital or grades.word in (0, 1, 3)


def _told_by_what_follows(sentence: Sentence, i: int) -> bool:
    """ "april is mn dochter", "slager is zijn achternaam", "mo's vader", "elke heeft"."""
    lows, low, grades = sentence.lows, sentence.lows[i], sentence.grades[i]
    following = lows[i + 1]
    before = lows[i - 1] if i else "."
    third = lows[i + 3] if i + 3 < len(lows) else ""
    if following in ("is", "was") and i + 3 < len(lows) and class_of(low) in "xPV":
        if third in KIND_OF_NAME and class_of(lows[i + 2]) in "DM" and low not in KIND_OF_NAME:
            return not low.isdigit() and sentence.tokens[i].is_word and class_of(low) == "x"
        own = class_of(lows[i + 2]) == "M" and class_of(third) == "R"
        return own and grades.first >= 1 and class_of(before) not in "DMR" and low not in TITLE
    if class_of(following) == "R" and class_of(low) == "x":
        owner = GENITIVE.sub("", low)
        stem = sentence.lexicon.grades(owner)
        return owner != low and len(owner) > 1 and stem.first == 3 and stem.word in (0, 3)
    if low == "elke" and following in VERBS | {"van", "en"}:
        return before not in DETERMINERS
    if low == "wil" and following in VERBS and not following.endswith("n"):
        return class_of(before) not in "DMS"
    return False


BEFORE_SURNAME = frozenset("met bij tegen volgens aan over door naast namens tussen".split())
WHERE = frozenset("nummer nr hiernaast hierboven hieronder hierachter boven beneden no 9".split())


def mark_bare_surname(sentence: Sentence, marks: list[bool], barred: list[bool]) -> None:
    """ "met van dijk", "van dalen van nummer 6", "v d berg heet ze": a surname without more."""
    lows, size = sentence.lows, len(sentence.lows)
    for i, low in enumerate(lows):
        if low not in ("van", "v", "vd") or i + 1 >= size:
            continue
        j = i + 1
        while j < size and j - i < 4 and lows[j] in ("de", "der", "den", "d", "."):
            j += 1
        if j >= size or not sentence.tokens[j].is_word or class_of(lows[j]) != "x":
            continue
        grades = sentence.grades[j]
        known = grades.surname == 2 and not (barred[j] and j == i + 1)
        after = lows[j + 1] if j + 1 < size else ""
        then = lows[j + 2] if j + 2 < size else ""
        introduced = i > 0 and lows[i - 1] in BEFORE_SURNAME
        introduced = introduced and (known or (j > i + 1 and grades.word in (0, 1)))
        followed = known and (
            (after == "van" and then in WHERE) or (after in CALLED and then in ("hij", "ze", "zij"))
        )
        if introduced or followed:
            for k in range(i, j + 1):
                marks[k] = True


def mark_paired(sentence: Sentence, marks: list[bool], barred: list[bool]) -> None:
    """ "fem en lot": a word that is a first name too, in one breath with a name."""
    lows = sentence.lows
    for i in range(1, len(lows) - 1):
        if lows[i] not in ("en", "&"):
            continue
        for known, other in ((i - 1, i + 1), (i + 1, i - 1)):
            grades = sentence.grades[other]
            if not marks[known] or marks[other] or barred[other] or class_of(lows[other]) != "x":
                continue
            before = (
                class_of(lows[other - 1])
                if other > i
                else (class_of(lows[other - 1]) if other else ".")
            )
            if (
                grades.first >= 2
                and grades.word == 3
                and grades.frequency < 7
                and before not in "DM"
            ):
                marks[other] = True


def mark_bare_answer(sentence: Sentence, marks: list[bool], barred: list[bool]) -> None:
    """ "jansen", "marjolijn de ruijter": a message that is nothing but a name."""
    places = [i for i, token in enumerate(sentence.tokens) if token.is_word]
    if not 1 <= len(places) <= LONGEST_ANSWER or any(barred[i] for i in places):
        return
    names = [i for i in places if sentence.lows[i] not in LINKS]
    if not names or any(sentence.lows[i] in sentence.lexicon.places for i in names):
        return
    known = all(
        (sentence.grades[i].surname == 2 or sentence.grades[i].first == 3)
        and (
            sentence.grades[i].word == 0
            or (len(places) > 1 and sentence.grades[i].word == 3 and marks[places[0]])
        )
        for i in names
    )
    if known:
        for i in places:
            marks[i] = True


LONGEST_ANSWER = 4
