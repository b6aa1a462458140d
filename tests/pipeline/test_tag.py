from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates import Expression
from geo.errors import DatelineError, ReportError
from geo.gazetteer.entry import Entry
from geo.gazetteer.gazetteer import Gazetteer
from geo.pipeline.documents import json_line
from geo.pipeline.tag import Tagged, Tagger, tag_document, tag_file, tag_lines
from geo.places.model import Mention, Resolution
from geo.text import parsing
from tests.gazetteer_fixtures import gazetteer, gazetteer_path

__all__ = ["gazetteer", "gazetteer_path"]

RIGA = Entry(
    "test:riga", "Riga", "Riga, Latvia", "populated place", "city", 56.9460123, 24.1058900, 10.0, "LV", "25",
    605802, False, "made up", "CC0 1.0",
)  # fmt: skip


class Fake:
    """Finds Riga and Atlantis, of which it knows one, and Friday; trips over the word "bug"."""

    def __init__(self) -> None:
        self.published: list[date | None] = []
        self.publishers: list[str] = []

    def tag(self, text: str, published: date | None = None, publisher: str = "") -> Tagged:
        self.published.append(published)
        self.publishers.append(publisher)
        if "bug" in text:
            raise KeyError("oops")
        found, places, friday = [], [], []
        for word, entry in (("Riga", RIGA), ("Atlantis", None)):
            if (at := text.find(word)) >= 0:
                found.append(Mention(at, at + len(word), word, "place", 0.9))
                places.append(Resolution(entry, 0.5 if entry else 0.0, ()))
        if (at := text.find("Friday")) >= 0:
            friday.append(Expression(at, at + 6, "Friday", "DATE", "2024-03-15", "2024-03-15", "as written"))
        return Tagged(text, published, None, found, places, friday)  # type: ignore[arg-type]


def document(text: object = "Nothing.", **fields: object) -> dict[str, object]:
    return {"id": "a", "published": None, "text": text, **fields}


def rows(*lines: str, tagger: Fake | None = None) -> list[dict[str, Any]]:
    return list(tag_lines(lines, tagger or Fake()))  # type: ignore[arg-type]


def tagged(one: object, tagger: Fake | None = None) -> dict[str, Any]:
    return tag_document(one, tagger or Fake())  # type: ignore[arg-type]


def in_file(folder: Path, content: str | bytes, target: Path | None = None) -> list[dict[str, Any]]:
    source, target = folder / "in.jsonl", target or folder / "out.jsonl"
    source.write_bytes(content if isinstance(content, bytes) else content.encode())
    tag_file(source, target, Fake())  # type: ignore[arg-type]
    return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


class TestDocument:
    def test_a_place_and_a_date_come_with_all_that_is_known_of_them(self) -> None:
        assert tagged(document("Berg saw Riga on Friday.", id=7)) == {
            "id": 7,
            "places": [
                {"start": 9, "end": 13, "text": "Riga", "lat": 56.94601, "lon": 24.10589, "precision": "city"}
                | {"kind": "populated place", "source_id": "test:riga", "score": 0.45, "use": "place"}
                | {"runners_up": []}
            ],
            "dates": [
                {"start": 17, "end": 23, "text": "Friday", "value": "2024-03-15", "edtf": "2024-03-15"}
                | {"type": "DATE"}
            ],
        }

    def test_a_place_nobody_knows_is_null(self) -> None:
        [place] = tagged(document("Off to Atlantis!"))["places"]
        assert (place["text"], place["score"]) == ("Atlantis", 0.9)
        assert {place[key] for key in ("lat", "lon", "precision", "kind", "source_id")} == {None}

    @pytest.mark.parametrize("given", [{"published": None}, {}])
    def test_a_report_may_have_no_date(self, given: dict[str, object]) -> None:
        fake = Fake()
        tagged({"id": "a", "text": "x", **given}, fake)
        assert fake.published == [None]

    def test_the_publisher_is_handed_on_and_must_be_words(self) -> None:
        tagger = Fake()
        tagged(document("Riga.", publisher="Halden Courier"), tagger)
        tagged(document("Riga.", publisher=None), tagger)
        assert tagger.publishers == ["Halden Courier", ""]
        with pytest.raises(ReportError, match="publisher is a number"):
            tagged(document("Riga.", publisher=7))

    def test_the_day_of_publication_is_handed_on(self) -> None:
        fake = Fake()
        tagged(document(published="2009-03-20 12:24:52.002364-05"), fake)
        assert fake.published == [date(2009, 3, 20)]

    @pytest.mark.parametrize(
        "head", ["RIGA, Feb 4, 2025 (Reuters) - ", "Halifax (4 February 2025) - ", "Published 4 Feb 2025\n\n"]
    )
    def test_a_day_that_the_text_gives_is_used_where_none_is_given(self, head: str) -> None:
        fake = Fake()
        tagged(document(f"{head}Berg came on Monday."), fake)
        tagged(document(f"{head}Berg came on Monday.", published="2016-02-03"), fake)
        assert fake.published == [date(2025, 2, 4), date(2016, 2, 3)]

    @pytest.mark.parametrize("published", ["soon", "2016-02-30", "", 2016, True, ["2016-02-03"]])
    def test_a_date_of_publication_that_is_none_costs_only_the_dates_counted_from_it(
        self, published: object
    ) -> None:
        found = tagged(document("Berg saw Riga.", published=published))
        assert found["error"].startswith("published is ")
        assert 'write a date as in "2016-12-19"' in found["error"]
        assert [place["text"] for place in found["places"]] == ["Riga"]

    @pytest.mark.parametrize(
        ("bad", "complaint"),
        [
            ([], "The line is no JSON object"),
            (None, "The line is no JSON object"),
            ({"id": "a"}, "text is missing; give the words of the report as a string"),
            (document(None), "text is no string but null; give"),
            (document(["x"]), "text is no string but a list; give"),
            (document(1.5), "text is no string but a number; give"),
            (document(id=["x"]), "id is a list; write a string, a whole number or null"),
            (document(id=True), "id is true or false; write"),
            (document(id=1.5), "id is a number; write"),
        ],
    )
    def test_a_field_that_is_wrong_is_named_with_what_to_do(self, bad: object, complaint: str) -> None:
        with pytest.raises(DatelineError) as raised:
            tagged(bad)
        assert str(raised.value).startswith(complaint)


class TestLines:
    def test_a_bad_document_gives_a_line_that_says_why_and_the_rest_go_on(self) -> None:
        good = json.dumps(document())
        found = rows(good, "{", json.dumps({"id": "b"}), "", "  \n", good)
        assert [("error" in row, row["id"], row.get("line")) for row in found] == [
            (False, "a", None),
            (True, None, 2),
            (True, "b", 3),
            (False, "a", None),
        ]
        assert found[1]["error"].startswith("The line is no JSON (")
        assert list(found[2]) == ["id", "line", "error"]

    def test_a_fault_of_ours_costs_one_document(self) -> None:
        found = rows(json.dumps(document("a bug", id="b")), json.dumps(document()))
        assert found[0] == {"id": "b", "line": 1, "error": "A fault in Dateline: KeyError: 'oops'"}
        assert "places" in found[1]

    @pytest.mark.parametrize("line", ["[" * 100_000, "9" * 5000, "NaN", '"x"', "\x00", "{'id': 1}"])
    def test_json_of_any_kind_is_answered(self, line: str) -> None:
        [row] = rows(line)
        assert (row["id"], row["line"]) == (None, 1)
        assert row["error"].startswith("The line is ")

    @given(
        st.lists(
            st.text()
            | st.recursive(
                st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
                lambda inner: (
                    st.lists(inner) | st.dictionaries(st.sampled_from(["id", "text", "published"]), inner)
                ),
            ).map(json.dumps)
        )
    )
    def test_every_line_that_is_not_blank_gives_one(self, lines: list[str]) -> None:
        found = rows(*lines)
        assert len(found) == sum(bool(line.strip()) for line in lines)
        for row in found:
            assert ("error" in row) == ("line" in row)
            json.loads(json_line(row))


class TestFile:
    def test_lines_are_in_the_order_of_the_source(self, tmp_path: Path) -> None:
        documents = [document("Riga " * number, id=number) for number in range(50)]
        found = in_file(tmp_path, "\r\n".join(map(json.dumps, documents)))
        assert [row["id"] for row in found] == list(range(50))

    def test_a_byte_order_mark_and_any_character_are_fine(self, tmp_path: Path) -> None:
        text = "\ufeff“Riga”\u2028 — 🌍"
        [row] = in_file(tmp_path, "\ufeff" + json.dumps(document(text, id="ā"), ensure_ascii=False))
        assert row["id"] == "ā"
        assert row["places"][0]["start"] == text.index("Riga")
        assert '"ā"' in (tmp_path / "out.jsonl").read_text(encoding="utf-8")

    def test_half_a_surrogate_pair_stays_an_escape(self, tmp_path: Path) -> None:
        [row] = in_file(tmp_path, '{"id": "\\ud83c", "text": "\\udf0d Riga"}')
        assert row["id"] == "\ud83c"
        assert row["places"][0]["start"] == 2

    def test_how_many_failed_is_counted(self, tmp_path: Path) -> None:
        (tmp_path / "in").write_text("{\n" + json.dumps(document()) + "\n{\n", encoding="utf-8")
        assert tag_file(tmp_path / "in", tmp_path / "out", Fake()) == (3, 2)  # type: ignore[arg-type]

    def test_an_empty_source_gives_an_empty_target(self, tmp_path: Path) -> None:
        assert in_file(tmp_path, "") == []

    @pytest.mark.parametrize("target", ["in.jsonl", "link"])
    def test_the_source_is_never_written_over(self, tmp_path: Path, target: str) -> None:
        (tmp_path / "link").symlink_to(tmp_path / "in.jsonl")
        content = json.dumps(document())
        with pytest.raises(DatelineError, match=f"{target} is the source too, whose texts would be lost; "):
            in_file(tmp_path, content, tmp_path / target)
        assert (tmp_path / "in.jsonl").read_text(encoding="utf-8") == content

    def test_a_run_that_is_cut_short_leaves_the_old_target_alone(self, tmp_path: Path) -> None:
        class Failing(Fake):
            def tag(self, text: str, published: date | None = None, publisher: str = "") -> Tagged:
                if self.published:
                    raise KeyboardInterrupt
                return super().tag(text, published, publisher)

        source, target = tmp_path / "in", tmp_path / "out"
        source.write_text(f"{json.dumps(document())}\n" * 2, encoding="utf-8")
        target.write_text("old", encoding="utf-8")
        with pytest.raises(KeyboardInterrupt):
            tag_file(source, target, Failing())  # type: ignore[arg-type]
        assert target.read_text(encoding="utf-8") == "old"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]

    def test_a_source_that_is_missing_or_a_folder_says_so(self, tmp_path: Path) -> None:
        target = tmp_path / "out"
        for source, complaint in (
            (tmp_path / "none", "none cannot be read: no such file or directory"),
            (tmp_path, "cannot be read: is a directory"),
        ):
            with pytest.raises(DatelineError, match=complaint):
                tag_file(source, target, Fake())  # type: ignore[arg-type]
        assert not target.exists()

    def test_a_line_that_is_not_utf_8_costs_itself_only(self, tmp_path: Path) -> None:
        bad, good = in_file(tmp_path, b'{"text": "\xff"}\n{"id": 2, "text": "Rain fell."}\n')
        assert bad["error"] == "The line is not UTF-8: its byte 10 is 0xff; save the file as UTF-8."
        assert (bad["line"], good["id"]) == (1, 2)

    @pytest.mark.parametrize("target", [".", "missing/out", "in.jsonl/out"])
    def test_a_target_that_cannot_be_written_says_so(self, tmp_path: Path, target: str) -> None:
        with pytest.raises(DatelineError, match="cannot be written: "):
            in_file(tmp_path, "", tmp_path / target)

    def test_a_device_is_written_to_and_not_replaced(self, tmp_path: Path) -> None:
        source = tmp_path / "in"
        source.write_text(json.dumps(document()), encoding="utf-8")
        assert tag_file(source, Path("/dev/null"), Fake()) == (1, 0)  # type: ignore[arg-type]
        assert Path("/dev/null").is_char_device()


def test_a_terminal_sees_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    in_file(tmp_path, json.dumps(document()))
    assert "100%" in terminal.getvalue()


@pytest.fixture(scope="module")
def tagger(gazetteer: Gazetteer) -> Tagger:
    return Tagger(parsing.load(), gazetteer)


class TestEngine:
    """The parts as they are: what they find is theirs to test."""

    def test_a_report_comes_back_with_its_places_and_dates(self, tagger: Tagger) -> None:
        text = "Foreign Minister Anna Berg arrived in Riga, Latvia, on Tuesday. She left in 2024."
        found = tagger.tag(text, date(2024, 3, 12))
        pairs = zip(found.mentions, found.resolutions, strict=True)
        places = {mention.text: resolution.entry for mention, resolution in pairs}
        assert {"Riga", "Latvia"} <= set(places)
        assert abs((places["Riga"] or RIGA).lat - RIGA.lat) < 0.5
        assert "2024-03-12" in {each.value for each in found.dates}

    def test_what_a_draft_knows_of_places_is_there_too(self, tagger: Tagger) -> None:
        text = "Ministers met in the Kenyan capital. A plane crashed 40 miles west of Denver."
        capital, denver = tag_document(document(text), tagger)["places"]
        assert (capital["text"], round(capital["lat"]), capital["score"]) == ("Kenyan capital", -1, None)
        assert (denver["text"], round(denver["lon"], 1)) == ("Denver", -105.7)

    def test_a_country_whose_capital_is_named_is_there_as_well(self, tagger: Tagger) -> None:
        tagged = tag_document({"id": 1, "text": "She flew to Kenya's capital, Nairobi, on Monday."}, tagger)
        kenya, nairobi = tagged["places"]
        assert (kenya["text"], kenya["precision"]) == ("Kenya", "country")
        assert nairobi["text"] == "Nairobi"

    def test_what_was_read_before_makes_no_difference(self, tagger: Tagger) -> None:
        texts = [
            "Berg flew from Tallinn to Riga.",
            "Riga, Mich., is small.",
            "The U.S. aided Haiti in 2010.",
        ]

        def read(order: Sequence[str]) -> dict[str, dict[str, Any]]:
            return {text: tag_document(document(text), tagger) for text in order}

        assert read(texts) == read(texts[::-1])

    @pytest.mark.parametrize(
        "text", ["", " ", "\ud83c Riga \udf0d", "\x00", "é" * 3, "\ufeff\u200b", "1" * 5000]
    )
    def test_any_text_is_read(self, tagger: Tagger, text: str) -> None:
        found = tag_document(document(text), tagger)
        for row in [*found["places"], *found["dates"]]:
            assert text[row["start"] : row["end"]] == row["text"]
