"""Events as single reports tell them, for the tests of what is compared."""

from __future__ import annotations

from datetime import date

import pandas as pd

from geo.joining.accounts import Account, accounts

OSLO = ("59.91", "10.75")
HALDEN = ("59.13", "11.39")


def account(
    report: int,
    event_id: str,
    sentence: str,
    *,
    on: str = "2026-05-12",
    at: tuple[str, str] | None = OSLO,
    status: str = "happened",
    radius: str = "",
) -> Account:
    """One event of a report."""
    cells = {"event_id": event_id, "title": sentence, "status": status, "role": "related", "date": on}
    place = {"place_id": "p", "precision": "region" if radius else "city", "radius_km": radius}
    where = [{**place, "lat": at[0], "lon": at[1]}] if at else []
    columns = ["place_id", "precision", "radius_km", "lat", "lon"]
    (found,) = accounts(
        report,
        date(2026, 5, 13),
        pd.DataFrame([{**cells, "place_id": "p" if at else ""}]),
        pd.DataFrame([{"event_id": event_id, "quote": sentence}]),
        pd.DataFrame(where, columns=columns),
    )
    return found
