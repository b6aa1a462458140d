"""geo.places.named: all the places that a report names or points to."""

from __future__ import annotations

from tests.reading import analysed


def test_names_of_every_kind_stand_in_text_order() -> None:
    text = (
        "The storm was 90 miles north of Macon on Monday. Officials in the Kenyan capital said so. "
        "Russia's Far East is cold. The Crimean War was long."
    )
    found = analysed(text).places
    assert [name.mention.text for name in found] == [
        "Macon", "Kenyan capital", "Russia's Far East", "Crimean War",
    ]  # fmt: skip
    assert found[0].entry.inferred
    assert found[1].entry.name == "Nairobi"


def test_a_name_that_leads_nowhere_is_left_out() -> None:
    assert analysed("Anna Berg went to Qwxzyville on Monday.").places == []
