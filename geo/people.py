"""Noun phrases and pronouns of a parsed report -> whom they can stand for.

Names as sets of their words, so that "Ms. Berg" is found in "Anna Berg"; he and she from titles and from
the pronouns that follow; nouns that take each other's place ("the storm" for "Hurricane Ada").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from geo.grammar import lemma
from geo.lexicon import DEFINITE, PERSON, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HONORIFIC: Final = word_set(
    "mr mrs ms miss dr sir dame lord lady sen gov rep gen col lt sgt capt prof rev fr st the a an his her "
    "its president prime minister premier chancellor king queen prince princess pope bishop archbishop "
    "cardinal patriarch mayor governor senator secretary foreign general admiral captain major colonel "
    "lieutenant sergeant commander us u.s. state defense defence treasury homeland security interior justice "
    "finance affairs trade energy commerce labor minister-designate special envoy chief vice deputy acting "
    "vice-president crown"
)
OFFICES: Final = word_set(
    "president minister premier chancellor secretary general chief governor senator mayor ambassador envoy "
    "spokesman spokeswoman commissioner director chairman captain"
)
HE: Final = word_set("he him his himself mr king prince pope sir lord man father son brother husband pontiff")
SHE: Final = word_set(
    "she her hers herself ms mrs miss queen princess lady dame woman mother daughter sister wife"
)
_THING: Final = word_set("it its itself")
_SURNAMES: Final = "dateline_surnames"
_PERSONS: Final = "dateline_persons"
_BOTH: Final = word_set("couple pair duo")
_MANY: Final = word_set("they them their theirs themselves")


def groups(word: str) -> list[frozenset[str]]:
    """Return the groups of nouns that a noun takes its turn in."""
    return [group for group in DEFINITE.values() if word in group]


def pronoun(token: Token) -> str:
    """What a pronoun can stand for: he, she, thing or many; "" for other words."""
    if token.lower_ in _BOTH and any(child.lower_ == "the" for child in token.children):
        return "many"
    if token.pos_ != "PRON" and token.tag_ not in ("PRP$", "PRP"):
        return ""
    word = token.lower_
    if word in HE or word in SHE:
        return "he" if word in HE else "she"
    if word in _THING:
        return "thing"
    return "many" if word in _MANY else ""


def kinds_of(token: Token) -> tuple[str, ...]:
    """The pronouns that can stand for a noun phrase."""
    if token.ent_type_ == "PERSON" or lemma(token) in PERSON or name_words(token) & persons(token.doc):
        return ("many",) if token.tag_ == "NNS" and not is_surname(token) else ("he", "she")
    if token.ent_type_ == "ORG":
        return ("thing", "many")
    if token.tag_ in ("NNS", "NNPS"):
        return ("many",)
    return ("thing",) if token.ent_type_ not in ("DATE", "TIME", "CARDINAL") else ()


def is_aged(token: Token) -> bool:
    """As in "The 58-year-old mayor": who was named before, in other words."""
    words = [child.lower_ for child in token.children if child.i < token.i]
    aged = any(
        child.text == "old" or child.lower_.endswith("-old") for child in token.children if child.i < token.i
    )
    return aged and "the" in words


def genders(doc: Doc) -> dict[frozenset[str], str]:
    """Whether he or she stands for a name: by its title, else by the pronouns that follow it."""
    votes: dict[frozenset[str], Counter[str]] = {}
    last: frozenset[str] = frozenset()
    for token in doc:
        if token.is_sent_start:
            last = frozenset()
        kind = pronoun(token)
        if kind in ("he", "she") and last and token.dep_ not in ("dobj", "dative", "pobj"):
            # As an object it stands for somebody else than the subject named just before.
            votes.setdefault(last, Counter())[kind] += 1
        elif token.ent_type_ == "PERSON" and token.pos_ == "PROPN" and token.dep_ != "compound":
            last = name_words(token)
            titles = {word.lower_.strip(".") for word in phrase(token)}
            for kind, words in (("he", HE), ("she", SHE)):
                if titles & words:
                    votes.setdefault(last, Counter())[kind] += 5
    # A short form shares the votes of the names that hold it: "Berg" with "Anna Berg".
    found: dict[frozenset[str], str] = {}
    near = alike(votes)
    for words in votes:
        total: Counter[str] = Counter()
        for other in near[words]:
            if other <= words or words <= other:
                total.update(votes[other])
        (first, most), *rest = total.most_common()
        found[words] = first if not rest or most > rest[0][1] else ""
    return found


def phrase(token: Token) -> list[Token]:
    """The words of a name around its head: "Kim Jong - un"."""
    doc, first, last = token.doc, token.i, token.i
    while first > 0 and (_is_name(doc[first - 1]) or _joins(doc, first - 1)):
        first -= 1
    while last + 1 < len(doc) and (_is_name(doc[last + 1]) or _joins(doc, last + 1)):
        last += 1
    # "City of Cork": a name with "of" inside.
    if (
        last + 2 < len(doc)
        and doc[last + 1].text == "of"
        and _is_name(doc[last + 2])
        and doc[last].ent_type_ not in ("", "PERSON")
    ) and doc[last].ent_type_ == doc[last + 2].ent_type_:
        last += 2
        while last + 1 < len(doc) and _is_name(doc[last + 1]):
            last += 1
    return list(doc[first : last + 1])


def _is_name(token: Token) -> bool:
    return (token.pos_ == "PROPN" and token.text[:1].isupper()) or token.text == "-un"


def _joins(doc: Doc, at: int) -> bool:
    """A hyphen with no space on either side."""
    token = doc[at]
    return (
        token.text in ("-", "–")
        and not token.whitespace_
        and 0 < at < len(doc) - 1
        and not doc[at - 1].whitespace_
        and (doc[at - 1].is_alpha and doc[at + 1].is_alpha)
    )


def name_words(token: Token) -> frozenset[str]:
    """Return the words of the name that a word stands in, lower case, without titles; none for no name."""
    noun = token.tag_.startswith("NN") and (_next_to_hyphen(token) or is_surname(token))
    if token.pos_ != "PROPN" and not noun:
        return frozenset()
    whole = phrase(token)
    titles = [at for at, word in enumerate(whole[:-1]) if word.lower_ in OFFICES]
    own = whole[titles[-1] + 1 :] if titles else whole  # "United Nations Secretary-General Ann Lee"
    words = [word.lower_.strip(".") for word in own if word.is_alpha or "." in word.text]
    return frozenset(word for word in words if word and word not in HONORIFIC)


def persons(doc: Doc) -> frozenset[str]:
    """Return the last words of the names of persons: those with an office, and those labelled so once.

    A plural is a team's name, whatever its label.
    """
    known: frozenset[str] | None = doc.user_data.get(_PERSONS)
    if known is None:
        plural = {token.lower_ for token in _names(doc) if token.tag_ == "NNPS"}
        labelled = {token.lower_ for token in _names(doc) if token.ent_type_ == "PERSON"}
        known = officials(doc) | (labelled - plural)
        doc.user_data[_PERSONS] = known
    return known


def officials(doc: Doc) -> frozenset[str]:
    """Return the last words of the names that stand behind an office: "Secretary-General Ann Lee"."""
    return frozenset(
        token.lower_ for token in _names(doc) if {word.lower_ for word in phrase(token)[:-1]} & OFFICES
    )


def _names(doc: Doc) -> list[Token]:
    return [token for token in doc if token.pos_ == "PROPN" and token.dep_ != "compound"]


def is_surname(token: Token) -> bool:
    """Whether the last word of a longer name stands alone: "Waters", which a model may take for a plural."""
    if not token.text[:1].isupper() or token.pos_ not in ("NOUN", "PROPN"):
        return False
    known = token.doc.user_data.get(_SURNAMES)
    if known is None:
        known = {
            word.text
            for word in token.doc[1:]
            if word.pos_ == word.nbor(-1).pos_ == "PROPN" and word.dep_ != "compound"
        }
        token.doc.user_data[_SURNAMES] = known
    return token.text in known


def is_accompanied(token: Token) -> bool:
    """Whether a name is joined to another person's: "Prince Carl and Princess Ada"."""
    others = [child for child in token.children if child.dep_ == "conj"]
    others += [token.head] if token.dep_ == "conj" else []
    return any(other.pos_ == "PROPN" and other.ent_type_ in ("PERSON", "") for other in others)


def is_paired(token: Token) -> bool:
    """Whether a hyphen joins one name to another's: not so inside a name that goes on before it."""
    doc, at = token.doc, token.i
    after = at + 2 < len(doc) and _joins(doc, at + 1) and _is_name(doc[at + 2])
    before = at >= 2 and _joins(doc, at - 1) and _is_name(doc[at - 2])
    alone = not (at > 0 and _is_name(doc[at - 1])) if after else not (at > 2 and _is_name(doc[at - 3]))
    return (after or before) and alone and token.dep_ == "compound"


def _next_to_hyphen(token: Token) -> bool:
    return token.i > 0 and _joins(token.doc, token.i - 1)


def roles(doc: Doc) -> dict[frozenset[str], set[str]]:
    """The nouns beside each name: its title and its apposition, in text order."""
    found: dict[frozenset[str], set[str]] = {}
    for token in doc:
        if token.pos_ != "PROPN" or token.dep_ == "compound" or not (words := name_words(token)):
            continue
        near = [child for child in token.children if child.dep_ in ("compound", "appos", "nmod")]
        near += [token.head] if token.dep_ == "appos" else []
        found.setdefault(words, set()).update(lemma(word) for word in near)
        found[words].update(word.lower_ for word in phrase(token)[:-1])
    return found


def kin(noun: str) -> frozenset[str]:
    """A noun with those that take its place."""
    return frozenset({noun}.union(*groups(noun))) if groups(noun) else frozenset()


def alike(names: Iterable[frozenset[str]]) -> dict[frozenset[str], list[frozenset[str]]]:
    """For each name those that share a word with it, itself included; of a common word the first hundred."""
    by_word: dict[str, list[frozenset[str]]] = {}
    for name in names:
        for word in name:
            if len(by_word.setdefault(word, [])) < 100:
                by_word[word].append(name)
    return {n: list(dict.fromkeys((n, *(o for word in sorted(n) for o in by_word[word])))) for n in names}
