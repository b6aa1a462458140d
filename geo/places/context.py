"""What the words around a name, and of the whole report, tell of the place it means.

Facts of English and of how newspapers write: "Paris, Texas", "the town of", "R-Ga.", a dateline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from geo.lang.en.datelines import BEHIND_TOWN
from geo.lang.en.function_words import LEADING
from geo.lang.en.place_nouns import DEPARTMENT, DIVISIONS, SETTLEMENTS, STATES, TOWNS_OF
from geo.lang.words import either


class Setting(StrEnum):
    """What kind of place the words around a name speak of."""

    TOWN = "town"
    AREA = "area"


# "Paris, Texas", "Paris (Texas)", "PARIS, Texas, Oct. 2": a comma and up to four capitalised words.
_QUALIFIER: Final = re.compile(r"\s?[,(]\s?((?:[A-Z][\w.'’-]{0,30}[ \xa0]?){1,4})")
_POSTAL: Final = re.compile(r"\s([A-Z]{2})\b")  # "Salem OR"
# "Canada's London", "the Syrian city of Aleppo": up to three capitalised words before the name.
_WORDS: Final = r"(?<![\w.-])((?:[A-Z][\w.-]{0,30}[ \xa0]){0,2}[A-Z][\w.-]{0,30})"
_OWNER: Final = re.compile(rf"(?!(?i:{either(LEADING)})\b){_WORDS}['\u2019]s?[ \xa0]$")
_HOLDER: Final = re.compile(
    rf"{_WORDS}(?:['\u2019]s?|[ \xa0]{either(TOWNS_OF | STATES)} of)[ \xa0](?:the )?$"
)
# What follows a name that is no part of a longer one: "New Zealand's Golden Bay on Monday".
_WHOLE: Final = re.compile(
    rf"[.,;:!?)]|$|\s(?:{either(LEADING)}|on|by|for|after|before|during|and|or|where|when|was|were|is|has|had|will)\b"
)
_SIDE: Final = r"(?:the )?(?:(?:far |mid-)?(?:north|south|east|west|central|upper|lower)[a-z-]* )?"
_NAME: Final = r"(?:[A-Z][\w'’-]{0,30}[ \xa0]?){1,3}"
_DIVISION_OF: Final = rf"(?:(?:[A-Z][a-z]{{2,20}} )?{either(DIVISIONS | {DEPARTMENT, 'island'})} of )?"
# "Palma, in northern Mozambique": behind the name; "In Argentina, hail broke windows in Córdoba": before it.
# "in the Bolivian department of Beni"
_INSIDE: Final = re.compile(rf",?\sin {_SIDE}{_DIVISION_OF}({_NAME})")
_LED: Final = re.compile(rf"(?i:\b{either(LEADING | {'of'})}) $")
_LEADING: Final = re.compile(
    rf"(?:^|[.!?;\n]\s*)(?:and |but |while )?[Ii]n {_SIDE}({_NAME}),\s[^.!?;\n]{{0,100}}$"
)
# What ends a place named as that of another: no list ("in Boston, Ghana and Togo"), no speaker.
_ENDS: Final = re.compile(
    r"[.;:]|$|,(?!\s(?:and\b|or\b|as well|[A-Z]))"
    r"|\s(?:on|after|before|during|last|when|where|for|since|until|while)\b"
)
_LISTED: Final = re.compile(r"[A-Z]\w*,?(?: and| or|,) $")
_TOWN: Final = re.compile(rf"\b{either(SETTLEMENTS)} of\W{{1,2}}$", re.IGNORECASE)
_AREA: Final = re.compile(rf"\b{either(DIVISIONS)} of\W{{1,2}}$", re.IGNORECASE)
_AREA_AFTER: Final = re.compile(rf"\W{either(DIVISIONS | {'counties'})}\b", re.IGNORECASE)
_DATELINE: Final = re.compile(BEHIND_TOWN)
_TOWN_AFTER: Final = re.compile(
    r"\W(?:police|city council|mayor|resident|native|man\b|woman\b)", re.IGNORECASE
)
_PARTY: Final = re.compile(r"\b[DRI]-$")
# Words and spellings by which American and British papers give themselves away.
_AMERICAN: Final = re.compile(
    r"\b(?:sheriff|school (?:board|district)|high school|city council|county commission|state (?:police|"
    r"trooper|senat|representative)|attorney general|district attorney|congressman|downtown|freshman|"
    r"sophomore|interstate|highway \d|u\.s\.|rep\. |sen\. |gov\. |ave\.|blvd|a\.m\.|p\.m\.|"
    r"(?:col|fav|neighb|hon|lab)or\b|center|program\b|\$\d)",
    re.IGNORECASE,
)
_BRITISH: Final = re.compile(
    r"(?:\b(?:councillor|mps?\b|tory|labour|(?:col|fav|neighb|hon)our|centre|programme|per cent|whilst|"
    r"borough council|county council|constable|pensioner|motorway|\w{3,12}isation)|\u00a3)",
    re.IGNORECASE,
)
_STYLE_READ: Final = 20_000  # characters of the report that are searched for them


def qualifiers(text: str, start: int, end: int) -> Iterator[str]:
    """What may narrow a name: capitalised words that own it or stand behind it, longest run first."""
    if match := _HOLDER.search(text, max(start - 80, 0), start):
        words = match[1].split()
        yield from (" ".join(words[first:]) for first in range(len(words)))
    if match := _QUALIFIER.match(text, end):
        words = match[1].split()
        for length in range(len(words), 0, -1):
            said = " ".join(words[:length]).rstrip(",;:")
            yield from dict.fromkeys((said, said.rstrip(".")))
    if match := _POSTAL.match(text, end):
        yield match[1]
    if match := _INSIDE.match(text, end) or _LEADING.search(text, max(start - 160, 0), start):
        yield match[1].strip()


def is_led_in(text: str, start: int) -> bool:
    """Return whether another place opens a name's clause: "In the Seychelles, Victoria had rain"."""
    return _LEADING.search(text, max(start - 160, 0), start) is not None


def only_inside(text: str, start: int, end: int) -> str:
    """Return what a name must lie in by the words around it, "" for nothing: the Ghana of "Boston, Ghana,".

    A list ("Boston, Ghana and Togo") says nothing of the kind, nor does what belongs to somebody elsewhere
    ("Ghana's Boston office").
    """
    owner = _OWNER.search(text, max(start - 60, 0), start)
    if owner and _WHOLE.match(text, end):
        return owner[1]
    match = _INSIDE.match(text, end) or _QUALIFIER.match(text, end)
    before = text[max(start - 40, 0) : start]
    # "in Moura in central Mali", but not "beat Togo in Ghana"
    behind = text[end : end + 1] == "," or (_LED.search(before) and text[end : end + 4] == " in ")
    if match is None or not behind or _LISTED.search(before):
        return ""
    stop = match.start(1) + len(match[1].rstrip())
    leads_on = before.endswith("from ") and text[stop : stop + 4] == " to "  # "from Kaya in Uganda to Yei"
    return match[1].strip() if leads_on or _ENDS.match(text, stop) else ""


def settings(text: str, start: int, end: int) -> frozenset[Setting]:
    """Return what kind of place the words around a name speak of: one, both or none."""
    before, after = text[max(start - 20, 0) : start], text[end : end + 14]
    found = set()
    dateline = text[start:end].isupper() and before[-1:] in ("", "\n") and _DATELINE.match(text, end)
    if dateline or _TOWN.search(before) or _TOWN_AFTER.match(after):
        found.add(Setting.TOWN)
    if _AREA.search(before) or _AREA_AFTER.match(after) or _PARTY.search(before):
        found.add(Setting.AREA)
    return frozenset(found)


def style(text: str) -> tuple[float, float]:
    """How American and how British the report's words are, 0 to 1 each; capitals do not count."""
    start = text[:_STYLE_READ]
    american, british = (sum(1 for _ in pattern.finditer(start)) for pattern in (_AMERICAN, _BRITISH))
    return american / (american + british + 3), british / (american + british + 3)
