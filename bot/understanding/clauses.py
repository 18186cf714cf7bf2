"""Cuts a message where it turns to something else: an answer, then a question or a wish.

Only the form is looked at. A sentence is cut at a comma or a conjunction when what follows begins
as a question or a wish does; a clause that a question hangs on ("als ik meld, …") stays with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONGEST = 2_000
# What stands between two sentences; a number ("3.5") or an abbreviation in the middle does not.
_SENTENCE_END = re.compile(r"[.!?;…]+(?=\s|$)|\n+")
_TURN = re.compile(
    r"(?:,\s*|\s+-+\s+|:\s+|\s+(?=(?:maar|en|dus|want|alleen)\b))"
    r"(?=\S)"
)
_JOIN = r"(?:(?:maar|en|dus|want|alleen|of|ook|eh|uh|uhm|o|oh|ok|oke|oké|nou|trouwens|eigenlijk|verder|nog)[\s,]+)*"
_VERB = (
    r"(?:is|zijn|ben|bent|was|moet|moeten|mag|mogen|kan|kun|kunt|kunnen|wil|wilt|willen|zal|zou|zouden|"
    r"zullen|gaat|gaan|ga|gebeurt|doe|doen|doet|word|wordt|worden|heb|hebt|heeft|hebben|krijg|krijgt|krijgen|"
    r"blijf|blijft|blijven|kom|komt|komen|betekent|bedoel\w*|hoor|hoort|horen|weet|weten|werkt|werken|"
    r"betaalt|kost|duurt|geldt|houdt|houden|bewaar\w*|helpt|helpen|staat|vraag|vragen|vind|vindt|lees|leest|lezen|"
    r"zie|ziet|zien|klopt|bestaat|hoef|hoeft|hoeven|neemt|nemen|bel|belt|bellen|zeg|zegt|zeggen|maak|maakt|haal|"
    r"haalt|halen|vertel\w*|merk\w*|sturen|stuurt|noem|telt|zit|slaan|geef\w*|loop|loopt)"
)
_ASKING_VERB = (
    r"(?:mag|mogen|moet|moeten|kan|kun|kunt|kunnen|zal|zou|zouden|blijf|blijft|word|wordt|worden|krijg|"
    r"krijgt|krijgen|hoor|hoort|horen|hoef|hoeft|is|gaan|gaat|komt|komen|belt|bellen|hebben|weten|doen)"
)
_SUBJECT = (
    r"(?:ik|je|jij|u|we|wij|jullie|ze|zij|hij|ie|het|'t|dit|dat|die|er|iemand|mijn|zijn|haar|hun|de|een|"
    r"veilig thuis|mensen|ouders|kinderen|mama|papa)"
)
_WH = r"(?:wat|wie|waar\w*|wanneer|welke?|hoe|hoelang|hoeveel|hoezo|waarom|wrm)"
_WH_VERB = re.compile(
    rf"^\W*{_JOIN}(?:en\s+)?{_WH}\s+(?:(?:lang|veel|vaak|snel|ver|erg|dan|nou|nu|precies|voor)\s+){{0,2}}"
    rf"(?:\w+\s+)?{_VERB}\b",
    re.I,
)
_WH_ONLY = re.compile(rf"^\W*{_JOIN}{_WH}\b", re.I)
# "Hoe ik dit bespreek" and "wat mijn broer doet" tell; "hoe bespreek ik dit" asks.
_SUBORDINATE = re.compile(
    rf"^\W*{_JOIN}{_WH}\s+(?:ik|we|wij|ze|zij|hij|er|dit|het|je|jij|jullie|mijn|haar)\b(?!\s*\W*$)"
    r"|^\W*(?:wat|hoe)\s+(?:een|dan ook|betreft|dat betreft)\b",
    re.I,
)
_VERB_SUBJECT = re.compile(rf"^\W*{_JOIN}{_VERB}\s+{_SUBJECT}\b", re.I)
_ASKS = re.compile(rf"^\W*{_JOIN}{_ASKING_VERB}\s+{_SUBJECT}\b", re.I)
_WISH_START = re.compile(
    rf"^\W*{_JOIN}(?:(?:nee|ja|toch|liever|dan|nu|eerst)\s+)*"
    r"(?:ik\s+(?:wil|wou|zou|ga)\b|wil\s+ik\b|bel\w*\s+(?:me|mij|maar)\b|verbind\w*\b|doe\s+maar\b|"
    r"laat\s+(?:me|mij|maar\s+iemand)\b|geef\s+(?:me|mij)\b|graag\s+(?:een|iemand)\b)",
    re.I,
)
# The clause before the comma hangs on what follows: "als hij boos is, moet ik stil zijn".
_HANGS = re.compile(
    rf"^\W*{_JOIN}(?:(?:ja|nee)\s+)?(?:\w+\s+)?(?:als|wanneer|indien|stel|toen|omdat|zodra|voordat|nadat|sinds|tenzij|"
    r"terwijl|mocht|doordat)\b",
    re.I,
)
_INDIRECT = re.compile(
    r"\b(?:(?:ik|we)\s+(?:wil\w*|wou|zou)\b[^.?!]{0,20}\b(?:weten|vragen)|wil\s+ik\b[^.?!]{0,15}\bweten"
    r"|(?:ik\s+)?vraag\s+me\s+af|ik\s+vroeg\b|weet\s+(?:je|u|jij)\b|ik\s+snap\s+niet)\b"
    r"[^.?!]{0,25}\b(?:of|wat|wie|waar\w*|wanneer|hoe|waarom|welke?)\b",
    re.I,
)
# Asked of nobody: it wants no answer.
_RHETORICAL = re.compile(
    r"^\W*(?:(?:of|ja|nee|ok|oke|oké|en|maar|toch)\s+)*(?:toch|hè|he|hé|ok|oke|oké|snap\s+(?:je|u)(?:\s+\w+)?|"
    r"weet\s+(?:je|u)(?:\s+wel)?|begrijp\s+(?:je|u)(?:\s+\w+)?|niet(?:\s+dan)?|wel|nou|klopt\s+d[ai]t|goed\s+zo|"
    r"lees\s+(?:je|u)(?:\s+\w+){0,5}|(?:kan|mag|lukt|gaat)\s+d[ai]t(?:\s+\w+)?|is\s+dat\s+(?:goed|ok\w*)|"
    r"(?:wat|hoe|waar)\s+(?:zal|moet|kan)\s+ik\s+(?:\w+\s+)?(?:zeggen|beginnen)|hoe\s+zeg\s+(?:je|ik)\s+d[ai]t|"
    r"wie\s+weet|wat\s+(?:he|hè|weet\s+ik)|ja|nee|hallo|en|wat|huh|h[ue]+h?)?\W*$",
    re.I,
)
_YES_NO = re.compile(
    r"^\W*(?:ja+|jawel|jazeker|nee+|neen|nope|nah)(?:\s+(?:hoor|dank\s*(?:je|u)(?:\s*wel)?|bedankt|graag))*"
    r"\b[\s,.!;:-]*(?=\w)",
    re.I,
)
_RUNS_ON = re.compile(
    r"(?<=\w)\s+(?=(?:moet|mag|kan|kunnen|blijf|word|krijg)\s+(?:ik|jullie|u)\b[^.?!]*\?)", re.I
)
_NOT_BEFORE_VERB = re.compile(
    rf"\b(?:{_WH}|lang|veel|vaak|snel|dan|nu|nou|toch|soms|daarom|dus|ook|en|maar|of|want|eigenlijk|zo|die|dat|"
    r"dit|het|er|daar|hier|anders|eerst|altijd|nooit)\s*$",
    re.I,
)
_FEWEST_BEFORE = 3


@dataclass(frozen=True)
class Clause:
    """A piece of a message.

    Attributes:
        start: where it begins in the message.
        end: where it ends.
        asks: "ja" when it has the form of a question, "misschien" when only a question mark or
            indirect words say so, "" when it tells.
    """

    start: int
    end: int
    asks: str = ""


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of `text`, in order; one when it goes on about one thing."""
    text = text[:_LONGEST]
    found: list[Clause] = []
    start = 0
    for end, marked in _sentences(text):
        found += _of_sentence(text, start, end, marked)
        start = end
    return tuple(_joined(text, found))


def _sentences(text: str) -> list[tuple[int, bool]]:
    ends = [(match.end(), "?" in match.group()) for match in _SENTENCE_END.finditer(text)]
    if not ends or text[ends[-1][0] :].strip():
        ends.append((len(text), False))
    return ends


def _of_sentence(text: str, start: int, end: int, marked: bool) -> list[Clause]:
    cuts = [start]
    if yes_no := _YES_NO.match(text[start:end]):
        cuts.append(start + yes_no.end())
    for turn in _TURN.finditer(text, cuts[-1], end):
        before, rest = text[cuts[-1] : turn.start()], text[turn.end() : end]
        if _HANGS.match(before) or not before.strip():
            continue
        if _WISH_START.match(rest) or _begins_question(rest, marked):
            cuts.append(turn.end())
    if marked:
        cuts += _run_on(text, cuts[-1], end)
    spans = list(zip(cuts, [*cuts[1:], end], strict=True))
    return [
        Clause(one, other, _asks(text[one:other], marked, other == end))
        for one, other in spans
        if text[one:other].strip()
    ]


def _run_on(text: str, start: int, end: int) -> list[int]:
    """Where a question begins without a mark before it ("met zijn vieren moet ik …?")."""
    if _HANGS.match(text[start:end]):
        return []
    for match in _RUNS_ON.finditer(text, start, end):
        before = text[start : match.start()]
        told = len(before.split()) >= _FEWEST_BEFORE and not _NOT_BEFORE_VERB.search(before)
        if told and not _begins_question(before, True):
            return [match.end()]
    return []


def _begins_question(text: str, marked: bool) -> bool:
    if _SUBORDINATE.match(text):
        return False
    if _WH_VERB.match(text) or _ASKS.match(text):
        return True
    return marked and bool(_WH_ONLY.match(text) or _VERB_SUBJECT.match(text))


def _asks(text: str, marked: bool, last: bool) -> str:
    if _RHETORICAL.match(text):
        return ""
    if _begins_question(text, marked) or (marked and last and _HANGS.match(text)):
        return "ja"
    if (marked and last) or _INDIRECT.search(text):
        return "misschien"
    return ""


def _joined(text: str, found: list[Clause]) -> list[Clause]:
    """Clauses without those that say nothing ("toch?"), which go with the one before."""
    kept: list[Clause] = []
    for clause in found:
        words = text[clause.start : clause.end]
        if kept and not clause.asks and _RHETORICAL.match(words) and "?" in words:
            before = kept.pop()
            kept.append(Clause(before.start, clause.end, before.asks))
        else:
            kept.append(clause)
    return kept
