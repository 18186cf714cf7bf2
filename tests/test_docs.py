"""Drawn documents fit what they are drawn from."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_picture_of_the_conversation_fits_the_rules() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/draw_flow.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_readme_names_every_setting_and_no_other() -> None:
    used = {
        name
        for folder in ("bot", "actions")
        for path in (ROOT / folder).rglob("*.py")
        for name in re.findall(r"\bADVIESCHAT_[A-Z_]+[A-Z]", path.read_text(encoding="utf-8"))
    }
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = [line for line in readme.splitlines() if line.startswith("| `ADVIESCHAT_")]
    named = set(
        re.findall(r"`(ADVIESCHAT_[A-Z_]+)`", "\n".join(line.split("|")[1] for line in table))
    )
    assert named == used
