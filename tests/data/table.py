"""A CSV file of data/ as rows."""

from __future__ import annotations

import csv

from geo.paths import DATA


def table(path: str) -> list[dict[str, str]]:
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
