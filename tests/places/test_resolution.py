# ruff: noqa: F811 (pytest fixtures are arguments with the name of an import)
from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer.gazetteer import Gazetteer
from geo.places.model import Mention, Resolution
from geo.places.resolution import resolve
from tests.gazetteer_fixtures import gazetteer, gazetteer_path  # noqa: F401


def marked(text: str, *names: str) -> list[Mention]:
    """Every occurrence of the names in the text, as mentions; longer names first take their words."""
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return [
        Mention(match.start(), match.end(), match[0], "place", 1.0)
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text)
    ]


def labels(found: Sequence[Resolution]) -> list[str | None]:
    return [one.entry.label if one.entry else None for one in found]


def read(gazetteer: Gazetteer, text: str, *names: str) -> list[str | None]:
    return labels(resolve(text, marked(text, *names), gazetteer))


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("He was born in Paris, Texas, and never left.", "Paris", "Paris, Texas, United States"),
        ("He was born in Paris and never left.", "Paris", "Paris, France"),
        ("The mayor of Bangor, Me., resigned.", "Bangor", "Bangor, Maine, United States"),
        ("A fire in Dublin, Ohio, killed two.", "Dublin", "Dublin, Ohio, United States"),
        ("DUBLIN (AP) - Two people died in a fire.", "DUBLIN", "Dublin, Ireland"),
        ("London, Ontario, will build a bridge.", "London", "London, Ontario, Canada"),
        ("Sen. Jane Roe, R-Ga., voted no.", "Ga.", "Georgia, United States"),
        ("Officials in Cambridge, Mass. said so.", "Cambridge", "Cambridge, Massachusetts, United States"),
        ("The Russian president flew home.", "Russian", "Russia"),
        ("Canada's London will build a bridge.", "London", "London, Ontario, Canada"),
        (
            "He inspected Russia\u2019s Pacific Fleet.",
            "Pacific Fleet",
            "Russian Pacific Fleet (headquarters)",
        ),
        ("He grew up in the Lebanese city of Tripoli.", "Tripoli", "Tripoli, Lebanon"),
        ("European ministers met on Monday.", "European", "Europe"),
        ("A Texan won the prize.", "Texan", "Texas, United States"),
        ("Troops crossed the Euphrates at dawn.", "Euphrates", "Euphrates"),
    ],
)
def test_a_name_means_the_place_its_words_tell(
    gazetteer: Gazetteer, text: str, name: str, label: str
) -> None:
    assert read(gazetteer, text, name) == [label]


def test_a_qualified_name_keeps_its_sense_in_the_rest_of_the_report(gazetteer: Gazetteer) -> None:
    text = "Paris, Texas, has a new school. The mayor of Paris opened it. Paris is proud."
    assert read(gazetteer, text, "Paris") == ["Paris, Texas, United States"] * 3


def test_a_headline_takes_the_sense_that_the_text_gives_later(gazetteer: Gazetteer) -> None:
    text = "Paris opens a new school\n\nParis, Texas, has a new school."
    assert read(gazetteer, text, "Paris") == ["Paris, Texas, United States"] * 2


def test_two_senses_of_a_name_stay_apart(gazetteer: Gazetteer) -> None:
    text = "They flew from London, Ontario, to London, England."
    found = read(gazetteer, text, "London")
    assert found == ["London, Ontario, Canada", "London, United Kingdom"]


def test_a_name_that_lies_nowhere_in_its_country_is_put_at_the_country(gazetteer: Gazetteer) -> None:
    assert (
        read(gazetteer, "Police shot a man in Boston, Ghana, on Monday.", "Boston", "Ghana") == ["Ghana"] * 2
    )
    assert read(gazetteer, "Hail hit Dublin, in central Namibia.", "Dublin", "Namibia") == ["Namibia"] * 2


def test_a_name_that_lies_nowhere_in_its_county_is_put_at_the_county(gazetteer: Gazetteer) -> None:
    assert (
        read(gazetteer, "Pipes froze in Portland, Kent, on Monday.", "Portland", "Kent")
        == ["Kent, United Kingdom"] * 2
    )


def test_the_place_that_opens_a_clause_does_not_move_what_was_named_before(gazetteer: Gazetteer) -> None:
    text = "Dams are dry in Victoria, from Mildura to Ballarat. In the Seychelles, Victoria had rain."
    found = read(gazetteer, text, "Victoria", "Mildura", "Ballarat", "Seychelles")
    assert (found[0], found[-1]) == ("Victoria, Australia", "Victoria, Seychelles")


def test_a_name_in_a_clause_of_its_own_may_mean_another_place(gazetteer: Gazetteer) -> None:
    text = "Homes in San Jose burned, and crews from Oakland came. In San José, the head of Costa Rica spoke."
    found = read(gazetteer, text, "Oakland", "San Jose", "San José", "Costa Rica")
    assert (found[0], found[2]) == ("San Jose, California, United States", "San José, Costa Rica")


def test_the_town_is_meant_where_most_of_its_division_live_in_it(gazetteer: Gazetteer) -> None:
    text = "ALEPPO, Syria, Sept. 27 (Reuters) - Warplanes struck two hospitals."
    assert read(gazetteer, text, "ALEPPO", "Syria")[0] == "Aleppo, Syria"
    assert read(gazetteer, "Nurses in Ontario and Quebec went on strike.", "Ontario", "Quebec")[1] == (
        "Quebec, Canada"
    )


def test_the_letters_of_a_state_behind_a_town_say_which(gazetteer: Gazetteer) -> None:
    assert read(gazetteer, "Men met at Salem OR.", "Salem") == ["Salem, Oregon, United States"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("In Argentina, hail fell in Córdoba.", "Córdoba, Argentina"),
        ("In Argentina, hail fell in Córdoba province.", "Córdoba, Argentina"),
    ],
)
def test_a_town_is_meant_not_the_division_of_its_name_unless_the_text_says_so(
    gazetteer: Gazetteer, text: str, label: str
) -> None:
    [one] = resolve(text, marked(text, "Córdoba"), gazetteer)
    assert one.entry is not None
    assert one.entry.label == label
    assert one.entry.kind == ("first-order division" if "province" in text else "populated place")


def test_a_sentence_about_a_country_speaks_of_its_towns(gazetteer: Gazetteer) -> None:
    text = "Bombs fell on Tripoli, in Libya, on Monday. In Lebanon, a market in Tripoli burned."
    found = read(gazetteer, text, "Tripoli")
    assert [(label or "").split(", ")[-1] for label in found] == ["Libya", "Lebanon"]


def test_a_surely_named_town_with_hardly_a_namesake_is_placed(gazetteer: Gazetteer) -> None:
    assert read(gazetteer, "The ferry left for Ancona on Monday.", "Ancona") == ["Ancona, Italy"]


def test_a_surely_named_town_without_a_namesake_is_placed_however_small(gazetteer: Gazetteer) -> None:
    assert read(gazetteer, "Snow lay on Kirkwall on Monday.", "Kirkwall") == ["Kirkwall, United Kingdom"]
    mentions = [replace(one, score=0.3) for one in marked("Trondheim will host it.", "Trondheim")]
    assert labels(resolve("Trondheim will host it.", mentions, gazetteer)) == ["Trondheim, Norway"]


def test_a_town_that_is_seldom_called_so_is_no_rival(gazetteer: Gazetteer) -> None:
    text = "A jet went to Okinawa and Saipan."  # Sapian in the Philippines is spelled so at times
    assert read(gazetteer, text, "Okinawa", "Saipan")[1] == "Saipan, Northern Mariana Islands"


def test_the_only_place_of_a_name_is_meant_where_it_is_well_known(gazetteer: Gazetteer) -> None:
    text = "The jet stopped at JFK."
    doubtful = [replace(mention, score=0.6) for mention in marked(text, "JFK")]
    assert labels(resolve(text, doubtful, gazetteer)) == [
        "John F. Kennedy International Airport, United States"
    ]


def test_the_place_that_opens_a_clause_counts_more_than_what_was_named_before(gazetteer: Gazetteer) -> None:
    text = "In El Salvador, police held men in San Salvador. In Brazil, Salvador held a concert."
    found = read(gazetteer, text, "El Salvador", "San Salvador", "Brazil", "Salvador")
    assert found[-1] == "Salvador, Brazil"


def test_the_other_places_of_the_report_decide(gazetteer: Gazetteer) -> None:
    text = (
        "The Sangamon County Board met in Springfield. Residents of Chatham and Rochester came too, "
        "and a bus from Decatur, Illinois, brought more."
    )
    names = ("Sangamon County", "Springfield", "Chatham", "Rochester", "Decatur", "Illinois")
    found = resolve(text, marked(text, *names), gazetteer)
    assert all(one.entry and one.entry.admin1 == "IL" for one in found), labels(found)


def test_a_story_told_in_one_country_stays_there_but_for_places_known_everywhere(
    gazetteer: Gazetteer,
) -> None:
    text = (
        "The tour of Canada began in Winnipeg and went on to Halifax, Ottawa and Vancouver. It ends in "
        "Victoria, and not in Whitehorse, said the palace in London."
    )
    names = ("Canada", "Winnipeg", "Halifax", "Ottawa", "Vancouver", "Victoria", "Whitehorse", "London")
    found = resolve(text, marked(text, *names), gazetteer)
    assert [one.entry.country for one in found if one.entry] == ["CA"] * 7 + ["GB"], labels(found)


def test_a_county_is_told_from_its_namesakes_by_its_towns(gazetteer: Gazetteer) -> None:
    text = "A storm hit Laurel County. Roads around London, Corbin and Somerset were closed in Kentucky."
    names = ("Laurel County", "London", "Corbin", "Somerset", "Kentucky")
    assert read(gazetteer, text, *names)[:2] == [
        "Laurel County, Kentucky, United States",
        "London, Kentucky, United States",
    ]


def test_world_news_keeps_the_famous_place(gazetteer: Gazetteer) -> None:
    text = "Ministers from Athens, Berlin and Rome met in Vienna to speak about Syria and Russia."
    names = ("Athens", "Berlin", "Rome", "Vienna", "Syria", "Russia")
    found = resolve(text, marked(text, *names), gazetteer)
    assert [one.entry.country for one in found if one.entry] == ["GR", "DE", "IT", "AT", "SY", "RU"]


def test_a_name_nobody_knows_has_no_place(gazetteer: Gazetteer) -> None:
    text = "A trailer burned in Qwxzhollow on Friday."
    assert resolve(text, marked(text, "Qwxzhollow"), gazetteer) == [Resolution(None, 1.0, ())]


def test_a_part_of_a_place_is_put_there(gazetteer: Gazetteer) -> None:
    assert gazetteer.search("southeastern Ukraine")[0].name == "Ukraine"
    assert gazetteer.search("Houston area")[0].name == "Houston"
    assert gazetteer.search("Kenya's")[0].name == "Kenya"


def test_the_candidates_that_lost_are_told(gazetteer: Gazetteer) -> None:
    text = "He was born in Paris, Texas."
    (found,) = resolve(text, marked(text, "Paris"), gazetteer)
    assert found.entry is not None
    assert len(found.rejected) == 5
    assert found.entry not in found.rejected
    assert "Paris, France" in [entry.label for entry in found.rejected]
    assert 0.5 < found.score <= 1


def test_no_mentions_give_no_resolutions(gazetteer: Gazetteer) -> None:
    assert resolve("Nothing happened.", [], gazetteer) == []


def test_the_same_report_gives_the_same_places(gazetteer: Gazetteer) -> None:
    text = "Springfield, Salem and Portland are towns of Oregon and of other states."
    mentions = marked(text, "Springfield", "Salem", "Portland", "Oregon")
    assert resolve(text, mentions, gazetteer) == resolve(text, mentions, gazetteer)


WORDS = st.sampled_from(
    ["Paris", "Texas", ",", "(", " ", "\n", "Springfield", "County", "Va.", "US", "\0", "’s", "İ", "—", "🌍"]
)


@given(text=st.lists(WORDS).map("".join) | st.text(), data=st.data())
@settings(deadline=None, max_examples=60)
def test_any_text_with_any_spans_is_resolved(gazetteer_path: Path, text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=12)))
    spans = zip(cuts[::2], cuts[1::2], strict=False)
    mentions = [Mention(start, end, text[start:end], "place", 0.5) for start, end in spans]
    found = resolve(text, mentions, Gazetteer(gazetteer_path))
    assert len(found) == len(mentions)
    for one in found:
        assert 0 <= one.score <= 1
        assert len(one.rejected) <= 5


def test_time_grows_in_step_with_the_report(gazetteer: Gazetteer) -> None:
    line = "From Springfield, Illinois, he went to Portland and on to Salem, Oregon, past Lake Erie. "

    def seconds(times: int) -> float:
        text = "".join(line.replace("Salem", f"Salem{number}") for number in range(times))
        names = ("Springfield", "Illinois", "Portland", "Oregon", "Lake Erie")
        salems = [f"Salem{number}" for number in range(times)]
        mentions = [
            Mention(match.start(), match.end(), match[0], "place", 1.0)
            for match in re.finditer(rf"Salem\d+|{'|'.join(names)}", text)
        ]
        assert len(mentions) == 5 * times + len(salems)
        start = time.perf_counter()
        resolve(text, mentions, gazetteer)
        return time.perf_counter() - start

    seconds(10)
    assert seconds(2000) < 25 * seconds(200) + 0.5


def test_runs_of_signs_take_no_time(gazetteer: Gazetteer) -> None:
    for sign in (" ", ",", "A", "A ", ".", "(", "-", "$1", "St. "):
        run = sign * (100_000 // len(sign))
        text = f"Paris{run}Paris"
        mentions = [Mention(at, at + 5, "Paris", "place", 1.0) for at in (0, len(text) - 5)]
        start = time.perf_counter()
        resolve(text, mentions, gazetteer)
        assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("text", "names", "label"),
    [
        ("The clinic in Hebron, Labrador, was shut.", ("Hebron", "Labrador"), "Labrador, Canada"),
        (
            "A fire broke out in Santa Cruz, Tenerife, on Monday.",
            ("Santa Cruz", "Tenerife"),
            "Santa Cruz de Tenerife, Spain",
        ),
        (
            "Villagers in Santa Rosa, in the Bolivian department of Beni, fled.",
            ("Santa Rosa", "Bolivian", "Beni"),
            "Santa Rosa de Yacuma, Bolivia",
        ),
    ],
)
def test_a_region_an_island_or_a_department_qualifies_a_name(
    text: str, names: tuple[str, ...], label: str, gazetteer: Gazetteer
) -> None:
    assert labels(resolve(text, marked(text, *names), gazetteer))[0] == label


@pytest.mark.parametrize(
    ("text", "names", "label"),
    [
        (
            "He opened fire in Chattanoga, Tennessee.",
            ("Chattanoga", "Tennessee"),
            "Chattanooga, Tennessee, United States",
        ),
        ("He opened fire in Chattanoga, Kentucky.", ("Chattanoga", "Kentucky"), None),
        ("He opened fire in Chattanoga on Monday.", ("Chattanoga",), None),
    ],
)
def test_a_name_misspelled_is_the_town_in_what_is_said_behind_it(
    text: str, names: tuple[str, ...], label: str | None, gazetteer: Gazetteer
) -> None:
    assert labels(resolve(text, marked(text, *names), gazetteer))[0] == label
