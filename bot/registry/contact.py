"""The adviesvrager's own contact data, checked before they are kept (HP §15.5)."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass

import phonenumbers

from bot.registry.errors import ContactError

MOST_NAAM = 80
MOST_ORGANISATIE = 120
MOST_EMAIL = 254  # RFC 5321 §4.5.3.1.3
_EMAIL = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
_NAAM = re.compile(r"[^\W\d_][^\W\d_'’.\- ]*(?:[ '’.\-]+[^\W\d_]+)*\.?", re.UNICODE)
_ORGANISATIE = re.compile(r"[\w&+@'’.,()/\- ]+", re.UNICODE)
_LEAD_IN = re.compile(
    r"^(?:(?:hoi|hallo|ja|oke|ok|goed|prima)[,. ]+)*"
    r"(?:(?:mijn|m'n|me) naam is|(?:noem|zeg) (?:me|mij)(?: maar)?|ik heet|ik ben|naam\s*:|dat is)\s+",
    re.IGNORECASE,
)
# Numbers that are nobody's own: free and paid service numbers and the like.
_OWN_KINDS = frozenset(
    {
        phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.FIXED_LINE,
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
        phonenumbers.PhoneNumberType.VOIP,
        phonenumbers.PhoneNumberType.PERSONAL_NUMBER,
    }
)


@dataclass(frozen=True)
class Contact:
    """Own contact data of one adviesvrager; make it with `read_contact`.

    Attributes:
        naam: name as the person gave it.
        telefoon: number in E.164 ("+31612345678"), or None.
        email: e-mail address, or None; at least one of the two is there.
        organisatie: where a professional works, or None.
    """

    naam: str
    telefoon: str | None = None
    email: str | None = None
    organisatie: str | None = None

    def __repr__(self) -> str:
        # Contact data must not come in a log or a traceback by accident.
        return "Contact(…)"

    def to_json(self) -> str:
        """For `Cipher.encrypt`."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Contact:
        """What `to_json` made."""
        return cls(**json.loads(text))

    def lines(self) -> list[str]:
        """The data in plain Dutch, one a line."""
        shown = [
            ("Naam", self.naam),
            ("Telefoon", self.telefoon and spoken_telefoon(self.telefoon)),
            ("E-mail", self.email),
            ("Organisatie", self.organisatie),
        ]
        return [f"{label}: {value}" for label, value in shown if value]


def read_contact(naam: str, bereikbaar: str, organisatie: str | None = None) -> Contact:
    """Check the three answers; `bereikbaar` is a phone number or an e-mail address.

    Raises:
        ContactError: when one of them cannot be right; says which and how to mend it, in Dutch.
    """
    telefoon, email = read_bereikbaar(bereikbaar)
    kept = read_organisatie(organisatie) if organisatie and organisatie.strip() else None
    return Contact(read_naam(naam), telefoon, email, kept)


def read_naam(text: str) -> str:
    """A name, without "ik heet" before it.

    Raises:
        ContactError: when it is no name.
    """
    naam = " ".join(_LEAD_IN.sub("", text.strip()).strip(" .,!").split())
    if not naam:
        raise ContactError("Ik zie nog geen naam. Typ je voornaam of je hele naam.")
    if len(naam) > MOST_NAAM:
        raise ContactError(f"Die naam is te lang. Gebruik hooguit {MOST_NAAM} tekens.")
    if not _NAAM.fullmatch(naam):
        raise ContactError(
            "Dit lijkt geen naam: er staan cijfers of tekens in. Typ alleen je naam, met letters."
        )
    return naam


def read_bereikbaar(text: str) -> tuple[str | None, str | None]:
    """Phone number (E.164) or e-mail address, the other one None; words around it are left out.

    Raises:
        ContactError: when there is neither, or it cannot be right.
    """
    if "@" in text:
        return None, _read_email(text)
    return _read_telefoon(text), None


def read_organisatie(text: str) -> str:
    """The name of an organisation.

    Raises:
        ContactError: when it is too long or has strange characters.
    """
    organisatie = " ".join(text.split())
    if len(organisatie) > MOST_ORGANISATIE:
        raise ContactError(
            f"De naam van je organisatie is te lang. Gebruik hooguit {MOST_ORGANISATIE} tekens."
        )
    if not _ORGANISATIE.fullmatch(organisatie) or not any(map(str.isalpha, organisatie)):
        raise ContactError("Dit lijkt geen naam van een organisatie. Typ alleen de naam.")
    return organisatie


def spoken_telefoon(number: str) -> str:
    """An E.164 number as people write it: "06 12345678", abroad "+32 470 12 34 56"."""
    parsed = phonenumbers.parse(number)
    national = parsed.country_code == phonenumbers.country_code_for_region("NL")
    style = (
        phonenumbers.PhoneNumberFormat.NATIONAL
        if national
        else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(parsed, style)


def _read_email(text: str) -> str:
    found = [word.strip("<>()[],;:.!?\"'") for word in text.split() if "@" in word]
    if len(found) == 1 and len(found[0]) <= MOST_EMAIL and _EMAIL.fullmatch(found[0]):
        return found[0]
    raise ContactError(
        "Dit e-mailadres kan niet kloppen. Typ het helemaal, zonder spaties, "
        "zoals naam@voorbeeld.nl."
    )


def _read_telefoon(text: str) -> str:
    matches = list(phonenumbers.PhoneNumberMatcher(text, "NL"))
    if len(matches) > 1:
        raise ContactError("Ik zie meer dan één nummer. Typ alleen het nummer dat ik mag bewaren.")
    if not matches:
        if sum(map(str.isdigit, text)) == 0:
            raise ContactError(
                "Ik zie nog geen nummer. Typ een telefoonnummer, zoals 06 12345678, "
                "of een e-mailadres."
            )
        raise ContactError(
            "Dit telefoonnummer kan niet kloppen. Een Nederlands nummer heeft tien cijfers, "
            "zoals 06 12345678. Begint het nummer buiten Nederland? Typ dan ook het landnummer, "
            "zoals +32. Een e-mailadres mag ook."
        )
    number = matches[0].number
    if phonenumbers.number_type(number) not in _OWN_KINDS:
        raise ContactError(
            "Dit is een servicenummer. Typ een nummer waarop je zelf te bereiken bent."
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
