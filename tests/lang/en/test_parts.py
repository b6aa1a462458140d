"""geo.lang.en.parts: which part of an area is meant."""

from __future__ import annotations

import pytest

from geo.lang.en.parts import part_of


@pytest.mark.parametrize(
    ("text", "name", "label", "part"),
    [
        ("Gunmen attacked a school in northern Nigeria.", "Nigeria", "Nigeria", ("northern", "north")),
        ("Rain fell in northern Nigeria.", "northern Nigeria", "Nigeria", ("northern", "north")),
        ("It snowed in Central South Carolina.", "South Carolina", "South Carolina", ("central", "central")),
        ("Fires spread in the south of Spain.", "Spain", "Spain", ("southern", "south")),
        ("in the northern part of the Philippines", "Philippines", "Philippines", ("northern", "north")),
        ("in north-eastern Syria", "Syria", "Syria", ("north-eastern", "northeast")),
        ("in southwest Georgia", "Georgia", "Georgia, United States", ("southwestern", "southwest")),
        ("a ship 90 miles north of Nigeria", "Nigeria", "Nigeria", None),
        ("in North Korea", "North Korea", "North Korea", None),
        ("in Western Sahara", "Western Sahara", "Western Sahara", None),
        ("in Nigeria", "Nigeria", "Nigeria", None),
        ("They went north. Nigeria was next.", "Nigeria", "Nigeria", None),
    ],
)
def test_the_part_is_said_before_the_name(
    text: str, name: str, label: str, part: tuple[str, str] | None
) -> None:
    start = text.index(name)
    assert part_of(text, start, start + len(name), label) == part
