"""Time of `find_places` and `resolve` per message: `python benchmarks/regio.py`."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from bot.regio import find_places, resolve

ROOT = Path(__file__).resolve().parent.parent
CASES = [
    line.split("|")[0].strip()
    for line in (ROOT / "tests/regio/data/zinnen.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
TYPICAL = [
    "ik ben juf in Zwolle en een jongen uit mijn klas zit al weken onder de blauwe plekken",
    "ik hoor elke avond geschreeuw bij mijn buren en in de ochtend zie ik het kind huilend naar school gaan",
    "mijn oma woont in een flat en mijn oom haalt geld van haar rekening, ze durft niks te zeggen",
    "in onze straat woont een gezin uit utrech en bij hen is het altijd onrustig in de nacht",
]


def measure(name: str, texts: list[str], rounds: int, function: object) -> None:
    times = []
    for text in texts:
        for _ in range(rounds):
            begin = time.perf_counter()
            function(text)  # type: ignore[operator]
            times.append((time.perf_counter() - begin) * 1000)
    times.sort()
    print(
        f"{name:28} p50 {statistics.median(times):.2f} ms   "
        f"p95 {times[int(len(times) * 0.95)]:.2f} ms   max {times[-1]:.2f} ms"
    )


if __name__ == "__main__":
    begin = time.perf_counter()
    resolve("zwolle")
    print(f"loading and first answer     {(time.perf_counter() - begin) * 1000:.0f} ms")
    measure("find_places, typical", TYPICAL, 50, find_places)
    measure("find_places, test sentences", CASES, 5, find_places)
    measure("resolve, test sentences", CASES, 5, resolve)
    measure("find_places, 20,000 chars", [" ".join(TYPICAL * 60)[:20000]], 3, find_places)
