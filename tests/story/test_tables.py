from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.errors import Problem, StoryError
from geo.story import files
from geo.story.tables import CHANCES, EVENTS, PASSAGES, PLACES, TABLES, Table, read_places
from tests import stories


def read(table: Table, folder: Path) -> tuple[pd.DataFrame, list[Problem]]:
    with files.reading(folder) as opened:
        return table.read(opened)


def write(table: Table, frame: pd.DataFrame, folder: Path) -> None:
    files.write(folder, {table.file: table.encode(frame)})


BAD_CELLS = [
    (EVENTS, "event_id", ""),
    (EVENTS, "title", "  "),
    (EVENTS, "role", "Stop"),
    (EVENTS, "role", ""),
    (EVENTS, "status", "rumoured"),
    (EVENTS, "date", "13.09.2023"),
    (EVENTS, "date", "2023-02-30"),
    (EVENTS, "date", "1953/1950"),
    (EVENTS, "date", "../.."),
    (EVENTS, "date_reason", ""),
    (EVENTS, "chance", "72 %"),
    (EVENTS, "chance", "1.01"),
    (EVENTS, "chance", "-0.1"),
    (EVENTS, "chance", "nan"),
    (EVENTS, "reviewed", "yes"),
    (PASSAGES, "event_id", ""),
    (PASSAGES, "start", ""),
    (PASSAGES, "start", "-1"),
    (PASSAGES, "start", "1.0"),
    (PASSAGES, "start", "٣"),
    (PASSAGES, "end", "x"),
    (PASSAGES, "quote", ""),
    (PASSAGES, "place_start", "one"),
    (PASSAGES, "date_end", "1,000"),
    (PASSAGES, "end", "1_0"),
    (PASSAGES, "end", "³"),
    (PLACES, "lat", "1_0"),
    (PLACES, "lon", "٣"),
    (PLACES, "radius_km", "0x10"),
    (EVENTS, "chance", "0_1"),
    (PLACES, "place_id", ""),
    (PLACES, "name", ""),
    (PLACES, "lat", "91"),
    (PLACES, "lat", "-90.01"),
    (PLACES, "lat", "nan"),
    (PLACES, "lat", "inf"),
    (PLACES, "lat", "60° N"),
    (PLACES, "lon", "180.5"),
    (PLACES, "lon", "-181"),
    (PLACES, "precision", "street"),
    (PLACES, "radius_km", "-1"),
    (PLACES, "inferred", "TRUE"),
]


@pytest.mark.parametrize(
    ("table", "column", "value"),
    BAD_CELLS,
    ids=[f"{table.file}:{column}={value}" for table, column, value in BAD_CELLS],
)
def test_a_bad_cell_is_named_by_file_row_and_column(
    table: Table, column: str, value: str, tiny_story: Path
) -> None:
    stories.edit(tiny_story, table.file, 3, column, value)
    frame, problems = read(table, tiny_story)
    assert not problems
    (problem,) = table.check(frame)
    assert (problem.file, problem.row, problem.column) == (table.file, 3, column)
    assert str(problem).startswith(f"{table.file}, row 3, column {column}: ")
    assert not value.strip() or value in problem.message


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        (EVENTS, "date", ""),
        (EVENTS, "date", "2023-09-16/.."),
        (EVENTS, "place_id", ""),
        (EVENTS, "chance", ""),
        (EVENTS, "chance", "0"),
        (EVENTS, "chance", "1"),
        (EVENTS, "runners_up", "Riga, or 2023-09-14"),
        (PLACES, "lat", "90"),
        (PLACES, "lat", "-90"),
        (PLACES, "lon", "-180"),
        (PLACES, "lon", "1e1"),
        (PLACES, "radius_km", "0"),
        (PASSAGES, "date_start", ""),
    ],
)
def test_the_edges_of_what_is_allowed_are_allowed(
    table: Table, column: str, value: str, tiny_story: Path
) -> None:
    stories.edit(tiny_story, table.file, 3, column, value)
    frame, _ = read(table, tiny_story)
    assert list(table.check(frame)) == []


def test_every_bad_cell_is_named_in_order_of_rows(tiny_story: Path) -> None:
    for row, column in ((4, "event_id"), (2, "role"), (3, "reviewed"), (2, "date")):
        stories.edit(tiny_story, "events.csv", row, column, "" if column == "event_id" else "bad")
    frame, _ = read(EVENTS, tiny_story)
    found = [(problem.row, problem.column) for problem in EVENTS.check(frame)]
    assert found == [(2, "role"), (2, "date"), (3, "reviewed"), (4, "event_id")]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
class TestAFileThatIsNoTable:
    def test_missing(self, table: Table, tiny_story: Path) -> None:
        (tiny_story / table.file).unlink()
        (problem,) = read(table, tiny_story)[1]
        assert str(problem) == f"{table.file}: cannot be read: no such file or directory"

    def test_a_folder(self, table: Table, tiny_story: Path) -> None:
        (tiny_story / table.file).unlink()
        (tiny_story / table.file).mkdir()
        (problem,) = read(table, tiny_story)[1]
        assert problem.file == table.file
        assert "directory" in problem.message

    def test_not_utf_8(self, table: Table, tiny_story: Path) -> None:
        path = tiny_story / table.file
        path.write_bytes(path.read_bytes() + b"caf\xe9")
        (problem,) = read(table, tiny_story)[1]
        assert problem.file == table.file
        assert f"not UTF-8: byte {path.stat().st_size - 1} is 0xe9" in problem.message

    def test_empty(self, table: Table, tiny_story: Path) -> None:
        (tiny_story / table.file).write_bytes(b"")
        frame, problems = read(table, tiny_story)
        assert problems[0].file == table.file
        assert list(frame.columns) == list(table.columns)

    def test_a_quote_that_never_ends(self, table: Table, tiny_story: Path) -> None:
        path = tiny_story / table.file
        path.write_bytes(path.read_bytes() + b'"never')
        assert read(table, tiny_story)[1][0].file == table.file

    def test_without_a_column(self, table: Table, tiny_story: Path) -> None:
        path = tiny_story / table.file
        column = [name for name in table.columns if name not in table.optional | table.seldom][-1]
        header, rows = path.read_text(encoding="utf-8").split("\n", 1)
        path.write_text(f"{header.replace(column, 'mistyped')}\n{rows}", encoding="utf-8")
        problems = read(table, tiny_story)[1]
        assert {problem.row for problem in problems} == {1}
        assert any(column in problem.message for problem in problems)
        assert any(problem.column == "mistyped" for problem in problems)


def test_a_table_from_before_there_were_chances_reads_with_empty_ones(tiny_story: Path) -> None:
    complete, _ = read(EVENTS, tiny_story)
    complete.drop(columns=["runners_up", *CHANCES]).to_csv(tiny_story / "events.csv", index=False)
    frame, problems = read(EVENTS, tiny_story)
    assert problems == []
    assert list(EVENTS.check(frame)) == []
    assert frame.equals(complete)


def test_a_table_without_chances_is_written_with_empty_ones(tiny_story: Path) -> None:
    before = (tiny_story / "events.csv").read_bytes()
    files.write(
        tiny_story,
        {EVENTS.file: EVENTS.encode(read(EVENTS, tiny_story)[0].drop(columns=["runners_up", *CHANCES]))},
    )
    assert (tiny_story / "events.csv").read_bytes() == before


def test_a_chance_is_a_number_and_none_is_none(tiny_story: Path) -> None:
    stories.edit(tiny_story, "events.csv", 2, "chance", "0.725")
    chance = EVENTS.typed(read(EVENTS, tiny_story)[0])["chance"]
    assert chance.dtype == "float64"
    assert chance[0] == 0.725
    assert chance[1:].isna().all()


def test_what_is_wrong_with_a_chance_is_said_with_what_to_do(tiny_story: Path) -> None:
    stories.edit(tiny_story, "events.csv", 2, "chance", "72 %")
    (problem,) = EVENTS.check(read(EVENTS, tiny_story)[0])
    assert problem.message == "is '72 %'; write a number from 0 to 1, or leave it empty"


def test_a_column_that_stands_twice_is_named_as_it_stands(tiny_story: Path) -> None:
    path = tiny_story / "events.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([f"{lines[0]},title", *(f"{line}," for line in lines[1:])]), encoding="utf-8")
    problems = read(EVENTS, tiny_story)[1]
    assert [(problem.row, problem.column) for problem in problems] == [(1, "title")]


@pytest.mark.parametrize("only_one", [True, False], ids=["one row", "every row"])
def test_a_row_with_a_cell_too_many_is_named(only_one: bool, tiny_story: Path) -> None:
    path = tiny_story / "events.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[1:] = [f"{line}," if index == 2 or not only_one else line for index, line in enumerate(lines[1:])]
    path.write_text("\n".join(lines), encoding="utf-8")
    frame, problems = read(EVENTS, tiny_story)
    problems = problems or list(EVENTS.check(frame))
    assert [problem.row for problem in problems] == ([4] if only_one else list(range(2, len(lines) + 1)))


def test_rows_are_counted_as_a_spreadsheet_counts_them_past_blank_lines(tiny_story: Path) -> None:
    stories.edit(tiny_story, "events.csv", 3, "role", "bad")
    path = tiny_story / "events.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:2], "", *lines[2:]]), encoding="utf-8")
    frame, problems = read(EVENTS, tiny_story)
    rows = [(problem.row, problem.column) for problem in problems or list(EVENTS.check(frame))]
    assert (4, "role") in rows or (3, None) in rows


def test_rows_are_counted_past_cells_with_line_breaks(tiny_story: Path) -> None:
    stories.edit(tiny_story, "events.csv", 2, "title", "one\ntwo\r\nthree")
    stories.edit(tiny_story, "events.csv", 3, "role", "bad")
    frame, _ = read(EVENTS, tiny_story)
    assert frame["title"][0] == "one\ntwo\r\nthree"
    assert [problem.row for problem in EVENTS.check(frame)] == [3]


def test_a_table_saved_by_a_spreadsheet_reads_the_same(tiny_story: Path) -> None:
    plain, _ = read(EVENTS, tiny_story)
    path = tiny_story / "events.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read(EVENTS, tiny_story)[0].equals(plain)


@pytest.mark.parametrize("value", ["NA", "null", "nan", "None", "007", "1e5", "true", " padded "])
def test_cells_are_text_whatever_they_look_like(value: str, tiny_story: Path) -> None:
    stories.edit(tiny_story, "events.csv", 2, "title", value)
    assert read(EVENTS, tiny_story)[0]["title"][0] == value


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")) | st.text("\"',\r\n =é’")


@given(
    rows=st.lists(
        st.lists(CELLS, min_size=len(PLACES.columns), max_size=len(PLACES.columns)), min_size=1, max_size=4
    )
)
@example(rows=[["a\rb"] * len(PLACES.columns)])
@example(rows=[['"', ",", "\n", "\r\n", "", " ", "\ufeff", "\u2028", "NA", "#", "'", "\\", "0.5"]])
@example(rows=[[""] * len(PLACES.columns)])
def test_what_is_written_is_read_back_cell_by_cell(
    rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("table")
    try:
        files.write(
            folder, {PLACES.file: PLACES.encode(pd.DataFrame(rows, columns=list(PLACES.columns), dtype=str))}
        )
        frame, problems = read(PLACES, folder)
    finally:
        shutil.rmtree(folder)
    assert not problems
    assert frame.to_numpy().tolist() == rows


def test_writing_back_what_was_read_leaves_the_file_as_it_was(tiny_story: Path) -> None:
    for table in TABLES:
        before = (tiny_story / table.file).read_bytes()
        write(table, read(table, tiny_story)[0], tiny_story)
        assert (tiny_story / table.file).read_bytes() == before


def test_read_places_raises_what_is_wrong_with_the_file(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match=r"places\.csv: cannot be read: no such file"):
        read_places(tmp_path)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
def test_typed_columns_turn_back_into_the_same_cells(table: Table, tiny_story: Path) -> None:
    frame, problems = read(table, tiny_story)
    assert problems == []
    typed = table.typed(frame)
    assert table.typed(table.cells(typed)).equals(typed)
    assert list(table.check(table.cells(typed))) == []
