"""The recognizers: one kind of personal data per file (recipe: docs/privacy-recognizers.md)."""

from __future__ import annotations

from bot.privacy.recognizers.address import AddressRecognizer
from bot.privacy.recognizers.base import Recognizer
from bot.privacy.recognizers.birth_date import BirthDateRecognizer
from bot.privacy.recognizers.bsn import BsnRecognizer
from bot.privacy.recognizers.club import ClubRecognizer
from bot.privacy.recognizers.email import EmailRecognizer
from bot.privacy.recognizers.employer import EmployerRecognizer
from bot.privacy.recognizers.file_number import FileNumberRecognizer
from bot.privacy.recognizers.house_number import HouseNumberRecognizer
from bot.privacy.recognizers.iban import IbanRecognizer
from bot.privacy.recognizers.licence_plate import LicencePlateRecognizer
from bot.privacy.recognizers.listed_organisation import ListedOrganisationRecognizer
from bot.privacy.recognizers.listed_street import ListedStreetRecognizer
from bot.privacy.recognizers.named_place import NamedPlaceRecognizer
from bot.privacy.recognizers.organisation import OrganisationRecognizer
from bot.privacy.recognizers.person import PersonRecognizer
from bot.privacy.recognizers.phone import PhoneRecognizer
from bot.privacy.recognizers.postcode import PostcodeRecognizer
from bot.privacy.recognizers.school import SchoolRecognizer
from bot.privacy.recognizers.social import SocialRecognizer
from bot.privacy.recognizers.spacy_model import SpacyRecognizer
from bot.privacy.recognizers.spelled_number import SpelledNumberRecognizer
from bot.privacy.recognizers.tagged import TaggedRecognizer
from bot.privacy.recognizers.url import UrlRecognizer


def default_recognizers() -> list[Recognizer]:
    """Every recognizer; spaCy's too when a Dutch model is installed."""
    recognizers: list[Recognizer] = [
        EmailRecognizer(),
        UrlRecognizer(),
        IbanRecognizer(),
        BsnRecognizer(),
        PhoneRecognizer(),
        SpelledNumberRecognizer(),
        PostcodeRecognizer(),
        LicencePlateRecognizer(),
        FileNumberRecognizer(),
        BirthDateRecognizer(),
        SocialRecognizer(),
        AddressRecognizer(),
        ListedStreetRecognizer(),
        HouseNumberRecognizer(),
        OrganisationRecognizer(),
        SchoolRecognizer(),
        ClubRecognizer(),
        EmployerRecognizer(),
        NamedPlaceRecognizer(),
        ListedOrganisationRecognizer(),
        PersonRecognizer(),
        TaggedRecognizer(),
    ]
    model = SpacyRecognizer.installed()
    if model is not None:
        recognizers.append(model)
    return recognizers
