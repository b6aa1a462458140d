"""A place name as somebody wrote it -> the key it is looked up by.

Both sides go through the same function: the gazetteer's names when it is compiled, and a query when
it is asked. So "Komsomolsk-on-Amur", "KOMSOMOLSK ON AMUR" and "Komsomol'sk-on-Amur" meet.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Letters that Unicode does not split into a base letter and a mark.
_LETTERS: Final = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
        "ħ": "h",
    }
)
# Left out altogether: apostrophes, primes, and the full stops of abbreviations ("U.S.").
_DROPPED: Final = dict.fromkeys(map(ord, "'`.\u2019\u2018\u201b\u00b4ʼʻʹʿʾ\u2032\u00ad\u200b\u200c\u200d"))
_WORDS: Final = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_LATER_WORDS: Final = {"co": "county", "twp": "township"}  # after the name they belong to
_BREAK: Final = re.compile(r"[^\w]+|_+")
_CODE: Final = re.compile(r"[A-Z]{2,5}|(?:[A-Z]\.){2,5}|[A-Z][A-Za-z]{1,4}\.|(?:[A-Z][a-z]?\. ?){2,3}")
_ROUNDS: Final = 4


def normalise(name: str) -> str:
    """Return the look-up key of a name; "" when nothing is left of it.

    Case, diacritics, apostrophes, full stops, hyphens and other punctuation do not count, nor does
    a leading "the"; "St.", "Mt.", "Ft." and "Co." ("Co Kerry", "Clay Co.") are written out; "&" is "and".
    Marks that carry meaning in scripts such as Devanagari stay. Idempotent: a key is its own key.
    """
    if name.isascii() and name.isalpha():  # most names: worth a short cut
        key = name.lower()
        return _WORDS.get(key, key)
    key = _fold(name)
    # Folding can bring up letters that fold once more (a few ligatures do); ASCII never does.
    for _ in range(_ROUNDS):
        if key.isascii() or (again := _fold(key)) == key:
            break
        key = again
    words = [_WORDS.get(word, word) for word in key.split()]
    words[1:] = [_LATER_WORDS.get(word, word) for word in words[1:]]
    if len(words) > 1 and words[0] == "co":
        words[0] = "county"
    while len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


def is_code(name: str) -> bool:
    """Whether a name is written as an abbreviation: "US", "U.S.", "DPRK", "Mass.", "W. Va.".

    Such names are only looked up as written in capitals or with their full stop, so that "us" is
    no country and "mass" no state.
    """
    return bool(_CODE.fullmatch(name.strip()))


def is_slip(one: str, other: str) -> bool:
    """Whether two keys differ by one letter, missing or another, or by two neighbours that changed places."""
    short, long = sorted((one, other), key=len)
    first = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(long) > len(short):
        return short[first:] == long[first + 1 :]
    behind = short[first + 1 :] == long[first + 1 :]
    swapped = (
        short[first : first + 2] == long[first : first + 2][::-1] and short[first + 2 :] == long[first + 2 :]
    )
    return one != other and (behind or swapped)


def _fold(text: str) -> str:
    text = text.replace("&", " and ")
    if not text.isascii():
        split = unicodedata.normalize("NFKD", text)
        if split != text or not text.isalpha():
            text = "".join(char for char in split if not unicodedata.combining(char))
        text = unicodedata.normalize("NFC", text.casefold().translate(_LETTERS))
    return " ".join(_BREAK.sub(" ", text.casefold().translate(_DROPPED)).split())
