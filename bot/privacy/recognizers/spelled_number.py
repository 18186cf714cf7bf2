"""Phone numbers and BSNs spelled out in words: "nul zes twaalf vierendertig …"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.privacy.annotation import Annotation, Label
from bot.privacy.document import Document, Token
from bot.privacy.recognizers.base import CHECKED

_UNITS = "nul een twee drie vier vijf zes zeven acht negen".split()
_TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()


def _number_words() -> dict[str, int]:
    """Word → how many digits it stands for."""
    words = dict.fromkeys(_UNITS, 1) | dict.fromkeys(_TEENS + _TENS, 2)
    for ten in _TENS:
        for unit in _UNITS[1:]:
            words[f"{unit}en{ten}"] = 2
    words |= {"twee-en-twintig": 2, "honderd": 3, "nulzes": 2, "nulnul": 2, "zero": 1, "o": 1}
    words |= {"1tje": 1, "twe": 1, "dire": 1, "veir": 1, "vjif": 1, "zeve": 1, "nege": 1, "negn": 1}
    return words


WORDS = _number_words()
FILLERS = frozenset({"en", "dubbel", "dubbele", "keer", "maal", "streepje", "dan", "nog", "x"})
BSN_WORD = re.compile(r"\b(?:bsn|burgerservicenummer|sofinummer|burger service nummer)\b")
MOST_FILLERS = 2


class SpelledNumberRecognizer:
    """A run of number words (digits may stand in between) that is as long as a number."""

    name = "spelled_number"

    def find(self, document: Document) -> Iterable[Annotation]:
        """Annotations with the label TELEFOON, or BSN when announced so."""
        run: list[Token] = []
        fillers = 0
        for token in document.tokens:
            if self._counts(token):
                run.append(token)
                fillers = 0
                continue
            inside = bool(run) and (
                (token.low in FILLERS and fillers < MOST_FILLERS) or token.low in "-.,/+"
            )
            if inside:
                fillers += token.low in FILLERS
                continue
            yield from self._close(run, document)
            run, fillers = [], 0
        yield from self._close(run, document)

    @staticmethod
    def _counts(token: Token) -> bool:
        if "-" in token.low and all(part in WORDS for part in token.low.split("-")):
            return True
        return token.low in WORDS or (token.low.isdigit() and len(token.low) <= 4)

    def _close(self, run: list[Token], document: Document) -> Iterable[Annotation]:
        parts = [part for t in run for part in t.low.split("-")]
        words = [part for part in parts if part in WORDS]
        if len(words) < 3:
            return
        size = sum(WORDS.get(part, len(part)) for part in parts)
        before = document.low[max(0, run[0].start - 60) : run[0].start]
        label: Label = "BSN" if BSN_WORD.search(before) else "TELEFOON"
        starts_right = parts[0] in ("nul", "nulzes", "0", "06", "zero", "o", "plus") or run[
            0
        ].low.startswith("0")
        if size >= 8 and (starts_right or label == "BSN" or len(words) >= 7):
            yield Annotation(run[0].start, run[-1].end, label, self.name, CHECKED)
