"""Events as single reports tell them, for the tests of what is compared."""

from __future__ import annotations

import pandas as pd

from geo.joining.accounts import Account, accounts, stems

OSLO = ("59.91", "10.75")
HALDEN = ("59.13", "11.39")
PLACES = ("Oslo", "Halden", "Corfu")


def account(
    report: int,
    event_id: str,
    sentence: str,
    *,
    on: str = "2026-05-12",
    at: tuple[str, str] | None = OSLO,
    title: str = "",
    radius: str = "",
    status: str = "happened",
) -> Account:
    """One event of a report."""
    cells = {
        "event_id": event_id,
        "title": title or sentence,
        "date": on,
        "status": status,
        "place_chance": "",
        "date_chance": "",
    }
    place = {"place_id": "p", "name": "", "label": "", "precision": "region" if radius else "city"}
    where = [{**place, "radius_km": radius, "lat": at[0], "lon": at[1]}] if at else []
    columns = ["place_id", "name", "label", "precision", "radius_km", "lat", "lon"]
    (found,) = accounts(
        report,
        pd.DataFrame([{**cells, "place_id": "p" if at else ""}]),
        pd.DataFrame([{"event_id": event_id, "quote": sentence}]),
        pd.DataFrame(where, columns=columns),
        stems([*PLACES]),
    )
    return found
