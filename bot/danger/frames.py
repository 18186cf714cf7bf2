"""How a clause must be read: now, past, habit, denied, supposed, made up, a question of the trade.

The same words ("hij heeft een mes") are an emergency, a memory or a newspaper story. `clauses`
parts a message; `frame` names how one clause is to be read, from `data/kaders.txt`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.danger.fillers import without_fillers
from bot.danger.flags.finding import Finding
from bot.danger.lexicon import classify
from bot.danger.normalise import DATA, tokens

ORDER = (
    "verzonnen",
    "vakvraag",
    "veronderstelling",
    "afgelopen",
    "ontkend",
    "verleden",
    "gewoonte",
)
"""Readings that take a clause away from this moment, the strongest first."""

_ENDS = frozenset(".!?;\n")
_TURNS = frozenset({"maar", "echter"})
_LONGEST = 6
_EARLIER_TODAY = re.compile(r" (?:vanochtend|vanmorgen|vanmiddag|vandaag|eerder vandaag|vannacht) ")
_STILL = re.compile(
    r" (?:nu|nou|nog|weer|bezig|sinds|steeds|straks|vanavond|vannacht|ik hoor|hoor ik|ik zie|zie ik|help|112) "
)
_PAST_TENSE = re.compile(
    r" (?:\w*schreeuwde|gilde|schold|gooide|smeet|sloeg|sloegen|schopte|trapte|duwde|greep|pakte|"
    r"dreigde|vloekte|brulde|tierde|mepte|gaf|kreeg|had|hadden|was|waren|ging|gingen|stond|kwam|vocht|vochten) "
)
_PASSES = frozenset({"geweld", "hulpgeroep", "buiten_zinnen"})
"""Dangers that are over when they are told in the past tense; a throat or a baby is not."""


@dataclass(frozen=True)
class Clause:
    """One clause of a message.

    Attributes:
        words: its plain words and commas.
        parts: (phrase, classes) in order, see `bot.danger.lexicon.classify`.
        frames: every frame that has a word in it.
        question: whether it ends with a question mark.
    """

    words: tuple[str, ...]
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    frames: frozenset[str]
    question: bool

    @property
    def reading(self) -> str:
        """The strongest frame, or "kaal"; with "+nu" when it also speaks of now or soon."""
        first = next((name for name in ORDER if name in self.frames), "kaal")
        return f"{first}+nu" if "nu" in self.frames else first

    @property
    def text(self) -> str:
        """The plain words with a space at both ends, as the recognizers of flags want them."""
        return f" {' '.join(word for word in self.words if word != ',')} "

    @property
    def pauses(self) -> frozenset[int]:
        """Numbers of the words of `text` that a comma stands before."""
        out: set[int] = set()
        count = 0
        for word in self.words:
            if word == ",":
                out.add(count)
            else:
                count += 1
        return frozenset(out)

    @property
    def is_over(self) -> bool:
        """Whether it tells in the past tense what happened earlier today: "vanochtend gooide hij"."""
        text = self.text
        return bool(
            _EARLIER_TODAY.search(text) and _PAST_TENSE.search(text) and not _STILL.search(text)
        )

    def reading_of(self, finding: Finding) -> str:
        """The reading of one finding: a denial counts only where it belongs to the finding."""
        frames = self.frames - {"ontkend", "nu"}
        if finding.denied:
            frames |= {"ontkend"}
        first = next((name for name in ORDER if name in frames), "kaal")
        if first == "kaal" and finding.vlag in _PASSES and self.is_over:
            return "verleden"
        return f"{first}+nu" if "nu" in self.frames else first


@lru_cache(maxsize=1)
def _phrases() -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, str], ...]]:
    table: dict[str, list[str]] = {}
    stems: list[tuple[str, str]] = []
    for line in (DATA / "kaders.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, _, phrases = line.partition(":")
        for phrase in (part.strip() for part in phrases.split(",")):
            if phrase.endswith("*"):
                stems.append((phrase[:-1], name))
            else:
                table.setdefault(phrase, []).append(name)
    return {phrase: tuple(names) for phrase, names in table.items()}, tuple(stems)


def _frames_of(words: list[str], parts: list[tuple[str, tuple[str, ...]]]) -> frozenset[str]:
    table, stems = _phrases()
    found: set[str] = set()
    count = len(words)
    # "beweegt niet" and "niet meer leven" are one phrase of a danger: their "niet" denies nothing.
    free = {
        word
        for phrase, classes in parts
        if " " not in phrase or not classes
        for word in phrase.split(" ")
    }
    for at in range(count):
        for length in range(1, min(_LONGEST, count - at) + 1):
            names = table.get(" ".join(words[at : at + length]))
            if names is not None and ("ontkend" not in names or words[at] in free):
                found.update(names)
        for stem, name in stems:
            if " " not in stem:
                if words[at].startswith(stem):
                    found.add(name)
            elif " ".join(words[at : at + 4]).startswith(stem):
                found.add(name)
    return frozenset(found)


@lru_cache(maxsize=1)
def _figures() -> re.Pattern[str]:
    lines = (DATA / "beeldspraak.txt").read_text(encoding="utf-8").splitlines()
    return re.compile(
        "|".join(
            f"(?<!\\S)(?:{line})(?!\\S)" for line in lines if line and not line.startswith("#")
        )
    )


@lru_cache(maxsize=8)
def without_figures(text: str) -> tuple[str, ...]:
    """Words and marks of `text`, without figures of speech and fillers."""
    words = tokens(text)
    spaced = without_fillers(" ".join(words).replace("\n", "¶"))
    cleaned = _figures().sub("beeldspraak", spaced)
    return tuple("\n" if word == "¶" else word for word in cleaned.split(" ") if word)


@lru_cache(maxsize=16)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of `text`: sentences, parted again where the story turns ("maar", "en nu")."""
    out: list[Clause] = []
    current: list[str] = []

    def close(question: bool = False) -> None:
        words = [word for word in current if word != ","]
        if words:
            parts = classify(list(current))
            out.append(Clause(tuple(current), tuple(parts), _frames_of(words, parts), question))
        current.clear()

    for word in without_figures(text):
        if word in _ENDS:
            close(question=word == "?")
        elif word == ":":
            current.append(",")
        else:
            if (word in _TURNS and len(current) > 2) or (
                word == "nu" and len(current) > 2 and current[-1] in (",", "en")
            ):
                close()
            current.append(word)
    close()
    return tuple(out)
