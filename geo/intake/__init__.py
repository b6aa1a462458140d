"""Bytes of a file, pasted text or an address -> a report: its cleaned text and what was found about it.

reading             which reader a file needs; what holds for every report
web_page, pdf, word one kind of file each; encoding tells the characters of plain text
address             the bytes of a page, fetched on request only
cleaning            text as people paste it -> the report alone
language            the language it is written in
questions           what to ask about its day of publication
incoming            what all of these return

Everything that is found is a suggestion that says where it was found.
"""

from geo.intake.incoming import LARGEST_FILE, LARGEST_TEXT, Found, Incoming, SetAside
from geo.intake.reading import read_address, read_file, read_lines, read_text

__all__ = [
    "LARGEST_FILE",
    "LARGEST_TEXT",
    "Found",
    "Incoming",
    "SetAside",
    "read_address",
    "read_file",
    "read_lines",
    "read_text",
]
