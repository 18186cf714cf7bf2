"""`python -m bot.danger.training`: train the network and write the files that the detector reads."""

from __future__ import annotations

import gzip
import math
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import numpy as np
import numpy.typing as npt
import tensorflow as tf
from sentencepiece import SentencePieceProcessor

from bot.danger.network import LONGEST, NETWORK_FILE, PIECES_FILE, as_read
from bot.danger.train import NLU
from bot.danger.training.examples import CLASSES, Lesson, careless, lessons
from bot.danger.training.onnx_file import write_onnx
from bot.danger.training.pretrained import Pretrained, packed_file, read_packed
from bot.danger.training.transformer import Transformer, padded
from bot.danger.training.vocabulary import END, START, UNKNOWN, kept, write_pieces
from bot.danger.training.wanted import Wanted, answers, labels, thinned, with_teacher
from bot.settings import PROJECT_ROOT

_WORDS = PROJECT_ROOT / "bot" / "privacy" / "data" / "lexicon.tsv.gz"
_COMMON = 30
"""Words at least this common in the lexicon (ten times the logarithm per thousand million)."""
_BATCH = 32
_CARELESS = 0.35
_FORGOTTEN = 0.03
_DROPPED = 0.1
_WARM = 300
_INTENTS = 0.3
_REPORT = 200
_IDS = "pieces"


def common_words() -> list[str]:
    """Words of the lexicon that are common enough to need pieces of their own."""
    with gzip.open(_WORDS, "rt", encoding="utf-8") as file:
        rows = (line.rstrip("\n").split("\t")[:2] for line in file)
        return [word for word, numbers in rows if int(numbers[:3]) >= _COMMON]


def make_pieces(pretrained: Pretrained, taught: list[Lesson], path: Path) -> list[int]:
    """Write the pieces that are kept to `path`; returns their old ids."""
    texts = [*(as_read(one.text) for one in taught), *common_words()]
    with tempfile.TemporaryDirectory() as folder:
        ids = kept(pretrained, texts, Path(folder))
    write_pieces(
        [pretrained.pieces[at] for at in ids],
        [float(pretrained.scores[at]) for at in ids],
        path,
    )
    return ids


class Batches:
    """Deals the messages out in batches of about the same length, every time in another order."""

    def __init__(
        self, texts: list[str], wanted: Wanted, pieces: SentencePieceProcessor, seed: int
    ) -> None:
        """Take what is to be learned, what is to be answered, and how messages are cut."""
        self._texts = texts
        self._wanted = wanted
        self._pieces = pieces
        self._dice = random.Random(seed)

    def __len__(self) -> int:
        """Batches in one round."""
        return math.ceil(len(self._texts) / _BATCH)

    def _ids(self, text: str) -> list[int]:
        dice = self._dice
        if dice.random() < _CARELESS:
            text = careless(text, dice)
        found = self._pieces.encode(as_read(text))[: LONGEST - 2]
        hidden = [UNKNOWN if dice.random() < _FORGOTTEN else piece for piece in found]
        return [START, *hidden, END]

    def round(self) -> Iterator[tuple[npt.NDArray[Any], ...]]:
        """One round: ids, mask, and the wanted answers of each batch with their weights."""
        wanted = self._wanted
        rows = [(self._ids(text), at) for at, text in enumerate(self._texts)]
        self._dice.shuffle(rows)
        stretch = _BATCH * 80
        rows = [
            row
            for at in range(0, len(rows), stretch)
            for row in sorted(rows[at : at + stretch], key=lambda row: len(row[0]))
        ]
        batches = [rows[at : at + _BATCH] for at in range(0, len(rows), _BATCH)]
        self._dice.shuffle(batches)
        for batch in batches:
            length = math.ceil(max(len(ids) for ids, _ in batch) / 8) * 8
            ids, mask = padded([row for row, _ in batch], length)
            ones = [at for _, at in batch]
            yield (
                ids,
                mask,
                wanted.spoed[ones],
                wanted.spoed_weight[ones],
                wanted.intent[ones],
                wanted.intent_weight[ones],
            )


def read_weights(path: Path | None) -> dict[str, Any] | None:
    """Weights of an earlier training, or None when there are none."""
    if path is None or not path.exists():
        return None
    with np.load(path) as file:
        return dict(file)


def make_step(network: Transformer, rate: Any) -> Any:
    """One step of learning: takes a batch, changes the weights, returns the two losses."""
    variables = [value for name, value in network.weights.items() if name != "places"]
    optimizer = tf.keras.optimizers.legacy.Adam(rate)

    def loss_of(logits: Any, wanted: Any, weight: Any) -> Any:
        each = tf.nn.softmax_cross_entropy_with_logits(wanted, logits)
        return tf.reduce_sum(weight * each) / (tf.reduce_sum(weight) + 1e-6)

    def step(  # noqa: PLR0917 (in the order of a batch)
        ids: Any, mask: Any, spoed: Any, known: Any, intent: Any, named: Any
    ) -> Any:
        with tf.GradientTape() as tape:
            encoded = network.encode(ids, mask, _DROPPED)
            urgent = loss_of(network.head(encoded, "spoed"), spoed, known)
            topic = loss_of(network.head(encoded, "intent"), intent, named)
            loss = urgent + _INTENTS * topic
        slopes = [tf.convert_to_tensor(one) for one in tape.gradient(loss, variables)]
        slopes, _ = tf.clip_by_global_norm(slopes, 1.0)
        optimizer.apply_gradients(zip(slopes, variables, strict=True))
        return urgent, topic

    numbers = tf.TensorSpec([None, None], tf.int32)
    shares, weights = tf.TensorSpec([None, None], tf.float32), tf.TensorSpec([None], tf.float32)
    batch = [numbers, numbers, shares, weights, shares, weights]
    return tf.function(step, input_signature=batch, autograph=False)


@click.command()
@click.option("--layers", default=12, show_default=True, help="Layers of the model to keep.")
@click.option("--rounds", default=4, show_default=True, help="Times every message is seen.")
@click.option(
    "--teacher",
    type=click.Path(path_type=Path, exists=True),
    help="Exact weights of a larger network: start from a part of its layers and learn its answers too.",
)
@click.option("--speed", default=1.5e-4, show_default=True, help="Highest rate of learning.")
@click.option("--seed", default=1, show_default=True)
@click.option("--network", type=click.Path(path_type=Path), default=NETWORK_FILE)
@click.option("--pieces", type=click.Path(path_type=Path), default=PIECES_FILE)
@click.option(
    "--weights",
    type=click.Path(path_type=Path),
    help="Keep the exact weights here, and go on from them when they are there.",
)
def main(  # noqa: PLR0917 (click fills them in by name)
    layers: int,
    rounds: int,
    teacher: Path | None,
    speed: float,
    seed: int,
    network: Path,
    pieces: Path,
    weights: Path | None,
) -> None:
    """Train the network (half an hour on two cores) and write its two files after every round."""
    tf.random.set_seed(seed)
    taught, intents = lessons(NLU)
    pretrained = read_packed(packed_file())
    before, larger = read_weights(weights), read_weights(teacher)
    # Who goes on must cut words as before: the pieces belong to the weights.
    known = before if before is not None else larger
    ids = make_pieces(pretrained, taught, pieces) if known is None else known[_IDS].tolist()
    click.echo(f"{len(taught)} messages, {intents} intents, {len(ids)} pieces")
    cut = SentencePieceProcessor(model_file=str(pieces))
    transformer = Transformer(pretrained, ids, layers, (len(CLASSES), intents))
    texts, wanted = [one.text for one in taught], labels(taught, intents)
    if larger is not None:
        deep = Transformer(pretrained, ids, pretrained.shape.layers, (len(CLASSES), intents))
        deep.take(larger)
        click.echo("asking the teacher (a few minutes)…")
        wanted = with_teacher(wanted, *answers(deep, texts, cut))
        if before is None:
            before = thinned(larger, layers, pretrained.shape.layers)
    if before is not None:
        transformer.take(before)
    batches = Batches(texts, wanted, cut, seed)
    rate = tf.Variable(0.0, trainable=False)
    step = make_step(transformer, rate)
    total, done, started = rounds * len(batches), 0, time.monotonic()
    losses: list[tuple[float, float]] = []
    for number in range(1, rounds + 1):
        for batch in batches.round():
            done += 1
            rate.assign(speed * min(done / _WARM, (total - done) / total + 0.01))
            urgent, topic = step(*map(tf.constant, batch))
            losses.append((float(urgent), float(topic)))
            if done % _REPORT == 0:
                recent = np.mean(losses[-_REPORT:], axis=0)
                click.echo(
                    f"{done}/{total} steps, {time.monotonic() - started:.0f} s, "
                    f"loss {recent[0]:.3f} (intents {recent[1]:.3f})"
                )
        write_onnx(transformer.arrays(), transformer.shape, network)
        if weights is not None:
            np.savez(weights, **transformer.arrays(), **{_IDS: np.array(ids)})
        click.echo(f"round {number}: {network} ({network.stat().st_size // 1_000_000} MB)")


if __name__ == "__main__":
    main()
