"""Canned answers of medewerkers, from `data/antwoorden.yml`; each has its source.

An answer is one of the chatbot's own texts, by its name in `data/responses`; an item of
`data/kennis`, by its id; or a text of its own with `bron`. Sources are checked against `bot.kennis`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.errors import SettingsError
from bot.kennis.bronnen import load_bronnen
from bot.kennis.items import KennisError, load
from bot.kennis.responses import load_variations

SHORTEST_OWN = 20  # characters; a shorter line could be part of anything
ANSWERS_FILE = Path(__file__).parent / "data" / "antwoorden.yml"


@dataclass(frozen=True)
class Answer:
    """A text a medewerker can put in the message field, and change before sending.

    Attributes:
        id: name in the file.
        group: heading under which it stands.
        title: short name in the list.
        text: the text.
        bron: its sources, for example "HP §3.2".
    """

    id: str
    group: str
    title: str
    text: str
    bron: tuple[str, ...]


def load_answers(path: Path = ANSWERS_FILE) -> tuple[Answer, ...]:
    """All canned answers, in the order of the file.

    Raises:
        SettingsError: when an entry lacks a title, a text or a known source; names the entry.
    """
    return _load(path)


@cache
def _load(path: Path) -> tuple[Answer, ...]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    answers = []
    for group in content["groepen"]:
        for entry in group["antwoorden"]:
            answers.append(_answer(group["kop"], entry))
    twice = {one.id for one in answers if sum(other.id == one.id for other in answers) > 1}
    if twice:
        raise SettingsError(f"{path.name}: {', '.join(sorted(twice))} stands there twice.")
    return tuple(answers)


def _answer(group: str, entry: dict[str, Any]) -> Answer:
    name = str(entry.get("id", ""))
    title = str(entry.get("titel", ""))
    if not name or not title:
        raise SettingsError(f"antwoorden.yml, {name or title or group}: give it an id and a titel.")
    if "kennis" in entry:
        text, bron = _from_kennis(name, str(entry["kennis"]))
    elif "tekst_van" in entry:
        text, bron = _from_responses(name, str(entry["tekst_van"]), str(entry.get("rol", "")))
    else:
        text, bron = str(entry.get("tekst", "")).strip(), tuple(entry.get("bron") or ())
    if not text:
        raise SettingsError(f"antwoorden.yml, {name}: give it a tekst, tekst_van or kennis.")
    if not bron:
        raise SettingsError(f"antwoorden.yml, {name}: give it a bron.")
    for reference in bron:
        problem = load_bronnen().problem(reference)
        if problem:
            raise SettingsError(f"antwoorden.yml, {name}: {problem}")
    return Answer(name, group, title, text, bron)


def _from_kennis(name: str, id: str) -> tuple[str, tuple[str, ...]]:
    try:
        item = load().item(id)
    except KennisError as error:
        raise SettingsError(f"antwoorden.yml, {name}: {error}") from None
    points = "\n".join(f"- {point}" for point in item.punten)
    return "\n\n".join([*item.alineas, *([points] if points else [])]), item.references


def _from_responses(name: str, response: str, rol: str) -> tuple[str, tuple[str, ...]]:
    for variation in load_variations():
        if variation.response == response and variation.rol == rol:
            if "{" in variation.text:
                raise SettingsError(f"antwoorden.yml, {name}: {response} has a gap to fill in.")
            return variation.text, variation.bron
    raise SettingsError(f"antwoorden.yml, {name}: data/responses has no {response} [{rol}].")


@cache
def own_sentences() -> tuple[str, ...]:
    """The lines of the canned answers, to know them by in what a medewerker sends."""
    lines = {line.strip() for one in load_answers() for line in one.text.splitlines()}
    return tuple(sorted(line for line in lines if len(line) >= SHORTEST_OWN))
