"""Drawn documents fit what they are drawn from."""

from __future__ import annotations

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
