"""Reports with the events expected of them -> how many of these Dateline finds, a line a report.

    python -m bench.events [FOLDER] [--missed]

FOLDER (tests/reports by default) holds a NAME.toml beside each NAME.txt, as the docstring of
tests/test_reports_data.py says. To repeat, run it again: nothing is random, and no weights were trained
on these reports. An event is found if a drafted one has a sentence with its quote, its date ("?~%" left
out), status and role, and lies within 60 km of it, or around it if it is an area; each drafted event
answers for one. "core" are those no good reader would miss, "more stops" drafted stops nobody expected.
"""

from __future__ import annotations

import argparse
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from geopy.distance import great_circle

from geo.draft import Draft, draft
from geo.gazetteer import Gazetteer
from geo.paths import ROOT

REPORTS: Final = ROOT / "tests" / "reports"
NEAR_KM: Final = 60.0

Row = dict[str, Any]


@dataclass(frozen=True)
class Result:
    """A report's expected and drafted events, compared.

    missed, more_stops: the expected events not found, and the drafted stops that answer for none.
    not_stops: names that must not be a stop and are. found, expected, core_found, core_expected: counts.
    """

    name: str
    traveller: str
    right_traveller: bool
    missed: tuple[Row, ...]
    more_stops: tuple[Row, ...]
    not_stops: frozenset[str]
    found: int
    expected: int
    core_found: int
    core_expected: int


def main() -> None:
    """Print a table with a line for each report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=REPORTS, help="reports and expectations")
    parser.add_argument("--missed", action="store_true", help="list what was not found")
    args = parser.parse_args()
    results = compared_all(args.folder)
    print(f"{'report':<20} {'events':>9} {'core':>9} {'more stops':>11}  traveller")
    for one in results:
        wrong = "" if one.right_traveller else " (wrong)"
        print(
            f"{one.name:<20} {_of(one.found, one.expected):>9} {_of(one.core_found, one.core_expected):>9} "
            f"{len(one.more_stops):>11}  {one.traveller or 'nobody'}{wrong}"
        )
        for row in one.missed if args.missed else ():
            print(f"    missed: {row['place'] or 'no place'}, {row['date'] or 'no date'}: {row['quote']}")
        for row in one.more_stops if args.missed else ():
            print(f"    more: {row['label'] or 'no place'}, {row['date'] or 'no date'}: {row['title']}")
    found, expected, core_found, core_expected = summed(results)
    more = sum(len(one.more_stops) for one in results)
    print(f"{'all':<20} {_of(found, expected):>9} {_of(core_found, core_expected):>9} {more:>11}")


def score(folder: Path = REPORTS) -> tuple[int, int, int, int]:
    """Return the events found and expected, and of these the core events found and expected."""
    return summed(compared_all(folder))


def summed(results: list[Result]) -> tuple[int, int, int, int]:
    """Return the counts of `score` for reports compared already."""
    return (
        sum(one.found for one in results),
        sum(one.expected for one in results),
        sum(one.core_found for one in results),
        sum(one.core_expected for one in results),
    )


def compared_all(folder: Path, gazetteer: Gazetteer | None = None) -> list[Result]:
    """Draft every report of a folder and compare it with its expectations, in order of name."""
    gazetteer = gazetteer or Gazetteer()
    return [compared(path, gazetteer) for path in sorted(folder.glob("*.toml"))]


def compared(path: Path, gazetteer: Gazetteer) -> Result:
    """Draft a report, finding out who travels where a reader can, and compare it with its expectations."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    made = draft(
        text,
        said["published"],
        traveller=None if said["find_traveller"] else said["traveller"],
        title=said["title"],
        gazetteer=gazetteer,
    )
    rows = _rows(made)
    missed: list[Row] = []
    used: set[int] = set()
    for expected in said["event"]:
        fits = (at for at, row in enumerate(rows) if at not in used and _is_found(expected, row))
        if (at := next(fits, None)) is None:
            missed.append(expected)
        else:
            used.add(at)
    stops = [(at, row) for at, row in enumerate(rows) if row["role"] == "stop" and row["place_id"]]
    named = {folded(name) for _, row in stops for name in (row["name"], row["label"].split(",")[0])}
    core = sum(event.get("core", False) for event in said["event"])
    return Result(
        path.stem,
        made.traveller,
        made.traveller == said["traveller"],
        tuple(missed),
        tuple(row for at, row in stops if at not in used),
        frozenset(name for name in said["not_stops"] if folded(name) in named),
        len(said["event"]) - len(missed),
        len(said["event"]),
        core - sum(event.get("core", False) for event in missed),
        core,
    )


def folded(words: str) -> str:
    """The words without accents and capitals."""
    plain = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def _rows(made: Draft) -> list[Row]:
    """Events with the cells of their place and the list of their `quotes`."""
    quotes = made.passages.groupby("event_id")["quote"].agg(list).to_dict()
    placed = made.events.merge(made.places, on="place_id", how="left").fillna("")
    return [{**row, "quotes": quotes[row["event_id"]]} for row in placed.to_dict("records")]  # type: ignore[dict-item]


def _is_found(expected: Row, row: Row) -> bool:
    return (
        any(expected["quote"] in quote for quote in row["quotes"])
        and _bare(row["date"]) == expected["date"]
        and (row["status"], row["role"]) == (expected["status"], expected["role"])
        and _is_near(expected, row)
    )


def _is_near(expected: Row, row: Row) -> bool:
    if not expected["place"] or not row["lat"]:
        return not expected["place"] and not row["place_id"]
    point = float(row["lat"]), float(row["lon"])
    km = great_circle(point, (expected["lat"], expected["lon"])).km
    return bool(km <= max(NEAR_KM, float(row["radius_km"] or 0)))


def _bare(edtf: str) -> str:
    return "/".join(side.rstrip("?~%") for side in edtf.split("/"))


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole}"


if __name__ == "__main__":
    main()
