# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""The way from a text to the tables of a story, for reports and for texts that are none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo import timespan
from geo.errors import LanguageError
from geo.gazetteer.gazetteer import Gazetteer
from geo.kinds import Coverage, Role, Status
from geo.pipeline.draft import draft
from geo.pipeline.tables import Draft
from geo.story import checks
from geo.story.tables import CHANCES, COVERAGE, EVENTS, PASSAGES, PLACES
from geo.text import report
from geo.text.mending import mend
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401
from tests.reading import PUBLISHED

REPORTS = sorted((Path(__file__).parents[1] / "reports").glob("*.txt"))
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
    mended = mend(text)
    spans = (mended.span(s.start, s.end) for s in report.sentences(mended.text))
    sentences = [text[start:end] for start, end in spans]
    assert list(made.coverage["sentence"]) == sentences
    assert all(made.coverage["reason"])
    assert set(made.coverage["outcome"]) <= set(Coverage)
    assert set(made.passages["quote"]) <= set(sentences)
    for row in made.passages.to_dict("records"):
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]
    for event in made.events.to_dict("records"):
        assert event["role"] in list(Role)
        assert event["status"] in list(Status)
        assert event["title"]
        assert event["date_reason"]
        assert not event["date"] or timespan.parse(event["date"])
    tells = made.coverage["outcome"].isin([Coverage.EVENT, Coverage.PASSAGE])
    told = set(made.coverage.loc[tells, "sentence"])
    assert set(made.passages["quote"]) == told


def same(one: Draft, other: Draft) -> bool:
    tables = ("events", "passages", "places", "coverage")
    return one.traveller == other.traveller and all(
        getattr(one, table).equals(getattr(other, table)) for table in tables
    )


class TestTables:
    def test_the_tables_have_their_columns_and_text_in_every_cell(self, drafted: Drafted) -> None:
        made = drafted(TEXT)
        for frame, table in (
            (made.events, EVENTS),
            (made.passages, PASSAGES),
            (made.places, PLACES),
            (made.coverage, COVERAGE),
        ):
            assert len(frame)
            assert list(frame.columns) == list(table.columns)
            assert all(isinstance(cell, str) for row in frame.itertuples(index=False) for cell in row)

    def test_a_drafted_event_is_not_reviewed_and_has_its_chance(self, drafted: Drafted) -> None:
        events = drafted(TEXT).events
        assert set(events["reviewed"]) == {"false"}
        chances = events[list(CHANCES)].astype(float)
        assert ((chances > 0) & (chances <= 1)).all(axis=None)
        assert (chances["chance"] <= chances[["place_chance", "date_chance"]].min(axis=1)).all()

    def test_each_place_has_one_row_however_often_it_is_visited(self, drafted: Drafted) -> None:
        made = drafted(
            "Anna Berg visited Riga on Sunday. She visited Oslo on Monday. She returned to Riga on Tuesday."
        )
        assert sorted(made.places["name"]) == ["Oslo", "Riga"]
        assert list(made.events["event_id"]) == ["riga", "oslo", "riga-2"]
        assert list(made.events["place_id"]) == ["riga", "oslo", "riga"]


class TestProgress:
    def test_what_is_found_is_told_as_it_is_found(self, drafted: Drafted) -> None:
        told: list[tuple[str, int]] = []
        made = drafted(
            "Anna Berg met the mayor in Riga on Monday. She left.",
            progress=lambda found, count: told.append((found, count)),
        )
        assert told == [("sentences", 2), ("dates", 1), ("places", 1), ("events", len(made.events))]

    def test_how_far_it_has_come_is_told_often_and_in_order(self, drafted: Drafted) -> None:
        told: list[float] = []
        drafted("Anna Berg met the mayor in Riga on Monday. She left.\n\n" * 200, tick=told.append)
        assert told == sorted(told)
        assert told[-1] == 1
        assert max(after - before for before, after in pairwise([0.0, *told])) < 0.4


class TestSame:
    def test_the_same_text_gives_the_same_tables(self, drafted: Drafted) -> None:
        text = REPORTS[0].read_text("utf-8")
        assert same(drafted(text), drafted(text))

    def test_a_report_is_read_the_same_after_another_one(self, drafted: Drafted) -> None:
        first = drafted(TEXT)
        drafted("Paul Smith sailed from Oslo to Paris in 1911.", traveller="Paul Smith")
        assert same(first, drafted(TEXT))

    def test_line_ends_of_another_system_change_offsets_and_chances_only(self, drafted: Drafted) -> None:
        one, other = drafted(TEXT), drafted(TEXT.replace("\n", "\r\n"))
        told = [column for column in EVENTS.columns if column not in (*CHANCES, "runners_up")]
        pd.testing.assert_frame_equal(one.events[told], other.events[told])
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


def test_a_date_that_runs_on_across_a_line_is_no_span_of_its_sentence() -> None:
    made = draft("The show opens in Selkirk at 10 a.m.\nJune 4 brings it to Galashiels.\n", date(2024, 5, 28))
    for row in made.passages.to_dict("records"):
        if row["date_end"]:
            assert int(row["start"]) <= int(row["date_start"]) < int(row["date_end"]) <= int(row["end"])


def test_without_a_gazetteer_of_their_own_reports_share_one() -> None:
    draft("Talks resume in Riga.", PUBLISHED)
    opened = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        draft("Talks resume in Riga.", PUBLISHED)
    assert len(list(Path("/proc/self/fd").iterdir())) == opened


def test_blanks_name_nobody() -> None:
    text = "Anna Berg arrived in Riga on Monday. She flew to Oslo on Tuesday.\n"
    assert draft(text, date(2024, 5, 15), traveller="   ").traveller == ""


def test_markdown_and_broken_words_are_read_and_offsets_count_in_the_text_as_given(drafted: Drafted) -> None:
    text = (
        "# Minister in the north\n\n**Anna Berg** arrived in [Riga](http://example.org/riga) on *Monday*. "
        "She met officials in Hel-\nsinki on Tues-\nday.\n"
    )
    made = drafted(text)
    assert {"Riga", "Helsinki"} <= set(made.places["name"])
    assert {"2024-05-13", "2024-05-14"} <= set(made.events["date"])
    for row in made.passages.to_dict("records"):
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]
    spans = made.passages[["place_start", "place_end"]].itertuples(index=False)
    assert {"Riga", "Hel-\nsinki"} <= {text[int(start) : int(end)] for start, end in spans}
    assert all(sentence in text for sentence in made.coverage["sentence"])
