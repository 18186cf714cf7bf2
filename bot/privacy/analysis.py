"""The tagger's view of a message, made once for all recognizers that use it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.privacy.document import Document
from bot.privacy.features import Sentence
from bot.privacy.lexicon import lexicon
from bot.privacy.tagger import KINDS, Chances, default_tagger

NAME, ORGANISATION, ADDRESS = (KINDS.index(k) for k in ("NAAM", "ORGANISATIE", "ADRES"))
_KEY = "analysis"


@dataclass(frozen=True)
class Analysis:
    """A message with its features and, per token, the chances of every kind."""

    sentence: Sentence
    chances: list[Chances]


def analyse(document: Document) -> Analysis:
    """The analysis of a document; made at the first call, then kept with the document."""
    known = document.memo.get(_KEY)
    if isinstance(known, Analysis):
        return known
    sentence = Sentence(document, lexicon())
    analysis = Analysis(sentence, default_tagger().chances(sentence))
    document.memo[_KEY] = analysis
    return analysis
