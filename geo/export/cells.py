"""Tables for spreadsheets: no cell of a report is ever run as a formula."""

from __future__ import annotations

import csv
import io
from typing import Final

import pandas as pd

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def sheet(frame: pd.DataFrame) -> bytes:
    """Return a table as CSV in UTF-8, with the byte-order mark that spreadsheets need to see that.

    A text that a spreadsheet would run as a formula gets a leading apostrophe (OWASP, CSV Injection);
    numbers stay numbers, and true and false are written in lower case.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(frame.columns)
    writer.writerows(zip(*(_cells(column) for _, column in frame.items()), strict=True))
    return text.getvalue().encode("utf-8-sig")


def _cells(column: pd.Series) -> list[object]:
    numbers = pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)
    return [_cell(value, number=numbers) for value in column.tolist()]


def _cell(value: object, *, number: bool) -> object:
    if value is None or value is pd.NA or value != value:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if not number and str(value).startswith(_FORMULA) else value
