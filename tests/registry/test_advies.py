"""The register of adviezen: closed lists, dossiernummer and code, vervolgadvies, deletion."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest
from sqlalchemy import text

from bot.conversation import advice
from bot.conversation.state import ROLLEN, ZORGEN, ConversationState
from bot.registry import advies as advies_module
from bot.registry import dutch, values
from bot.registry.advies import AdviesContent
from bot.registry.codes import CODE_ALPHABET, new_code, read_code, read_dossiernummer
from bot.registry.contact import Contact
from bot.registry.errors import ClosedListError, WrongCodeError
from bot.registry.registry import Registry
from tests.registry.helpers import Clock, rows

CONTENT = AdviesContent(
    uitkomst="advies",
    rol="professional",
    sector="onderwijs",
    regio="ijsselland",
    zorgen=("verwaarlozing", "psychisch", "verwaarlozing"),
    onderwerpen=("meldcode", "bespreken"),
)


def test_an_advies_comes_back_with_its_number_and_code(registry: Registry) -> None:
    number, code = registry.register_advies(CONTENT)
    assert re.fullmatch(r"AV-\d{4}-\d{4}", number)
    assert re.fullmatch(rf"(?:[{CODE_ALPHABET}]{{4}}-){{2}}[{CODE_ALPHABET}]{{4}}", code)
    advies = registry.open_advies(number, code)
    assert (advies.rol, advies.sector, advies.regio) == ("professional", "onderwijs", "ijsselland")
    assert advies.zorgen == ("psychisch", "verwaarlozing")
    assert advies.onderwerpen == ("meldcode", "bespreken")
    assert advies.contacten == 1


def test_number_and_code_are_read_as_people_write_them(registry: Registry) -> None:
    number, code = registry.register_advies(CONTENT)
    digits = number.removeprefix("AV-").replace("-", "")
    assert registry.open_advies(f"av {digits}", code.lower().replace("-", " ")).rol


def test_the_code_is_kept_as_an_argon2_hash_only(registry: Registry) -> None:
    number, code = registry.register_advies(CONTENT)
    [row] = rows(registry, "adviezen")
    assert row["code_hash"].startswith("$argon2id$")
    assert code not in str(row)
    assert code.replace("-", "") not in str(row)
    assert row["dossiernummer"] == number


@pytest.mark.parametrize(
    "wrong",
    [
        {"rol": "de buurman van Kevin"},
        {"sector": "OBS de Regenboog"},
        {"regio": "Kerkstraat 12, Zwolle"},
        {"zorgen": ["lichamelijk", "hij slaat Sanne"]},
        {"onderwerpen": ["bespreken met Sanne"]},
        {"onderwerpen": "bespreken"},
        {"uitkomst": "Kevin gaat bellen"},
        {"uitkomst": ""},
        {"zorgen": ["lichamelijk"] * 1000},
    ],
)
def test_free_text_is_refused_and_nothing_is_stored(
    sqlite_registry: Registry, wrong: dict[str, object]
) -> None:
    with pytest.raises(ClosedListError) as caught:
        sqlite_registry.register_advies(replace(CONTENT, **wrong))
    for value in wrong.values():
        assert not value or str(value) not in str(caught.value)
    assert rows(sqlite_registry, "adviezen") == []


def test_a_taken_number_is_not_given_twice(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    draws = iter(["AV-0000-0001", "AV-0000-0001", "AV-0000-0001", "AV-0000-0002"])
    monkeypatch.setattr(advies_module, "new_dossiernummer", lambda: next(draws))
    first, first_code = registry.register_advies(CONTENT)
    second, second_code = registry.register_advies(replace(CONTENT, rol="omstander"))
    assert (first, second) == ("AV-0000-0001", "AV-0000-0002")
    assert registry.open_advies(first, first_code).rol == "professional"
    assert registry.open_advies(second, second_code).rol == "omstander"


def test_somebody_elses_code_does_not_open_it(registry: Registry) -> None:
    number, _ = registry.register_advies(CONTENT)
    _, other = registry.register_advies(CONTENT)
    with pytest.raises(WrongCodeError):
        registry.open_advies(number, other)


def test_a_vervolgadvies_moves_the_last_contact_and_adds(registry: Registry, clock: Clock) -> None:
    number, code = registry.register_advies(CONTENT)
    clock.forward(days=40)
    advies = registry.open_advies(number, code)
    more = AdviesContent("naar_melding", zorgen=["seksueel"], onderwerpen=["melding"])
    assert registry.touch(advies, more)
    again = registry.open_advies(number, code)
    assert (again.last_contact - again.created).days == 40
    assert again.contacten == 2
    assert again.zorgen == ("psychisch", "seksueel", "verwaarlozing")
    assert again.onderwerpen == ("meldcode", "bespreken", "melding")
    assert again.uitkomst == "naar_melding"
    assert again.rol == "professional"  # what was not said again stays


def test_a_vervolgadvies_on_a_deleted_advies_says_so(registry: Registry) -> None:
    number, code = registry.register_advies(CONTENT)
    advies = registry.open_advies(number, code)
    registry.delete_opened(advies)
    assert not registry.touch(advies, CONTENT)
    assert rows(registry, "adviezen") == []


def test_all_topics_and_worries_fit(registry: Registry) -> None:
    everything = AdviesContent("advies", zorgen=values.ZORGEN, onderwerpen=values.ONDERWERPEN)
    number, code = registry.register_advies(everything)
    assert registry.touch(registry.open_advies(number, code), everything)
    assert registry.open_advies(number, code).onderwerpen == values.ONDERWERPEN


def test_what_is_kept_is_told_in_plain_dutch(registry: Registry) -> None:
    number, code = registry.register_advies(CONTENT)
    told = registry.what_is_kept(registry.open_advies(number, code))
    assert told == [
        f"Dossiernummer: {number}",
        "Eerste contact: 14 maart 2026",
        "Laatste contact: 14 maart 2026",
        "Aantal contacten: 1",
        "Jouw rol: professional",
        "Jouw sector: onderwijs",
        "Regio: Veilig Thuis IJsselland",
        "Soort zorgen: psychisch geweld, verwaarlozing",
        "Waar het advies over ging: de meldcode, erover praten",
        "Hoe het gesprek eindigde: advies gegeven",
        "Wordt bewaard tot en met: 14 maart 2028",
        "Jouw naam en contactgegevens: niet bewaard",
        "Over het gezin: niets bewaard",
    ]


def test_deletion_takes_everything_of_that_advies_and_nothing_else(
    registry: Registry, clock: Clock
) -> None:
    contact = Contact("Sanne Bakker", telefoon="+31612345678")
    number, code = registry.register_advies(CONTENT, given=("v1", clock()), contact=contact)
    other, other_code = registry.register_advies(CONTENT, given=("v1", clock()), contact=contact)
    registry.delete_advies(number, code)
    assert [row["dossiernummer"] for row in rows(registry, "adviezen")] == [other]
    assert [row["dossiernummer"] for row in rows(registry, "toestemmingen")] == [other]
    with pytest.raises(WrongCodeError):
        registry.open_advies(number, code)
    assert registry.open_advies(other, other_code)


def test_a_wrong_code_deletes_nothing(registry: Registry) -> None:
    number, _ = registry.register_advies(CONTENT)
    with pytest.raises(WrongCodeError):
        registry.delete_advies(number, new_code())
    assert len(rows(registry, "adviezen")) == 1


def test_the_foreign_key_holds_in_the_database_itself(registry: Registry, clock: Clock) -> None:
    number, _ = registry.register_advies(CONTENT, given=("v1", clock()))
    with registry.engine.begin() as connection:
        connection.execute(
            text("DELETE FROM adviezen WHERE dossiernummer = :number"), {"number": number}
        )
    assert rows(registry, "toestemmingen") == []


def test_the_closed_lists_are_those_of_the_conversation() -> None:
    assert set(values.ROLLEN) == set(ROLLEN)
    assert set(values.ZORGEN) == set(ZORGEN)


def test_every_closed_list_has_words() -> None:
    for name in ("ROLLEN", "SECTOREN", "ZORGEN", "ONDERWERPEN", "UITKOMSTEN"):
        assert set(getattr(values, name)) == set(getattr(dutch, name)), name


@pytest.mark.parametrize("rol", ROLLEN)
def test_every_text_of_an_adviesgesprek_has_a_topic(rol: str) -> None:
    texts = set()
    for zorg, relatie in product(ZORGEN, ("buren", "familie", "oma", "vriend", None)):
        state = ConversationState(rol=rol, zorgen=(zorg,), relatie=relatie, meldcode_stap=2)
        texts |= {*advice.advice(state), *advice.explanation(state), *advice.melding(state)}
    without = {
        name
        for name in texts
        if not values.onderwerpen_of([name]) and not name.startswith("utter_afweging_")
    }
    assert without == set()


def test_codes_are_long_and_free_of_look_alikes() -> None:
    assert len(CODE_ALPHABET) ** 12 >= 2**50
    assert not set(CODE_ALPHABET) & set("AEIOULSBZ01258")
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(read_code(code) == code for code in codes)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("AV-1234-5678", "AV-1234-5678"),
        ("av 1234 5678", "AV-1234-5678"),
        ("mijn nummer is AV12345678.", "AV-1234-5678"),
        ("1234-5678", "AV-1234-5678"),
        ("AV – 1234 – 5678", "AV-1234-5678"),
        ("0612345678", None),
        ("AV-123-5678", None),
        ("geen idee", None),
        ("", None),
    ],
)
def test_reading_a_dossiernummer(written: str, number: str | None) -> None:
    assert read_dossiernummer(written) == number
