"""Checks what a terugbelverzoek keeps: the adviesvrager's own first name and phone number."""

from __future__ import annotations

import phonenumbers

from bot.registry.contact import Contact, read_naam
from bot.registry.errors import ContactError

# A title says nothing that is needed to call; a name that begins like "de Vries" is no first name.
_TITLES = frozenset("meneer mijnheer mevrouw mevr mw dhr heer drs dr ir mr prof".split())
_SURNAME_STARTS = frozenset("de den der het 't ten ter te van von vd v.d el al ben bin".split())
_CALLABLE = frozenset(
    {
        phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.FIXED_LINE,
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
        phonenumbers.PhoneNumberType.VOIP,
        phonenumbers.PhoneNumberType.PERSONAL_NUMBER,
    }
)


def read_callback_contact(naam: str, telefoon: str) -> Contact:
    """First name and number, checked; of a whole name only the first name is kept.

    Raises:
        ContactError: when one of them cannot be right; says how to mend it, in Dutch.
    """
    return Contact(read_voornaam(naam), read_telefoon(telefoon))


def read_voornaam(text: str) -> str:
    """The first name in what somebody typed.

    Raises:
        ContactError: when there is none.
    """
    words = read_naam(text).split()
    while words and words[0].lower().strip(".") in _TITLES:
        del words[0]
    if not words or words[0].lower() in _SURNAME_STARTS:
        raise ContactError("Ik heb genoeg aan je voornaam. Typ alleen je voornaam.")
    return words[0]


def read_telefoon(text: str) -> str:
    """A number to call, in E.164 ("+31612345678"); words around it are left out.

    Raises:
        ContactError: when it is missing, cannot be right, or is no number of a person.
    """
    matches = list(phonenumbers.PhoneNumberMatcher(text, "NL"))
    numbers = {
        phonenumbers.format_number(found.number, phonenumbers.PhoneNumberFormat.E164)
        for found in matches
    }
    if len(numbers) > 1:
        raise ContactError(
            "Ik zie meer dan één nummer. Typ alleen het nummer waarop we je mogen bellen."
        )
    if not numbers:
        raise ContactError(_why_no_number(text))
    if phonenumbers.number_type(matches[0].number) not in _CALLABLE:
        raise ContactError(
            "Dit is een servicenummer. Typ een nummer waarop je zelf te bereiken bent."
        )
    return numbers.pop()


def _why_no_number(text: str) -> str:
    digits = sum(map(str.isdigit, text))
    if digits == 0:
        return "Ik zie nog geen telefoonnummer. Typ je nummer in cijfers, zoals 06 12345678."
    if text.strip().startswith(("+", "00")):
        return (
            "Dit telefoonnummer kan niet kloppen. Kijk het landnummer en het nummer nog eens na, "
            "zoals +31 6 12345678."
        )
    if digits != 10:
        return (
            f"Dit telefoonnummer kan niet kloppen: ik zie {digits} "
            f"{'cijfer' if digits == 1 else 'cijfers'}. Een Nederlands nummer heeft tien cijfers, "
            "zoals 06 12345678. Is het een nummer uit een ander land? Typ dan ook het landnummer, "
            "zoals +32."
        )
    return (
        "Dit telefoonnummer bestaat niet. Kijk de cijfers nog eens na. "
        "Een mobiel nummer begint met 06, zoals 06 12345678."
    )
