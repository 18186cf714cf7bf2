"""Make the pictures of the desk in docs/schermen: `python scripts/desk_screens.py`.

They come from the test that looks for barriers, so that they show what is tested.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "schermen"
KEPT = (
    "desk-wachtrij-light-1280.png",
    "desk-wachtrij-dark-1280.png",
    "desk-wachtrij-light-320.png",
    "desk-handoff-light-1280.png",
    "desk-gesprekken-light-1280.png",
    "desk-gesprekken-light-320.png",
    "desk-cijfers-light-1280.png",
    "desk-cijfers-dark-1280.png",
    "desk-code-light-1280.png",
)


def main() -> int:
    """Run the tests with a folder for their pictures, and keep some."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "tests/desk/test_browser.py", "-k", "barrier"],
            cwd=ROOT,
            env={**os.environ, "DESK_SCREENSHOTS": folder, "PYTHONPATH": str(ROOT)},
            check=False,
        )
        for name in KEPT:
            made = Path(folder, name)
            if made.exists():
                (TARGET / name).write_bytes(made.read_bytes())
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
