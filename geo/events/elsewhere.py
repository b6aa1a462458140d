"""A word for an event, and a place of its sentence -> whether the place is another's by its words.

Where those come from who do it ("landed from Doha", "a Japanese crew came", "Neil Berg, 52, of Otley, was
jailed"), where something did not happen ("arrested as he was about to fly to Lima"), whom one plays ("beat
Porto in Lisbon"), and where something else happens ("they met in Oslo, and the fair will be held in Riga").
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from geo.analysis import Analysis
from geo.events.factuality import is_denied, moved_to
from geo.events.presence import is_only_nationality
from geo.events.unrealised import undoes_visit
from geo.events.ways import is_before_arrival, way
from geo.lang.en.verbs import MISS
from geo.places.model import Named, Use
from geo.text.dependencies import OBJECTS, is_verb, lemma, up

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_WHOM: Final = re.compile(r"[A-Z][\w.’'-]*, (?:\d{1,3}, )?of (?:nearby )?\Z")
"""Behind somebody's name or age, the town where they live. Of 26 such towns of the annotated reports one is
the place of an event."""

_REACH: Final = 60
_AT: Final = ("in", "at")


def is_elsewhere(analysis: Analysis, named: Named, trigger: Token) -> bool:
    """Return whether what a word tells did not happen at a place of its sentence."""
    mention = named.mention
    name = analysis.head(mention.start, mention.end)
    if name is None or name.sent != trigger.sent:
        return False
    if _OF_WHOM.search(analysis.text, max(0, mention.start - _REACH), mention.start):
        return True
    if is_before_arrival(trigger, name) or _is_where_nothing_was(trigger, name):
        return True
    if mention.use == Use.DEMONYM:
        return is_only_nationality(trigger, name)
    if mention.use == Use.METONYM and name.dep_ in OBJECTS:
        return _is_placed(analysis, name.head, but=name)
    return _is_of_another(analysis, trigger, name)


def _is_where_nothing_was(trigger: Token, name: Token) -> bool:
    """Whether a place stands with what did not come about, beside what did: "before he could fly to Lima"."""
    verb = next((word for word in up(name) if is_verb(word)), None)
    if verb is None or verb in up(trigger):
        return False
    if any(undoes_visit(word) or moved_to(word) for word in (trigger, trigger.head)):
        return False  # "talks that were to begin in Riga were put off"
    return lemma(verb) not in MISS and is_denied(verb)


def _is_of_another(analysis: Analysis, trigger: Token, name: Token) -> bool:
    """Whether a place and the word each stand with another verb that has a place of its own."""
    on = way(name)
    verb = next((word for word in up(trigger) if is_verb(word)), None)
    if on is None or verb is None or on[0] == verb or name.head.lower_ not in _AT:
        return False
    inside = takewhile(lambda word: word != verb, up(trigger))
    return on[0] not in inside and _is_placed(analysis, verb, but=name)


def _is_placed(analysis: Analysis, verb: Token, *, but: Token) -> bool:
    """Whether a verb has a place of its own: "held in Riga"."""
    places = {
        noun.idx
        for prep in verb.children
        if prep.dep_ == "prep" and prep.lower_ in _AT
        for noun in prep.children
        if noun != but and noun.dep_ == "pobj"
    }
    return any(_is_at(analysis, start) for start in places)


def _is_at(analysis: Analysis, start: int) -> bool:
    """Whether a place is named by the word that starts at a character."""
    at = analysis.sentences[analysis.sentence_at(start)]
    return any(
        named.mention.start <= start < named.mention.end and named.mention.use == Use.PLACE
        for named in analysis.places_in(at.start, at.end)
    )
