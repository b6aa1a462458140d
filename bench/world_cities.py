"""Sentences that stand a world city beside an American -> the share that is put at the city, not a namesake.

    python -m bench.world_cities [--failed]

Small-town papers teach a resolver that a name is a town of the United States as soon as other names of
the United States stand near it. Each of the cities has a namesake there; each form is how a wire writes of
the real one. Which city is meant is known from the sentence: no corpus is needed. The resolver learns from
the first sets (data/models/make_resolver.py); the others, other cities in other forms, it never sees. What a
local paper writes, with the namesake's neighbours beside it, is put at the namesake.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from bench.places import Places, dateline
from bench.scoring import km
from geo.gazetteer.entry import Entry
from geo.gazetteer.gazetteer import Gazetteer
from geo.kinds import Precision

RADIUS_KM: Final = 161.0
SUBURB_KM: Final = 8.0


class City(NamedTuple):
    """A city of the world: its name, its country, the adjective of that, and its point in degrees."""

    name: str
    country: str
    people: str
    lat: float
    lon: float


CITIES: Final = (
    City("Paris", "France", "French", 48.85, 2.35),
    City("London", "Britain", "British", 51.51, -0.13),
    City("Manchester", "England", "British", 53.48, -2.24),
    City("Birmingham", "England", "British", 52.48, -1.90),
    City("Glasgow", "Scotland", "Scottish", 55.86, -4.25),
    City("Dublin", "Ireland", "Irish", 53.33, -6.25),
    City("Berlin", "Germany", "German", 52.52, 13.41),
    City("Hamburg", "Germany", "German", 53.58, 10.02),
    City("Dresden", "Germany", "German", 51.05, 13.74),
    City("Vienna", "Austria", "Austrian", 48.21, 16.37),
    City("Geneva", "Switzerland", "Swiss", 46.20, 6.15),
    City("Rome", "Italy", "Italian", 41.89, 12.51),
    City("Milan", "Italy", "Italian", 45.46, 9.19),
    City("Florence", "Italy", "Italian", 43.77, 11.25),
    City("Naples", "Italy", "Italian", 40.85, 14.27),
    City("Venice", "Italy", "Italian", 45.44, 12.33),
    City("Athens", "Greece", "Greek", 37.98, 23.73),
    City("Madrid", "Spain", "Spanish", 40.42, -3.70),
    City("Lisbon", "Portugal", "Portuguese", 38.73, -9.15),
    City("Warsaw", "Poland", "Polish", 52.23, 21.01),
    City("Moscow", "Russia", "Russian", 55.75, 37.62),
    City("Odessa", "Ukraine", "Ukrainian", 46.48, 30.73),
    City("Cairo", "Egypt", "Egyptian", 30.06, 31.25),
    City("Alexandria", "Egypt", "Egyptian", 31.20, 29.92),
    City("Delhi", "India", "Indian", 28.65, 77.23),
    City("Melbourne", "Australia", "Australian", -37.81, 144.96),
    City("Lima", "Peru", "Peruvian", -12.04, -77.03),
    City("Santiago", "Chile", "Chilean", -33.46, -70.65),
    City("Sydney", "Australia", "Australian", -33.87, 151.21),
    City("Panama City", "Panama", "Panamanian", 8.99, -79.52),
)
FORMS: Final = (
    "{capitals}, May 10 (Reuters) - A Texas man was arrested on Friday, {people} police said.",
    "{capitals} (AP) -- Hundreds of protesters marched past the U.S. Embassy on Saturday.",
    "A Texas man was arrested in {name} on Friday, {people} police said.",
    "Two tourists from Ohio died in a hotel fire in {name} on Monday, the {people} authorities said.",
    "Secretary of State John Kerry flew from Washington to {name} on Tuesday to meet {people} ministers.",
    "A flight from Chicago to {name} was diverted on Sunday after a passenger from Kentucky fell ill.",
    "An American student from Tennessee is missing in {name} since Monday, her family in Nashville said.",
    "{name} police said on Friday that a man from Kansas was robbed. {country} has seen many such thefts.",
    "{capitals} - Two Americans were among the dead, {people} officials said on Sunday.",
    "The exhibition opened in {name} in June after a season in Philadelphia and Houston.",
    "Leaders of the United States and {country} met in {name} on Monday.",
    "Talks between Washington and Tehran resumed in {name} on Thursday.",
    "A bomb went off outside a hotel in {name} on Tuesday, wounding two Americans.",
    "The company, based in Detroit, will close its office in {name} in March.",
    "An earthquake shook {name} on Wednesday, and aid was flown in from California.",
    "The mayor of {name} said on Friday that {country} needed help; Florida sent engineers.",
    "Delegates from Texas and Oregon gathered in {name} for a conference on trade.",
    "In {name}, the {people} president received the governor of Utah on Monday.",
    "The Minnesota orchestra will play in {name} and in Brussels next week.",
    "{name} was brought to a halt by a strike on Monday; U.S. airlines cancelled flights.",
    "A museum in {name} returned a painting to a family in New Jersey on Friday.",
    "Riots broke out in {name} late on Saturday, the State Department said.",
    "Ambassador Ruth Wallace of Michigan left {name} on Thursday.",
    "A Colorado banker was buried in {name} on Monday.",
)
OTHER_CITIES: Final = (
    City("Belfast", "Northern Ireland", "British", 54.60, -5.93),
    City("Bristol", "England", "British", 51.45, -2.60),
    City("Oxford", "England", "British", 51.75, -1.26),
    City("Edinburgh", "Scotland", "Scottish", 55.95, -3.20),
    City("Bremen", "Germany", "German", 53.08, 8.80),
    City("Valencia", "Spain", "Spanish", 39.47, -0.38),
    City("Genoa", "Italy", "Italian", 44.40, 8.93),
    City("Palermo", "Italy", "Italian", 38.12, 13.36),
    City("Havana", "Cuba", "Cuban", 23.13, -82.38),
    City("Versailles", "France", "French", 48.80, 2.13),
    City("Amsterdam", "Netherlands", "Dutch", 52.37, 4.89),
    City("Perth", "Australia", "Australian", -31.95, 115.86),
)
OTHER_FORMS: Final = (
    "A judge in {name} sentenced a retired teacher from Iowa on Thursday.",
    "{capitals}, Jan. 3 - The Boston Symphony opened its {people} tour here on Friday.",
    "Thousands marched in {name} on Sunday against the American president's visit.",
    "The Nevada couple moved to {name} last year and opened a bakery there.",
    "The {people} team beat the United States 2-1 in {name} on Wednesday.",
)


HOME_FORMS: Final = (
    "Deputies followed the stolen van from {near} to {name} on Monday.",
    "The {name} council voted on Tuesday to repair the road to {near}.",
    "A fire in {name} on Friday drew crews from {near} and {far}.",
    "{name} beat {near} 48-20 on Friday night before a home crowd.",
    "She teaches in {near} and lives in {name} with two sons.",
    "The storm knocked out power in {near}, {name} and {far}, the utility said.",
)
OTHER_HOME_FORMS: Final = (
    "The bus from {far} stops at {near} and {name}.",
    "Voters in {name} and {near} turned down the school tax.",
)


def at_home(
    cities: Sequence[City], forms: Sequence[str], gazetteer: Gazetteer
) -> list[tuple[str, int, City]]:
    """Return the same for the largest namesake in the United States of each city, beside two towns near it.

    What a local paper writes: the other names say that the namesake is meant.
    """
    found = []
    for city in cities:
        entries = gazetteer.search(city.name)
        town = next((e for e in entries if e.country == "US" and e.precision == Precision.CITY), None)
        near = _largest_near(town, gazetteer) if town else []
        if town is None or len(near) < 2:
            continue
        meant = City(city.name, "United States", "American", town.lat, town.lon)
        for form in forms:
            text = form.format(name=city.name, near=near[0], far=near[1])
            found.append((text, text.index(city.name), meant))
    return found


def _largest_near(town: Entry, gazetteer: Gazetteer) -> list[str]:
    """The two largest of the hundred nearest towns, no suburb among them."""
    towns = [
        entry
        for entry, distance in gazetteer.near(town.lat, town.lon, 100)
        if entry.precision == Precision.CITY and distance >= SUBURB_KM and entry.name != town.name
    ]
    return [entry.name for entry in sorted(towns, key=lambda entry: -entry.population)[:2]]


def sentences(cities: Sequence[City], forms: Sequence[str]) -> list[tuple[str, int, City]]:
    """Return every city in every form: the text, where the city's name starts in it, and the city."""
    found = []
    for city in cities:
        for form in forms:
            text = form.format(capitals=city.name.upper(), **city._asdict())
            found.append((text, text.upper().index(city.name.upper()), city))
    return found


def main() -> None:
    """Print the share right, and for each form how many of its sentences."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--failed", action="store_true", help="print the sentences that go wrong")
    failed = parser.parse_args().failed
    places = dateline()
    gazetteer = Gazetteer()
    print("learned from:")
    measure(places, sentences(CITIES, FORMS), FORMS, failed=failed)
    measure(places, at_home(CITIES, HOME_FORMS, gazetteer), HOME_FORMS, failed=failed)
    print("not learned from:")
    measure(places, sentences(OTHER_CITIES, OTHER_FORMS), OTHER_FORMS, failed=failed)
    measure(places, at_home(OTHER_CITIES, OTHER_HOME_FORMS, gazetteer), OTHER_HOME_FORMS, failed=failed)


def measure(
    places: Places, every: Sequence[tuple[str, int, City]], forms: Sequence[str], *, failed: bool
) -> None:
    """Print how many sentences of each form are right, how many names are put wrong, and the whole share."""
    right: Counter[int] = Counter()
    wrong = 0
    for number, (text, start, city) in enumerate(every):
        found = next((row for row in places(text) if row["start"] <= start < row["end"]), None)
        near = False
        if found is not None and found["lat"] is not None:
            near = km(found, city._asdict()) <= RADIUS_KM
            wrong += not near
        right[number % len(forms)] += near
        if failed and not near:
            at = "not found" if found is None else f"{found['lat']}, {found['lon']}"
            print(f"{at:24}{text}")
    for number, form in enumerate(forms):
        print(f"{right[number]:3} of {len(every) // len(forms)}  {form}")
    share = right.total() / len(every)
    print(f"{right.total()} of {len(every)} sentences right ({share:.1%}), {wrong} put elsewhere")


if __name__ == "__main__":
    main()
