# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import StoryError
from geo.story.corrections import apply, covered
from geo.story.tables import CHANCES
from tests import stories
from tests.story.corrected import Correct, Tables, applied, correct, draft, drafted, find_place, quotes, row  # noqa: F401
from tests.story.test_decisions import Decision, decided, read

NEW = {"event": True, "title": "New", "role": "stop", "status": "happened"}


class TestApplying:
    def test_without_corrections_the_draft_stays(self, correct: Correct, draft: Tables) -> None:
        *tables, problems = correct()
        assert problems == []
        assert all(table.equals(before) for table, before in zip(tables, draft, strict=True))

    def test_a_dropped_event_goes_with_its_sentences_and_its_place(
        self, correct: Correct, draft: Tables
    ) -> None:
        events, passages, places, problems = correct({"quote": "the border crossing", "drop": True})
        assert problems == []
        assert "border-blockade" not in set(events["event_id"]) | set(passages["event_id"])
        assert "terespol" not in set(places["place_id"])
        assert len(events) == len(draft[0]) - 1
        assert len(places) == len(draft[2]) - 1

    def test_what_a_person_changed_is_reviewed_and_the_rest_is_not(self, correct: Correct) -> None:
        events, _, _, problems = correct(
            {"quote": "the naval fleet", "role": "related", "title": "Berg may go"},
        )
        changed = row(events, "fleet-visit")
        assert (changed["role"], changed["title"], changed["reviewed"]) == (
            "related",
            "Berg may go",
            "true",
        )
        assert list(events["reviewed"]).count("true") == 1
        assert problems == []

    @pytest.mark.parametrize(
        ("decision", "event_id"),
        [
            ({"quote": "the naval fleet", "title": "Berg may go"}, "fleet-visit"),
            ({"quote": "the naval fleet", "place": "Tartu"}, "fleet-visit"),
            ({"quote": "We came to listen", "same_as": "the border crossing"}, "border-blockade"),
            ({"quote": "the naval fleet", **NEW}, "new"),
        ],
        ids=["changed", "moved", "merged", "added"],
    )
    def test_what_the_engine_reckoned_goes_where_a_person_decided_and_only_there(
        self, correct: Correct, decision: Decision, event_id: str
    ) -> None:
        events, _, _, problems = correct(decision)
        assert problems == []
        decided = row(events, event_id)
        assert (decided["reviewed"], decided["runners_up"]) == ("true", "")
        assert [decided[chance] for chance in CHANCES] == ["", "", ""]
        others = events[events["event_id"] != event_id]
        assert set(others["chance"]) == {"0.72"}
        assert set(others["runners_up"]) == {"Tartu"}

    def test_of_two_decisions_that_contradict_each_other_the_second_is_reported(
        self, correct: Correct
    ) -> None:
        events, _, _, (problem,) = correct(
            {"quote": "the naval fleet", "role": "related"},
            {"quote": "the naval fleet", "role": "background"},
        )
        assert row(events, "fleet-visit")["role"] == "related"
        assert "correction 1 gives the same event another role, 'related'" in str(problem)

    def test_a_date_comes_with_the_reason_given_or_with_why(self, correct: Correct) -> None:
        events, _, _, _ = correct(
            {"quote": "In 1980", "date": "1980-08", "date_reason": "'in August', says the archive"},
            {"quote": "the border crossing", "date": "", "why": "no day is given"},
        )
        strike, blockade = row(events, "shipyard-strike"), row(events, "border-blockade")
        assert (strike["date"], strike["date_reason"]) == ("1980-08", "'in August', says the archive")
        assert (blockade["date"], blockade["date_reason"]) == ("", "a person's decision: no day is given")

    def test_quotes_and_spaces_may_be_typed_plainly(self, correct: Correct) -> None:
        _, _, _, problems = correct({"quote": '"at a  convenient time,"', "role": "background"})
        assert problems == []

    def test_the_mention_says_which_event_of_a_sentence_is_meant(self, correct: Correct) -> None:
        quote = "toured the grain terminal in Riga on Tuesday, a day after"
        events, _, _, problems = correct(
            {"quote": quote, "mention": "a day after", "status": "claimed"},
            {"quote": quote, "mention": "on Tuesday", "title": "Berg in Riga"},
        )
        assert problems == []
        assert row(events, "tallinn-meeting")["status"] == "claimed"
        assert row(events, "riga-terminal")["title"] == "Berg in Riga"

    def test_a_sentence_of_two_events_asks_for_the_mention(self, correct: Correct, draft: Tables) -> None:
        events, _, _, [problem] = correct({"quote": "the grain terminal in Riga", "drop": True})
        assert "2 events are told there; add or change mention" in str(problem)
        assert "'Berg meets port officials in Tallinn' by 'Tallinn' or 'a day after'" in str(problem)
        assert events.equals(draft[0])

    @pytest.mark.parametrize(
        ("correction", "complaint"),
        [
            (
                {"quote": "words nobody said", "drop": True},
                "'words nobody said' does not stand",
            ),
            (
                {"quote": "Riga", "drop": True},
                "'Riga' stands 3 times in the report; quote more words",
            ),
            ({"quote": "resume on Thursday, both sides said. A second", "drop": True}, "within one sentence"),
            (
                {"quote": "to visit the naval", "mention": "visit", "drop": True},
                "mention 'visit' marks no event",
            ),
            ({"quote": "the naval fleet", "same_as": "nowhere"}, "'nowhere' does not stand in the report"),
            ({"quote": "In 1980", "place": "Atlantis"}, "nobody knows the place 'Atlantis'"),
            (
                {"quote": "nowhere", "event": True, "title": "x", "role": "stop", "status": "planned"},
                "does not stand",
            ),
        ],
    )
    def test_a_decision_that_fits_nothing_is_reported(
        self, correct: Correct, correction: dict[str, object], complaint: str
    ) -> None:
        *_, [problem] = correct(correction)
        assert problem.file == "corrections.toml"
        assert problem.message.startswith("correction 1 (")
        assert complaint in problem.message

    def test_two_events_that_are_one_are_merged_with_all_their_sentences(self, correct: Correct) -> None:
        events, passages, _, problems = correct(
            {"quote": "We came to listen", "same_as": "the border crossing"}
        )
        assert problems == []
        assert "riga-terminal" not in set(events["event_id"])
        assert row(events, "border-blockade")["reviewed"] == "true"
        told = quotes(passages, "border-blockade")
        assert told == [stories.HEADLINE, stories.ARRIVAL, stories.LISTEN, stories.BLOCKADE]

    def test_a_merged_sentence_is_not_told_twice(self, correct: Correct) -> None:
        _, passages, _, _ = correct(
            {
                "quote": stories.ARRIVAL,
                "mention": "Tallinn",
                "same_as": stories.ARRIVAL,
                "same_as_mention": "Riga",
            },
        )
        assert quotes(passages, "riga-terminal") == [stories.HEADLINE, stories.ARRIVAL, stories.LISTEN]

    def test_a_chain_of_merges_ends_in_one_event(self, correct: Correct) -> None:
        events, passages, _, problems = correct(
            {"quote": "In 1980", "same_as": "the border crossing"},
            {"quote": "the border crossing", "same_as": "the naval fleet"},
            {"quote": "In 1980", "title": "All of it"},
        )
        assert problems == []
        assert quotes(passages, "fleet-visit") == [stories.FLEET, stories.BLOCKADE, stories.STRIKE]
        assert row(events, "fleet-visit")["title"] == "All of it"

    def test_an_event_is_not_merged_into_one_that_is_dropped(self, correct: Correct) -> None:
        events, _, _, [problem] = correct(
            {"quote": "In 1980", "same_as": "the border crossing"},
            {"quote": "the border crossing", "drop": True},
        )
        assert "correction 1 ('In 1980'): another correction drops the event" in str(problem)
        assert "shipyard-strike" in set(events["event_id"])

    def test_an_event_the_draft_missed_is_added_with_its_sentence(self, correct: Correct) -> None:
        events, passages, places, problems = correct(
            {"quote": "met port officials in Tallinn", "mention": "Tallinn", "event": True, "place": "Tartu"}
            | {"title": "Officials’ arrival", "role": "related", "status": "claimed", "date": "2024-03~"},
        )
        assert problems == []
        added = row(events, "officials-arrival")
        assert (added["role"], added["date"], added["reviewed"]) == ("related", "2024-03~", "true")
        assert row(places, added["place_id"])["name"] == "Tartu"
        passage = row(passages, "officials-arrival")
        assert passage["quote"] == stories.ARRIVAL
        assert stories.TEXT[int(passage["place_start"]) : int(passage["place_end"])] == "Tallinn"

    def test_an_event_that_is_right_is_reviewed_by_whom_and_when(
        self, correct: Correct, tmp_path: Path
    ) -> None:
        events, _, _, problems = correct({"quote": "In 1980", "right": True, "by": "Ann Lee"})
        assert problems == []
        checked = row(events, "shipyard-strike")
        assert (checked["reviewed"], checked["reviewed_by"], checked["reviewed_on"]) == (
            "true",
            "Ann Lee",
            "",
        )
        assert (checked["date"], checked["title"]) == ("1980", stories.EVENTS[4]["title"])
        path = tmp_path / "corrections.toml"
        path.write_text('[[correction]]\nquote = "In 1980"\nright = true\non = 2026-01-02\n')
        assert read(tmp_path)[0].on == "2026-01-02"

    def test_a_sentence_can_be_split_off_as_an_event_of_its_own(self, correct: Correct) -> None:
        events, passages, _, problems = correct(
            {"quote": "We came to listen", "split": True, "title": "Berg listens", "date": "2024-03-13"}
        )
        assert problems == []
        assert quotes(passages, "berg-listens") == [stories.LISTEN]
        assert quotes(passages, "riga-terminal") == [stories.HEADLINE, stories.ARRIVAL]
        new, old = row(events, "berg-listens"), row(events, "riga-terminal")
        assert (new["place_id"], new["date"], new["reviewed"]) == ("riga", "2024-03-13", "true")
        assert (old["date"], old["reviewed"]) == ("2024-03-12", "false")

    def test_the_only_sentence_of_an_event_cannot_be_split_off(self, correct: Correct, draft: Tables) -> None:
        events, _, _, [problem] = correct({"quote": "In 1980", "split": True})
        assert "no other sentence tells its event" in str(problem)
        assert events.equals(draft[0])

    def test_a_sentence_can_tell_an_event_that_others_tell(self, correct: Correct) -> None:
        _, passages, _, problems = correct(
            {"quote": "the naval fleet", "event": True, "same_as": "In 1980"},
            {"quote": "We came to listen", **NEW},
            {"quote": "Talks on a new grain", "event": True, "same_as": "We came to listen"}
            | {"same_as_which": 2},
        )
        assert problems == []
        assert quotes(passages, "shipyard-strike") == [stories.FLEET, stories.STRIKE]
        assert quotes(passages, "new") == [stories.LISTEN, stories.TALKS]

    def test_where_words_leave_several_events_a_number_says_which(self, correct: Correct) -> None:
        quote = {"quote": "the grain terminal in Riga"}
        events, _, _, problems = correct({**quote, "which": 2, "status": "claimed"})
        assert problems == []
        assert row(events, "tallinn-meeting")["status"] == "claimed"

    def test_a_reviewed_row_stays_as_it_is_and_that_is_said(self, tmp_path: Path, draft: Tables) -> None:
        reviewed = (draft[0].assign(reviewed="true"), *draft[1:])
        events, _, _, [problem] = applied(tmp_path, reviewed, {"quote": "In 1980", "title": "x"})
        assert "the event 'shipyard-strike' is marked as reviewed already" in str(problem)
        assert events.equals(reviewed[0])


def test_the_coverage_follows_the_corrections(draft: Tables, correct: Correct) -> None:
    outcomes = [(stories.BLOCKADE, "event", "it happens"), (stories.STRIKE, "passage", "told before")]
    before = pd.DataFrame(
        [*outcomes, (stories.LISTEN, "none", "a statement"), (stories.AGAIN, "event", "announced")],
        columns=["sentence", "outcome", "reason"],
        dtype=str,
    )
    told = draft[1][draft[1]["quote"] != stories.LISTEN]
    assert covered(before, told).equals(before)
    _, passages, _, _ = correct({"quote": "the border crossing", "drop": True})
    after = covered(before, passages)
    assert list(after["outcome"]) == ["none", "passage", "event", "event"]
    assert list(after["reason"].str.startswith("a person's decision")) == [True, False, True, False]
    unsure = before.assign(outcome="unsure")
    left = covered(unsure, passages, [stories.BLOCKADE, stories.LISTEN])
    assert list(left["outcome"]) == ["none", "event", "event", "event"]


WHOLE = [stories.HEADLINE, stories.ARRIVAL, stories.BLOCKADE, stories.AGAIN]
PARTS = [
    "in Riga on Tuesday",
    "In 1980",
    "Riga",
    "naval fleet",
    "Talks on a new",
    "said. A second trip",
    "“We came",
]
QUOTES = st.sampled_from([*WHOLE, *PARTS, "no such words"])
CELLS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["A title", "Ü", "日本"]),
        "role": st.sampled_from(["stop", "related"]),
        "status": st.sampled_from(["planned", "claimed"]),
        "date": st.sampled_from(["", "2024-03-12", "1980/1981"]),
        "place": st.sampled_from(["", "Riga", "Tartu", "Atlantis", "日本"]),
        "mention": st.sampled_from(["Riga", "Tallinn", "on Tuesday", "1980", "Helsinki"]),
    },
)
POINTS = st.just({"place": "Riga", "lat": 1, "lon": 2.5, "precision": "site"})
CORRECTIONS = st.builds(
    lambda quote, decision, cells: {"quote": quote, **cells, **decision},
    QUOTES,
    st.just({"drop": True})
    | st.builds(lambda quote: {"same_as": quote}, QUOTES)
    | st.just(NEW)
    | st.just({"right": True})
    | st.just({"split": True})
    | POINTS
    | st.just({"status": "planned"}),
    CELLS,
)


@given(st.lists(CORRECTIONS, max_size=6))
def test_any_corrections_leave_tables_that_hold_and_lose_no_event_silently(
    tmp_path_factory: pytest.TempPathFactory, corrections: list[dict[str, object]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    draft = drafted(folder / "tiny")
    sound = []
    for one in corrections:
        plain = {
            key: value
            for key, value in one.items()
            if key in ("quote", "mention", "right", "drop", "same_as")
        }
        for candidate in (one, plain):
            try:
                decided(folder, candidate)
            except StoryError:
                continue
            sound.append(candidate)
            break
    events, passages, places, problems = applied(folder, draft, *sound)
    gone = set(draft[0]["event_id"]) - set(events["event_id"])
    assert len(gone) <= sum("drop" in one or "same_as" in one for one in sound)
    kept = set(passages["quote"])
    lost = [quote for quote in set(draft[1]["quote"]) if quote not in kept]
    assert not lost or any("drop" in one for one in sound)
    if not problems:
        again = apply(events, passages, places, stories.TEXT, decided(folder, *sound), find_place)
        assert events.equals(again[0])
        assert passages.equals(again[1])
        assert places.equals(again[2])
