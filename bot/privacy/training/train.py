"""Train the tagger: `python -m bot.privacy.training.train` writes `data/tagger.json.gz`.

Material: the hand-written skeletons (names filled in), the hand-written plain messages, the
project's own NLU examples (as they are, and with family words swapped for names) and the part of
the evaluation set that is there to tune on, told again with other names, organisations and
streets. Names are sometimes hidden from the lexicon, so that the tagger learns to go by what
stands around a name. Same input, same output: fixed seeds.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from bot.privacy.document import Document
from bot.privacy.features import Sentence, is_candidate
from bot.privacy.gazetteer import gazetteer
from bot.privacy.lexicon import DATA, UNKNOWN, Grades, Lexicon, lexicon
from bot.privacy.tagger import KINDS
from bot.privacy.training.augment import Marked, Span, Swapper, hidden, spans_of
from bot.privacy.training.names import Names, misspell
from bot.privacy.training.network import train_network, write_networks
from bot.settings import PROJECT_ROOT

SEEDS = (20260101, 7, 8)
"""One network per seed, each with other names filled in; their mean is what counts."""
HERE = Path(__file__).resolve().parent
OUTPUT = DATA / "tagger.json.gz"
SETS = PROJECT_ROOT / "tests" / "privacy" / "data"
TUNE = ("tune.jsonl", "exam_odd.jsonl")
"""The evaluation sets that may be learned from."""
HIDDEN_NAMES = 0.28
"""Share of the filled-in names that the lexicon is made not to know while training."""
HIDDEN_LISTED = 0.5
"""Share of the messages in which the lists of organisations are made not to know any."""
DISGUISED_WORDS = 0.05
"""Share of ordinary words that are shown as if they were names too: so the tagger learns where
ordinary words stand."""
PLAIN_KEPT = 0.4
"""Share of the ordinary words that are learned from; they are by far the most."""
RETOLD = 5
"""How often a message of the tuning part is told again with other names."""

Example = tuple[str, list[tuple[int, int]]]
"""One message: its text and the spans that are names."""

RELATION = (
    "buurman buurvrouw vader moeder broer zus zusje broertje oma opa tante oom vriend vriendin collega "
    "leerling cliënt client patiënt cliënte dochter zoon ex man vrouw partner kleindochter kleinzoon neefje "
    "nichtje jongen meisje stiefvader kind buurjongen buurmeisje schoonzus zwager"
).split()
NOUN_PHRASE = re.compile(
    rf"\b(?:mijn|m'n|mn|me|de|een|onze|die|zijn|haar|z'n|zn|d'r|dr|het) (?P<noun>{'|'.join(RELATION)})\b",
    re.I,
)
PRONOUN = re.compile(r"\b(?:hij|ze|zij|haar|hem)\b")
SLOT = re.compile(r"\b[DFNS](?=s?\b)(?!')|\b[DFNS](?='s|\b)")
WORD_SLOT = re.compile(r"\bW\b")


def filled(pattern: re.Pattern[str], text: str, names: Names, share: float) -> Example | None:
    """`text` with matches of `pattern` swapped for names, or None when nothing was swapped."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    position = length = 0
    for match in pattern.finditer(text):
        if names.rng.random() > share:
            continue
        slot = match.group() if match.group() in ("N", "S", "F", "D") else "N"
        name = names.fill(slot)
        kept = ""
        if "noun" in match.groupdict() and names.rng.random() < 0.5:
            kept = match.group() + " "
        parts += (text[position : match.start()], kept, name)
        length += match.start() - position + len(kept)
        spans.append((length, length + len(name)))
        length += len(name)
        position = match.end()
    if not spans:
        return None
    parts.append(text[position:])
    return "".join(parts), spans


def roughen(example: Example, rng: random.Random) -> Example:
    """The message as people type it: lower case, no punctuation, slips of the pen."""
    text, spans = example
    lower, bare = rng.random() < 0.5, rng.random() < 0.4
    inside = {i for start, end in spans for i in range(start, end)}
    starts, ends = {s for s, _ in spans}, {e for _, e in spans}
    out: list[str] = []
    new_spans: list[tuple[int, int]] = []
    length = begin = 0
    for piece in re.finditer(r"\w+|\W", text):
        word = piece.group()
        if piece.start() in starts:
            begin = length
        if lower and len(word.lower()) == len(word):
            word = word.lower()
        if piece.start() not in inside:
            if bare and word in ".,!?;:":
                word = ""
            elif word.isalpha() and len(word) > 3 and rng.random() < 0.035:
                word = misspell(word, rng)
        out.append(word)
        length += len(word)
        if piece.end() in ends:
            new_spans.append((begin, length))
    return "".join(out), new_spans


def nlu_examples(held_out: bool) -> list[str]:
    """The project's NLU examples without entity marks: a fifth is held out for evaluation."""
    texts: list[str] = []
    for path in sorted((PROJECT_ROOT / "data" / "nlu").glob("*.yml")):
        loaded = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        for block in loaded.get("nlu", []):
            for line in str(block.get("examples", "")).splitlines():
                text = re.sub(
                    r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})", r"\1", line.strip()[1:]
                ).strip()
                if text and (zlib.crc32(text.encode()) % 5 == 0) == held_out:
                    texts.append(text)
    return texts


def load_tune() -> list[dict[str, Any]]:
    """The messages of the part to tune on."""
    lines = [x for name in TUNE for x in (SETS / name).read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines if line]


def named(example: Example) -> Marked:
    """An example of names as a marked message."""
    return example[0], [(start, end, "NAAM") for start, end in example[1]]


def examples(
    words: Lexicon, rng: random.Random, tune: Sequence[Mapping[str, Any]]
) -> Iterator[Marked]:
    """Every training message."""
    names = Names(words, rng)
    skeletons = read(HERE / "skeletons.txt")
    plain = read(HERE / "plain.txt")
    for _ in range(5):
        for line in skeletons:
            example = filled(SLOT, line, names, 1.0)
            if example:
                yield named(roughen(example, rng))
    for _ in range(3):
        for line in plain:
            yield named(roughen((line, []), rng))
    yield from map(named, disguised(plain, names, rng))
    yield from map(named, told_by_nlu(names, rng))
    swapper = Swapper(words, gazetteer(), names, rng)
    for line in read(HERE / "places.txt"):
        for _ in range(10):
            yield roughened(swapper.filled(line), rng)
    for message in tune:
        marked = str(message["text"]), spans_of(message)
        yield marked
        yield marked
        for _ in range(RETOLD):
            yield hidden(roughened(swapper.told_again(marked), rng), rng, 0.06)


def told_by_nlu(names: Names, rng: random.Random) -> Iterator[Example]:
    """The NLU examples, as they are and with family words swapped for names."""
    nlu = nlu_examples(held_out=False)
    for line in nlu:
        yield (line, []) if rng.random() < 0.5 else roughen((line, []), rng)
        pattern = NOUN_PHRASE if NOUN_PHRASE.search(line) else PRONOUN
        example = filled(pattern, line, names, 0.7 if pattern is NOUN_PHRASE else 0.25)
        if example:
            yield roughen(example, rng)
        if rng.random() < 0.25:
            joined = f"{rng.choice(nlu)} {line}"
            example = filled(NOUN_PHRASE, joined, names, 0.5)
            if example:
                yield roughen(example, rng)


def roughened(marked: Marked, rng: random.Random) -> Marked:
    """`roughen`, with the labels kept."""
    text, spans = roughen((marked[0], [(s, e) for s, e, _ in marked[1]]), rng)
    labels = [label for _, _, label in marked[1]]
    return text, [(s, e, label) for (s, e), label in zip(spans, labels, strict=True)]


def disguised(plain: list[str], names: Names, rng: random.Random) -> Iterator[Example]:
    """Plain messages with a word that is a first name too, where it is no name."""
    for _ in range(15):
        for line in plain:
            if WORD_SLOT.search(line):
                word = WORD_SLOT.sub(lambda _: rng.choice(names.doubtful), line)
                yield roughen((word, []), rng)


def read(path: Path) -> list[str]:
    """Lines of a text file without comments."""
    return [x for x in path.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]


SKIP = frozenset(
    "van de der den ter ten te het een mijn familie fam tante oom opa oma mevrouw meneer uit groep".split()
)
KIND_NUMBERS: dict[str, int] = {str(label): number for number, label in enumerate(KINDS) if label}
OTHER = -1
"""Inside a piece of another kind: the tagger learns nothing from it."""


def kind_at(start: int, spans: Sequence[Span]) -> int:
    """The number in `KINDS` of the piece at an offset, 0 outside all."""
    for begin, end, label in spans:
        if begin <= start < end:
            return KIND_NUMBERS.get(label, OTHER)
    return 0


def rows(
    words: Lexicon, rng: random.Random, tune: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[list[str], int]]:
    """Features and kind of every word that may be something."""
    for text, spans in examples(words, rng, tune):
        sentence = Sentence(Document(text), words)
        kinds = [kind_at(t.start, spans) for t in sentence.tokens]
        if rng.random() < HIDDEN_LISTED:
            sentence.listed = [""] * len(kinds)
        for i, token in enumerate(sentence.tokens):
            known = sentence.grades[i]
            if kinds[i] == 1 and token.low not in SKIP and rng.random() < HIDDEN_NAMES:
                if known.word == 0:
                    hidden_as = Grades(0, 0, 1, rng.choice((1, 2, 2, 3)))
                    sentence.grades[i] = rng.choice((UNKNOWN, UNKNOWN, hidden_as))
            elif not kinds[i] and known.word == 2 and rng.random() < DISGUISED_WORDS:
                first, last = rng.choice((0, 2, 3, 3)), rng.choice((0, 0, 1, 2))
                sentence.grades[i] = Grades(first, last, 3, known.frequency, known.speech)
        sentence.prepare()
        for i, token in enumerate(sentence.tokens):
            if not is_candidate(token, sentence.grades[i]) or kinds[i] == OTHER:
                continue
            if kinds[i] and token.low in SKIP:
                continue
            known = sentence.grades[i]
            plain = not kinds[i] and known.word in (2, 4) and not (known.first or known.surname)
            if plain and rng.random() > PLAIN_KEPT:
                continue
            yield sentence.features(i), kinds[i]


def train(tune: Sequence[Mapping[str, Any]], output: Path, seeds: Sequence[int] = SEEDS) -> None:
    """Train a network per seed and write them to one file."""
    networks = []
    for seed in seeds:
        rng = random.Random(seed)
        networks.append(train_network(rows(lexicon(), rng, tune), seed))
    write_networks(networks, output)


def main() -> None:
    """Train and write the tagger."""
    parser = argparse.ArgumentParser(description="Train the tagger.")
    parser.add_argument("--output", type=Path, default=OUTPUT, help="where to write it")
    options = parser.parse_args()
    train(load_tune(), options.output)


if __name__ == "__main__":
    main()
