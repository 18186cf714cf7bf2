"""Words that sound like this moment and say nothing about it: "nou ja", "huisarts hier", "zoals ik net zei".

"Nu", "nou", "net" and "hier" make of a story a call for help. These uses of them are left out
before a message is judged; so is the remark that something was told before.
"""

from __future__ import annotations

import re

_WHO = (
    r"(?:\w*(?:arts|verpleegkundige|verpleger|verzorgende|verzorger|begeleider|begeleidster|leraar|"
    r"lerares|leerkracht|docente?|juf|meester|mentor|mentrix|therapeute?|psycholoog|psychiater|poh|ggz|fysio|"
    r"logopediste?|hygieniste?|agoog|agoge|werker|werkster|coach|medewerker|medewerkster|assistente?|hulpverlener|"
    r"verloskundige|kraamhulp|kraamzorg|thuiszorg|doula|boa|ambtenaar|agent|ib-?er|consulente?|"
    r"adviseur|coordinator|leider|leidster|leidinggevende|directeur|rector|advocaate?|notaris|jurist|dominee|pastor|"
    r"imam|trainer|vrijwilliger|stagiaire?|pedagoog|voogd|helpende|zuster|apotheker|kapper|kapster|"
    r"moeder|vader|ouder|oma|opa|tante|oom|buurvrouw|buurman|zus|broer|collega|af-?er|gz|jgz|cb|kdv|bso)"
    r"(?:-\w+)?)"
)
_GREETING = r"(?:(?:hallo|hoi|hi|hey|dag|goede\w*|goeie\w*|beste|morgen|middag|avond) (?:, )?)*"
_SAID = r"(?:zei|zeg|schreef|vertelde|typte|noemde|meldde|uitlegde|aangaf)"
_DONE = r"(?:gezegd|verteld|geschreven|getypt|genoemd|gemeld|uitgelegd|aangegeven|beantwoord)"
_SOON = r"(?:al |ook |net |nu |nou |zojuist |daarnet |zonet |eerder |toch |hier |je |u |jullie |dus |gewoon )*"
_JUST = rf"(?:al|net|zojuist|daarnet|zonet|eerder|toch|ook al) {_SOON}"
_TELLING = r"(?:hij|zij|ze|het|dat|dit|die|wat|mijn|ons|onze|de|een|er|vader|moeder|ouders|ik|we|wij|zo|volgens)"
_PATTERNS = (
    # "Nou ja, hij slaat haar": but "nou slaat hij haar" is dialect for now.
    r"(?:^|(?<=[.!?;:,] ))(?:ja |nee )?nou(?: ja| nee| goed| kijk| eh| uh| weet je| moe| inderdaad|(?= ,))(?= |$)(?: ,)?",
    rf"(?:^|(?<=[.!?;] ))nou (?:, )?(?={_TELLING} (?!heeft ze |heeft hij ))",
    r"\b(?:ja|nee) nou\b|\bnou eenmaal\b|\bnu eenmaal\b|\bnou ja\b|\bwel nou\b|\bnou en\b|\bwat nou\b",
    rf"(?:(?<=^)|(?<=[.!?] )){_GREETING}(?:een |als )?(?:[\w-]+ )?(?:/ ?)?{_WHO}(?: (?:van|op|uit|in|bij|vanuit) (?:\w+ ){{0,2}}\w+)? hier(?= |$)",
    rf"\b(?:zoals|gelijk) ik {_SOON}{_SAID}\b|\b(?:als|wat|dat) ik {_JUST}{_SAID}\b",
    rf"\b(?:zoals |als |wat |dat |het )?(?:heb|had) ik {_JUST}{_DONE}\b",
    rf"\b(?:dat|zo|het) {_SAID} ik {_SOON}(?=[,.:;!?]|$)",
    rf"\bik (?:heb|had) (?:het |dat |dit |je |jullie |u )*{_JUST}{_DONE}\b",
    rf"\bik {_SAID} (?:het |dat |dit )?(?:net|zojuist|daarnet|al|toch)\b",
    r"\b(?:je|jij|u|jullie) (?:zei|zegt|vroeg|schreef|vraagt) (?:net|zojuist|daarnet|nu|nou)\b",
    r"\bik (?:wou|wilde|wil|kwam|vroeg|las|dacht) (?:net|zojuist|daarnet)\b",
    r"\bnet (?=(?:zoals|als|zo|alsof|iets|genoeg)\b)",
    r"\b(?:ben|is|zijn) (?:pas|net|nog maar net) (?:\d+|begonnen met|nieuw|verhuisd|gestart|afgestudeerd|zwanger|bevallen|gescheiden)\b",
    r"\btot nu toe\b|\bnu pas\b|\bvan nu af aan\b",
    r"\bik (?:werk|vraag|sta|zit|ben) (?:nu )?hier (?=(?:als|voor|met|om|bij|al|pas|op) )",
)
_FILLER = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))
_TOLD_BEFORE = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS[4:9]))


def _kept(match: re.Match[str]) -> str:
    """Who speaks stays; only the "hier" after it goes."""
    found = match.group()
    return found[: -len(" hier")] if found.endswith(" hier") and " ik " not in f" {found}" else ""


def without_fillers(words: str) -> str:
    """`words` (plain words and marks, one space between) without the fillers."""
    return re.sub(r" {2,}", " ", _FILLER.sub(_kept, words)).strip(" ")


def says_it_again(words: str) -> bool:
    """Whether `words` say that this was told before: "dat zei ik net", "zoals ik al schreef"."""
    return bool(_TOLD_BEFORE.search(words))
