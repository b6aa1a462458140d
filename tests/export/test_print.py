from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from geo.export.formats import FORMATS
from geo.story.story import Story, load
from tests import stories


def page(story: Story) -> html.HtmlElement:
    return html.fromstring(FORMATS["print"].write(story).decode())


def test_the_route_comes_first_then_every_step_then_what_has_no_date(tiny: Story) -> None:
    assert [heading.text_content() for heading in page(tiny).iter("h2")] == [
        "The route",
        "1980",
        "Monday 11 March 2024",
        "Tuesday 12 March 2024",
        "after 12 March 2024",
        "Thursday 14 March 2024",
        "Without a date",
    ]


def test_every_event_is_an_entry_with_its_sentences(tiny: Story) -> None:
    entries = page(tiny).findall(".//article")
    assert len(entries) == len(tiny.events)
    (riga,) = (entry for entry in entries if "grain terminal" in entry.find("h3").text)
    assert riga.find("h3").text == "Stop 2: Berg tours the grain terminal in Riga"
    assert [quote.text for quote in riga.findall("blockquote")] == [
        stories.HEADLINE,
        stories.ARRIVAL,
        stories.LISTEN,
    ]


def test_the_route_is_a_table_with_the_way_to_each_stop(tiny: Story) -> None:
    lines = [[cell.text for cell in row] for row in page(tiny).iter("tr")][1:]
    assert lines[0] == ["1", "Tallinn, Estonia", "Monday 11 March 2024", None]
    assert lines[2][1] == "Naval base, Liepaja, Latvia (planned)"
    assert lines[1][3] == "280 km south"


def test_it_names_source_address_and_rights(tmp_path: Path) -> None:
    story = load(stories.write(tmp_path, url="https://example.org/a", rights="© The Wire"))
    text = page(story).text_content()
    assert all(words in text for words in ("The Example Wire", "https://example.org/a", "© The Wire"))


def test_an_event_off_the_map_says_why(tiny: Story) -> None:
    assert "Not on the map: no place is named." in page(tiny).text_content()


def test_a_story_without_a_route_has_no_table(tmp_path: Path) -> None:
    events = [{**row, "role": "related"} for row in stories.EVENTS]
    found = page(load(stories.write(tmp_path, events=events)))
    assert found.find(".//table") is None
    assert found.find(".//svg") is not None


@pytest.mark.parametrize("payload", stories.HOSTILE)
def test_hostile_words_are_text(payload: str, tmp_path: Path) -> None:
    found = page(load(stories.hostile(tmp_path, payload)))
    assert found.find(".//h1").text == payload
    assert not list(found.iter("script", "img", "a", "b"))


LANGUAGES = [("en", "en"), ("pt-BR", "pt-BR"), ('e"n', "en"), ("Greek", "en")]


@pytest.mark.parametrize(("code", "written"), LANGUAGES)
def test_the_language_is_a_code(code: str, written: str, tmp_path: Path) -> None:
    assert page(load(stories.write(tmp_path, language=code))).get("lang") == written
