"""The word for an event -> its title: who does what, where, as a plain sentence of the report's own words.

Words are left out, never changed or added, but for a pronoun that its actor's name replaces, and for the
helping verb of a side clause that stands by itself: "a bomb planted in Riga" is "A bomb was planted in Riga".
What is left out first: when, how and why; what is left out last: who, what, and the place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.events.actors import Actor, Actors, bare, doers
from geo.lang.en.function_words import ADDING, INDEFINITE
from geo.lang.en.people import OF_SPEAKERS, PERSONAL
from geo.lang.en.verbs import BRINGING, TELL
from geo.text.dependencies import lemma, up

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST: Final = 80
"""Characters of a title; what does not fit is left out by whole phrases."""

_DEEPEST: Final = 40
_MOST_SUBJECT: Final = 60
_NEVER: Final = frozenset({"punct", "mark", "cc", "dep", "parataxis", "intj", "meta"})
_ASIDE: Final = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "csubj", "ccomp", "dep"})
_CORE: Final = {
    **dict.fromkeys(("dobj", "obj", "attr", "acomp", "xcomp"), 0),
    **dict.fromkeys(("oprd", "dative", "agent", "prt"), 1),
}
_LOOSE: Final = {"ccomp": 5, "advcl": 5, "prep": 2, "advmod": 4, "npadvmod": 4}
"""How soon phrases are left out, by what they are to the verb (`_Part.rank`)."""
_AUX: Final = frozenset({"aux", "auxpass", "neg"})
_NO_CLAUSE: Final = frozenset({*_AUX, "amod", "compound", "prep"})
"""A verb that only helps, describes or leads: "has left", "a packed hall", "according to police"."""

_LISTS: Final = ("conj", "appos")
_OBJECTS: Final = ("dobj", "obj")
_SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "expl")
_VERBS: Final = ("VERB", "AUX")
_PAST: Final = ("VBD", "VBN")
_SHORTEST: Final = 3
"""Words of a title below which the main clause says more."""
_LEADS: Final = re.compile(r" (?=(?:at|in|on|from|to|for|with|of|by|near|over|after|into|that|and) )")
_WORD: Final = re.compile(r"\w+")
_QUOTES: Final = re.compile(r"[\"“”]|(?<!\w)[‘']|(?<!s)[’'](?!\w)")

_VOWEL: Final = re.compile(
    r"(?!uni(?!n|m)|u[st][aeiu]|U\.|eu|one\b|once)[aeiou]|hour|hono|honest|heir", re.IGNORECASE
)
"""How words begin that take "an" before them."""


@dataclass(frozen=True)
class _Part:
    """A phrase of a clause: its words, and how soon it is left out (0 never, then the highest first).

    core: its words without what only describes them, which take its place before anything of rank 1 goes.
    """

    words: list[Token]
    rank: int
    core: list[Token]


def title(
    trigger: Token,
    place: tuple[int, int] | None,
    dates: Sequence[tuple[int, int]],
    actors: Actors,
    *,
    whole: bool = False,
) -> str:
    """Return the title of an event.

    Args:
        trigger: the likeliest word for it.
        place: where the words for its place stand in the same sentence, None if elsewhere.
        dates: the spans of the expressions of time, which the title leaves out.
        actors: who is meant by a pronoun.
        whole: whether the main clause is told with it, as an accusation must be: "Police believe that ...".

    """
    head = _main_verb(trigger) if whole else _clause_head(trigger)
    if head.pos_ not in _VERBS:
        return _short(_finished(_spaced(_leading(_phrase(trigger, dates)), actors, set()))) or _bare(trigger)
    who, main = _who(head), _main_verb(trigger)
    if who is None and lemma(head) in BRINGING and (brought := _brought(head)) is not None:
        return _short(_finished(_spaced(_leading(_phrase(brought, dates)), actors, set())))
    if not whole and (who is None or who.lower_ in OF_SPEAKERS) and main != head and lemma(main) not in TELL:
        found = title(trigger, place, dates, actors, whole=True)
        if len(found.split()) >= _SHORTEST:
            return found
    said: set[Actor] = set()
    subject = _subject(who, dates, actors, said)
    lead = " ".join(filter(None, (subject, _helper(head, who))))
    parts = _parts(head, place, dates)
    while True:
        start = parts[0].words[0].i
        begin = start if who is None or who.i > start else who.i
        scene = [part for part in parts if part.words[-1].i < begin]
        told = sorted((part for part in parts if part not in scene), key=lambda p: p.words[0].i)
        words = _leading([word for part in (*told, *scene) for word in part.words])
        found = _finished(f"{lead} {_spaced(words, actors, set(said), led=bool(lead))}")
        loose = [part for part in parts if part.rank]
        long = [part for part in parts if len(part.core) < len(part.words)]
        if len(found) <= LONGEST or not (loose or long):
            return _short(found) or _bare(trigger)
        last = max(loose, key=lambda p: (p.rank, p.words[0].i), default=None)
        if last is not None and last in long and len(parts) == 2:
            parts[parts.index(last)] = _Part(last.core, last.rank, last.core)  # "met for talks", not "met"
            continue
        if last is not None and (last.rank > 1 or not long):
            parts.remove(last)
        else:
            longest = max(long, key=lambda p: len(p.words))
            parts[parts.index(longest)] = _Part(longest.core, longest.rank, longest.core)


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
    head = next((token for token in path if token.pos_ in _VERBS and token.dep_ not in _NO_CLAUSE), trigger)
    said = next((child for child in head.children if child.dep_ == "ccomp" and child.pos_ in _VERBS), None)
    if head == trigger and said is not None and lemma(head) in TELL:
        return said  # what was said says more than that it was said
    while head.dep_ == "xcomp" and head.head.pos_ in _VERBS and head.head != head:
        head = head.head
    return head


def _main_verb(trigger: Token) -> Token:
    """The verb of the main clause, with all that is said under it."""
    path = [token for token in up(trigger) if token.pos_ in _VERBS and token.dep_ not in _AUX]
    return path[-1] if path else trigger


def _who(head: Token) -> Token | None:
    """The noun that does it; None where nobody is said to."""
    found = [child for child in head.children if child.dep_ in _SUBJECTS]
    if found and found[0].lower_ in ("who", "which", "that") and head.dep_ == "relcl":
        found = [head.head]
    return next(iter(found or doers(head)), None)


def _brought(head: Token) -> Token | None:
    """What a day or a place saw: "This week saw a referendum"."""
    for child in head.children:
        if child.dep_ in _OBJECTS:
            return child
        if child.dep_ == "ccomp":
            return next((word for word in child.children if word.dep_ in _SUBJECTS), None)
    return None


def _subject(token: Token | None, dates: Sequence[tuple[int, int]], actors: Actors, said: set[Actor]) -> str:
    """Who does it, in words; "" where nobody is said to. Who is named is added to `said`."""
    if token is None:
        return ""
    if token.pos_ == "PRON" and (actor := actors.of(token)) is not None and _is_telling(actor, token, actors):
        said.add(actor)
        return _called(actor)
    phrase = _leading(_phrase(token, dates))
    if len(_spaced(phrase, actors, set())) > _MOST_SUBJECT:
        phrase = _leading(_phrase(token, dates, short=True))
    words = _spaced(phrase, actors, said)
    said |= {actor for word in phrase if (actor := actors.of(word)) is not None}
    return words


def _helper(head: Token, who: Token | None) -> str:
    """The helping verb that a side clause needs to stand by itself, "" where it needs none.

    "A bomb planted in Riga": was; "arriving in Riga, she said": was, as what she did is past; "She flew to
    Riga to open a school": was, before its own "to".
    """
    if who is None or any(
        c.dep_ in ("aux", "auxpass", *_SUBJECTS) and c.lower_ != "to" for c in head.children
    ):
        return ""
    to = any(child.dep_ == "aux" and child.lower_ == "to" for child in head.children)
    clause = ("advcl",) if head.tag_ == "VB" and to else ("acl", "advcl", "pcomp")
    if head.dep_ == "pcomp" and head.head.lower_ not in ("after", "before"):
        return ""  # "accused of burning": not said to be so
    if head.dep_ not in clause or head.tag_ not in ("VBN", "VBG", "VB"):
        return ""
    many = _is_plural(who) or who.lower_ == "they" or any(c.dep_ == "conj" for c in who.children)
    main = next((t for t in up(head) if t != head and t.pos_ in _VERBS), None)
    past = head.tag_ == "VBN" or main is None or main.tag_ in _PAST or _has_past_helper(main)
    return ("were" if many else "was") if past else ("are" if many else "is")


def _has_past_helper(verb: Token) -> bool:
    return any(child.dep_ in _AUX and child.tag_ == "VBD" for child in verb.children)


def _parts(head: Token, place: tuple[int, int] | None, dates: Sequence[tuple[int, int]]) -> list[_Part]:
    """The phrases of a clause but its subject, those that hold the place among the last to be left out."""
    verb = [head, *(child for child in head.children if child.dep_ in _AUX or child.dep_ == "prt")]
    if head.tag_ == "VB" and head.dep_ == "conj" and not any(c.dep_ == "aux" for c in head.children):
        verb += [child for child in head.head.children if child.dep_ == "aux"]
    verb = sorted(verb, key=lambda word: word.i)
    parts = [_Part(verb, 0, verb)]
    subject = next((c.i for c in head.children if c.dep_ in _SUBJECTS), -1)
    objects = 0
    for child in head.children:
        if child in verb or child.dep_ in (*_NEVER, *_SUBJECTS, "conj") or _is_date(child, dates):
            continue
        if child.dep_ == "advmod" and child.lower_ in ADDING:
            continue
        words = _phrase(child, dates)
        if not words or (len(words) == 1 and words[0].pos_ in ("ADP", "SCONJ")):
            continue
        at = next((w for w in words if place is not None and place[0] <= w.idx < place[1]), None)
        at = at or _listed(child, place)
        holds = at is not None
        core = _phrase(child, dates, short=True)
        if at is not None:
            words = core = _alone(words, at)
        objects += child.dep_ in _OBJECTS
        if not holds and (child.dep_ == "advcl" or child.i < subject):
            continue  # what stands before the subject sets the scene
        parts.append(_Part(words, _rank(child, holds=holds, objects=objects), core))
    return parts


def _rank(phrase: Token, *, holds: bool, objects: int) -> int:
    """How soon a phrase is left out; `holds`: it has the place, `objects`: so many objects up to it."""
    if phrase.dep_ in _CORE and objects < 2 and not _is_aboard(phrase):
        return _CORE[phrase.dep_]
    return 1 if holds else _LOOSE.get(phrase.dep_, 3)


def _is_aboard(token: Token) -> bool:
    """Whether a phrase is what somebody is on board of, which the parser takes for an object of the verb."""
    first = token.left_edge.i
    return token.dep_ in _OBJECTS and token.doc[max(0, first - 2) : first].text.lower() == "on board"


def _alone(words: list[Token], place: Token) -> list[Token]:
    """A phrase with one place of those it lists: "will travel to Cape Town, Durban and Pretoria"."""
    first = place
    while first.dep_ in _LISTS:
        first = first.head
    if first.pos_ in _VERBS or (first == place and not any(c.dep_ == "conj" for c in place.children)):
        return words
    under = set(first.subtree)
    joined = [child for child in place.children if child.dep_ in (*_LISTS, "cc", "punct")]
    own = {word for word in place.subtree if not any(word == c or c.is_ancestor(word) for c in joined)}
    return sorted({word for word in words if word not in under} | own, key=lambda word: word.i)


def _listed(phrase: Token, place: tuple[int, int] | None) -> Token | None:
    """The place in a phrase where the parser takes a list for asides: "to Kenya, Oman, the UAE and Peru"."""
    if place is None:
        return None
    inside = (word for word in phrase.subtree if place[0] <= word.idx < place[1])
    return next((word for word in inside if word.dep_ in _LISTS), None)


def _phrase(token: Token, dates: Sequence[tuple[int, int]], *, short: bool = False) -> list[Token]:
    """The words of a phrase in text order, without asides and dates."""
    found = [token]
    waiting = [token]
    while waiting and len(found) < 2 * _DEEPEST:
        word = waiting.pop()
        for child in word.children:
            if child.dep_ == "mark" and word == token and token.dep_ == "advcl":
                found.append(child)  # "after she left"; without what counts, as in "two days after she left"
                continue
            needed = word == token and (child.dep_ == "ccomp" or word.lower_ in INDEFINITE)
            aside = child.dep_ in _ASIDE and not needed
            stop = child.dep_ in ("punct", "mark") and not _is_inner(child)
            if aside or stop or child.dep_ in ("parataxis", "intj") or _is_date(child, dates):
                continue
            if child.dep_ in ("cc", "conj") and (short or word.pos_ in _VERBS):
                continue
            if short and child.dep_ == "prep" and child.lower_ != "of":
                continue
            if short and _is_aboard(child):
                continue
            found.append(child)
            waiting.append(child)
    kept = {word.i for word in found}
    return [
        word for word in sorted(set(found), key=lambda word: word.i) if word.text != "," or word.i + 1 in kept
    ]


def _leading(words: list[Token]) -> list[Token]:
    """Return words without prepositions that lead to nothing, since the date behind them is left out."""
    kept = {word.i for word in words}

    def is_idle(word: Token) -> bool:
        led = [child for child in word.children if child.dep_ in ("pobj", "pcomp")]
        return (
            word.dep_ == "prep" and bool(led) and not any(one.i in kept for c in led for one in _list_of(c))
        )

    return [word for word in words if not is_idle(word)]


def _list_of(first: Token) -> list[Token]:
    """A word and what is listed behind it, which the parser may take for asides."""
    found = [first]
    for one in found:
        found += [child for child in one.children if child.dep_ in _LISTS]
    return found


def _is_inner(token: Token) -> bool:
    """A hyphen or apostrophe inside a word, a comma between the parts of a name or list."""
    if token.text in ("-", "–", "’", "'", "/") and not token.whitespace_:
        return True
    if token.text in ("’", "'") and token.i and token.head.i == token.i - 1 and token.head.dep_ == "poss":
        return True
    return token.text == "," and token.i + 1 < len(token.doc) and token.nbor().pos_ in ("PROPN", "ADJ")


def _is_date(token: Token, dates: Sequence[tuple[int, int]]) -> bool:
    """Whether a phrase is a date, or a preposition with nothing but a date behind it."""
    if any(start <= token.idx < end for start, end in dates):
        return True
    if token.pos_ not in ("ADP", "SCONJ", "ADV"):
        return False
    inner = [
        word for word in token.subtree if word != token and word.pos_ not in ("ADP", "DET", "SCONJ", "PUNCT")
    ]
    return bool(inner) and all(any(s <= word.idx < e for s, e in dates) for word in inner)


def _spaced(words: Sequence[Token], actors: Actors, said: set[Actor], *, led: bool = False) -> str:
    """Words with a space wherever the report has one or leaves something out.

    A pronoun gives way to the name of its actor, unless that is in `said` already. led: something stands
    before them.
    """
    found = []
    for at, token in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        joined = following is not None and following.i == token.i + 1 and not token.whitespace_
        word = _article(token, following) or _named(token, actors, said)
        before = at > 0 and token.i < words[at - 1].i and token.pos_ == "ADP"  # "In Riga" behind its verb
        begins = (at > 0 or led) and token.is_sent_start and token.pos_ in ("VERB", "ADV", "SCONJ")
        moved = before or begins
        found.append((word.lower() if moved else word) + ("" if joined else " "))
    return "".join(found)


def _article(token: Token, following: Token | None) -> str:
    """The "a" or "an" that fits its new neighbour, "" where it has none: "an official visit"."""
    if token.lower_ not in ("a", "an") or following is None or following.i == token.i + 1:
        return ""
    fitting = "an" if _VOWEL.match(following.text) else "a"
    return fitting.capitalize() if token.text[0].isupper() else fitting


def _named(token: Token, actors: Actors, said: set[Actor]) -> str:
    if token.lower_ == "whose" and (clause := next((t for t in up(token) if t.dep_ == "relcl"), None)):
        owner = clause.head
        return _owned(_spaced(_phrase(owner, (), short=True), actors, said).strip(), plural=_is_plural(owner))
    actor = actors.of(token) if token.lower_ in PERSONAL else None
    owns = token.tag_ == "PRP$"
    if actor is None or actor in said or (owns and not actor.named):
        return token.text
    said.add(actor)
    name = _called(actor)
    return _owned(name, plural=actor.plural) if owns else name


def _owned(name: str, *, plural: bool) -> str:
    return f"{name}’" if plural and name.endswith("s") else f"{name}’s"


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS")


def _is_telling(actor: Actor, pronoun: Token, actors: Actors) -> bool:
    """Whether the name of an actor may stand for a pronoun: "it" may be nobody, and no place acts."""
    if any(pronoun.doc[at].idx in actors.placed for at in actor.tokens):
        return False
    if pronoun.lower_ == "they" and not actor.plural:
        return actor.labels["ORG"] > 0
    return pronoun.lower_ != "it" or lemma(pronoun.head) != "be"


def _called(actor: Actor) -> str:
    """An actor's name, or its noun: "the plane", "Islamic forces"."""
    if actor.named:
        return bare(actor.name)
    forms = [form for form, _ in actor.spelled.most_common()]
    many = (form for form in forms if form.endswith("s"))  # "rebels", though "rebel-held" came first
    noun = next(many, forms[0]) if actor.plural else forms[0]
    return noun if actor.plural or noun[:1].isupper() else f"the {noun}"


def _finished(words: str) -> str:
    words = " ".join(words.split())
    if len(_QUOTES.findall(words)) % 2:
        words = _QUOTES.sub("", words)
    words = re.sub(r"\s+([,.;:’])", r"\1", words).strip(" ,;:–—-")
    words = re.sub(r"[\s,;:]+(?:and|or|but)$", "", words)
    return words[:1].upper() + words[1:]


def _short(words: str) -> str:
    """A title that is still too long ends before a phrase, else at a word; outside quotation marks."""
    if len(words) <= LONGEST + 20:
        return words
    ends = [found.start() for found in _LEADS.finditer(words[: LONGEST + 1])]
    if ends and ends[-1] > LONGEST // 2:
        return _finished(_QUOTES.sub("", words[: ends[-1]]))
    cut = words[: LONGEST - 1].rsplit(" ", 1)[0]
    return _finished(_QUOTES.sub("", cut)).rstrip(".") + "…"
