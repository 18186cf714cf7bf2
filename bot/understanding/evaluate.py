"""Score the understanding on held-out sentences: `python -m bot.understanding.evaluate`.

Trains a fresh model with the project's own config (in a process of its own, so that memory and
latency are those of serving), parses every sentence and prints the figures. A sentence under the
fallback threshold counts as wrong. Of the set `final` only totals are shown unless `--details`
is asked for: nothing may be tuned on it.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click
from rasa.core.agent import Agent
from rasa.nlu.classifiers.fallback_classifier import undo_fallback_prediction
from rasa.shared.nlu.training_data.loading import load_data
from rasa.utils.log_utils import configure_structlog

from bot.errors import AdvieschatError
from bot.settings import PROJECT_ROOT
from bot.understanding import scoring
from bot.understanding.normalizer import normalize
from bot.understanding.scoring import Prediction

SET_NAMES = ("dev", "exam_oneven", "exam_even", "d_oneven", "d_even", "final")
_MAY_BE_READ = ("dev", "exam_oneven", "d_oneven")
_SETS = PROJECT_ROOT / "tests" / "understanding" / "data"
_THRESHOLDS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6)
_NONSENSE_LINES = 200


def read_set(name: str) -> list[dict[str, str]]:
    """The sentences of the held-out set `name`, each with id, text and intent.

    Raises:
        AdvieschatError: there is no such set; names the file that should hold it.
    """
    path = _SETS / f"intents_{name}.jsonl"
    if not path.exists():
        raise AdvieschatError(f"There is no held-out set at {path}.")
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def nonsense(count: int = _NONSENSE_LINES, seed: int = 7) -> list[str]:
    """Random keys, as a cat on the keyboard types them: one to four "words" of three to nine."""
    dice = random.Random(seed)
    rows = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz")
    return [
        " ".join(
            "".join(dice.choices(dice.choice(rows), k=dice.randint(3, 9)))
            for _ in range(dice.randint(1, 4))
        )
        for _ in range(count)
    ]


def train(out: Path) -> tuple[Path, float]:
    """Train the NLU model with the project's config and data in a process of its own.

    Returns:
        The model's file and the seconds the whole command took.

    Raises:
        AdvieschatError: training failed; carries the last lines of what Rasa said.
    """
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "rasa", "train", "nlu", "--nlu", "data/nlu", "--out", str(out)],
        cwd=PROJECT_ROOT,
        env={**os.environ, "RASA_TELEMETRY_ENABLED": "false"},
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.perf_counter() - started
    models = sorted(out.glob("*.tar.gz"))
    if done.returncode or not models:
        tail = "\n".join((done.stdout + done.stderr).splitlines()[-12:])
        raise AdvieschatError(f"Training failed. Rasa's last words:\n{tail}")
    return models[-1], seconds


async def _parse(model: Path, texts: list[str]) -> list[tuple[str, str, float, float]]:
    # At its default level Rasa prints every message.
    configure_structlog(logging.WARNING)
    agent = Agent.load(str(model))
    await agent.parse_message("warm")
    results: list[tuple[str, str, float, float]] = []
    for text in texts:
        started = time.perf_counter()
        parsed = await agent.parse_message(text)
        seconds = time.perf_counter() - started
        intent = parsed["intent"]
        label = intent.get("full_retrieval_intent_name") or intent["name"]
        best = intent
        if label == scoring.FALLBACK:
            best = undo_fallback_prediction(parsed)["intent"]
        name = best["name"]
        selected = parsed.get("response_selector", {}).get(name)
        full = selected["response"]["intent_response_key"] if selected else name
        results.append((label, full, best["confidence"], seconds))
    return results


def training_texts() -> set[str]:
    """The training sentences, normalised, to tell which held-out sentences they happen to hold."""
    data = load_data(str(PROJECT_ROOT / "data" / "nlu"))
    return {normalize(example.get("text") or "") for example in data.intent_examples}


def _resident_megabytes() -> int:
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) // 1024
    return 0


def _print_totals(name: str, predictions: list[Prediction]) -> None:
    megabytes = _resident_megabytes()
    answered = [found for found in predictions if found.label != scoring.FALLBACK]
    times = [found.seconds * 1000 for found in predictions]
    labels = len({found.expected for found in predictions})
    click.echo(f"set                   {name}: {len(predictions)} sentences, {labels} intents")
    click.echo(f"accuracy              {scoring.accuracy(predictions):.3f}")
    click.echo(f"macro-F1              {scoring.macro_f1(predictions):.3f}")
    click.echo(
        f"answered              {len(answered) / len(predictions):.3f} (not under the threshold)"
    )
    click.echo(f"calibration error     {scoring.calibration_error(predictions):.3f}")
    click.echo(
        f"parse, ms             median {scoring.percentile(times, 0.5):.1f}, "
        f"p95 {scoring.percentile(times, 0.95):.1f}"
    )
    click.echo(f"memory of the process {megabytes} MB")


def _print_curve(predictions: list[Prediction], nonsense_confidences: list[float]) -> None:
    click.echo("\nthreshold  answered  accuracy  of answered  nonsense turned away")
    for point in scoring.threshold_curve(predictions, nonsense_confidences, _THRESHOLDS):
        click.echo(
            f"{point.threshold:9.2f}  {point.answered:8.3f}  {point.accuracy:8.3f}  "
            f"{point.accuracy_of_answered:11.3f}  {point.nonsense_rejected:.3f}"
        )


def _print_details(predictions: list[Prediction], with_sentences: bool) -> None:
    click.echo("\nworst intents (F1)")
    for label, score in list(scoring.f1_scores(predictions).items())[:12]:
        click.echo(f"  {score:.2f}  {label}")
    click.echo("\nconfusions (expected > got)")
    for expected, got, count in scoring.confusions(predictions)[:20]:
        click.echo(f"  {count}  {expected} > {got}")
    if with_sentences:
        click.echo("\nwrong")
        for found in predictions:
            if not found.correct:
                click.echo(
                    f"  {found.expected} > {found.label} ({found.best} {found.confidence:.2f}): "
                    f"{found.text}"
                )


@click.command()
@click.option("--set", "name", type=click.Choice(SET_NAMES), default="dev", show_default=True)
@click.option("--model", type=click.Path(path_type=Path, exists=True), help="Score this model.")
@click.option(
    "--details/--totals", default=None, help="Intents and confusions (default: dev only)."
)
@click.option("--errors", is_flag=True, help="Show the wrong sentences too (dev only).")
def command(name: str, model: Path | None, details: bool | None, errors: bool) -> None:
    """Score the understanding on a held-out set."""
    if errors and name not in _MAY_BE_READ:
        raise AdvieschatError(f"The sentences of {name} are not shown: tune on --set dev.")
    rows = read_set(name)
    gibberish = nonsense()
    with tempfile.TemporaryDirectory() as folder:
        seconds: float | None = None
        if model is None:
            click.echo("Training …")
            model, seconds = train(Path(folder))
        parsed = asyncio.run(_parse(model, [row["text"] for row in rows] + gibberish))
    predictions = [
        Prediction(row["id"], row["text"], row["intent"], *result)
        for row, result in zip(rows, parsed, strict=False)
    ]
    _print_totals(name, predictions)
    if seconds is not None:
        click.echo(f"training              {seconds:.0f} s (the whole `rasa train nlu`)")
    _print_curve(predictions, [confidence for _, _, confidence, _ in parsed[len(rows) :]])
    if details if details is not None else name == "dev":
        _print_details(predictions, errors)


if __name__ == "__main__":
    try:
        command()
    except AdvieschatError as error:
        click.echo(f"evaluate: {error}", err=True)
        sys.exit(1)
