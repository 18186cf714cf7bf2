"""What the browser warns about, beside what the redactor on the server takes out.

The browser has a compact part of the rules, so it warns for less; the server leaves out the rest.
"""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterable

import pytest

from bot.privacy import Redactor
from tests.web.served import ROOT, WEB

RUN = """
import { detect } from %s;
import { readFileSync } from "node:fs";
const texts = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map(detect)));
"""
# Kinds with a fixed form: nearly all are seen in the browser too.
FIXED = ("TELEFOON", "POSTCODE", "EMAIL", "URL", "IBAN", "GEBOORTEDATUM")


def detected(texts: Iterable[str]) -> list[list[dict]]:
    """The browser's findings, from the very module that is bundled."""
    module = json.dumps((WEB / "dist" / "detect.mjs").as_uri())
    done = subprocess.run(
        ["node", "--input-type=module", "-e", RUN % module],
        input=json.dumps(list(texts)),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


# Nothing was changed after a look at "unseen"; it is too small for a bar per kind.
@pytest.mark.parametrize(("name", "of_fixed"), [("tune", 0.85), ("unseen", 0.5)])
def test_most_of_what_the_server_takes_out_is_told_beforehand(name: str, of_fixed: float) -> None:
    path = ROOT / "tests" / "privacy" / "data" / f"{name}.jsonl"
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    redactor = Redactor()
    personal = warned = clean = for_nothing = 0
    seen: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    for text, found in zip(texts, detected(texts), strict=True):
        taken = redactor.find(text)
        personal += bool(taken)
        warned += bool(taken and found)
        clean += not taken
        for_nothing += bool(found and not taken)
        for one in taken:
            all_of[one.label] += 1
            seen[one.label] += any(a["start"] < one.end and one.start < a["end"] for a in found)
    assert warned / personal >= 0.65
    assert for_nothing / clean <= 0.08
    fixed = sum(seen[label] for label in FIXED) / sum(all_of[label] for label in FIXED)
    assert fixed >= of_fixed


def test_help_numbers_public_bodies_and_family_words_are_left_alone() -> None:
    texts = [
        "Ik heb 112 en 0800-2000 gebeld, en 0800-0432 en 088 0767000.",
        "Veilig Thuis in Utrecht en de GGD weten het al.",
        "De buurman slaat zijn vrouw. De kinderen van 3 en 7 huilen.",
        "Hij heet niet zo, ze zegt dat mijn moeder boos is.",
        "In 2024 is het begonnen, ongeveer 1500 euro per maand.",
    ]
    assert detected(texts) == [[]] * len(texts)


def test_what_a_name_is_called_by_is_found_in_capitals_and_without() -> None:
    texts = ["hij heet Daan Bakker", "meneer Özdemir van nr 8", "mijn buurman kevin", "R. Santokhi"]
    shown = [
        [text[one["start"] : one["end"]] for one in found]
        for text, found in zip(texts, detected(texts), strict=True)
    ]
    assert shown == [["Daan Bakker"], ["Özdemir", "nr 8"], ["kevin"], ["R. Santokhi"]]
