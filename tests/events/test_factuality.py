"""geo.events.factuality: what must hold of a status, whatever was learned."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import timespan
from geo.events.factuality import (
    is_accusation,
    is_attribution,
    is_birth,
    is_denied,
    is_misdated,
    is_only_possible,
    is_standing,
    status,
)
from geo.kinds import Status
from tests.reading import analysed, word

DAYS = st.dates(date(1000, 1, 1)).map(date.isoformat)
SINGLE = st.one_of(DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]))
SPANS = st.one_of(
    st.tuples(DAYS, DAYS).map(lambda days: "/".join(sorted(days))),
    DAYS.map(lambda day: f"{day}/.."),
    DAYS.map(lambda day: f"../{day}"),
)
EDTF = st.one_of(st.just(""), SINGLE, st.builds(str.__add__, SINGLE, st.sampled_from("?~%")), SPANS)
CHANCES = st.lists(st.floats(0, 1), min_size=3, max_size=3).map(
    lambda row: dict(zip(Status, row, strict=True))
)
PUBLISHED = st.none() | st.dates(date(1000, 1, 1))
PLAIN = ("Anna Berg visited Riga.", "visited")
ACCUSED = ("He is accused of killing two people in Riga.", "killing")


def judged(
    text: tuple[str, str], edtf: str, published: date | None, chances: dict[Status, float] | None = None
) -> Status:
    sentence, trigger = text
    even = dict.fromkeys(Status, 1 / 3)
    return status(chances or even, edtf, published, word(analysed(sentence), trigger))


def day(of: date) -> tuple[int, int, int]:
    return of.year, of.month, of.day


class TestWhatHolds:
    @given(EDTF, PUBLISHED, CHANCES, st.sampled_from([PLAIN, ACCUSED]))
    def test_nothing_that_is_planned_has_ended_before_publication(
        self, edtf: str, published: date | None, chances: dict[Status, float], text: tuple[str, str]
    ) -> None:
        if judged(text, edtf, published, chances) == Status.PLANNED and edtf and published:
            last = timespan.parse(edtf).last
            assert last is None or last >= day(published)

    @given(EDTF, PUBLISHED, CHANCES, st.sampled_from([PLAIN, ACCUSED]))
    def test_nothing_has_happened_or_is_claimed_that_begins_after_it(
        self, edtf: str, published: date | None, chances: dict[Status, float], text: tuple[str, str]
    ) -> None:
        if judged(text, edtf, published, chances) != Status.PLANNED and edtf and published:
            first = timespan.parse(edtf).first
            assert first is None or first <= day(published)

    @given(EDTF, PUBLISHED, CHANCES)
    def test_what_somebody_is_accused_of_is_never_told_as_a_fact(
        self, edtf: str, published: date | None, chances: dict[Status, float]
    ) -> None:
        assert judged(ACCUSED, edtf, published, chances) != Status.HAPPENED

    @given(EDTF, PUBLISHED, CHANCES)
    def test_otherwise_the_likeliest_is_taken(
        self, edtf: str, published: date | None, chances: dict[Status, float]
    ) -> None:
        likeliest = max(chances, key=lambda one: chances[one])
        found = judged(PLAIN, edtf, published, chances)
        assert chances[found] == chances[likeliest] or (edtf and published)


class TestDates:
    @pytest.mark.parametrize(
        ("edtf", "allowed"),
        [
            ("2024-05-14", {Status.HAPPENED, Status.CLAIMED}),
            ("2024-05-14?", {Status.HAPPENED, Status.CLAIMED}),
            ("2024-05-15", set(Status)),
            ("2024-05-16", {Status.PLANNED}),
            ("2024-05", set(Status)),
            ("2024", set(Status)),
            ("2023", {Status.HAPPENED, Status.CLAIMED}),
            ("2025~", {Status.PLANNED}),
            ("2024-05-14/..", set(Status)),
            ("../2024-05-14", {Status.HAPPENED, Status.CLAIMED}),
            ("2024-05-16/2024-05-20", {Status.PLANNED}),
            ("", set(Status)),
        ],
    )
    def test_a_date_leaves_some_open(self, edtf: str, allowed: set[Status]) -> None:
        published = date(2024, 5, 15)
        surest = [{one: float(one == wanted) for one in Status} for wanted in Status]
        assert {judged(PLAIN, edtf, published, chances) for chances in surest} == allowed

    def test_without_a_day_of_publication_all_are_open(self) -> None:
        chances = {Status.HAPPENED: 0.1, Status.PLANNED: 0.8, Status.CLAIMED: 0.1}
        assert judged(PLAIN, "1998", None, chances) == Status.PLANNED

    def test_of_equals_it_is_always_the_same(self) -> None:
        assert judged(PLAIN, "", None) == judged(PLAIN, "", None) == Status.CLAIMED


class TestAccusations:
    @pytest.mark.parametrize(
        ("text", "trigger"),
        [
            ACCUSED,
            ("Paul Smith is suspected of having set fire to a house in Riga.", "set"),
            ("The police accused Paul Smith of burning a house in Riga on Monday.", "burning"),
            ("He was charged with murder in Riga on Monday.", "murder"),
            ("She was indicted for fraud in Riga.", "fraud"),
            ("He is alleged to have killed two people.", "killed"),
            ("She alleged that he had struck her in Riga.", "struck"),
            ("Paul Smith allegedly burned a house in Riga.", "burned"),
            ("Troops reportedly attacked Riga.", "attacked"),
            ("The alleged attack in Riga shook the town.", "attack"),
        ],
    )
    def test_what_stands_under_an_accusation_is_one(self, text: str, trigger: str) -> None:
        assert is_accusation(word(analysed(text), trigger))

    @pytest.mark.parametrize(
        ("text", "trigger"),
        [
            PLAIN,
            ("He was charged with murder in Riga on Monday.", "charged"),
            ("She was indicted in Riga.", "indicted"),
            ("The police accused Paul Smith of burning a house in Riga on Monday.", "accused"),
            ("The suspect was arrested in Riga.", "arrested"),
            ("Paul Smith, who is accused of fraud, flew to Riga.", "flew"),
            ("The man, accused of theft, was seen in Riga.", "seen"),
            ("He was charged and flew to Riga.", "flew"),
        ],
    )
    def test_the_accusation_itself_and_what_stands_beside_it_are_none(self, text: str, trigger: str) -> None:
        assert not is_accusation(word(analysed(text), trigger))

    def test_who_was_charged_on_monday_was_and_who_is_accused_of_killing_is_only_said_to_have(self) -> None:
        chances = {Status.HAPPENED: 0.9, Status.PLANNED: 0.05, Status.CLAIMED: 0.05}
        published = date(2024, 5, 15)
        charged = ("He was charged with murder in Riga on Monday.", "charged")
        assert judged(charged, "2024-05-13", published, chances) == Status.HAPPENED
        assert judged(ACCUSED, "", published, chances) == Status.CLAIMED

    def test_a_plan_somebody_is_accused_of_may_stay_a_plan(self) -> None:
        chances = {Status.HAPPENED: 0.1, Status.PLANNED: 0.8, Status.CLAIMED: 0.1}
        assert judged(ACCUSED, "2024-05-20", date(2024, 5, 15), chances) == Status.PLANNED


class TestDenial:
    @pytest.mark.parametrize(
        ("text", "trigger"),
        [
            ("She did not reach Riga.", "reach"),
            ("She didn't visit Riga.", "visit"),
            ("She never arrived in Riga.", "arrived"),
            ("She was not in Riga.", "was"),
        ],
    )
    def test_a_word_directly_denied_is(self, text: str, trigger: str) -> None:
        assert is_denied(word(analysed(text), trigger))

    @pytest.mark.parametrize(
        ("text", "trigger"),
        [
            ("She arrived in Riga.", "arrived"),
            ("She visited Riga, not Oslo.", "visited"),
            ("Not only did she visit Riga, she liked it.", "visit"),
            ("The talks in Riga failed.", "failed"),
            ("He refused to answer in a court in Riga.", "answer"),
            ("She was not afraid to speak in Riga.", "speak"),
            ("She was able to land in Riga.", "land"),
            ("Police were unable to name a man shot in Riga.", "shot"),
        ],
    )
    def test_other_words_are_not(self, text: str, trigger: str) -> None:
        assert not is_denied(word(analysed(text), trigger))


class TestWhatDidNotComeAbout:
    @pytest.mark.parametrize(
        ("text", "trigger"),
        [
            ("She is not expected to visit Riga.", "visit"),
            ("She failed to reach Riga.", "reach"),
            ("She refused to travel to Riga.", "travel"),
            ("She postponed her visit to Riga.", "visit"),
            ("She called off a trip to Riga.", "trip"),
            ("She is not due to visit Riga.", "visit"),
            ("She was unable to visit Riga.", "visit"),
            ("The plane, unable to land in Riga, flew on to Oslo.", "land"),
            ("Nobody visited Riga.", "visited"),
            ("The visit to Riga was cancelled.", "visit"),
        ],
    )
    def test_is_denied(self, text: str, trigger: str) -> None:
        assert is_denied(word(analysed(text), trigger))

    @pytest.mark.parametrize("verb", ["may visit", "might visit", "could visit"])
    def test_what_only_may_be_has_not_happened(self, verb: str) -> None:
        trigger = word(analysed(f"She {verb} Riga on Friday."), "visit")
        chances = {Status.HAPPENED: 0.9, Status.PLANNED: 0.06, Status.CLAIMED: 0.04}
        assert is_only_possible(trigger)
        assert status(chances, "2024-05-17", date(2024, 5, 15), trigger) is Status.PLANNED

    @pytest.mark.parametrize(
        "text", ["She visited Riga.", "She could have visited Riga.", "She will visit Riga."]
    )
    def test_other_helpers_say_more(self, text: str) -> None:
        doc = analysed(text).doc
        assert not any(is_only_possible(token) for token in doc)


class TestWhatIsLaidToSomebody:
    @pytest.mark.parametrize(
        ("text", "trigger"),
        [
            ("The complaint says Paul Smith stole a car in Dayton.", "stole"),
            ("Police believe Paul Smith buried the gun in Toledo.", "buried"),
            ("Investigators say he stabbed a guard in Canton.", "stabbed"),
            ("Paul Smith faces charges of setting fire to a barn in Lima.", "setting"),
            ("He pleaded not guilty to charges that he took bribes in Toledo.", "took"),
            ("Paul Smith denies robbing a bank in Reno.", "robbing"),
            ("Prosecutors said the judge took a bribe in Reno.", "took"),
            ("The judge, prosecutors say, took a bribe in Reno.", "took"),
            ("The judge took a bribe in Reno, according to prosecutors.", "took"),
        ],
    )
    def test_is_an_accusation(self, text: str, trigger: str) -> None:
        assert is_accusation(word(analysed(text), trigger))

    @pytest.mark.parametrize(
        ("text", "trigger"),
        [
            ("A truck hit a bus in Toledo on Monday, police said.", "hit"),
            ("The president said she met him in Riga.", "met"),
            ("Police said Paul Smith was taken to a hospital in Reno.", "taken"),
            ("Paul Smith was found dead in Reno, police said.", "found"),
            ("The judge said a festival opened in Reno.", "opened"),
            ("He pleaded not guilty in Toledo.", "pleaded"),
        ],
    )
    def test_what_happened_is_none(self, text: str, trigger: str) -> None:
        assert not is_accusation(word(analysed(text), trigger))

    def test_who_was_acquitted_did_not_do_it(self) -> None:
        assert is_denied(word(analysed("A jury acquitted Paul Smith of robbing a bank in Reno."), "robbing"))


@pytest.mark.parametrize(
    "text",
    [
        "She will open a bridge in Moroto on Thursday, her office said in Dodoma.",
        "A ferry sank off Bukoba on Monday, the ministry said in Dodoma on Tuesday.",
        "Iran has begun work at Fordow, the agency said in a statement from Vienna on Tuesday.",
        "Fighting spread to Kidal on Monday, an army spokesman said in Bamako late on Tuesday.",
        "“We came to listen,” police said by phone from Riga.",
    ],
)
def test_where_an_office_says_what_it_vouches_for_is_no_event(text: str) -> None:
    assert is_attribution(word(analysed(text), "said"))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("“We came to listen,” Ms. Berg said in Riga.", "said"),
        ("“We came to listen,” she said in Riga.", "said"),
        ("“We came to listen,” the minister said in Riga.", "said"),
        ("“We came to listen,” a spokesman told reporters in Riga.", "told"),
        ("“We came to listen,” a spokesman said at a news conference in Riga.", "said"),
        ("The ministry said in Riga on Monday that a dam had burst.", "said"),
        ("The ministry opened an office in Riga.", "opened"),
    ],
)
def test_who_was_there_and_what_was_said_to_people_is(text: str, trigger: str) -> None:
    assert not is_attribution(word(analysed(text), trigger))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The president had been due to open a school in Beira.", "open"),
        ("She was to have met the mayor in Lyon.", "met"),
        ("The queen would have visited Turin but for the strike.", "visited"),
        ("She skipped Milan.", "skipped"),
        ("An operation kept her from receiving a prize in Lima in 1990.", "receiving"),
        ("Reporters were barred from entering Goma.", "entering"),
        ("He was arrested as he was about to fly to Lima.", "fly"),
        ("The concert in Bern did not take place.", "concert"),
        ("The choir called off its concert in Bern, which had been set for Sunday.", "set"),
        ("The match in Bern, due to be played on Sunday, has been cancelled.", "played"),
        ("The rally in Bern, which was due to be held on Tuesday, was called off.", "held"),
        ("The visit to Bern, which had been planned for Monday, was put off to Friday.", "planned"),
        ("The talks in Bern, which had been planned for Monday, opened on Friday.", "planned"),
        ("The ferry was to sail from Bern on Sunday but the trip was cancelled.", "sail"),
        ("The vote in Bern was set for Sunday but was called off.", "vote"),
        ("The choir postponed its concert in Bern until further notice.", "concert"),
        ("Should the dam break, water would pour into Bern.", "pour"),
        ("Were the dam to break, water would pour into Bern.", "pour"),
        ("If the dam broke, water would pour into Bern.", "pour"),
    ],
)
def test_what_was_only_meant_is_denied(text: str, trigger: str) -> None:
    assert is_denied(word(analysed(text), trigger))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rain did not stop her from visiting Lima.", "visiting"),
        ("She is about to fly to Lima.", "fly"),
        ("She came home from visiting Lima.", "visiting"),
        ("The trial in Bern was put off until Tuesday.", "trial"),
        ("The choir postponed its concert in Bern until Sunday.", "concert"),
        ("The choir put off its concert in Bern from Friday to Sunday.", "concert"),
        ("The choir postponed a concert in Bern that had been planned for Friday until Sunday.", "planned"),
        ("The ferry was to sail from Bern on Sunday but the lake was frozen.", "sail"),
        ("The choir sang in Bern but its concert in Lyon was cancelled.", "sang"),
        ("The choir played its concert in Bern, which had been set for Sunday.", "set"),
        ("He said that the queen would visit Bern.", "visit"),
        ("The queen would visit Bern when the dam was mended.", "visit"),
    ],
)
def test_what_is_put_off_or_to_come_is_not_denied(text: str, trigger: str) -> None:
    assert not is_denied(word(analysed(text), trigger))


def test_a_date_that_the_words_exclude_is_taken_for_wrong() -> None:
    past = {Status.HAPPENED: 0.95, Status.PLANNED: 0.03, Status.CLAIMED: 0.02}
    assert is_misdated(past, "2024-08-14", date(2024, 5, 28))
    assert not is_misdated(past, "2024-05-14", date(2024, 5, 28))
    assert not is_misdated(past, "", date(2024, 5, 28))


@pytest.mark.parametrize(
    ("text", "trigger", "standing"),
    [
        ("She lives in Riga.", "lives", True),
        ("The firm is based in Riga.", "based", True),
        ("The band, based in Riga, will play in Oslo.", "based", True),
        ("She lived in Riga.", "lived", False),
        ("She has lived in Riga.", "lived", False),
        ("She is living in Riga.", "living", False),
        ("The firm was based in Riga.", "based", False),
        ("The firm has been based in Riga.", "based", False),
        ("She visits Riga.", "visits", False),
    ],
)
def test_where_somebody_is_at_home_is_a_standing_fact(text: str, trigger: str, *, standing: bool) -> None:
    assert is_standing(word(analysed(text), trigger)) == standing


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("Anna Berg was born in Riga.", True),
        ("She was born in Riga.", True),
        ("Seventeen cubs were born in Riga.", False),
        ("A baby was born in Riga.", False),
    ],
)
def test_a_birth_is_that_of_somebody_who_is_named(text: str, *, birth: bool) -> None:
    assert is_birth(word(analysed(text), "born")) == birth
