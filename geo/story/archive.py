"""A story folder -> one .zip file, and a .zip file from somebody else -> a story folder.

An archive holds a story's files alone, whatever else lies in the folder. Reading one trusts nothing
that it says: names, kinds and sizes are checked before anything is unpacked.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path, PureWindowsPath
from typing import Final

from geo.errors import DatelineError, StoryError
from geo.story.files import META, OWN, REPORT, making, reading, write
from geo.story.meta import encode, read_meta
from geo.story.untrusted import inside

MOST_PACKED: Final = 32 * 1024**2
MOST_UNPACKED: Final = 128 * 1024**2
"""The largest archive, in bytes, and what may come out of it."""
MOST_ENTRIES: Final = 1000
MOST_RATIO: Final = 200
"""How many times a file may be larger than it is packed; text and tables reach some 30."""

_SMALL: Final = 1024**2  # no bomb, whatever its ratio
_ENTRY: Final = b"PK\x01\x02"  # stands before each entry of an archive's directory
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The time of each file in an archive, the same always, as the archive then is too."""
# What other systems put into every archive.
_OF_SYSTEMS: Final = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
# All that zipfile raises for bytes that are not what they should be.
_DAMAGED: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, ValueError, EOFError, NotImplementedError, OverflowError,
)  # fmt: skip


def pack(folder: Path) -> bytes:
    """Return a story as a .zip file; the same story gives the same bytes.

    Raises:
        StoryError: story.toml does not hold, or a file cannot be read.

    """
    with reading(folder) as opened:
        meta, text = read_meta(opened)
        contents = {name: opened.read(name) for name in OWN if opened.holds(name)}
    if not inside(meta.report):  # a story that ships with Dateline
        meta = replace(meta, report=REPORT)
        contents[META] = encode(meta)
    contents[meta.report] = text.encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(f"{meta.id}/{name}", EPOCH)
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def unpack(packed: bytes, into: Path) -> tuple[str, ...]:
    """Make a story folder from a .zip file; it appears whole or not at all.

    Args:
        packed: the archive: a story's files, or a folder that holds them.
        into: the folder to make; it must not be there.

    Returns:
        The names of files in the archive that are none of a story's, and stay behind.

    Raises:
        DatelineError: the archive is too large, damaged or locked, or holds a link or a name that leads
            elsewhere; the folder is there already or cannot be written.
        StoryError: what it holds is no story that can be shown.

    """
    if len(packed) > MOST_PACKED or packed.count(_ENTRY) > MOST_ENTRIES:
        raise DatelineError(
            f"this archive is too large; it may have {MOST_PACKED // 1024**2} MB and {MOST_ENTRIES} files"
        )
    with making(into) as made:
        try:
            with zipfile.ZipFile(io.BytesIO(packed)) as archive:
                names = _names(_checked(archive.infolist()))
                write(made, {name: archive.read(names[name]) for name in OWN if name in names})
                report = _report(made)
                if report in names:
                    write(made, {report: archive.read(names[report])})
        except _DAMAGED as error:
            raise DatelineError(f"this is no .zip file, or it is damaged: {error}") from error
        from geo.story.story import check  # which loads pandas, and nobody needs it to list stories

        if problems := check(made):
            raise StoryError(problems)
    return tuple(sorted(names.keys() - {*OWN, report}))


def _checked(entries: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The files among the entries, if none of the entries is anything that a story's archive has not."""
    seen: dict[str, str] = {}
    for entry in entries:
        name = entry.orig_filename
        if not _stays_inside(name):
            raise DatelineError(f"the archive holds {name[:80]!r}, which leads out of its folder")
        if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise DatelineError(f"the archive holds {name[:80]!r}, which is a link or a device")
        if entry.flag_bits & 1:
            raise DatelineError("the archive is locked by a password; pack it without one")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DatelineError(f"{name[:80]!r} is packed in an unusual way; make an ordinary .zip file")
        if entry.file_size > max(_SMALL, MOST_RATIO * entry.compress_size):
            raise DatelineError(f"{name[:80]!r} would grow {MOST_RATIO} times; no file of a story does")
        same = unicodedata.normalize("NFC", name).casefold().rstrip("/")
        if same in seen:
            raise DatelineError(f"{seen[same][:80]!r} and {name[:80]!r} are the same name on many disks")
        seen[same] = name
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise DatelineError(f"the archive holds more than {MOST_UNPACKED // 1024**2} MB")
    files = [entry for entry in entries if not entry.is_dir()]
    return [entry for entry in files if not set(entry.filename.split("/")) & set(_OF_SYSTEMS)]


def _stays_inside(name: str) -> bool:
    parts = name.removesuffix("/").split("/")
    plain = not any(mark in name for mark in "\\\0:") and not PureWindowsPath(name).is_absolute()
    return plain and not {"", ".", ".."} & set(parts)


def _names(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Names as they are in the story's folder -> entries; the archive may hold the folder itself."""
    names = {entry.filename: entry for entry in entries}
    if META not in names:
        folders = [name.removesuffix(META) for name in names if re.fullmatch(f"[^/]+/{META}", name)]
        if len(folders) != 1:
            raise DatelineError(f"the archive holds no {META}, so it is none of a story")
        names = {name.removeprefix(folders[0]): entry for name, entry in names.items()}
    return names


def _report(folder: Path) -> str:
    """What story.toml calls the report; "" where that is no file that may be written."""
    with reading(folder) as opened:
        name = opened.toml(META).get("report")
    return name if isinstance(name, str) and inside(name) and name.casefold() not in OWN else ""
