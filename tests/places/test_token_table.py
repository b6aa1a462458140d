# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
"""geo.places.token_table: a parsed report as lists."""

from __future__ import annotations

from geo.gazetteer.gazetteer import Gazetteer
from geo.places.candidates import candidates
from geo.places.token_table import TokenTable
from geo.text.parsing import load, parse
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401


def table(text: str, gazetteer: Gazetteer) -> TokenTable:
    doc = parse(load(), text)
    return TokenTable(doc, candidates(doc, gazetteer))


def test_the_role_of_a_name_goes_past_the_preposition(gazetteer: Gazetteer) -> None:
    read = table("Anna Berg arrived in Riga on Monday.", gazetteer)
    riga = next(c for c in read.found if read.text[c.start : c.end] == "Riga")
    assert read.role(riga) == ("pobj in", "arrived")


def test_a_second_member_is_what_the_first_one_is(gazetteer: Gazetteer) -> None:
    read = table("Lima and Quito said no.", gazetteer)
    roles = {read.text[c.start : c.end]: read.role(c) for c in read.found}
    assert roles["Quito"] == roles["Lima"] == ("nsubj", "said")


def test_names_are_counted_over_the_whole_report(gazetteer: Gazetteer) -> None:
    read = table("She left Riga. Rain fell in Riga. The port of Riga is old.", gazetteer)
    assert len({start for start, _ in read.beside["riga"]}) == 3
    assert {"p1=left", "p1=in", "p1=of"} <= {sign for _, sign in read.beside["riga"]}


def test_the_share_of_capitals_is_that_of_the_sentence(gazetteer: Gazetteer) -> None:
    read = table("Rain fell.", gazetteer)
    assert read.capitals == [0.5, 0.5, 0.5]
