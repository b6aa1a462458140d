"""A report's text -> the language it is written in, by py3langid, whose model travels with it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH: Final = "en"
_FEWEST: Final = 60
"""Letters below which no language is told."""

_SURE: Final = 0.6
_READ: Final = 20_000
"""How many characters are looked at."""


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language(text: str) -> str:
    """Return the language of a text (ISO 639-1, "en"), "" where it is too short or too mixed to tell."""
    sample = text[:_READ]
    if sum(char.isalpha() for char in sample) < _FEWEST and sample.isascii():
        return ""
    found, likely = _identifier().classify(sample)
    return str(found) if likely >= _SURE else ""


def language_name(code: str) -> str:
    """Return a language's English name: "German" for "de"; the code itself where none is known."""
    from babel import Locale

    return str(Locale("en").languages.get(code, code))
