"""The events of short texts, from the clauses that tell them to the part they play (geo.events,
geo.telling, geo.merging, geo.where).
"""

from __future__ import annotations

from datetime import date

import pytest

from geo.events import as_day, days
from tests.reading import tell


class TestStatus:
    def test_a_visit_that_took_place_is_a_stop_that_happened_with_its_day_and_the_reason(self) -> None:
        (event,) = tell("Anna Berg visited Riga on Monday.").events
        assert (event["role"], event["status"], event["date"]) == ("stop", "happened", "2024-05-13")
        assert event["label"].startswith("Riga")
        assert "Monday" in event["date_reason"]
        assert "2024-05-15" in event["date_reason"]

    @pytest.mark.parametrize(
        "text",
        [
            "Anna Berg is expected to visit Riga on Friday.",
            "Anna Berg will visit Riga on Friday.",
            "Anna Berg is due in Riga on Friday.",
            "Anna Berg is scheduled to arrive in Riga on Friday.",
            "Anna Berg plans to fly to Riga on Friday.",
            "Anna Berg hopes to reach Riga on Friday.",
        ],
    )
    def test_what_is_expected_is_a_planned_stop(self, text: str) -> None:
        (event,) = tell(text).events
        assert (event["role"], event["status"], event["date"]) == ("stop", "planned", "2024-05-17")

    @pytest.mark.parametrize(
        "text",
        [
            "Anna Berg did not visit Riga on Monday.",
            "Anna Berg never visited Riga.",
            "Nobody visited Riga on Monday.",
            "Her visit to Riga was cancelled.",
            "Anna Berg refused to visit Riga.",
            "Anna Berg is not expected to visit Riga.",
            "Anna Berg denied that she had visited Riga.",
            pytest.param(
                "Anna Berg failed to reach Riga on Monday.",
            ),
            pytest.param(
                "Anna Berg postponed her visit to Riga.",
            ),
            "Anna Berg cancelled her visit to Riga.",
            pytest.param(
                "Anna Berg cancelled a visit to Lusaka.",
            ),
            pytest.param(
                "Anna Berg called off her visit to Riga.",
            ),
        ],
    )
    def test_what_did_not_come_about_is_no_event_and_the_coverage_says_so(self, text: str) -> None:
        made = tell(text)
        assert made.events == []
        ((outcome, reason),) = made.coverage
        assert outcome == "none"
        assert "denied, refused or cancelled" in reason

    @pytest.mark.parametrize(
        "text",
        [
            "Anna Berg would like to visit Riga.",
            "Anna Berg wants to visit Riga.",
            "Anna Berg may visit Riga on Friday.",
            "Anna Berg was to have visited Riga on Monday.",
            "Anna Berg had been due to visit Riga on Monday.",
            "If Anna Berg visits Riga on Friday, the mayor will be pleased.",
        ],
    )
    def test_wishes_and_possibilities_are_no_events_and_the_coverage_says_so(self, text: str) -> None:
        made = tell(text)
        assert made.towns == []
        assert "a wish, a condition or a possibility" in made.coverage[0][1]

    @pytest.mark.parametrize(
        "text",
        [
            "The ministry said on Monday that it had sunk a ship near Riga.",
            "The rebels claimed that troops attacked Riga on Monday.",
        ],
    )
    def test_what_only_an_interested_party_vouches_for_is_claimed(self, text: str) -> None:
        assert tell(text, traveller="").at("Riga")["status"] == "claimed"

    def test_what_a_news_agency_reports_has_happened(self) -> None:
        text = "The state news agency reported that troops attacked Riga on Monday."
        assert tell(text, traveller="").at("Riga")["status"] == "happened"

    def test_the_day_of_the_saying_is_only_a_guess_at_the_day_of_what_is_said(self) -> None:
        event = tell("The ministry said on Monday that it had sunk a ship near Riga.", traveller="").at(
            "Riga"
        )
        assert event["date"] == "2024-05-13?"
        assert "is when it was said" in event["date_reason"]

    def test_the_plain_present_of_the_travellers_next_move_is_a_plan(self) -> None:
        oslo = tell("Anna Berg is due in Riga on Friday. She then flies to Oslo.").at("Oslo")
        assert (oslo["role"], oslo["status"], oslo["date"]) == ("stop", "planned", "")

    def test_what_is_told_of_a_day_to_come_has_not_happened(self) -> None:
        text = "Forecasters expect to see the storm weaken near Riga on Saturday."
        assert tell(text, traveller="").at("Riga")["status"] == "planned"

    def test_a_plan_for_this_week_is_for_what_is_left_of_it(self) -> None:
        event = tell("Anna Berg is expected to reach Riga by the end of the week.").at("Riga")
        assert (event["status"], event["date"]) == ("planned", "2024-05-15/2024-05-19")

    def test_what_somebody_is_accused_of_is_claimed(self) -> None:
        event = tell("The police accused Paul Smith of burning a house in Riga on Monday.").at("Riga")
        assert (event["status"], event["title"]) == ("claimed", "Paul Smith burning a house in Riga")


class TestDates:
    def test_a_date_goes_to_the_place_of_its_clause_never_to_all(self) -> None:
        made = tell("Anna Berg arrived in Riga on Sunday and moved on to Oslo on Tuesday.")
        assert [(e["label"].split(",")[0], e["date"]) for e in made.events] == [
            ("Riga", "2024-05-12"),
            ("Oslo", "2024-05-14"),
        ]

    def test_places_and_dates_that_take_turns_are_told_apart(self) -> None:
        made = tell("Anna Berg spoke in Riga on May 6, in Oslo on May 8 and in Paris on May 10.")
        dates = [made.at(town)["date"] for town in ("Riga", "Oslo", "Paris")]
        assert dates == ["2024-05-06", "2024-05-08", "2024-05-10"]

    def test_a_list_of_places_and_days_gives_each_place_its_day_and_a_title_of_its_own(self) -> None:
        made = tell("Anna Berg visited Riga on Monday, Oslo on Tuesday and Paris on Wednesday.")
        assert [(event["title"], event["date"]) for event in made.events] == [
            ("Anna Berg visited Riga", "2024-05-13"),
            ("Anna Berg visited Oslo", "2024-05-14"),
            ("Anna Berg visited Paris", "2024-05-15"),
        ]

    def test_a_day_after_the_place_is_not_that_of_the_saying(self) -> None:
        made = tell("Anna Berg will be in Nairobi, Kenya, on Friday, her office said.")
        assert made.at("Nairobi")["date"] == "2024-05-17"

    def test_before_dawn_on_a_day_is_on_that_day(self) -> None:
        assert tell("The storm struck near Riga before dawn on Monday.").at("Riga")["date"] == "2024-05-13"

    def test_hours_after_is_most_likely_the_same_day(self) -> None:
        made = tell("Anna Berg was seen in Riga on Monday, hours after she left Oslo.")
        assert made.at("Oslo")["date"] == "2024-05-13?"
        assert made.at("Oslo")["date_reason"] == "'hours after' counted back from Monday 2024-05-13"

    def test_days_after_a_quake_count_from_the_quake_told_before(self) -> None:
        text = "A quake struck Riga on Sunday. Two days after the quake, firefighters there found a girl."
        assert [event["date"] for event in tell(text, traveller="").events] == ["2024-05-12", "2024-05-14"]

    def test_the_past_of_somebody_to_be_met_keeps_its_own_time(self) -> None:
        text = "Anna Berg will be in Riga on Friday and will meet people who were held in Oslo in 2011."
        assert tell(text).at("Oslo")["date"] == "2011"

    def test_what_came_before_the_day_named_has_not_that_day(self) -> None:
        made = tell("Anna Berg came home on Tuesday after a visit to Riga.")
        assert made.at("Riga")["date"] == ""
        assert made.at("Riga")["role"] == "stop"

    def test_where_one_left_for_is_planned_from_that_day_on(self) -> None:
        made = tell("Anna Berg arrived in Riga on Monday and left for Oslo on Wednesday.")
        assert made.at("Riga")["date"] == "2024-05-13"
        oslo = made.at("Oslo")
        assert (oslo["status"], oslo["date"]) == ("planned", "2024-05-15/..")
        assert "the arrival is not told" in oslo["date_reason"]

    def test_two_days_after_dates_the_meeting_two_days_earlier(self) -> None:
        made = tell("Anna Berg arrived in Riga on Tuesday, two days after she met Paul Smith in Nairobi.")
        assert made.at("Riga")["date"] == "2024-05-14"
        nairobi = made.at("Nairobi")
        assert nairobi["date"] == "2024-05-12"
        assert nairobi["date_reason"] == "'two days after' counted back from Tuesday 2024-05-14"

    def test_two_days_before_dates_the_meeting_two_days_later(self) -> None:
        made = tell("Anna Berg arrived in Riga on Sunday, two days before she met Paul Smith in Nairobi.")
        assert made.at("Nairobi")["date"] == "2024-05-14"

    def test_a_week_before_the_summit_dates_the_summit_a_week_later(self) -> None:
        made = tell("Anna Berg landed in Riga on Monday, a week before the summit in Oslo.")
        assert made.at("Riga")["date"] == "2024-05-13"
        assert made.at("Oslo")["date"] == "2024-05-20"

    def test_each_side_of_before_keeps_its_day(self) -> None:
        made = tell("Anna Berg landed in Riga on Monday before flying to Oslo on Tuesday.")
        assert (made.at("Riga")["date"], made.at("Oslo")["date"]) == ("2024-05-13", "2024-05-14")

    def test_what_happens_while_the_tour_goes_on_has_its_latest_day_marked_uncertain(self) -> None:
        made = tell(
            "Anna Berg visited Riga on Monday. "
            "As she went on with her tour, President Smith received Mr. Jones in Paris."
        )
        paris = made.at("Paris")
        assert (paris["date"], paris["role"], paris["status"]) == ("2024-05-13?", "related", "happened")
        assert "carried over from the traveller's latest day, Monday 13 May 2024" in paris["date_reason"]

    def test_a_stop_without_a_day_takes_the_one_before_and_is_marked_uncertain(self) -> None:
        made = tell("Anna Berg landed in Riga on Monday. She visited a school in Oslo.")
        assert made.at("Oslo")["date"] == "2024-05-13?"
        assert "carried over" in made.at("Oslo")["date_reason"]

    def test_a_planned_stop_without_a_day_takes_none(self) -> None:
        made = tell("Anna Berg landed in Riga on Monday. She will visit a school in Oslo.")
        assert made.at("Oslo")["date"] == ""

    def test_words_that_leave_the_day_open_are_the_reason_for_having_none(self) -> None:
        (event,) = tell("Anna Berg is expected to visit Riga at an unspecified date.").events
        assert event["date"] == ""
        assert event["date_reason"] == "no date: the report says only 'at an unspecified date'"

    def test_undated_events_stay_and_say_so(self) -> None:
        (event,) = tell("Anna Berg visited Riga.").events
        assert (event["date"], event["date_reason"]) == ("", "no date: the report gives none")
        assert event["role"] == "stop"

    def test_events_without_a_place_stay(self) -> None:
        made = tell("Anna Berg landed in Riga on Monday. The ministry published a report on Monday.")
        assert made.towns == ["Riga", ""]
        last = made.events[-1]
        assert (last["place_id"], last["date"], last["role"]) == ("", "2024-05-13", "related")

    def test_without_a_day_of_publication_dates_in_full_still_count(self) -> None:
        made = tell("Anna Berg visited Riga on May 13, 2024. She flew to Oslo on Tuesday.", published=None)
        assert made.at("Riga")["date"] == "2024-05-13"


class TestPlaces:
    @pytest.mark.parametrize(
        "text",
        [
            "An expert in Kenya said on Monday that prices had risen.",
            "President Smith of Kenya praised the plan on Monday.",
            "The company is based in Riga.",
            "According to Riga, prices had risen on Monday.",
        ],
    )
    def test_where_people_and_things_belong_are_no_places_of_events(self, text: str) -> None:
        assert not any(tell(text, traveller="").towns)

    @pytest.mark.parametrize(
        "text", ["Moscow said on Monday that talks would go on.", "Moscow welcomed the plan on Monday."]
    )
    def test_a_government_named_by_its_capital_is_no_place(self, text: str) -> None:
        made = tell(text, traveller="", use="metonym")
        assert made.made.places.empty

    def test_a_statement_with_a_date_is_an_event_without_a_place(self) -> None:
        (event,) = tell("Moscow said on Monday that talks would go on.", traveller="", use="metonym").events
        assert (event["place_id"], event["date"], event["title"]) == ("", "2024-05-13", "Talks would go on")

    def test_where_the_police_acted_is_one(self) -> None:
        made = tell("The police in Eldoret fired on protesters on Monday.", traveller="")
        assert made.at("Eldoret")["date"] == "2024-05-13"

    def test_here_is_where_the_report_was_filed(self) -> None:
        text = "NAIROBI, May 15 (Wire) — Anna Berg arrived here on Monday."
        made = tell(text)
        assert made.at("Nairobi")["date"] == "2024-05-13"
        (row,) = made.made.passages.to_dict("records")
        assert text[int(row["place_start"]) : int(row["place_end"])] == "here"

    def test_the_place_where_a_report_was_filed_is_no_event(self) -> None:
        assert tell("NAIROBI, May 15 (Wire) — Anna Berg arrived in Riga on Monday.").towns == ["Riga"]

    def test_there_is_the_town_told_last(self) -> None:
        made = tell("Anna Berg visited Riga on Monday. She met Paul Smith there on Tuesday.")
        assert [(e["label"].split(",")[0], e["date"]) for e in made.events] == [
            ("Riga", "2024-05-13"),
            ("Riga", "2024-05-14"),
        ]

    def test_the_town_is_the_town_told_last(self) -> None:
        made = tell("Anna Berg visited Riga. She opened a school in the town on Monday.")
        assert made.towns == ["Riga"]
        assert made.at("Riga")["date"] == "2024-05-13"

    def test_there_without_a_town_before_is_nowhere(self) -> None:
        assert not any(tell("Anna Berg met Paul Smith there on Tuesday.").towns)

    def test_from_and_to_are_two_stops(self) -> None:
        made = tell("Anna Berg travelled from Riga to Oslo on Monday.")
        assert made.stops == ["Riga", "Oslo"]

    def test_the_country_around_a_town_is_no_event_of_its_own(self) -> None:
        assert tell("Anna Berg spoke in Nairobi, Kenya, on Monday.").towns == ["Nairobi"]

    @pytest.mark.parametrize(
        "text",
        [
            "A fire destroyed much of Riga on Monday.",
            "The port of Riga closed on Monday.",
            "Police broke the windows of an office in Riga on Monday.",
            "The worst damage on Monday was in Riga, the largest city, where a church collapsed.",
            "Anna Berg flew to Riga, 30 miles west of Oslo, on Monday.",
            "Anna Berg flew to Riga, where she is due to speak on Monday.",
        ],
    )
    def test_the_town_is_found_behind_other_words(self, text: str) -> None:
        assert tell(text).towns == ["Riga"]

    def test_the_traveller_is_taken_to_be_still_where_the_report_last_saw_them(self) -> None:
        landed, met = tell("Anna Berg landed in Riga on Sunday and met the mayor on Monday.").events
        assert (landed["date"], landed["inferred"]) == ("2024-05-12", "false")
        assert (met["label"], met["date"], met["inferred"], met["role"]) == (
            "Riga",
            "2024-05-13",
            "true",
            "stop",
        )

    @pytest.mark.parametrize(
        "text",
        [
            "Anna Berg landed in Riga on Sunday. Paul Smith met the mayor on Monday.",
            "Anna Berg landed in Riga on Sunday and left on Monday.",
            "Anna Berg landed in Riga on Sunday. She met the mayor in March.",
            "Anna Berg landed in Riga on Sunday.\n\nShe met the mayor on Monday.",
        ],
    )
    def test_nobody_else_and_no_other_time_is_put_there(self, text: str) -> None:
        assert tell(text).towns.count("Riga") == 1

    def test_a_match_without_a_ground_was_played_where_its_report_was_filed(self) -> None:
        text = "RIGA, May 14 (Wire) — Oslo Rovers lost 2-1 on Tuesday to the hosts."
        (event,) = tell(text, traveller="Oslo Rovers").events
        assert (event["label"], event["inferred"]) == ("Riga", "true")

    def test_a_relative_clause_goes_on_about_its_town(self) -> None:
        made = tell("Anna Berg flew on Monday to Riga, where she met Paul Smith.")
        assert made.towns == ["Riga"]


class TestTwice:
    def test_a_stop_told_twice_is_one_event_with_two_passages(self) -> None:
        made = tell(
            "Anna Berg arrived in Riga on Monday. Berg flew to Oslo on Tuesday. "
            "Berg met Paul Smith in Riga on Monday."
        )
        assert made.towns == ["Riga", "Oslo"]
        assert made.at("Riga")["quotes"] == [
            "Anna Berg arrived in Riga on Monday.",
            "Berg met Paul Smith in Riga on Monday.",
        ]
        assert [outcome for outcome, _ in made.coverage] == ["event", "event", "passage"]

    def test_what_happened_when_something_else_did_is_one_event(self) -> None:
        (event,) = tell("In 2013, 47 people died when a train exploded in Riga.", traveller="").events
        assert (event["label"], event["date"]) == ("Riga", "2013")

    def test_where_others_arrive_from_is_not_where_they_arrive(self) -> None:
        assert "Riga" not in tell("Doctors Paul Smith sent arrived from Riga on Monday.", traveller="").towns

    def test_talks_held_are_one_event(self) -> None:
        (event,) = tell("Anna Berg held talks in Riga on Monday with Paul Smith.").events
        assert event["title"] == "Anna Berg held talks in Riga with Paul Smith"

    def test_a_day_told_later_dates_the_event(self) -> None:
        made = tell("Anna Berg visited Riga. She was welcomed in Riga on Monday.")
        assert made.towns == ["Riga"]
        assert made.at("Riga")["date"] == "2024-05-13"

    def test_another_day_is_another_event(self) -> None:
        made = tell("Anna Berg visited Riga on Sunday. She visited Riga again on Tuesday.")
        assert [event["date"] for event in made.events] == ["2024-05-12", "2024-05-14"]

    def test_what_is_planned_is_not_what_happened(self) -> None:
        made = tell("Anna Berg visited Riga on Monday. She will visit Riga again.")
        assert [event["status"] for event in made.events] == ["happened", "planned"]

    def test_what_others_did_is_not_the_stop(self) -> None:
        made = tell("Anna Berg visited Riga on Monday. Troops attacked Riga on Monday.")
        assert [event["role"] for event in made.events] == ["stop", "related"]

    def test_a_sentence_that_only_speaks_on_belongs_to_the_event_before(self) -> None:
        made = tell("The police found weapons in Riga on Monday. They were hidden under grain.", traveller="")
        assert len(made.at("Riga")["quotes"]) == 2
        assert made.coverage[1] == ("passage", "tells more of an event told elsewhere")

    def test_it_does_not_in_another_paragraph(self) -> None:
        text = "The police found weapons in Riga on Monday.\n\nThey were hidden under grain."
        assert len(tell(text, traveller="").at("Riga")["quotes"]) == 1

    @pytest.mark.parametrize("more", ["She would like to visit Oslo.", "She did not visit Oslo."])
    def test_a_wish_or_a_denial_tells_no_more_of_the_event_before(self, more: str) -> None:
        made = tell(f"Anna Berg visited Riga on Monday. {more}")
        assert made.at("Riga")["quotes"] == ["Anna Berg visited Riga on Monday."]


class TestRoles:
    TOUR = "Anna Berg arrived in Riga on Sunday. She flew to Oslo on Tuesday. "

    def test_where_the_traveller_was_are_the_stops(self) -> None:
        assert tell(self.TOUR).stops == ["Riga", "Oslo"]

    def test_what_others_did_in_the_days_of_the_tour_is_related(self) -> None:
        made = tell(self.TOUR + "Students protested in Paris on Monday.")
        assert made.at("Paris")["role"] == "related"

    def test_what_others_did_at_other_times_is_background(self) -> None:
        made = tell(self.TOUR + "An earthquake struck Nairobi in 1998.")
        assert made.at("Nairobi")["role"] == "background"

    def test_the_travellers_own_past_is_background(self) -> None:
        made = tell(self.TOUR + "Berg visited Lusaka in 1998.")
        assert made.at("Lusaka")["role"] == "background"

    def test_an_earlier_journey_is_background(self) -> None:
        text = "She arrived in Oslo on Monday and flew to Paris on Tuesday. She had visited Riga in January."
        made = tell(f"Anna Berg is on a tour. {text}")
        assert (made.stops, made.at("Riga")["role"]) == (["Oslo", "Paris"], "background")

    def test_an_expedition_takes_its_months(self) -> None:
        text = "The expedition of Anna Berg left Riga on January 4, 1911. She reached Oslo in April 1911."
        assert tell(text, published=date(1911, 8, 1)).stops == ["Riga", "Oslo"]

    def test_a_journey_told_years_later_takes_its_months(self) -> None:
        text = (
            "Anna Berg sailed from Riga on 3 March 1912. She was in Oslo in May 1912 and Paris in July 1912."
        )
        assert tell(text, published=date(2023, 9, 17)).stops == ["Riga", "Oslo", "Paris"]

    def test_who_set_out_for_a_town_long_ago_has_arrived(self) -> None:
        text = "Anna Berg left for Riga on 3 March 1912."
        assert tell(text, published=date(2023, 9, 17)).at("Riga")["status"] == "happened"

    def test_the_party_travels_with_its_leader(self) -> None:
        text = (
            "Captain Anna Berg and her party of five Swedes, who left Riga on May 2, reached Oslo on Sunday. "
            "The party went on to Paris on Monday."
        )
        assert tell(text).stops == ["Riga", "Oslo", "Paris"]

    def test_what_is_told_around_a_tour_s_days_is_related(self) -> None:
        text = "Anna Berg landed in Riga on Sunday. Roads in Oslo were closed on Wednesday."
        assert tell(text).at("Oslo")["role"] == "related"

    def test_who_is_welcomed_is_there(self) -> None:
        assert tell("Thousands lined the streets of Riga on Monday to welcome Anna Berg.").stops == ["Riga"]

    def test_a_report_without_a_traveller_has_no_stops(self) -> None:
        made = tell(self.TOUR, traveller="")
        assert made.made.traveller == ""
        assert made.stops == []
        assert sorted(made.towns) == ["Oslo", "Riga"]

    def test_another_traveller_makes_other_stops(self) -> None:
        made = tell(self.TOUR + "Mr. Paul Smith landed in Paris on Monday.", traveller="Paul Smith")
        assert made.stops == ["Paris"]

    def test_the_traveller_is_found(self) -> None:
        made = tell(self.TOUR + "Berg will travel to Paris on Friday.", traveller=None)
        assert made.made.traveller == "Anna Berg"
        assert made.stops == ["Riga", "Oslo", "Paris"]


class TestCoverage:
    def test_there_is_a_row_for_each_sentence_and_a_reason_in_each(self) -> None:
        made = tell(
            "On the Road\n\nAnna Berg arrived in Riga on Monday. She smiled. It was warm there. "
            "Nobody spoke.\n\nMoscow said so. Yes."
        )
        assert list(made.made.coverage["sentence"]) == [
            "On the Road",
            "Anna Berg arrived in Riga on Monday.",
            "She smiled.",
            "It was warm there.",
            "Nobody spoke.",
            "Moscow said so.",
            "Yes.",
        ]
        assert all(reason for _, reason in made.coverage)
        assert {outcome for outcome, _ in made.coverage} <= {"event", "passage", "none"}
        assert made.coverage[1] == ("event", "1 event")

    def test_a_sentence_that_gave_none_says_what_stood_in_the_way(self) -> None:
        made = tell("An expert in Kenya said that prices had risen.", traveller="")
        ((outcome, reason),) = made.coverage
        assert outcome == "none"
        assert "'Kenya' says where 'expert' belongs" in reason

    def test_a_sentence_without_a_verb_says_so(self) -> None:
        assert tell("Yes.").coverage == [("none", "no verb and no noun of an event")]


class TestDays:
    @pytest.mark.parametrize(
        ("edtf", "found"),
        [
            ("2024-05-13", (date(2024, 5, 13), date(2024, 5, 13))),
            ("2024-05-13?", (date(2024, 5, 13), date(2024, 5, 13))),
            ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
            ("1998", (date(1998, 1, 1), date(1998, 12, 31))),
            ("2024-05-13/..", (date(2024, 5, 13), date(2024, 5, 13))),
            ("2024-05-13/2024-06", (date(2024, 5, 13), date(2024, 6, 30))),
            ("-0044", None),
            ("0000", None),
        ],
    )
    def test_an_edtf_date_has_a_first_and_a_last_day(
        self, edtf: str, found: tuple[date, date] | None
    ) -> None:
        assert days(edtf) == found

    def test_a_day_is_written_as_three_numbers(self) -> None:
        assert as_day(date(2024, 5, 13)) == (2024, 5, 13)
