"""CPU and wall time of the redactor per message, and for long input.

python benchmarks/privacy_latency.py
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from bot.privacy import default_redactor
from bot.privacy.evaluate import load

DATA = Path(__file__).resolve().parent.parent / "tests" / "privacy" / "data"


def main() -> None:
    """Print medians and 95th percentiles in milliseconds, and seconds for 100,000 characters."""
    begin = time.perf_counter()
    redactor = default_redactor()
    redactor.redact("opwarmen")
    print(f"load {time.perf_counter() - begin:.2f} s")
    texts = [
        m["text"] for name in ("tune", "unseen", "fresh") for m in load(DATA / f"{name}.jsonl")
    ]
    for name, clock in (("cpu", time.process_time), ("wall", time.perf_counter)):
        times = []
        for text in texts:
            start = clock()
            redactor.redact(text)
            times.append((clock() - start) * 1000)
        times.sort()
        print(
            f"{name}: median {statistics.median(times):.2f} ms, "
            f"p95 {times[int(0.95 * len(times))]:.2f} ms, max {times[-1]:.2f} ms"
        )
    for unit in ("a", "a.", "mijn buurman kevin slaat haar. "):
        start = time.process_time()
        redactor.redact(unit * (100_000 // len(unit)))
        print(f"100,000 characters of {unit!r}: {time.process_time() - start:.2f} s cpu")


if __name__ == "__main__":
    main()
