"""Time of all entities per message, and of each recognizer: `python benchmarks/regio_entities.py`."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.understanding.entities import everything, find_all

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests/understanding/entity_data"
CASES = sorted(
    {
        line.split("|")[0].strip()
        for file in FOLDER.glob("*.txt")
        for line in file.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    }
)
TYPICAL = [
    "ik ben juf in Zwolle en een jongen uit mijn klas zit al weken onder de blauwe plekken",
    "ik hoor elke avond geschreeuw bij mijn buren en in de ochtend zie ik het kind huilend naar school gaan",
    "mijn oma woont in een flat en mijn oom haalt geld van haar rekening, ze durft niks te zeggen",
    "een moeder met drie kinderen van 2, 5 en 9, ze laat ze de hele avond alleen en ze hebben honger",
]


def measure(name: str, texts: list[str], rounds: int, function: Callable[[str], Any]) -> None:
    times = []
    for text in texts:
        for _ in range(rounds):
            begin = time.perf_counter()
            function(text)
            times.append((time.perf_counter() - begin) * 1000)
    times.sort()
    print(
        f"{name:30} p50 {statistics.median(times):.2f} ms   "
        f"p95 {times[int(len(times) * 0.95)]:.2f} ms   max {times[-1]:.2f} ms"
    )


if __name__ == "__main__":
    find_all("zwolle")
    for slot, find in everything._RECOGNIZERS:
        measure(slot, TYPICAL, 50, find)
    measure("all, typical (90 chars)", TYPICAL, 50, find_all)
    measure("all, test sentences", CASES, 3, find_all)
    measure("all, 5,000 chars", [" ".join(TYPICAL * 20)[:5000]], 3, find_all)
