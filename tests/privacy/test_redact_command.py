"""`advieschat redact`: JSON Lines in, JSON Lines out."""

from __future__ import annotations

import json

from click.testing import CliRunner

from bot.cli.commands.redact import command


def run(payload: bytes) -> tuple[list[dict[str, object]], str, int]:
    result = CliRunner().invoke(command, input=payload)
    return (
        [json.loads(line) for line in result.stdout.splitlines()],
        result.stderr,
        result.exit_code,
    )


def test_one_line_for_one_line_in_order() -> None:
    lines = [{"id": n, "text": f"kevin {n}"} for n in range(5)]
    answers, stderr, status = run("".join(json.dumps(x) + "\n" for x in lines).encode())
    assert answers == [{"id": n, "redacted": f"[NAAM] {n}"} for n in range(5)]
    assert (stderr, status) == ("", 0)


def test_a_bad_line_is_named_keeps_its_place_and_loses_nothing() -> None:
    payload = b'{"id":"a","text":"ja"}\nkevin\n{"id":"c"}\n[1]\n\xff\n\n{"id":"d","text":"nee"}\n'
    answers, stderr, status = run(payload)
    assert [a["id"] for a in answers] == ["a", None, "c", None, None, None, "d"]
    assert ["error" in a for a in answers] == [False, True, True, True, True, True, False]
    assert all(f"line {n}:" in stderr for n in (2, 3, 4, 5, 6))
    assert "kevin" not in stderr
    assert status == 1


def test_odd_characters_survive() -> None:
    text = "null \x00 emoji 👩‍👧 half \ud83d"
    answers, _, status = run(json.dumps({"id": 1, "text": text}).encode())
    assert answers == [{"id": 1, "redacted": text}]
    assert status == 0


def test_no_input_is_no_output() -> None:
    assert run(b"") == ([], "", 0)
