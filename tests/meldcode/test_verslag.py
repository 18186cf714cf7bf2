"""The verslag: complete, without a word of a visitor, and as a PDF that reads well."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from pypdf import PdfReader

from bot.kennis.items import load
from bot.meldcode import VRAGEN, Check, from_fields, weigh
from bot.meldcode.pdf import as_pdf
from bot.meldcode.plain_text import as_text
from bot.meldcode.verslag import TITEL, report
from tests.meldcode.test_outcome import GEVALLEN, check_of

KENNIS = load()
DAY = date(2026, 11, 22)
CHECK = Check(
    sector="gezondheidszorg",
    functie="wijkverpleging",
    stap=4,
    bijzonder=frozenset({"mantelzorg"}),
    vinkjes=frozenset({"meldcode.stap1.feiten", "meldcode.stap1.mantelzorgcheck"}),
    weging=("ja", "nee", "ja", "nee"),
)


@pytest.fixture(scope="module")
def pdf() -> PdfReader:
    return PdfReader(io.BytesIO(as_pdf(report(KENNIS, CHECK, DAY))))


def flat(text: str) -> str:
    """A text as one line."""
    return " ".join(text.split())


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval["geval"])
def test_text_holds_steps_weighing_outcome_date_and_sources(geval: dict) -> None:
    check = check_of(geval)
    text = flat(as_text(report(KENNIS, check, DAY)))
    outcome = weigh(check)
    assert text.startswith(f"{TITEL} Gemaakt op 22 november 2026")
    for stap in range(1, 6):
        assert f"Stap {stap}: {KENNIS.item(f'meldcode.stap{stap}').titel}" in text
        for point in check.points(stap):
            assert f"[ ] {KENNIS.item(point.id).titel}" in text
    for number in VRAGEN:
        assert KENNIS.item(f"weging.vraag{number}").titel in text
    for id in (outcome.item, *outcome.vervolg, *outcome.altijd):
        assert KENNIS.item(id).titel in text
    assert "Handelingsprotocol Veilig Thuis (2025), §" in text
    assert "nagekeken op 22 november 2026" in text
    assert "Eigen aantekeningen:" in text
    # Every number of a source is explained.
    used = {int(n) for group in re.findall(r"\[(\d[\d, ]*)\]", text) for n in group.split(",")}
    explained = {int(n) for n in re.findall(r"\[(\d+)\] (?=\S+.*?nagekeken)", text)}
    assert used and used <= explained


def test_lines_fit_on_a_page() -> None:
    lines = as_text(report(KENNIS, CHECK, DAY)).splitlines()
    assert all(len(line) <= 88 or "https://" in line for line in lines)


def test_ticks_are_told() -> None:
    text = as_text(report(KENNIS, CHECK, DAY))
    assert "[x] Ik heb de mantelzorgcheck gedaan" in text
    assert "[ ] Ik heb gekeken of er acuut gevaar is" in text
    assert "zetten zij zich ervoor in? Nee" in flat(text)


def test_nothing_that_somebody_typed_is_in_it() -> None:
    fields = {
        "sector": ["onderwijs", "Kevin Jansen"],
        "functie": ["leerkracht"],
        "bijzonder": ["Kerkstraat 12", "onthulling"],
        "vink": ["06-12345678", "meldcode.stap1.feiten"],
        "v1": ["Jansen"],
        "naam": ["Kevin Jansen"],
    }
    made = report(KENNIS, from_fields(fields), DAY)
    words = as_text(made) + "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(as_pdf(made))).pages
    )
    for typed in ("Jansen", "Kerkstraat", "12345678"):
        assert typed not in words


def test_pdf_is_tagged_with_title_and_language(pdf: PdfReader) -> None:
    root = pdf.trailer["/Root"]
    assert root["/Lang"].startswith("nl")
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == TITEL
    assert pdf.metadata.author == "Advieschat"
    assert b"pdfuaid" in root["/Metadata"].get_data()
    found: list[str] = []

    def walk(node) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(node["/S"])
            if "/K" in node:
                walk(node["/K"])

    walk(root["/StructTreeRoot"])
    assert found.count("/H1") == 1 or "/Title" in found
    assert found.count("/H2") >= 10
    assert found.count("/Table") == 5 and "/TH" in found and "/TD" in found
    assert "/L" in found and "/LI" in found


def test_pdf_says_what_the_text_says(pdf: PdfReader) -> None:
    words = flat(" ".join(page.extract_text() for page in pdf.pages))
    assert "Wijkverpleging of thuiszorg" in words
    assert "22 november 2026" in words
    for id in ("uitkomst.melden_niet_aanvaard", "altijd.besluit", "weging.vraag4"):
        assert KENNIS.item(id).titel in words
    assert "Eigen aantekeningen" in words
    assert "bladzijde 1 van" in words


def test_pdf_brings_its_own_fonts_and_no_moment(pdf: PdfReader) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in pdf.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts and all("+" in font for font in fonts), "every font is a subset inside the file"
    assert pdf.trailer["/Info"]["/CreationDate"].startswith("D:20261122000000")


def test_markup_in_data_stays_text() -> None:
    """What looks like Typst in a text is shown, not run."""
    made = report(KENNIS, CHECK, DAY)
    part = made.parts[0]
    odd = type(part.lines[0])('#panic[x] *vet* $a$ @b <c> \\u{1} "quote"', answer="#sys.inputs")
    changed = type(made)(DAY, (type(part)("= Kop #x", (odd,)),), ("#import x",))
    words = flat(PdfReader(io.BytesIO(as_pdf(changed))).pages[0].extract_text())
    assert "#panic[x] *vet* $a$ @b <c>" in words and "= Kop #x" in words
    assert "#sys.inputs" in words and "#import x" in words
