"""Words -> a key for a row of a story's tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import chain, count


def new_key(words: str, taken: Container[str]) -> str:
    """Return a key for a new row, of lower-case ASCII letters, digits and hyphens, that is not taken.

    "Komsomolsk-on-Amur" gives "komsomolsk-on-amur", or with a number behind it.
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().replace("'", "")
    key = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:40].strip("-") or "row"
    return next(free for free in chain([key], (f"{key}-{n}" for n in count(2))) if free not in taken)
