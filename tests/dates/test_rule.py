"""geo.dates.rule: how a rule is declared; no rule without the cues that it is tried near."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.dates import rules, words
from geo.dates.context import Context, Meaning
from geo.dates.rule import Rule, Rules


def nothing(match: re.Match[str], at: Context) -> Meaning | None:
    return None


class TestCues:
    def test_a_rule_that_names_none_cannot_be_declared(self) -> None:
        with pytest.raises(TypeError, match="cues"):
            Rules().add("in a jiffy")  # type: ignore[call-arg]

    @pytest.mark.parametrize("cues", [[], [""], ["jiffy", ""]])
    def test_nor_one_that_names_an_empty_one(self, cues: list[str]) -> None:
        with pytest.raises(ValueError, match="'in a jiffy' has no cue"):
            Rules().add("in a jiffy", cues=cues)

    def test_a_rule_keeps_its_own(self) -> None:
        mine = Rules()
        mine.add("in (?:a|two) (?:jiffy|jiffies)", cues=["jiffy", "jiffies"])(nothing)
        assert mine[0].cues == ("jiffy", "jiffies")

    @pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.read.__name__)
    @settings(
        max_examples=6,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def test_whatever_a_rule_matches_holds_one_of_its_own(self, rule: Rule, data: st.DataObject) -> None:
        text = data.draw(st.from_regex(rule.pattern, alphabet=st.characters(codec="ascii")))
        found = rule.pattern.search(text)
        text = text[found.start() :] if found else ""  # an expression starts where a word does
        if rule.pattern.match(text):
            assert words.cue(rule.cues).search(text), text
