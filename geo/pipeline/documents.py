"""One document of JSON Lines, in and out: what its fields may hold, and what is said where they do not."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any, Final

from geo.dates import timestamps
from geo.errors import ReportError

Row = dict[str, Any]
"""A line, in or out."""

_BAD_BYTE: Final = re.compile("[\udc80-\udcff]")
"""A byte that is no UTF-8, as Python's "surrogateescape" keeps it."""

_ESCAPED: Final = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def parsed(line: str) -> object:
    """Return what a line of JSON says; `line` was decoded with "surrogateescape".

    Raises:
        ReportError: it is not UTF-8, or not JSON.

    """
    if bad := _BAD_BYTE.search(line):
        at = len(line[: bad.start()].encode())
        raise ReportError(
            f"The line is not UTF-8: its byte {at} is 0x{ord(bad[0]) - 0xDC00:02x}; save the file as UTF-8."
        )
    try:
        return json.loads(line)
    except RecursionError:
        raise ReportError("The line is JSON nested too deep to be read.") from None
    except json.JSONDecodeError as error:
        raise ReportError(
            f"The line is no JSON ({error.msg} at character {error.pos}); write one document a line."
        ) from None
    except ValueError:
        raise ReportError("The line is JSON with a number of too many digits to be read.") from None


def checked(document: object) -> Row:
    """Return a document {"id", "text", ...} whose id and text can be used.

    Raises:
        ReportError: it is no object, its text is missing or no string, or its id is neither a string, a
            whole number nor null.

    """
    if not isinstance(document, dict):
        raise ReportError(
            'The line is no JSON object; write {"id": ..., "published": ..., "publisher": ..., "text": ...}.'
        )
    text = document.get("text")
    if not isinstance(text, str):
        what = f"is no string but {_json_type(text)}" if "text" in document else "is missing"
        raise ReportError(f"text {what}; give the words of the report as a string.")
    if "id" in document and known_id(document) != document["id"]:
        raise ReportError(f"id is {_json_type(document['id'])}; write a string, a whole number or null.")
    return document


def words_of(document: Row, field: str, what: str) -> str:
    """Return a field that may be null or absent, "" then; `what` it should hold, in words.

    Raises:
        ReportError: it is no string.

    """
    value = document.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ReportError(f"{field} is {_json_type(value)}; write {what}, or null.")
    return value


def known_id(document: object) -> str | int | None:
    """The id of a document as far as it has one: a string or a whole number."""
    given = document.get("id") if isinstance(document, dict) else None
    return given if isinstance(given, str | int) and not isinstance(given, bool) else None


def published_on(value: object) -> date | None:
    """Return the day a document says it was published on, in the time zone it was written in.

    Raises:
        ReportError: it is neither a day in writing nor None.

    """
    if value is None:
        return None
    hint = 'write a date as in "2016-12-19", with or without a time of day, or null'
    if not isinstance(value, str):
        raise ReportError(f"published is {_json_type(value)}; {hint}.")
    try:
        return timestamps.day(value)
    except ValueError as error:
        raise ReportError(f"published is {value[:60]!r}, {error}; {hint}.") from None


def json_line(row: Row) -> bytes:
    """A row as JSON on one line, whatever a reader takes for the end of one.

    Half a surrogate pair, which UTF-8 cannot hold, is written as its escape too.
    """
    line = json.dumps(row, ensure_ascii=False, allow_nan=False)
    return (_ESCAPED.sub(lambda half: f"\\u{ord(half[0]):04x}", line) + "\n").encode()


def _json_type(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
