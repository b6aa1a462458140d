"""An event -> its title: the clause as the report words it, cut to who does what, where.

Words are left out, never changed or added, but for a pronoun that the traveller's name replaces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.clauses import Clause
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

LONGEST: Final = 90
"""Characters of a title; a longer clause ends in an ellipsis."""

_DEEPEST: Final = 40
"""How far down a tree a title goes; what hangs lower would be cut off anyway."""

_LEFT_OUT: Final = frozenset(
    {"relcl", "advcl", "appos", "parataxis", "acl", "mark", "punct", "cc", "conj", "ccomp", "dep"}
)
_NO_PART: Final = word_set(
    "according including also when where while as still then so instead however meanwhile"
)


def title(
    clause: Clause,
    name: str,
    is_meant: Callable[[Token], bool],
    dates: list[tuple[int, int]],
    places: tuple[tuple[int, int], frozenset[int]] | None = None,
) -> str:
    """Return the title of the event that a clause tells.

    Args:
        clause: the clause that tells it best.
        name: the traveller's name.
        is_meant: whether a word speaks of the traveller.
        dates: spans of the date expressions (character offsets), which the title leaves out.
        places: the span of the words for its place, and where each place of the report starts.

    """
    content = next((child for child in clause.head.children if child.dep_ == "ccomp"), None)
    if clause.speaks and content is not None and not _is_vague(content):
        # What was said says more than that it was said.
        return _cut("".join(_text(_said(content, dates))))
    head = clause.head
    subject = [] if clause.nominal else _subject(clause, name, is_meant)
    kept = sorted(_kept(head, clause, dates), key=lambda token: token.i)
    if subject:
        kept = [token for token in kept if not _is_under_subject(token, head)]
    if places is not None and not clause.nominal and (own := _listed(kept, head, *places)):
        kept = own
    words = "".join([*subject, *_text([*_helpers(head), *kept])])
    return _cut(words) or head.text


def _listed(kept: list[Token], head: Token, place: tuple[int, int], starts: frozenset[int]) -> list[Token]:
    """The verb with one place of the several it lists, which is not among the words kept: "visited Oslo"."""
    span = head.doc.char_span(*place, alignment_mode="expand")
    if span is None or span.sent != head.sent or span.start < head.i or any(t in kept for t in span):
        return []
    phrases = [child for child in head.children if child in kept and child.i > head.i]
    first = next((c for c in phrases if any(w.idx in starts and w in kept for w in c.subtree)), None)
    if first is None or first.i > span.start:
        return []
    verb = [token for token in kept if token.i < first.i]
    return [*verb, *([first] if first.pos_ == "ADP" else []), *span]


def _helpers(head: Token) -> list[Token]:
    """The "to" or "will" that a verb shares with the one it is joined to: "will reach Riga and cross it"."""
    if head.tag_ != "VB" or head.dep_ != "conj" or any(child.dep_ == "aux" for child in head.children):
        return []
    return [child for child in head.head.children if child.dep_ == "aux"]


def _is_vague(content: Token) -> bool:
    """As in "It is a provocation": without what stands before it, nobody knows what is meant."""
    return any(child.dep_ in ("nsubj", "nsubjpass") and child.pos_ == "PRON" for child in content.children)


def _cut(words: str) -> str:
    words = re.sub(r"\s+", " ", words).strip(" ,;:–—-\"“”'‘")
    words = re.sub(r"\s+([,.;:’])", r"\1", words)
    if len(words) > LONGEST:
        words = words[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
    return words[:1].upper() + words[1:]


def _said(content: Token, dates: list[tuple[int, int]]) -> list[Token]:
    words = [word for word in content.subtree if not any(s <= word.idx < e for s, e in dates)]
    return words[1:] if words and words[0].lower_ == "that" else words


def _subject(clause: Clause, name: str, is_meant: Callable[[Token], bool]) -> list[str]:
    """The subject in words, a pronoun for the traveller written out; [] where there is none."""
    if not clause.subjects:
        return []
    token = clause.subjects[0]
    if name and is_meant(token) and token.pos_ == "PRON":
        return [f"{name} "]
    own = [word for word in _phrase(token) if not _governs(clause.head, word, token)]
    phrase = sorted(own, key=lambda word: word.i)
    return [" ".join("".join(_text(phrase)).split()) + " "]


def _governs(head: Token, word: Token, subject: Token) -> bool:
    """Whether a word of the subject's phrase leads to the verb itself: "vessels of ramming boats"."""
    while word != subject and word.head != word:
        if word == head or word.is_ancestor(head):
            return True
        word = word.head
    return False


def _phrase(token: Token, depth: int = 0) -> list[Token]:
    found = [token]
    if depth > _DEEPEST:
        return found
    for child in token.children:
        if child.dep_ in _LEFT_OUT - {"cc", "conj"} and not _is_hyphen(child):
            continue
        found += _phrase(child, depth + 1)
    return found


def _is_hyphen(token: Token) -> bool:
    return token.text in ("-", "–", "’", "'", "/") and not token.whitespace_


def _kept(token: Token, clause: Clause, dates: list[tuple[int, int]], depth: int = 0) -> list[Token]:
    """The words of a clause without its side clauses, dates and sources."""
    found = [token]
    if depth > _DEEPEST:
        return found
    top = token == clause.head
    objects = 0
    for child in token.children:
        objects += child.dep_ == "dobj"
        if child.dep_ == "dobj" and objects > 1:
            continue  # what the parser takes for a second object belongs to another clause
        if child.dep_ in _LEFT_OUT and not _is_hyphen(child):
            near_conjunct = child.dep_ in ("cc", "conj") and token.pos_ in ("NOUN", "PROPN")
            if not near_conjunct:
                continue
        if child.lower_ in _NO_PART or _is_dating(child, dates):
            continue
        if top and not clause.nominal and clause.subjects:
            # What stands before the subject sets the scene; the subject itself is put first.
            first = clause.subjects[0].left_edge.i
            if child.dep_ in ("nsubj", "nsubjpass", "csubj") or (child.i < first < token.i):
                continue
        if child.pos_ == "ADP" and _leads_to_date(child, dates):
            for other in child.children:  # "on Friday east of Riga"
                if not _is_dating(other, dates):
                    found += _kept(other, clause, dates, depth + 1)
            continue
        under = _kept(child, clause, dates, depth + 1)
        if len(under) > 1 or child.pos_ != "ADP" or not list(child.children):
            found += under  # a preposition alone has lost its date
    return found


def _is_dating(token: Token, dates: list[tuple[int, int]]) -> bool:
    """Whether a phrase is a date, or prepositions with nothing but a date behind them."""
    if any(start <= token.idx < end for start, end in dates):
        return True
    if token.pos_ not in ("ADP", "SCONJ", "ADV"):
        return False
    inner = [word for word in token.subtree if word.pos_ not in ("ADP", "DET", "SCONJ") and word != token]
    return bool(inner) and all(any(s <= word.idx < e for s, e in dates) for word in inner)


def _leads_to_date(preposition: Token, dates: list[tuple[int, int]]) -> bool:
    """Whether a date stands right behind a preposition, whatever else hangs on it."""
    following = preposition.nbor() if preposition.i + 1 < len(preposition.doc) else preposition
    return any(start <= following.idx < end for start, end in dates)


def _is_under_subject(token: Token, head: Token) -> bool:
    while token != head and token.head != token:
        if token.dep_ in ("nsubj", "nsubjpass") and token.head == head:
            return True
        token = token.head
    return False


def _text(tokens: list[Token]) -> list[str]:
    """Words with a space wherever the report has one or leaves something out."""
    found: list[str] = []
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        joined = following is not None and following.i == token.i + 1 and not token.whitespace_
        listed = following is not None and following.i == token.i + 2 and token.nbor().text == ","
        found.append(token.text + ("" if joined else ", " if listed else " "))
    return found
