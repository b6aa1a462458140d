"""An event -> its title: the clause as the report words it, cut to who does what, where.

Words are left out, never changed or added, but for a pronoun that the traveller's name replaces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.clauses import Clause

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

LONGEST: Final = 90
"""Characters of a title; a longer clause ends in an ellipsis."""

_LEFT_OUT: Final = frozenset(
    {"relcl", "advcl", "appos", "parataxis", "acl", "mark", "punct", "cc", "conj", "ccomp", "dep"}
)
_SPEAKS_OF_SOURCE: Final = frozenset({"according"})


def title(clause: Clause, name: str, is_meant: Callable[[Token], bool], dates: list[tuple[int, int]]) -> str:
    """Return the title of the event that a clause tells.

    Args:
        clause: the clause that tells it best.
        name: the traveller's name.
        is_meant: whether a word speaks of the traveller.
        dates: spans of the date expressions (character offsets), which the title leaves out.

    """
    head = clause.head
    subject = [] if clause.nominal else _subject(clause, name, is_meant)
    kept = sorted(_kept(head, clause, dates), key=lambda token: token.i)
    if subject:
        kept = [token for token in kept if not _is_under_subject(token, head)]
    words = "".join([*subject, *_text(kept)])
    words = re.sub(r"\s+", " ", words).strip(" ,;:–—-\"“”'‘")
    words = re.sub(r"\s+([,.;:’])", r"\1", words)
    if len(words) > LONGEST:
        words = words[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
    return words[:1].upper() + words[1:] if words else head.text


def _subject(clause: Clause, name: str, is_meant: Callable[[Token], bool]) -> list[str]:
    """The subject in words, a pronoun for the traveller written out; [] where there is none."""
    if not clause.subjects:
        return []
    token = clause.subjects[0]
    if name and is_meant(token) and token.pos_ == "PRON":
        return [f"{name} "]
    phrase = sorted(_phrase(token), key=lambda word: word.i)
    return [" ".join("".join(_text(phrase)).split()) + " "]


def _phrase(token: Token) -> list[Token]:
    found = [token]
    for child in token.children:
        if child.dep_ in _LEFT_OUT - {"cc", "conj"} and not _is_hyphen(child):
            continue
        found += _phrase(child)
    return found


def _is_hyphen(token: Token) -> bool:
    return token.text in ("-", "–", "’", "'", "/") and not token.whitespace_


def _kept(token: Token, clause: Clause, dates: list[tuple[int, int]]) -> list[Token]:
    """The words of a clause without its side clauses, dates and sources."""
    found = [token]
    for child in token.children:
        if child.dep_ in _LEFT_OUT and not _is_hyphen(child):
            near_conjunct = child.dep_ in ("cc", "conj") and token.pos_ in ("NOUN", "PROPN")
            if not near_conjunct:
                continue
        if child.lower_ in _SPEAKS_OF_SOURCE or _is_dating(child, dates):
            continue
        if child.dep_ in ("nsubj", "nsubjpass") and token == clause.head and clause.subjects:
            continue
        found += _kept(child, clause, dates)
    return found


def _is_dating(token: Token, dates: list[tuple[int, int]]) -> bool:
    """Whether a word is a date, or a preposition with nothing but a date behind it."""
    if any(start <= token.idx < end for start, end in dates):
        return True
    inner = [child for child in token.children if child.dep_ == "pobj"]
    return token.dep_ == "prep" and bool(inner) and any(s <= inner[0].idx < e for s, e in dates)


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
        found.append(token.text + ("" if joined else " "))
    return found
