"""Rasa itself replays the recorded conversations (`rasa test core`)."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot.assistant.model import model_path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
STORIES = HERE / "stories" / "test_gesprekken.yml"
SCRIPTS = HERE / "scripts.yml"

pytestmark = [pytest.mark.model, pytest.mark.slow]


def test_every_script_was_recorded_and_there_are_enough() -> None:
    names = [one["naam"] for one in yaml.safe_load(SCRIPTS.read_text(encoding="utf-8"))]
    stories = yaml.safe_load(STORIES.read_text(encoding="utf-8"))["stories"]
    assert len(names) == len(set(names)) >= 60
    assert [one["story"] for one in stories] == names, "run: python -m tests.dialogue.record"


@pytest.mark.timeout(900)
def test_rasa_predicts_every_recorded_conversation(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-W", "ignore", "-m", "rasa", "test", "core"),
            *("--stories", str(STORIES.parent), "--model", str(model_path())),
            *("--out", str(tmp_path), "--no-plot", "--fail-on-prediction-errors"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    report = (tmp_path / "story_report.json").read_text(encoding="utf-8")
    failed = (tmp_path / "failed_test_stories.yml").read_text(encoding="utf-8")
    assert done.returncode == 0, failed[:3000]
    assert re.search(r"conversation_accuracy", report), json.dumps(report)[:300]
    accuracy = json.loads(report)["conversation_accuracy"]
    assert accuracy["correct"] == accuracy["total"] >= 60
