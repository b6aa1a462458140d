"""geo.events.extraction: the events of a text; what must hold whatever was learned, and what was learned."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import timespan
from geo.analysis import analyse
from geo.events.answered import AnsweredReport
from geo.events.extraction import LIKELY, event_chances, extract, extract_from, tellings, unit_chances
from geo.events.features import Surroundings
from geo.events.model import Event, Extraction
from geo.events.options import NOWHERE
from geo.kinds import Role, Status
from tests.reading import PUBLISHED, analysed, judges, linear, reading

TOUR = (
    "Berg on the Road\n\nRIGA, May 14 (Wire) — Anna Berg arrived here on Monday. She will fly to Nairobi, "
    "Kenya, on Friday, two days after she met Paul Smith.\n\nA bomb killed two in Lusaka in 1998. She slept."
)
WORDS = st.sampled_from(
    (
        "Anna Berg", "she", "They", "visited", "met", "will fly to", "did not reach", "never", "in", "on",
        "Riga", "Oslo", "Kenya", "RIGA, May 14 (Wire) —", "Monday", "Friday", "May 3", "1998", "last week",
        "two days after", ".", ".", ".\n\n", ",", "“", "”", "quake", "accused of", "\ud800", "\x00", "日本",
        "the capital",
    )
)  # fmt: skip


def hold(found: Extraction, read: AnsweredReport) -> None:
    """Fail unless the events agree with the text, with the coverage, and with what is true of any event."""
    analysis = read.analysis
    assert len(found.coverage) == len(analysis.sentences)
    assert all(row.reason for row in found.coverage)
    told = {passage.sentence for event in found.events for passage in event.passages}
    assert {at for at, row in enumerate(found.coverage) if row.outcome in ("event", "passage")} == told
    first = {event.sentence for event in found.events}
    assert {at for at, row in enumerate(found.coverage) if row.outcome == "event"} == first
    assert [event.sentence for event in found.events] == sorted(event.sentence for event in found.events)
    for event in found.events:
        assert LIKELY <= event.chance <= min(event.place_chance, event.date_chance) <= 1
        assert event.title
        assert event.date_reason
        assert len(event.runners_up) <= 3
        assert found.traveller or event.role != Role.STOP
        for passage in event.passages:
            sentence = analysis.sentences[passage.sentence]
            for span in (passage.place, passage.date):
                assert span is None or sentence.start <= span[0] < span[1] <= sentence.end
        sentences = [passage.sentence for passage in event.passages]
        assert sentences == sorted(set(sentences))
        if event.place is None:
            assert not event.carried
            assert all(passage.place is None for passage in event.passages)
        if event.edtf and analysis.published is not None:
            span = timespan.parse(event.edtf)
            day = (analysis.published.year, analysis.published.month, analysis.published.day)
            assert not (event.status == Status.PLANNED and span.last is not None and span.last < day)
            assert event.status == Status.PLANNED or span.first is None or span.first <= day


class TestWhateverWasLearned:
    @settings(max_examples=80)
    @given(
        st.lists(WORDS, min_size=1, max_size=40).map(" ".join),
        st.none() | st.dates(),
        st.integers(0, 20),
        st.sampled_from([-0.5, 0.0, 3.0]),
        st.sampled_from([None, "", "Anna Berg"]),
    )
    def test_events_agree_with_the_text(
        self, text: str, published: date | None, seed: int, odds: float, traveller: str | None
    ) -> None:
        read = reading(text, published, seed)
        hold(extract_from(read, judges(odds, traveller=linear("traveller", {"named": 1.0})), traveller), read)

    def test_the_same_answers_give_the_same_events(self) -> None:
        one, other = (extract_from(reading(TOUR), judges(3.0)) for _ in range(2))
        assert [(e.title, e.edtf, e.chance) for e in one.events] == [
            (e.title, e.edtf, e.chance) for e in other.events
        ]
        assert one.coverage == other.coverage

    def test_what_is_not_likely_is_not_shown_and_the_coverage_says_why(self) -> None:
        found = extract_from(reading(TOUR), judges(-3.0))
        assert found.events == []
        assert {row.outcome for row in found.coverage} == {"none"}
        assert all("50%" in row.reason for row in found.coverage)

    def test_what_is_hardly_likely_to_happen_anywhere_is_not_looked_at(self) -> None:
        never = judges(3.0, unit=linear("unit", {}, bias=-9.0))
        found = extract_from(reading(TOUR), never)
        assert found.events == []
        assert all("0%" in row.reason for row in found.coverage)

    @pytest.mark.parametrize("text", ["Anna Berg did not reach Riga.", "Anna Berg never arrived in Riga."])
    def test_what_is_denied_is_not_shown(self, text: str) -> None:
        assert extract_from(reading(text), judges(3.0)).events == []

    def test_the_name_given_is_the_traveller(self) -> None:
        assert extract_from(reading(TOUR), judges(3.0), "Anna Berg").traveller == "Anna Berg"
        assert extract_from(reading(TOUR), judges(3.0), "").traveller == ""

    def test_a_place_said_elsewhere_is_carried_and_a_date_said_elsewhere_uncertain(self) -> None:
        only = judges(
            3.0, unit=linear("unit", {"cgap=1": 9.0}, bias=-4.0), dating=linear("dating", {"gap=1,c": 9.0})
        )
        (event,) = extract_from(reading("Anna Berg landed in Riga on Monday. She slept."), only).events
        assert event.place is not None
        assert (event.place.entry.name, event.carried, event.edtf) == ("Riga", True, "2024-05-13?")
        assert "carried over" in event.date_reason
        assert [(p.sentence, p.place, p.date) for p in event.passages] == [(1, None, None)]

    def test_a_place_and_date_of_the_sentence_are_where_the_passage_says(self) -> None:
        text = "Anna Berg landed in Riga on Monday."
        own = judges(
            3.0,
            unit=linear("unit", {"precision=city": 9.0}, bias=-4.0),
            dating=linear("dating", {"here=1,True": 9.0}),
        )
        (event,) = extract_from(reading(text), own).events
        (passage,) = event.passages
        assert passage.place is not None
        assert passage.date is not None
        assert (text[slice(*passage.place)], text[slice(*passage.date)]) == ("Riga", "Monday")
        assert (event.edtf, event.carried, event.title) == ("2024-05-13", False, "Anna Berg landed in Riga")


class TestChances:
    def test_every_unit_has_a_chance_and_every_likely_one_its_likeliest_dates(self) -> None:
        read = reading(TOUR)
        around = Surroundings(read.analysis, read.opts, read.asked)
        units = unit_chances(read, around, judges())
        assert units.tolist() == [0.5] * len(read.asked.unit_place)
        said = tellings(read, around, units, judges())
        assert {one.unit for one in said} == set(range(len(units)))
        for unit in range(len(units)):
            mine = [one for one in said if one.unit == unit]
            assert [one.rank for one in mine] == list(range(len(mine)))
            assert 1 <= len(mine) <= 2
            assert sum(one.date_chance for one in mine) <= 1 + 1e-9
            assert mine[0].date_chance == max(one.date_chance for one in mine)

    def test_options_that_give_one_date_are_added_up(self) -> None:
        read = reading("Anna Berg landed in Riga on May 15.")
        around = Surroundings(read.analysis, read.opts, read.asked)
        (riga, *_) = (
            one
            for one in tellings(read, around, unit_chances(read, around, judges()), judges())
            if one.place != NOWHERE
        )
        assert (riga.edtf, riga.date_chance) == ("2024-05-15", pytest.approx(2 / 3))

    def test_what_is_not_likely_enough_to_be_shown_is_named_as_unsure(self) -> None:
        found = extract_from(reading("Anna Berg landed in Riga on May 15."), judges(odds=-1.5))
        assert found.events == []
        (outcome,) = found.coverage
        assert outcome.outcome == "unsure"
        assert outcome.reason.startswith("perhaps an event: ")
        assert "Riga, Latvia, Wednesday 15 May 2024" in outcome.reason

    def test_nothing_told_has_no_chances(self) -> None:
        assert event_chances(reading("Yes."), [], judges()).shape == (0, 3)


@pytest.mark.parametrize("published", [PUBLISHED, None, date.min, date.max])
def test_any_day_of_publication_will_do(published: date | None) -> None:
    read = reading(TOUR, published)
    hold(extract_from(read, judges(3.0), "Anna Berg"), read)


class TestLearned:
    """What the weights that travel with Dateline make of plain sentences."""

    @staticmethod
    def events(text: str, traveller: str | None = "Anna Berg") -> list[Event]:
        return extract(analysed(text), traveller=traveller).events

    def test_a_visit_is_a_stop_that_happened_on_its_day(self) -> None:
        (event,) = self.events("Anna Berg visited Riga on Monday.")
        assert event.place is not None
        assert (event.place.entry.name, event.edtf) == ("Riga", "2024-05-13")
        assert (event.status, event.role, event.carried) == (Status.HAPPENED, Role.STOP, False)
        assert event.title == "Anna Berg visited Riga"

    @pytest.mark.parametrize(
        "text",
        [
            "Anna Berg is expected to visit Riga on Friday.",
            "Anna Berg will visit Riga on Friday.",
            "Anna Berg is scheduled to arrive in Riga on Friday.",
            "Anna Berg plans to fly to Riga on Friday.",
        ],
    )
    def test_what_is_expected_is_planned(self, text: str) -> None:
        (event,) = self.events(text)
        assert (event.status, event.edtf) == (Status.PLANNED, "2024-05-17")

    @pytest.mark.parametrize(
        "text",
        [
            "Anna Berg postponed a visit to Riga that had been planned for Thursday until Friday.",
            "Anna Berg postponed Thursday's visit to Riga until Friday.",
            "A concert in Riga was moved from Thursday to Friday.",
        ],
    )
    def test_what_is_put_off_is_planned_for_the_new_day(self, text: str) -> None:
        (event,) = self.events(text)
        assert (event.status, event.edtf) == (Status.PLANNED, "2024-05-17")

    @pytest.mark.parametrize(
        "text",
        [
            "Anna Berg called off Friday's visit to Riga.",
            "A match in Riga, due to be played on Friday, has been cancelled.",
            "Anna Berg's visit to Riga, planned for Friday, was cancelled on Tuesday.",
            "Organisers cancelled Friday's concert in Riga.",
        ],
    )
    def test_what_is_called_off_is_on_no_day_to_come(self, text: str) -> None:
        assert [event.edtf for event in self.events(text) if event.status == Status.PLANNED] == []

    @pytest.mark.parametrize(
        "text", ["Anna Berg did not visit Riga on Monday.", "Anna Berg never visited Riga."]
    )
    def test_what_is_denied_is_none(self, text: str) -> None:
        assert self.events(text) == []

    def test_that_a_visit_was_called_off_is_not_planned(self) -> None:
        found = self.events("A festival in Riga planned for next weekend has been cancelled.")
        assert Status.PLANNED not in {event.status for event in found}

    def test_a_denied_plan_is_none(self) -> None:
        denied = "A spokesman denied a report that Anna Berg would go to Riga on Friday."
        assert [event for event in self.events(denied) if event.place is not None] == []
        assert self.events(denied.replace("denied", "confirmed")) != []

    @pytest.mark.parametrize(
        "text",
        [
            "Anna Berg lives in Riga. She flew to Oslo on Monday.",
            "Anna Berg, who lives in Riga, won a prize in Oslo on Monday.",
            "The firm is headquartered in Riga and opened a plant in Oslo on Monday.",
        ],
    )
    def test_where_somebody_lives_is_none(self, text: str) -> None:
        assert not [
            event for event in self.events(text) if event.trigger.lower_ in ("lives", "headquartered")
        ]

    def test_it_is_one_with_a_date_of_its_own(self) -> None:
        (event,) = self.events("Thousands live in camps near Riga since the attack on Monday.")
        assert event.edtf == "2024-05-13"

    def test_somebody_was_not_born_on_the_day_of_what_they_do_next(self) -> None:
        found = self.events("Anna Berg was born in Riga. She flew to Oslo on Monday.")
        assert [event.edtf for event in found if event.trigger.lower_ == "born"] == [""]

    def test_what_a_participle_tells_was_not_done_on_the_day_of_its_sentence(self) -> None:
        found = self.events("On Monday a court in Riga freed a man jailed in 2009 for murder.")
        assert [event.title for event in found if event.edtf == "2024-05-13"] == [
            "A court in Riga freed a man"
        ]

    def test_what_is_only_claimed_says_who_claims_it(self) -> None:
        (event,) = self.events("Witnesses said soldiers shot two men in Khartoum on Monday.")
        assert event.status == Status.CLAIMED
        assert event.title == "Witnesses said soldiers shot two men in Khartoum"

    @pytest.mark.parametrize(
        ("text", "statuses"),
        [
            ("The army said it had shelled Goma, Bukavu and Sake on Monday.", {Status.CLAIMED}),
            ("The rebels said they had seized Goma on Monday and Bukavu on Tuesday.", {Status.CLAIMED}),
            ("The army shelled Goma on Monday and Bukavu on Tuesday.", {Status.HAPPENED}),
        ],
    )
    def test_what_one_verb_tells_has_one_status_at_all_its_places(
        self, text: str, statuses: set[Status]
    ) -> None:
        found = self.events(text)
        assert len(found) > 1
        assert {event.status for event in found} == statuses

    def test_each_place_has_the_date_beside_it(self) -> None:
        found = self.events("Anna Berg arrived in Riga on Sunday and moved on to Oslo on Tuesday.")
        assert [(name(event), event.edtf) for event in found] == [
            ("Riga", "2024-05-12"),
            ("Oslo", "2024-05-14"),
        ]

    def test_a_traveller_stops_once_at_a_place_that_is_told_as_a_whole_and_day_by_day(self) -> None:
        text = (
            "Anna Berg will travel to Tashkent and Astana from May 20 to 24.\n\n"
            "On May 21, she will travel to Tashkent to open a school.\n\n"
            "Anna Berg will visit Astana on May 23."
        )
        found = extract(analysed(text)).events
        stops = [(e.edtf, e.place.mention.text) for e in found if e.place and e.role == Role.STOP]
        assert sorted(stops) == [("2024-05-21", "Tashkent"), ("2024-05-23", "Astana")]
        assert len(found) > len(stops)

    def test_days_after_are_counted(self) -> None:
        text = "Anna Berg arrived in Riga on Tuesday, two days after she met Paul Smith in Nairobi."
        assert [(name(event), event.edtf) for event in self.events(text)] == [
            ("Riga", "2024-05-14"),
            ("Nairobi", "2024-05-12"),
        ]

    def test_the_country_around_a_town_is_no_event_of_its_own(self) -> None:
        assert [name(event) for event in self.events("Anna Berg spoke in Nairobi, Kenya, on Monday.")] == [
            "Nairobi"
        ]

    def test_without_a_traveller_there_are_no_stops(self) -> None:
        assert {event.role for event in self.events(TOUR, "")} <= {Role.RELATED, Role.BACKGROUND}

    @pytest.mark.parametrize("text", ["", "Yes.", "Anna Berg is a teacher."])
    def test_what_tells_nothing_has_none_and_says_why(self, text: str) -> None:
        found = extract(analysed(text))
        assert (found.events, found.traveller) == ([], "")
        assert all(row.outcome == "none" and row.reason for row in found.coverage)

    @pytest.mark.parametrize(
        "text", ["\u200b", "\ufeff", "\ud800", "日本で地震。", "Он прилетел в Ригу.", "…", "😀"]
    )
    def test_any_script_is_read(self, text: str) -> None:
        analysis = analysed(text)
        assert len(extract(analysis).coverage) == len(analysis.sentences)

    def test_the_same_text_is_read_the_same(self) -> None:
        one, other = (extract(analyse(TOUR, PUBLISHED)) for _ in range(2))
        assert [(e.title, e.edtf, e.chance) for e in one.events] == [
            (e.title, e.edtf, e.chance) for e in other.events
        ]
        assert one.coverage == other.coverage


def name(event: Event) -> str:
    return "" if event.place is None else event.place.entry.name


def test_places_listed_each_with_a_date_are_told_alike() -> None:
    text = "The minister flew from Riga on Monday to Tallinn on Tuesday and Helsinki on Wednesday."
    found = extract(analysed(text, date(2023, 9, 15))).events
    assert [(event.title, event.edtf) for event in found] == [
        ("The minister flew from Riga", "2023-09-11"),
        ("The minister flew to Tallinn", "2023-09-12"),
        ("The minister flew to Helsinki", "2023-09-13"),
    ]


def test_a_sentence_tells_a_second_event_only_on_a_day_that_it_names() -> None:
    """Two days carried over from other sentences are two readings of one event, not two events."""
    text = (
        "Thieves struck in Riga on May 3 and in Oslo on May 9. Shops closed there.\n\n"
        "Police in Riga, in Oslo and in Tartu held three men. They were locked up in Tartu."
    )
    found = extract(analysed(text, date(2023, 5, 12))).events
    told = [(event.sentence, event.place.entry.name if event.place else "") for event in found]
    carried = [one for one, event in zip(told, found, strict=True) if event.edtf.endswith("?")]
    assert len(carried) == len(set(carried))


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("Rebels claimed on Tuesday that they had seized the town of Chaves.", "2024-03-12"),
        ("The army said its planes hit a depot in Chaves on Tuesday.", "2024-03-12"),
        ("Police arrested two men in Chaves on Monday.", "2024-03-11"),
    ],
)
def test_the_day_of_a_dateline_is_no_second_day_of_its_sentence(sentence: str, edtf: str) -> None:
    found = extract(analysed(f"BRAGA, Portugal, March 14 (Reuters) - {sentence}", date(2024, 3, 15))).events
    assert [(name(event), event.edtf) for event in found] == [("Chaves", edtf)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("She will open a bridge in Mwanza on Thursday, her office said in Dodoma.", ["Mwanza"]),
        ("A ferry sank off Bukoba on Monday, the ministry said in Dodoma on Tuesday.", ["Bukoba"]),
        ("Two men were held on Monday, police in Kumasi said.", ["Kumasi"]),
        ("“We came to listen,” Ms. Berg told reporters in Riga on Monday.", ["Riga"]),
    ],
)
def test_where_an_office_speaks_nothing_happens(text: str, places: list[str]) -> None:
    found = extract(analysed(text, date(2024, 5, 15))).events
    assert [name(event) for event in found] == places
