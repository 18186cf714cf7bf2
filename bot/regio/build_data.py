"""Writes `data/regios.csv` and `data/plaatsen.csv` from the project's table of facts.

Run by hand when the facts change: `python -m bot.regio.build_data FOLDER_WITH_FACTS`.
The program itself reads only what this wrote.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.regio.fuzzy import near_places
from bot.regio.gazetteer import DATA, load_gazetteer
from bot.regio.tokens import key_of

FIELDS = ("naam", "soort", "gemeente", "provincie", "regio", "plaats", "zeker")

# Aliases that name a part of a municipality and stay the name of the place; every other alias is
# another way to write the municipality itself.
PARTS = frozenset(
    """Scheveningen Loosduinen Kijkduin Ypenburg Leidschenveen Bijlmer Bijlmermeer IJburg
    Slotervaart Osdorp Geuzenveld Charlois Feijenoord IJsselmonde Hillegersberg Overschie Delfshaven
    Overvecht Kanaleneiland Woensel Strijp Beijum Lewenborg Reeshof Presikhaven Dukenburg Lindenholt
    Schalkwijk Vathorst Stadshagen Driebergen Delden Horst Schiphol Maarssenbroek Snits Boalsert
    Frjentsjer""".split()
)
# Foreign places that a correction would take for a Dutch one; the word lists hold no names.
ABROAD = """duitsland belgie frankrijk engeland spanje italie polen turkije marokko suriname curacao
aruba syrie irak iran afghanistan somalie eritrea ethiopie oekraine rusland roemenie bulgarije
hongarije china indonesie antillen portugal griekenland oostenrijk zwitserland denemarken zweden
noorwegen finland ierland schotland amerika canada australie brazilie colombia ghana nigeria kenia
egypte tunesie algerije libanon jordanie israel pakistan india vlaanderen antwerpen gent brugge
brussel luik berlijn keulen dusseldorf londen parijs istanbul europa azie afrika kroatie servie
meldrecht meldplicht spreekrecht bosnie tsjechie thailand vietnam japan mexico venezuela""".split()
# What people call the two cities with a formal name.
USUAL = {"'s-Gravenhage": "Den Haag", "'s-Hertogenbosch": "Den Bosch"}
CANONICAL = {"Snits": "Sneek", "Boalsert": "Bolsward", "Frjentsjer": "Franeker"}


def usual_name(gemeente: str) -> str:
    """Name in daily use: "Bergen (NH.)" becomes "Bergen", "'s-Gravenhage" "Den Haag"."""
    return USUAL.get(gemeente, re.sub(r" \(.*\)$", "", gemeente))


def read(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, fields: Iterable[str], rows: list[dict[str, str]]) -> None:
    """Write rows as CSV with a header and Unix line ends."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(fields), lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def build_regions(facts: Path, provinces: dict[str, list[str]]) -> list[dict[str, str]]:
    """Rows for `regios.csv`; a website that was not confirmed is left out."""
    return [
        {
            "id": row["id"],
            "naam": row["naam"],
            "telefoon": row["telefoon"],
            "website": row["website"] if row["website_status"] == "bevestigd" else "",
            "provincies": ";".join(provinces[row["id"]]),
        }
        for row in read(facts / "regios.csv")
    ]


def build_places(facts: Path) -> tuple[list[dict[str, str]], dict[str, list[str]]]:
    """Rows for `plaatsen.csv`, and the provinces of every region."""
    rows: list[dict[str, str]] = []
    provinces: dict[str, list[str]] = {}
    of_gemeente: dict[str, dict[str, str]] = {}
    for row in read(facts / "gemeenten.csv"):
        naam = row["naam"]
        place = {
            "naam": naam,
            "soort": "gemeente",
            "gemeente": naam,
            "provincie": row["provincie"],
            "regio": row["vt_regio"],
            "plaats": usual_name(naam),
            "zeker": "1" if row["zekerheid"] == "zeker" else "0",
        }
        of_gemeente[naam] = place
        rows.append(place)
        # The province with most municipalities comes first.
        provinces.setdefault(row["vt_regio"], []).append(row["provincie"])
    for row in read(facts / "woonplaatsen.csv"):
        rows.append(
            {
                "naam": row["woonplaats"],
                "soort": "woonplaats",
                "gemeente": row["gemeente"],
                "provincie": row["provincie"],
                "regio": row["vt_regio"],
                "plaats": USUAL.get(row["woonplaats"], row["woonplaats"]),
                "zeker": "1" if row["zekerheid"].startswith("zeker") else "0",
            }
        )
    for row in read(facts / "aliases.csv"):
        naam, gemeente = row["alias"], row["gemeente"]
        place = dict(of_gemeente.get(gemeente) or {"gemeente": "", "provincie": "", "zeker": "1"})
        place["naam"] = naam
        place["regio"] = row["vt_regio"]
        if row["soort"] == "streek":
            place |= {"soort": "streek", "plaats": naam}
        elif row["type"] == "netnummer":
            place |= {"soort": "netnummer", "plaats": usual_name(gemeente)}
        elif row["type"] == "voormalige gemeente":
            place |= {"soort": "oude_gemeente", "plaats": naam}
        elif naam in PARTS:
            place |= {"soort": "wijk", "plaats": CANONICAL.get(naam, naam)}
        else:
            place |= {"soort": "naam", "plaats": usual_name(gemeente)}
        rows.append(place)
    ranked = {
        regio: sorted(set(names), key=lambda name, names=names: -names.count(name))  # type: ignore[misc]
        for regio, names in provinces.items()
    }
    return rows, ranked


def ordinary_words_near_places() -> list[str]:
    """Dutch words and given names that a spelling corrector would take for a place.

    From the word lists of spaCy's lookup data and the list of given names of gender-guesser.
    """
    import gender_guesser  # noqa: PLC0415
    import spacy_lookups_data  # type: ignore[import-untyped]  # noqa: PLC0415

    folder = Path(spacy_lookups_data.__file__).parent / "data"
    words: set[str] = set()
    for table in ("lookup", "index", "exc"):
        with gzip.open(folder / f"nl_lemma_{table}.json.gz", "rt", encoding="utf-8") as file:
            words |= set(strings_in(json.load(file)))
    words = {word for word in words if word == word.lower() and word.isalpha()} | {*ABROAD}
    names = Path(gender_guesser.__file__).parent / "data" / "nam_dict.txt"
    for line in names.read_text(encoding="utf-8", errors="replace").splitlines():
        if not line.startswith("#"):
            words.add(line[3:29].strip().lower())
    gazetteer = load_gazetteer()
    keys = sorted({"".join(key_of(word)) for word in words if word.isalpha() and len(word) < 20})
    near = near_places(gazetteer, [key for key in keys if (key,) not in gazetteer.index])
    return sorted(near)


def strings_in(value: object) -> Iterator[str]:
    """Every string in nested JSON, the keys of objects too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for item in value.values():
            yield from strings_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings_in(item)


def main(facts: Path) -> None:
    """Write the data files from the folder with facts."""
    rows, provinces = build_places(facts)
    write(DATA / "plaatsen.csv", FIELDS, rows)
    write(
        DATA / "regios.csv",
        ("id", "naam", "telefoon", "website", "provincies"),
        build_regions(facts, provinces),
    )
    (DATA / "geen_plaats.txt").write_text("", encoding="utf-8")
    load_gazetteer.cache_clear()
    words = "\n".join(ordinary_words_near_places()) + "\n"
    (DATA / "geen_plaats.txt").write_text(words, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
