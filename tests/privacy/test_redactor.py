"""Properties of the redactor as a whole."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.privacy import PLACEHOLDERS, Redactor, default_redactor, redact
from bot.privacy.annotation import PLACEHOLDER
from bot.privacy.document import Document
from bot.privacy.recognizers import default_recognizers

# Words that recognizers react to, so that random messages reach their corners.
PIECES = st.sampled_from(
    """kevin Fatima jansen van de der roos wil mark Roos heet naam is meneer mevrouw de wit K. 06 12 34 56 78 nul zes
    apenstaartje punt gmail com @ bsn 123456782 1234 AB kerkstraat 12 hs 2 hoog nr obs vv regenboog werkt bij Jumbo
    insta lisa_x www.x.nl geboren 3 mei 2012 NL91ABNA0417164300 12-XKD-3 dossier AV-1234-5678 en . , ? ! ( ) " ' \n
    hij slaat buurman 112 0800-2000 jan alleman [NAAM] [ADRES] [naam] [ ] ✨ 👩‍👧 \x00 İ ß ﬁ é""".split(
        " "
    )
)
MESSAGES = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join))
PROPERTY = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@PROPERTY
@given(MESSAGES)
def test_redacting_twice_is_redacting_once(text: str) -> None:
    once = redact(text)
    assert redact(once) == once


@PROPERTY
@given(MESSAGES)
def test_annotations_are_sorted_apart_and_inside_the_text(text: str) -> None:
    position = 0
    for annotation in default_redactor().find(text):
        assert position <= annotation.start < annotation.end <= len(text)
        position = annotation.end


@PROPERTY
@given(MESSAGES)
def test_find_and_redact_agree(text: str) -> None:
    redacted, position = "", 0
    for a in default_redactor().find(text):
        redacted += text[position : a.start] + f"[{a.label}]"
        position = a.end
    assert redact(text) == redacted + text[position:]


@PROPERTY
@given(MESSAGES)
def test_placeholders_stay(text: str) -> None:
    before = PLACEHOLDER.findall(text)
    after = PLACEHOLDER.findall(redact(text))
    for placeholder in PLACEHOLDERS:
        assert after.count(placeholder) >= before.count(placeholder)


@pytest.mark.parametrize(
    "unit",
    ["a", "1", "a ", "1 ", "a.", "@", "a@", "1-", "nul ", "jan ", "van de ", "straat ", "nl", "_", "[", "K. ", "\x00",
     "👩‍👧", "geboren ", "kenteken ", "insta ", "mijn naam is kevin jansen. ", "roos en "],
)  # fmt: skip
def test_every_recognizer_takes_a_hundred_thousand_characters(unit: str) -> None:
    """With a pattern that backtracks this does not end within the test's time limit."""
    document = Document(unit * (100_000 // len(unit)))
    for recognizer in default_recognizers():
        for annotation in recognizer.find(document):
            assert annotation.end <= len(document.text)


def test_a_long_message_is_redacted_to_its_end() -> None:
    text = "mijn buurman kevin slaat haar. " * 3_000
    assert redact(text) == "mijn buurman [NAAM] slaat haar. " * 3_000


def test_threads_get_the_same_answers() -> None:
    texts = [f"buurman kevin van nummer {n} belt 06-1234567{n % 10}" for n in range(200)]
    redactor = Redactor()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(redactor.redact, texts)) == [redactor.redact(t) for t in texts]


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "👍", "[NAAM]", "[[NAAM]]", "[NAAM"])
def test_odd_texts_come_back_as_they_are(text: str) -> None:
    assert redact(text) == text
