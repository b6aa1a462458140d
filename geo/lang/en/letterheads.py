"""What an English press release, newsletter or wire bears above its headline, as patterns of whole lines."""

from __future__ import annotations

import re
from typing import Final

from geo.lang.en.people import HOLDERS, OFFICES
from geo.lang.en.time_words import MONTHS, WEEKDAYS
from geo.lang.words import either, word_set

_BODIES: Final = word_set(
    "Ministry Department Office Embassy Consulate Government Republic Kingdom Commonwealth City Town County "
    "Township Borough University Bureau Council Commission Directorate Institute Secretariat Mission "
    "Parliament"
)
"""What the name of a public body begins with: "Ministry of Transport", "City of Jackson"."""

_KINDS: Final = word_set(
    "Administration Agency Association Authority Bureau Centre Center Co Commission Committee Company "
    "Constabulary Corp Corporation Council Department Directorate Division Embassy Federation Foundation "
    "Fund Government Group Inc Institute LLC Ltd Ministry Nations Office Organisation Organization PLC "
    "Parliament Police Programme Secretariat Service Services Society Union University"
)
"""What the name of an organisation ends with: "West Yorkshire Police", "Acme Corp."."""

_WORD: Final = r"[A-Z][\w.’'&-]*"
_NAME: Final = rf"{_WORD}(?:,? (?:(?:of|and|for|the|&) ){{0,2}}{_WORD}){{0,9}}"

ISSUER: Final = re.compile(
    rf"(?:The )?(?:{_WORD} ){{0,3}}(?i:{either(_BODIES)}) (?i:of|for) (?:(?i:the|and) )?{_NAME}"
    rf"|(?:The )?{_WORD}(?:,? (?:(?:of|and|for|the|&) ){{0,2}}{_WORD}){{0,7}},? (?i:{either(_KINDS)})\.?"
)
"""The name of a public body or an organisation on a line of its own, in small letters or capitals."""

_TIME: Final = rf"(?:\d[\w./-]*|{either(MONTHS)}|{either(WEEKDAYS)})"
_DATED: Final = rf"(?:[ :,|–—(-]{{1,3}}(?:no\.? ?)?{_TIME}[,.)]?){{0,6}}"

DOCUMENT: Final = re.compile(
    r"(?:(?:news|press|media) (?:releases?|statements?|notes?|advisory|advisories|notices?|office|room"
    r"|cent(?:re|er))|newsroom|for immediate release|statements?|read-?outs?|fact ?sheets?|communiqu[eé]"
    rf"|bulletins?|announcements?|speech(?:es)?|transcripts?|remarks){_DATED}"
    r"|(?:strictly )?(?:embargo(?:ed)?|under embargo|not for (?:release|publication))\b.{0,100}(?<![.!?])",
    re.IGNORECASE,
)
"""What kind of paper it is, with its number and day: "News Release", "PRESS RELEASE No. 114/2024"."""

ISSUE: Final = re.compile(
    r"(?:issue|edition|vol(?:ume)?\.?|no\.?|number) (?:no\.? ?)?\d[\w/]*\b.{0,80}(?<![.!?])", re.IGNORECASE
)
"""The number of an issue below the name of a newsletter: "Issue 214 | May 15, 2024"."""

_CONTACTS: Final = r"(?:media |press )?contacts?(?: person| information| details)?\.? ?:"

CONTACTS: Final = re.compile(rf"{_CONTACTS}.{{0,160}}", re.IGNORECASE)
"""The line at which a paragraph begins that says whom to ask."""

OTHER: Final = re.compile(
    rf"{_CONTACTS}.{{0,160}}|(?:tel(?:ephone)?|phone|fax|mobile|cell|e-?mail|web(?:site)?)\.? ?:.{{0,160}}"
    r"|[(+]?\d[\d ().+-]{6,24}"
    # The number under which an office keeps it.
    r"|(?:[a-z]+ )?(?:ref(?:erence)?|file|id|no)\b\.?(?: (?:no|number)\b\.?)? ?:? ?[\w/-]{0,20}\d[\w/.-]*"
    # Since when a paper appears; what a newsletter says before it begins.
    r"|(?:serving|established|founded|est\.|since)\b.{0,60}\b\d{4}"
    r"|(?:view|read|open) (?:this (?:e-?mail|newsletter) |it )?(?:in (?:your |a )?browser|online)"
    r"|(?:good (?:morning|afternoon|evening)|hello|dear)\b[^.:]{0,40}[,!]",
    re.IGNORECASE,
)
"""What else stands there: contacts, references, a paper's motto with its year, a salutation."""

SLUG: Final = re.compile(
    r"[A-Z0-9]{2,20}(?:[-/]{1,2}[A-Z0-9&]{1,20}){1,6}(?: ?[(/,].{0,40})?"
    r"|\w{1,20}(?:-{1,2}[\w&.’']{1,20}){2,6}(?:,.{0,40})?"
    r"|(?i:urgent|breaking(?: news)?|flash|alert)[:!]?"
)
"""A wire's key words with hyphens between them, "BC-PERU-QUAKE/URGENT", and its call."""

POST: Final = re.compile(
    r"(?:[a-z-]+ ){0,3}(?:writer|reporter|correspondent|editor|journalist)s?|[\w.’' ]{2,30} (?:news|press)",
    re.IGNORECASE,
)
"""What somebody is who is named in the byline above: "Staff Writer"."""

SPEAKER: Final = re.compile(
    rf"{_WORD}(?: {_WORD}){{1,3}}, (?:{_WORD} ){{0,3}}(?i:{either(HOLDERS | OFFICES)})\b(?: [\w.’'-]+){{0,8}}"
)
"""Who speaks, with the post behind a comma: "Anna Berg, Speaker of Ports"."""

PLACE_AND_DAY: Final = re.compile(rf"{_NAME},? (?:\w+ \d{{1,2}},? \d{{4}}|\d{{1,2}} \w+,? \d{{4}})\.?")
"""Where and on which day it was issued: "Mombasa, 15 May 2024"."""
