"""story.toml -> what is known of a report besides its text, and the text it names."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Final

import tomlkit

from geo.errors import Problem, StoryError
from geo.kinds import Borders
from geo.story.files import META, OWN, Folder, reading
from geo.text.report import SURROGATE

NOT_GIVEN: Final = "publisher not given"
"""What story.toml says of the publisher where nobody told."""

ADDRESS: Final = re.compile(r"https?://[^/\s]|$")
"""How an address of a report begins, if one is given."""

_TURNING: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of writing: a title from somebody else would turn what stands around it."""

_TEXT_KEYS: Final = ("id", "title", "report", "publisher", "language")
_OPTIONAL_KEYS: Final = ("byline", "traveller", "url", "rights")


@dataclass(frozen=True)
class Meta:
    """story.toml.

    title, publisher, byline: without signs that turn the direction of writing. report: the file of its text,
    in the folder of the story. url: where it was published, http or https. rights: who owns it and on which
    terms it may be shown. borders: whose view of them the map takes.
    """

    id: str
    title: str
    report: str
    publisher: str
    published: date
    language: str
    byline: str = ""
    traveller: str = ""
    url: str = ""
    rights: str = ""
    borders: Borders = Borders.UN

    @property
    def source(self) -> str:
        """Who published the report, "" where nobody said so."""
        return "" if self.publisher == NOT_GIVEN else self.publisher


def load_meta(path: Path) -> Meta:
    """Return what story.toml of a story's folder says; nothing else of the story is read.

    Raises:
        StoryError: as `read_meta`.

    """
    with reading(path) as folder:
        return _meta(folder)


def read_meta(folder: Folder) -> tuple[Meta, str]:
    """Return story.toml and the text of its report.

    Raises:
        StoryError: one problem for each key that does not hold, or the one that keeps a file from being read.

    """
    meta = _meta(folder)
    return meta, _text(folder, meta.report)


def _meta(folder: Folder) -> Meta:
    found = folder.toml(META)
    problems = [
        Problem(META, "is missing or no text; write it between quotes", None, key)
        for key in _TEXT_KEYS
        if not (isinstance(found.get(key), str) and found[key].strip())
    ]
    problems += [
        Problem(META, "must be text between quotes", None, key)
        for key in _OPTIONAL_KEYS
        if not isinstance(found.get(key, ""), str)
    ]
    if isinstance(found.get("id"), str) and not re.fullmatch(r"[\w-]*", found["id"]):
        problems.append(Problem(META, "names files: write letters, digits, - and _ only", None, "id"))
    if type(found.get("published")) is not date:
        problems.append(Problem(META, "must be a day such as 2023-09-15, no quotes", None, "published"))
    if isinstance(found.get("url"), str) and not ADDRESS.match(found["url"]):
        problems.append(Problem(META, "must be an address that starts with https://", None, "url"))
    if found.get("borders", Borders.UN) not in list(Borders):
        message = 'must be "un" (as the United Nations see them) or "natural-earth" (as they are held)'
        problems.append(Problem(META, message, None, "borders"))
    for key in sorted(found.keys() - Meta.__dataclass_fields__.keys()):
        problems.append(Problem(META, "is no key of story.toml; remove it or mend its name", None, key))
    if problems:
        raise StoryError(problems)
    borders = Borders(found.pop("borders", Borders.UN))
    found |= {key: _TURNING.sub("", found[key]) for key in ("title", "publisher", "byline") if key in found}
    return Meta(**found, borders=borders)


def encode(meta: Meta) -> bytes:
    """Return story.toml; half a character (a lone surrogate), which no file can hold, becomes "\ufffd"."""
    values = {
        key: SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value
        for key, value in asdict(meta).items()
    }
    return tomlkit.dumps(values).encode()


def _text(folder: Folder, name: str) -> str:
    if name.casefold() in OWN:
        raise StoryError([Problem(META, f"{name} is a file of the story; name its text", None, "report")])
    try:
        return folder.text(name)
    except StoryError as error:
        problem = error.problems[0]
        raise StoryError([Problem(META, f"{name[:300]} {problem.message}", None, "report")]) from None
