"""The language of a report, by `geo.intake.language`."""

from __future__ import annotations

import pytest

from geo.intake import read_text
from geo.intake.language import language, language_name


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("Der Minister reiste am Montag nach Berlin und traf den Bürgermeister. " * 3, "de", "German"),
        ("Le ministre est arrivé lundi à Paris, où il a rencontré le maire. " * 3, "fr", "French"),
        ("Президент прибыл в Найроби в понедельник, сообщили официальные лица.", "ru", "Russian"),
        ("总统星期一抵达内罗毕，并会见了市长。", "zh", "Chinese"),
    ],
)  # fmt: skip
def test_another_language_is_said(text: str, code: str, name: str) -> None:
    found = read_text(text)
    assert found.language
    assert found.language.value == code
    assert found.remarks == (f"The report seems to be in {name}; Dateline reads English only.",)


def test_a_few_words_are_too_short_to_tell() -> None:
    assert language("Berg visited Nairobi, Lusaka and Oslo.") == ""


def test_a_language_has_an_english_name() -> None:
    assert language_name("de") == "German"
    assert language_name("zxx-unknown") == "zxx-unknown"
