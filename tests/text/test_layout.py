"""geo.text.layout: where the headline ends, and the dateline."""

from __future__ import annotations

import pytest

from geo.text import layout
from geo.text.report import sentences

TEXT = "Berg on the Road\n\nRIGA, May 14 (Wire) — Anna Berg arrived here on Monday."


class TestDateline:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (TEXT, "RIGA, May 14 (Wire) — "),
            (
                "NAIROBI, Kenya, March 4, 2024 (Wire) -- It rained.",
                "NAIROBI, Kenya, March 4, 2024 (Wire) -- ",
            ),
            ("WASHINGTON — He left.", "WASHINGTON — "),
            ("Halifax (23 March 2023) - Police came.", "Halifax (23 March 2023) - "),
            ("Port Hill, Peru, May 3, 2023 (Wire) – It rained.", "Port Hill, Peru, May 3, 2023 (Wire) – "),
            ("In the spring (23 March 2023) - so they say - it rained.", None),
            ("By Ann Lee\n\nLONDON, 12 June — She left.", "LONDON, 12 June — "),
            ("Berg said so — and left.", None),
            ("A — B", None),
            ("Anna Berg visited RIGA.", None),
            ("", None),
        ],
    )
    def test_where_a_report_was_filed(self, text: str, expected: str | None) -> None:
        span = layout.dateline(text, sentences(text))
        assert (None if span is None else text[slice(*span)]) == expected

    def test_far_down_it_is_none(self) -> None:
        text = "It rained. " * 20 + "RIGA, May 14 (Wire) — She left."
        assert layout.dateline(text, sentences(text)) is None

    def test_a_sentence_without_its_dateline(self) -> None:
        assert layout.without_dateline("RIGA, May 14 (Wire) — She left.") == "She left."
        assert layout.without_dateline("She left RIGA — and him.") == "She left RIGA — and him."

    @pytest.mark.parametrize(
        "head",
        [
            "Riga, May 14 (Reuters) - ",
            "Riga (AFP) – ",
            "Stoke-on-Trent, England (AP) — ",
            "(RIGA) — ",
            "RIGA, Latvia — May 14, 2024 — ",
            "RIGA, May 14, 2024 /PRNewswire/ -- ",
        ],
    )
    def test_forms_of_a_dateline(self, head: str) -> None:
        assert layout.without_dateline(f"{head}She left.") == "She left."

    @pytest.mark.parametrize(
        "said", ["Ann Berg (AP) wrote - She left.", "Riga (Latvia) - She left.", "Riga — She left."]
    )
    def test_what_is_none(self, said: str) -> None:
        assert layout.without_dateline(said) == said


class TestHeadline:
    @pytest.mark.parametrize(
        ("text", "title", "expected"),
        [
            (TEXT, "", 1),
            ("Berg lands in Riga.\n\nShe left.", "", 0),
            ("Berg lands in Riga.\n\nShe left.", "Berg lands  in Riga.", 1),
            ("Berg lands in Riga. She left.", "Berg lands in Riga.", 0),
            ("“I will go!”\n\nShe left.", "", 0),
            ("Berg lands in Riga", "", 1),
            ("Berg landed in Riga.", "Berg landed in Riga.", 0),
            ("", "", 0),
        ],
    )
    def test_a_first_line_without_a_full_stop_or_the_title_is_one(
        self, text: str, title: str, expected: int
    ) -> None:
        assert layout.headline(text, sentences(text), title) == expected
