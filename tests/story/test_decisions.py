"""geo.story.decisions: what a person writes into corrections.toml."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import StoryError
from geo.story import files
from geo.story.decisions import Correction
from geo.story.decisions import read as read_opened

Decision = Mapping[str, object]


def toml(*corrections: Decision) -> str:
    lines = []
    for one in corrections:
        lines += ["[[correction]]", *(f"{key} = {json.dumps(value)}" for key, value in one.items()), ""]
    return "\n".join(lines)


def read(folder: Path) -> list[Correction]:
    with files.reading(folder) as opened:
        return read_opened(opened)


def decided(tmp_path: Path, *corrections: Decision) -> list[Correction]:
    path = tmp_path / "corrections.toml"
    path.write_text(toml(*corrections), encoding="utf-8")
    return read(tmp_path)


def complaints(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "corrections.toml"
    path.write_bytes(text.encode())
    with pytest.raises(StoryError) as raised:
        read(tmp_path)
    return [str(problem) for problem in raised.value.problems]


class TestReading:
    def test_a_story_without_the_file_has_no_corrections(self, tmp_path: Path) -> None:
        assert read(tmp_path) == []

    def test_a_decision_is_read_with_what_it_decides(self, tmp_path: Path) -> None:
        [one] = decided(
            tmp_path,
            {
                "quote": "in Riga",
                "mention": "Riga",
                "date": "2024-03-12",
                "place": "the pier",
                "lat": 57,
                "lon": 24.1,
            }
            | {"precision": "site", "why": "seen there"},
        )
        assert (one.number, one.quote, one.mention, one.kind, one.why) == (
            1,
            "in Riga",
            "Riga",
            "change",
            "seen there",
        )
        assert one.cells == {"date": "2024-03-12"}
        assert one.point == {"lat": "57.00000", "lon": "24.10000", "precision": "site"}

    def test_a_date_needs_no_quotes(self, tmp_path: Path) -> None:
        path = tmp_path / "corrections.toml"
        path.write_text('[[correction]]\nquote = "a"\ndate = 2024-03-12\n')
        assert read(path.parent)[0].cells == {"date": "2024-03-12"}

    @pytest.mark.parametrize(
        ("line", "complaint"),
        [
            ('satus = "planned"', "'satus' is no key of a correction; did you mean 'status'?"),
            ('zzz = "x"', "'zzz' is no key of a correction; keys are quote, mention, which, right,"),
            ('status = "plannd"', "status is 'plannd'; write one of happened, planned, claimed"),
            ('date = "Friday"', "date 'Friday'"),
            ("drop = false", "drop is False; write true, or leave the key out"),
            ('drop = true\ntitle = "x"', "drop does not go with title; decide one of them"),
            ('same_as = "x"\nrole = "stop"', "same_as does not go with role; decide one of them"),
            ('why = "because"', "decides nothing; add one of right, drop, same_as, event, split, title,"),
            ('title = ""', "title must not be empty"),
            ("title = 3", "title is 3; write words in quotes"),
            ('event = true\ntitle = "x"', "an event the draft has missed needs role, status too"),
            ("event = 1", "event is 1; write true or false, without quotes"),
            ('event = false\ntitle = "x"', "event = false does not go with title; decide one of them"),
            ('place = "x"\nlat = 1.0', "lat needs lon, precision too"),
            ('place = "x"\nlat = 1\nlon = 1\nprecision = "region"', "lat needs radius_km too"),
            (
                'place = "x"\nlat = "1"\nlon = 1\nprecision = "site"',
                "lat is '1'; write a number",
            ),
            (
                'place = "x"\nlat = 91\nlon = 1\nprecision = "site"',
                "lat is 91.00000; degrees of latitude",
            ),
            ('place = "x"\nlat = nan\nlon = 1\nprecision = "site"', "lat is 'nan'"),
            ('place = "x"\nlon = 1' + "0" * 400 + '\nlat = 1\nprecision = "site"', "lon is 1000000"),
            ('label = "x"\ndrop = true', "label needs place, the name these coordinates stand for"),
            ('mention = "Tartu"\ndrop = true', "mention 'Tartu' does not stand inside the quote"),
            ('same_as_mention = "x"\ndrop = true', "same_as_mention needs same_as"),
            ("same_as_which = 1\ndrop = true", "same_as_which needs same_as"),
            ("which = 0\ndrop = true", "which is 0; write a whole number, 1 or more"),
            ("which = true\ndrop = true", "which is True; write a whole number"),
            ('on = "Friday"\nright = true', "on is 'Friday'; write a day such as 2023-09-15"),
            ('right = true\ntitle = "x"', "right does not go with title; decide one of them"),
            ("right = false", "right = false goes with split or event = true alone; leave it out"),
            ("right = false\ndrop = true\nsplit = true", "drop does not go with right; decide one of"),
            ("split = true\nevent = true", "event does not go with split; decide one of them"),
            ('source_id = "x:1"\ndrop = true', "source_id needs place, the name it is known by"),
        ],
    )
    def test_what_is_wrong_is_said_with_what_to_do(self, tmp_path: Path, line: str, complaint: str) -> None:
        text = (
            f'[[correction]]\nquote = "in Riga"\ndrop = true\n\n[[correction]]\nquote = "to Riga"\n{line}\n'
        )
        assert any(
            one.startswith(f"corrections.toml: correction 2 ('to Riga'): {complaint}")
            for one in complaints(tmp_path, text)
        )

    @pytest.mark.parametrize(
        ("text", "complaint"),
        [
            ("[correction]\ndrop = true", "'correction' must be tables; start each with [[correction]]"),
            ("[[corrections]]\ndrop = true", "'corrections' is nothing this file may hold"),
            ("[[correction]\n", "is no usable TOML"),
            ("[[correction]]\ndrop = true", "correction 1: quote is missing"),
            ("x = " + "[" * 100_000, "is no usable TOML"),
        ],
    )
    def test_a_file_of_something_else_says_so(self, tmp_path: Path, text: str, complaint: str) -> None:
        assert complaint in complaints(tmp_path, text)[0]

    def test_all_that_is_wrong_is_said_at_once(self, tmp_path: Path) -> None:
        bad = toml({"quote": "a", "role": "x"}, {"quote": "b", "drop": True}, {"quote": "c", "status": "x"})
        assert len(complaints(tmp_path, bad)) == 2

    def test_a_file_that_cannot_be_read_says_so(self, tmp_path: Path) -> None:
        (tmp_path / "corrections.toml").mkdir()
        with pytest.raises(StoryError, match="is a directory; "):
            read(tmp_path)

    def test_a_file_that_is_not_utf_8_says_so(self, tmp_path: Path) -> None:
        (tmp_path / "corrections.toml").write_bytes(b"\xff\xfe[")
        with pytest.raises(StoryError, match="not UTF-8"):
            read(tmp_path)


ANYTHING = st.text(max_size=20) | st.booleans() | st.integers() | st.floats(-1e9, 1e9)
ANY_KEY = st.text(max_size=12) | st.sampled_from(["quote", "drop", "lat", "date", "place", "why"])


@given(st.dictionaries(ANY_KEY, ANYTHING))
def test_reading_raises_nothing_but_its_own_error(
    tmp_path_factory: pytest.TempPathFactory, table: dict[str, object]
) -> None:
    lines = [f"{json.dumps(key)} = {json.dumps(value)}" for key, value in table.items()]
    path = tmp_path_factory.mktemp("any") / "corrections.toml"
    path.write_bytes("\n".join(["[[correction]]", *lines]).replace("\x7f", "?").encode("utf-8", "replace"))
    try:
        read(path.parent)
    except StoryError as error:
        assert all("corrections.toml" in str(problem) for problem in error.problems)
