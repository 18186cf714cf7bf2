"""The trained model: where it is, whether it still fits the training data, and training it."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from bot.errors import ModelMissingError
from bot.settings import PROJECT_ROOT

MODELS = PROJECT_ROOT / "models"
MODEL_NAME = "advieschat"
_STAMP = MODELS / "advieschat.sha256"
# What the model depends on: the data, the configuration and the code of components that learn.
# (Danger, places and entities are code of their own and learn nothing here.)
_SOURCES = (
    "domain.yml",
    "config.yml",
    "data",
    "bot/understanding",
)
_LEARNS_NOTHING = frozenset(
    {
        "entities",
        "entity_extractor.py",
        "clauses.py",
        "wishes.py",
        "wish_component.py",
        "danger_component.py",
        "evaluate.py",
        "scoring.py",
        "kennis",  # data/kennis: read when it is told, never learnt
    }
)
_SUFFIXES = {".yml", ".py", ".csv", ".json", ".jsonl", ".txt", ".npz"}


def fingerprint(root: Path = PROJECT_ROOT) -> str:
    """SHA-256 over everything the model depends on."""
    digest = hashlib.sha256()
    for source in _SOURCES:
        path = root / source
        files = [path] if path.is_file() else sorted(path.rglob("*"))
        for file in files:
            if (
                _LEARNS_NOTHING.isdisjoint(file.parts)
                and file.suffix in _SUFFIXES
                and file.is_file()
            ):
                digest.update(str(file.relative_to(root)).encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def model_path() -> Path:
    """The trained model's file.

    Raises:
        ModelMissingError: when there is none.
    """
    path = MODELS / f"{MODEL_NAME}.tar.gz"
    if not path.is_file():
        raise ModelMissingError("There is no trained model yet. Run: advieschat train")
    return path


def is_current() -> bool:
    """Whether there is a model, trained on the data as they are now."""
    return (
        (MODELS / f"{MODEL_NAME}.tar.gz").is_file()
        and _STAMP.is_file()
        and _STAMP.read_text(encoding="utf-8").strip() == fingerprint()
    )


def train(progress: Callable[[str], None]) -> Path:
    """Train the model from the project's data and configuration; about two minutes at most.

    `progress` is told what happens. The old model stays in use until the new one is complete.

    Raises:
        ModelMissingError: when Rasa finished without a model; its own output says why.
    """
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    from rasa.api import train as rasa_train

    wanted = fingerprint()
    progress("Training the model (about a minute)…")
    MODELS.mkdir(exist_ok=True)
    # A folder of its own: two trainings at once must not mix their files.
    fresh = Path(tempfile.mkdtemp(prefix="new-", dir=MODELS))
    result = rasa_train(
        domain=str(PROJECT_ROOT / "domain.yml"),
        config=str(PROJECT_ROOT / "config.yml"),
        training_files=str(PROJECT_ROOT / "data"),
        output=str(fresh),
        force_training=True,
        fixed_model_name=MODEL_NAME,
    )
    if result.code != 0 or not result.model:
        raise ModelMissingError(
            "Training gave no model. Run `rasa data validate` to see what is wrong in the data."
        )
    final = MODELS / f"{MODEL_NAME}.tar.gz"
    Path(result.model).replace(final)
    shutil.rmtree(fresh, ignore_errors=True)
    _STAMP.write_text(wanted + "\n", encoding="utf-8")
    progress(f"Model ready: {final.relative_to(PROJECT_ROOT)}")
    return final
