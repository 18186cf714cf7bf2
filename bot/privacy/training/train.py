"""Train the name tagger: `python -m bot.privacy.training.train` writes `data/tagger.json.gz`.

Material: the hand-written skeletons (names filled in), the hand-written plain messages, the
project's own NLU examples (as they are, and with family words swapped for names) and the part of
the evaluation set that is there to tune on. Names are sometimes hidden from the lexicon, so that
the tagger learns to go by what stands around a name. Same input, same output: fixed seeds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.privacy.document import Document
from bot.privacy.features import Sentence, is_candidate, known_as
from bot.privacy.lexicon import DATA, UNKNOWN, Grades, Lexicon, lexicon
from bot.privacy.training.names import Names, misspell
from bot.settings import PROJECT_ROOT

SEEDS = (20260101, 7, 8)
"""One model per seed, each with other names filled in; their mean is what is kept."""
HERE = Path(__file__).resolve().parent
OUTPUT = DATA / "tagger.json.gz"
TUNE = PROJECT_ROOT / "tests" / "privacy" / "data" / "tune.jsonl"
HIDDEN_NAMES = 0.28
"""Share of the filled-in names that the lexicon is made not to know while training."""
DISGUISED_WORDS = 0.05
"""Share of ordinary words that are shown as if they were names too: so the tagger learns where
ordinary words stand."""

# One message: its text and the spans that are names.
Example = tuple[str, list[tuple[int, int]]]

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


def examples(words: Lexicon, rng: random.Random) -> Iterator[tuple[Example, int]]:
    """Every training message with its weight."""
    names = Names(words, rng)
    skeletons = read(HERE / "skeletons.txt")
    plain = read(HERE / "plain.txt")
    nlu = nlu_examples(held_out=False)
    for _ in range(14):
        for line in skeletons:
            example = filled(SLOT, line, names, 1.0)
            if example:
                yield roughen(example, rng), 1
    for _ in range(3):
        for line in plain:
            yield roughen((line, []), rng), 1
    yield from disguised(plain, names, rng)
    for line in nlu:
        yield (line, []), 1
        yield roughen((line, []), rng), 1
        for _ in range(2):
            pattern = NOUN_PHRASE if NOUN_PHRASE.search(line) else PRONOUN
            example = filled(pattern, line, names, 0.7 if pattern is NOUN_PHRASE else 0.25)
            if example:
                yield roughen(example, rng), 1
        if rng.random() < 0.25:
            joined = f"{rng.choice(nlu)} {line}"
            example = filled(NOUN_PHRASE, joined, names, 0.5)
            if example:
                yield roughen(example, rng), 1
    if TUNE.exists():
        for raw in TUNE.read_text(encoding="utf-8").splitlines():
            message = json.loads(raw)
            yield (message["text"], name_spans(message)), 2


def disguised(plain: list[str], names: Names, rng: random.Random) -> Iterator[tuple[Example, int]]:
    """Plain messages with a word that is a first name too, where it is no name."""
    for _ in range(40):
        for line in plain:
            if WORD_SLOT.search(line):
                word = WORD_SLOT.sub(lambda _: rng.choice(names.doubtful), line)
                yield roughen((word, []), rng), 1


def read(path: Path) -> list[str]:
    """Lines of a text file without comments."""
    return [x for x in path.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]


def name_spans(message: dict[str, object]) -> list[tuple[int, int]]:
    """Offsets of the names of an evaluation message."""
    text, spans, position = str(message["text"]), [], 0
    pieces = message["pieces"]
    assert isinstance(pieces, list)
    for piece in pieces:
        start = text.find(piece["text"], position)
        position = start + len(piece["text"])
        if piece["label"] == "NAAM":
            spans.append((start, position))
    return spans


SKIP = frozenset(
    "van de der den ter ten te het een mijn familie fam tante oom opa oma mevrouw meneer uit groep".split()
)


def rows(words: Lexicon, rng: random.Random) -> Iterator[tuple[list[str], int, int]]:
    """Features, whether it is a name, and weight, for every word that may be one."""
    for (text, spans), weight in examples(words, rng):
        sentence = Sentence(Document(text), words)
        marks = [any(s <= t.start < e for s, e in spans) for t in sentence.tokens]
        for i, token in enumerate(sentence.tokens):
            if marks[i] and token.low not in SKIP and rng.random() < HIDDEN_NAMES:
                hidden = rng.choice((UNKNOWN, UNKNOWN, Grades(0, 0, 1, rng.choice((1, 2, 2, 3)))))
                if sentence.grades[i].word == 0:
                    sentence.grades[i] = hidden
                    sentence.codes[i] = known_as(hidden)
        for i, grades in enumerate(sentence.grades):
            if not marks[i] and grades.word == 2 and rng.random() < DISGUISED_WORDS:
                disguise = Grades(
                    rng.choice((0, 2, 3, 3)), rng.choice((0, 0, 1, 2)), 3, grades.frequency
                )
                sentence.grades[i] = disguise
                sentence.codes[i] = known_as(disguise)
        for i, token in enumerate(sentence.tokens):
            if is_candidate(token, sentence.grades[i]) and not (marks[i] and token.low in SKIP):
                yield sentence.features(i), int(marks[i]), weight


def train(strength: float) -> dict[str, float]:
    """Weights by feature: the mean of the models of all seeds."""
    models = [train_once(strength, seed) for seed in SEEDS]
    names = sorted(set().union(*models))
    return {
        name: round(sum(model.get(name, 0.0) for model in models) / len(models), 3)
        for name in names
    }


def train_once(strength: float, seed: int) -> dict[str, float]:
    """Weights by feature; the ones that hardly matter are left out."""
    rng = random.Random(seed)
    material = list(rows(lexicon(), rng))
    vectorizer = DictVectorizer(dtype=np.float32)
    matrix = vectorizer.fit_transform([dict.fromkeys(features, 1.0) for features, _, _ in material])
    counts = np.asarray((matrix > 0).sum(axis=0)).ravel()
    keep = counts >= 3
    target = np.array([label for _, label, _ in material])
    weights = np.array([weight for _, _, weight in material], dtype=np.float64)
    model = LogisticRegression(C=strength, max_iter=400, solver="liblinear", random_state=seed)
    model.fit(matrix[:, keep], target, sample_weight=weights)
    names = np.array(vectorizer.get_feature_names_out())[keep]
    learned = {
        str(name): round(float(value), 3)
        for name, value in zip(names, model.coef_[0], strict=True)
        if abs(value) > 0.03
    }
    learned[""] = round(float(model.intercept_[0]), 3)
    return learned


def main() -> None:
    """Train and write the tagger."""
    parser = argparse.ArgumentParser(description="Train the name tagger.")
    parser.add_argument("--strength", type=float, default=0.6, help="C of the logistic regression")
    options = parser.parse_args()
    weights = train(options.strength)
    payload = json.dumps(weights, ensure_ascii=False, sort_keys=True, indent=0).encode("utf-8")
    with OUTPUT.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as stream:
        stream.write(payload)


if __name__ == "__main__":
    main()
