"""How easy the texts of Advieschat read: Flesch-Douma and the length of sentences.

Flesch-Douma (W.H. Douma, 1960) = 206.84 - 0.93 * words per sentence - 77 * syllables per word:
the higher, the easier. Read as in Dutch practice: above 80 very easy, 70-80 easy, 60-70 plain,
45-60 rather hard, below 45 hard. `textstat` does the counting with Dutch syllables (pyphen).

    python -m bot.kennis.leesbaarheid            the table of all texts, hardest first
    python -m bot.kennis.leesbaarheid vraag.yml  one file
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import click
import textstat

from bot.kennis.responses import RESPONSES_DIR, Variation, load_variations

_LIST_MARK = re.compile(r"^\s*(?:[-•*]|\d{1,2}[.)])\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”')]*\s+(?=[\"“'(]?[A-ZÀ-Þ0-9{])")
_WORD = re.compile(r"[\w][\w'’&-]*")
# A placeholder counts as what Rasa will put there.
_PLACEHOLDER = re.compile(r"\{\w+\}")
_PLACEHOLDER_EXAMPLE = "Veilig Thuis Utrecht"


@dataclass(frozen=True)
class Readability:
    """`flesch_douma` has no unit; the lengths are in words."""

    flesch_douma: float
    words: int
    sentences: int
    mean_sentence: float
    longest_sentence: int


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text. A line end ends a sentence, so every list item is one at least."""
    sentences = []
    for line in text.splitlines():
        bare = _LIST_MARK.sub("", line).strip()
        parts = _SENTENCE_END.split(bare) if bare else []
        sentences += [part.strip() for part in parts if _WORD.search(part)]
    return tuple(sentences)


def measure(text: str) -> Readability:
    """Measure one text.

    Raises:
        ValueError: there is no word in it.
    """
    sentences = split_sentences(_PLACEHOLDER.sub(_PLACEHOLDER_EXAMPLE, text))
    if not sentences:
        raise ValueError("There is no word in this text to measure.")
    lengths = [len(_WORD.findall(sentence)) for sentence in sentences]
    textstat.set_lang("nl")
    # textstat ends a sentence at a full stop only, so each gets exactly one.
    plain = " ".join(re.sub(r"[.!?;:,\s\"”']+$", "", sentence) + "." for sentence in sentences)
    return Readability(
        flesch_douma=round(float(textstat.flesch_reading_ease(plain)), 1),
        words=sum(lengths),
        sentences=len(sentences),
        mean_sentence=round(fmean(lengths), 1),
        longest_sentence=max(lengths),
    )


def table(variations: Iterable[Variation]) -> str:
    """The measures of the texts as a table, hardest first, with the means below."""
    rows = sorted(
        ((measure(variation.text), variation) for variation in variations),
        key=lambda row: row[0].flesch_douma,
    )
    if not rows:
        return "No texts found."
    width = max(len(variation.label) for _, variation in rows)
    head = f"{'tekst':<{width}}  {'F-D':>6} {'w/zin':>6} {'langst':>6} {'woorden':>7}"
    lines = [head, "-" * len(head)]
    lines += [
        f"{variation.label:<{width}}  {m.flesch_douma:>6.1f} {m.mean_sentence:>6.1f} "
        f"{m.longest_sentence:>6} {m.words:>7}"
        for m, variation in rows
    ]
    measures = [m for m, _ in rows]
    lines.append(
        f"{f'gemiddeld ({len(rows)} teksten)':<{width}}  "
        f"{fmean(m.flesch_douma for m in measures):>6.1f} "
        f"{fmean(m.mean_sentence for m in measures):>6.1f} "
        f"{fmean(m.longest_sentence for m in measures):>6.1f} "
        f"{fmean(m.words for m in measures):>7.1f}"
    )
    return "\n".join(lines)


@click.command()
@click.argument("files", nargs=-1)
def main(files: tuple[str, ...]) -> None:
    """Print how easy the texts read; FILES are names in data/responses (default: all)."""
    known = {path.name for path in RESPONSES_DIR.glob("*.yml")}
    for name in files:
        if name not in known:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(sorted(known))}.")
    wanted = {Path(name).name for name in files} or known
    click.echo(table(v for v in load_variations() if v.path.name in wanted))


if __name__ == "__main__":
    main()
