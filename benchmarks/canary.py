"""How much of what is planted gets past the redactor, and whether any of it is kept.

    python benchmarks/canary.py              the redactor alone, ten thousand messages; a minute
    python benchmarks/canary.py --server     also the whole canary against a server on SQLite

The canary test (`tests/canary`) asserts that nothing of what the redactor finds is in any byte
the program leaves behind; this prints the figures, on other seeds than the test uses.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.canary.conversations import generate
from tests.canary.judge import expect
from tests.canary.run import run
from tests.canary.server import Server, wait_for_model
from tests.canary.values import Values


def redactor_alone(count: int, seeds: range) -> None:
    """Leak rate per label and register, on conversations that no test has seen."""
    planted: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for seed in seeds:
        for one in generate(count, Values(seed)):
            expected = expect([one])
            for piece in (*expected.found, *expected.missed):
                planted.update((piece.label, one.register, "all"))
            for piece in expected.missed:
                missed.update((piece.label, one.register, "all"))
    print(f"{count * len(seeds)} conversations, {planted['all']} pieces planted")
    for name in sorted(planted, key=lambda name: (name.islower(), name)):
        rate = missed[name] / planted[name]
        print(f"  {name:<14} {missed[name]:>5} of {planted[name]:>5} missed  {rate:6.1%}")


def whole(count: int) -> bool:
    """The whole canary; whether nothing was found."""
    wait_for_model()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder) / "var", Path(folder) / "output")
        start = time.perf_counter()
        try:
            outcome = run(server, count)
        finally:
            server.stop()
    print(f"{outcome.report()}\n  took {time.perf_counter() - start:.0f} s")
    for hit in sorted(outcome.hits | outcome.logged, key=str):
        print(f"  FOUND {hit.form} in {hit.place}")
    return not outcome.hits and not outcome.logged


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", action="store_true", help="also run the whole canary")
    parser.add_argument("--conversations", type=int, default=520)
    arguments = parser.parse_args()
    redactor_alone(arguments.conversations, range(1, 6))
    if arguments.server and not whole(arguments.conversations):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
