"""`python -m bot.danger.train`: makes `data/model.json.gz` from the training messages.

Training messages: `bot/danger/data/train_*.jsonl` (written by hand for this detector) and, when the
project's `data/nlu/` is there, its examples: `acuut_gevaar` is 112, `suicidaal` is 113, every other
intent is not urgent. The same data give the same weights.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import click
import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.danger.answers import plain_answer
from bot.danger.classifier import MODEL_FILE
from bot.danger.features import features
from bot.danger.flags import find_in
from bot.danger.frames import clauses
from bot.danger.normalise import DATA

NLU = Path(__file__).resolve().parents[2] / "data" / "nlu"
_OWN_WEIGHT = 3.0
_STRENGTH = 2.0
_SMALLEST = 0.1
_URGENT = {"acuut_gevaar": "112", "suicidaal": "113"}
_LEFT_OUT = frozenset({"andere_taal"})
ENTITY = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


@dataclass(frozen=True)
class Example:
    """One training message: its text, 112 / 113 / None, and how heavily it counts."""

    text: str
    spoed: str | None
    weight: float


def own_examples() -> list[Example]:
    """The messages written for the detector."""
    return [
        Example(row["text"], row["spoed"], _OWN_WEIGHT)
        for path in sorted(DATA.glob("train_*.jsonl"))
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]


def nlu_examples(folder: Path) -> list[Example]:
    """The intent examples of the project, as urgent or not."""
    out: list[Example] = []
    for path in sorted(folder.glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", []):
            intent = block.get("intent")
            if intent is None or intent in _LEFT_OUT:
                continue
            for line in block["examples"].splitlines():
                if line.startswith("- "):
                    text = ENTITY.sub(r"\1", line[2:].strip())
                    out.append(Example(text, _URGENT.get(intent), 1.0))
    return out


def fingerprint(text: str) -> str:
    """What a message is recognized by without keeping its words: a hash of its plain words."""
    return hashlib.sha256(plain_answer(text).encode()).hexdigest()[:16]


@cache
def held_out() -> frozenset[str]:
    """Fingerprints of the held-out messages (`data/niet_trainen.txt`), which are never trained on."""
    lines = (DATA / "niet_trainen.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def all_examples() -> list[Example]:
    """Every training message once, none of them held out; a hand-written label goes first."""
    seen: set[str] = set()
    out: list[Example] = []
    for example in [*own_examples(), *nlu_examples(NLU)]:
        key = example.text.lower()
        if key not in seen and fingerprint(example.text) not in held_out():
            seen.add(key)
            out.append(example)
    return out


def data_hash(examples: list[Example]) -> str:
    """Fingerprint of the training data."""
    text = json.dumps([(e.text, e.spoed) for e in examples], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def _features_of(text: str) -> dict[str, float]:
    return features(text)


def fit(examples: list[Example], targets: list[bool], strength: float) -> dict[str, object]:
    """Weights and bias of one logistic regression over features that occur more than once."""
    found = [_features_of(example.text) for example in examples]
    counts: dict[str, int] = {}
    for row in found:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    kept = [{name: value for name, value in row.items() if counts[name] > 1} for row in found]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(kept)
    regression = LogisticRegression(C=strength, max_iter=500, class_weight="balanced")
    regression.fit(matrix, targets, sample_weight=[example.weight for example in examples])
    names = vectorizer.get_feature_names_out()
    weights = {
        str(name): round(float(weight), 4)
        for name, weight in zip(names, regression.coef_[0], strict=True)
        if abs(weight) >= _SMALLEST
    }
    return {"weights": weights, "bias": round(float(regression.intercept_[0]), 4)}


def _speaks_of_attempt(text: str) -> bool:
    return any(
        finding.vlag == "suicidepoging" and finding.force == "nu"
        for clause in clauses(text)
        for finding in find_in(clause.text, clause.pauses)
    )


def train(examples: list[Example], path: Path) -> None:
    """Fit both models and write them to `path`."""
    # An intent example of `suicidaal` may be an attempt under way: that one teaches no number.
    clear = [
        example
        for example in examples
        if example.spoed != "113"
        or example.weight == _OWN_WEIGHT
        or not _speaks_of_attempt(example.text)
    ]
    raw = {
        "data_hash": data_hash(examples),
        "danger": fit(clear, [example.spoed == "112" for example in clear], _STRENGTH),
        "thoughts": fit(clear, [example.spoed == "113" for example in clear], _STRENGTH),
    }
    payload = json.dumps(raw, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    path.write_bytes(gzip.compress(payload.encode(), mtime=0))


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=MODEL_FILE, show_default=True)
def main(out: Path) -> None:
    """Train the danger classifier."""
    examples = all_examples()
    train(examples, out)
    urgent = sum(example.spoed is not None for example in examples)
    click.echo(
        f"{len(examples)} messages ({urgent} urgent) → {out} ({out.stat().st_size // 1024} kB)"
    )


if __name__ == "__main__":
    main()
