"""Organisations of the lists: "opgenomen in het jeroen bosch", "hij is lid van quick boys"."""

from __future__ import annotations

from collections.abc import Iterable

from bot.privacy.analysis import ORGANISATION, analyse
from bot.privacy.annotation import Annotation
from bot.privacy.cues import cue_of
from bot.privacy.document import Document
from bot.privacy.lexicon import Lexicon, lexicon
from bot.privacy.recognizers.base import CONTEXT

FITTING = {"school": ("kS", "wS"), "zorg": ("kZ", "wZ"), "club": ("kC", "wC"), "werk": ("kW", "wW")}
"""Which cues make a listed organisation likely, by its kind."""
BEFORE, AFTER = 7, 3
"""Words before and after in which a cue counts."""
PLACED = frozenset("op in bij van naar door via het de 't voor".split())
CHANCE = 0.12
"""What the tagger must give it at least, with a cue."""
CHANCE_BARE = 0.3
"""The same without."""
CHANCE_FIRM = 0.6
"""The same for a firm, that everybody is a customer of."""
RARE = 4


class ListedOrganisationRecognizer:
    """A listed name where the talk is of what it does; shops in ordinary use stay."""

    name = "listed_organisation"

    def __init__(self, words: Lexicon | None = None) -> None:
        self._lexicon = words or lexicon()

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label ORGANISATIE; public bodies stay."""
        analysis = analyse(document)
        sentence, chances = analysis.sentence, analysis.chances
        listed, tokens = sentence.listed, document.tokens
        i = 0
        while i < len(tokens):
            kind = listed[i]
            end = i + 1
            while kind and end < len(tokens) and listed[end] == kind:
                end += 1
            if kind and self._is_meant(document, i, end, kind):
                best = max(row[ORGANISATION] for row in chances[i:end])
                cues = {cue_of(t.low) for t in tokens[max(0, i - BEFORE) : end + AFTER]}
                fits = bool(cues.intersection(FITTING[kind]))
                least = CHANCE if fits else (CHANCE_FIRM if kind == "werk" else CHANCE_BARE)
                if best >= least:
                    start, stop = tokens[i].start, tokens[end - 1].end
                    yield Annotation(start, stop, "ORGANISATIE", self.name, CONTEXT)
            i = end

    def _is_meant(self, document: Document, begin: int, end: int, kind: str) -> bool:
        """Whether the words stand where an organisation does, and are no public body."""
        tokens = document.tokens
        phrase = document.low[tokens[begin].start : tokens[end - 1].end]
        if phrase in self._lexicon.bodies or phrase in self._lexicon.places:
            return False
        before = tokens[begin - 1].low if begin else ""
        return before in PLACED or cue_of(before).startswith("k") or tokens[begin].low in PLACED
