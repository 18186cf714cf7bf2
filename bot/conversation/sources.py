""" "Waar staat dat?": the sources of what was said last, for everyone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.kennis.items import load, source_line
from bot.kennis.werken import load_werken

_ASKS = re.compile(
    r"\W*(?:(?:en|maar|ok|oké|ja|hm+)\W+)*(?:"
    r"waar\s+(?:staat|vind\s+ik|lees\s+ik|kan\s+ik)\s+(?:dat|dit|het)(?:\s+(?:na)?lezen)?"
    r"|waar\s+(?:komt|haal\s+je|haalt\s+u|heb\s+je)\s+(?:dat|dit|het)\s+vandaan"
    r"|waar\s+(?:baseer\s+je|is)\s+(?:dat|dit|het)\s+op(?:\s+gebaseerd)?"
    r"|wat\s+is\s+(?:de|je|jouw|jullie|uw)\s+bron(?:\s+(?:daar|hier)van)?"
    r"|(?:de\s+)?bron(?:nen|vermelding)?(?:\s+(?:daar|hier)van)?(?:\s+graag)?"
    r"|(?:laat\s+)?(?:mij\s+|me\s+)?(?:de\s+)?bron(?:nen)?\s+(?:zien|tonen|laten zien)"
    r"|hoe\s+weet\s+je\s+dat|hoe\s+kom\s+je\s+daar(?:aan|\s+aan|\s+bij)"
    r"|(?:in|uit)\s+welk(?:e)?\s+(?:document|protocol|wet|artikel|paragraaf|bron)(?:\s+(?:staat|is|komt)\s+(?:dat|dit)(?:\s+vandaan)?)?"
    r"|volgens\s+wie"
    r")(?:\s+(?:dan|eigenlijk|precies|ergens))*\W*",
    re.IGNORECASE,
)


def asks_source(text: str) -> bool:
    """Whether the whole message asks for the source of what was said, and nothing else."""
    return _ASKS.fullmatch(text) is not None


def source_lines(said: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """One line per statement of an answer: its heading and where it comes from.

    Args:
        said: the `custom` of each message of the answer; those without `bron` are passed over.
    """
    lines = []
    for custom in said:
        references = custom.get("bron") or ()
        references = [references] if isinstance(references, str) else references
        if not references:
            continue
        item = load().items.get(str(custom.get("kennis", "")))
        told = source_line(item) if item else "; ".join(readable(one) for one in references) + "."
        heading = str(custom.get("kop", ""))
        lines.append(f"{heading}: {told}" if heading else told)
    return tuple(dict.fromkeys(lines))


def statements(answers: Iterable[Sequence[Mapping[str, Any]]]) -> tuple[Mapping[str, Any], ...]:
    """The statements of the newest answer that made one; a bare question is none.

    Args:
        answers: per answer the `custom` of its messages, the newest answer first.
    """
    questions: tuple[Mapping[str, Any], ...] = ()
    for answer in answers:
        told = tuple(one for one in answer if one.get("bron") and not one.get("vraag"))
        if told:
            return told
        questions = questions or tuple(one for one in answer if one.get("bron"))
    return questions


def readable(reference: str) -> str:
    """A reference of `custom.bron` in words: "HP §3.2" names the whole document."""
    for werk in load_werken().values():
        if werk.id == "web":
            continue
        start = werk.referentie.partition("{plaats}")[0]
        if reference == start:
            return werk.titel
        if "{plaats}" in werk.referentie and reference.startswith(start):
            return werk.line(reference.removeprefix(start))
    return reference
