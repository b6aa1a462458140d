"""The word for an event -> its title: who does what, where, as a plain sentence of the report's own words.

Words are left out, never changed or added, but for a pronoun that its actor's name replaces, and for the
helping verb of a side clause that stands by itself: "a bomb planted in Riga" is "A bomb was planted in Riga".
What is left out first: when, how and why; what is left out last: who, what, and the place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from geo.events.actors import Actor, Actors, doers
from geo.events.title_phrases import (
    SUBJECTS,
    Part,
    clause_parts,
    leading,
    phrase_of,
    shared_helpers,
)
from geo.events.title_wording import LONGEST, called, finished, is_telling, shortened, spaced
from geo.lang.en.people import OF_SPEAKERS
from geo.lang.en.verbs import ACCUSE, BRINGING, TELL
from geo.text.dependencies import (
    HELPERS,
    HELPERS_AND_NOT,
    OBJECTS,
    PAST,
    PRESENT,
    antecedent,
    is_plural,
    is_reduced,
    is_verb,
    lemma,
    up,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Span = tuple[int, int]

_DEEPEST: Final = 40
_MOST_SUBJECT: Final = 60
_NO_CLAUSE: Final = frozenset({*HELPERS_AND_NOT, "amod", "compound", "prep"})
"""A verb that only helps, describes or leads: "has left", "a packed hall", "according to police"."""

_SHORTEST: Final = 3
"""Words of a title below which the main clause says more."""

_WORD: Final = re.compile(r"\w+")


def title(
    trigger: Token,
    place: tuple[int, int] | None,
    dates: Sequence[tuple[int, int]],
    actors: Actors,
    *,
    whole: bool = False,
    alone: bool = False,
) -> str:
    """Return the title of an event.

    Args:
        trigger: the likeliest word for it.
        place: where the words for its place stand in the same sentence, None if elsewhere.
        dates: the spans of the expressions of time, which the title leaves out.
        actors: who is meant by a pronoun.
        whole: whether the main clause is told with it, as an accusation must be: "Police believe that ...".
        alone: whether only the phrase of a noun is told: "a day after the quake in Mamuju".

    """
    if _is_said_there(trigger, place):
        whole, place = True, None
    head = _saying(trigger) if whole else _clause_head(trigger)
    if alone or not _is_clause(head):
        thing = trigger.head if trigger.dep_ == "amod" else trigger  # "air-dropped food"
        return shortened(finished(spaced(leading(phrase_of(thing, dates)), actors, set()))) or _bare(trigger)
    who, main = _who(head), _main_verb(trigger)
    if who is None and lemma(head) in BRINGING and (brought := _brought(head)) is not None:
        return shortened(finished(spaced(leading(phrase_of(brought, dates)), actors, set())))
    if not whole and (who is None or who.lower_ in OF_SPEAKERS) and main != head and lemma(main) not in TELL:
        found = title(trigger, place, dates, actors, whole=True)
        if len(found.split()) >= _SHORTEST:
            return found
    said: set[Actor] = set()
    subject = _subject(who, dates, actors, said)
    cause = spaced(_cause(head, dates), actors, set(said))
    lead = " ".join(filter(None, (subject, f"{cause}," if cause else _helper(head, who))))
    parts = clause_parts(head, place, dates)
    while True:
        start = parts[0].words[0].i
        begin = start if who is None or who.i > start else who.i
        scene = [part for part in parts if part.words[-1].i < begin]
        told = sorted((part for part in parts if part not in scene), key=lambda p: p.words[0].i)
        words = leading([word for part in (*told, *scene) for word in part.words])
        found = finished(f"{lead} {spaced(words, actors, set(said), led=bool(lead))}")
        loose = [part for part in parts if part.rank]
        long = [part for part in parts if len(part.core) < len(part.words)]
        if len(found) <= LONGEST or not (loose or long):
            return _of_said(head, found, dates, actors) or shortened(found) or _bare(trigger)
        last = max(loose, key=lambda p: (p.rank, p.words[0].i), default=None)
        if last is not None and last in long and len(parts) == 2:
            parts[parts.index(last)] = Part(last.core, last.rank, last.core)  # "met for talks", not "met"
            continue
        if last is not None and (last.rank > 1 or not long):
            parts.remove(last)
        else:
            longest = max(long, key=lambda p: len(p.words))
            parts[parts.index(longest)] = Part(longest.core, longest.rank, longest.core)


def _of_said(head: Token, found: str, dates: Sequence[Span], actors: Actors) -> str:
    """The title of what was said, where the one found is only that somebody said it; else ""."""
    said = _said(head) if found.endswith(f" {head.text}") else None
    return title(said, None, dates, actors) if said is not None else ""


def title_of_listed(
    doc: Doc,
    place: Span | None,
    listed: Sequence[Span],
    dates: Sequence[Span],
    title_at: Callable[[Span | None, Sequence[Span]], str],
) -> str:
    """Return the title of an event at one of several places that are listed each with a date.

    It is worded as at the first of them: "from Paris on Monday to London on Tuesday" gives "flew to London".

    Args:
        doc: the report.
        place: as of `title`.
        listed: where the others stand.
        dates: as of `title`.
        title_at: gives a title by place and by what it leaves out.

    """
    before = sorted(one for one in listed if place is not None and one < place)
    if place is None or not before:
        return title_at(place, [*dates, *listed])
    first = before[0]
    words = title_at(first, [*dates, *(one for one in (*listed, place) if one != first)])
    leads = [_lead(doc, one) for one in (*before, place)]
    old = f"{leads[0]}{doc.text[slice(*first)]}"
    new = f"{next(filter(None, reversed(leads)), '')}{doc.text[slice(*place)]}"
    return words.replace(old, new, 1) if old in words else title_at(place, [*dates, *listed])


def _lead(doc: Doc, place: Span) -> str:
    """The preposition right before the words for a place, with the space behind it; "" for none."""
    span = doc.char_span(*place, alignment_mode="expand")
    before = doc[span.start - 1] if span is not None and span.start else None
    return before.text_with_ws if before is not None and before.pos_ == "ADP" else ""


def told_apart(titles: Sequence[str], places: Sequence[str]) -> list[str]:
    """Return titles of which those of one wording, at different places, name their place where it fits."""
    found: dict[str, set[str]] = {}
    for words, place in zip(titles, places, strict=True):
        found.setdefault(words, set()).add(place)
    return [
        longer
        if len(found[words]) > 1
        and len(longer := f"{words} ({place})") <= LONGEST
        and not set(_WORD.findall(place)) <= set(_WORD.findall(words))
        else words
        for words, place in zip(titles, places, strict=True)
    ]


def _bare(trigger: Token) -> str:
    """The word itself, where nothing of its clause is left; "" for a sign, which is no title."""
    word = trigger.text.strip()
    return word[:1].upper() + word[1:] if any(letter.isalnum() for letter in word) else ""


def _clause_head(trigger: Token) -> Token:
    """The verb of the clause that a word stands in, with what leads to it: "is expected to visit"."""
    path = []
    for token in up(trigger):
        path.append(token)
        if len(path) > _DEEPEST:
            break
    head = next((token for token in path if is_verb(token) and token.dep_ not in _NO_CLAUSE), trigger)
    said = _said(head)
    if head == trigger and said is not None:
        return said  # what was said says more than that it was said
    while (above := _leading_to(head)) is not None:
        head = above
    return head


def _said(verb: Token) -> Token | None:
    """The verb of what was said, where a verb says that somebody said it; else None."""
    told = (child for child in verb.children if child.dep_ == "ccomp" and is_verb(child))
    return next(told, None) if lemma(verb) in TELL else None


def _leading_to(verb: Token) -> Token | None:
    """What leads to a verb: "is expected to open", "is due to open", "a fair, due to open"; else None."""
    above = verb.head
    if verb.dep_ in ("xcomp", "pcomp") and is_reduced(above):
        return above
    if verb.dep_ != "xcomp" or verb == above:
        return None
    if above.dep_ == "acomp":
        above = above.head
    return above if is_verb(above) else None


def _is_clause(head: Token) -> bool:
    """Whether a word is the verb of a clause, or an adjective that stands for one: "due to open in Riga"."""
    return is_reduced(head) or (is_verb(head) and head.dep_ != "amod")


def _is_said_there(trigger: Token, place: Span | None) -> bool:
    """Whether the place is where somebody tells of it: "In Moscow, he said that the depot had burned"."""
    told = next((above for above in up(_clause_head(trigger)) if above.dep_ == "ccomp"), None)
    span = trigger.doc.char_span(*place, alignment_mode="expand") if place is not None else None
    if told is None or span is None or lemma(told.head) not in TELL:
        return False
    return next((above for above in up(span.root) if is_verb(above)), None) == told.head


def _main_verb(trigger: Token) -> Token:
    """The verb of the main clause, with all that is said under it."""
    path = [token for token in up(trigger) if is_verb(token) and token.dep_ not in HELPERS_AND_NOT]
    return path[-1] if path else trigger


def _saying(trigger: Token) -> Token:
    """The verb by which something is said or somebody accused of it; else that of the main clause.

    "A mayor accused of taking bribes was freed": accused.
    """
    above = (word for word in up(trigger) if word != trigger and is_verb(word))
    return next((word for word in above if lemma(word) in ACCUSE | TELL), None) or _main_verb(trigger)


def _who(head: Token) -> Token | None:
    """The noun that does it; None where nobody is said to."""
    found = [child for child in head.children if child.dep_ in SUBJECTS]
    if found and found[0].lower_ in ("who", "which", "that") and head.dep_ == "relcl":
        found = [antecedent(head)]
    # Of two the nearer: "Odesa: Drones struck the port".
    return found[-1] if found else next(iter(doers(head)), None)


def _brought(head: Token) -> Token | None:
    """What a day or a place saw: "This week saw a referendum"."""
    for child in head.children:
        if child.dep_ in OBJECTS:
            return child
        if child.dep_ == "ccomp":
            return next((word for word in child.children if word.dep_ in SUBJECTS), None)
    return None


def _subject(token: Token | None, dates: Sequence[tuple[int, int]], actors: Actors, said: set[Actor]) -> str:
    """Who does it, in words; "" where nobody is said to. Who is named is added to `said`."""
    if token is None:
        return ""
    if token.pos_ == "PRON" and (actor := actors.of(token)) is not None and is_telling(actor, token, actors):
        said.add(actor)
        return called(actor)
    phrase = leading(phrase_of(token, dates))
    if len(spaced(phrase, actors, set())) > _MOST_SUBJECT:
        phrase = leading(phrase_of(token, dates, short=True))
    words = spaced(phrase, actors, said)
    said |= {actor for word in phrase if (actor := actors.of(word)) is not None}
    return words


def _helper(head: Token, who: Token | None) -> str:
    """The helping verb that a side clause needs to stand by itself, "" where it needs none.

    "A bomb planted in Riga": was; "arriving in Riga, she said": was, as what she did is past; "She flew to
    Riga to open a school": was, before its own "to"; "He is due in Riga on Monday and fly to Oslo": to, as a
    bare form is yet to come, but where it is joined to one that stands by itself, "Rebels attack and flee";
    "fired rockets, killing two in Riga": none, as nothing was going on.
    """
    if who is None or any(c.dep_ in (*HELPERS, *SUBJECTS) and c.lower_ != "to" for c in head.children):
        return ""
    to = any(child.dep_ == "aux" and child.lower_ == "to" for child in head.children)
    if head.tag_ == "VB" and head.dep_ in ("conj", "dep") and not to and not shared_helpers(head):
        return "" if head.head.tag_ in ("VB", "VBP") else "to"
    clause = ("advcl",) if head.tag_ == "VB" and to else ("acl", "advcl", "pcomp")
    if head.dep_ == "pcomp" and head.head.lower_ not in ("after", "before"):
        return ""  # "accused of burning": not said to be so
    is_side = head.dep_ in clause and head.tag_ in ("VBN", "VBG", "VB") and not _is_outcome(head)
    if not is_reduced(head) and not is_side:
        return ""
    many = is_plural(who) or who.lower_ == "they" or any(c.dep_ == "conj" for c in who.children)
    main = next((t for t in up(head) if t != head and is_verb(t)), None)
    past = head.tag_ == "VBN" or main is None or _is_past(main)
    return ("were" if many else "was") if past else ("are" if many else "is")


def _cause(head: Token, dates: Sequence[tuple[int, int]]) -> list[Token]:
    """The words for what had an outcome that a verb tells; none where it tells no outcome.

    "Rebels fired rockets, killing two in Riga and starting a fire in Oslo": fired rockets.
    """
    while head.dep_ == "conj" and head.tag_ == "VBG":
        head = head.head
    if not _is_outcome(head):
        return []
    return [word for part in clause_parts(head.head, None, dates) if part.rank == 0 for word in part.core]


def _is_outcome(verb: Token) -> bool:
    """Whether a verb tells what came of what stands before it: "fired rockets, killing two in Riga"."""
    main = verb.head
    led = any(child.dep_ in ("mark", "prep", "advmod") and child.i < verb.i for child in verb.children)
    follows = verb.dep_ == "advcl" and verb.tag_ == "VBG" and main.i < verb.i and not led
    return follows and main.tag_ == "VBD" and lemma(main) not in TELL


def _is_past(verb: Token) -> bool:
    """Whether a verb tells of what was: "closed", "has closed", "was closing"; not "is closed"."""
    helpers = [child for child in verb.children if child.dep_ in HELPERS_AND_NOT]
    is_now = any(lemma(helper) == "be" and helper.tag_ in PRESENT for helper in helpers)
    return any(helper.tag_ == "VBD" for helper in helpers) or (verb.tag_ in PAST and not is_now)
