"""One report as it was given -> its story, or why there is none. The same report gives the same answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geo.batch.given import Given
from geo.errors import DatelineError, ReportError, plain
from geo.intake import LARGEST_TEXT, Found, Incoming, read_file, read_lines
from geo.intake.language import ENGLISH, language, language_name
from geo.intake.questions import why_published
from geo.pipeline.documents import Row, checked, published_on, words_of
from geo.pipeline.draft import draft
from geo.pipeline.folder import check_text, new_meta
from geo.pipeline.tables import Draft
from geo.story.meta import Meta
from geo.text import parsing


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for every report of a batch.

    published, publisher: of reports that do not say so themselves. traveller: whose stops make the tour;
    None finds out, "" is nobody. any_language: whether to draft reports that seem not to be in English.
    model: an installed English model of spaCy.
    """

    published: date | None = None
    publisher: str = ""
    traveller: str | None = None
    any_language: bool = False
    model: str = parsing.DEFAULT_MODEL


@dataclass(frozen=True, slots=True)
class Answer:
    """What was made of a report: its story, or `error`, one sentence, "" if there is none."""

    error: str = ""
    meta: Meta | None = None
    text: str = ""
    made: Draft | None = None


def answer(given: Given, options: Options) -> Answer:
    """Read a report and return its story.

    Raises nothing that is the report's fault, a fault of Dateline's that it brings out included.
    """
    try:
        return _drafted(given, options)
    except DatelineError as error:
        return Answer(str(error))
    # One of many thousand reports must not cost the others; its row says so in full view.
    except Exception as error:
        message = f"{type(error).__name__}: {error}".removesuffix(": ")
        return Answer(plain(f"A fault in Dateline: {message}"))


def incoming(document: Row) -> Incoming:
    """Return the report of a line, whose text is taken as it stands: offsets count in what was given.

    What the line leaves out, the text's own lines may say, as in a file.

    Raises:
        ReportError: a field is missing or cannot be read.

    """
    text = checked(document)["text"].removeprefix("\ufeff")
    check_text(text, "The report")
    if len(text.encode("utf-8", "replace")) > LARGEST_TEXT:
        raise ReportError(f"The text has more than {LARGEST_TEXT // 1_000_000} MB; give the part you need.")
    day = published_on(document.get("published"))
    fields = {
        "title": words_of(document, "title", "its headline"),
        "publisher": words_of(document, "publisher", "who published the report"),
        "url": words_of(document, "url", "its address"),
        "published": day.isoformat() if day else "",
        "language": language(text),
    }
    return read_lines(text).with_found({name: Found(value, "") for name, value in fields.items() if value})


def _drafted(given: Given, options: Options) -> Answer:
    if given.problem:
        raise ReportError(given.problem)
    content = given.content
    found = read_file(given.source, content) if isinstance(content, bytes) else incoming(content)
    if found.language and found.language.value != ENGLISH and not options.any_language:
        raise ReportError(
            f"The report seems to be in {language_name(found.language.value)}; Dateline reads English only."
        )
    day = found.published_on or options.published
    if day is None:
        raise ReportError(
            f"The report does not say when it was published, which is {why_published(found.text)}; "
            "give it by --published, or as `published` in a .jsonl file."
        )
    meta = new_meta(
        given.key,
        found.text,
        day,
        title=_value(found.title),
        publisher=_value(found.publisher) or options.publisher,
        byline=_value(found.byline),
        url=_value(found.url),
    )
    made = draft(
        found.text,
        day,
        traveller=options.traveller,
        title=meta.title,
        publisher=meta.source,
        model=options.model,
    )
    return Answer("", meta, found.text, made)


def _value(found: Found | None) -> str:
    return found.value if found else ""
