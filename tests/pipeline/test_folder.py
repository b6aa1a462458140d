# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""Story folders drafted from a file and built again."""

from __future__ import annotations

import os
import shutil
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import DatelineError, StoryError
from geo.pipeline.draft import Draft
from geo.pipeline.folder import amend, check_text, create, rebuild, start
from geo.pipeline.joined import join
from geo.story.files import reading
from geo.story.meta import read_meta
from geo.story.story import load
from geo.story.tables import DRAFTED
from tests.command import run
from tests.drafted import PUBLISHED, TEXT, folder, source  # noqa: F401
from tests.gazetteer_fixtures import gazetteer_path  # noqa: F401
from tests.reading import ready  # noqa: F401
from tests.stories import files
from tests.story.test_files import killed_at

REPORTS = sorted((Path(__file__).parents[1] / "reports").glob("*.txt"))


class TestStart:
    def test_a_report_that_lies_in_the_folder_already_is_taken_as_it_is(self, source: Path) -> None:
        folder = source.parent / "out"
        folder.mkdir()
        own = source.rename(folder / "report.txt")
        start(own, folder, PUBLISHED)
        assert load(folder).text == TEXT

    @pytest.mark.parametrize("text", ["وصل الرئيس إلى نيروبي يوم الاثنين.", "总统星期一抵达内罗毕。"])
    def test_a_report_in_another_script_is_refused(self, source: Path, text: str) -> None:
        source.write_text(text, encoding="utf-8")
        with pytest.raises(DatelineError, match="in another script; Dateline reads reports in English"):
            start(source, source.parent / "new", PUBLISHED)

    @pytest.mark.parametrize("text", ["\0\0\0\0", "12.5.2024: 3, 4 --\n"])
    def test_a_report_without_words_is_refused(self, text: str) -> None:
        with pytest.raises(DatelineError, match="The report holds no words; give"):
            check_text(text, "The report")

    @pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
    def test_every_report_gives_a_story_that_loads(self, path: Path, ready: Path) -> None:
        said = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
        start(path, ready / "out", said["published"])
        story = load(ready / "out")
        assert len(story.events) > 5
        assert run("check", ready / "out").exit_code == 0

    def test_the_title_is_the_first_line_unless_given(self, folder: Path) -> None:
        assert load(folder).meta.title == "Anna Berg on the Road"


class TestTitle:
    @settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
    def test_any_title_comes_back_as_it_was_given(self, source: Path, title: str) -> None:
        out = source.parent / "titled"
        shutil.rmtree(out, ignore_errors=True)
        start(source, out, PUBLISHED, title=title)
        assert tomllib.loads((out / "story.toml").read_text("utf-8"))["title"] == title

    @pytest.mark.parametrize(
        "title",
        [
            '"Quoted"',
            "back\\slash \\n \\u0041",
            "two\nlines",
            "\x00\x07\x1b\x7f\x85",
            "'''\"\"\"",
            "é😀\u2028",
        ],
    )
    def test_quotes_backslashes_line_ends_and_controls_come_back(self, source: Path, title: str) -> None:
        out = source.parent / "titled"
        start(source, out, PUBLISHED, title=title, publisher=title, traveller=title)
        meta = load(out).meta
        assert (meta.title, meta.publisher, meta.traveller) == (title, title, title)
        before = files(out)
        rebuild(out)
        assert files(out) == before

    def test_half_a_character_becomes_the_sign_for_what_cannot_be_written(self, source: Path) -> None:
        start(source, source.parent / "titled", PUBLISHED, title="On \ud800 tour")
        assert load(source.parent / "titled").meta.title == "On \ufffd tour"


class TestRebuild:
    @pytest.mark.parametrize("path", REPORTS[:3], ids=lambda path: path.stem)
    def test_a_report_whose_traveller_was_found_gives_the_same_files(self, path: Path, ready: Path) -> None:
        start(path, ready / "out", tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))["published"])
        before = files(ready / "out")
        rebuild(ready / "out")
        assert files(ready / "out") == before

    def test_errors_are_datelines_own(self, source: Path, folder: Path, ready: Path) -> None:
        with pytest.raises(DatelineError):
            start(source, folder, PUBLISHED)
        with pytest.raises(StoryError):
            rebuild(ready / "none")


class TestAmend:
    def test_of_another_day_the_story_is_drawn_again_with_what_was_decided(self, folder: Path) -> None:
        decided = """
[[correction]]
quote = "arrived in Nairobi"
place = "Halden, Norway"

[[correction]]
quote = "no words of this report"
drop = true
"""
        (folder / "corrections.toml").write_text(decided, encoding="utf-8")
        amend(folder, lambda meta: replace(meta, published=date(2024, 5, 22), publisher="The Example Wire"))
        story = load(folder)
        assert (story.meta.published, story.meta.source) == (date(2024, 5, 22), "The Example Wire")
        nairobi = story.passages.loc[story.passages["quote"].str.contains("arrived in Nairobi"), "event_id"]
        [row] = story.placed[story.placed["event_id"].isin(nairobi)].to_dict("records")
        assert (row["date"], row["label"], row["reviewed"]) == ("2024-05-20", "Halden, Norway", True)
        assert (folder / "corrections.toml").read_text("utf-8") == decided
        assert len(rebuild(folder)[2]) == 1  # what fits nothing is named

    def test_of_another_title_nothing_is_drawn(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("geo.pipeline.folder.draft", None)
        before = files(folder)
        amend(folder, lambda meta: replace(meta, title="On tour", url="https://example.org/1"))
        meta = load(folder).meta
        assert (meta.title, meta.url) == ("On tour", "https://example.org/1")
        assert {name for name, content in files(folder).items() if before[name] != content} == {"story.toml"}

    def test_reports_of_a_story_are_not_all_of_one_day(self, folder: Path) -> None:
        other = folder.parent / "other"
        (folder.parent / "other.txt").write_text(f"{TEXT}Rain fell.\n", encoding="utf-8")
        start(folder.parent / "other.txt", other, date(2024, 5, 16))
        join([folder, other], folder.parent / "both")
        with pytest.raises(DatelineError, match="has a publisher and a day of its own"):
            amend(folder.parent / "both", lambda meta: replace(meta, published=date(2024, 5, 22)))


class TestKilledWhileItDrafts:
    def test_a_new_folder_holds_a_whole_story_or_none(self, source: Path, folder: Path) -> None:
        with reading(folder) as opened:
            meta, text = read_meta(opened)
            frames = [table.read(opened)[0] for table in DRAFTED]
        made = Draft(meta.traveller, *frames)
        step, states = 1, []
        out = source.parent / "killed"
        while killed_at(step, lambda: create(out, meta, text, made)):
            if out.is_dir():
                with reading(out) as opened:
                    begun = opened.holds("story.toml")
                states += [load(out).text] if begun else []
            shutil.rmtree(out, ignore_errors=True)
            step += 1
        assert len(states) > 5
        assert set(states) == {TEXT}

    def test_story_toml_is_the_last_of_its_files(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with reading(folder) as opened:
            meta, text = read_meta(opened)
            frames = [table.read(opened)[0] for table in DRAFTED]
        moved: list[str] = []
        replaced = os.replace
        monkeypatch.setattr(
            os, "replace", lambda fresh, name, **at: (moved.append(name), replaced(fresh, name, **at))
        )
        create(folder.parent / "new", meta, text, Draft(meta.traveller, *frames))
        assert moved[-1] == "story.toml"
        assert moved.count("story.toml") == 1
