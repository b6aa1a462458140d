"""All states of corrections.toml, so that each decision can be undone and done again, after a restart too.

A story's folder `history` holds one file a step, with what it changed in the text; `now.json`, which
says after how many steps the story stands; and `now.toml`, the text as it stood then. A text that somebody
has edited by hand since is one more step. All of it is written together with corrections.toml.
"""

from __future__ import annotations

import json
import os.path
from dataclasses import dataclass
from typing import Final

from geo.errors import Problem, StoryError
from geo.story.files import CORRECTIONS, Folder

_NOW: Final = "history/now.json"
_COPY: Final = "history/now.toml"


@dataclass(frozen=True, slots=True)
class History:
    """Where a story stands: after `at` of `last` steps, with corrections.toml as in `content`.

    before: how it stood before somebody edited it by hand, which is the step `at`; None if nobody has.
    """

    at: int
    last: int
    content: str
    before: str | None = None

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to go back."""
        return self.at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back that can be taken again."""
        return self.at < self.last


def read(folder: Folder) -> History:
    """Return where a story stands.

    Raises:
        StoryError: a file of the history is none of ours.

    """
    content = folder.text(CORRECTIONS) if folder.holds(CORRECTIONS) else ""
    if not folder.holds(_NOW):
        return History(0, 0, content)
    now = _numbers(folder, _NOW, "at", "last")
    if (before := folder.text(_COPY)) != content:
        return History(now["at"] + 1, now["at"] + 1, content, before)
    return History(now["at"], now["last"], content)


def written(folder: Folder, content: str) -> dict[str, bytes]:
    """Return the files to write, by name, for a decision after which corrections.toml is as given."""
    now = read(folder)
    at = now.at + 1
    return {**_by_hand(now), _step(at): _change(now.content, content), **_files(at, at, content)}


def undone(folder: Folder) -> dict[str, bytes]:
    """Return the files to write to go back one step; {} if there is none."""
    now = read(folder)
    if not now.can_undo:
        return {}
    by_hand, name = _by_hand(now), _step(now.at)
    content = _applied(now.content, by_hand.get(name) or folder.read(name), name, back=True)
    return {**by_hand, **_files(now.at - 1, now.last, content)}


def redone(folder: Folder) -> dict[str, bytes]:
    """Return the files to write to go forward again; {} if no step was taken back."""
    now = read(folder)
    if not now.can_redo:
        return {}
    name = _step(now.at + 1)
    return _files(now.at + 1, now.last, _applied(now.content, folder.read(name), name, back=False))


def _by_hand(now: History) -> dict[str, bytes]:
    """The step for what somebody has edited by hand, if so."""
    return {} if now.before is None else {_step(now.at): _change(now.before, now.content)}


def _files(at: int, last: int, content: str) -> dict[str, bytes]:
    now = json.dumps({"at": at, "last": last}).encode()
    return {_NOW: now, _COPY: content.encode(), CORRECTIONS: content.encode()}


def _step(number: int) -> str:
    return f"history/{number:06}.json"


def _change(old: str, new: str) -> bytes:
    """What differs: the text between what both start and end with."""
    start = len(os.path.commonprefix((old, new)))  # noqa: RUF071  # character by character it is
    end = len(os.path.commonprefix((old[start:][::-1], new[start:][::-1])))  # noqa: RUF071
    cut, put = old[start : len(old) - end], new[start : len(new) - end]
    return json.dumps({"start": start, "cut": cut, "put": put}, ensure_ascii=False).encode()


def _applied(text: str, step: bytes, name: str, *, back: bool) -> str:
    try:
        found = json.loads(step)
        start, cut, put = found["start"], found["cut"], found["put"]
        old, new = (put, cut) if back else (cut, put)
        if not text.startswith(old, start):
            raise ValueError("it does not fit the text")
        return f"{text[:start]}{new}{text[start + len(old) :]}"
    except (ValueError, KeyError, TypeError) as error:
        raise StoryError([Problem(name, f"cannot be undone or done again: {error}")]) from None


def _numbers(folder: Folder, name: str, *keys: str) -> dict[str, int]:
    try:
        found = json.loads(folder.text(name))
        return {key: int(found[key]) for key in keys}
    except (ValueError, KeyError, TypeError) as error:
        raise StoryError([Problem(name, f"cannot be read: {error}; delete the folder history")]) from None
