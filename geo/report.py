"""A report's file -> its text, exactly: offsets in every table count characters of this string.

Nothing is normalised: line ends, spaces and quotes stay as published. Only a byte-order mark at
the very start is left out, since it belongs to the file and not to the text.
"""

from __future__ import annotations

import re
from pathlib import Path

_BLANK = re.compile(r"(?>\r\n|\r|\n)(?:[^\S\r\n]*(?>\r\n|\r|\n))+")


def read(path: Path) -> str:
    """Return the text of a UTF-8 file.

    Raises:
        FileNotFoundError, PermissionError, IsADirectoryError: as `Path.read_bytes`.
        ValueError: the file is not UTF-8; the message names the first bad byte (counted from 0).

    """
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"not UTF-8: byte {error.start} is 0x{error.object[error.start]:02x}; "
            "save the file as UTF-8 and try again"
        ) from None
    return text.removeprefix("\ufeff")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Offsets (start, end exclusive) of the paragraphs: the runs of text between blank lines."""
    edges = [0]
    for blank in _BLANK.finditer(text):
        edges += blank.span()
    edges.append(len(text))
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in pairs if text[start:end].strip()]
