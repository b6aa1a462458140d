# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""`dateline draft` of one report, and `dateline build`."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from geo.cli import drafting
from geo.story.files import reading
from geo.story.story import load
from geo.story.tables import COVERAGE, DRAFTED
from tests.command import failed, run
from tests.drafted import PUBLISHED, TEXT, folder, source  # noqa: F401
from tests.gazetteer_fixtures import gazetteer_path  # noqa: F401
from tests.intake import documents
from tests.reading import ready  # noqa: F401
from tests.stories import files

PAGES = Path(__file__).parents[1] / "intake" / "pages"
NAMES = [table.file for table in DRAFTED]
FILES = sorted([*NAMES, *(f"draft/{name}" for name in NAMES), "report.txt", "story.toml"])
CORRECTIONS = """\
[[correction]]
quote = "Students protested in London"
drop = true
why = "not of this tour"

[[correction]]
quote = "She sailed to Oslo"
status = "claimed"
why = "stood in an earlier edition"
"""


def draft(source: Path, out: Path, *more: str) -> Result:
    return run("draft", source, "--published", "2024-05-15", "--out", out, *more)


class TestDraft:
    def test_it_writes_a_story_that_loads(self, source: Path) -> None:
        out = source.parent / "out" / "berg"
        result = draft(source, out)
        assert result.exit_code == 0, result.output
        assert sorted(files(out)) == FILES
        story = load(out)
        assert story.text == TEXT
        assert story.meta.traveller == "Anna Berg"
        assert [label.split(",")[0] for label in story.itinerary["label"]] == ["Nairobi", "Lusaka", "Paris"]

    def test_it_says_what_it_found_in_one_line(self, source: Path) -> None:
        out = source.parent / "out"
        assert draft(source, out).stdout == (
            f"{out}: 4 events at 4 places; Anna Berg travels. 4 of 5 sentences tell an event; "
            "coverage.csv says why the others do not.\n"
        )

    def test_the_folder_carries_its_report_and_can_be_moved(self, source: Path, folder: Path) -> None:
        assert source.read_text("utf-8") == TEXT
        source.unlink()
        moved = folder.rename(folder.parent / "moved")
        assert load(moved).text == TEXT
        assert run("build", moved).exit_code == 0

    def test_a_traveller_without_a_stop_is_remarked_on(self, source: Path) -> None:
        out = source.parent / "new"
        result = run("draft", source, "--published", "2024-05-15", "--out", out, "--traveller", "Nobody Here")
        assert result.exit_code == 0
        assert "No stop of 'Nobody Here' was found; write --traveller as the report does" in result.stderr

    def test_an_empty_name_is_no_folder(self, source: Path) -> None:
        result = run("draft", source, "--published", "2024-05-15", "--out", "")
        assert result.exit_code == 2
        assert "names no folder" in result.output

    def test_what_is_given_is_kept(self, source: Path) -> None:
        out = source.parent / "out"
        result = draft(
            source, out, "--title", "On tour", "--publisher", "The Wire", "--traveller", "Paul Smith"
        )
        assert result.exit_code == 0, result.output
        meta = load(out).meta
        assert (meta.title, meta.publisher, meta.traveller) == ("On tour", "The Wire", "Paul Smith")
        assert meta.published == PUBLISHED
        assert meta.id == "out"

    def test_nobody_may_be_the_traveller(self, source: Path) -> None:
        out = source.parent / "out"
        assert "; nobody travels." in draft(source, out, "--traveller", "").stdout
        assert "stop" not in set(load(out).events["role"])

    def test_drafted_twice_the_files_are_the_same(self, source: Path) -> None:
        one, other = source.parent / "one" / "berg", source.parent / "other" / "berg"
        assert draft(source, one).exit_code == draft(source, other).exit_code == 0
        assert files(one) == files(other)

    @pytest.mark.parametrize(
        "raw",
        [
            b"\xef\xbb\xbfAnna Berg visited Nairobi, Kenya, on Monday.\r\n\r\nShe left.\r\n",
            "Anna Berg visited Nairobi, Kenya, on Monday.\x0b\x0c\u2028\u2029\x85She left.".encode(),
            b'Anna Berg visited Nairobi, Kenya, on Monday, "she" said, \'=1+1\'.\n\n,,,\n"""',
            b"\n\n\n   Anna Berg visited\nNairobi, Kenya,\non Monday.",
            b"Anna Berg visited Nairobi, Kenya, on Monday.\rShe left.\x00",
        ],
        ids=["mark", "separators", "quotes", "blank", "returns"],
    )
    def test_odd_files_give_stories_that_load_and_build_the_same(self, raw: bytes, ready: Path) -> None:
        source = ready / "odd.txt"
        source.write_bytes(raw)
        assert draft(source, ready / "out").exit_code == 0
        load(ready / "out")
        before = files(ready / "out")
        assert run("build", ready / "out").exit_code == 0
        assert files(ready / "out") == before

    @pytest.mark.parametrize("name", ["données", "a b", "x.y", "…", "-"])
    def test_any_name_of_a_folder_will_do(self, source: Path, name: str) -> None:
        assert draft(source, source.parent / "out" / name).exit_code == 0
        assert load(source.parent / "out" / name).meta.id

    def test_a_folder_without_a_story_may_be_there_already(self, source: Path) -> None:
        out = source.parent / "out"
        out.mkdir()
        (out / "notes.txt").write_text("mine")
        assert draft(source, out).exit_code == 0
        assert (out / "notes.txt").read_text() == "mine"


class TestFiles:
    """Files other than plain text, and what they say about their report."""

    def test_a_saved_page_gives_its_report_and_what_it_says_about_it(self, ready: Path) -> None:
        result = run("draft", PAGES / "wire.html", "--out", ready / "out")
        assert result.exit_code == 0, result.output
        story = load(ready / "out")
        assert story.meta.title == "Lisbon hosts talks on Atlantic fishing quotas"
        assert (story.meta.publisher, story.meta.byline) == ("Meridian Wire", "Rui Tavares, Ingrid Holm")
        assert story.meta.published == date(2024, 10, 2)
        assert story.meta.url == "https://meridianwire.example/world/lisbon-hosts-talks-2024-10-02"
        assert "cookies" not in story.text
        assert any(label.startswith("Lisbon") for label in story.places["label"])

    def test_what_was_found_and_what_was_set_aside_is_said(self, ready: Path) -> None:
        said = run("draft", PAGES / "wire.html", "--out", ready / "out").stderr
        assert "published: 2024-10-02 (found in the page's structured data (JSON-LD))\n" in said
        assert "set aside: credit, 2 × (Reporting by Rui Tavares in Lisbon" in said

    def test_what_is_given_goes_before_what_the_file_says(self, ready: Path) -> None:
        given = ("--published", "2024-10-03", "--title", "Talks")
        result = run("draft", PAGES / "wire.html", "--out", ready / "out", *given)
        assert result.exit_code == 0
        meta = load(ready / "out").meta
        assert (meta.title, meta.published) == ("Talks", date(2024, 10, 3))
        assert "title:" not in result.stderr
        assert "published:" not in result.stderr

    @pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
    def test_a_pdf_and_a_word_file_give_stories(self, ready: Path, name: str) -> None:
        source = ready / name
        source.write_bytes(documents.pdf(repeat=2) if name == "a.pdf" else documents.word())
        result = run("draft", source, "--out", ready / "out", "--published", "2024-05-03")
        assert result.exit_code == 0, result.output
        story = load(ready / "out")
        assert story.meta.title == documents.TITLE
        assert {"Milan", "Turin"} <= {label.split(",")[0] for label in story.places["label"]}

    def test_a_draft_that_takes_long_shows_how_far_it_has_come(
        self, source: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(drafting, "PATIENCE", 0)
        monkeypatch.setattr(drafting, "often", lambda: 0)
        states = draft(source, source.parent / "out").stderr.split("\r")
        shares = [int(state.split("%")[0]) for state in states if "%|" in state]
        assert shares == sorted(shares)
        assert len(set(shares)) > 3
        assert re.search(r"5 sentences, 4 dates, \d places, 4 events", "".join(states))

    def test_an_odd_day_of_publication_is_asked_about(self, ready: Path, source: Path) -> None:
        said = run("draft", source, "--out", ready / "out", "--published", "2999-01-01").stderr
        assert "The day of publication, 2999-01-01, is still to come. Is it right?\n" in said

    def test_a_report_in_the_folder_that_is_not_clean_is_not_written_over(self, ready: Path) -> None:
        (ready / "out").mkdir()
        own = ready / "out" / "report.txt"
        own.write_text(TEXT + "Advertisement\n", "utf-8")
        assert failed(draft(own, own.parent)).startswith(f"{own} would be written over by its cleaned text")
        assert own.read_text("utf-8") == TEXT + "Advertisement\n"


class TestDraftFails:
    @pytest.mark.parametrize("raw", [b"", b" \r\n\t ", b"\xef\xbb\xbf", "\u00a0\u3000".encode()])
    def test_an_empty_report_is_named(self, ready: Path, raw: bytes) -> None:
        source = ready / "empty.txt"
        source.write_bytes(raw)
        line = failed(draft(source, ready / "out"))
        assert line.startswith(f"{source} is empty")
        assert not (ready / "out").exists()

    def test_a_file_that_holds_no_text_is_named(self, ready: Path) -> None:
        source = ready / "odd.txt"
        source.write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff")
        assert failed(draft(source, ready / "out")).startswith(f"{source} is a picture (PNG), not a text")
        assert not (ready / "out").exists()

    def test_a_report_in_another_language_is_drafted_only_if_asked(self, ready: Path) -> None:
        source = ready / "berg.txt"
        source.write_text(
            "Der Minister reiste am Montag nach Berlin und traf dort den Bürgermeister.", "utf-8"
        )
        assert failed(draft(source, ready / "out")) == (
            f"{source}: The report seems to be in German; Dateline reads English only. "
            "To draft it all the same: --any-language"
        )
        assert draft(source, ready / "out", "--any-language").exit_code == 0

    def test_the_day_of_publication_is_asked_for_with_the_reason(self, source: Path) -> None:
        assert failed(run("draft", source, "--out", source.parent / "out")) == (
            f"{source} does not say when it was published, which is needed to read “on Monday”; "
            "give the day, as in --published 2023-09-15"
        )

    def test_the_address_of_a_page_is_no_file(self, ready: Path) -> None:
        result = run("draft", "https://example.org/a", "--out", ready / "out")
        assert result.exit_code == 2
        assert result.stderr.splitlines()[-1] == (
            "Error: https://example.org/a is a web address, which `draft` does not fetch; save the page in a "
            "browser and give its file, or bring it in on the page: `dateline open`, New story, From an "
            "address"
        )

    def test_a_report_that_is_not_there_is_named(self, ready: Path) -> None:
        line = failed(draft(ready / "none.txt", ready / "out"))
        assert line == f"{ready / 'none.txt'} cannot be read: no such file or directory"

    def test_a_folder_without_reports_is_named(self, ready: Path) -> None:
        (ready / "empty").mkdir()
        line = failed(draft(ready / "empty", ready / "out"))
        assert line.startswith(f"{ready / 'empty'} holds no report; Dateline takes .txt")
        assert not (ready / "out").exists()

    def test_a_story_is_never_written_over(self, source: Path, folder: Path) -> None:
        before = files(folder)
        line = failed(draft(source, folder))
        assert line == f"{folder} holds a story already; to draft it again: dateline build {folder}"
        assert files(folder) == before

    @pytest.mark.parametrize("name", ["events.csv", "coverage.csv", "report.txt"])
    def test_a_table_without_a_story_is_never_written_over(self, source: Path, name: str) -> None:
        out = source.parent / "out"
        out.mkdir()
        (out / name).write_text("mine", encoding="utf-8")
        line = failed(draft(source, out))
        assert line == f"{out} holds {name} already; name another folder, or move the file away"
        assert [path.name for path in out.iterdir()] == [name]
        assert (out / name).read_text(encoding="utf-8") == "mine"

    def test_a_file_is_no_folder_to_write_to(self, source: Path) -> None:
        assert str(source) in failed(draft(source, source), code=2)

    def test_a_folder_that_cannot_be_made_is_named(self, source: Path) -> None:
        out = source / "below"
        assert failed(draft(source, out)).startswith(f"{out} cannot be written: ")

    @pytest.mark.parametrize("day", ["yesterday", "2024-13-01", "2024-02-30", "15.05.2024", ""])
    def test_a_day_of_publication_that_is_none_is_named(self, source: Path, day: str) -> None:
        result = run("draft", source, "--published", day, "--out", source.parent / "out")
        assert failed(result, code=2).endswith(
            f"'--published': {day!r} is no day of the calendar; write it as in 2023-09-15"
        )
        assert not (source.parent / "out").exists()

    def test_a_folder_is_asked_for(self, source: Path) -> None:
        assert "--out" in failed(run("draft", source, "--published", "2024-05-15"), code=2)

    @pytest.mark.parametrize("command", ["draft", "build"])
    def test_a_model_that_is_not_installed_is_named(self, source: Path, folder: Path, command: str) -> None:
        before = files(folder)
        if command == "draft":
            result = draft(source, source.parent / "out", "--model", "no_such_model")
        else:
            result = run("build", folder, "--model", "no_such_model")
        assert "'no_such_model'" in failed(result)
        assert not (source.parent / "out").exists()
        assert files(folder) == before


class TestBuild:
    def test_it_gives_the_same_files_byte_for_byte(self, folder: Path) -> None:
        before = files(folder)
        result = run("build", folder)
        assert result.exit_code == 0, result.output
        assert result.stdout.endswith(" 0 corrections applied.\n")
        assert files(folder) == before

    def test_tables_that_were_edited_by_hand_are_made_again_from_the_text(self, folder: Path) -> None:
        before = files(folder)
        (folder / "events.csv").write_text("spoiled")
        (folder / "coverage.csv").unlink()
        assert run("build", folder).exit_code == 0
        assert files(folder) == before

    def test_a_decision_that_fits_is_applied_and_one_that_does_not_is_named(self, folder: Path) -> None:
        (folder / "corrections.toml").write_text(CORRECTIONS, encoding="utf-8")
        result = run("build", folder)
        assert result.exit_code == 1
        assert result.stdout.endswith(" 1 correction applied.\n")
        assert result.stdout.startswith(f"{folder}: 3 events at 3 places;")
        (line,) = result.stderr.splitlines()
        assert line.startswith("corrections.toml")
        assert "'She sailed to Oslo' does not stand in the report" in line
        story = load(folder)
        assert "Students protested in London on Monday." not in set(story.passages["quote"])
        assert (folder / "corrections.toml").read_text("utf-8") == CORRECTIONS

    def test_the_coverage_knows_of_the_decisions(self, folder: Path) -> None:
        (folder / "corrections.toml").write_text(CORRECTIONS, encoding="utf-8")
        run("build", folder)
        with reading(folder) as opened:
            rows, _ = COVERAGE.read(opened)
        outcomes = dict(zip(rows["sentence"], rows["outcome"], strict=True))
        assert outcomes["Students protested in London on Monday."] == "none"

    def test_decisions_outlive_every_build(self, folder: Path) -> None:
        decided = '[[correction]]\nquote = "She flew to Lusaka"\nplace = "Oslo"\ndate = "2024-05-12"\n'
        (folder / "corrections.toml").write_text(decided, encoding="utf-8")
        assert run("build", folder).exit_code == 0
        once = files(folder)
        assert run("build", folder).exit_code == 0
        assert files(folder) == once
        placed = load(folder).placed.set_index("date")
        assert placed.loc["2024-05-12", "label"].startswith("Oslo")
        assert str(placed.loc["2024-05-12", "reviewed"]).lower() == "true"

    def test_without_the_decisions_the_draft_comes_back(self, folder: Path) -> None:
        before = files(folder)
        (folder / "corrections.toml").write_text(CORRECTIONS, encoding="utf-8")
        run("build", folder)
        (folder / "corrections.toml").unlink()
        assert run("build", folder).exit_code == 0
        assert files(folder) == before

    def test_a_place_nobody_knows_stays_without_coordinates(self, folder: Path) -> None:
        decided = '[[correction]]\nquote = "She flew to Lusaka"\nplace = "Qwxyzburg"\n'
        (folder / "corrections.toml").write_text(decided, encoding="utf-8")
        run("build", folder)
        assert all(load(folder).placed.query("name == 'Qwxyzburg'")["lat"].isna())

    def test_corrections_that_cannot_be_read_change_nothing(self, folder: Path) -> None:
        (folder / "corrections.toml").write_text("[[correction]\n", encoding="utf-8")
        before = files(folder)
        assert failed(run("build", folder)).startswith("corrections.toml")
        assert files(folder) == before

    def test_a_report_that_is_gone_is_named(self, folder: Path) -> None:
        (folder / "report.txt").unlink()
        line = failed(run("build", folder))
        assert "report.txt" in line
        assert "no such file" in line

    def test_a_report_that_changed_is_drafted_as_it_is_now(self, folder: Path) -> None:
        (folder / "report.txt").write_text(
            TEXT.replace("Lusaka, Zambia,", "Oslo, Norway,"), encoding="utf-8", newline=""
        )
        assert run("build", folder).exit_code == 0
        labels = set(load(folder).places["label"])
        assert any(label.startswith("Oslo") for label in labels)
        assert not any(label.startswith("Lusaka") for label in labels)

    def test_a_folder_without_a_story_is_one_line(self, ready: Path) -> None:
        line = failed(run("build", ready / "none"))
        assert line == f"{ready / 'none'}: is no folder; name the folder that holds story.toml"
