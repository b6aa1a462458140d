"""geo.events.traveller: who travels, and the part of each event, by judges that are told what to think."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.actors import Actors
from geo.events.classifier import Judges
from geo.events.event_coreference import Telling, Told, joined
from geo.events.features import Surroundings
from geo.events.options import NOWHERE
from geo.events.traveller import ENOUGH, Journey
from geo.kinds import Role, Status
from tests.reading import PUBLISHED, judges, linear, reading

PERSON = (
    "President Anna Berg landed in Riga on Monday. Berg flew to Oslo on Tuesday. She will travel to Paris on "
    "Friday. Paul Smith spoke in London."
)
DAYS = ["2024-05-13", "2024-05-14", "2024-05-17", ""]
STORM = (
    "Hurricane Ada hit Riga on Monday. Ada reached Oslo on Tuesday. It will reach Paris on Friday. "
    "Paul Smith spoke in London."
)
MANY = linear("traveller", {"where=3": 4.0, "named": 1.0}, bias=-2.0)
"""Takes who is named and acts at three places for the traveller."""


def journey(
    text: str = PERSON,
    given: str | None = None,
    taught: Judges | None = None,
    published: date | None = PUBLISHED,
    chance: float = 0.9,
) -> tuple[Journey, list[Told]]:
    """The journey of a text of four sentences with a place and a verb each, and its events in that order."""
    read = reading(text, published)
    own = [
        Telling(unit, int(at), int(place), 0, DAYS[at], chance, 1.0, 0)
        for unit, (at, place) in enumerate(zip(read.asked.unit_sentence, read.asked.unit_place, strict=True))
        if place != NOWHERE and read.opts.place_sentence[place] == at
    ]
    told = sorted(joined(read.analysis, own), key=lambda event: event.best.sentence)
    around = Surroundings(read.analysis, read.opts, read.asked)
    made = Journey(read, around, Actors(read.analysis), told, taught or judges(traveller=MANY), given)
    return made, told


def test_the_events_are_those_meant_here() -> None:
    _, told = journey()
    assert [event.edtf for event in told] == DAYS


class TestTraveller:
    @pytest.mark.parametrize(("text", "name"), [(PERSON, "Anna Berg"), (STORM, "Hurricane Ada")])
    def test_who_is_likeliest_travels_a_person_or_a_storm(self, text: str, name: str) -> None:
        made, _ = journey(text)
        assert made.name == name
        assert made.traveller is not None
        assert made.chances[made.traveller] == max(made.chances.values()) > 0.9

    @pytest.mark.parametrize(("bias", "name"), [(-0.8, "Anna Berg"), (-0.9, "")])
    def test_where_nobody_is_likely_enough_nobody_does(self, bias: float, name: str) -> None:
        # A chance of ENOUGH has odds of -0.847.
        made, _ = journey(taught=judges(traveller=linear("traveller", {"label=PERSON": 0.001}, bias)))
        assert all((chance >= ENOUGH) == bool(name) for chance in made.chances.values())
        assert bool(made.name) == bool(name)

    def test_nothing_learned_of_travellers_is_no_traveller(self) -> None:
        made, _ = journey(taught=judges())
        assert (made.name, made.traveller, made.chances) == ("", None, {})

    def test_a_name_given_is_taken(self) -> None:
        made, _ = journey(given="Paul Smith")
        assert made.name == "Paul Smith"
        assert made.traveller is not None
        assert made.traveller.name == "Paul Smith"

    def test_nobody_travels_where_that_is_given(self) -> None:
        made, _ = journey(given="")
        assert (made.name, made.traveller) == ("", None)

    @pytest.mark.parametrize(
        "name", [" ", ".", "-", "’", "of", "(", "\ud800", "Anna", "Berg " * 200, "Nobody"]
    )
    def test_any_name_is_taken_without_complaint(self, name: str) -> None:
        made, told = journey(given=name)
        assert made.name == name
        assert {made.role(event, Status.HAPPENED) for event in told} <= set(Role)

    def test_those_who_act_or_are_named_often_may_be_the_traveller(self) -> None:
        made, _ = journey()
        assert {actor.name for actor in made.candidates} >= {"Anna Berg", "Paul Smith"}

    def test_an_empty_report_has_no_traveller(self) -> None:
        made, told = journey("Yes.")
        assert (made.name, told) == ("", [])


class TestNames:
    def test_an_actor_is_judged_by_what_it_does_where(self) -> None:
        made, _ = journey()
        (berg,) = (actor for actor in made.candidates if actor.name == "Anna Berg")
        names = made.names(berg)
        assert {"named", "person", "where=3", "count=3", "subject=3", "first=0", "plural=False"} <= set(names)
        assert {"d=land", "d=fly", "d=travel", "s=land", "noun=president"} <= set(names)

    def test_what_is_hardly_likely_is_marked_so(self) -> None:
        made, _ = journey(chance=0.2)
        (berg,) = (actor for actor in made.candidates if actor.name == "Anna Berg")
        assert {"w=land", "w=fly", "w=travel"} <= set(made.names(berg))


class TestRole:
    STOPS = linear("role", {"travels=True,True": [9.0, 0.0, 0.0]})

    def test_where_the_traveller_takes_part_may_be_a_stop(self) -> None:
        made, told = journey(given="Anna Berg", taught=judges(role=self.STOPS, traveller=MANY))
        roles = [made.role(event, Status.HAPPENED) for event in told]
        assert roles == [Role.STOP, Role.STOP, Role.STOP, made.role(told[3], Status.HAPPENED)]
        assert "travels=True,False" in made.role_names(told[3], Status.HAPPENED)

    def test_where_the_traveller_only_telephones_is_no_stop(self) -> None:
        text = PERSON.replace("Berg flew to Oslo", "Berg telephoned the mayor of Oslo")
        made, told = journey(text, "Anna Berg", judges(role=self.STOPS, traveller=MANY))
        assert "travels=True,True" in made.role_names(told[1], Status.HAPPENED)
        assert [made.role(event, Status.HAPPENED) == Role.STOP for event in told[:3]] == [True, False, True]

    def test_a_visit_that_was_called_off_is_no_stop(self) -> None:
        text = PERSON.replace("Berg flew to Oslo", "Berg called off a visit to Oslo")
        made, told = journey(text, "Anna Berg", judges(role=self.STOPS, traveller=MANY))
        assert "travels=True,True" in made.role_names(told[1], Status.HAPPENED)
        assert [made.role(event, Status.HAPPENED) == Role.STOP for event in told[:3]] == [True, False, True]

    def test_without_a_traveller_nothing_is_a_stop_whatever_was_learned(self) -> None:
        always = judges(role=linear("role", {"travels=False,False": [9.0, 0.0, 1.0]}))
        made, told = journey(given="", taught=always)
        assert {made.role(event, Status.HAPPENED) for event in told} == {Role.BACKGROUND}

    def test_what_is_told_without_the_traveller_is_no_stop_whatever_was_learned(self) -> None:
        always = linear("role", {f"status={Status.HAPPENED}": [9.0, 0.0, 1.0]})
        made, told = journey(given="Anna Berg", taught=judges(role=always))
        roles = [made.role(event, Status.HAPPENED) for event in told]
        assert roles == [Role.STOP, Role.STOP, Role.STOP, Role.BACKGROUND]

    @pytest.mark.parametrize(
        ("told_of_others", "stop"),
        [
            ("Paul Smith will speak in London while she is away.", False),
            ("Her friend, Paul Smith, opened a show in London before she left.", False),
            ("Students protested in London while she slept.", False),
            ("Paul Smith, who makes lamps in London, came to see her.", False),
            ("Paul Smith welcomed her in London.", True),
            ("Berg was received by Paul Smith in London.", True),
            ("Paul Smith flew to London to meet her.", True),
            ("Paul Smith asked her to speak in London.", True),
            ("Paul Smith said she would speak in London.", True),
            ("Accompanied by Berg, Paul Smith toured London.", True),
            ("The leaders signed a treaty in London after she landed.", True),
            ("Paul Smith and Berg spoke in London.", True),
        ],
    )
    def test_what_others_do_is_a_stop_only_where_the_traveller_has_a_part_in_it(
        self, told_of_others: str, stop: bool
    ) -> None:
        always = linear("role", {f"status={Status.HAPPENED}": [9.0, 0.0, 1.0]})
        text = PERSON.replace("Paul Smith spoke in London.", told_of_others)
        made, told = journey(text, "Anna Berg", judges(role=always))
        last = [event for event in told if event.best.sentence == 3]
        assert {made.role(event, Status.HAPPENED) == Role.STOP for event in last} == {stop}

    def test_the_role_is_judged_by_the_days_to_publication(self) -> None:
        made, told = journey()
        days = [
            name for event in told for name in made.role_names(event, Status.HAPPENED) if name[:5] == "days="
        ]
        assert days == ["days=7", "days=8", "days=10", "days=none"]

    @pytest.mark.parametrize("published", [None, date.min, date.max])
    def test_any_day_of_publication_will_do(self, published: date | None) -> None:
        made, told = journey(published=published)
        for event in told:
            assert made.role(event, Status.PLANNED) in set(Role)
            assert sum(made.statuses(event).values()) == pytest.approx(1.0)
        if published is None:
            assert "days=none" in made.role_names(told[0], Status.HAPPENED)


class TestStatus:
    def test_each_status_has_its_share(self) -> None:
        made, told = journey(taught=judges(status=linear("status", {"ot=travel": [0.0, 5.0, 0.0]})))
        planned = made.statuses(told[2])
        assert list(planned) == list(Status)
        assert planned[Status.PLANNED] > 0.9
        assert list(made.statuses(told[0]).values()) == pytest.approx([1 / 3] * 3)
