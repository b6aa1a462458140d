"""A folder of stories: list, make, rename, copy, put in the bin and take out again.

Each story is a folder whose name is its id. Fixed stories, such as those that ship with Dateline, stand
beside them and are never written to. What is deleted waits in the bin, a folder inside, for 30 days.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Final

from geo.errors import DatelineError, plain, reason
from geo.paths import DEFAULT_STORY, library_folder
from geo.story import files
from geo.story.archive import pack, unpack
from geo.story.files import META
from geo.story.keys import new_key
from geo.story.meta import Meta, encode, read_meta

MOST_STORIES: Final = 5000
BIN: Final = ".bin"
BIN_DAYS: Final = 30
LONGEST_TITLE: Final = 300
"""Characters of a title that is typed."""

if TYPE_CHECKING:
    from geo.gazetteer.gazetteer import Gazetteer
    from geo.pipeline.tables import Draft

_BINNED: Final = re.compile(r"(.+)~(\d+)")


class Library:
    """A person's own stories in one folder, which is made when the first is added, and fixed ones.

    Every method that changes something raises DatelineError, in one sentence, where it cannot.
    """

    bin_days = BIN_DAYS

    def __init__(self, folder: Path | None = None, fixed: Sequence[Path] = (DEFAULT_STORY,)) -> None:
        self.path = library_folder() if folder is None else folder
        self._fixed = {path.name: path for path in fixed}

    def folders(self) -> dict[str, Path]:
        """The folders of all stories by id: one's own, the one changed last first, then the fixed ones."""
        own = {name: self.path / name for name in self.own()}
        latest = sorted(own, key=lambda name: (-_changed(own[name]), name))
        fixed = {name: folder for name, folder in self._fixed.items() if name not in own}
        return {**{name: own[name] for name in latest}, **fixed}

    def ids(self) -> list[str]:
        """The ids of all stories, in the order of `folders`."""
        return list(self.folders())

    def folder(self, story_id: str) -> Path:
        """Return a story's folder.

        Raises:
            DatelineError: there is no story of that id.

        """
        if story_id in self.own():
            return self.path / story_id
        if story_id in self._fixed:
            return self._fixed[story_id]
        raise DatelineError(f"There is no story {story_id[:80]!r} on the shelf; it may have been deleted.")

    def own(self) -> list[str]:
        """The ids of a person's own stories, in alphabetical order."""
        return [name for name in _folders(self.path) if not name.startswith(".") and _is_text(name)]

    def unnamed(self) -> list[str]:
        """The folders that are no stories here because their names are no text, with those bytes escaped."""
        return [plain(name) for name in _folders(self.path) if not _is_text(name)]

    def is_fixed(self, story_id: str) -> bool:
        """Whether a story can only be read and copied."""
        return story_id in self._fixed and story_id not in self.own()

    def check_room(self) -> None:
        """Refuse another story where there are as many as can be."""
        if len(self.own()) >= MOST_STORIES:
            raise DatelineError(
                f"The shelf holds {MOST_STORIES:,} stories, which is as many as it can; delete some first."
            )

    def create(self, meta: Meta, text: str, made: Draft) -> str:
        """Add a drafted report, and return its id, which is made of its title; `meta.id` is not used."""
        from geo.pipeline.folder import create  # a server that lists stories need not load what draws them

        return self._add(lambda folder: create(folder, meta, text, made))

    def import_zip(self, packed: bytes) -> str:
        """Add a story from a .zip file, such as `export_zip` makes, and return its id."""
        return self._add(lambda folder: unpack(packed, folder))

    def export_zip(self, story_id: str) -> bytes:
        """Return a story as a .zip file."""
        return pack(self.folder(story_id))

    def join(self, story_ids: Sequence[str], gazetteer: Gazetteer | None = None) -> str:
        """Make a story of the reports of several, which stay as they are, and return its id."""
        from geo.pipeline.joined import join

        folders = [self.folder(story_id) for story_id in story_ids]
        return self._add(lambda folder: join(folders, folder, gazetteer=gazetteer))

    def rename(self, story_id: str, title: str) -> None:
        """Give one's own story another title; its id, and so its address, stays."""
        if not title.strip():
            raise DatelineError("A story needs a title; write one.")
        if len(title.strip()) > LONGEST_TITLE:
            raise DatelineError(
                f"The title has {len(title.strip()):,} characters; shorten it to {LONGEST_TITLE} or fewer."
            )
        _entitle(self._writable(story_id), lambda known: replace(known, title=title.strip()))

    def duplicate(self, story_id: str) -> str:
        """Copy a story with its decisions, and return the id of the copy, which can be changed."""
        packed = self.export_zip(story_id)

        def write(folder: Path) -> None:
            unpack(packed, folder)
            _entitle(folder, lambda known: replace(known, title=f"{known.title} (copy)"))

        return self._add(write)

    def delete(self, story_id: str) -> str:
        """Put one's own story into the bin, and return what `restore` takes it out by."""
        folder = self._writable(story_id)
        self._empty_bin()
        ticket = f"{story_id}~{time.time_ns()}"
        try:
            (self.path / BIN).mkdir(exist_ok=True)
            folder.rename(self.path / BIN / ticket)
        except OSError as error:
            raise DatelineError(f"{story_id} cannot be deleted: {reason(error)}.") from None
        return ticket

    def restore(self, ticket: str) -> str:
        """Take a story out of the bin; return its id, another than it had if that is taken now."""
        found = _BINNED.fullmatch(ticket)
        if not found or ticket not in _folders(self.path / BIN):
            raise DatelineError("This story is no longer in the bin.")
        return self._place(self.path / BIN / ticket, found[1])

    # How it is kept.

    def _writable(self, story_id: str) -> Path:
        if self.is_fixed(story_id):
            raise DatelineError("This story stays as it is; make a copy to change it.")
        return self.folder(story_id)

    def _add(self, write: Callable[[Path], object]) -> str:
        """Write a new story beside the others, and only when it is whole give it its name."""
        self.check_room()
        fresh = self.path / f".new-{token_hex(8)}"
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            write(fresh)
            with files.reading(fresh) as opened:
                title = read_meta(opened)[0].title
            key = new_key(title, {*self.own(), *self._fixed})
            _entitle(fresh, lambda known: replace(known, id=key))
            return self._place(fresh, key)
        except OSError as error:
            raise DatelineError(f"{self.path} cannot be written: {reason(error)}.") from None
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    def _place(self, folder: Path, key: str) -> str:
        """Move a folder to where a story stands, under a key that nothing else has."""
        taken = {*self.own(), *self._fixed} - ({key} if key not in self.own() else set())
        while True:
            free = new_key(key, taken) if key in taken else key
            try:
                folder.rename(self.path / free)
            except OSError as error:
                if not (self.path / free).exists():
                    raise DatelineError(f"{self.path} cannot be written: {reason(error)}.") from None
                taken.add(free)
                key = free
            else:
                return free

    def _empty_bin(self) -> None:
        """Delete for good what has been in the bin too long."""
        oldest = time.time_ns() - self.bin_days * 86_400 * 10**9
        for ticket in _folders(self.path / BIN):
            found = _BINNED.fullmatch(ticket)
            if found and int(found[2]) < oldest:
                shutil.rmtree(self.path / BIN / ticket, ignore_errors=True)


def _entitle(folder: Path, change: Callable[[Meta], Meta]) -> None:
    """Change what story.toml says."""
    with files.changing(folder) as opened:
        opened.write({META: encode(change(read_meta(opened)[0]))})


def _folders(path: Path) -> list[str]:
    """The names of the folders in one; links are none."""
    with suppress(OSError):
        return sorted(entry.name for entry in os.scandir(path) if entry.is_dir(follow_symlinks=False))
    return []


def _is_text(name: str) -> bool:
    """Whether a name has no bytes that are not UTF-8, which no page and no address can hold."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _changed(folder: Path) -> int:
    """When a story was changed last, in ns."""
    with suppress(OSError):
        found = [entry.stat(follow_symlinks=False) for entry in os.scandir(folder)]
        return max((status.st_mtime_ns for status in found if stat.S_ISREG(status.st_mode)), default=0)
    return 0
