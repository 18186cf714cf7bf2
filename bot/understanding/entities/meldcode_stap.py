"""The step of the meldcode that a professional is at or has just done (1–5).

The five steps: map the signals, consult a colleague and Veilig Thuis, talk with those concerned,
weigh, decide (HP §5.2.2, §6.3).
"""

from __future__ import annotations

import re

from bot.understanding.entities.found import Found, is_negated, lowered

_WORDS = {
    "een": 1, "één": 1, "eerste": 1, "twee": 2, "tweede": 2, "drie": 3, "derde": 3, "vier": 4,
    "vierde": 4, "vijf": 5, "vijfde": 5, "laatste": 5,
}  # fmt: skip
_N = r"(?:[1-5]|" + "|".join(_WORDS) + r")"
_NAMED = re.compile(rf"\bstap(?:pen)?\s*:?\s*(?P<a>{_N})\b|\b(?P<b>{_N})(?:e|de)?\s+stap\b")
_BARE = re.compile(r"(?<![\d.,])\b(?P<a>[1-5]|één|twee|drie|vier|vijf)\b(?!\s*(?:jaar|weken|keer))")
_PARTY = (
    r"(?:de |het |haar |zijn |beide |m'n |mijn )?(?:ouders?|moeder|vader|cliënte?|client|betrokkenen?|gezin|"
    r"patiënte?|patient|verzorgers|kind|leerling|mantelzorger|partner|meisje|jongen|bewoner)"
)
_DONE = (
    (1, r"signalen (?:\w+ ){0,3}(?:op een rij|in kaart|verzameld|vastgelegd|opgeschreven|genoteerd|gebundeld)"),
    (1, r"(?:op een rij|in kaart) (?:gezet|gebracht|hebben)"),
    (1, r"(?:signaallijst|signalenlijst|observaties?) (?:\w+ ){0,2}(?:ingevuld|gemaakt|opgeschreven|genoteerd)"),
    (2, r"(?:overleg|overlegd|overlegt|besproken|gesproken|afgestemd|contact)\b[^.!?]{0,40}\b(?:aandachtsfunctionaris|aandachtsfunct\w*|af'er|vertrouwensarts|intervisie|leidinggevende|collega'?s?|ib'?er|zorgteam|gedragswetenschapper)"),
    (2, r"(?:aandachtsfunctionaris|vertrouwensarts|intervisie|leidinggevende|collega'?s?|ib'?er|zorgteam|gedragswetenschapper)\b[^.!?]{0,30}\b(?:overlegd|besproken|geraadpleegd|gesproken|ingeschakeld)"),
    (2, r"collegiale? (?:consultatie|toetsing|overleg)"),
    (2, r"veilig thuis (?:al |eerder )?(?:geraadpleegd|gebeld voor advies|om advies gevraagd)"),
    (3, rf"(?:gepraat|gesproken|gesprek (?:gehad|gevoerd|geweest)|in gesprek (?:gegaan|geweest)|besproken|gedeeld)\b[^.!?]{{0,20}}\bmet {_PARTY}"),
    (3, rf"met {_PARTY}\b[^.!?]{{0,30}}\b(?:gepraat|gesproken|gesprek|besproken|gedeeld|in gesprek)"),
    (3, rf"gesprek(?:ken)? met {_PARTY} (?:\w+ ){{0,2}}(?:gehad|gevoerd|geweest|achter de rug)"),
    (3, rf"{_PARTY} (?:\w+ ){{0,2}}(?:gesproken|uitgenodigd|aangesproken)"),
    (4, r"\b(?:aan het wegen|aan 't wegen|weging|wegen we|afwegen|aan het afwegen|gewogen|afgewogen)\b"),
    (4, r"\bwegen (?:van )?(?:de ernst|het geweld|de signalen|de veiligheid)"),
    (5, r"\b(?:moeten|moet|gaan|ga|willen|wil)\b[^.!?]{0,25}\b(?:beslissen|besluiten|besluit nemen|beslissing nemen|knoop doorhakken|beslissing maken)\b"),
    (5, r"\b(?:beslissen|besluiten)\b[^.!?]{0,15}\b(?:of we|of ik|wel of niet|om te melden)"),
    (5, r"\b(?:voor|bij|aan) (?:de|het) (?:beslissing|besluit|beslisstap)\b"),
)  # fmt: skip
_PATTERNS = [(step, re.compile(pattern)) for step, pattern in _DONE]


def find(text: str, asked: bool = False) -> list[Found]:
    """The step in `text`, at most one: what is named wins, else the furthest that was done."""
    low = lowered(text)
    named = [
        match
        for match in _NAMED.finditer(low)
        # "Wat is de eerste stap die ik kan zetten?" is no step of the meldcode.
        if match["a"] or asked or "meldcode" in low
    ]
    if named:
        match = named[-1]
        word = match["a"] or match["b"]
        return [Found("meldcode_stap", _number(word), match.start(), match.end())]
    done = [
        (step, match)
        for step, pattern in _PATTERNS
        for match in pattern.finditer(low)
        if not is_negated(low, match.start(), match.end()) and not _denied_inside(match.group())
    ]
    if done:
        step, match = max(done, key=lambda item: item[0])
        return [Found("meldcode_stap", step, match.start(), match.end())]
    if asked and (bare := _BARE.search(low)):
        return [Found("meldcode_stap", _number(bare["a"]), bare.start(), bare.end())]
    return []


def _denied_inside(text: str) -> bool:
    return re.search(r"\b(?:niet|nog niet|geen|nooit)\b(?! of)", text) is not None and (
        "wel of niet" not in text
    )


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word]
