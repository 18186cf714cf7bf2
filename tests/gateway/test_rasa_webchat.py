"""What rasa-webchat gets: only the keys that Rasa's own channel sends."""

from __future__ import annotations

from bot.gateway.rasa_webchat import bare


def test_only_rasas_own_keys_are_left() -> None:
    item = {"text": "Hoi", "custom": {"bron": ["HP §3.2"]}, "nr": 3}
    assert bare(item) == {"text": "Hoi"}
    asked = {"text": "Ja?", "buttons": [{"title": "Ja"}], "quick_replies": [{"title": "Ja"}]}
    assert bare(asked) == {"text": "Ja?", "quick_replies": [{"title": "Ja"}]}


def test_what_has_no_words_is_not_sent() -> None:
    assert bare({"custom": {"weggelaten": ["NAAM"]}}) is None
