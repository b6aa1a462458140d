# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""The way from a text to the tables of a story, for reports and for texts that are none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo import checks, report, timespan
from geo.draft import Draft, draft, place_cells
from geo.errors import LanguageError
from geo.gazetteer import Gazetteer
from geo.tables import COVERAGE, EVENTS, PASSAGES, PLACES, ROLES, STATUSES
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401
from tests.reading import PUBLISHED, tell

REPORTS = sorted((Path(__file__).parent / "reports").glob("*.txt"))
TEXT = (
    "Berg on the Road\n\nRIGA, May 14 (Wire) — Anna Berg arrived here on Monday. “It’s warm,” she said. "
    "She will fly to Nairobi, Kenya, on Friday.\n\nAn earthquake struck Lusaka in 1998."
)
SENTENCES = [
    text[sentence.start : sentence.end]
    for text in (path.read_text("utf-8") for path in REPORTS)
    for sentence in report.sentences(text)
]
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})
ODD = [
    "\n\n", "\r\n", "\r", "\x00", "\x0b", "\u2028", "\ufeff", "\u200b", "\u0301", "😀", "日本", "ﬁ",
    "İstanbul", "{{ 7*7 }}", "<script>", "=1+1", '"', "'", ",", "—", "31 February", "-44", "2024-13-45",
    "the year 99999",
]  # fmt: skip
PIECES = st.one_of(*(st.sampled_from(pieces) for pieces in (SENTENCES, WORDS, ODD)))
Drafted = Callable[..., Draft]
DAYS = st.one_of(st.none(), st.dates())


@pytest.fixture
def drafted(gazetteer: Gazetteer) -> Drafted:
    """Drafts a text the way a user does, published on Wednesday 15 May 2024; the traveller is found."""
    return lambda text, published=PUBLISHED, **given: draft(text, published, gazetteer=gazetteer, **given)


def problems(made: Draft, text: str) -> list[str]:
    """Whatever does not hold in the tables."""
    found = [*checks.keys(made.events, made.passages, made.places), *checks.offsets(made.passages, text)]
    return [str(problem) for problem in found]


def hold(made: Draft, text: str) -> None:
    """Fail unless the tables hold, in themselves and with the text."""
    assert problems(made, text) == []
    sentences = [text[s.start : s.end] for s in report.sentences(text)]
    assert list(made.coverage["sentence"]) == sentences
    assert all(made.coverage["reason"])
    assert set(made.coverage["outcome"]) <= {"event", "passage", "none"}
    assert set(made.passages["quote"]) <= set(sentences)
    for row in made.passages.to_dict("records"):
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]
    for event in made.events.to_dict("records"):
        assert event["role"] in ROLES
        assert event["status"] in STATUSES
        assert event["title"]
        assert event["date_reason"]
        assert not event["date"] or timespan.parse(event["date"])
    told = set(made.coverage.loc[made.coverage["outcome"] != "none", "sentence"])
    assert set(made.passages["quote"]) == told


def same(one: Draft, other: Draft) -> bool:
    tables = ("events", "passages", "places", "coverage")
    return one.traveller == other.traveller and all(
        getattr(one, table).equals(getattr(other, table)) for table in tables
    )


class TestTables:
    def test_the_tables_have_their_columns_and_text_in_every_cell(self) -> None:
        made = tell(TEXT).made
        for frame, table in (
            (made.events, EVENTS),
            (made.passages, PASSAGES),
            (made.places, PLACES),
            (made.coverage, COVERAGE),
        ):
            assert list(frame.columns) == list(table.columns)
            assert all(isinstance(cell, str) for row in frame.itertuples(index=False) for cell in row)

    def test_a_drafted_event_is_not_reviewed(self) -> None:
        assert set(tell(TEXT).made.events["reviewed"]) == {"false"}

    def test_places_and_dates_are_found_where_the_passage_says(self) -> None:
        made = tell(TEXT)
        words = [
            (
                TEXT[int(row["place_start"]) : int(row["place_end"])],
                TEXT[int(row["date_start"]) : int(row["date_end"])],
            )
            for row in made.made.passages.to_dict("records")
        ]
        assert words == [("here", "Monday"), ("Nairobi", "Friday"), ("Lusaka", "1998")]

    def test_the_words_of_a_place_stand_in_its_passage_where_sentences_are_glued(self) -> None:
        text = "She learned the trade in Riga, where she served in 1999."
        text += "“My mother tied me to a tree in the last one,” said Anna Berg."
        hold(tell(text).made, text)

    def test_each_place_has_one_row_however_often_it_is_visited(self) -> None:
        made = tell(
            "Anna Berg visited Riga on Sunday. She visited Oslo on Monday. She visited Riga on Tuesday."
        )
        assert len(made.events) == 3
        assert sorted(made.made.places["name"]) == ["Oslo", "Riga"]
        assert list(made.made.events["event_id"]) == ["riga", "oslo", "riga-2"]

    def test_an_event_without_a_place_is_named_by_its_title(self) -> None:
        made = tell("Anna Berg landed in Riga on Monday. The ministry published a report on Monday.")
        assert made.made.events["event_id"].iloc[1] == "the-ministry-published-a-report"

    def test_a_place_names_its_source_and_those_that_lost(self, gazetteer: Gazetteer) -> None:
        first, *others = gazetteer.candidates("Paris")
        cells = place_cells(first, others)
        assert cells["geocoder"] == "gazetteer"
        assert cells["label"].startswith("Paris")
        assert cells["source_id"] == first.source_id
        assert cells["inferred"] == "false"
        assert cells["rejected"]
        assert place_cells(first, others, inferred=True)["inferred"] == "true"


class TestHeadline:
    def test_a_headline_in_the_present_tense_tells_an_event_too(self) -> None:
        made = tell("Anna Berg lands in Riga\n\nAnna Berg visited Riga on Monday.")
        assert made.towns == ["Riga"]
        assert len(made.at("Riga")["quotes"]) == 2

    def test_a_dateline_names_no_place_of_an_event(self) -> None:
        assert tell("OSLO, May 14 (Wire) — Anna Berg arrived in Riga on Monday.").towns == ["Riga"]


class TestSame:
    def test_the_same_text_gives_the_same_tables(self, drafted: Drafted) -> None:
        text = REPORTS[0].read_text("utf-8")
        assert same(drafted(text), drafted(text))

    def test_a_report_is_read_the_same_after_another_one(self, drafted: Drafted) -> None:
        first = drafted(TEXT)
        drafted("Paul Smith sailed from Oslo to Paris in 1911.", traveller="Paul Smith")
        assert same(first, drafted(TEXT))

    def test_line_ends_of_another_system_change_offsets_only(self, drafted: Drafted) -> None:
        one, other = drafted(TEXT), drafted(TEXT.replace("\n", "\r\n"))
        pd.testing.assert_frame_equal(one.events, other.events)
        assert list(one.passages["quote"]) == list(other.passages["quote"])
        assert list(one.coverage["sentence"]) == list(other.coverage["sentence"])


class TestAnyText:
    def test_keys_are_plain_letters_digits_and_hyphens(self, drafted: Drafted) -> None:
        made = drafted("Anna Berg visited São Paulo on Monday. She met Łukasz Żak on Tuesday.")
        for key in (*made.events["event_id"], *made.places["place_id"]):
            assert key.replace("-", "").isalnum()
            assert key.isascii()

    @pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\ufeff", "\u00a0", "Yes.", "."])
    def test_a_text_that_tells_nothing_gives_empty_tables(self, drafted: Drafted, text: str) -> None:
        made = drafted(text)
        hold(made, text)
        assert made.traveller == ""
        assert [len(frame) for frame in (made.events, made.passages, made.places)] == [0, 0, 0]

    @pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
    def test_the_tables_of_a_report_hold(self, drafted: Drafted, path: Path) -> None:
        text = path.read_text("utf-8")
        hold(drafted(text), text)

    @settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.lists(PIECES, max_size=20).map(" ".join), DAYS, st.sampled_from([None, "", "Anna Berg"]))
    def test_the_tables_of_any_text_hold(
        self, gazetteer: Gazetteer, text: str, published: date | None, traveller: str | None
    ) -> None:
        hold(draft(text, published, traveller=traveller, gazetteer=gazetteer), text)

    @settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.text(st.characters(exclude_categories=()), max_size=200), DAYS)
    def test_any_string_at_all_gives_tables_that_hold(
        self, gazetteer: Gazetteer, text: str, published: date | None
    ) -> None:
        hold(draft(text, published, gazetteer=gazetteer), text)

    @pytest.mark.parametrize(
        "text",
        [
            "Anna Berg visited Riga\ud800 on Monday. She \udfff left.",
            "\ufeffAnna Berg visited Riga on Monday.\r\n\r\nShe left\x00 Oslo.",
            "Anna Berg visited Riga and " * 300,
            "Riga, " * 500,
            "A" * 5000,
            " " * 20000 + "Anna Berg visited Riga.",
            "((((" * 500 + "Riga" + "))))" * 500,
            "Anna Berg visited Riga on Monday 2024-05-13, May 13, 13 May, 13/05/2024. " * 20,
            "MONDAY — " * 200,
        ],
        ids=["surrogates", "marks", "clauses", "list", "letters", "spaces", "brackets", "dates", "datelines"],
    )
    def test_odd_texts_give_tables_that_hold(self, drafted: Drafted, text: str) -> None:
        hold(drafted(text), text)

    @pytest.mark.parametrize("published", [date.min, date.max, date(1, 1, 2), date(9999, 12, 30)])
    def test_the_first_and_last_days_there_are_may_be_those_of_publication(
        self, drafted: Drafted, published: date
    ) -> None:
        text = TEXT + " She comes back next week, two days after she met Paul Smith. She left last year."
        hold(drafted(text, published=published), text)

    @pytest.mark.parametrize("name", ["\ud800", "(", " ", "Riga", "Nobody At All", "Anna\nBerg"])
    def test_any_name_of_a_traveller_will_do(self, drafted: Drafted, name: str) -> None:
        hold(drafted(TEXT, traveller=name), TEXT)


def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(LanguageError, match="no_such_model"):
        draft("Yes.", PUBLISHED, model="no_such_model")
