"""geo.events.event_coreference: what is told in several sentences is one event, or is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events.event_coreference import COLUMNS, LEAST_PROOF, PROOF, Telling, Told, joined, numbers
from geo.events.options import NOWHERE, options
from tests.reading import PUBLISHED, analysed

TEXT = (
    "She arrived in Riga, Latvia, on Monday. It rained. She went to Oslo on Tuesday. She came back to Riga "
    "on May 3. She was at Oslo Airport, in Norway."
)
RIGA, LATVIA, OSLO, RIGA_AGAIN = range(4)
NAMES = [name.strip() for name in COLUMNS.split(",")]
DAYS = ["", "2024-05-13", "2024-05-14", "1998", "2024-05-13/..", "2024-05-10/2024-05-16"]


def told(
    sentence: int, place: int, edtf: str = "", chance: float = 0.5, rank: int = 0, **more: Any
) -> Telling:
    """What a sentence tells; its unit is unique to sentence and place."""
    cells = {"date": DAYS.index(edtf), "date_chance": 1.0, **more}
    return Telling(
        10 * sentence + place + 1, sentence, place, edtf=edtf, place_chance=chance, rank=rank, **cells
    )


def join(*tellings: Telling) -> list[Told]:
    return joined(analysed(TEXT), tellings)


def row(event: Told, events: list[Told], published: date | None = PUBLISHED) -> dict[str, float]:
    """What is said of an event, by the names of the columns."""
    analysis = analysed(TEXT, published)
    table = numbers(analysis, options(analysis), events)
    return dict(zip(NAMES, table[events.index(event)].tolist(), strict=True))


def test_the_text_names_the_places_meant_here() -> None:
    assert [name.mention.text for name in analysed(TEXT).places][:4] == ["Riga", "Latvia", "Oslo", "Riga"]


class TestJoined:
    def test_one_place_and_one_date_are_one_event(self) -> None:
        (event,) = join(told(0, RIGA, "2024-05-13", 0.9), told(3, RIGA_AGAIN, "2024-05-13", 0.4))
        assert event.sentences == {0, 3}
        assert event.edtf == "2024-05-13"
        assert [telling.sentence for telling in event.tellings] == [0, 3]

    def test_two_dates_are_two_events(self) -> None:
        events = join(told(0, RIGA, "2024-05-13"), told(3, RIGA_AGAIN, "2024-05-14"))
        assert [event.edtf for event in events] == ["2024-05-13", "2024-05-14"]

    def test_two_places_are_two_events(self) -> None:
        assert len(join(told(0, RIGA, "2024-05-13"), told(2, OSLO, "2024-05-13"))) == 2

    def test_a_country_is_not_its_town(self) -> None:
        assert len(join(told(0, RIGA, "2024-05-13"), told(0, LATVIA, "2024-05-13"))) == 2

    @pytest.mark.parametrize(("dated", "undated"), [(0.9, 0.4), (0.4, 0.9)])
    def test_one_without_a_date_joins_and_takes_it(self, dated: float, undated: float) -> None:
        (event,) = join(told(0, RIGA, "2024-05-13", dated), told(3, RIGA_AGAIN, "", undated))
        assert (event.edtf, event.date) == ("2024-05-13", DAYS.index("2024-05-13"))
        assert event.sentences == {0, 3}

    def test_one_without_a_date_keeps_the_first_it_was_given(self) -> None:
        events = join(
            told(0, RIGA, "", 0.9), told(3, RIGA_AGAIN, "2024-05-13", 0.8), told(2, RIGA, "2024-05-14", 0.7)
        )
        assert [(event.edtf, len(event.tellings)) for event in events] == [
            ("2024-05-13", 2),
            ("2024-05-14", 1),
        ]

    def test_a_day_of_a_span_is_the_same_event_in_one_sentence_only(self) -> None:
        span, day = "2024-05-10/2024-05-16", "2024-05-13"
        (event,) = join(told(0, RIGA, span, 0.9), told(0, RIGA, day, 0.4, rank=1))
        assert event.edtf == span
        assert len(join(told(0, RIGA, span, 0.9), told(3, RIGA_AGAIN, day, 0.4))) == 2
        assert len(join(told(0, RIGA, span, 0.9), told(0, RIGA, "1998", 0.4, rank=1))) == 2

    def test_what_two_sentences_tell_of_no_place_stays_two(self) -> None:
        events = join(told(0, NOWHERE, "2024-05-13"), told(1, NOWHERE, "2024-05-13"))
        assert [event.sentences for event in events] == [{0}, {1}]

    def test_what_one_sentence_tells_of_no_place_is_one(self) -> None:
        assert len(join(told(0, NOWHERE, "2024-05-13"), told(0, NOWHERE, "", rank=1))) == 1

    def test_places_that_lie_close_together_are_one(self) -> None:
        analysis = analysed("They met in Beverly Hills. They met in West Hollywood. They met in Pasadena.")
        assert len(analysis.places) == 3
        events = joined(analysis, [told(at, at, "2024-05-13", 0.9 - at / 10) for at in range(3)])
        assert [sorted(event.sentences) for event in events] == [[0, 1], [2]]

    def test_the_likeliest_comes_first_and_is_the_best(self) -> None:
        events = join(
            told(0, RIGA, "2024-05-13", 0.2), told(2, OSLO, "2024-05-14", 0.7), told(3, RIGA, "1998", 0.5)
        )
        assert [event.best.chance for event in events] == [0.7, 0.5, 0.2]

    def test_only_sentences_about_as_likely_as_the_best_prove_it(self) -> None:
        (event,) = join(
            told(0, RIGA, "1998", 0.9),
            told(3, RIGA_AGAIN, "1998", 0.9 * PROOF),
            told(2, RIGA, "1998", 0.9 * PROOF - 0.01),
        )
        assert event.sentences == {0, 2, 3}
        assert event.proof == [0, 3]

    def test_the_best_proves_it_however_unlikely(self) -> None:
        (event,) = join(told(3, RIGA_AGAIN, "1998", 0.1), told(0, RIGA, "1998", LEAST_PROOF - 0.01))
        assert event.proof == [0]

    def test_nothing_told_is_no_event(self) -> None:
        assert join() == []


TELLINGS = st.lists(
    st.builds(
        told,
        st.integers(0, 4),
        st.sampled_from([NOWHERE, RIGA, LATVIA, OSLO, RIGA_AGAIN]),
        st.sampled_from(DAYS),
        st.floats(0.06, 1),
        st.integers(0, 1),
        date_chance=st.floats(0, 1),
    ),
    max_size=25,
    unique_by=lambda telling: (telling.unit, telling.rank),
)


class TestAnything:
    @given(TELLINGS)
    def test_each_telling_is_of_one_event_and_those_of_an_event_agree(self, tellings: list[Telling]) -> None:
        events = join(*tellings)
        assert sorted(map(key, tellings)) == sorted(key(one) for event in events for one in event.tellings)
        for event in events:
            assert event.sentences == {one.sentence for one in event.tellings}
            dates = {one.edtf for one in event.tellings} - {"", event.edtf}
            assert all("/" in day + event.edtf for day in dates)
            assert event.best.sentence in event.proof
            assert set(event.proof) <= event.sentences
            assert event.best.chance == max(one.chance for one in event.tellings)
            assert len({place(one.place) for one in event.tellings}) == 1

    @given(TELLINGS, st.randoms(use_true_random=False))
    def test_their_order_changes_nothing(self, tellings: list[Telling], random: Any) -> None:
        mixed = random.sample(tellings, len(tellings))
        assert [event.tellings for event in join(*mixed)] == [event.tellings for event in join(*tellings)]

    @given(TELLINGS, st.sampled_from([PUBLISHED, None, date.min, date.max]))
    def test_every_event_has_a_number_in_every_column(
        self, tellings: list[Telling], published: date | None
    ) -> None:
        analysis = analysed(TEXT, published)
        events = joined(analysis, tellings)
        table = numbers(analysis, options(analysis), events)
        assert table.shape == (len(events), len(NAMES))
        assert np.isfinite(table).all()


def key(telling: Telling) -> tuple[int, int]:
    return telling.unit, telling.rank


def place(number: int) -> str:
    return "" if number == NOWHERE else analysed(TEXT).places[number].entry.source_id


class TestNumbers:
    def test_an_event_is_judged_by_its_chances_and_how_often_it_is_told(self) -> None:
        events = join(
            told(0, RIGA, "2024-05-13", 0.8, date_chance=0.5), told(3, RIGA_AGAIN, "2024-05-13", 0.6)
        )
        found = row(events[0], events)
        assert found["chance"] == 0.6
        assert found["sum"] == pytest.approx(1.0)
        assert found["second"] == 0.6
        assert (found["sentences"], found["days"], found["events"]) == (2, -2, 0)

    def test_whether_the_place_is_the_sentences_own_and_how_far_back_it_stands(self) -> None:
        events = join(
            told(0, RIGA, "2024-05-13", 0.8), told(1, OSLO, "2024-05-14", 0.5), told(1, NOWHERE, "1998")
        )
        own, carried, nowhere = (
            row(event, events) for event in sorted(events, key=lambda e: e.edtf == "1998")
        )
        assert [(one["own"], one["back"], one["nowhere"]) for one in (own, carried, nowhere)] == [
            (1, 0, 0), (0, -1, 0), (0, -9, 1),
        ]  # fmt: skip

    def test_what_else_is_told_beside_it(self) -> None:
        events = join(
            told(0, RIGA, "2024-05-13", 0.5),
            told(0, LATVIA, "2024-05-13", 0.7),
            told(3, RIGA_AGAIN, "1998", 0.4),
        )
        riga = next(event for event in events if event.best.place == RIGA)
        found = row(riga, events)
        assert (found["same place"], found["same place best"]) == (1, 0.4)
        assert (found["same sentence best"], found["better"]) == (0.7, 1)
        assert (found["around best"], found["inside best"], found["same date"]) == (0.7, 0, 0.7)

    def test_how_many_days_from_publication_it_ends(self) -> None:
        events = join(told(0, RIGA, "1998"), told(2, OSLO, ""), told(3, RIGA, "2024-05-13/.."))
        by_date = {event.edtf: row(event, events)["days"] for event in events}
        assert by_date == {"1998": -4000, "": 999, "2024-05-13/..": -2}
        assert row(events[0], events, None)["days"] == 999

    def test_no_events_have_no_rows(self) -> None:
        analysis = analysed(TEXT)
        assert numbers(analysis, options(analysis), []).shape == (0, len(NAMES))


def test_a_long_report_is_joined_in_linear_time() -> None:
    # Each with a date of its own: all are looked at only if a bound is missing.
    looked = 0

    class Counted(str):
        def __eq__(self, other: object) -> bool:
            nonlocal looked
            looked += 1
            return str.__eq__(self, other)  # type: ignore[arg-type]

        __hash__ = str.__hash__

    many = [
        Telling(n, 0, RIGA, 0, Counted(f"{n:04}"), place_chance=0.5, date_chance=0.5, rank=0)
        for n in range(2000)
    ]
    assert len(join(*many)) == 2000
    assert looked <= 50 * len(many)
