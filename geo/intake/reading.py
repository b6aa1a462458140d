"""A file or pasted text -> a report with what was found about it: which reader, then what holds for all."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePath
from typing import Final

from geo.dates import timestamps
from geo.errors import ReportError
from geo.intake import pdf, web_page, word
from geo.intake.address import Permit, fetch, is_public
from geo.intake.cleaning import clean
from geo.intake.encoding import decoded
from geo.intake.incoming import LARGEST_FILE, LARGEST_TEXT, Found, Incoming, SetAside
from geo.intake.language import ENGLISH, language, language_name
from geo.intake.letterhead import is_title, issuer
from geo.intake.lines import is_headline
from geo.lang.en.datelines import AGENCY, DATELINE, WHOLE_DAY
from geo.lang.en.newspapers import LAST_WORDS, WORLDWIDE
from geo.lang.en.page_furniture import (
    BYLINE,
    FRONT_MATTER,
    HEADER,
    LETTERHEAD,
    NAMED_BYLINE,
    PAGE,
    PRESS_NOTE,
    PUBLISHER,
    SAID_WHEN,
    STAMP,
)
from geo.text.layout import without_dateline

PASTED: Final = "the pasted text"

_KINDS: Final = "a .txt, .md, .html, .mhtml, .docx or .pdf file"
_SIGNS: Final = (
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"BM", "a picture (BMP)"),
    (b"{\\rtf", "a rich text file (RTF)"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"7z\xbc\xaf", "a packed file (7z)"),
    (b"Rar!", "a packed file (RAR)"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"bplist00", "a web archive of Safari"),
)
_IN_BOXES: Final = ((b"WEBP", "a picture (WebP)"), (b"WAVE", "a sound file"), (b"AVI ", "a film"))
_BRANDS: Final = ((b"heic", "a picture (HEIC)"), (b"avif", "a picture (AVIF)"), (b"", "a film"))
_PROMISED: Final = {".docx": "Word file", ".pdf": "PDF"}
"""What a file must be whose name ends so."""

_OLD_WORD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_FRONT_MATTER: Final = re.compile(r"\A---[^\S\n]*\n(.{1,5000}?)\n(?:---|\.\.\.)[^\S\n]*\n", re.DOTALL)
_MAIL_HEAD: Final = re.compile(
    r"\A\s*(?=(?:[\w-]{1,20}:.*\n){0,8}From:)(?=(?:[\w-]{1,20}:.*\n){0,8}Subject:)"
    r"((?:(?:From|To|Cc|Bcc|Date|Sent|Reply-To|Subject|Attachments?):.*\n){2,9})"
)
_FORWARDED: Final = re.compile(r"(?:(?:re|fwd?|aw)\s*:\s*)+", re.IGNORECASE)
_FIELD: Final = re.compile(r"([A-Za-z_-]{2,20}):\s*(.+)")
_FRONT_FIELDS: Final = {
    "title": "title", "author": "byline", "byline": "byline", "date": "published", "published": "published",
    "publisher": "publisher", "site": "publisher", "source": "url", "url": "url", "link": "url",
    "subject": "title", "sent": "published",
}  # fmt: skip
_DATED: Final = (STAMP, BYLINE, PAGE, HEADER, PUBLISHER, LETTERHEAD, PRESS_NOTE)
_LONGEST_TITLE: Final = 200
_HEADLINES: Final = 4
"""Among how many lines at the top the headline stands."""

_TOP: Final = 12
_DATELINE: Final = re.compile(DATELINE)
_WHOLE_DAY: Final = re.compile(WHOLE_DAY)
_AGENCY: Final = re.compile(AGENCY)
_LONGEST_STAMP: Final = 60
"""Among how many lines at the top, and in lines of which length, the place and day of filing may stand."""


def read_file(name: str, content: bytes) -> Incoming:
    """Return the report that a file holds. What the file is, its bytes tell, not its name.

    Args:
        name: the file's name, for messages.
        content: its bytes.

    Raises:
        ReportError: it holds no report that can be read; the message says why, and what to do.

    """
    if len(content) > LARGEST_FILE:
        raise ReportError(
            f"{name} has {len(content) / 1e6:.0f} MB; "
            f"Dateline reads files of up to {LARGEST_FILE // 1_000_000} MB"
        )
    if not content.strip(b"\0\r\n\t "):
        raise _empty(name)
    if b"%PDF-" in content[:1024]:
        return _finished(pdf.read(content, name), name, wrapped=True)
    if content.startswith(b"PK\x03\x04"):
        return _finished(word.read(content, name), name)
    _refuse_other_kinds(content, name)
    encoding = ""
    if archived := web_page.unpacked(content):
        content, encoding = archived
    text, remarks = decoded(content, name, encoding or web_page.declared_encoding(content))
    promised = _PROMISED.get(PurePath(name).suffix.lower())
    if promised and not web_page.is_page(text):
        raise ReportError(f"{name} is no {promised}; save it again, or bring the report as {_KINDS}")
    return _from_text(text, name, remarks)


def read_text(text: str) -> Incoming:
    """Return the report in pasted text, which may hold HTML or Markdown.

    Raises:
        ReportError: no words are left of it, or it is too long.

    """
    return _from_text(text, PASTED, ())


def read_lines(text: str) -> Incoming:
    """Return a text as it stands, with what its own lines say about it, as `read_text` finds that."""
    cleaned, aside = clean(text)
    return replace(_with_lines(Incoming(cleaned, set_aside=aside)), text=text, set_aside=())


def read_address(address: str, *, permit: Permit = is_public) -> Incoming:
    """Fetch a page and return the report on it. Only here does Dateline ask another machine for a report.

    Args:
        address: http or https.
        permit: which machines may be asked.

    Raises:
        ReportError: the address gives no page, leads into an inner network, or as `read_file`.

    """
    page = fetch(address, permit=permit)
    return _from_page(page.content, page.address, page.encoding)


def _from_page(content: bytes, address: str, declared: str) -> Incoming:
    if content.startswith((b"%PDF-", b"PK\x03\x04")):
        found = read_file(address, content)
    else:
        _refuse_other_kinds(content, address)
        text, remarks = decoded(content, address, declared or web_page.declared_encoding(content))
        found = _from_text(text, address, remarks, address)
    return replace(found, url=Found(address, "the address it was fetched from"))


def _refuse_other_kinds(content: bytes, name: str) -> None:
    if content.startswith(_OLD_WORD):
        if _ENCRYPTED in content:
            raise ReportError(f"{name} is protected by a password; save it without one and try again")
        raise ReportError(f"{name} is in the old Word format (.doc); save it as .docx and try again")
    kind = next((kind for sign, kind in _SIGNS if content.startswith(sign)), "")
    if content.startswith(b"RIFF"):
        kind = next((kind for sign, kind in _IN_BOXES if content[8:12] == sign), "")
    if content[4:8] == b"ftyp":
        kind = next(kind for brand, kind in _BRANDS if content[8:12].startswith(brand))
    if kind:
        raise ReportError(f"{name} is {kind}, not a text; bring the report as {_KINDS}")


def _from_text(text: str, name: str, remarks: tuple[str, ...], address: str = "") -> Incoming:
    if len(text) > LARGEST_FILE:
        raise _too_long(name, len(text))
    if web_page.is_page(text):
        try:
            found = web_page.read(text, address=address)
        except ReportError as error:
            raise ReportError(f"{name}: {error}") from None
    else:
        found = _with_front_matter(text)
    if nulls := text.count("\0"):
        remarks = (*remarks, f"{nulls:,} NUL characters, which are no text, were left out.")
    return _finished(replace(found, remarks=(*remarks, *found.remarks)), name)


def _with_front_matter(text: str) -> Incoming:
    """A plain text; what a Markdown file or a mail says about itself in its first lines is found there."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    matter = _FRONT_MATTER.match(text) or _MAIL_HEAD.match(text)
    fields = [_FIELD.fullmatch(line.strip()) for line in matter[1].split("\n")] if matter else []
    if not matter or not any(fields):
        return Incoming(text)
    found: dict[str, Found] = {}
    for field in filter(None, fields):
        key, value = _FRONT_FIELDS.get(field[1].lower(), ""), field[2].strip().strip("\"'")
        if key == "published":
            value = _day(value)
        if key == "title":
            value = _FORWARDED.sub("", value, count=1) if _FORWARDED.match(value) else value
        if key and value:
            found.setdefault(key, Found(value, f"the file's first lines, “{field[1]}”"))
    aside = SetAside(FRONT_MATTER, matter[1])
    return Incoming(text[matter.end() :], set_aside=(aside,)).with_found(found)


def _finished(raw: Incoming, name: str, *, wrapped: bool | None = None) -> Incoming:
    """The report cleaned, its size checked, and what its own lines say about it added to what was found."""
    if len(raw.text.encode("utf-8", "replace")) > 2 * LARGEST_TEXT:
        raise _too_long(name, len(raw.text))
    text, aside = clean(raw.text, wrapped=wrapped)
    if not any(char.isalnum() for char in text):
        raise _empty(name)
    if (size := len(text.encode())) > LARGEST_TEXT:
        raise _too_long(name, size)
    found = replace(raw, text=text, set_aside=(*raw.set_aside, *aside))
    spoken = language(text)
    if spoken:
        found = replace(found, language=Found(spoken, "the words of the report"))
    if spoken not in ("", ENGLISH):
        remark = f"The report seems to be in {language_name(spoken)}; Dateline reads English only."
        found = replace(found, remarks=(*found.remarks, remark))
    return _with_lines(found)


def _is_headline(line: str) -> bool:
    """Whether a line at the top is a headline, no slug ("ATTENTION - ADDS quote ///", "=(PICTURE)=")."""
    is_slug = line.rstrip().endswith(("///", "=")) or line.startswith(("=", "ATTENTION - "))
    words = re.findall(r"[^\W\d_]{2,}", line)
    return len(line) <= _LONGEST_TITLE and not is_slug and len(words) > 1 and is_title(line)


def _title(text: str) -> Found | None:
    """The first line, or the first near it that looks like a headline; None if there is none at the top.

    A first line that is the report's first sentence is one without the place and day before it.
    """
    lines = [line for line in text.split("\n") if line]
    if len(lines) < 2:
        return None
    if _is_headline(lines[0]):
        return Found(without_dateline(lines[0]), "the first line")
    for line in lines[:_HEADLINES]:
        if not is_headline(line):
            break
        if _is_headline(line):
            return Found(line, f"the line “{line}”")
    return None


def _with_lines(found: Incoming) -> Incoming:
    """Title, publisher, byline and day by the report's own lines, where nothing better was found."""
    if found.title is None and (title := _title(found.text)):
        found = replace(found, title=title)
    for piece in found.set_aside:
        name = NAMED_BYLINE.match(piece.text) if piece.kind in (BYLINE, STAMP) else None
        if found.byline is None and name:
            found = replace(found, byline=Found(name["names"], f"the line “{piece.text}”"))
        paper = issuer(piece.text) if piece.kind in (PUBLISHER, LETTERHEAD) else ""
        if found.publisher is None and paper:
            found = replace(found, publisher=Found(paper, f"the line “{piece.text}”"))
    stamps = (piece.text for piece in found.set_aside if piece.kind in _DATED)
    stamped = min(filter(None, map(_stamped, stamps)), key=lambda one: one[0], default=None)
    if stamped and _is_better(*stamped, found.published):
        found = replace(found, published=stamped[1])
    for line in found.text.split("\n")[:_TOP]:
        if found.published is None and len(line) < _LONGEST_STAMP and (day := _day(line)):
            found = replace(found, published=Found(day, f"the line “{line}”"))
        if head := _DATELINE.match(line):
            found = _with_dateline(found, head[0])
    return found


def _stamped(line: str) -> tuple[int, Found] | None:
    """The day that a stamp gives, and its rank: what it calls published is 0, what it calls updated 2."""
    marks = list(SAID_WHEN.finditer(line))
    edges = [0, *(mark.start() for mark in marks), len(line)]
    ranks = [1, *(0 if mark["published"] else 2 for mark in marks)]
    days = [(rank, _day(line[start:end])) for rank, (start, end) in zip(ranks, pairwise(edges), strict=True)]
    rank, day = min((one for one in days if one[1]), default=(0, ""), key=lambda one: one[0])
    return (rank, Found(day, f"the line “{line}”")) if day else None


def _is_better(rank: int, stamped: Found, published: Found | None) -> bool:
    """Whether a stamp is to be trusted more than what was found before: only a guess is worth less."""
    if published is None:
        return True
    return published.where == web_page.WORDS and (rank == 0 or published.value == stamped.value)


def _with_dateline(found: Incoming, dateline: str) -> Incoming:
    """The day, where its year is given too, and the agency: "ODESA, Ukraine, March 3, 2022 (Reuters) - "."""
    where = f"the dateline “{dateline.strip(' -–—')}”"
    said = _WHOLE_DAY.search(dateline)
    if found.published is None and said and (day := _day(said[0])):
        found = replace(found, published=Found(day, where))
    agency = _AGENCY.search(dateline)
    if found.publisher is None and agency and _reports(agency[1]):
        found = replace(found, publisher=Found(agency[1], where))
    return found


def _reports(name: str) -> bool:
    """Whether a name is that of an agency or a paper, not a remark ("Updated") or a country."""
    key = name.lower().replace(".", "")
    return key in WORLDWIDE or key.rpartition(" ")[2] in LAST_WORDS


def _day(stamp: str) -> str:
    try:
        return timestamps.day(stamp).isoformat()
    except ValueError:
        return ""


def _empty(name: str) -> ReportError:
    return ReportError(f"{name} is empty: there are no words in it; bring the report's text and try again")


def _too_long(name: str, size: int) -> ReportError:
    return ReportError(
        f"{name} holds {size / 1e6:.1f} MB of text; Dateline reads up to {LARGEST_TEXT // 1_000_000} MB. "
        "Bring the part you need"
    )
