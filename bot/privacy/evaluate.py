"""Measure the redactor: `python -m bot.privacy.evaluate FILE.jsonl …`.

A line of a file is {"id", "text", "pieces": [{"text", "label"}], "register", "traps": […]}. A piece
is missed when any of its words survives, tussenvoegsels and words for a kind ("obs", "meneer")
aside. A message with no pieces that is changed counts as over-redacted; a trap is hit when any
character of it is removed.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from bot.privacy.annotation import Annotation
from bot.privacy.document import TOKEN
from bot.privacy.redactor import Redactor, default_redactor

TUSSENVOEGSELS = frozenset(
    "van de der den het 't ter ten te in op el al ben bin la le di da dos von van't en".split()
)
KIND_WORDS = frozenset(
    """obs cbs rkbs kbs bs basisschool school kdv kinderdagverblijf bso vv sv fc rkvv tv hc huisartsenpraktijk praktijk
    huisarts huisartspraktijk tandartspraktijk gezondheidscentrum college lyceum bakkerij cafe café garage kapsalon
    meneer mevrouw mw mevr dhr hr familie fam tante oom opa oma juf meester dokter dr agent nr nummer huisnummer no
    mijnheer scouting voetbalclub sportschool restaurant firma bedrijf peuterspeelzaal zorgcentrum apotheek
    verzorgingshuis manege stichting supermarkt ome wijkagent heer hoog hs insta snap tiktok facebook""".split()
)
NUMBERS = ("BSN", "IBAN", "TELEFOON", "EMAIL", "POSTCODE")


@dataclass
class Score:
    """Counts of one evaluation, and which cases went wrong."""

    pieces: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    changed: int = 0
    traps: int = 0
    hit: int = 0
    milliseconds: list[float] = field(default_factory=list)
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    spoiled: list[tuple[str, str]] = field(default_factory=list)
    trapped: list[tuple[str, str]] = field(default_factory=list)

    def recall(self, *keys: str) -> float:
        """Share found, over `keys` (labels, "register:…"), or over all pieces; nan without any."""
        wanted = keys or ("*",)
        total = sum(self.pieces[key] for key in wanted)
        return sum(self.found[key] for key in wanted) / total if total else float("nan")

    def failures(self) -> list[str]:
        """Every failure as one line of text, sorted: for the list of known failures."""
        lines = [f"missed\t{i}\t{label}\t{piece}" for i, label, piece in self.missed]
        lines += [f"spoiled\t{i}\t{text}" for i, text in self.spoiled]
        lines += [f"trap\t{i}\t{trap}" for i, trap in self.trapped]
        return sorted(lines)


def covered(start: int, end: int, annotations: Iterable[Annotation]) -> bool:
    """Whether every character of start–end is removed."""
    return any(a.start <= start and end <= a.end for a in annotations)


def survives(text: str, start: int, end: int, annotations: tuple[Annotation, ...]) -> bool:
    """Whether a word of the piece text[start:end] is still there after redaction."""
    for match in TOKEN.finditer(text, start, end):
        word = match.group()
        if not any(c.isalnum() for c in word):
            continue
        if word.lower() in TUSSENVOEGSELS or word.lower() in KIND_WORDS:
            continue
        if not covered(match.start(), match.end(), annotations):
            return True
    return False


def evaluate(messages: Iterable[Mapping[str, Any]], redactor: Redactor | None = None) -> Score:
    """Score the redactor on `messages` (see the module for their form)."""
    used = redactor or default_redactor()
    used.find("opwarmen")
    score = Score()
    for message in messages:
        text: str = message["text"]
        begin = time.perf_counter()
        annotations = used.find(text)
        score.milliseconds.append((time.perf_counter() - begin) * 1000)
        _score_pieces(message, text, annotations, score)
        if not message["pieces"]:
            score.clean += 1
            if annotations:
                score.changed += 1
                removed = "; ".join(f"{text[a.start : a.end]}={a.label}" for a in annotations)
                score.spoiled.append((message["id"], removed))
        for trap in message.get("traps", ()):
            start = text.find(trap)
            score.traps += 1
            if any(a.start < start + len(trap) and start < a.end for a in annotations):
                score.hit += 1
                score.trapped.append((message["id"], trap))
    return score


def _score_pieces(
    message: Mapping[str, Any], text: str, annotations: tuple[Annotation, ...], score: Score
) -> None:
    position = 0
    for piece in message["pieces"]:
        start = text.find(piece["text"], position)
        if start < 0:
            start = text.find(piece["text"])
        end = start + len(piece["text"])
        position = end
        keys = ["*", piece["label"], f"register:{message['register']}"]
        if piece["label"] == "NAAM" and message["register"] == "lower":
            keys.append("NAAM in lower case")
        if piece["label"] in NUMBERS:
            keys.append("numbers")
        score.pieces.update(keys)
        if survives(text, start, end, annotations):
            score.missed.append((message["id"], piece["label"], piece["text"]))
        else:
            score.found.update(keys)


def report(name: str, score: Score) -> str:
    """The score as text: recall per label and register, over-redaction, traps, latency."""
    lines = [f"{name}: {len(score.milliseconds)} messages, {score.pieces['*']} pieces"]
    lines.append(f"  recall            {score.recall():7.1%}")
    for key in sorted(k for k in score.pieces if k != "*"):
        lines.append(f"    {key:<22} {score.recall(key):7.1%} of {score.pieces[key]}")
    for title, bad, total in (
        ("clean but changed", score.changed, score.clean),
        ("traps hit", score.hit, score.traps),
    ):
        lines.append(f"  {title:<18} {bad / total if total else 0.0:6.1%} ({bad} of {total})")
    times = sorted(score.milliseconds)
    lines.append(
        f"  latency           median {statistics.median(times):.2f} ms, "
        f"p95 {times[int(0.95 * (len(times) - 1))]:.2f} ms"
    )
    return "\n".join(lines)


def load(path: Path) -> list[dict[str, Any]]:
    """The messages of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--failures", is_flag=True, help="Print what was missed, spoiled and trapped.")
def main(files: tuple[Path, ...], failures: bool) -> None:
    """Print recall, over-redaction, traps and latency of the redactor on FILES."""
    for path in files:
        score = evaluate(load(path))
        click.echo(report(path.stem, score))
        if failures:
            click.echo("\n".join(score.failures()))


if __name__ == "__main__":
    sys.exit(main())
