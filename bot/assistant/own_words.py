"""What is ours in a conversation, and so holds nothing of a visitor: closed lists and templates.

The redactor is made for what people type. Run over our own words it takes `hulp_gezin` for a
handle and "Praat" at the start of a line for a name; these go past it, and nothing else does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.conversation.guides import BELONGS, DO_NOW, text_of
from bot.kennis.items import load
from bot.privacy import redact
from bot.registry.values import ONDERWERPEN, ROLLEN, SECTOREN, UITKOMSTEN, ZORGEN

# Slot and entity values that our own code sets, and that are in no list of the registry.
_VERWACHTINGEN = ("hulp_gezin", "verhaal_kwijt")
_VLAGGEN = ("kind_alleen", "komt_eraan", "buiten_zinnen", "zorg_onthouden")
_MOMENTEN = ("maakt_niet_uit",)
OWN_VALUES = frozenset(
    (*ROLLEN, *SECTOREN, *ZORGEN, *ONDERWERPEN, *UITKOMSTEN, *_VERWACHTINGEN, *_VLAGGEN, *_MOMENTEN)
)

AGAIN = "Ik zeg het nog een keer. "
AGAIN_URGENT = "\n\nWacht niet. Bel nu."
# What these hold comes from us: a region's name, a place in the queue, an opening hour, what is
# told before consent.
_OWN_FILLINGS = frozenset({"regio_naam", "plaats", "wachttijd", "opent", "uitleg", "bel_moment"})
_FILLING = re.compile(r"\{(\w+)\}")
LEFT_OUT = "…"


@dataclass(frozen=True)
class _Template:
    pattern: re.Pattern[str]
    names: tuple[str, ...]

    def without_fillings(self, text: str) -> str | None:
        match = self.pattern.fullmatch(text)
        if match is None:
            return None
        parts: list[str] = []
        position = 0
        for index, name in enumerate(self.names, start=1):
            start, end = match.span(index)
            filled = match.group(index)
            ours = name in _OWN_FILLINGS and _is_clean(filled)
            parts += (text[position:start], filled if ours else LEFT_OUT)
            position = end
        return "".join(parts) + text[position:]


class OwnTexts:
    """The texts of a domain's responses, to know our own words by."""

    def __init__(self, responses: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        texts = {
            str(variation["text"]).strip()
            for variations in responses.values()
            for variation in variations
            if variation.get("text")
        }
        self._plain = frozenset(text for text in texts if not _FILLING.search(text))
        # Knowledge is told whole, or its lines put together; both are ours, line by line.
        self._lines = frozenset([DO_NOW, BELONGS]) | {
            line
            for item in load().items.values()
            for line in (*text_of(item).splitlines(), f"- {item.titel}", item.titel)
            if line
        }
        # A response that is nothing but a filling ("{reden}") says nothing by which to know it.
        self._filled = tuple(
            _template(text)
            for text in sorted(texts - self._plain)
            if _FILLING.sub("", text).strip()
        )

    def keepable(self, text: str) -> str | None:
        """`text` as it may be kept when it is one of ours; None when it is not.

        What was filled in stays only when it comes from us: the adviesvrager's own contact data
        are told on request (HP §15.5), and are no part of the conversation that is kept.
        """
        bare = text.removeprefix(AGAIN).removesuffix(AGAIN_URGENT).strip()
        if bare in self._plain or all(line in self._lines for line in bare.splitlines() if line):
            return text
        for template in self._filled:
            kept = template.without_fillings(bare)
            if kept is not None:
                return text.replace(bare, kept)
        return None


@lru_cache(maxsize=256)
def _is_clean(filled: str) -> bool:
    """Whether the redactor finds nothing in it; the same fillings come in every conversation."""
    return redact(filled) == filled


def _template(text: str) -> _Template:
    pieces = _FILLING.split(text)
    pattern = "".join(
        "(.*)" if index % 2 else re.escape(piece) for index, piece in enumerate(pieces)
    )
    return _Template(re.compile(pattern, re.DOTALL), tuple(pieces[1::2]))
