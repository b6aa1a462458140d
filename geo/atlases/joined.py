"""A library's stories -> those whose reports another story holds too, joined with others.

What such a story tells is told again by the joined one, with all decisions that came along; an atlas takes
it from there, so that an event counts once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from geo.errors import StoryError
from geo.story.files import REPORT, reading
from geo.story.meta import read_meta
from geo.story.sources import sources
from geo.story.tables import REPORTS

_Held = Mapping[bytes, int]
"""The digests of a story's reports, with their length in bytes."""


def holders(folders: Sequence[Path]) -> dict[str, str]:
    """Return each story all of whose reports a joined one holds, with the name of that one.

    Folders go by their names. Of several that hold a story the one of most reports is named, then the first
    by name; of two that are joined of the same reports the first by name stands. A story that cannot be read
    is held by none and holds none.
    """
    joined = {folder.name: held for folder in folders if _is_joined(folder) and (held := _held(folder))}
    if not joined:
        return {}
    lengths = {length for held in joined.values() for length in held.values()}
    having: dict[bytes, list[str]] = {}
    for name in sorted(joined, key=lambda name: (-len(joined[name]), name)):
        for digest in joined[name]:
            having.setdefault(digest, []).append(name)
    found = {}
    for folder in folders:
        own = joined.get(folder.name) or (_held(folder) if _is_of_length(folder, lengths) else {})
        for name in having.get(next(iter(own), b""), ()):
            if name == folder.name:
                break  # those behind it hold no more than it does
            if own.keys() <= joined[name].keys():
                found[folder.name] = name
                break
    return found


def _is_joined(folder: Path) -> bool:
    try:
        with reading(folder) as opened:
            return opened.holds(REPORTS.file)
    except StoryError:
        return False


def _is_of_length(folder: Path, lengths: set[int]) -> bool:
    """Whether the text can be one of those, by its size; most need not be read."""
    try:
        with reading(folder) as opened:
            return any(size in lengths for *_, size in opened.version((REPORT,)))
    except StoryError:
        return False


def _held(folder: Path) -> _Held:
    try:
        with reading(folder) as opened:
            meta, text = read_meta(opened)
            listed, problems = REPORTS.read(opened) if opened.holds(REPORTS.file) else (REPORTS.empty(), [])
    except StoryError:
        return {}
    if problems or list(REPORTS.check(listed)):
        return {}
    texts = [text[one.start : one.end].encode() for one in sources(meta, text, REPORTS.typed(listed))]
    return {hashlib.sha256(own).digest(): len(own) for own in texts}
