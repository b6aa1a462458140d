"""Whether an event happened, is planned or is only claimed: what must hold, whatever was learned.

Facts of the calendar and of English, not judgements: nothing that is planned has ended before the report was
published; nothing has happened after it; what somebody is accused of is never told as a fact; what a report
says did not come about is no event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from geo import timespan
from geo.events.actors import conjuncts, doers
from geo.events.denials import is_disowned, is_disputed
from geo.events.unrealised import (
    came_to_nothing,
    is_meant_and_undone,
    is_meant_and_undone_next,
    is_not,
    is_of_cancellation,
    is_of_undone_plan,
    never_came_about,
    undoes,
    undoes_visit,
)
from geo.kinds import Status
from geo.lang.en.function_words import (
    ABLE,
    DOUBTED,
    DOUBTING,
    IF,
    INVERTED,
    MAY,
    NOT_ABLE,
    OF_DEED,
    UNTIL,
)
from geo.lang.en.nouns import ACCUSERS, CHARGES, LINES, PAPERS
from geo.lang.en.people import HE, HOLDERS, SHE, SPOKESPEOPLE
from geo.lang.en.time_words import CALENDAR_WORDS
from geo.lang.en.verbs import (
    ACCUSE,
    BE_THERE,
    BELIEVE,
    CLEAR,
    HAPPEN,
    MEAN,
    MISS,
    MOVE,
    NOT_DO,
    POSTPONE,
    POSTPONE_BY,
    PREVENT,
    RESCHEDULE,
    RESIDE,
    SEATED,
    TELL,
)
from geo.text.dependencies import PAST, PRESENT, SUBJECTS, VERBS, lemma, up

if TYPE_CHECKING:
    from spacy.tokens import Token

UNLIKELY: Final = 0.25
"""Chance of a status below which its date, which allows no other, is more likely to be wrong."""

_REACH: Final = 6
_GOVERNED: Final = frozenset({"xcomp", "dobj", "obj", "nsubjpass", "nsubj"})
_SEVERAL: Final = 2  # helping verbs, as in "has been based"


def allowed(edtf: str, published: date | None) -> set[Status]:
    """Return the statuses that the date of an event allows."""
    found = set(Status)
    if edtf and published is not None:
        span, day = timespan.parse(edtf), (published.year, published.month, published.day)
        if span.last is not None and span.last < day:
            found.discard(Status.PLANNED)
        if span.first is not None and span.first > day:
            found = {Status.PLANNED}
    return found


def status(chances: Mapping[Status, float], edtf: str, published: date | None, trigger: Token) -> Status:
    """Return the likeliest status that the date and the words of an event allow."""
    found = allowed(edtf, published)
    if is_only_possible(trigger):
        found = found - {Status.HAPPENED} or found
    if trigger.tag_ in PAST and undoes_visit(trigger) and not moved_to(trigger):
        found = found - {Status.PLANNED} or found  # a fair "has been cancelled"
    if Status.CLAIMED in found and (is_accusation(trigger) or is_disputed(trigger) or is_disowned(trigger)):
        found = {Status.CLAIMED}
    return max(sorted(found), key=lambda one: chances[one])


def is_misdated(chances: Mapping[Status, float], edtf: str, published: date | None) -> bool:
    """Whether the date allows no status that the words suggest: "broke down on August 14", to come.

    Then the date is more likely to be wrong than the words.
    """
    found = allowed(edtf, published)
    return found != set(Status) and sum(chances[one] for one in found) < UNLIKELY


def is_accusation(trigger: Token) -> bool:
    """Whether a word for an event stands under an accusation: "accused of killing two", "allegedly set fire".

    Not so the accusation itself: "was charged with murder on Monday" happened; nor what no person is said to
    have done: "a truck hit a bus, police said".
    """
    if any(child.lower_ in DOUBTING | DOUBTED for child in trigger.children):
        return True
    for token, above in _steps(trigger):
        if lemma(above) in ACCUSE and token.dep_ in ("prep", "pcomp", "xcomp", "ccomp"):
            return token.lower_ in OF_DEED or token.dep_ != "prep"
        if (
            lemma(above) in CHARGES
            and above.pos_ == "NOUN"
            and token.dep_ in ("prep", "acl", "ccomp", "relcl")
        ):
            return True
        if token.pos_ in VERBS and token.dep_ in ("conj", "relcl", "ROOT", "parataxis"):
            break
    return _is_laid_to_somebody(trigger)


def _is_laid_to_somebody(trigger: Token) -> bool:
    """Whether an accuser vouches for what a person did: "police believe Moss buried the gun".

    Not so what was done to one: "police said Moss was taken to hospital".
    """
    if trigger.pos_ not in VERBS or not any(_is_person(token) for token in doers(trigger)):
        return False
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in trigger.children):
        return False
    for token, above in _steps(trigger):
        if token.dep_ in ("ccomp", "parataxis") and lemma(above) in BELIEVE:
            return _is_said_by_accuser(above)
    asides = (child for child in trigger.children if child.dep_ == "parataxis" and lemma(child) in BELIEVE)
    if any(_is_said_by_accuser(aside) for aside in asides):  # "the judge, prosecutors say, took a bribe"
        return True
    sources = (c for t in up(trigger) for c in t.children if c.lower_ == "according")
    return any(lemma(word) in ACCUSERS for source in sources for word in source.subtree)


def _is_said_by_accuser(verb: Token) -> bool:
    speakers = (t for c in verb.children if c.dep_ == "nsubj" for t in conjuncts(c))
    return any(lemma(speaker) in ACCUSERS for speaker in speakers)


def _is_person(token: Token) -> bool:
    """Whether one person is named, or as good as named: "the judge"."""
    named = token.pos_ == "PROPN" and token.ent_type_ in ("PERSON", "")
    known = token.tag_ == "NN" and token.lower_ in HOLDERS
    the = any(child.lower_ in ("the", "its", "their") or child.dep_ == "poss" for child in token.children)
    return named or token.lower_ in ("he", "she") or (known and the)


def is_denied(trigger: Token) -> bool:
    """Whether a report says that an event did not take place: "did not reach Riga", "nobody visited Riga".

    Also where what governs its word is denied ("is not expected to visit", "was unable to land"), undoes it
    ("postponed her visit", "refused to travel", "acquitted of robbing a bank") or tells what had been meant
    ("had been due to open", "would have visited", "was to have met"). Not so "the talks failed" and "refused
    to answer in court": these took place.
    """
    if lemma(trigger) in MISS or _is_only_told_of(trigger) or (lemma(trigger) == "be" and undoes(trigger)):
        return True
    if any(lemma(above) in CLEAR for _, above in _steps(trigger)):
        return True
    word = _subject(trigger)
    for _ in range(_REACH):
        if _is_negated(word):
            return True
        above = word.head
        if above == word or word.dep_ not in _GOVERNED or above.pos_ not in (*VERBS, "ADJ"):
            return False
        if word.dep_ == "nsubj":
            is_off = lemma(above) == "be" and undoes(above)
            return is_off or (lemma(above) in HAPPEN and _is_negated(above))
        if any(_is_day(lead) for lead in moved_to(above)):
            return False
        if undoes_visit(above) or (lemma(above) in NOT_DO and lemma(trigger) in BE_THERE):
            return True
        if word.dep_ != "xcomp":
            return False
        word = above
    return False


def _subject(word: Token) -> Token:
    """The participle of a word, if the parser takes it for the subject: "a fair planned for May is off"."""
    return word.head if word.dep_ == "nsubj" and word.head.dep_ == "nsubjpass" else word


def _is_only_told_of(trigger: Token) -> bool:
    """Whether something was only meant or imagined: "would have visited", "if elected, she would visit"."""
    return (
        _was_only_meant(trigger)
        or _is_only_imagined(trigger)
        or _was_meant_of_undone(trigger)
        or is_meant_and_undone(trigger)
        or is_meant_and_undone_next(trigger)
        or is_of_cancellation(trigger)
        or _is_prevented(trigger)
        or is_of_undone_plan(trigger)
        or (trigger.pos_ == "NOUN" and never_came_about(trigger))
    )


def _is_prevented(trigger: Token) -> bool:
    """As in "an operation kept her from travelling to Lima", "was barred from entering Riga"."""
    for token, above in _steps(trigger):
        if token.dep_ == "pcomp":
            return above.lower_ == "from" and lemma(above.head) in PREVENT and not is_not(above.head)
        if token.dep_ != "xcomp":
            return False
    return False


def _is_negated(word: Token) -> bool:
    """As in "did not reach", "nobody visited", "is not due to visit", "was unable to visit".

    Not so "was not afraid to visit".
    """
    if word.lower_ in NOT_ABLE:
        return True
    words = (word, word.head) if word.dep_ == "acomp" and word.lower_ in ABLE else (word,)
    return any(is_not(w) or any(_is_nobody(child) for child in w.children) for w in words)


def _was_only_meant(trigger: Token) -> bool:
    """As in "would have visited", "was to have met", "had been due to open"."""
    helpers = {child.lower_ for child in trigger.children if child.dep_ in ("aux", "auxpass")}
    if helpers & {"would", "should", "to"} and "have" in helpers:
        return True
    for token, above in _steps(trigger):
        if token.dep_ != "xcomp":
            return False
        if above.lower_ == "about" and above.head.tag_ in PAST:  # "was about to fly to Lima"
            return True
        had = (above, above.head) if above.pos_ == "ADJ" else (above,)
        if lemma(above) in MEAN and any(c.lower_ == "had" for verb in had for c in verb.children):
            return True
    return False


def moved_to(verb: Token) -> list[Token]:
    """Return the words of a verb that lead to a new day: the "until" of "postponed until Monday".

    Also where the old day stands between: "was moved from Monday to Friday", "postponed a visit planned for
    Monday until Friday". Empty where the verb moves nothing to another time.
    """
    if not _moves(verb):
        return []
    following = [word for word in verb.subtree if word.i > verb.i]
    return [
        word
        for word in following
        if (word.lower_ in UNTIL and _leads_on(word, verb))
        or (word.lower_ == "for" and word.head == verb and lemma(verb) in RESCHEDULE)
    ]


def _moves(verb: Token) -> bool:
    """As in "postponed", "put off", "pushed back", "brought forward", "moved"."""
    by = {child.lower_ for child in verb.children} & POSTPONE_BY
    return lemma(verb) in POSTPONE | MOVE or (lemma(verb) in ("put", "push", "bring") and bool(by))


def _leads_on(word: Token, verb: Token) -> bool:
    """Whether a preposition says to when a verb moves something, wherever the parser hangs it."""
    above = word.head
    if above.lower_ == "from":
        return above.head == verb or above.head.head == verb
    return above == verb or (lemma(above) in MEAN and above.dep_ in ("relcl", "acl", "advcl"))


def _is_day(lead: Token) -> bool:
    """Whether a time follows: "until Monday", not "until further notice"."""
    named = (word for word in lead.subtree if word.i > lead.i)
    return any(word.ent_type_ in ("DATE", "TIME") or word.lower_ in CALENDAR_WORDS for word in named)


def _has_day(verb: Token, *, besides: Token) -> bool:
    """Whether a verb has a day of its own, besides what one of its nouns has."""
    return any(_is_day(child) for child in verb.children if child != besides and child.dep_ == "prep")


def _is_only_imagined(trigger: Token) -> bool:
    """As in "should the dam break, water would pour into the town", "if elected, she would visit Lima"."""
    if not any(child.lower_ == "would" for child in trigger.children if child.dep_ == "aux"):
        return False
    if trigger.sent[0].lower_ in INVERTED and "," in trigger.doc[trigger.sent.start : trigger.i].text:
        return True
    clauses = (child for child in trigger.children if child.dep_ == "advcl")
    return any(child.lower_ in IF for clause in clauses for child in clause.children)


def _was_meant_of_undone(trigger: Token) -> bool:
    """As in "called off its concert, which had been set for Sunday", "cancelled a match due to be played".

    Also where it is on another day: "a visit planned for Monday was put off to Friday", "a talk that had been
    set for Monday opened on Friday".
    """
    meant = trigger.head if trigger.dep_ == "xcomp" else trigger
    clause = meant.head if meant.dep_ == "acomp" else meant  # "which was due to be played"
    if clause.dep_ not in ("relcl", "acl", "amod"):
        return False
    if lemma(meant) not in MEAN and (meant == trigger or lemma(meant) != "be"):
        return False
    thing = clause.head
    while thing.dep_ == "pobj" and thing.head.head.pos_ == "NOUN":  # a place is not planned: "talks in Riga"
        thing = thing.head.head
    if thing.dep_ not in _GOVERNED:
        return False
    leads = [lead for lead in moved_to(thing.head) if _is_day(lead)]
    if leads:
        return any(lead.head != meant for lead in leads) or is_denied(thing)
    had = any(child.lower_ == "had" for child in meant.children)
    return is_denied(thing) or came_to_nothing(thing) or (had and _has_day(thing.head, besides=thing))


def is_standing(trigger: Token) -> bool:
    """Whether a word says where somebody is at home, which is no event: "lives in Riga", "is based in Riga".

    Not so "lived in Riga" and "is living in Riga".
    """
    helpers = [child for child in trigger.children if child.dep_ in ("aux", "auxpass")]
    if trigger.tag_ in PRESENT:
        return lemma(trigger) in RESIDE and not helpers
    is_now = all(helper.tag_ in PRESENT for helper in helpers)
    return trigger.tag_ == "VBN" and trigger.lower_ in SEATED and is_now and len(helpers) < _SEVERAL


def is_attribution(trigger: Token) -> bool:
    """Whether a word only says who vouches for what stands before it: "a ferry sank, police said in Riga".

    Not so what a person said, who then was there ("Ms. Berg said in Riga"), nor what was said to people
    ("told reporters in Oslo", "said at a news conference in Lyon").
    """
    if lemma(trigger) not in TELL - {"tell"} or not any(
        child.dep_ == "ccomp" and child.i < trigger.i for child in trigger.children
    ):
        return False
    speakers = [child for child in trigger.children if child.dep_ == "nsubj" and child.i < trigger.i]
    preps = [child for child in trigger.children if child.dep_ == "prep"]
    ways = [noun for prep in preps for noun in prep.children if noun.pos_ == "NOUN"]
    sent = all(lemma(noun) in PAPERS | LINES | CALENDAR_WORDS for noun in ways)
    return bool(speakers) and sent and all(map(_is_office, speakers))


def _is_office(speaker: Token) -> bool:
    """Whether somebody speaks as an office or a body: "her office", "police", "the Red Crescent"."""
    if speaker.pos_ == "PROPN":
        the = any(child.lower_ == "the" for child in speaker.children)
        return speaker.ent_type_ == "ORG" or (the and speaker.ent_type_ != "PERSON")
    return speaker.pos_ == "NOUN" and lemma(speaker) not in HOLDERS - SPOKESPEOPLE


def is_birth(trigger: Token) -> bool:
    """Whether somebody was born, who does other things in the report: "Berg was born in Riga"; not cubs."""
    born = trigger.lower_ == "born" and trigger.tag_ == "VBN"
    return born and any(word.pos_ == "PROPN" or word.lower_ in HE | SHE for word in doers(trigger))


def is_only_possible(trigger: Token) -> bool:
    """Whether it only may be: "may visit", "could flood", "may have fled"."""
    helpers = {child.lower_ for child in trigger.children if child.dep_ == "aux"}
    return bool(helpers & MAY) and not ("could" in helpers and "have" in helpers)


def _steps(trigger: Token) -> Iterator[tuple[Token, Token]]:
    """A word with the one it hangs on, from the trigger up."""
    for step, token in enumerate(up(trigger)):
        if step > _REACH or token.head == token:
            return
        yield token, token.head


def _is_nobody(child: Token) -> bool:
    if child.dep_ not in SUBJECTS:
        return False
    words = {child.lower_, *(inner.lower_ for inner in child.children if inner.dep_ == "det")}
    return bool(words & {"no", "nobody", "none", "neither", "nothing"})
