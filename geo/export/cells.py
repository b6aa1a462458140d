"""Tables for spreadsheets: no cell of a report is ever run as a formula."""

from __future__ import annotations

from typing import Final

import pandas as pd

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def sheet(frame: pd.DataFrame) -> bytes:
    """Return a table as CSV in UTF-8, with the byte-order mark that spreadsheets need to see that.

    A text that a spreadsheet would run as a formula gets a leading apostrophe (OWASP, CSV Injection);
    numbers stay numbers, and true and false are written in lower case.
    """
    text = frame.apply(lambda column: column if pd.api.types.is_numeric_dtype(column) else column.map(_cell))
    flags = [name for name in frame if pd.api.types.is_bool_dtype(frame[name])]
    text[flags] = frame[flags].map(lambda flag: str(flag).lower())
    return str(text.to_csv(index=False, lineterminator="\r\n")).encode("utf-8-sig")


def _cell(value: object) -> object:
    if value is None or value is pd.NA or value != value:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if str(value).startswith(_FORMULA) else value
