"""The bytes of a text -> its characters."""

from __future__ import annotations

import codecs
from typing import Final

from geo.errors import ReportError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENGLISH: Final = "cp1252"
"""What English text that is not UTF-8 is nearly always written in."""

_GUESSED: Final = [
    _ENGLISH, "mac_roman", "utf_16_le", "utf_16_be", "cp1250", "cp1251", "cp1253", "cp1254", "cp1256",
    "koi8_r", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
_NEIGHBOURS: Final = frozenset({_ENGLISH, "cp1250", "cp1254", "mac_roman"})
"""Encodings that share nearly all signs of English print with it, or are told from it by chance."""

_FEW: Final = 0.1
"""Share of NULs below which they are litter; in UTF-16 every second byte of English is one."""

_NAMES: Final = {_ENGLISH: "Windows-1252 (Western European)", "utf_16_le": "UTF-16", "utf_16_be": "UTF-16"}
_SEEN_TWICE: Final = ("â€", "Ã©", "Â ")
"""UTF-8 that a program read as Windows-1252 and saved again: "â€™" is an apostrophe."""


def decoded(content: bytes, name: str, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the characters of a text file, and remarks on how they were read.

    Args:
        content: the file.
        name: what to call it in messages.
        declared: the encoding that the file itself names, as a web page does.

    Raises:
        ReportError: it is no text in an encoding that can be told.

    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content, encoding, name), ()
    if content.count(b"\0") < _FEW * len(content) or not content.strip(b"\0\r\n\t "):
        try:
            return _mended(content.decode("utf-8"))
        except UnicodeDecodeError:
            pass
    encoding = _known(declared) or _told(content)
    if not encoding:
        raise ReportError(f"{name} is no text that Dateline can decode; save it as UTF-8 and try again")
    text = _strict(content, encoding, name)
    called = _NAMES.get(encoding, encoding)
    return text, (f"The file is not UTF-8; it was read as {called}. Check its quotes and accents.",)


def _strict(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise ReportError(f"{name} is damaged: it says that it is {encoding}, and is not") from None


def _known(declared: str) -> str:
    """The encoding that a web page names, where Python knows it; Latin-1 stands for Windows-1252 there."""
    try:
        found = codecs.lookup(declared).name if declared else ""
    except LookupError:
        return ""
    return _ENGLISH if found in ("iso8859-1", "ascii") else "" if found == "utf-8" else found


def _told(content: bytes) -> str:
    """The likeliest encoding, "" where none gives text."""
    from charset_normalizer import from_bytes

    matches = from_bytes(content, cp_isolation=_GUESSED, enable_fallback=False)
    found = [match.encoding for match in matches]
    return _ENGLISH if _NEIGHBOURS.intersection(found) else next(iter(found), "")


def _mended(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with letters mended that another program had spoiled."""
    if any(sign in text for sign in _SEEN_TWICE):
        try:
            mended = text.encode(_ENGLISH).decode("utf-8")
        except UnicodeError:
            return text, ("Some letters look spoiled (“â€™” for an apostrophe); save the file as UTF-8.",)
        return mended, ("Letters that another program had spoiled (“â€™” for an apostrophe) were mended.",)
    return text, ()
