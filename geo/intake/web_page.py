"""A web page -> the report on it, what the page says about it, and all else that stood on the page.

trafilatura finds the report, htmldate the day where the page does not state it; both work offline.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from geo.dates import timestamps
from geo.errors import ReportError
from geo.intake.cleaning import outside
from geo.intake.incoming import Found, Incoming, SetAside
from geo.intake.lines import kind
from geo.lang.en.page_furniture import CAPTION, FOOTNOTE, REST
from geo.lang.en.time_words import CALENDAR_WORDS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LARGEST: Final = 4_000_000
"""Most characters of a page without its pictures and scripts."""

_XML: Final = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_UNREAD: Final = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in (
        ("<!--", "-->"),
        (r"<script\b(?![^>]{0,200}ld\+json)", r"</script\s*>"),
        (r"<style\b", r"</style\s*>"),
    )
)
_DATA: Final = re.compile(r"data:[\w/+.-]{0,60}[;,][\w+/=%;:,.-]*")
_ARCHIVE: Final = re.compile(
    rb"(?=[\w-]+:)(?:[^\r\n]*\r?\n){0,30}?content-type:\s*multipart/related", re.IGNORECASE
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,40})", re.IGNORECASE)
_SAVED_FROM: Final = re.compile(r"saved from url=\(\d+\)(https?://[^\s<>]{1,2000})")

_STATED: Final = (
    ("title", "og:title twitter:title parsely-title sailthru.title dc.title dcterms.title headline"),
    ("publisher", "og:site_name dc.publisher dcterms.publisher publisher application-name"),
    ("byline", "author article:author parsely-author sailthru.author byl dc.creator dcterms.creator"),
    (
        "published",
        "article:published_time og:article:published_time datepublished parsely-pub-date sailthru.date "
        "publish-date publication_date publishdate pubdate dc.date.issued dcterms.created dc.date date",
    ),
    ("url", "og:url twitter:url"),
)
"""What a page states in its meta tags, under which names, the more trustworthy first."""

_ARTICLES: Final = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
    ]
)
WORDS: Final = "the words of the page"
"""Where a thing was found that the page states nowhere."""

_STRUCTURED: Final = "the page's structured data (JSON-LD)"
_FEWEST_WORDS: Final = 12
"""Fewer words than these are a menu and no report."""

_FEW_WORDS: Final = 100
"""Fewer words than these are doubted where the page holds many more."""

_SENTENCE: Final = re.compile(r"(?:\S+\s+){7}.*[.!?”\"]$")
_DEEPEST: Final = 30


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_HIDDEN: Final = _names("head script style noscript template svg iframe object select textarea")
_BLOCKS: Final = _names(
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead "
    "tr ul"
)
_CELLS: Final = ("table", "tbody", "thead", "tr", "td", "th")
_CAPTIONS: Final = ("caption", "wp-caption-text", "image-caption", "photo-caption")
_LAYOUT: Final = 300
"""A cell with this many characters holds text and not data: the table is there for the layout."""

_IN_ADDRESS: Final = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})\b")
_LIST_ITEMS: Final = re.compile(r"(?<=\n)(- .*)\n(?=\n- )")
_WITH_STAMP: Final = re.compile(r"\W*\b(?:updated|published|posted)\b.*", re.IGNORECASE)
_NOTE_MARK: Final = re.compile(r"\[?(?:\d{1,3}|[a-z*†‡])\]?")


def is_page(text: str) -> bool:
    """Whether a text is a whole web page, not just words with tags in them."""
    return bool(re.search(r"<(?:!doctype html|html|body)\b", text[:5000], re.IGNORECASE))


def declared_encoding(content: bytes) -> str:
    """Return the encoding that a page names in its head, "" for none."""
    found = _CHARSET.search(content[:10_000])
    return found[1].decode("ascii") if found else ""


def unpacked(content: bytes) -> tuple[bytes, str] | None:
    """Return the page in a "web page, single file" (.mhtml, RFC 2557) and its encoding; None for others."""
    if not _ARCHIVE.match(content):
        return None
    import email

    for part in email.message_from_bytes(content).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            return (page if isinstance(page, bytes) else b""), part.get_content_charset("")
    return None


def read(text: str, *, address: str = "") -> Incoming:
    """Return the report on a page; its text is not cleaned yet.

    Args:
        text: the page's HTML.
        address: where it was fetched from, "" for a file.

    Raises:
        ReportError: no report is found on the page.

    """
    tree = _tree(text)
    found = _stated(tree, text, address)
    aside = [*_captions(tree), *_note_marks(tree)]
    whole = list(_blocks(tree))
    _without_layout_tables(tree)
    lines, guessed = _extracted(tree)
    if _words_in(lines) < _FEW_WORDS and _words_in(filter(_SENTENCE.search, whole)) > 3 * _words_in(lines):
        lines = max(lines, _extracted(tree, wide=True)[0], key=_words_in)
    if _words_in(lines) < _FEWEST_WORDS:
        raise ReportError("no report was found on the page; copy its text and paste it")
    found = {**guessed, **found}
    title = found.get("title")
    if title and (shorter := _without_site(title.value, [*lines[:3], *whole])):
        found["title"] = Found(shorter[0], title.where)
        if shorter[1]:
            found.setdefault("publisher", Found(shorter[1], title.where))
    headline = found["title"].value if "title" in found else ""
    if headline and _squeezed(headline) not in {_squeezed(line) for line in lines[:3]}:
        lines.insert(0, headline)
    known, joined = {_squeezed(line) for line in lines}, _squeezed("\n".join(lines))
    rest = (block for block in whole if (words := _squeezed(block)) not in known and words not in joined)
    aside += [SetAside(kind(block) or REST, block) for block in rest]
    text = _LIST_ITEMS.sub(r"\1", "\n\n".join(lines))
    return Incoming(text, set_aside=tuple(aside)).with_found(found)


def _tree(text: str) -> HtmlElement:
    from lxml import etree, html

    plain = _DATA.sub("data:,", _XML.sub("", text.replace("\0", "")))
    for opening, closing in _UNREAD:
        plain = outside(plain, opening, closing)
    if len(plain) > _LARGEST:
        raise ReportError(
            f"the page is too long: {len(plain) / 1e6:.1f} MB without its pictures and scripts, where "
            f"{_LARGEST // 1_000_000} MB are the most; copy the report and paste it"
        )
    try:
        return html.document_fromstring(plain)
    except (etree.ParserError, ValueError):
        raise ReportError("no report was found on the page; copy its text and paste it") from None


def _stated(tree: HtmlElement, text: str, address: str) -> dict[str, Found]:
    """What the page states about its report, by field of `Incoming`."""
    found = _structured(tree)
    meta: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        meta.setdefault(name, " ".join((tag.get("content") or "").split()))
    for field, names in _STATED:
        for name in names.split():
            if field not in found and (value := _usable(field, meta.get(name, ""))):
                found[field] = Found(value, f"the page's meta tag “{name}”")
    for link in tree.iter("link"):
        value = _usable("url", link.get("href") or "")
        if value and (link.get("rel") or "").lower() == "canonical":
            found.setdefault("url", Found(value, "the page's canonical link"))
    if saved := _SAVED_FROM.search(text[:5000]):
        found.setdefault("url", Found(saved[1], "the browser's note at the top of the saved file"))
    if address:
        found["url"] = Found(address, "the address it was fetched from")
    return found


def _structured(tree: HtmlElement) -> dict[str, Found]:
    """What the page's JSON-LD says about its report."""
    found: dict[str, Found] = {}
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            nodes = list(_nodes(json.loads(script.text or "", strict=False)))
        except (ValueError, RecursionError):
            continue
        for node in nodes:
            kinds = node.get("@type")
            if not set(kinds if isinstance(kinds, list) else [kinds]) & _ARTICLES:
                continue
            said = {
                "title": _words(node.get("headline")),
                "byline": _words(node.get("author")),
                "publisher": _words(node.get("publisher")),
                "published": _words(node.get("datePublished")),
                "url": _words(node.get("url")) or _words(node.get("mainEntityOfPage")),
            }
            for field, value in said.items():
                if usable := _usable(field, value):
                    found.setdefault(field, Found(usable, _STRUCTURED))
    return found


def _nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """All objects in a JSON value."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)


def _words(value: Any) -> str:  # noqa: ANN401
    """What a value of JSON-LD says: a text, the name or id of an object, or of several."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, (_words(item) for item in value[:10]))))
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("@id") or "")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _usable(field: str, value: str) -> str:
    """The value as `Incoming` has it, "" where it is none."""
    import html

    value = html.unescape(value)[:2000].strip()
    if field == "published":
        return _day(value)
    if field == "url":
        return value if value.startswith(("http://", "https://")) else ""
    if value.startswith(("http://", "https://", "@")):
        return ""  # a profile's address where a name should be
    return re.sub(r"^by\s+", "", value, flags=re.IGNORECASE) if field == "byline" else value


def _day(stamp: str) -> str:
    try:
        return timestamps.day(stamp).isoformat()
    except ValueError:
        return ""


def _captions(tree: HtmlElement) -> list[SetAside]:
    """The captions of pictures, taken from the tree."""
    found = []
    classes = [element for name in _CAPTIONS for element in tree.find_class(name)]
    for element in [*tree.iter("figcaption"), *classes]:
        if element.getparent() is not None and (words := " ".join(element.text_content().split())):
            found.append(SetAside(CAPTION, words))
            element.drop_tree()
    return found


def _note_marks(tree: HtmlElement) -> list[SetAside]:
    """The marks of footnotes, taken from the tree; an exponent ("km²") is none."""
    found = []
    for element in list(tree.iter("sup")):
        words = element.text_content().strip()
        linked = element.find(".//a") is not None or "ref" in (element.get("class") or "")
        if linked and _NOTE_MARK.fullmatch(words):
            found.append(SetAside(FOOTNOTE, words))
            element.drop_tree()
    return found


def _blocks(tree: HtmlElement) -> Iterator[str]:
    """The page's words, a block each, as a browser would show them."""
    from lxml import etree

    words: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            words.append(element.tail or "")
            continue
        hidden = element.tag in _HIDDEN
        if element.tag in _BLOCKS and (block := " ".join("".join(words).split())):
            yield block
            words = []
        if event == "start":
            if not hidden:
                words.append(element.text or "")
        else:
            if hidden:
                words = []
            words.append(element.tail or "")
    if block := " ".join("".join(words).split()):
        yield block


def _without_layout_tables(tree: HtmlElement) -> None:
    """Make blocks of the tables that hold text and not data, as pages were built before 2005."""
    for table in list(tree.iter("table")):
        cells = [cell for cell in table.iter("td") if sum(map(len, cell.itertext())) > _LAYOUT]
        if cells or table.find(".//p") is not None:
            for element in list(table.iter(*_CELLS)):
                element.tag = "div"


def _extracted(tree: HtmlElement, *, wide: bool = False) -> tuple[list[str], dict[str, Found]]:
    """The report's lines, and what only the words of the page say about it; wide: rather too many lines."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it speaks of what we say ourselves
    page = trafilatura.bare_extraction(
        tree, favor_precision=not wide, favor_recall=wide, include_comments=False, include_tables=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )  # fmt: skip
    if page is None or isinstance(page, dict):
        return [], {}
    guessed = {}
    for field, value in (("title", page.title), ("publisher", page.sitename), ("byline", page.author)):
        value = _authors(str(value or "")) if field == "byline" else str(value or "")
        if value and not value.startswith("http"):
            guessed[field] = Found(value, WORDS)
    if page.date and (where := _dated(tree, str(page.date)[:10])):
        guessed["published"] = Found(str(page.date)[:10], where)
    lines = [line.strip() for line in (page.text or "").split("\n")]
    return [line for line in lines if line], guessed


def _authors(byline: str) -> str:
    """The names of a byline without the day that stands behind them: "Anna Berg; Sunday" is Anna Berg."""
    names = _WITH_STAMP.sub("", byline).split("; ")
    return "; ".join(
        name
        for name in names
        if not all(word in CALENDAR_WORDS or word.isdigit() for word in name.lower().split())
    )


def _dated(tree: HtmlElement, day: str) -> str:
    """Where a page names a day in full, "" for nowhere: only half of a guess may stand there."""
    for element in tree.iter("meta", "time", "abbr"):
        if any(_day(value) == day for value in (*element.attrib.values(), element.text_content())):
            return f"the page's <{element.tag}> tag"
    links = " ".join(link.get("href") or "" for link in tree.iter("link"))
    if any(_day("-".join(parts)) == day for parts in _IN_ADDRESS.findall(links)):
        return "the page's address"
    return WORDS if any(_day(block) == day for block in _blocks(tree) if len(block) < _LAYOUT) else ""


def _without_site(title: str, lines: list[str]) -> tuple[str, str] | None:
    """A title apart from the site's name, where the page has it alone on a line: headline, site."""
    known = {_squeezed(line) for line in lines}
    for sign in (" | ", " - ", " – ", " — ", " :: ", ": "):
        before, _, after = title.rpartition(sign) if sign != ": " else title.partition(sign)
        for headline, site in ((before, after), (after, before)):
            if headline and site and _squeezed(headline) in known and _squeezed(title) not in known:
                return headline.strip(), site.strip()
    return None


def _words_in(lines: Iterable[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _squeezed(text: str) -> str:
    """The letters and digits of a text."""
    return re.sub(r"[\W_]+", "", text).lower()
