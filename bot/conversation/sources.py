""" "Waar staat dat?": the sources of what was said last, for everyone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.kennis.items import dutch_date, load
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
        checked = f" (nagekeken op {dutch_date(item.gecontroleerd)})" if item else ""
        told = "; ".join(readable(references)) + checked
        heading = str(custom.get("kop", ""))
        lines.append(f"{heading}: {told}".replace("?: ", "? ") if heading else told)
    return tuple(dict.fromkeys(lines))


def statements(answers: Iterable[Sequence[Mapping[str, Any]]]) -> tuple[Mapping[str, Any], ...]:
    """The statements of the newest answer that made one; a bare question is none.

    Args:
        answers: per answer the `custom` of its messages, the newest answer first.
    """
    questions: tuple[Mapping[str, Any], ...] = ()
    for answer in answers:
        told = tuple(one for one in answer if _states(one))
        if told:
            return told
        questions = questions or tuple(one for one in answer if one.get("bron"))
    return questions


def _states(custom: Mapping[str, Any]) -> bool:
    """Whether it says something that comes from somewhere; what we are ourselves does not."""
    references = custom.get("bron") or ()
    references = [references] if isinstance(references, str) else references
    ours = all(str(one).startswith("Advieschat") for one in references)
    return not ours and (not custom.get("vraag") or "kennis" in custom)


def readable(references: Iterable[str]) -> tuple[str, ...]:
    """References of `custom.bron` in words, the places of one document together.

    "HP §3.2", "HP §6.3" becomes "Handelingsprotocol Veilig Thuis (2025), §3.2, §6.3".
    """
    places: dict[str, list[str]] = {}
    for reference in references:
        werk, place = _work_of(reference)
        places.setdefault(werk, []).extend([place] if place else [])
    return tuple(", ".join([werk, *dict.fromkeys(found)]) for werk, found in places.items())


def _work_of(reference: str) -> tuple[str, str]:
    """The document and the place in it; a web address is a document by itself."""
    for werk in load_werken().values():
        start = werk.referentie.partition("{plaats}")[0]
        if start and reference.startswith(start):
            edition = f" ({werk.versie})" if werk.versie[:1].isdigit() else ""
            return f"{werk.titel}{edition}", reference.removeprefix(start).strip(" ,")
    return reference, ""
