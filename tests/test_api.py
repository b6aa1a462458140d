# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""What `import geo` offers: read, load, tag, and what can be done with a story."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

import geo
from geo.cli import main
from geo.export.formats import FORMATS
from geo.paths import DEFAULT_STORY
from geo.reader.document import document
from geo.story.files import CORRECTIONS
from geo.story.tables import COVERAGE, TABLES
from tests import joined, stories
from tests.gazetteer_fixtures import gazetteer_path  # noqa: F401
from tests.reading import ready  # noqa: F401

ROOT = Path(__file__).parent.parent
TEXT = "Berg Tours Ports\n\nAnna Berg arrived in Nairobi, Kenya, on Monday. She flew to Lusaka on Tuesday.\n"
FRAMES = ("events", "passages", "places", "coverage")


@pytest.fixture
def shipped() -> geo.Story:
    return geo.load(DEFAULT_STORY)


@pytest.fixture
def drafted(ready: Path) -> geo.Story:
    return geo.read(TEXT, published="2024-05-15", publisher="The Wire")


def same(one: geo.Story, other: geo.Story) -> bool:
    return all(getattr(one, name).equals(getattr(other, name)) for name in FRAMES)


class TestImport:
    def test_it_imports_no_library_before_one_is_needed(self) -> None:
        code = "import sys, geo; print(sorted({name.split('.')[0] for name in sys.modules}))"
        found = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        )
        heavy = ("pandas", "numpy", "spacy", "streamlit", "folium", "geopy", "onnxruntime")
        assert not any(f"'{name}'" in found.stdout for name in heavy)

    def test_everything_it_names_is_there(self) -> None:
        assert all(getattr(geo, name) is not None for name in geo.__all__)
        assert set(geo.__all__) <= set(dir(geo))

    def test_what_it_does_not_have_is_no_attribute(self) -> None:
        with pytest.raises(AttributeError, match="module 'geo' has no attribute 'raed'"):
            _ = geo.raed  # type: ignore[attr-defined]

    def test_type_checkers_may_trust_its_types(self) -> None:
        assert (ROOT / "geo" / "py.typed").is_file()

    def test_it_offers_every_error_of_the_tree(self) -> None:
        from geo import errors

        tree = {
            name
            for name, kind in vars(errors).items()
            if isinstance(kind, type) and kind.__module__ == errors.__name__
        }
        assert tree <= set(geo.__all__)


class TestRead:
    def test_a_report_is_a_story_of_typed_tables(self, drafted: geo.Story) -> None:
        assert drafted.events["date"].tolist() == ["2024-05-13", "2024-05-14"]
        assert drafted.places["lat"].between(-90, 90).all()
        assert drafted.events["chance"].between(0, 1).all()
        assert not drafted.events["reviewed"].any()
        for start, end, quote in drafted.passages[["start", "end", "quote"]].itertuples(index=False):
            assert drafted.text[start:end] == quote
        assert len(drafted.coverage) == 3

    def test_what_is_not_given_is_found_or_said(self, ready: Path, drafted: geo.Story) -> None:
        assert (drafted.meta.title, drafted.meta.traveller) == ("Berg Tours Ports", "Anna Berg")
        story = geo.read(TEXT, published="2024-05-15", title="On tour", traveller="")
        assert (story.meta.title, story.meta.publisher) == ("On tour", "publisher not given")
        assert (story.meta.traveller, set(story.events["role"]) & {"stop"}) == ("", set())

    @pytest.mark.parametrize(
        "day",
        [
            "2024-05-15",
            "15 May 2024",
            "2024-05-15T08:00Z",
            date(2024, 5, 15),
            datetime(2024, 5, 15, 8),
            pd.Timestamp("2024-05-15"),
        ],
    )
    def test_a_day_may_be_given_as_it_comes(self, ready: Path, day: geo.api.Day) -> None:
        published = geo.read("It rained in Lusaka on Monday.", published=day).meta.published
        assert (published, type(published)) == (date(2024, 5, 15), date)

    @pytest.mark.parametrize(
        ("text", "published", "complaint"),
        [
            (TEXT, "soon", "published is 'soon', which names no day; write a day as in '2023-09-15'"),
            (" \n", "2024-05-15", "the report is empty"),
            ("总统星期一抵达内罗毕。", "2024-05-15", "the report is written in another script"),
            ("It rained.\ud83d", "2024-05-15", "the report holds half a character at 10"),
        ],
    )
    def test_what_cannot_be_read_is_one_sentence(self, text: str, published: str, complaint: str) -> None:
        with pytest.raises(geo.ReportError) as caught:
            geo.read(text, published=published)
        assert str(caught.value).startswith(complaint)

    def test_a_mark_of_the_file_is_not_of_the_text(self, ready: Path, tmp_path: Path) -> None:
        story = geo.read(f"\ufeff{TEXT}", published="2024-05-15")
        assert story.text == TEXT


class TestLoad:
    def test_a_folder_is_the_story_it_holds(self, shipped: geo.Story) -> None:
        assert (len(shipped.events), len(shipped.coverage)) == (12, 31)
        assert repr(shipped).endswith("published 2023-09-15: 12 events (2 that nobody checked), 11 places>")
        assert shipped.corrections == (DEFAULT_STORY / CORRECTIONS).read_text("utf-8")

    def test_a_folder_without_coverage_or_corrections_is_one_too(self, tiny_story: Path) -> None:
        story = geo.load(str(tiny_story))
        assert (len(story.events), len(story.coverage), story.corrections) == (7, 0, "")
        assert list(story.coverage.columns) == list(COVERAGE.columns)

    def test_what_does_not_hold_is_named(self, tiny_story: Path) -> None:
        stories.edit(tiny_story, "events.csv", 2, "role", "boss")
        with pytest.raises(geo.StoryError, match=r"events\.csv, row 2, column role: is 'boss'"):
            geo.load(tiny_story)

    @pytest.mark.parametrize(
        ("file", "content", "complaint"),
        [
            (
                "coverage.csv",
                b"sentence,outcome,reason\nA.,maybe,so\n",
                "coverage.csv, row 2, column outcome: is 'maybe'",
            ),
            ("coverage.csv", b"sentence\n", "coverage.csv, row 1: has no column 'outcome'"),
            ("corrections.toml", b"\xff", "corrections.toml: is not UTF-8"),
        ],
    )
    def test_nor_is_a_file_beside_the_tables_passed_over(
        self, tiny_story: Path, file: str, content: bytes, complaint: str
    ) -> None:
        (tiny_story / file).write_bytes(content)
        with pytest.raises(geo.StoryError) as caught:
            geo.load(tiny_story)
        assert str(caught.value).startswith(complaint)


class TestSave:
    def test_a_draft_is_a_folder_that_check_accepts_with_its_report(
        self, drafted: geo.Story, tmp_path: Path
    ) -> None:
        folder = tmp_path / "new" / "story"
        drafted.save(folder)
        assert CliRunner().invoke(main, ["check", str(folder)]).output.endswith("Everything holds.\n")
        names = {*(table.file for table in TABLES), COVERAGE.file, "story.toml", "report.txt"}
        assert {path.name for path in folder.iterdir()} == names
        assert [path.name for path in folder.parent.iterdir()] == ["story"]
        again = geo.load(folder)
        assert same(again, drafted)
        assert again.meta == drafted.meta

    def test_a_persons_decisions_go_along(self, shipped: geo.Story, tmp_path: Path) -> None:
        shipped.save(tmp_path / "copy")
        again = geo.load(tmp_path / "copy")
        assert same(again, shipped)
        assert again.corrections == shipped.corrections
        assert replace(again.meta, report="") == replace(shipped.meta, report="")

    def test_every_character_of_the_report_is_kept(self, tmp_path: Path) -> None:
        text = "A first line.\r\nA second.\r\rÜber \u2028 all \x00 𝄞.\n"
        events = [stories.event("e", "Event", stories.said("A second."))]
        story = geo.load(stories.write(tmp_path / "one", text=text, events=events, places=[]))
        story.save(tmp_path / "two")
        assert geo.load(tmp_path / "two").text == text

    @pytest.mark.parametrize("payload", stories.HOSTILE)
    def test_hostile_text_is_the_same_text(self, payload: str, tmp_path: Path) -> None:
        story = geo.load(stories.hostile(tmp_path / "one", payload))
        story.save(tmp_path / "two")
        again = geo.load(tmp_path / "two")
        assert same(again, story)
        assert again.meta.title == payload

    def test_a_story_that_does_not_hold_leaves_nothing_behind(
        self, shipped: geo.Story, tmp_path: Path
    ) -> None:
        broken = replace(shipped, text=shipped.text.replace("Panamanian", "Cuban"))
        with pytest.raises(geo.StoryError, match=r"passages\.csv, row .*do not fit the quote"):
            broken.save(tmp_path / "story")
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_with_something_in_it_stays_as_it_is(self, shipped: geo.Story, tmp_path: Path) -> None:
        (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
        with pytest.raises(geo.DatelineError, match="cannot be written: directory not empty"):
            shipped.save(tmp_path)
        assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


class TestFiles:
    def test_they_are_those_of_the_export_command(self, shipped: geo.Story, tmp_path: Path) -> None:
        shipped.to_html(tmp_path / "a")
        shipped.to_csv(str(tmp_path / "b"))
        shipped.to_geojson(tmp_path / "c")
        assert (tmp_path / "a").read_bytes() == FORMATS["html"].write(shipped)
        assert (tmp_path / "b").read_bytes() == FORMATS["csv"].write(shipped)
        assert (tmp_path / "c").read_bytes() == FORMATS["geojson"].write(shipped)

    def test_one_that_cannot_be_written_is_named(self, shipped: geo.Story, tmp_path: Path) -> None:
        with pytest.raises(geo.DatelineError, match=r"/no/out\.csv cannot be written: no such file"):
            shipped.to_csv(tmp_path / "no" / "out.csv")


def test_a_story_is_a_collection_of_features_for_geopandas(shipped: geo.Story) -> None:
    # What GeoDataFrame.from_features asks for: features with a geometry or None, and properties.
    found = shipped.__geo_interface__
    assert found["type"] == "FeatureCollection"
    rows = {row["properties"]["event_id"]: row for row in found["features"]}
    assert list(rows) == shipped.events["event_id"].tolist()
    assert rows["sochi"]["geometry"] == {"type": "Point", "coordinates": [39.72477, 43.59699]}
    assert rows["pyongyang"]["geometry"] is None
    assert all(row["type"] == "Feature" for row in rows.values())
    assert json.loads(json.dumps(found, allow_nan=False)) == found


class Frames(HTMLParser):
    """The tags of a piece of HTML with their attributes, and the text between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("payload", ["a plain title", *stories.HOSTILE])
def test_a_notebook_shows_one_sandboxed_frame_and_nothing_else(payload: str, tmp_path: Path) -> None:
    story = geo.load(stories.hostile(tmp_path, payload))
    found = Frames(story._repr_html_())
    ((tag, attributes),) = found.tags
    assert (tag, found.text) == ("iframe", "")
    assert attributes["srcdoc"] == document(story)
    assert attributes["title"] == payload
    assert str(attributes["sandbox"]).split() == [
        "allow-scripts",
        "allow-popups",
        "allow-popups-to-escape-sandbox",
    ]


class TestTag:
    def test_one_text_gives_its_places_and_dates(self, ready: Path) -> None:
        places, dates = geo.tag(TEXT, published="2024-05-15")
        assert places["text"].tolist() == ["Nairobi", "Kenya", "Lusaka"]
        assert dates["edtf"].tolist() == ["2024-05-13", "2024-05-14"]
        for row in [*places.to_dict("records"), *dates.to_dict("records")]:
            assert TEXT[row["start"] : row["end"]] == row["text"]

    def test_many_texts_are_numbered_and_have_a_day_each(self, ready: Path) -> None:
        texts = ["Berg left Lusaka on Monday.", "Nothing.", "Oda came to Nairobi on Monday."]
        found = geo.tag(texts, published=["2024-05-15", pd.NaT, None])
        assert found.places["document"].tolist() == [0, 2]
        assert found.dates["edtf"].tolist() == ["2024-05-13", ""]
        alike = geo.tag(iter(texts), published=date(2024, 5, 15))
        assert alike.dates["edtf"].tolist() == ["2024-05-13", "2024-05-13"]

    def test_a_table_without_rows_has_its_columns_and_types(self, ready: Path) -> None:
        full, empty = geo.tag(TEXT), geo.tag([])
        for one, other in zip(full, empty, strict=True):
            assert len(other) == 0
            assert one.dtypes.equals(other.dtypes)
        assert full.places["lat"].dtype == "float64"
        assert full.dates["start"].dtype == "int64"

    def test_days_must_be_as_many_as_texts(self) -> None:
        with pytest.raises(ValueError, match="published has 1 days for 2 texts; give one for each"):
            geo.tag(["a", "b"], published=["2024-05-15"])


def test_the_gazetteer_is_a_geocoder_of_its_own(gazetteer_path: Path) -> None:
    assert (
        geo.Gazetteer(gazetteer_path).geocode("Komsomolsk-on-Amur, Russia").raw["name"]
        == "Komsomolsk-on-Amur"
    )


def test_a_story_of_several_reports_is_loaded_and_saved_with_them(tmp_path: Path) -> None:
    story = geo.load(joined.write(tmp_path / "flood"))
    assert list(story.reports["publisher"]) == ["North Wire", "South Wire"]
    assert list(story.events["same_as"]) == ["", "", "burst", "march", ""]
    story.save(tmp_path / "saved")
    again = geo.load(tmp_path / "saved")
    pd.testing.assert_frame_equal(again.reports, story.reports)
    pd.testing.assert_frame_equal(again.passages, story.passages)
