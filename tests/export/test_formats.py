"""Every format of the list: that it can be written, is offered, and marks what nobody checked."""

from __future__ import annotations

import pkgutil
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import geo.export
from geo.export.events import UNCHECKED
from geo.export.formats import FORMATS, Format
from geo.story.story import Story, load
from tests import stories

ROOT = Path(__file__).parents[2]
SHARED = {"formats", "events", "route", "cells"}
ALL = pytest.mark.parametrize("one", FORMATS.values(), ids=lambda one: one.name)


def text(one: Format, story: Story) -> str:
    """All that a file says, an archive's files together, and folded lines of a calendar unfolded."""
    content = one.write(story)
    if one.ending == "zip":
        with zipfile.ZipFile(BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist())
    return content.decode("utf-8-sig").replace("\r\n ", "").replace("\\,", ",")


def test_every_module_of_the_package_is_a_format_or_shared() -> None:
    modules = {module.name for module in pkgutil.iter_modules(geo.export.__path__)}
    assert modules == {*FORMATS} | SHARED


def test_no_two_formats_share_an_ending() -> None:
    assert len({one.ending for one in FORMATS.values()}) == len(FORMATS)


def test_the_readme_has_the_same_formats() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    told = re.findall(r"^\| `(\w+)` \| (.+) \| `\.(.+)` \|$", readme, re.MULTILINE)
    assert told == [(one.name, one.label, one.ending) for one in FORMATS.values()]


@ALL
def test_the_same_story_gives_the_same_file(one: Format, tiny: Story) -> None:
    assert one.write(tiny) == one.write(tiny)


@ALL
def test_a_story_with_nothing_in_it_can_be_written(one: Format, tmp_path: Path) -> None:
    assert one.write(load(stories.write(tmp_path, events=[], places=[])))


@ALL
def test_what_nobody_checked_is_marked(one: Format, tmp_path: Path) -> None:
    if one.name == "embed":
        return  # shows the saved reader, which does
    said = text(one, load(stories.write(tmp_path, events=stories.unchecked())))
    assert UNCHECKED in said or ("html" in one.name and '"reviewed":false' in said)


@ALL
def test_what_is_reviewed_is_not(one: Format, tiny: Story) -> None:
    if one.name != "html":
        assert UNCHECKED not in text(one, tiny)


@pytest.mark.parametrize("kind", ["kml", "ics", "timelinejs"])
def test_a_hostile_id_of_an_event_stays_inside_its_field(kind: str, tmp_path: Path) -> None:
    for payload in (*(one for one in stories.HOSTILE if len(one) > 3), "a\r\nBEGIN:VALARM", "a\0b"):
        told = stories.event(payload, "An event", stories.said("A sentence."), status="planned", date="2024")
        said = text(
            FORMATS[kind], load(stories.write(tmp_path, text="A sentence.", events=[told], places=[]))
        )
        assert payload not in said
        assert "BEGIN:VALARM" not in said.splitlines()


@ALL
@pytest.mark.parametrize("payload", [*stories.HOSTILE, "NUL \0 \x1b \ufffe end"])
def test_hostile_words_can_be_written(one: Format, payload: str, tmp_path: Path) -> None:
    assert one.write(load(stories.hostile(tmp_path, payload)))
