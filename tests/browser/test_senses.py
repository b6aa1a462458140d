"""The reader for who listens, for who sees few colours; contrast of its colours."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from geo.story.story import Story
from tests.browser.conftest import Pages
from tests.browser.reading import Reader


def test_who_listens_has_the_whole_story_as_a_table(reader: Reader, story: Story) -> None:
    table = reader.document.get_by_role("table", name="All events")
    expect(table.get_by_role("row")).to_have_count(len(story.events) + 1)
    cells = table.get_by_role("rowheader").all_text_contents()
    assert sorted(cells) == sorted(story.events["title"])


def test_signs_keep_their_colours_where_the_system_forces_its_own(reader: Reader) -> None:
    reader.page.emulate_media(forced_colors="active")
    shape = "getComputedStyle(document.querySelector('.sign.current .shape')).fill"
    paper = "getComputedStyle(document.querySelector('.leaflet-container')).backgroundColor"
    assert reader.document.evaluate(shape) != reader.document.evaluate(paper)
    lit = reader.find(".report .lit").first
    assert lit.evaluate("(node) => getComputedStyle(node).outlineStyle") == "solid"


TEXT_ON = [
    ("ink", "paper"),
    ("quiet", "paper"),
    ("stop", "paper"),
    ("ink", "raised"),
    ("quiet", "raised"),
    ("stop", "raised"),
    ("related", "raised"),
    ("background", "raised"),
    ("paper", "ink"),
    ("on-sign", "stop"),
    ("place-name", "land"),
    ("place-name", "water"),
    ("country", "land"),
    ("country", "water"),
    ("ink", "land"),
    ("ink", "water"),
    ("stop", "land"),
    ("stop", "water"),
    ("ink", "fresh-band"),
    ("quiet", "fresh-band"),
    *(("ink", f"{role}-{band}") for role in ("stop", "related", "background") for band in ("band", "chosen")),
]
TOKENS = """(names) => Object.fromEntries(names.map((name) =>
  [name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()]))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_what_it_stands_on(open_page: Pages, saved: str, scheme: str) -> None:
    reader = Reader.alone(open_page(saved, color_scheme=scheme))
    names = sorted({name for pair in TEXT_ON for name in pair})
    tokens = reader.document.evaluate(TOKENS, names)
    reader.page.emulate_media(color_scheme="light" if scheme == "dark" else "dark")
    reader.find("html").evaluate("(root, scheme) => (root.dataset.theme = scheme)", scheme)
    assert reader.document.evaluate(TOKENS, names) == tokens, "in a page that is dark or light by itself"
    paper = rgba(tokens["paper"])
    weak = []
    for text, ground in TEXT_ON:
        ratio = contrast(rgba(tokens[text]), over(rgba(tokens[ground]), paper))
        if ratio < 4.5:
            weak.append(f"{text} on {ground}: {ratio:.2f}")
    assert not weak, ", ".join(weak)


def rgba(colour: str) -> tuple[float, ...]:
    parts = [int(pair, 16) for pair in re.findall("..", colour.removeprefix("#"))]
    return (*parts[:3], (parts[3] if len(parts) == 4 else 255) / 255)


def over(top: tuple[float, ...], below: tuple[float, ...]) -> tuple[float, ...]:
    return (*(a * top[3] + b * (1 - top[3]) for a, b in zip(top[:3], below[:3], strict=True)), 1.0)


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Contrast ratio of two opaque colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: tuple[float, ...]) -> float:
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (value / 255 for value in colour[:3])
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
