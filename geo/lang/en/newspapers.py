"""Who publishes news: papers and agencies for the whole world, and what local papers are called."""

from __future__ import annotations

from typing import Final

from geo.lang.words import word_set

WORLDWIDE: Final = frozenset(
    {
        "abc", "abc news", "afp", "agence france presse", "al jazeera", "ansa", "ap", "associated press",
        "axios", "bbc", "bbc news", "bloomberg", "bloomberg news", "cbs", "cbs news",
        "christian science monitor", "cnn", "daily mail", "daily telegraph", "deutsche welle", "dpa",
        "dw", "economist", "efe", "euronews", "financial times", "forbes", "fox news", "france 24",
        "global times", "guardian", "huffington post", "huffpost", "independent", "interfax",
        "international herald tribune", "kyodo", "los angeles times", "nbc", "nbc news", "new york times",
        "newsweek", "npr", "nytimes", "politico", "pti", "radio free europe", "reuters", "ria novosti",
        "rt", "sky news", "tass", "telegraph", "time", "times of london", "unian", "upi",
        "united press international", "us state department", "usa today", "vice", "voa",
        "voice of america", "wall street journal", "washington post", "wikinews", "xinhua",
        "xinhua news agency", "yahoo news",
    }
)  # fmt: skip
"""Keys of publishers that report from everywhere: their home says nothing of the places they name."""

HOMES: Final = {
    "london free press": "London, Ontario", "lfpress": "London, Ontario", "moscow times": "Moscow, Russia",
    "times picayune": "New Orleans, Louisiana", "star tribune": "Minneapolis, Minnesota",
    "plain dealer": "Cleveland, Ohio", "oregonian": "Portland, Oregon",
    "boston globe": "Boston, Massachusetts", "globe and mail": "Toronto, Ontario",
    "scotsman": "Edinburgh, Scotland", "hindu": "Chennai, India", "age": "Melbourne, Australia",
    "straits times": "Singapore", "irish times": "Dublin, Ireland",
    "athens banner herald": "Athens, Georgia", "online athens": "Athens, Georgia",
    "town talk": "Alexandria, Louisiana", "times of india": "India", "arizona republic": "Phoenix, Arizona",
    "new york post": "New York City", "new york daily news": "New York City", "newsday": "New York City",
    "register guard": "Eugene, Oregon", "post bulletin": "Rochester, Minnesota",
    "democrat and chronicle": "Rochester, New York", "timesdaily": "Florence, Alabama",
    "northern echo": "Darlington, England", "press and journal": "Aberdeen, Scotland",
    "post and courier": "Charleston, South Carolina", "news and observer": "Raleigh, North Carolina",
    "columbia missourian": "Columbia, Missouri", "commercial appeal": "Memphis, Tennessee",
    "tennessean": "Nashville, Tennessee", "virginian pilot": "Norfolk, Virginia",
    "clarion ledger": "Jackson, Mississippi", "state journal register": "Springfield, Illinois",
    "press herald": "Portland, Maine", "ledger enquirer": "Columbus, Georgia",
    "columbus dispatch": "Columbus, Ohio", "news leader": "Springfield, Missouri",
    "springfield republican": "Springfield, Massachusetts", "kansas city star": "Kansas City, Missouri",
    "gazette mail": "Charleston, West Virginia", "columbia daily tribune": "Columbia, Missouri",
    "jackson sun": "Jackson, Tennessee", "jackson citizen patriot": "Jackson, Michigan",
    "journal and courier": "Lafayette, Indiana", "pantagraph": "Bloomington, Illinois",
    "herald times": "Bloomington, Indiana", "wilmington news journal": "Wilmington, Delaware",
    "wilmington star news": "Wilmington, North Carolina", "augusta chronicle": "Augusta, Georgia",
    "kennebec journal": "Augusta, Maine", "lancaster eagle gazette": "Lancaster, Ohio",
    "lancaster guardian": "Lancaster, England", "lancaster online": "Lancaster, Pennsylvania",
    "lancasteronline": "Lancaster, Pennsylvania", "lnp": "Lancaster, Pennsylvania",
    "lancaster new era": "Lancaster, Pennsylvania", "union leader": "Manchester, New Hampshire",
    "birmingham mail": "Birmingham, England", "birmingham post": "Birmingham, England",
    "birmingham news": "Birmingham, Alabama", "worcester news": "Worcester, England",
    "worcester telegram": "Worcester, Massachusetts", "telegram and gazette": "Worcester, Massachusetts",
    "bristol herald courier": "Bristol, Virginia", "burlington free press": "Burlington, Vermont",
    "burlington hawk eye": "Burlington, Iowa", "victoria advocate": "Victoria, Texas",
    "times colonist": "Victoria, British Columbia", "columbian": "Vancouver, Washington",
    "halifax courier": "Halifax, England", "hamilton spectator": "Hamilton, Ontario",
    "whig standard": "Kingston, Ontario", "gleaner": "Kingston, Jamaica",
    "jamaica observer": "Kingston, Jamaica", "perthshire advertiser": "Perth, Scotland",
    "naples daily news": "Naples, Florida", "rome news tribune": "Rome, Georgia",
    "odessa american": "Odessa, Texas", "newcastle herald": "Newcastle, New South Wales",
    "evening chronicle": "Newcastle upon Tyne, England",
}  # fmt: skip
"""Well-known papers whose name does not tell their home, or tells of a namesake: key to where they appear.

Without their town, where that may stand before their name: "Rochester Post Bulletin".
"""

_CALLED: Final = word_set(
    "advertiser argus chronicle courier daily dispatch echo enquirer examiner express gazette globe guardian "
    "herald independent inquirer journal ledger mail mercury mirror monitor news newspaper observer post "
    "press record register reporter sentinel standard star sun telegraph times tribune weekly"
)
PAPER: Final = _CALLED | word_set(
    "advance advocate american banner beacon bee bulletin business call caller capital citizen city clarion "
    "commercial constitution county courant current democrat eagle enterprise evening free home "
    "intelligencer item leader life live local messenger morning newspapers online patriot pilot pioneer "
    "progress radio recorder republic republican review signal spectator state sunday tab telegram today "
    "town transcript tv union unlimited valley vindicator voice world"
)
"""Words of a paper's name that are not its town's: "Halden Courier", "Paris Post-Intelligencer"."""

LAST_WORDS: Final = _CALLED | word_set("agency wire")
"""What the name of a paper or an agency on a line of its own ends with: "The Example Wire"."""

AUTHORITIES: Final = word_set(
    "police authorities officials court courts judge prosecutors parliament lawmakers ministers "
    "investigators firefighters hospital customs rescuers media"
)
"""Who acts for a country at home, behind its adjective: "French police". Troops and envoys act abroad."""

STRANGERS: Final = word_set(
    "man woman men women couple student students tourist tourists native teenager teen teenagers "
    "passenger passengers citizen citizens traveller travellers traveler travelers backpacker visitor "
    "visitors"
)
"""People named by where they come from when they are elsewhere: "a Texas man", "tourists from Ohio"."""
