"""geo.places.repairs: names made whole, and names that the filter leaves out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from geo.gazetteer.entry import Entry
from geo.gazetteer.gazetteer import Gazetteer
from geo.places.model import Mention, Named, Resolution
from geo.places.repairs import placed
from tests.reading import analysed, entry

EAST = entry(
    "Moscow", source_id="test:east", name="Far East", label="Far East", precision="region", radius_km=2000.0
)


class Few(Gazetteer):
    """A gazetteer that knows one name."""

    def __init__(self) -> None:
        """Open no file."""

    def candidates(self, name: str, limit: int = 100) -> list[Entry]:
        return [EAST] if name == "Russia's Far East" else []


def names(text: str) -> list[str]:
    return [name.mention.text for name in analysed(text).places]


def place(*found: Resolution, text: str = "", words: Sequence[str] = ()) -> list[Named]:
    """The places of mentions that are resolved so; text: what they stand in."""
    words = words or [f"name{number}" for number in range(len(found))]
    text = text or " ".join(words)
    mentions = [
        Mention(at, at + len(word), word, "place", 1.0) for word in words for at in [text.index(word)]
    ]
    return list(placed(text, mentions, found, Few()))


def resolved(taken: Entry | None, *others: Entry) -> Resolution:
    return Resolution(taken, 0.8, others)


class TestPlaced:
    def test_a_name_has_its_place_the_others_and_how_sure_it_is(self) -> None:
        riga, oslo = entry("Riga"), entry("Oslo")
        (named,) = place(resolved(riga, oslo))
        assert (named.entry, named.rejected, named.score) == (riga, (oslo,), 0.8)
        assert named.chance == 0.8

    def test_one_that_leads_nowhere_is_left_out(self) -> None:
        assert place(resolved(None)) == []

    def test_an_owner_and_what_it_owns_are_one_name(self) -> None:
        found = [resolved(entry("Moscow")), resolved(entry("Riga"))]
        (named,) = place(*found, text="in Russia's Far East", words=["Russia", "Far East"])
        assert (named.mention.text, named.entry) == ("Russia's Far East", EAST)
        assert (named.mention.start, named.mention.end) == (3, 20)

    def test_they_stay_two_where_the_gazetteer_knows_no_such_name(self) -> None:
        found = [resolved(entry("Moscow")), resolved(entry("Riga"))]
        assert len(place(*found, text="in Russia's Riga", words=["Russia", "Riga"])) == 2


class TestMissed:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("She reached Bjelovar on Monday.", ["Bjelovar"]),
            ("He worked at Vandenberg Air Force Base.", ["Vandenberg Air Force Base"]),
            ("She toured the Fukushima Daiichi nuclear power plant.", ["Fukushima Daiichi"]),
            ("She flew over Russia's Far East.", ["Russia's Far East"]),
            ("In the Kenyan capital it rained.", ["Kenyan capital"]),
        ],
    )
    def test_a_report_has_towns_sites_and_capitals(self, text: str, expected: list[str]) -> None:
        assert names(text) == expected

    @pytest.mark.parametrize(
        "text", ["She met George Washington.", "She left in March.", "She drove to Springfield."]
    )
    def test_people_months_and_names_that_may_be_anywhere_are_no_places(self, text: str) -> None:
        assert names(text) == []


class TestWars:
    @pytest.mark.parametrize(
        ("text", "name", "label"),
        [
            ("They fought in the Crimean War.", "Crimean War", "Crimea"),
            ("The Vietnam War began in 1955.", "Vietnam War", "Vietnam"),
            ("The French Revolution began in July.", "French Revolution", "France"),
        ],
    )
    def test_one_that_carries_the_name_of_its_country_was_there(
        self, text: str, name: str, label: str
    ) -> None:
        (named,) = analysed(text).places
        assert (named.mention.text, named.mention.use) == (name, "demonym")
        assert named.entry.label.startswith(label)

    @pytest.mark.parametrize(
        "text", ["The war began in July.", "The Great War began in July.", "A French war began."]
    )
    def test_others_were_nowhere_by_their_name(self, text: str) -> None:
        assert not any("ar" in name[-3:] for name in names(text))


@pytest.mark.parametrize(
    ("text", "site", "is_place"),
    [
        ("Two drones flew over the Kremlin before dawn.", "Kremlin", True),
        ("She walked across the White House lawn.", "White House", True),
        ("The White House denied the report on Monday.", "White House", False),
        ("He met the White House spokesman on Monday.", "White House", False),
    ],
)
def test_who_sits_in_a_site_is_no_place(text: str, site: str, is_place: bool) -> None:
    assert any(site in name for name in names(text)) == is_place


def test_who_is_quoted_is_no_town() -> None:
    assert names("The firm will close in May, according to Hopkins.") == []
