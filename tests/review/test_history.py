from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import StoryError
from geo.gazetteer.gazetteer import Gazetteer
from geo.review.review import Review
from tests.review.state import CORRECTIONS, LISTENED, ids, span


class TestUndo:
    def test_each_step_goes_back_and_forth_after_a_restart_too(
        self, folder: Path, review: Review, gazetteer: Gazetteer
    ) -> None:
        states = [review.state()]
        states.append(review.right("grain-talks"))
        states.append(review.drop("border-blockade"))
        states.append(review.add(*span("We came to listen"), LISTENED))
        again = Review(folder, gazetteer)
        for state in states[-2::-1]:
            assert again.undo().story.events.equals(state.story.events)
        assert not again.state().history.can_undo
        assert again.undo().story.events.equals(states[0].story.events)
        for state in states[1:]:
            assert again.redo().story.events.equals(state.story.events)
        assert not again.redo().history.can_redo

    def test_a_new_decision_ends_what_could_be_redone(self, review: Review) -> None:
        review.right("grain-talks")
        review.drop("border-blockade")
        review.undo()
        assert not review.right("fleet-visit").history.can_redo
        assert ids(review.undo()) == ids(review.undo())

    def test_what_was_edited_by_hand_is_a_step_too(self, folder: Path, review: Review) -> None:
        review.right("grain-talks")
        written = (folder / CORRECTIONS).read_text("utf-8")
        more = f'# mine\n{written}\n[[correction]]\nquote = "In 1980"\ndrop = true\n'
        (folder / CORRECTIONS).write_text(more, "utf-8")
        assert "shipyard-strike" not in ids(review.state())
        review.right("fleet-visit")
        assert (folder / CORRECTIONS).read_text("utf-8").startswith("# mine\n")
        assert "shipyard-strike" not in ids(review.undo())
        assert (folder / CORRECTIONS).read_text("utf-8") == more
        assert "shipyard-strike" in ids(review.undo())
        assert (folder / CORRECTIONS).read_text("utf-8") == written

    def test_a_history_of_somebody_else_is_refused_with_a_sentence(
        self, folder: Path, review: Review
    ) -> None:
        review.right("grain-talks")
        (folder / "history" / "000001.json").write_text('{"start": 3, "cut": "x", "put": "y"}')
        with pytest.raises(StoryError, match=r"history/000001\.json: cannot be undone"):
            review.undo()
