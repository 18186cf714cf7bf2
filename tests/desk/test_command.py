"""`advieschat medewerkers` on the command line."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from bot.cli.commands.medewerkers import command
from bot.desk.accounts import Accounts
from bot.desk.errors import AccountError
from bot.registry.database import open_engine
from bot.settings import load_settings

PASSWORD = "vier losse woorden samen\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("ADVIESCHAT_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.delenv("ADVIESCHAT_DATABASE_URL", raising=False)

    def run(*args: str, given: str | None = None):
        return CliRunner().invoke(command, list(args), input=given)

    return run


def test_from_the_first_account_to_a_blocked_one(run) -> None:
    assert "nog geen accounts" in run("list").output
    assert run("add", "bas", "--rol", "beheerder", given=PASSWORD).exit_code == 0
    assert run("add", "anna", given=PASSWORD).exit_code == 0
    assert run("add", "sso.anna", "--sso").exit_code == 0
    assert run("set-role", "anna", "beheerder").exit_code == 0
    assert run("reset-totp", "anna").exit_code == 0
    assert run("set-password", "anna", given="heel andere woorden nu\n").exit_code == 0
    assert run("require-totp", "ja").exit_code == 0
    assert run("disable", "anna").exit_code == 0
    listed = run("list").output
    assert "anna      beheerder   wachtwoord, geen code-app  geblokkeerd" in listed
    assert "single sign-on" in listed and "is verplicht" in listed
    assert run("enable", "anna").exit_code == 0
    assert "geblokkeerd" not in run("list").output


def test_the_password_is_kept_as_an_argon2_hash_and_never_shown(run) -> None:
    done = run("add", "anna", given=PASSWORD)
    assert PASSWORD.strip() not in done.output
    engine = open_engine(load_settings())
    kept = Accounts(engine).get("anna").password_hash
    engine.dispose()
    assert kept is not None and kept.startswith("$argon2id$")


def test_the_password_cannot_be_given_as_an_argument(run) -> None:
    assert run("add", "anna", "--wachtwoord", "x" * 20).exit_code == 2
    assert run("add", "anna", "x" * 20).exit_code == 2


@pytest.mark.parametrize(
    ("args", "given", "words"),
    [
        (("add", "anna"), "kort\n", "te kort"),
        (("add", "anna"), "", "te kort"),
        (("add", "anna"), "aaaaaaaaaaaaaaaa\n", "te makkelijk"),
        (("add", "Anna de Vries"), PASSWORD, "kleine letters"),
        (("disable", "niemand"), None, "bestaat niet"),
        (("set-password", "niemand"), PASSWORD, "bestaat niet"),
    ],
)
def test_what_cannot_be_done_says_how_it_can(run, args, given, words: str) -> None:
    done = run(*args, given=given)
    assert isinstance(done.exception, AccountError)
    assert words in str(done.exception)


def test_a_removed_account_is_gone_and_its_name_is_not_used_again(run) -> None:
    run("add", "bas", "--rol", "beheerder", given=PASSWORD)
    run("add", "anna", given=PASSWORD)
    assert run("remove", "anna", given="n\n").exit_code == 1
    assert run("remove", "anna", "--yes").exit_code == 0
    assert "anna" not in run("list").output
    assert "eerder gebruikt" in str(run("add", "anna", given=PASSWORD).exception)
    assert "geen beheerder meer" in str(run("remove", "bas", "--yes").exception)
    assert "bas" in run("list").output


def test_a_second_account_with_the_same_name_is_refused(run) -> None:
    run("add", "anna", given=PASSWORD)
    again = run("add", "anna", given=PASSWORD)
    assert "Er is al een account anna" in str(again.exception)
