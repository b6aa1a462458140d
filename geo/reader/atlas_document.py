"""The document of the atlas page: map, list and time, empty until the page around answers what it asks."""

from __future__ import annotations

from functools import lru_cache

from geo.kinds import Borders
from geo.paths import READER
from geo.reader.document import asset, basemap_data, basemap_licences, page


@lru_cache(maxsize=1)
def atlas_document() -> str:
    """Return the document; the same each time, byte for byte."""
    return page(
        (READER / "atlas.html").read_text(encoding="utf-8"),
        head=("<title>Map of all stories – Dateline</title>",),
        # The sources are in js/atlas/; `npm run bundle` makes this file of them.
        scripts=(asset("atlas.js"),),
        styles=(asset("reader.css"), asset("atlas.css")),
        data={"basemap-data": basemap_data(Borders.UN)},
        licences=basemap_licences(Borders.UN),
    )
