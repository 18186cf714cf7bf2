"""Personal data to plant: real in shape, unique, and rare enough to be found by a byte search."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from faker import Faker
from stdnum.nl import bsn as bsn_number

ROOT = Path(__file__).resolve().parents[2]
MIN_TOKEN = 6  # letters; shorter ones stand in ordinary text and in random bytes by chance
# Alike in every run: values must not move when a library's lists grow somewhere else.
_LOCALES = ("nl_NL", "tr_TR", "pl_PL", "id_ID", "es_ES", "fr_FR", "hr_HR", "fi_FI", "it_IT")
_STREET_STARTS = """Wezel Kwartel Populier Hagedoorn Zwanen Molenhoek Vlasakker Roerdomp Elzen Berken
    Oosterkwelder Korenbloem Leeuwerik Reiger Spaarne Veldzicht Klaproos Sleutelbloem Ganzerik
    Havikshorst Boterbloem Vuurdoorn Lisdodde Meidoorn Kastanje Waterviolier""".split()
_STREET_ENDS = "straat laan weg dreef hof plein singel kade steeg pad".split()
_SCHOOL_KINDS = "obs basisschool cbs de school kinderopvang kdv voetbalclub sportclub".split()
_SCHOOL_NAMES = """Regenboogvis Wilgenhoek Sterrenzicht Zonnestraal Toverlantaarn Kameleonde
    Boomgaarden Duizendpootje Windroosje Speelkwartier Vlindertuin Notenbalkje Waterlelie
    Zevensprongen Klimopper Ruimtevaart Dolfijnster Lettertuin""".split()
_MONTHS = """januari februari maart april mei juni juli augustus september oktober november
    december""".split()
_DIGITS = "nul een twee drie vier vijf zes zeven acht negen".split()
_PLATE_LETTERS = "BDFGHJKLNPRSTVXZ"


@dataclass(frozen=True)
class Planted:
    """One piece of personal data.

    Attributes:
        label: what it is, as the redactor calls it.
        text: as it is written in the message.
        tokens: what is searched for: every one of them gives the person away, a large part of
            a number too.
    """

    label: str
    text: str
    tokens: tuple[str, ...]


@lru_cache(maxsize=1)
def own_text() -> str:
    """All that the program itself may write, in lower case: no token may stand in it."""
    files = [
        *(ROOT / "data" / "responses").rglob("*.yml"),
        *(ROOT / "bot" / "regio" / "data").rglob("*.csv"),
        *(ROOT / "bot" / "registry").rglob("*.py"),
        *(ROOT / "bot" / "handoff").rglob("*.py"),
        *(ROOT / "actions").rglob("*.py"),
        ROOT / "domain.yml",
        ROOT / "tests" / "canary" / "shapes.py",
    ]
    return "\n".join(file.read_text(encoding="utf-8").lower() for file in files)


class Values:
    """Gives values; the same seed gives the same values in the same order."""

    def __init__(self, seed: int, taken: frozenset[str] = frozenset()) -> None:
        self.random = random.Random(seed)
        self._taken: set[str] = set(taken)
        self._first = self._names(("first_name", "first_name_female", "first_name_male"), seed)
        self._last = self._names(("last_name",), seed + 1)

    def _names(self, kinds: tuple[str, ...], seed: int) -> Iterator[str]:
        faker = Faker(list(_LOCALES))
        faker.seed_instance(seed)
        # Half of the names Dutch: those are what is typed most.
        dutch = Faker("nl_NL")
        dutch.seed_instance(seed)
        tries = 0
        while True:
            source = dutch if tries % 2 else faker
            name = str(getattr(source, kinds[tries % len(kinds)])())
            tries += 1
            if tries > 60_000:
                raise RuntimeError("There are not enough names left; plant fewer conversations.")
            if " " in name or "-" in name or "." in name:
                continue
            if self._fresh(name):
                yield name

    def _fresh(self, token: str) -> bool:
        low = token.lower()
        if len(low) < MIN_TOKEN or low in self._taken:
            return False
        # One letter more may be chance: a byte that stands before "anders" makes it "Sanders".
        if low[1:] in own_text() or low[:-1] in own_text():
            return False
        self._taken.add(low)
        return True

    def voornaam(self) -> Planted:
        """A first name."""
        name = next(self._first)
        return Planted("NAAM", name, (name,))

    def naam(self) -> Planted:
        """A first name and a surname, often with a tussenvoegsel."""
        first, last = next(self._first), next(self._last)
        link = self.random.choice(("", "", "van ", "van der ", "de ", "el ", "ten "))
        return Planted("NAAM", f"{first} {link}{last}", (first, last))

    def achternaam(self) -> Planted:
        """A surname."""
        name = next(self._last)
        return Planted("NAAM", name, (name,))

    def misspelt(self, planted: Planted) -> Planted:
        """The same with two letters changed about, or one doubled, in its first token."""
        token = planted.tokens[0]
        place = self.random.randrange(1, len(token) - 2)
        if self.random.random() < 0.5:
            changed = token[:place] + token[place + 1] + token[place] + token[place + 2 :]
        else:
            changed = token[:place] + token[place] + token[place:]
        if not self._fresh(changed):
            return planted
        tokens = (changed, *planted.tokens[1:])
        return Planted(planted.label, planted.text.replace(token, changed, 1), tokens)

    def adres(self) -> Planted:
        """A street, mostly with a number and at times a floor."""
        while True:
            street = self.random.choice(_STREET_STARTS) + self.random.choice(_STREET_ENDS)
            if self._fresh(street):
                break
            street = self.random.choice(_STREET_STARTS) + street.lower()
            if self._fresh(street):
                break
        number = self.random.choice(("", " {}", " {}", " nr {} hs", " {} 2 hoog", " {}a"))
        return Planted("ADRES", street + number.format(self.random.randrange(2, 240)), (street,))

    def postcode(self) -> Planted:
        """A postcode, with or without a space."""
        while True:
            digits = str(self.random.randrange(1011, 9999))
            letters = "".join(self.random.choice("BCDGHJKLMNPRTVWXZ") for _ in range(2))
            if self._fresh(digits + letters):
                break
        text = digits + self.random.choice(("", " ")) + letters
        return Planted("POSTCODE", text, (digits + letters, f"{digits} {letters}"))

    def telefoon(self) -> Planted:
        """A phone number in one of many spellings."""
        while True:
            # Mobile numbers that are given out begin with 061 to 065.
            rest = self.random.choice("12345")
            rest += "".join(self.random.choice("0123456789") for _ in range(7))
            if self._fresh("06" + rest):
                break
        a, b, c, d = rest[:2], rest[2:4], rest[4:6], rest[6:]
        text = self.random.choice(
            (
                f"06{rest}",
                f"06-{rest}",
                f"06 {rest}",
                f"06 {a} {b} {c} {d}",
                f"+316{rest}",
                f"+31 6 {a} {b} {c} {d}",
                f"0031 6 {rest}",
                f"06.{a}.{b}.{c}.{d}",
                f"(06) {rest[:4]} {rest[4:]}",
            )
        )
        return Planted("TELEFOON", text, (text, rest, text[-8:]))

    def telefoon_in_woorden(self) -> Planted:
        """A phone number spelled out."""
        rest = [self.random.randrange(1, 10) for _ in range(8)]
        text = " ".join(["nul", "zes", *(_DIGITS[digit] for digit in rest)])
        return Planted("TELEFOON", text, (text,))

    def email(self) -> Planted:
        """An e-mail address, at times as it is said."""
        user = next(self._last).lower() + str(self.random.randrange(10, 99))
        host = self.random.choice(("gmail.com", "hotmail.com", "ziggo.nl", "live.nl"))
        if self.random.random() < 0.2:
            return Planted("EMAIL", f"{user} apenstaartje {host.replace('.', ' punt ')}", (user,))
        return Planted("EMAIL", f"{user}@{host}", (user,))

    def bsn(self) -> Planted:
        """A burgerservicenummer that passes the elfproef."""
        while True:
            digits = "".join(self.random.choice("0123456789") for _ in range(9))
            if digits[0] != "0" and bsn_number.is_valid(digits) and self._fresh(digits):
                break
        a, b, c = digits[:4], digits[4:6], digits[6:]
        text = self.random.choice((digits, digits, f"{a}.{b}.{c}", f"{a} {b} {c}"))
        return Planted("BSN", text, (text, digits, text[-7:]))

    def iban(self) -> Planted:
        """A Dutch IBAN with right check digits."""
        bank = self.random.choice(("INGB", "RABO", "ABNA", "TRIO", "SNSB"))
        account = "".join(self.random.choice("0123456789") for _ in range(10))
        numeric = "".join(str(int(sign, 36)) for sign in f"{bank}{account}NL00")
        whole = f"NL{98 - int(numeric) % 97:02d}{bank}{account}"
        text = whole
        if self.random.random() < 0.5:
            text = " ".join(whole[i : i + 4] for i in range(0, len(whole), 4))
        return Planted("IBAN", text, (text, account, text[-9:]))

    def geboortedatum(self) -> Planted:
        """A date of birth, in digits or words."""
        day, month = self.random.randrange(1, 28), self.random.randrange(12)
        year = self.random.randrange(1948, 2021)
        text = self.random.choice(
            (f"{day:02d}-{month + 1:02d}-{year}", f"{day} {_MONTHS[month]} {year}")
        )
        return Planted("GEBOORTEDATUM", text, (text,))

    def kenteken(self) -> Planted:
        """A Dutch number plate."""
        a, b = ("".join(self.random.choice(_PLATE_LETTERS) for _ in range(n)) for n in (2, 2))
        text = f"{a}-{self.random.randrange(100, 999)}-{b[0]}"
        return Planted("KENTEKEN", text, (text,))

    def handle(self) -> Planted:
        """A handle on social media."""
        name = next(self._last).lower()
        text = self.random.choice(("@{}_{}", "@{}{}", "@x.{}.{}"))
        text = text.format(name, self.random.randrange(10, 99))
        return Planted("SOCIALMEDIA", text, (name,))

    def organisatie(self) -> Planted:
        """A named school, crèche or club."""
        while True:
            name = self.random.choice(_SCHOOL_NAMES)
            if self.random.random() < 0.7:
                name = self.random.choice(_SCHOOL_NAMES) + self.random.choice(
                    ("hof", "huis", "plein", "kring", "hoek", "berg")
                )
            if self._fresh(name):
                break
            name += self.random.choice(("ant", "elaar", "ijn", "oord")) + self.random.choice(
                "aeiou"
            )
            if self._fresh(name):
                break
        kind = self.random.choice(_SCHOOL_KINDS)
        link = self.random.choice(("", "De ", "De "))
        return Planted("ORGANISATIE", f"{kind} {link}{name}", (name,))

    def url(self) -> Planted:
        """A web address that leads to a person."""
        name = next(self._last).lower()
        site = self.random.choice(
            ("www.facebook.com/", "https://instagram.com/", "linkedin.com/in/")
        )
        return Planted("URL", f"{site}{name}", (name,))


VALUE = re.compile(r"\{(\w+)\}")
