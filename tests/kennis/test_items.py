"""The knowledge in `data/kennis`: every item has a known source and was checked this year."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.kennis.items import Item, KennisError, load, overdue, source_line
from bot.kennis.leesbaarheid import measure

ITEMS = tuple(load().items.values())

GOOD = """
items:
- id: proef.een
  soort: proef
  titel: Een proef
  tekst: |-
    De eerste alinea loopt
    over twee regels.

    De tweede.
  bron:
  - {document: handelingsprotocol, plaats: "§6.5.1"}
  - {document: toolkid, plaats: leidende principes}
  versie: 1
  gecontroleerd: 2026-11-22
"""


def folder_with(tmp_path: Path, text: str) -> Path:
    """A folder with one knowledge file."""
    (tmp_path / "proef.yml").write_text(text, encoding="utf-8")
    return tmp_path


def test_nothing_is_overdue() -> None:
    late = overdue(ITEMS, date.today())  # noqa: DTZ011 - the day where the test runs
    assert not late, f"hold these against their sources again: {[item.id for item in late]}"


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_item_has_sources_a_reader_can_find(item: Item) -> None:
    assert item.bron
    line = source_line(item)
    assert str(item.gecontroleerd.year) in line
    for bron in item.bron:
        assert bron.plaats in line


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_item_is_told_in_sentences_one_can_follow(item: Item) -> None:
    """Professionals may get precise terms, but no sentence of more than 24 words."""
    for text in (item.titel, *item.alineas, *item.punten):
        assert measure(text).longest_sentence <= 24, text


def test_item_as_read(tmp_path: Path) -> None:
    kennis = load(folder_with(tmp_path, GOOD))
    item = kennis.item("proef.een")
    assert item.alineas == ("De eerste alinea loopt over twee regels.", "De tweede.")
    assert item.references == ("HP §6.5.1", "toolKID")
    assert item.gecontroleerd == date(2026, 11, 22)
    assert source_line(item) == (
        "Handelingsprotocol Veilig Thuis (2025), §6.5.1; toolKID, afspraken over informatie "
        "uitwisselen (regio Heerlen), leidende principes. Nagekeken op 22 november 2026."
    )
    assert kennis.soort("proef") == (item,) == kennis.onder("proef")
    assert not kennis.onder("proef.een")
    with pytest.raises(KennisError, match=r"proef\.twee"):
        kennis.item("proef.twee")


def test_items_for_one_sector(tmp_path: Path) -> None:
    text = GOOD + GOOD.replace("items:\n", "").replace("proef.een", "proef.twee").replace(
        "  versie: 1", "  sectoren: [onderwijs]\n  versie: 1"
    )
    kennis = load(folder_with(tmp_path, text))
    assert [item.id for item in kennis.soort("proef", "onderwijs")] == ["proef.een", "proef.twee"]
    assert [item.id for item in kennis.soort("proef", "justitie")] == ["proef.een"]
    assert len(kennis.soort("proef")) == 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("gecontroleerd: 2026-11-22", "gecontroleerd: 2026-13-22", "gecontroleerd is no date"),
        ("  gecontroleerd: 2026-11-22\n", "", "gecontroleerd"),
        ("§6.5.1", "§6.5.9", "no such section"),
        ("leidende principes", "slot", "slot"),
        ("document: toolkid", "document: wikipedia", "wikipedia"),
        (
            "document: toolkid, plaats: leidende principes",
            "document: web, plaats: 'https://x.nl/'",
            "x.nl",
        ),
        ("  versie: 1\n", "  versie: 1\n  mening: ja\n", "mening"),
        ("  versie: 1\n", "  versie: 1\n  sectoren: [kapper]\n", "kapper"),
        ("items:", "kennis:", "proef.yml"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(KennisError, match=message):
        load(folder_with(tmp_path, GOOD.replace(old, new)))


def test_an_item_without_source_is_refused(tmp_path: Path) -> None:
    start, end = GOOD.index("  bron:"), GOOD.index("  versie:")
    with pytest.raises(KennisError, match=r"proef\.een.*'bron' is a required property"):
        load(folder_with(tmp_path, GOOD[:start] + GOOD[end:]))
    with pytest.raises(KennisError, match=r"proef\.een"):
        load(folder_with(tmp_path, GOOD[:start] + "  bron: []\n" + GOOD[end:]))


def test_an_id_stands_there_once(tmp_path: Path) -> None:
    with pytest.raises(KennisError, match="twice"):
        load(folder_with(tmp_path, GOOD + GOOD.replace("items:\n", "")))


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(KennisError, match="no knowledge"):
        load(tmp_path)


@pytest.mark.parametrize(("days", "late"), [(0, 0), (365, 0), (366, 1), (-1, 1)])
def test_an_item_is_overdue_after_a_year(tmp_path: Path, days: int, late: int) -> None:
    items = tuple(load(folder_with(tmp_path, GOOD)).items.values())
    assert len(overdue(items, date(2026, 11, 22) + timedelta(days=days))) == late
