"""Verb forms and words that tell what is past from what is to come, in lower case."""

from __future__ import annotations

from typing import Final

from geo.lang.words import word_set

WILL: Final = word_set("will 'll shall won't")
"""Helping verbs of what is to come."""
MEANT: Final = word_set("scheduled slated expected planned set poised forecast")
"""Participles of what is to come ("is scheduled"); past forms of a deed ("scheduled the vote")."""
AHEAD: Final = (
    WILL
    | MEANT
    | word_set(
        "upcoming forthcoming tentatively due expects expect plans plan planning intends intend hopes hope "
        "hoping aims likely tomorrow next expires"
    )
)
"""Words of what is to come."""
FOR_MEANT: Final = word_set("for to at by in on later next as tentatively")
"""What follows a participle of what is to come, where it is not a past form with its object."""
MODALS: Final = word_set("would should might may must could")
"""Helping verbs of what may come, or with "have" of what is past."""
PRESENT: Final = word_set("is are am")
"""Forms of "be" of what is now, or is to come: "is to meet"."""
BE: Final = PRESENT | word_set("be been being was were")
"""All forms of "be"."""
HELPING: Final = WILL | MODALS | BE | word_set("has have had having did does do to getting")
"""What may stand before the verb of its group: "will not have been held"."""
BETWEEN: Final = word_set(
    "not also still finally never already now yet again then soon just all both only n't"
)
"""What may stand between them, beside words in -ly."""
PAST: Final = word_set(
    "was were had did went said told came got made gave took saw knew thought found left felt brought "
    "began kept held wrote stood heard let meant met ran paid sat spoke lay led read grew lost fell "
    "sent built drew understood broke spent cut rose drove bought wore chose ate won beat hit shot "
    "fought caught put became hid sold threw struck slept swept taught flew sank swore tore stole "
    "wept crept dug clung drank rang sprang bit bent lent froze woke withdrew overthrew undertook overcame "
    "forgot shrank blew hung stuck swung shut quit split burst sought dealt leapt knelt burnt learnt spelt "
    "spun stung slid shone swam trod bore forbade forgave arose awoke foresaw oversaw mistook overtook "
    "retook upheld withheld withstood undid lit overran "
    "shook rode sang laid has have been wasn't weren't didn't hadn't"
)
"""Past forms that do not end in -ed, and helping verbs of what is past."""
NO_PAST: Final = word_set(
    "need speed indeed exceed proceed succeed feed seed breed bleed agreed hundred red bed shed wed "
    "united embed newlywed reed weed deed creed greed fed preferred based located"
)
"""Words that end in -ed and are no past forms, or whose past tells of a plan."""
TIMETABLE: Final = word_set(
    "arrives leaves departs flies travels heads returns goes visits meets begins starts opens reopens closes "
    "ends expires resumes hosts plays sails lands convenes gathers kicks concludes debuts addresses "
    "continues faces moves includes features elects chooses holds entertains runs lasts "
    "arrive depart fly meet begin reopen resume convene expire choose elect hold face entertain travel"
)
"""Verbs of what is planned ahead, which may stand in the present; of plural forms those that are no nouns."""
TIMETABLE_WITH: Final = {
    "takes": word_set("place effect office over part"),
    "take": word_set("place effect office over part"),
    "enters": word_set("into force"),
    "enter": word_set("into force"),
    "comes": word_set("into"),
    "come": word_set("into"),
    "go": word_set("to on into before"),
    "goes": word_set("to on into before"),
}
"""The same of verbs that need a word behind them: "takes place", "enters into force", "go on sale"."""
TIMETABLE_OF_MANY: Final = word_set("open close start end")
"""Verbs of what is planned ahead whose plain form is also a noun or an adjective: "polls open on Sunday"."""
STATES: Final = word_set("on in at open closed shut back off home here free noon midnight")
"""What follows "is" where a date tells when it is so: "shops are open on Sunday", "is in Lima on Friday"."""
STAYING: Final = word_set("stayed stays stay remained remains remain kept keeps keep")
"""What makes a state of a following participle: "stayed shut"."""
OTHER_TIME: Final = word_set("after since following for before until by with over as ,")
"""What makes a date behind "is" that of something else: "is in ruins after Sunday's raid"."""
ONCE_MEANT: Final = word_set("originally initially previously formerly")
"""Words of a plan that was given up: "originally planned for Sunday"."""
GOING: Final = word_set(
    "flying traveling travelling meeting hosting visiting heading arriving leaving returning coming going "
    "playing opening starting beginning departing sailing"
)
"""Verbs whose present "is flying" tells of a plan."""
PLAIN: Final = word_set("be start open hold speak end return appear close finish play run land sail")
"""Plain forms that follow "to" in a headline or behind "due", beside the verbs of what is planned."""
NO_PRESENT: Final = word_set(
    "to not did didn't do does don't doesn't can can't cannot could couldn't would may might must should "
    "the a an his her its their some many few several more these those of home"
)
"""What stands before an infinitive or a noun."""
DETERMINERS: Final = word_set("the a an his her its their this that these those our my")
"""What stands before a noun."""
PLANS: Final = word_set("plan plans aims hopes")
"""Words of what is to come that are nouns behind a determiner: "approved the plan", but "they plan"."""
AUXILIARIES: Final = word_set(
    "is are was were be been being has have had did wasn't weren't didn't hadn't said told added"
)
"""Verbs that only help another, or that say what it says."""
PUT_OFF: Final = word_set(
    "postponed delayed deferred adjourned suspended extended rescheduled moved pushed put canceled cancelled "
    "closed shut barred banned gave set remanded allowed scrapped shelved"
)
"""Verbs that put a thing off: what is "postponed until Monday" is to come; "fought until Monday" is not."""
SUBORDINATING: Final = word_set("that which who whom because when while although though whether but")
"""Words that open a clause: what stands before them does not date what stands behind."""
NOBODY: Final = word_set("neither nor no none nobody")
"""Words that deny what follows: "neither could be reached"."""
BINDING: Final = word_set(
    "is are was were agreed agrees vowed vows promised promises pledged pledges decided decides "
    "offers invited ordered forecast going wants wanted ready urged"
)
"""What makes of a following "to" a thing to come: "is to", "vowed to"."""
