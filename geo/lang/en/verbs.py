"""English verbs by what they say, in their plain form."""

from __future__ import annotations

from typing import Final

from geo.lang.words import word_set

_SPEAK: Final = word_set(
    "say tell announce report claim add note state declare confirm deny warn insist argue write suggest "
    "allege assert acknowledge admit concede explain reply maintain estimate reveal disclose vow promise "
    "pledge"
)
TELL: Final = _SPEAK | word_set("tweet post boast contend testify telegraph cable wire")
"""Verbs of speech proper: what they govern is said ("she said that they had met")."""

BRINGING: Final = word_set("see bring mark witness")
"""Verbs of a day or a place in which something happens: "this week saw a vote"."""

OF_PEOPLE: Final = _SPEAK | word_set(
    "comment describe accuse caution stress emphasize emphasise reiterate signal urge demand ask call "
    "believe think know hope expect fear want express hear understand wish seek try agree disagree refuse "
    "reject accept decide plan intend threaten covet consider propose offer oppose support back endorse "
    "sign ratify negotiate recognise recognize condemn denounce criticise criticize welcome praise blame "
    "thank apologise apologize invade attack retaliate impose ban lift expel summon deploy sell buy "
    "supply fund finance sponsor approve veto vote elect sanction beat defeat win lose play draw tie "
    "score host qualify rally lead trail face need like love hate prefer help aid assist cooperate "
    "collaborate ally side compete fight"
)
"""What only people and their bodies do: of a place that does it, a government or team is meant."""

IRREGULAR: Final = {
    "said": "say",
    "told": "tell",
    "wrote": "write",
    "thought": "think",
    "knew": "know",
    "heard": "hear",
    "understood": "understand",
    "sought": "seek",
    "sold": "sell",
    "bought": "buy",
    "beaten": "beat",
    "won": "win",
    "lost": "lose",
    "drew": "draw",
    "led": "lead",
    "left": "leave",
    "fought": "fight",
    "overran": "overrun",
    "retook": "retake",
    "retaken": "retake",
    "struck": "strike",
    "shook": "shake",
    "fled": "flee",
    "swept": "sweep",
}
"""Forms of these that their endings do not give away."""

GO_TO: Final = word_set("visit enter leave reach tour cross revisit")
"""What is done to a place itself: "visited Riga"."""

REACH: Final = GO_TO | word_set(
    "depart hit strike lash batter pound slam sweep brush skirt approach near attack bomb shell raid storm "
    "capture seize occupy take retake liberate invade flood devastate destroy damage rock shake inspect "
    "survey pass quit exit flee evacuate threaten target abandon regain lose overrun free make clip graze "
    "soak drench inundate cover round circle climb ascend summit scale bury blanket engulf swamp submerge "
    "ravage pummel paralyse paralyze blockade encircle besiege jolt rattle"
)
"""Verbs whose very object is the place: "visited Riga", "hit the coast"."""
_OCCUPY: Final = word_set("retake recapture occupy besiege liberate overrun shell blockade encircle")
TAKE: Final = _OCCUPY | word_set("enter tour reach seize capture storm cross")
"""Those whose object is hardly ever a person: "seized Goma"."""

TAKEN: Final = _OCCUPY | word_set("submerge")
"""What is done to a place and hardly ever to a person: "Sinjar was retaken"."""

BE_THERE: Final = word_set(
    "reach visit arrive come go travel fly sail return land enter cross trip tour journey attend leave make"
)
"""What one would have been somewhere for, where it is refused or fails."""

ARRIVE: Final = word_set("arrive land return dock disembark")
"""Verbs of the end of a movement: who "landed from Doha" was elsewhere by then."""

COME: Final = word_set("come arrive land visit disembark")
"""What is done by those who are not at home: "a Japanese crew came"; not "refugees returned"."""

RESIDE: Final = word_set("live reside dwell hail")
"""Verbs that say, in the present, where somebody is at home: "lives in Riga"."""
SEATED: Final = word_set("based headquartered located situated")
"""Participles that say it: "is based in Riga"."""
TELEPHONE: Final = word_set("telephone phone")
"""What one does to somebody who is elsewhere."""

DISPUTE: Final = word_set("deny dispute refute")
"""Verbs by which somebody says that it is not so: "denied it"."""
DISMISS: Final = word_set("dismiss reject rebut")
"""Verbs by which an account is said to be wrong: "dismissed a report"."""
ACCUSE: Final = word_set("accuse suspect allege charge indict blame deny")
"""Verbs that govern what somebody is said to have done: "accused of killing", "suspected of having set"."""
CRIMES: Final = word_set(
    "kill murder stab shoot rob rape abduct kidnap assault steal bribe defraud embezzle smuggle traffic"
    " torture launder extort forge"
)
"""What nobody may be said to have done who did not."""
CLEAR: Final = word_set("acquit clear exonerate absolve")
"""Verbs that undo it: "acquitted of robbing a bank"."""
BELIEVE: Final = word_set("say believe think allege claim charge suspect tell write state")
"""What an accuser does without vouching for it: "police believe that ..."."""

UNDO: Final = word_set("cancel scrap shelve postpone abort scrub")
"""Verbs that undo what they govern: "cancelled a trip to Lima"."""
UNDO_BY: Final = {
    "call": frozenset({"off"}), "put": frozenset({"off", "out", "up", "hold", "ice"}),
    "rule": frozenset({"out"}), "give": frozenset({"up"}), "be": frozenset({"off"}),
}  # fmt: skip
"""Verbs that do so with a word beside them: "called off", "is off"."""
UNDO_PLAN: Final = word_set(
    "abandon axe ditch drop reject withdraw halt avert thwart foil block veto freeze suspend overturn kill"
)
"""Verbs that undo what is only planned: "rejected a plan to close the school"; not "rejected a visitor"."""
PLAN_FAILS: Final = {
    "fall": frozenset({"through", "apart"}), "come": frozenset({"nothing", "naught"}),
    "fail": frozenset({""}), "collapse": frozenset({""}), "founder": frozenset({""}),
    "remain": frozenset({"unbuilt", "unfinished"}),
}  # fmt: skip
"""Verbs by which a plan fails, and what must stand beside them, "" for nothing: "fell through"."""
COME_ABOUT: Final = word_set(
    "build make construct complete finish open start begin hold stage materialise materialize realise "
    "realize implement deliver launch carry take happen occur go come"
)
"""Verbs by which what is planned comes about: "the bridge was never built"."""
POSTPONE: Final = word_set("postpone delay reschedule adjourn defer")
"""Verbs that move something to later: "postponed until Monday"."""
POSTPONE_BY: Final = word_set("off back forward")
"""What makes "put", "push" and "bring" such a verb: "put off until Tuesday"."""
RESCHEDULE: Final = word_set("reschedule")
"""Those of them whose new day may follow "for": "rescheduled for Tuesday"."""
MOVE: Final = word_set("move shift")
"""Verbs that do so where a day follows: "moved from Monday to Friday"."""
MISS: Final = word_set("skip miss bypass")
"""Verbs that say themselves that one was not there."""
NOT_DO: Final = word_set("fail refuse decline avoid skip miss")
"""Verbs after which nothing is done: "refused to travel"."""
PREVENT: Final = word_set("prevent keep stop bar ban block hinder deter prohibit discourage")
"""Verbs that undo what follows "from": "kept her from visiting Riga"."""
HAPPEN: Final = word_set("take happen occur go")
"""Verbs by which an event takes place: "no meeting took place"."""
MEAN: Final = word_set("due schedule set expect suppose plan mean hope intend want")
"""What was only meant, after "had": "had been due to open"."""
