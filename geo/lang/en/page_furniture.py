"""What stands around an English news report and is no part of it: lines by their kind, as patterns.

A pattern is tried on a whole line with its outer white space taken away, upper and lower case alike. Lines
that tell something ("The bridge was shared by two towns.") must match none of them.
"""

from __future__ import annotations

import re
from typing import Final

from geo.lang.en.newspapers import LAST_WORDS, WORLDWIDE
from geo.lang.en.time_words import MONTHS, WEEKDAYS
from geo.lang.words import either, word_set

ADVERTISEMENT: Final = "advertisement"
SHARE: Final = "share button"
RELATED: Final = "link to another report"
SIGN_UP: Final = "invitation"
BYLINE: Final = "byline"
CREDIT: Final = "credit"
STAMP: Final = "time of publication"
PUBLISHER: Final = "name of the publisher"
CAPTION: Final = "caption"
FOOTNOTE: Final = "footnote"
PULL_QUOTE: Final = "pull quote"
RIGHTS: Final = "notice of rights"
LINK: Final = "bare link"
PRESS_NOTE: Final = "note of a press office"
MENU: Final = "menu"
END_MARK: Final = "end mark"
PAGE: Final = "page header or number"
REST: Final = "rest of the page"
TABLE: Final = "table"
TEXT_BOX: Final = "text box"
FRONT_MATTER: Final = "front matter"
HEADER: Final = "document header or footer"
LETTERHEAD: Final = "letterhead"


def _line(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_SHARE_WORD: Final = (
    r"(?:share(?: this(?: article| story| page| post)?)?(?: (?:on|via|by)(?= ))?|tweet|facebook|twitter|x"
    r"|whatsapp|telegram|messenger|linkedin|reddit|pinterest|bluesky|threads|instagram|flipboard|e-?mail|print"
    r"|copy link"
    r"|link copied!?|save|bookmark|gift(?: this)? article|listen(?: to this (?:article|story))?"
    r"|text size|a[+-]|aa|\d+ (?:comments?|shares?)|comments? ?(?:\(\d+\))?|\d+ min(?:ute)?s?(?: read)?"
    r"|font size|(?:view|show|hide|read|leave|add|post)(?: all| a| your)? comments?"
    r"|join the (?:conversation|discussion)|view image in fullscreen|share full article|back to top)"
)
_NAME: Final = (
    r"(?-i:[A-Z][\w.'’-]*)(?:,? (?:(?-i:[A-Z][\w.'’-]*)|de|da|del|van|von|der|bin|al|el|la|le)){0,4}"
)
_NAMES: Final = rf"{_NAME}(?:(?:, | and | & |; ){_NAME}){{0,5}}"
_DAYS: Final = rf"{either((*WEEKDAYS, *MONTHS))}\b"
_MONTHS: Final = rf"{either(month[:3] for month in MONTHS)}[a-z]*\.?"
_TIME_WORD: Final = (
    r"(?:(?>\d+(?:[:./-]\d+)*)(?:t\d[\d:]{1,7}z?|(?:st|nd|rd|th)?h?\.?(?:[ap]\.?m\.?)?)|[ap]\.?m\.?"
    rf"|{_DAYS}|{_MONTHS}|{either(day[:3] for day in WEEKDAYS)}(?:r?s|r)?\.?"
    r"|(?:gmt|utc|bst|[acemnp][sd]?t|cest|eest|ist|jst|kst|hkt|aes?t|msk|sgt|local time)(?:[+-]\d\d?)?"
    r"|(?:hour|hr|min|minute|day|week|month)s?|ago|at|on|of|an?|yesterday|today)"
)
_ISSUED: Final = (
    r"(?:(?:first |originally )?(?:published|posted)|(?:publishing|publication|published|posted|release) date"
    r"|date published|date)(?: on| at)?"
)
_CHANGED: Final = r"(?:last )?(?:updated|modified)(?: on| at)?"
_STAMP_WORD: Final = rf"(?:{_TIME_WORD}|(?:{_ISSUED}|{_CHANGED})(?![a-z]) ?:?|\d+ min(?:ute)?s? read)"
_BETWEEN: Final = r"(?:(?>[\s,|/•·()\[\]–—-]+)|(?<=\d)(?=[a-z])|(?<=:))"
_STAMP: Final = rf"\(?{_STAMP_WORD}(?:{_BETWEEN}{_STAMP_WORD}){{0,24}}[])]?"
_PICTURE: Final = r"(?:photo|photograph|image|picture|video|graphic|illustration)s?"
_AUTHORED: Final = r"(?:story|words|text|written|reported|analysis|report)(?: and (?:photo|picture)s)?"
_LAST_WORD: Final = either(word.capitalize() for word in LAST_WORDS)
_KNOWN: Final = rf"(?:The )?(?i:{either(WORLDWIDE)})"
_AGENCIES: Final = (
    r"(?:AP|AFP|EPA|PA|PTI|ANI|DPA|Reuters|Getty(?: Images)?|Associated Press|Shutterstock|Bloomberg|Xinhua"
    r"|TASS|Kyodo|Yonhap|KCNA)"
)

_TOPICS: Final = (
    r"(?:(?:suggested|related|more|popular|trending|explore|all|in this story)[ :]+)?"
    r"(?:tags|topics|key ?words|categories)|filed under"
)

FURNITURE: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        ADVERTISEMENT,
        _line(
            r"(?:advertisements?|adverts?|ads?|promoted|(?:paid|sponsored)(?: content| post| links?)?)[.:]?",
            r"(?:advertisement\W+)?(?:(?:story|article) continues below|scroll (?:down )?to continue).*",
            r"(?:continue reading|article continues|remove ads?)\b.{0,60}",
            r"skip (?:advertisement|to [a-z ]{3,30}|past newsletter.*)",
        ),
    ),
    (SHARE, _line(rf"{_SHARE_WORD}(?:[\s|•·,/]+{_SHARE_WORD})*")),
    (
        RELATED,
        _line(
            r"(?:also read|read also|read more|read next|read"
            r"|related(?: (?:stories|articles|links|coverage))?"
            r"|more on this(?: story)?|more from [\w .’']{2,40}|see also|watch(?: now)?|listen|most read"
            r"|most popular|trending(?: now)?|don['’]t miss|must read|recommended|recommended for you"
            r"|you m(?:ay|ight) (?:also )?like|what to read next|in pictures|latest news|top stories)"
            r"(?:\s*[:|»>]\s*.{0,160})?",
            rf"(?:{_TOPICS})(?:\s*[:|»>]\s*.{{0,160}}(?<![.!?]))?",
            r"(?:(?-i:[A-Z]{2,5}) )?(?:audio|gallery|slideshow|podcast|live updates)\s*[:|].{0,160}",
        ),
    ),
    (
        SIGN_UP,
        _line(
            r"(?:sign up|subscribe|log in|sign in|join us|join our|follow us"
            r"|download (?:the|our) app|get (?:the|our|your) [^.]{0,60}(?:newsletter|inbox)"
            r"|catch all the latest|support our journalism|already a subscriber"
            r"|become a (?:member|subscriber)|have a (?:news )?tip)\b.{0,200}",
            r"(?:enjoying this (?:story|article)\?|click here\b.{0,80})",
            r"(?:unsubscribe|you (?:are receiving|received) this (?:e-?mail|newsletter))\b.{0,200}",
            r"follow .{2,60} on (?:twitter|x|facebook|instagram|telegram|whatsapp|bluesky)\b.{0,80}",
            r".{0,80}\b(?:uses?|accept) cookies\b.{0,300}",
        ),
    ),
    (
        STAMP,
        _line(
            rf"(?=.*(?:{_ISSUED}|{_CHANGED}))(?=.*(?:\d|today|yesterday)){_STAMP}",
            r"(?:\d{1,2}|an?) (?:hour|hr|min|minute|day|week|month)s? ago",
            rf"(?=.*\d{{4}})(?=.*(?:{_MONTHS}|\d[./-]\d\d?[./-]\d)){_STAMP}(?:\s*[/|•·–—-]\s*{_KNOWN})?",
        ),
    ),
    (
        BYLINE,
        _line(
            rf"(?:{_AUTHORED} by|(?-i:By|BY)):? (?!{_DAYS}){_NAMES}"
            rf"(?:\s*[,/|•·–—-]\s*(?:.{{2,60}}(?<![.!?])|{_STAMP}))?",
            r"(?:from|by) (?:our|a) (?:own |special |staff )?(?:correspondents?|reporters?|writers?)"
            r"(?: in .{2,30})?",
            r"by (?:the )?(?:staff|news desk|web desk|staff (?:writer|reporter)s?)",
            r"(?:author|reporter|writer|edited by|writes)s?: ?.{2,80}(?<![.!?])",
        ),
    ),
    (
        CAPTION,
        _line(
            rf".{{10,400}}\({_PICTURE}(?: credit)?(?: ?: ?| by )[^()]{{2,60}}\)\.?",
            rf".{{10,400}}[.!?”\"] [(\[]?(?:{_PICTURE}|(?:{_PICTURE} )?credit)"
            r"(?:: ?| (?:by|courtesy of) )[^.]{2,60}\.?",
            # "Boats lie in the harbour on Monday. Lee Okafor/The Record": the name and whom it worked for.
            rf".{{10,400}}[.!?”\"] [(\[]?{_NAME} ?/ ?(?-i:{_AGENCIES}\b|[A-Z])[^.()/]{{1,40}}[)\]]?",
            r"(?:image caption|open this photo in gallery|file photo)\b[,:]? .{10,400}",
            rf".{{10,400}}\((?:(?:AP|file|handout) photo\b|{_AGENCIES}/)[^()]{{0,60}}\)\.?",
            r".{10,400}[.\d] (?-i:(?:REUTERS|AFP|EPA|AP Photo))/.{2,60}",
        ),
    ),
    (
        CREDIT,
        _line(
            r"\(?(?:additional |further )?(?:reporting|writing|editing|compiled|translated|translation)"
            rf"(?:(?: and|,) (?:reporting|writing|editing))* by:? {_NAMES}\b.{{0,260}}",
            rf"\(?{_PICTURE}(?: credit| courtesy)?(?: ?: ?|/).{{2,120}}|image source, .{{2,80}}",
            rf"\(?{_PICTURE} (?:by|courtesy of) {_NAMES}\)?",
            r"\(?(?:source|credit|via): ?.{2,80}\)?",
            r"\((?:with )?(?:inputs?|files|additional reporting|reporting) (?:from|by) .{2,100}\)",
            r".{2,120} contributed (?:reporting|to this (?:report|story|article))(?: from .{2,60})?\.?",
            r"(?:contact|reach|e-?mail) .{2,60} at .{0,40}\S+@\S+",
            r"(?:contact|reach|call|e-?mail) .{2,60} at (?:\+|\()?\d[\d ().-]{5,16}\d\.?",
            r"our standards:.{0,80}",
            r".{0,80}\S+@\S+\.[a-z]{2,10}",
            r"this (?:story|article|report) (?:was (?:first|originally) published|has been (?:updated"
            r"|corrected)).{0,160}",
        ),
    ),
    (
        RIGHTS,
        _line(
            r"(?:©|\(c\)|copyright (?:©|\(c\)|\d{4})).{0,200}",
            r".{0,160}\ball rights reserved\b.{0,120}",
            r"(?:privacy policy|terms of (?:use|service))\b.{0,80}",
            r"(?=.*\b(?:privacy|terms|contact|cookies)\b)[a-z&’' ]{2,30}(?:[|•·][a-z&’' ]{2,30}){2,}",
        ),
    ),
    (
        PRESS_NOTE,
        _line(
            rf"for immediate release(?:\W{{1,3}}{_STAMP})?|press release(?: no\.? ?[\w/-]+)?",
            r"(?:for )?(?:further|more) information\b.{0,80}:?(?<!\.)",
            r"(?:media|press) (?:contacts?|enquiries|inquiries)\b.{0,80}(?<!\.)|notes? to editors?:?",
        ),
    ),
    (
        MENU,
        _line(
            r"(?:[a-z&’' ]{2,25}[|›»>•·]){2,}[a-z&’' ]{2,25}",
            # "Home > Office of Trade > News": the way that led to the page.
            r"[\w&,.’' -]{2,60}(?: ?[›»>][\w&,.’' -]{2,60}){1,8}[›»>][^›»>]{2,120}(?<![.!?])",
            r"home(?: ?page)? ?[/›»>][^›»>/]{2,120}(?<![.!?])",
        ),
    ),
    (LINK, _line(r"<?(?:https?://|www\.)\S+>?")),
    (END_MARK, _line(r"[-–—#*\s]*(?:30|ends?|#)[-–—#*\s]*", r"[-–—_=*#~·•\s]{2,}")),
)
"""Kind and pattern, in the order in which they are tried."""

AT_TOP: Final = frozenset({BYLINE, MENU, STAMP})
"""Kinds that stand above a report only."""

MASTHEAD: Final = re.compile(
    rf"(?P<name>(?:The )?(?:[A-Z][\w.’'&-]*(?: of| and| &)? ){{1,4}}{_LAST_WORD}|{_KNOWN})"
    r"(?:\s*[,|·–—-]\s*(?P<stamp>.+))?"
)
"""A publisher's name on a line of its own, or before the day: "The Example Wire", "Reuters, 30 March 2021".

That it is no headline ("Trump Sues New York Times") its place tells: the day stands beside it, in the next
line or the same, and a headline above both or below.
"""

SAID_WHEN: Final = re.compile(
    rf"(?<![a-z])(?:(?P<published>{_ISSUED})|(?P<changed>{_CHANGED}))(?![a-z])", re.IGNORECASE
)
"""The words of a stamp that say which day it gives: that of publication, or of a later change."""

_SECTION: Final = (
    r"(?:(?:latest|local|world|national|international|breaking|my|u\.?s\.?|uk) )?news"
    r"|u\.?s\.?|uk|world|politics|business|economy|markets|money|opinions?|editorials?|sports?|arts|culture"
    r"|lifestyle|entertainment|tech(?:nology)?|science|health|education|environment|climate|travel|food|weather"
    r"|crime|courts?|police|videos?|photos|podcasts|games|crosswords?|obituaries|classifieds|jobs|shop"
    r"|newsletters|e-?(?:edition|paper)"
)

SECTION: Final = _line(
    r"[•*-]? ?(?:(?:main |open |close |toggle )?(?:menu|navigation)|close|search|home(?: ?page)?"
    rf"|(?:all )?sections|(?:{_SECTION})(?: (?:&|and) (?:{_SECTION}))?"
    r"|live(?: tv)?|(?:my )?account|about(?: us)?|contact(?: us)?|help|more|notifications|register|log out)"
)
"""A link of a page's menu that stands on a line of its own above the headline."""

NOTES: Final = _line(r"(?:foot|end)?notes?:?", r"references:?", r"sources:?")
"""A heading above footnotes."""

HEADINGS: Final = _line(
    r"(?:related(?: (?:stories|articles|links|coverage))?|read next|most read|most popular|trending(?: now)?"
    r"|more from .{2,40}|recommended(?: for you)?|you m(?:ay|ight) (?:also )?like|what to read next"
    rf"|top stories|latest news|see also|more stories|comments|\d+ comments|{_TOPICS}):?"
)
"""A heading above a list of links: the short lines below it belong to it."""

HYPHENATED_STARTS: Final = word_set(
    "all anti co cross ex far first full half high ill lieutenant long low mid multi non off one part post "
    "pre pro re second self semi short so third top two three four five six seven eight nine ten twenty "
    "thirty forty fifty sixty seventy eighty ninety under vice well wide"
)
"""Words that keep the hyphen behind them wherever the line ends: "self-made", "mid-sized"."""

HYPHENATED_ENDS: Final = word_set(
    "backed based brokered controlled designate elect era flagged funded member occupied old only owned "
    "sponsored trained year"
)
"""Words that keep the hyphen before them, but for that of a short start ("un-"): "state-owned"."""

NAMED_BYLINE: Final = re.compile(
    rf"(?:{_AUTHORED} )?by:? (?P<names>{_NAMES})",
    re.IGNORECASE,
)
"""A byline that names somebody."""
