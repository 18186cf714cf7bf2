"""One recognizer at a time: what it finds and what it leaves alone."""

from __future__ import annotations

import pytest

from bot.privacy import redact

FOUND = [
    ("volgens mij doet kevin van hierboven z'n vriendin wat", "NAAM", "kevin"),
    ("de moeder heet agnieszka", "NAAM", "agnieszka"),
    ("mevrouw van der heijden is gevallen", "NAAM", "heijden"),
    ("Cliënt R. Santokhi kwam niet", "NAAM", "Santokhi"),
    ("ik ben bang voor mehmet, mehmed drinkt", "NAAM", "mehmed"),
    ("zij wonen op de kerkstraat 12 hs", "ADRES", "kerkstraat"),
    ("het is bij nummer 14 op 2 hoog", "ADRES", "hoog"),
    ("ik hoor gegil in de bilderdijkstraat", "ADRES", "bilderdijkstraat"),
    ("Laan van Meerdervoort 400", "ADRES", "Meerdervoort"),
    ("postcode 1234 ab", "POSTCODE", "1234"),
    ("kerkstraat 12, 3512 je utrecht", "POSTCODE", "3512 je"),
    ("1015zl.", "POSTCODE", "1015zl"),
    ("postcode 1015 z.l.", "POSTCODE", "z.l"),
    ("bel 06 12 34 56 78", "TELEFOON", "12"),
    ("bel +31 (0)20 123 45 67", "TELEFOON", "123"),
    ("nul zes twaalf vierendertig zesenvijftig achtenzeventig", "TELEFOON", "twaalf"),
    ("jan punt jansen apenstaartje gmail punt com", "EMAIL", "gmail"),
    ("mail a.b-c@ziggo.nl", "EMAIL", "ziggo"),
    ("nummer 1234.56.782", "BSN", "782"),
    ("mijn bsn 123456789 denk ik", "BSN", "123456789"),
    ("geboren op drie mei tweeduizend twaalf", "GEBOORTEDATUM", "tweeduizend"),
    ("hij is van 12-03-2011", "GEBOORTEDATUM", "2011"),
    ("nl91 abna 0417 1643 00", "IBAN", "abna"),
    ("zijn auto is 12-xkd-3", "KENTEKEN", "xkd"),
    ("zijn insta is mick_010", "SOCIALMEDIA", "mick_010"),
    ("@de.echte.sam stuurt berichten", "SOCIALMEDIA", "echte"),
    ("https://www.instagram.com/jansen.92/", "SOCIALMEDIA", "jansen"),
    ("zie www.bakkerij-jansen.nl", "URL", "bakkerij"),
    ("ze zit op obs de regenboog", "ORGANISATIE", "regenboog"),
    ("hij voetbalt bij vv oranje", "ORGANISATIE", "oranje"),
    ("patiëntnummer 4471829", "DOSSIERNUMMER", "4471829"),
    ("ik heb AV-1234-5678", "DOSSIERNUMMER", "1234"),
]

KEPT = [
    "ik ben leraar in hoorn",
    "bel 112, of 0800-2000, of 0900-8844, of 113",
    "de kindertelefoon is 0800-0432",
    "ik geef het een 4",
    "jan en alleman weet ervan",
    "op 3 maart om 12 uur was er ruzie, in mei ook",
    "mag ik op grond van artikel 5.2.6 Wmo melden bij de Raad voor de Kinderbescherming",
    "ze kreeg een roos, ik wil hulp en ik hoop dat de storm gaat liggen",
    "een meisje van 4 jaar met 2 broertjes",
    "hij pakt elke maand 800 euro van haar af",
    "in 2019 en 2021 ook al",
    "ik ben van 2012 en zit in groep 8",
    "ik geef het cijfer 2 op de schaal 4",
    "het is in Ter Apel",
    "wil je me helpen en ben ik strafbaar",
    "ze zit op de basisschool en hij werkt in de bouw",
    "op veiligthuis.nl staat dat het gratis is",
    "dat is dan klaar is kees",
]


@pytest.mark.parametrize(("text", "label", "gone"), FOUND)
def test_finds(text: str, label: str, gone: str) -> None:
    redacted = redact(text)
    assert f"[{label}]" in redacted
    assert gone not in redacted


@pytest.mark.parametrize("text", KEPT)
def test_keeps(text: str) -> None:
    assert redact(text) == text


def test_grammar_around_a_placeholder_stays() -> None:
    assert redact("mijn buurman kevin slaat z'n hond") == "mijn buurman [NAAM] slaat z'n hond"
