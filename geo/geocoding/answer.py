"""What a geocoder answers, whichever it is: candidates for a name, best first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from geo.kinds import Precision


@dataclass(frozen=True, slots=True)
class Answer:
    """One candidate for a name, whichever geocoder gave it.

    lat, lon: WGS 84 degrees. radius_km: of the circle
    around the point that holds the place, None where the service does not say.
    """

    label: str
    lat: float
    lon: float
    precision: Precision
    radius_km: float | None
    inferred: bool
    source_id: str
    licence: str


class NamedGeocoder(Protocol):
    """A geocoder with the name that goes into places.csv."""

    @property
    def name(self) -> str:
        """What the column `geocoder` says."""

    def answers(self, query: str) -> list[Answer]:
        """Return candidates, best first; [] if the name is not known.

        Raises:
            ServiceError: the service failed, so nothing is known about the name.

        """
