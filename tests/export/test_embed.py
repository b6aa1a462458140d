from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from geo.export.embed import snippet
from geo.export.formats import FORMATS
from geo.story.story import Story, load
from tests import stories


def test_it_shows_the_file_that_export_writes(tiny: Story) -> None:
    frame = html.fromstring(FORMATS["embed"].write(tiny).decode())
    assert (frame.tag, frame.get("src")) == ("iframe", "tiny.html")
    assert stories.HEADLINE in frame.get("title")


def test_it_opens_at_a_date_and_an_event(tiny: Story) -> None:
    text = snippet(tiny, "https://example.org/tiny.html", date="2024-03-13/..", event="fleet-visit")
    address = urlsplit(html.fromstring(text).get("src"))
    assert address.path == "/tiny.html"
    assert parse_qs(address.fragment) == {"date": ["2024-03-13/.."], "event": ["fleet-visit"]}


@pytest.mark.parametrize("payload", stories.HOSTILE)
def test_hostile_words_stay_inside_their_attribute(payload: str, tmp_path: Path) -> None:
    story = load(stories.hostile(tmp_path, payload))
    frame = html.fromstring(snippet(story, payload, date=payload))
    assert frame.tag == "iframe"
    assert len(frame) == 0
    assert set(frame.keys()) == {"src", "title", "loading", "allowfullscreen", "style"}
