"""All tables of a story for spreadsheets and databases, as one .zip file of CSV files."""

from __future__ import annotations

import io
import zipfile
from dataclasses import asdict

import pandas as pd

from geo.export.cells import sheet
from geo.export.events import credit, table
from geo.export.route import Leg, legs
from geo.story.archive import EPOCH
from geo.story.story import Story


def write(story: Story) -> bytes:
    """Return events.csv (as the table of events), passages.csv, places.csv, route.csv and about.txt.

    Of a story of several reports reports.csv too.
    """
    route = [asdict(leg) for leg in legs(story)]
    columns = [name for name in Leg.__dataclass_fields__ if name not in ("start", "end")]
    several = len(story.sources) > 1
    files = {
        "events.csv": sheet(table(story)),
        "passages.csv": sheet(story.passages if several else story.passages.drop(columns="report_id")),
        "places.csv": sheet(story.places),
        "route.csv": sheet(pd.DataFrame(route, columns=columns)),
        **({"reports.csv": sheet(story.reports)} if several else {}),
        "about.txt": f"{story.meta.title}\n\n{credit(story)}\n".encode(),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
