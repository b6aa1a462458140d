"""Every word that the pages say, in one place."""

from __future__ import annotations

from typing import Final

NAME: Final = "Dateline"

# The shelf.
SHELF_TITLE: Final = "Stories"
SHELF_LEAD: Final = (
    "News reports on a map, date by date. Bring in a report of your own, check it, publish it."
)
ATLAS: Final = "Map of all stories"
NEW_STORY: Final = "New story"
IMPORT: Final = "Import"
IMPORT_FILE: Final = "A story as a .zip file, as “Export” makes it"
IMPORT_IT: Final = "Put it on the shelf"
OPEN: Final = "Open"
RENAME: Final = "Rename"
DUPLICATE: Final = "Make a copy"
EXPORT: Final = "Export (.zip)"
DELETE: Final = "Delete"
UNDO_DELETE: Final = "Undo"
MORE: Final = "More"
READING_STORIES: Final = "Reading the stories"
FIND_STORY: Final = "Find a story"
FIND_STORY_HINT: Final = "a word of the title, a publisher, a date"
SHIPPED: Final = "Comes with Dateline"
TICK: Final = "Select"
JOIN: Final = "Join"
JOINING: Final = "Finding out which events are the same"
UNTICK: Final = "Clear the selection"
BROKEN: Final = (
    "This story cannot be opened. Bring its .zip file in again from where it came, or move it to the bin "
    "under More. What is wrong:"
)
ALL_STORIES: Final = "All stories"
NO_PAGE: Final = "Page not found"
EMPTY_SHELF: Final = "Your own stories will stand here."
TRY_ONE: Final = (
    "Try it with a report of your own. Only you can see it, and it is deleted when you close or reload this "
    "page; to keep it, save it as a file under “Publish”."
)
KEEP_BY_FILE: Final = "A file is yours to keep; the story is deleted when you close or reload this page."
ONLY_YOU: Final = "Only you can see it"
SAVE: Final = "Save"
TITLE: Final = "Title"
NO_STORY: Final = "This story cannot be shown."


def no_page(name: str) -> str:
    """What is said at an address that is no page's."""
    return f"There is no page “{name}” here."


def tab(title: str) -> str:
    """What the browser's tab says of a page."""
    return f"{title} – {NAME}"


def range_of(first: int, last: int, stories: int) -> str:
    """Which stories of how many are shown."""
    return (
        f"{first:,} to {last:,} of {counted(stories, 'story', 'stories')}" if stories else "No story is found"
    )


def deleted(title: str) -> str:
    """What is said where a story has been put into the bin."""
    return f"“{title}” is in the bin."


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 stop", "3 stops"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def ticked(number: int) -> str:
    """How many stories are selected, and what for."""
    if number == 1:
        return "1 story selected; select those on the same happening, then join them."
    return f"{number} stories selected: they become one, with each report's text; these stay as they are."


def checked(reviewed: int, events: int) -> str:
    """How much of a story a person has checked."""
    if not events:
        return "no events"
    if not reviewed:
        return "drawn by machine, not checked"
    if reviewed == events:
        return "all checked"
    return f"{reviewed} of {events} events checked"


def unnamed(folders: list[str]) -> str:
    """Which folders of the library are not on the shelf, and what to do."""
    return f"Not shown here, as the name is not UTF-8 text; rename the folder: {', '.join(folders[:3])}"


# The map of all stories.
ATLAS_LEAD: Final = (
    "What all reports here tell, by place, time and words. Click an event to read it in its report."
)
BUILDING_ATLAS: Final = "Putting the stories on one map"
OPENING_ATLAS: Final = "Opening the map"
EMPTY_ATLAS: Final = "The stories here tell no events yet."


def left_out(problems: list[tuple[str, str]]) -> str:
    """Which stories, by their titles, are not on the map, and why the first is not."""
    story, why = problems[0]
    if len(problems) == 1:
        return f"The story “{story}” cannot be opened and is not on this map: {why}"
    return f"{len(problems):,} stories cannot be opened and are not on this map, such as “{story}”: {why}"


def alike(groups: list[list[str]]) -> str:
    """Which stories, by their titles, have the same text; of many, the first."""
    more = f" The same holds for {len(groups) - 1:,} more." if len(groups) > 1 else ""
    titles = ", ".join(f"“{title}”" for title in groups[0])
    return f"The stories {titles} have the same text, so that their events are counted more than once.{more}"


# A new story.
NEW_LEAD: Final = (
    "Paste a news report or choose a file. Dateline finds what happened where and when; you check it."
)
PASTE: Final = "Paste the text"
FILE: Final = "Choose a file"
ADDRESS: Final = "From an address"
ADDRESS_LABEL: Final = "Web address of the report"
ADDRESS_HINT: Final = "https://"
ADDRESS_NOTE: Final = "The page is fetched from the network once, when you press the button."
FETCH: Final = "Fetch it"
PASTE_LABEL: Final = "The report"
PASTE_HINT: Final = "Paste a news report in English here, headline first."
FILE_LABEL: Final = "Text, web page, Word or PDF (.txt, .md, .html, .mhtml, .docx, .pdf)"
READ: Final = "Read it"
ABOUT: Final = "About the report"
PUBLISHER: Final = "Publisher"
BYLINE: Final = "By"
PUBLISHED: Final = "Day of publication"
CLEANED: Final = "The text that will be drawn"
CLEANED_HINT: Final = "Mend it here if something is missing or does not belong. It cannot be changed later."
SET_ASIDE: Final = "Left out of the text"
DRAW: Final = "Draw the map"
START_OVER: Final = "Start over"
NEEDS_DATE: Final = "Give the day of publication first: it is needed to read words such as “on Friday”."
IF_RIGHT: Final = "If it is right, press “Draw the map” once more."
LOADING: Final = "Loading the engine (once)"
READING: Final = "Reading the report"
STAGES: Final = {"sentences": "sentence", "dates": "date", "places": "place name", "events": "event"}
DRAWN: Final = "Drawn"
NO_EVENTS: Final = "Nothing in this text could be put on a map."
NO_EVENTS_WHY: Final = (
    "Dateline draws what a report says happened at a named place. This text names no such event, or "
    "it is not a news report in English. You can go back and mend the text, or keep the story and add "
    "events from its words yourself."
)
KEEP: Final = "Keep it"


def too_long(label: str, length: int, most: int) -> str:
    """What is said of a line of the form that is too long."""
    return f"{label}: this has {length:,} characters; shorten it to {most} or fewer."


def found_in(where: str) -> str:
    """Where a suggestion comes from."""
    return f"Found in {where}."


# A story.
SECTION_EVENTS: Final = "All events"
SEARCH: Final = "Search the events"
SEARCH_HINT: Final = "a place, a name, a date, a word of a sentence"
HOW: Final = "How to read it"
PUBLISH: Final = "Publish"
PICTURE: Final = "Picture: save the map of any date from its legend."
EMBED_AT: Final = "Embedded, it opens at"
EMBED_HERE: Final = "the date shown now"
REVIEW: Final = "Check it"
DONE: Final = "Done checking"
COPY_TO_CHECK: Final = "Make a copy to check"
HOW_TO_READ: Final = """
- **Step through the story** with the slider, the buttons or the arrow keys. One position is one date.
- **Numbered circles** are the stops of the tour, joined in order. Diamonds are related events of the
  same days, squares are background from other times.
- A **ring** marks the date shown. What was earlier is **paler**, what comes later palest, with an edge.
- **Hollow and dashed** is planned; a **?** marks what somebody claims; a **dotted ring** is a place
  the report implies but does not name. **Hatched areas** are regions or countries: no exact point
  is given.
- **Click a sign** to read the sentences that say so, why this date and where the place comes from.
  **Click an underlined word** in the report to go there on the map.
"""


def shown(rows: int, events: int) -> str:
    """Below the table."""
    return f"{rows} of {events} events. Click a heading to sort; open a cell to read all of it."


# Checking.
YOUR_NAME: Final = "Your name (optional, said in the published story)"
READING_ORDER: Final = "In reading order"
DOUBTFUL_FIRST: Final = "Doubtful first"
ORDER: Final = "Order"
PREVIOUS: Final = "Previous"
NEXT: Final = "Next"
UNDO: Final = "Undo"
REDO: Final = "Redo"
KEYS: Final = "Keys"
RIGHT: Final = "Right"
DROP: Final = "Not an event"
DATE: Final = "Another date"
PLACE: Final = "Another place"
WORDING: Final = "Title, kind"
SAME: Final = "Merge, split"
ADD: Final = "Add an event"
CLOSE: Final = "Close"
WHEN: Final = "When"
WHERE: Final = "Where"
ALSO: Final = "Or else"
PRECISIONS: Final = {
    "site": "an exact place",
    "city": "a town",
    "region": "a region, not an exact point",
    "country": "a country, not an exact point",
}
NO_DATE: Final = "No date"
NO_PLACE: Final = "No place"
NEW_DATE: Final = "When was it?"
NEW_DATE_HINT: Final = "13 September, last Friday, Friday 21:00, 3 to 6 May, 2013"
SET_DATE: Final = "Set the date"
DATE_OF_WORDS: Final = "Take the date from the words selected in the report"
CANDIDATES: Final = "Places it may be"
CHOOSE_PLACE: Final = "Choose one"
SEARCH_PLACE: Final = "Search for a place"
SEARCH_PLACE_HINT: Final = "Halden, Norway"
SET_PLACE: Final = "Set the place"
NOT_KNOWN: Final = "No place of that name is known; click on the map instead, or try another spelling."
POINT_NAME: Final = "Name of the point"
POINT: Final = "Latitude, longitude"
POINT_HINT: Final = "click on the map, or write 59.12, 11.39"
SET_POINT: Final = "Put it there"
NO_DATE_WRITTEN: Final = "Write a date, or press “No date” if the report gives none."
NO_POINT: Final = "Write latitude and longitude in degrees, as in 59.12, 11.39."
POINT_NEEDS_NAME: Final = "Give the point a name."
ROLE: Final = "Role"
STATUS: Final = "Status"
ROLES: Final = {"stop": "Stop of the tour", "related": "Related event", "background": "Background"}
STATUSES: Final = {"happened": "Happened", "planned": "Planned", "claimed": "Claimed by somebody"}
SAME_AS: Final = "It is the same as"
MERGE: Final = "Merge"
LINE_UP: Final = "Line up"
APART: Final = "No other report tells this"
APART_WHY: Final = "Another report seems to tell the same."
DISAGREE: Final = "Reports disagree:"
UPDATED: Final = "Updated:"
SPLIT_SENTENCE: Final = "This sentence tells something else"
SPLIT_TITLE: Final = "What it tells"
SPLIT: Final = "Split it off"
ADD_WORDS: Final = "Words of the report that tell it"
ADD_WORDS_HINT: Final = "Select words in the report, or write them here as they stand there."
FILL_IN: Final = "Fill in the rest from these words"
EMPTY_FORM: Final = "Empty the form"
ADD_TITLE: Final = "What happened"
ADD_WHEN: Final = "When (leave empty for no date)"
ADD_WHERE: Final = "Where (leave empty for no place)"
ADD_IT: Final = "Add it"
ADD_NEEDS: Final = "Give the words of the report and say what happened."
NOT_IN_REPORT: Final = "These words do not stand in the report; copy them from there."
LEAVE_IT: Final = "Leave it"
ALL_CHECKED: Final = "Every event is checked."
NONE_LEFT_TO_SHOW: Final = "This story has no events. Add one from the report's words."
UNCHECKED: Final = "Drawn by machine, not checked"
CHECKED: Final = "checked"
CHECKS_ALL: Final = (
    "The event then counts as checked, all of it: look at its date, place, title and status too."
)
ABOUT_THIS: Final = "About this report"
HEADLINE: Final = "Headline"
WEB_ADDRESS: Final = "Web address"
APPLY: Final = "Apply"
REDRAWING: Final = "Drawing the story again"
ABOUT_NOTE: Final = (
    "With another publisher or day the story is drawn again from its text. What was decided stays; dates "
    "that count from this day change, also those of checked events."
)
LOST: Final = "Some earlier decisions no longer fit the report:"
KEY_LIST: Final = (
    ("J / K", "next, previous event"),
    ("Y", "right"),
    ("X", "not an event"),
    ("D", "another date"),
    ("P", "another place"),
    ("T", "title, role, status"),
    ("M", "merge with another, split"),
    ("A", "add an event"),
    ("U / Shift+U", "undo, redo"),
    ("?", "this list"),
)
KEYS_NOTE: Final = "Keys work while no text field is being written in."


def which_place(name: str) -> str:
    """Above the list of places of one name."""
    return f"Which {name.split(',')[0]}?"


def several_places(name: str, number: int) -> str:
    """What is said where nobody has chosen one of several places of a name."""
    return f"There are {number} places called {name}; choose one below “Where”."


def not_there(name: str, behind: str) -> str:
    """What is said of a name that is known, but not in the state or country behind its comma."""
    return (
        f"No {name} is known in {behind}. Click on the map where it lies, or write only “{name}” to choose "
        "from all places of that name."
    )


def left(number: int, events: int) -> str:
    """How much is still to be checked."""
    return ALL_CHECKED if not number else f"{number} of {counted(events, 'event')} left to check"


def perhaps(number: int) -> str:
    """How many sentences perhaps tell an event."""
    return f"{counted(number, 'sentence')} perhaps {'tells' if number == 1 else 'tell'} another event"


def said_by(names: list[str], *, alike: bool) -> str:
    """How many reports of several tell an event, as the reader says it; alike: whether all tell the same."""
    if len(names) == 1:
        return f"Only {names[0]} says so"
    return f"{len(names)} reports {'say so' if alike else 'tell it, not all alike'}"


def reckoned(both: int | None, place: int | None = None, date: int | None = None) -> str:
    """Who answers for an event that nobody has checked, and how likely it is right, in percent."""
    if both is None:
        return UNCHECKED
    apart = "" if place is None or date is None else f" (place {place} %, date {date} %)"
    return f"{UNCHECKED} · {both} % likely to be right{apart}"


def reviewed_by(names: str, when: str) -> str:
    """Who has checked an event or a story."""
    return CHECKED.capitalize() + (f" by {names}" if names else "") + (f" on {when}" if when else "")
