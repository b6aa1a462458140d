"""Stories -> an atlas: only what has changed since is read; the file changes as a whole or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geo.atlases import columns, days, earth, file
from geo.atlases.entries import Entry, Event, Source
from geo.errors import DatelineError, StoryError, reason
from geo.kinds import AREAS
from geo.progress import Tick, untold
from geo.story.untrusted import GUARDS

_STORY: Final = "INSERT INTO stories VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)"
_PUBLISHER: Final = "INSERT INTO publishers VALUES (?, ?)"
_EVENT: Final = "INSERT INTO events VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_TOLD: Final = "INSERT INTO told VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_BOX: Final = "INSERT INTO boxes VALUES (?, ?, ?, ?, ?, ?, ?)"
_WORDS: Final = "INSERT INTO words (rowid, title, sentences, place) VALUES (?, ?, ?, ?)"
_OUT: Final = (
    "INSERT INTO words (words, rowid, title, sentences, place) "
    "SELECT 'delete', id, title, sentences, place FROM told "
    "WHERE id IN (SELECT id FROM events WHERE story = ?)",
    "DELETE FROM told WHERE id IN (SELECT id FROM events WHERE story = ?)",
    "DELETE FROM boxes WHERE id IN (SELECT id FROM events WHERE story = ?)",
    "DELETE FROM events WHERE story = ?",
    "DELETE FROM publishers WHERE story = ?",
    "DELETE FROM stories WHERE key = ?",
)


@dataclass(frozen=True)
class Counts:
    """What became of the stories.

    stories, events: in the atlas now. read: new, or changed since. same: not read again. gone: taken out.
    problems: (story, why it could not be read), of those that an atlas cannot hold. within: (story, the
    joined story that holds its reports and is there in its place), so that an event counts once. alike:
    stories whose reports have the same text, those of a text together; each event of theirs counts again.
    """

    stories: int
    events: int
    read: int
    same: int
    gone: int
    problems: list[tuple[str, str]]
    within: list[tuple[str, str]]
    alike: list[list[str]]


def build(sources: Iterable[Source], path: Path, tick: Tick = untold) -> Counts:
    """Bring an atlas up to date with these stories, or make it.

    Args:
        sources: all that belong into it, but for those within a joined one; other stories that it holds are
            taken out.
        path: the file.
        tick: is told the share of new and changed stories that have been read.

    Raises:
        DatelineError: the file is there and is no atlas, is damaged, or cannot be written; or two stories
            have one name. What was there before is as it was.

    """
    file.check_library()
    fresh = not path.exists() or file.is_older(path)
    known = {} if fresh else file.Reader(path).stamps()
    changed, seen, within = list[Source](), set[str](), list[tuple[str, str]]()
    for source in sources:
        if source.within:
            within.append((source.story, source.within))
            continue
        if source.story in seen:
            raise DatelineError(
                f"Two stories are called {source.story!r}; an atlas tells them by their names"
            )
        seen.add(source.story)
        if known.get(source.story) != source.stamp:
            changed.append(source)
    gone = known.keys() - seen
    if fresh or changed or gone:
        with _replacing(path, fresh=fresh) as base:
            for story in (*gone, *(source.story for source in changed if source.story in known)):
                _take_out(base, story)
            for number, source in enumerate(changed, start=1):
                _put_in(base, source)
                tick(number / len(changed))
            columns.keep(base)
            if fresh:  # one index, not the many that have grown
                base.execute("INSERT INTO words (words) VALUES ('optimize')")
    reader = file.Reader(path)
    stories, events, problems = reader.counts()
    same = len(seen) - len(changed)
    return Counts(stories, events, len(changed), same, len(gone), problems, within, reader.alike())


def build_atlas(library: str | Path, path: str | Path) -> Counts:
    """Bring an atlas up to date with a library or with the Parquet tables of a batch, or make it.

    Args:
        library: a folder of story folders, or what `dateline draft --format parquet` has written (a path
            or a URL).
        path: the file.

    Raises:
        DatelineError: as `build`, or there is no such library.

    """
    from geo.atlases.parquet import sources  # pyarrow takes its time, and is not always needed

    return build(sources(str(library)), Path(path))


def _take_out(base: sqlite3.Connection, story: str) -> None:
    (key,) = base.execute("SELECT key FROM stories WHERE story = ?", (story,)).fetchone()
    for out in _OUT:
        base.execute(out, (key,))


def _put_in(base: sqlite3.Connection, source: Source) -> None:
    try:
        entry, problem = source.read(), ""
    except StoryError as error:
        entry, problem = Entry("", (), "", "", ()), str(error)
    row = (
        source.story, source.stamp, entry.title, ", ".join(entry.publishers), entry.published, entry.url,
        problem, _digest(entry.text),
    )  # fmt: skip
    key = base.execute(_STORY, row).lastrowid
    base.executemany(_PUBLISHER, ((key, name) for name in entry.publishers))
    for event in entry.events:
        first, last = days.covered(event.date) if event.date else (None, None)
        number = base.execute(
            _EVENT,
            (key, event.status, event.lat, event.lon, event.radius_km, event.precision in AREAS, first, last,
             event.chance, event.reviewed),
        ).lastrowid  # fmt: skip
        base.execute(
            _TOLD,
            (number, event.event_id, event.title, event.sentences, event.role, event.date, event.place,
             event.precision, event.inferred, event.place_chance, event.date_chance, event.reviewed_by,
             event.reviewed_on),
        )  # fmt: skip
        base.execute(_WORDS, (number, event.title, event.sentences, event.place))
        base.execute(_BOX, (number, *_place_box(event), *_day_box(first, last)))


def _digest(text: str) -> str:
    """What two texts of the same words have in common; "" without words."""
    words = " ".join(text.split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32] if words else ""


def _place_box(event: Event) -> tuple[int, int, int, int]:
    """Where an event may have been, as `boxes` has it."""
    if event.lat is None or event.lon is None:
        return file.NOWHERE, file.NOWHERE, file.NOWHERE, file.NOWHERE
    south, north, west, east = earth.box(event.lat, event.lon, event.radius_km or 0.0)
    return file.down(south), file.up(north), file.down(west), file.up(east)


def _day_box(first: int | None, last: int | None) -> tuple[int, int]:
    return (file.NEVER, file.NEVER) if first is None or last is None else (first, last)


@contextmanager
def _replacing(path: Path, *, fresh: bool) -> Iterator[sqlite3.Connection]:
    """Give an open copy of an atlas, or an empty one, which takes its place unless an error is raised.

    The copy has a fixed name, so that what is left of a program that was killed is written over.
    """
    path = path.resolve()  # whoever names a link means the file behind it
    beside = path.with_name(f".{path.name}.new")
    try:
        with _locked(beside):
            try:
                if fresh:
                    os.truncate(beside, 0)
                else:
                    shutil.copyfile(path, beside)
                with closing(file.create(beside) if fresh else sqlite3.connect(beside)) as base:
                    base.execute("PRAGMA journal_mode = OFF")  # nobody reads it before it is whole
                    base.execute("PRAGMA synchronous = OFF")
                    base.execute("PRAGMA cache_size = -100000")
                    yield base
                    base.commit()
                with beside.open("rb+") as written:
                    os.fsync(written.fileno())
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)
    except OSError as error:
        raise DatelineError(f"{path} cannot be written: {reason(error)}") from error
    except sqlite3.OperationalError as error:
        raise DatelineError(f"{path} cannot be written: {error}") from error
    except sqlite3.Error as error:
        raise file.damaged(path) from error


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Make a file, or take what was left of it, and hold it against other builds until the end."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | GUARDS, 0o666)
    try:
        if sys.platform == "win32":  # which replaces no file that is open
            os.close(handle)
            yield
            return
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DatelineError(f"Another program is building {path}; wait until it is done") from None
        yield
    finally:
        if sys.platform != "win32":
            os.close(handle)
