"""geo.story.meta: story.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.story.story import check, load
from tests import stories


class TestStoryToml:
    @pytest.mark.parametrize("key", ["id", "title", "report", "publisher", "language", "published"])
    def test_a_missing_key_is_named(self, key: str, tmp_path: Path) -> None:
        (problem,) = check(stories.write(tmp_path, **{key: None}))
        assert (problem.file, problem.column) == ("story.toml", key)

    @pytest.mark.parametrize("key", ["title", "publisher", "byline"])
    def test_nothing_in_it_turns_the_direction_of_writing(self, key: str, tmp_path: Path) -> None:
        turned = load(stories.write(tmp_path, **{key: "Ber\u202eg in\u2066 Riga"}))
        assert getattr(turned.meta, key) == "Berg in Riga"

    @pytest.mark.parametrize("key", ["byline", "traveller"])
    def test_some_keys_may_be_left_out(self, key: str, tmp_path: Path) -> None:
        assert getattr(load(stories.write(tmp_path, **{key: None})).meta, key) == ""

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("title", 3),
            ("title", ""),
            ("title", "  "),
            ("byline", 3),
            ("traveller", []),
            ("published", "2023-09-15"),
            ("published", 2023),
            ("report", 1),
        ],
    )
    def test_a_value_of_the_wrong_type_is_named(self, key: str, value: object, tmp_path: Path) -> None:
        (problem,) = check(stories.write(tmp_path, **{key: value}))
        assert (problem.file, problem.column) == ("story.toml", key)

    @pytest.mark.parametrize(
        ("value", "view"), [(None, "un"), ("un", "un"), ("natural-earth", "natural-earth")]
    )
    def test_borders_are_the_united_nations_unless_chosen(
        self, value: str | None, view: str, tmp_path: Path
    ) -> None:
        assert load(stories.write(tmp_path, borders=value)).meta.borders == view

    @pytest.mark.parametrize("value", ["UN", "", "disputed", 1])
    def test_another_view_of_borders_is_named(self, value: object, tmp_path: Path) -> None:
        (problem,) = check(stories.write(tmp_path, borders=value))
        assert (problem.file, problem.column) == ("story.toml", "borders")
        assert '"un"' in problem.message
        assert '"natural-earth"' in problem.message

    def test_a_date_with_a_time_is_no_day(self, tiny_story: Path) -> None:
        toml = tiny_story / "story.toml"
        toml.write_text(toml.read_text("utf-8").replace("2024-03-12", "2024-03-12T10:00:00Z"), "utf-8")
        assert [problem.column for problem in check(tiny_story)] == ["published"]

    def test_an_unknown_key_is_named(self, tmp_path: Path) -> None:
        (problem,) = check(stories.write(tmp_path, headline="x"))
        assert (problem.file, problem.column) == ("story.toml", "headline")

    def test_every_bad_key_is_named(self, tmp_path: Path) -> None:
        found = check(stories.write(tmp_path, title=None, publisher=3, headline="x", extra="y"))
        assert [problem.column for problem in found] == ["title", "publisher", "extra", "headline"]

    def test_bad_toml_says_where(self, tiny_story: Path) -> None:
        (tiny_story / "story.toml").write_text('id = "tiny"\ntitle = "never ends\n')
        (problem,) = check(tiny_story)
        assert problem.file == "story.toml"
        assert "line 2" in problem.message

    def test_toml_that_is_not_utf_8_names_the_byte(self, tiny_story: Path) -> None:
        (tiny_story / "story.toml").write_bytes(b'id = "caf\xe9"')
        (problem,) = check(tiny_story)
        assert problem.file == "story.toml"
        assert "byte 9 is 0xe9" in problem.message

    def test_a_missing_report_is_named(self, tmp_path: Path) -> None:
        (problem,) = check(stories.write(tmp_path, report="gone.txt"))
        assert (problem.file, problem.column) == ("story.toml", "report")
        assert "gone.txt cannot be read: no such file" in problem.message

    def test_a_report_that_is_not_utf_8_names_the_byte(self, tiny_story: Path) -> None:
        (tiny_story / stories.REPORT).write_bytes(stories.TEXT.encode("cp1252"))
        (problem,) = check(tiny_story)
        assert (problem.file, problem.column) == ("story.toml", "report")
        assert f"report.txt is not UTF-8: byte {stories.TEXT.index('’')} is 0x92" in problem.message

    @pytest.mark.parametrize("name", ["../../elsewhere", "a/b", "/absolute"])
    def test_an_id_that_is_no_file_name_is_refused(self, name: str, tmp_path: Path) -> None:
        # `dateline export` and the page's downloads name files by it.
        assert [problem.column for problem in check(stories.write(tmp_path / "s", id=name))] == ["id"]
