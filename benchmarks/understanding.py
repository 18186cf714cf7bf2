"""Compare classifiers and features on the dev set: `.venv/bin/python benchmarks/understanding.py`.

Everything learns from `data/nlu`, nothing from the held-out sets. Prints a Markdown table; the one
of record, with what follows from it, is in `understanding.md`. `noisy` is the dev set typed
carelessly (`bot.understanding.augment`, another seed, twice the slips). `--sample N` lets every
row learn from the same N sentences, for a comparison with what is too slow on all of them (DIET).
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rasa.core.agent import Agent
from rasa.model_training import train_nlu
from rasa.shared.nlu.training_data.loading import load_data
from sklearn.calibration import CalibratedClassifierCV
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import ComplementNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import Normalizer
from sklearn.svm import LinearSVC

from bot.settings import PROJECT_ROOT
from bot.understanding.augment import Augmenter
from bot.understanding.dutch_spacy import lemmas_of, load_dutch
from bot.understanding.evaluate import nonsense, read_set
from bot.understanding.features import TextFeatures, Utterance
from bot.understanding.intent_model import IntentModel
from bot.understanding.normalizer import normalize
from bot.understanding.scoring import Prediction, calibration_error, threshold_curve

ALL = ("words", "chars", "lemmas", "raw_chars")


class Bench:
    """The data in the forms that every row of the table needs."""

    def __init__(self, name: str, sample: int | None) -> None:
        self.spacy, _ = load_dutch("nl_core_news_sm")
        data = load_data(str(PROJECT_ROOT / "data" / "nlu"))
        examples = [example for example in data.intent_examples if example.get("text")]
        if sample is not None:
            labels = [example.get_full_intent() for example in examples]
            examples, _ = train_test_split(
                examples, train_size=sample, stratify=labels, random_state=13
            )
        self.labels = np.array([example.get_full_intent() for example in examples])
        texts = [example.get("text") for example in examples]
        augmenter = Augmenter()
        self.train = self.utterances(texts)
        self.copies = self.utterances([augmenter.careless(text) for text in texts])
        rows = read_set(name)
        self.expected = np.array([row["intent"] for row in rows])
        careless = Augmenter(seed=99, slips=0.25, short=0.6)
        self.dev = self.utterances([row["text"] for row in rows])
        self.noisy = self.utterances([careless.careless(row["text"]) for row in rows])

    def utterances(self, texts: Sequence[str]) -> list[Utterance]:
        """Texts as the pipeline would hand them to the model."""
        normalized = [normalize(text) for text in texts]
        return [
            Utterance(text, plain, lemmas_of(self.spacy, plain))
            for text, plain in zip(texts, normalized, strict=True)
        ]

    def report(self, name: str, dev: np.ndarray, noisy: np.ndarray, seconds: float) -> None:
        """One line of the table."""
        macro = f1_score(self.expected, dev, average="macro")
        print(
            f"| {name} | {np.mean(dev == self.expected):.3f} | {macro:.3f} | "
            f"{np.mean(noisy == self.expected):.3f} | {seconds:.0f} |",
            flush=True,
        )

    def score(self, name: str, estimator: Any, sources: Sequence[str]) -> None:
        """Train a scikit-learn estimator on some sources and report it."""
        features = TextFeatures.learn(sources, self.train)
        train, dev, noisy = (features.matrix(part) for part in (self.train, self.dev, self.noisy))
        started = time.perf_counter()
        estimator.fit(train, self.labels)
        seconds = time.perf_counter() - started
        self.report(name, estimator.predict(dev), estimator.predict(noisy), seconds)

    def score_diet(self, name: str, epochs: int) -> None:
        """Train Rasa's DIET as its own graph does, on the normalised words and characters."""
        # A "/" in a name would make it a retrieval intent, which DIET does not tell apart.
        names = {f"i{number}": full for number, full in enumerate(sorted(set(self.labels)))}
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "config.yml").write_text(DIET.format(epochs=epochs), encoding="utf-8")
            lines = ['version: "3.1"', "nlu:"]
            for short, full in names.items():
                lines += [f"- intent: {short}", "  examples: |"]
                lines += [
                    f"    - {one.normalized}"
                    for one, label in zip(self.train, self.labels, strict=True)
                    if label == full and one.normalized.strip()
                ]
            (Path(folder) / "nlu.yml").write_text("\n".join(lines), encoding="utf-8")
            started = time.perf_counter()
            model = train_nlu(f"{folder}/config.yml", f"{folder}/nlu.yml", folder)
            seconds = time.perf_counter() - started
            agent = Agent.load(model)

        async def predict(part: Sequence[Utterance]) -> np.ndarray:
            found = [await agent.parse_message(one.normalized or "-") for one in part]
            return np.array([names.get(one["intent"]["name"], "") for one in found])

        dev, noisy = (asyncio.run(predict(part)) for part in (self.dev, self.noisy))
        self.report(name, dev, noisy, seconds)

    def score_product(self, name: str, copies: bool) -> None:
        """Train and report the product's own model."""
        started = time.perf_counter()
        model = IntentModel.train(ALL, self.train, list(self.labels), self.copies if copies else ())
        seconds = time.perf_counter() - started
        labels = np.array(model.labels)

        def predict(part: Sequence[Utterance]) -> np.ndarray:
            return labels[np.array([model.probabilities(one) for one in part]).argmax(axis=1)]

        self.report(name, predict(self.dev), predict(self.noisy), seconds)
        if copies:
            self.curve(model)

    def curve(self, model: IntentModel) -> None:
        """What each threshold would do to the classifier alone, before danger has its say."""
        rows = np.array([model.probabilities(one) for one in self.dev])
        best, trust = np.array(model.labels)[rows.argmax(axis=1)], rows.max(axis=1)
        found = [
            Prediction("", one.text, str(expected), str(label), str(label), float(sure), 0.0)
            for one, expected, label, sure in zip(self.dev, self.expected, best, trust, strict=True)
        ]
        other = [float(model.probabilities(one).max()) for one in self.utterances(nonsense())]
        print("\n| threshold | answered | accuracy | of answered | nonsense turned away |")
        print("| --- | --- | --- | --- | --- |")
        for point in threshold_curve(found, other, (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)):
            print(
                f"| {point.threshold:.2f} | {point.answered:.3f} | {point.accuracy:.3f} | "
                f"{point.accuracy_of_answered:.3f} | {point.nonsense_rejected:.3f} |"
            )
        print(f"\ncalibration error {calibration_error(found):.3f}")


DIET = """recipe: default.v1
language: nl
assistant_id: bench
pipeline:
- name: WhitespaceTokenizer
- name: CountVectorsFeaturizer
- name: CountVectorsFeaturizer
  analyzer: char_wb
  min_ngram: 1
  max_ngram: 4
- name: DIETClassifier
  epochs: {epochs}
  entity_recognition: false
  constrain_similarities: true
  random_seed: 13
"""


def machine() -> LinearSVC:
    """The support vector machine of the product."""
    return LinearSVC(C=0.5, tol=1e-3, random_state=13)


def small_network() -> Any:
    """A small network on 200 latent directions; on the sparse features it takes many minutes."""
    return make_pipeline(
        TruncatedSVD(200, n_iter=2, random_state=13),
        Normalizer(),
        MLPClassifier((256,), max_iter=25, batch_size=128, random_state=13),
    )


ROWS: dict[str, Callable[[Bench], None]] = {
    "svm": lambda b: b.score(
        "linear SVM, raw words + chars", machine(), ("raw_words", "raw_chars")
    ),
    "svm-norm": lambda b: b.score("linear SVM, normalised words + chars", machine(), ALL[:2]),
    "svm-lemma": lambda b: b.score("… + lemmas", machine(), ALL[:3]),
    "svm-all": lambda b: b.score("… + lemmas + raw chars", machine(), ALL),
    "calibrated": lambda b: b.score(
        "the same, calibrated by sigmoid (3 folds)", CalibratedClassifierCV(machine(), cv=3), ALL
    ),
    "lr": lambda b: b.score(
        "logistic regression, raw words + chars",
        LogisticRegression(C=20, max_iter=60, tol=1e-2),
        ("raw_words", "raw_chars"),
    ),
    "lr-all": lambda b: b.score(
        "logistic regression, all four sources",
        LogisticRegression(C=20, max_iter=60, tol=1e-2),
        ALL,
    ),
    "sgd": lambda b: b.score(
        "SGD with log loss, all four",
        SGDClassifier(loss="log_loss", alpha=1e-5, class_weight="balanced", random_state=13),
        ALL,
    ),
    "cnb": lambda b: b.score("complement naive Bayes, all four", ComplementNB(alpha=0.3), ALL),
    "knn": lambda b: b.score(
        "15 nearest neighbours by cosine, all four",
        KNeighborsClassifier(15, metric="cosine", weights="distance"),
        ALL,
    ),
    "mlp": lambda b: b.score("small network on latent directions", small_network(), ALL),
    "diet": lambda b: b.score_diet("Rasa's DIET, 20 epochs, normalised words + chars", 20),
    "pool": lambda b: b.score_product("SVM + naive Bayes pooled, all four", copies=False),
    "product": lambda b: b.score_product("the same + careless copies (the product)", copies=True),
}


def main() -> None:
    """Print the table, or the rows named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="dev", choices=["dev", "final"])
    parser.add_argument("--sample", type=int, help="learn from so many sentences instead of all")
    parser.add_argument("rows", nargs="*", help=f"of: {', '.join(ROWS)} (default: all)")
    arguments = parser.parse_args()
    bench = Bench(arguments.set, arguments.sample)
    print(
        f"{len(bench.train)} training sentences, {len(bench.dev)} held-out sentences ({arguments.set})\n"
    )
    print("| model | accuracy | macro-F1 | accuracy noisy | training s |")
    print("| --- | --- | --- | --- | --- |")
    for row in arguments.rows or list(ROWS):
        ROWS[row](bench)


if __name__ == "__main__":
    main()
