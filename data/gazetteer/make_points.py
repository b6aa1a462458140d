"""Gold rows of place corpora -> points.csv: GeoNames' own points of countries and divisions.

Not needed to run Dateline: the file it writes travels with the package. To make it again, give it
the development corpora (JSON Lines, one document a line, its `places` with `geonames`, `lat`, `lon`):

    python data/gazetteer/make_points.py LGL.jsonl TR-NEWS.jsonl GWN.jsonl

No package holds the points that GeoNames itself gives to countries and first-order divisions, but
annotators of corpora have copied many. Only ids that countries.csv or admin1.csv list are kept, as
the corpora write them most often; no text of a document.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(corpora: list[Path]) -> None:
    """Write points.csv beside this script."""
    known: dict[str, str] = {}
    for table in ("countries.csv", "admin1.csv"):
        with (HERE / table).open(encoding="utf-8", newline="") as file:
            known.update((row["geonameid"], row["name"]) for row in csv.DictReader(file))
    said: dict[str, Counter[tuple[str, str]]] = {}
    for path in corpora:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for line in lines:
                for place in json.loads(line)["places"]:
                    if place["lat"] is not None and place.get("geonames") in known:
                        spot = f"{place['lat']:.5f}", f"{place['lon']:.5f}"
                        said.setdefault(place["geonames"], Counter())[spot] += 1
    with (HERE / "points.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("geonameid", "name", "lat", "lon"))
        for number in sorted(said, key=int):
            (lat, lon), _ = min(said[number].items(), key=lambda pair: (-pair[1], pair[0]))
            rows.writerow((number, known[number], lat, lon))
    print(f"points.csv: {len(said)} rows", file=sys.stderr)


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
