"""The desk at which a story is checked, without a browser; the reader's own part is played by hand."""

from __future__ import annotations

import re
from html import unescape

import pandas as pd
import pytest
from streamlit.testing.v1.element_tree import Selectbox

from geo.library.library import Library
from geo.story.story import Story, load
from geo.story.tables import COVERAGE
from tests import stories
from tests.ui.conftest import html, page, said


class Desk:
    """The desk on the small story, which a machine drew."""

    def __init__(self, shelf: Library, monkeypatch: pytest.MonkeyPatch, **cells: str) -> None:
        events = [{**row, "reviewed": "false", "chance": "0.7", **cells} for row in stories.EVENTS]
        self.folder = stories.write(shelf.path / "tiny", events=events)
        monkeypatch.setenv("DATELINE_STORY", str(self.folder))
        monkeypatch.setattr("geo.ui.desk._HELD_S", 0.0)  # these fingers are fast
        self.app = page()
        self.app.query_params["check"] = "1"
        self.app.run()

    @property
    def story(self) -> Story:
        return load(self.folder)

    @property
    def title(self) -> str:
        """Of the event on the desk."""
        [found] = re.findall(r"<div class='dateline-event'><h2>(.*?)</h2>", html(self.app))
        return unescape(found)

    @property
    def left(self) -> str:
        [found] = said(self.app, "dateline-left")
        return found

    def row(self, event_id: str) -> dict[str, object]:
        [found] = self.story.placed[self.story.placed["event_id"] == event_id].to_dict("records")
        return {str(key): value for key, value in found.items()}

    def press(self, name: str) -> None:
        """A button of the desk, by its key or its label."""
        found = [one for one in self.app.button if name in (one.key, one.label)]
        found[0].click().run()

    def write(self, label: str, text: str) -> None:
        fields = [*self.app.text_input, *self.app.text_area]
        next(one for one in fields if one.label == label).input(text)

    def choose(self, label: str, value: str) -> None:
        next(one for one in self.app.selectbox if one.label == label).set_value(value)


@pytest.fixture
def desk(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(shelf, monkeypatch)


def test_it_opens_on_the_first_event_and_says_how_many_are_left(desk: Desk) -> None:
    assert desk.left == "7 of 7 events left to check"
    assert desk.title == "Berg tours the grain terminal in Riga"
    shown = html(desk.app)
    assert "Drawn by machine, not checked · 70 % likely to be right" in shown
    assert f"{stories.LISTEN.split(' in ')[0]} in <mark class='place'>Riga</mark>" in shown


def test_what_the_browser_says_late_of_an_earlier_field_is_no_choice(desk: Desk) -> None:
    """A list of events that was still being drawn when the key came tells what it held only afterwards."""
    [events] = [one for one in desk.app.selectbox if one.label == "All events"]
    held, first = events._widget_state, desk.title
    desk.press("check-y")
    after = desk.title
    states = desk.app._tree.get_widget_states()
    states.widgets.append(held)
    desk.app._run(states)
    assert desk.title == after != first


def test_right_turns_to_the_next_event(desk: Desk) -> None:
    desk.press("check-y")
    assert desk.left == "6 of 7 events left to check"
    assert desk.row("riga-terminal")["reviewed"]
    assert desk.title != "Berg tours the grain terminal in Riga"


def test_not_an_event_takes_it_away_and_undo_brings_it_back(desk: Desk) -> None:
    desk.press("check-x")
    assert desk.left == "6 of 6 events left to check"
    desk.press("check-u")
    assert desk.left == "7 of 7 events left to check"
    desk.press("check-shift+u")
    assert "riga-terminal" not in set(desk.story.events["event_id"])


def test_who_changes_one_thing_hears_that_all_of_it_counts_as_checked(desk: Desk) -> None:
    warning = "The event then counts as checked, all of it: look at its date, place, title and status too."
    assert warning not in said(desk.app, "dateline-note")
    desk.press("check-d")
    assert warning in said(desk.app, "dateline-note")


def test_the_list_says_which_events_are_checked(desk: Desk) -> None:
    desk.press("check-y")
    [events] = [one for one in desk.app.selectbox if one.label == "All events"]
    assert [one.endswith("(checked)") for one in events.options].count(True) == 1


def test_another_date_is_read_as_people_write_it(desk: Desk) -> None:
    desk.press("check-d")
    desk.write("When was it?", "last Friday")
    desk.press("Set the date")
    assert desk.row("riga-terminal")["date"] == "2024-03-08"
    assert desk.title == "Berg tours the grain terminal in Riga"


def test_what_is_no_date_is_said_and_changes_nothing(desk: Desk) -> None:
    desk.press("check-d")
    desk.write("When was it?", "<b>soon</b>")
    desk.press("Set the date")
    assert said(desk.app, "dateline-error")[0].startswith("'<b>soon</b>' is no date that can be read")
    assert not desk.story.events["reviewed"].any()


def test_another_place_is_searched_for_and_chosen(desk: Desk) -> None:
    desk.press("check-p")
    desk.write("Search for a place", "Tartu")
    desk.app.run()
    [field] = [one for one in desk.app.selectbox if one.label == "Places it may be"]
    assert field.options[0].startswith("1. Tartu, Tartumaa, Estonia")
    desk.press("Set the place")
    assert desk.row("riga-terminal")["label"] == "Tartu, Estonia"


def test_the_place_that_an_event_has_is_chosen_already(desk: Desk) -> None:
    def offered() -> Selectbox:
        [found] = [one for one in desk.app.selectbox if one.label == "Places it may be"]
        return found

    desk.press("check-p")
    assert offered().value is None  # the small story's places are of no gazetteer
    [button] = [one for one in desk.app.button if one.label == "Set the place"]
    assert button.disabled
    desk.write("Search for a place", "Springfield")
    desk.app.run()
    third = offered().options[2]
    offered().select_index(2).run()
    desk.press("Set the place")
    before = desk.row("riga-terminal")["label"]
    assert str(before) in third
    desk.press("check-p")
    desk.press("Set the place")
    assert desk.row("riga-terminal")["label"] == before


def test_a_date_box_left_empty_is_no_decision(desk: Desk) -> None:
    before = desk.row("riga-terminal")["date"]
    desk.press("check-d")
    desk.press("Set the date")
    assert said(desk.app, "dateline-error") == ["Write a date, or press “No date” if the report gives none."]
    assert desk.row("riga-terminal")["date"] == before


def test_a_point_is_given_in_degrees_and_needs_a_name(desk: Desk) -> None:
    desk.press("check-p")
    desk.write("Latitude, longitude", "56.97, 24.08")
    desk.press("Put it there")
    assert said(desk.app, "dateline-error") == ["Give the point a name."]
    desk.write("Latitude, longitude", "56.97, 24.08")
    desk.write("Name of the point", "Terminal 2")
    desk.press("Put it there")
    found = desk.row("riga-terminal")
    assert (found["label"], found["lat"], found["lon"]) == ("Terminal 2", 56.97, 24.08)


@pytest.mark.parametrize(("point", "name"), [((56.97, 24.08), "Riga"), ((58.38, 26.72), "")])
def test_a_point_elsewhere_is_not_called_by_the_old_place(
    desk: Desk, point: tuple[float, float], name: str
) -> None:
    desk.press("check-p")
    desk.app.session_state[f"desk-{desk.folder}"].point = point  # as if it had been tapped
    desk.app.run()
    fields = {one.label: one.value for one in desk.app.text_input}
    assert (fields["Name of the point"], fields["Latitude, longitude"]) == (
        name,
        f"{point[0]:.4f}, {point[1]:.4f}",
    )


def test_title_role_and_status(desk: Desk) -> None:
    desk.press("check-t")
    desk.write("Title", "Berg in Riga")
    desk.choose("Status", "claimed")
    desk.press("Save")
    found = desk.row("riga-terminal")
    assert (found["title"], found["status"], found["role"]) == ("Berg in Riga", "claimed", "stop")


def test_events_are_merged_and_split(desk: Desk) -> None:
    desk.press("check-m")
    desk.choose("It is the same as", "border-blockade")
    desk.press("Merge")
    assert "riga-terminal" not in set(desk.story.events["event_id"])
    desk.press("check-u")
    desk.choose("All events", "riga-terminal")
    desk.app.run()
    desk.press("check-m")
    desk.choose("This sentence tells something else", stories.TEXT.index(stories.LISTEN))
    desk.app.run()
    desk.press("Split it off")
    assert "“We came to listen,” Ms. Berg said in Riga" in set(desk.story.events["title"])


def test_the_title_of_a_sentence_is_proposed_without_its_dateline(desk: Desk) -> None:
    desk.press("check-m")
    desk.choose("This sentence tells something else", stories.TEXT.index(stories.ARRIVAL))
    desk.app.run()
    proposed = next(one.value for one in desk.app.text_input if one.label == "What it tells")
    assert proposed.startswith("Foreign Minister Anna Berg toured the grain terminal")


def test_a_typed_weekday_is_the_one_that_the_sentence_means(desk: Desk) -> None:
    desk.press("check-a")
    desk.write("Words of the report that tell it", "Talks on a new grain agreement")
    desk.write("What happened", "Talks resume")
    desk.write("When (leave empty for no date)", "Thursday")
    desk.press("Add it")
    found = desk.row("talks-resume")
    assert (found["date"], found["status"]) == ("2024-03-14", "planned")


def test_an_event_is_added_from_words_of_the_report(desk: Desk) -> None:
    desk.press("check-a")
    desk.write("Words of the report that tell it", "Farmers blocked")
    desk.write("What happened", "Farmers at the border")
    desk.write("When (leave empty for no date)", "Tuesday")
    desk.write("Where (leave empty for no place)", "Tartu")
    desk.press("Add it")
    found = desk.row("farmers-at-the-border")
    assert (found["date"], found["label"], found["reviewed"]) == ("2024-03-12", "Tartu, Estonia", True)
    assert desk.title == "Farmers at the border"


@pytest.mark.parametrize(
    ("where", "label", "lat"),
    [
        ("Gdansk shipyard, Poland", "Gdansk shipyard, Poland", 54.36),
        ("90 km northeast of the Tartu, Estonia", "90 km northeast of the Tartu, Estonia", 58.95),
    ],
)
def test_a_place_without_an_entry_in_the_gazetteer_is_put_at_its_point(
    desk: Desk, where: str, label: str, lat: float
) -> None:
    desk.press("check-a")
    desk.write("Words of the report that tell it", "Farmers blocked")
    desk.write("What happened", "Farmers there")
    desk.write("Where (leave empty for no place)", where)
    desk.press("Add it")
    found = desk.row("farmers-there")
    assert (found["label"], found["lat"]) == (label, pytest.approx(lat, abs=0.01))


def test_which_of_several_places_is_meant_is_asked(desk: Desk) -> None:
    def which() -> Selectbox:
        [found] = [one for one in desk.app.selectbox if one.label == "Which Syracuse?"]
        return found

    desk.press("check-a")
    desk.write("Words of the report that tell it", "Farmers blocked")
    desk.write("What happened", "Farmers there")
    desk.write("Where (leave empty for no place)", "Syracuse")
    desk.press("Add it")
    assert "choose one" in said(desk.app, "dateline-error")[0]
    assert len(desk.story.events) == 7
    assert which().value is None
    [indiana] = [one for one in which().options if one.startswith("Syracuse, Indiana")]
    which().select_index(which().options.index(indiana)).run()
    desk.press("Add it")
    assert desk.row("farmers-there")["label"] == "Syracuse, Indiana, United States"


def test_a_place_that_is_not_where_it_is_said_to_be_is_put_nowhere(desk: Desk) -> None:
    desk.press("check-a")
    desk.write("Words of the report that tell it", "Farmers blocked")
    desk.write("What happened", "Farmers there")
    desk.write("Where (leave empty for no place)", "Fairview, Indiana")
    desk.press("Add it")
    [problem] = said(desk.app, "dateline-error")
    assert problem.startswith("No Fairview is known in Indiana. Click on the map")
    assert len(desk.story.events) == 7


def test_an_event_is_added_at_a_point_of_the_map(desk: Desk) -> None:
    desk.press("check-a")
    desk.write("Words of the report that tell it", "Farmers blocked")
    desk.write("What happened", "Farmers there")
    desk.app.session_state[f"desk-{desk.folder}"].point = (57.5, 24.25)  # as if it had been tapped
    desk.app.run()
    desk.press("Add it")
    assert said(desk.app, "dateline-error") == ["Give the point a name."]
    desk.write("Where (leave empty for no place)", "The border")
    desk.press("Add it")
    found = desk.row("farmers-there")
    assert (found["label"], found["lat"], found["lon"]) == ("The border", 57.5, 24.25)


def test_the_place_that_is_underlined_in_a_sentence_is_proposed_for_its_words(desk: Desk) -> None:
    desk.press("check-a")
    desk.write("Words of the report that tell it", "won the right to a free union")
    desk.app.run()
    desk.press("Fill in the rest from these words")
    where = next(one.value for one in desk.app.text_input if one.label.startswith("Where"))
    assert where == desk.row("shipyard-strike")["label"]


@pytest.mark.parametrize(
    ("words", "title", "where", "problem"),
    [
        ("", "x", "", "Give the words of the report"),
        ("Farmers blocked", "", "", "say what happened"),
        ("never said", "x", "", "do not stand in the report"),
        ("Farmers blocked", "x", "Atlantis-upon-Nowhere", "No place of that name"),
    ],
)
def test_what_is_missing_for_an_added_event_is_said(
    words: str, title: str, where: str, problem: str, desk: Desk
) -> None:
    desk.press("check-a")
    desk.write("Words of the report that tell it", words)
    desk.write("What happened", title)
    desk.write("Where (leave empty for no place)", where)
    desk.press("Add it")
    assert problem in said(desk.app, "dateline-error")[0]
    assert len(desk.story.events) == 7


def test_a_sentence_that_perhaps_tells_an_event_is_offered_at_the_end(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(shelf, monkeypatch)
    coverage = pd.DataFrame(
        [
            (stories.BLOCKADE, "unsure", "perhaps an event: no place, probably March 2024"),
            (
                stories.AGAIN,
                "unsure",
                "perhaps an event: Tartu, Estonia, 9 to 12 May 2024; or Riga, 2023",
            ),
        ],
        columns=list(COVERAGE.columns),
    )
    (desk.folder / "draft/coverage.csv").write_bytes(COVERAGE.encode(coverage))
    assert not said(desk.app, "dateline-event dateline-perhaps")
    desk.press("check-y")
    for _ in range(6):
        desk.press("check-x")
    assert "2 sentences perhaps tell another event" in html(desk.app)
    desk.press("perhaps-leave")
    assert "1 sentence perhaps tells another event" in html(desk.app)
    desk.press("check-u")
    assert "2 sentences perhaps tell another event" in html(desk.app)
    desk.press("check-shift+u")
    desk.press("perhaps-add")
    desk.write("What happened", "Farmers in Tartu")
    desk.press("Add it")
    found = desk.row("farmers-in-tartu")
    assert (found["label"], found["date"]) == ("Tartu, Estonia", "2024-05-09/2024-05-12")
    assert "another event" not in html(desk.app)
    assert "event = false" in (desk.folder / "corrections.toml").read_text("utf-8")


def test_selected_words_fill_the_form_but_for_what_a_person_wrote(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(shelf, monkeypatch)
    desk.choose("All events", "grain-talks")
    desk.app.run()
    desk.press("check-x")
    coverage = pd.DataFrame(
        [(stories.TALKS, "unsure", "perhaps an event: Tallinn, Estonia, Thursday 14 March 2024")],
        columns=list(COVERAGE.columns),
    )
    (desk.folder / "draft/coverage.csv").write_bytes(COVERAGE.encode(coverage))

    def filled() -> dict[str, str]:
        fields = [*desk.app.text_input, *desk.app.selectbox]
        return {one.label.split(" (")[0]: one.value for one in fields}

    desk.press("check-a")
    desk.write("Words of the report that tell it", "strikers at the Gdansk shipyard")
    desk.app.run()
    desk.press("Fill in the rest from these words")
    assert filled()["What happened"] == "strikers at the Gdansk shipyard"
    assert (filled()["When"], filled()["Status"]) == ("", "happened")
    desk.write("Words of the report that tell it", "resume on Thursday")
    desk.app.run()
    desk.press("Fill in the rest from these words")
    assert filled()["What happened"] == "resume on Thursday"
    assert (filled()["When"], filled()["Where"]) == ("Thursday 14 March 2024", "Tallinn, Estonia")
    assert filled()["Status"] == "planned"
    desk.write("What happened", "Talks go on")
    desk.write("Where (leave empty for no place)", "")
    desk.write("Words of the report that tell it", stories.STRIKE)
    desk.app.run()
    desk.press("Fill in the rest from these words")
    assert (filled()["What happened"], filled()["Where"]) == ("Talks go on", "")
    assert (filled()["When"], filled()["Status"]) == ("1980", "happened")


def test_what_is_written_stays_and_words_are_read_only_on_demand(desk: Desk) -> None:
    """A field that is filled in late would mix with what somebody writes there meanwhile."""

    def title() -> str:
        return str(next(one.value for one in desk.app.text_input if one.label == "What happened"))

    desk.press("check-a")
    desk.write("Words of the report that tell it", stories.STRIKE)
    desk.app.run()
    assert title() == ""
    desk.write("What happened", "A strike")
    desk.app.run()
    desk.press("Fill in the rest from these words")
    assert title() == "A strike"
    desk.press("check-j")
    desk.press("check-k")
    desk.press("check-a")
    said = next(one.value for one in desk.app.text_area if one.label.startswith("Words"))
    when = next(one.value for one in desk.app.text_input if one.label.startswith("When"))
    assert (title(), said, when) == ("A strike", stories.STRIKE, "1980")
    desk.press("Add it")
    assert desk.row("a-strike")["date"] == "1980"
    desk.press("check-a")
    assert title() == ""


def test_a_name_is_kept_with_what_is_decided(desk: Desk) -> None:
    desk.write("Your name (optional, said in the published story)", "Ann Lee")
    desk.app.run()
    desk.press("check-y")
    assert desk.row("riga-terminal")["reviewed_by"] == "Ann Lee"


def test_a_wholly_checked_story_says_by_whom(desk: Desk) -> None:
    desk.write("Your name (optional, said in the published story)", "Ann Lee")
    desk.app.run()
    for _ in range(7):
        desk.press("check-y")
    assert desk.left == "Every event is checked."
    desk.press("done")
    assert "Checked by Ann Lee on " in said(desk.app, "dateline-head")[0]


def test_hostile_words_stay_text(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    payload = "</h2><img src=x onerror=alert(1)> **b** :red[x]"
    desk = Desk(shelf, monkeypatch, title=payload, date_reason=payload)
    assert not desk.app.exception
    assert desk.title == payload
    assert "<img src=x" not in html(desk.app)
    for key in ("d", "p", "t", "m", "a"):
        desk.press(f"check-{key}")
        assert not desk.app.exception
        told = [*desk.app.markdown, *desk.app.caption]
        assert all("onerror" not in one.value for one in told)
        assert all("onerror" not in one.label for one in desk.app.button)
