"""Any geopy geocoder behind the gazetteer: paced, retried within limits, every answer kept.

Trusted: the service's own answers, as geopy reads them. For Nominatim the policy of
https://operations.osmfoundation.org/policies/nominatim/ holds: a user agent with a contact, at most
one request a second, answers kept, OpenStreetMap credited (ODbL 1.0). Messages never repeat what
the network library said: it may hold an address with an API key in it.
"""

from __future__ import annotations

import inspect
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from geopy.adapters import URLLibAdapter
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderNotFound,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import get_geocoder_for_service
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geo.errors import ServiceError
from geo.gazetteer.gazetteer import MOST_CANDIDATES
from geo.geocoding.answer import Answer
from geo.geocoding.answer_cache import Answers, Found
from geo.geocoding.nominatim import read_nominatim
from geo.kinds import Precision
from geo.version import __version__

TIMEOUT_S: Final = 10.0
ATTEMPTS: Final = 3
LONGEST_WAIT_S: Final = 60.0
"""A service that asks for a longer pause than this fails at once, with the pause in the message."""

_FIRST_PAUSE_S: Final = 2.0
_FINAL: Final = (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderQuotaExceeded,
    GeocoderQueryError,
)
_SAID: Final[tuple[tuple[type[Exception], str], ...]] = (
    (GeocoderAuthenticationFailure, "it refused the key or password"),
    (GeocoderInsufficientPrivileges, "it refused the request (403); is the user agent acceptable?"),
    (GeocoderRateLimited, "too many requests (429)"),
    (GeocoderQuotaExceeded, "the quota is used up"),
    (GeocoderQueryError, "it did not accept the request"),
    (GeocoderTimedOut, "it did not answer in time"),
    (GeocoderParseError, "its answer cannot be read"),
    (GeocoderUnavailable, "it cannot be reached"),
)


@dataclass
class OnlineGeocoder:
    """A geopy geocoder with a name, pacing, retries and a store of answers.

    Args:
        name: what places.csv says, such as "nominatim".
        geocoder: any geopy geocoder that is not asynchronous.
        place: service, host and language, the part of the store's key beside the query.
        store: where answers are kept; "not found" is an answer, a failure is none.
        language: asked for where the service knows the option.
        min_delay_s: pause between two requests, in seconds.
        sleep: waits that many seconds between tries (a test passes its own).

    """

    name: str
    geocoder: Geocoder
    place: str
    store: Answers
    language: str = "en"
    min_delay_s: float = 1.0
    sleep: Callable[[float], None] = time.sleep
    _ask: RateLimiter = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._ask = RateLimiter(
            self.geocoder.geocode,
            min_delay_seconds=self.min_delay_s,
            max_retries=0,
            swallow_exceptions=False,
        )

    def answers(self, query: str) -> list[Answer]:
        """Return candidates, best first; [] if the service does not know the name.

        Raises:
            ServiceError: it failed for good or after three tries; names service and query.

        """
        query = " ".join(query.split())
        if not query:
            return []
        found = self.store.get(self.place, query)
        if found is None:
            found = self._fetch(query)
            self.store.put(self.place, query, found)
        try:
            return [self._read(*one) for one in found]
        except (AttributeError, KeyError, TypeError, ValueError, IndexError):
            raise self._failed(query, "its answer cannot be read", retry=False) from None

    def _fetch(self, query: str) -> list[Found]:
        pause = _FIRST_PAUSE_S
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return _plain(self._ask(query, **self._options()))
            except GeopyError as error:
                said, wait = _said(error), getattr(error, "retry_after", None) or pause
                limited = isinstance(error, GeocoderRateLimited)
                # geopy counts 429 as a quota and gives 404 and its like no kind of their own.
                refused = isinstance(error, _FINAL) or 400 <= _status(error) < 500
                if refused and not limited and not isinstance(error, GeocoderTimedOut):
                    raise self._failed(query, said, retry=False) from None
                if limited:
                    said += f"; it asks to wait {wait:.0f} s"
                useless = wait > LONGEST_WAIT_S or isinstance(error, GeocoderParseError)
                if useless or attempt == ATTEMPTS:
                    raise self._failed(query, said, retry=True) from None
            except (AttributeError, KeyError, TypeError, ValueError, IndexError):
                # geopy does not check the shape of an answer before it reads it.
                raise self._failed(query, "its answer cannot be read", retry=True) from None
            self.sleep(wait)
            pause *= 2
        raise AssertionError("the last attempt returns or raises")

    def _options(self) -> dict[str, Any]:
        known = inspect.signature(self.geocoder.geocode).parameters
        wanted = {"exactly_one": False, "limit": MOST_CANDIDATES, "language": self.language}
        return {key: value for key, value in wanted.items() if key in known}

    def _read(self, address: str, lat: float, lon: float, raw: dict[str, Any]) -> Answer:
        if self.name == "nominatim":
            return read_nominatim(address, lat, lon, raw)
        # Other services say in many ways how exact they are; a point without a radius claims least.
        return Answer(address, lat, lon, Precision.SITE, None, False, self.name, f"terms of {self.name}")

    def _failed(self, query: str, said: str, *, retry: bool) -> ServiceError:
        advice = "try again later" if retry else "trying again will not help"
        return ServiceError(
            f"{self.name} failed on {query!r}: {said}; {advice}. Places found before it are kept.",
            retry=retry,
        )


def online_geocoder(
    service: str,
    *,
    user_agent: str | None = None,
    domain: str | None = None,
    scheme: str | None = None,
    api_key: str | None = None,
    language: str = "en",
    timeout_s: float = TIMEOUT_S,
    min_delay_s: float = 1.0,
    store: Answers | None = None,
) -> OnlineGeocoder:
    """Build one of geopy's geocoders by its name ("nominatim", "photon", "opencage", ...).

    Args:
        service: geopy's name of it, in any case.
        user_agent: a contact, such as a mail address or a site; else DATELINE_USER_AGENT. Required
            for Nominatim. Sent as "dateline/VERSION (CONTACT)".
        domain: host (and port) of a server of one's own, for services that have the option.
        scheme: "http" or "https" (if None).
        api_key: else DATELINE_API_KEY, for services that need one.
        language: asked for where the service knows the option.
        timeout_s: how long to wait for one answer, in seconds.
        min_delay_s: pause between requests in seconds; never below 1 for the public Nominatim.
        store: kept answers; None for the store in the cache folder.

    Raises:
        ServiceError: no such service, or something it needs is missing (`retry` is False).
        GazetteerError: the cache folder cannot be written.

    """
    name = service.strip().casefold()
    try:
        build = get_geocoder_for_service(name)
    except GeocoderNotFound:
        raise ServiceError(f"geopy knows no geocoder {service!r}", retry=False) from None
    contact = user_agent or os.environ.get("DATELINE_USER_AGENT", "")
    if name == "nominatim" and not contact.strip():
        raise ServiceError(
            "Nominatim asks who is asking: give a mail address or a site with --user-agent or "
            "DATELINE_USER_AGENT",
            retry=False,
        )
    agent = f"dateline/{__version__} ({contact})" if contact else f"dateline/{__version__}"
    given = {
        "user_agent": agent,
        "domain": domain,
        "scheme": scheme,
        "timeout": timeout_s,
        # geopy's other adapter sleeps through a Retry-After of any length by itself.
        "adapter_factory": URLLibAdapter,
        "api_key": api_key or os.environ.get("DATELINE_API_KEY"),
    }
    known = inspect.signature(build).parameters
    try:
        geocoder = build(**{key: value for key, value in given.items() if value and key in known})
    except (TypeError, ValueError, GeopyError):
        message = f"{name} cannot be set up: it needs a key (DATELINE_API_KEY) or other settings"
        raise ServiceError(message, retry=False) from None
    if name == "nominatim" and domain is None:
        min_delay_s = max(min_delay_s, 1.0)
    place = f"{name} {domain or 'public'} {language}"
    kept = store or Answers.in_cache()
    return OnlineGeocoder(name, geocoder, place, kept, language, min_delay_s)


def _plain(found: Location | list[Location] | None) -> list[Found]:
    """An answer of geopy as what is kept: (address, lat, lon in degrees, raw); None is no candidate."""
    if found is None:
        return []
    several = found if isinstance(found, list) else [found]
    return [(str(one.address), one.latitude, one.longitude, one.raw) for one in several]


def _said(error: GeopyError) -> str:
    for kind, text in _SAID:
        if isinstance(error, kind):
            return text
    code = _status(error)
    return f"it answered with status {code}" if code else "it cannot be reached"


def _status(error: GeopyError) -> int:
    """The HTTP status behind an error of geopy, 0 if there was none."""
    return int(getattr(error.__cause__, "status_code", 0))
