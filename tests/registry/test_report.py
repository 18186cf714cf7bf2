"""The privacy report, the documents drawn from the configuration, and the commands."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Column, Date, Integer, MetaData, Table

from bot.cli import cli
from bot.cli.commands.privacy_report import tables_of_other_rooms
from bot.desk.schema import upgrade_desk
from bot.errors import AdvieschatError
from bot.privacy import Redacted
from bot.registry import codes
from bot.registry import registry as registry_module
from bot.registry.advies import AdviesContent
from bot.registry.contact import Contact
from bot.registry.database import writing
from bot.registry.documents import documents
from bot.registry.registry import Registry, utc_now
from bot.registry.report import OtherTable, make_report
from bot.registry.settings import Retention
from bot.registry.tables import metadata
from bot.settings import PROJECT_ROOT, Settings
from tests.registry.helpers import Clock, rows


def filled(registry: Registry, clock: Clock) -> tuple[str, str]:
    registry.conversations.write("a", Redacted("[]"), clock())
    clock.forward(hours=3)
    registry.intake.inform("b", "advies")
    registry.conversations.write("b", Redacted("[]"), clock())
    contact = Contact("Sanne Bakker", telefoon="+31612345678")
    registry.register_advies(AdviesContent("spoed"))
    return registry.register_advies(AdviesContent("advies"), given=("v1", clock()), contact=contact)


def test_counts_and_oldest_dates(registry: Registry, clock: Clock) -> None:
    filled(registry, clock)
    data_dir = Path(PROJECT_ROOT / "tests" / "registry" / "data")
    report = make_report(registry.engine, Retention(), clock(), data_dir)
    kinds = {kind.name: kind for kind in report.kinds}
    assert set(kinds) == set(metadata.tables)
    assert (kinds["conversations"].count, kinds["adviezen"].count) == (2, 2)
    assert kinds["toestemmingen"].count == report.with_contact == 1
    assert kinds["conversations"].oldest == "2026-03-14T02:00+00:00"
    assert kinds["adviezen"].oldest == "2026-03-14"
    assert kinds["tries"].oldest is None
    assert kinds["intakes"].oldest == "2026-03-14T05:00+00:00"
    assert [kind.overdue for kind in report.kinds] == [0] * len(kinds)
    late = make_report(registry.engine, Retention(), clock() + timedelta(days=800), data_dir)
    assert {kind.name: kind.overdue for kind in late.kinds if kind.overdue} == {
        "conversations": 2,
        "adviezen": 2,
    }
    assert "TE OUD: 2" in "\n".join(late.lines())
    assert report.files["data"]["count"] == len(list(data_dir.iterdir()))


def test_nothing_of_a_person_is_in_the_report(registry: Registry, clock: Clock) -> None:
    number, _ = filled(registry, clock)
    report = make_report(registry.engine, Retention(), clock(), Path(__file__).parent / "data")
    text = json.dumps(report.as_dict()) + "\n".join(report.lines())
    for token in ("Sanne", "Bakker", "612345678", number):
        assert token not in text


def test_tables_of_other_rooms_are_not_forgotten(registry: Registry, clock: Clock) -> None:
    other = MetaData()
    told = Table(
        "told",
        other,
        Column("id", Integer, primary_key=True, info={"nl": "nummer"}),
        Column("day", Date, info={"nl": "dag"}),
        info={"nl": "Verteld"},
    )
    Table("untold", other, Column("id", Integer, primary_key=True))
    extra = [OtherTable(told, "7 dagen", "day")]
    with writing(registry.engine) as connection:
        other.create_all(connection)
        connection.execute(told.insert().values(id=1, day=clock().date()))
    report = make_report(registry.engine, Retention(), clock(), Path(__file__).parent, extra)
    assert report.kinds[-1].retention == "7 dagen"
    assert (report.kinds[-1].count, report.kinds[-1].oldest) == (1, "2026-03-14")
    assert report.other_tables["untold"] == 0
    assert "told" not in report.other_tables
    assert "Verteld" in documents(extra=extra)["dpia.md"]


@pytest.mark.parametrize("name", ["dpia.md", "algoritmeregister.md"])
def test_the_documents_are_up_to_date(name: str) -> None:
    drawn = documents(extra=tables_of_other_rooms(Retention()))[name]
    kept = (PROJECT_ROOT / "docs" / name).read_text(encoding="utf-8")
    assert kept == drawn, "Run: advieschat privacy-report --docs docs/"


def test_the_handoffs_and_the_desk_are_reported_too(registry: Registry, clock: Clock) -> None:
    upgrade_desk(registry.engine)
    extra = tables_of_other_rooms(Retention(gesprek=timedelta(hours=3)))
    report = make_report(registry.engine, Retention(), clock(), Path(__file__).parent, extra)
    assert report.other_tables == {}
    kinds = {kind.name: kind for kind in report.kinds}
    assert kinds["handoff_callbacks"].retention.endswith("7 dagen")
    assert "3 uur" in kinds["handoff_messages"].retention
    assert kinds["desk_log"].retention == "2 jaar"
    assert "desk_medewerkers" in documents(extra=extra)["dpia.md"]


def test_the_documents_follow_the_configuration() -> None:
    usual, short = documents(), documents(Retention(advies_days=90, gesprek=timedelta(hours=2)))
    assert "2 jaar na het laatste contact" in usual["dpia.md"]
    assert "90 dagen na het laatste contact" in short["dpia.md"]
    assert "hooguit 2 uur" in short["algoritmeregister.md"]
    for table in metadata.sorted_tables:
        for column in table.columns:
            assert f"| `{column.name}` | {column.info['nl']} |" in usual["dpia.md"]


# The commands.


@pytest.fixture
def run(sqlite_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> object:
    """Runs `advieschat …` on the test's data folder; the light code hash keeps it quick."""
    monkeypatch.setenv("ADVIESCHAT_DATA_DIR", str(sqlite_settings.data_dir))
    monkeypatch.delenv("ADVIESCHAT_DATABASE_URL", raising=False)

    class LightHasher(codes.CodeHasher):
        def __init__(self) -> None:
            super().__init__(memory_kib=64, rounds=1)

    monkeypatch.setattr(registry_module, "CodeHasher", LightHasher)

    def invoke(*arguments: str, typed: str = "") -> Result:
        return CliRunner().invoke(cli, list(arguments), input=typed)

    return invoke


def test_purge_says_what_went(run: object, sqlite_registry: Registry) -> None:
    sqlite_registry.conversations.write("old", Redacted("[]"), utc_now() - timedelta(days=2))
    sqlite_registry.conversations.write("new", Redacted("[]"), utc_now())
    done = run("purge")  # type: ignore[operator]
    assert done.exit_code == 0, done.output
    assert "Gesprekken: 1 verwijderd" in done.output
    assert sqlite_registry.conversations.ids() == ["new"]


def test_purge_on_an_empty_folder(run: object) -> None:
    done = run("purge")  # type: ignore[operator]
    assert done.exit_code == 0, done.output


def test_privacy_report_for_people_and_machines(run: object, sqlite_registry: Registry) -> None:
    sqlite_registry.register_advies(AdviesContent("advies"))
    text = run("privacy-report").output  # type: ignore[operator]
    assert "Adviezen: 1, oudste 2026-03-14" in text
    assert "2 jaar na het laatste contact" in text
    report = json.loads(run("privacy-report", "--json").output)  # type: ignore[operator]
    assert next(kind for kind in report["kinds"] if kind["name"] == "adviezen")["count"] == 1


def test_privacy_report_draws_the_documents(run: object, tmp_path: Path) -> None:
    done = run("privacy-report", "--docs", str(tmp_path / "docs"))  # type: ignore[operator]
    assert done.exit_code == 0, done.output
    assert sorted(p.name for p in (tmp_path / "docs").iterdir()) == [
        "algoritmeregister.md",
        "dpia.md",
    ]


def test_advies_show_and_delete(run: object, sqlite_registry: Registry) -> None:
    number, code = sqlite_registry.register_advies(AdviesContent("advies", rol="omstander"))
    shown = run("advies", "show", "--dossiernummer", number, typed=f"{code}\n")  # type: ignore[operator]
    assert shown.exit_code == 0, shown.output
    assert "Jouw rol: omstander" in shown.output
    assert code not in shown.output
    kept = run("advies", "delete", "--dossiernummer", number, typed=f"{code}\nn\n")  # type: ignore[operator]
    assert kept.exit_code == 1
    assert len(rows(sqlite_registry, "adviezen")) == 1
    gone = run("advies", "delete", "--dossiernummer", number, typed=f"{code}\ny\n")  # type: ignore[operator]
    assert gone.exit_code == 0, gone.output
    assert rows(sqlite_registry, "adviezen") == []


def test_advies_revoke(run: object, sqlite_registry: Registry, clock: Clock) -> None:
    number, code = filled(sqlite_registry, clock)
    done = run("advies", "revoke", "--dossiernummer", number, typed=f"{code}\n")  # type: ignore[operator]
    assert "De contactgegevens zijn verwijderd" in done.output
    assert rows(sqlite_registry, "toestemmingen") == []
    assert len(rows(sqlite_registry, "adviezen")) == 2


def test_advies_with_a_wrong_code(run: object, sqlite_registry: Registry) -> None:
    number, _ = sqlite_registry.register_advies(AdviesContent("advies"))
    done = run("advies", "delete", "--yes", "--dossiernummer", number, typed="CDFG-HJK3-4679\n")  # type: ignore[operator]
    assert isinstance(done.exception, AdvieschatError)
    assert "horen niet bij elkaar" in str(done.exception)
    assert len(rows(sqlite_registry, "adviezen")) == 1


@pytest.mark.parametrize("part", ["show", "delete", "revoke"])
def test_the_code_cannot_be_given_on_the_command_line(run: object, part: str) -> None:
    told = run("advies", part, "--help").output  # type: ignore[operator]
    assert not re.search(r"--code\b", told)
    refused = run("advies", part, "--dossiernummer", "AV-1234-5678", "--code", "x")  # type: ignore[operator]
    assert refused.exit_code == 2
