"""geo.dates on histories: months and days follow the date named before, not the publication."""

from datetime import date

import pytest

from geo.dates import tag
from geo.dates.narrative import is_history

VOYAGE = (
    "In August 1914 the expedition left port. On 4 August war was declared, and the next day the crew"
    " voted to sail on. By October they reached the islands. Later that month the ship turned south. "
    "In January it was beset. By the autumn of that year the ice had crushed it. On 9 April 1916 the "
    "men took to the boats; on the 15th they landed. Two months later the captain returned."
)


def values(text: str, published: date | None = None) -> list[str]:
    return [expression.value for expression in tag(text, published)]


def test_story_is_followed_from_date_to_date() -> None:
    assert values(VOYAGE) == [
        "1914-08",
        "1914-08-04",
        "1914-08-05",
        "1914-10",
        "1914-10",
        "1915-01",
        "1915-FA",
        "1916-04-09",
        "1916-04-15",
        "1916-06",
    ]


def test_history_is_known_by_its_full_dates_whatever_its_publication() -> None:
    published = date(2009, 12, 19)
    text = f"{VOYAGE} The ship was sold in May 1917."
    assert is_history(text, published)
    assert values(text, published)[:10] == values(VOYAGE)


def test_news_that_remembers_the_past_stays_news() -> None:
    text = (
        "He said on Friday that the treaties of May 1917, June 1919 and July 1921 were void. He will "
        "return on Monday, and spoke last week and two days ago in the same vein."
    )
    assert not is_history(text, date(2023, 9, 15))
    assert "2023-09-15" in values(text, date(2023, 9, 15))


def test_life_told_in_the_news_stays_news() -> None:
    years = " ".join(f"In {year} she sailed again." for year in range(1930, 1960))
    text = f"The navigator died on Sunday. {years} She retired in May 1961."
    assert values(text, date(2023, 9, 15))[0] == "2023-09-10"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 331 BC he won. In the spring he left. Two years later he died.",
            ["BC0331", "BC0331-SP", "BC0329"],
        ),
        ("In 1 BC he was born. Two years later he fell ill.", ["BC0001", "0002"]),
        ("The war of 218 to 201 BC was long. In 216, they lost.", ["BC0218", "BC0201", "BC0216"]),
        ("In AD 70 it fell.", ["0070"]),
        (
            "In May 1808 they rose. In the spring and summer of 1810 they fell.",
            ["1808-05", "1810-SP", "1810-SU"],
        ),
        ("In the summer of 212 BC it fell.", ["BC0212-SU"]),
        ("In 1808 they rose. On the same day they fell.", ["1808", "XXXX-XX-XX"]),
        ("On 12 and 13 May 1808 they fought.", ["1808-05-12", "1808-05-13"]),
        ("In December 1808 they fled. In March they were back.", ["1808-12", "1809-03"]),
        ("In May 1808 they rose. The following year they fell.", ["1808-05", "1809"]),
        ("In May 1808 they rose. By the spring of the following year all was over.", ["1808-05", "1809-SP"]),
        ("On 2 May 1808 they rose. That night they hid.", ["1808-05-02", "1808-05-02TNI"]),
        ("On 2 May 1808 they rose. The previous day had been calm.", ["1808-05-02", "1808-05-01"]),
        ("In 1808 they rose. On the morning of 2 May they fought.", ["1808", "1808-05-02TMO"]),
        (
            "In May 1808 they rose. Ten years earlier none had thought of it. In June they fell.",
            ["1808-05", "1798", "1808-06"],
        ),
        (
            "In May 1808 (his father had died in 1801) they rose. In June they fell.",
            ["1808-05", "1801", "1808-06"],
        ),
        ("In 1808 they rose. At the end of the year they fell.", ["1808", "1808"]),
        ("On 2 May 1808 they rose at 6 a.m. and fought.", ["1808-05-02", "1808-05-02T06:00"]),
        ("On the night of 12-13 October 1808 it burned.", ["1808-10-12TNI"]),
        ("It was a cold winter of 1808-09.", ["1808-WI"]),
        ("On 9–10 July 1809 they fled.", ["1809-07-09", "1809-07-10"]),
        ("The war of 1805–1807 was short.", ["1805", "1807"]),
        ("The first war (264–241 BC) was long.", ["BC0264", "BC0241"]),
        ("In 218 BC they came. In 209 he took the port.", ["BC0218", "BC0209"]),
        (
            "In December 218 BC he won. The next spring he marched. The previous autumn had been wet.",
            ["BC0218-12", "BC0217-SP", "BC0218-FA"],
        ),
        ("In May 218 BC he left. Nine months later he was there.", ["BC0218-05", "BC0217-02"]),
        ("In 1808 they rose. On December 20 of that year they fell.", ["1808", "1808-12-20"]),
        ("In May 1808 they rose. In the following weeks they fell.", ["1808-05", "PXW"]),
        ("In the last week of January 1809 they fled.", ["1809-01"]),
        ("On the last day of February 1812 it fell.", ["1812-02-29"]),
        ("It fell in the sixteenth and seventeenth centuries.", ["15", "16"]),
        ("In the 480s BC it fell.", ["BC048"]),
        ("In 1808 they rose. The following spring they fell.", ["1808", "1809-SP"]),
        ("On 2 May 1808 he died at 7:22 the next morning.", ["1808-05-02", "1808-05-03T07:22"]),
        ("On 2 May 1808, at 5 o'clock that evening, he died.", ["1808-05-02", "1808-05-02T17:00"]),
        ("On 2 May 1808, at 4:40 on the morning of 3 May, he died.", ["1808-05-02", "1808-05-03T04:40"]),
        (
            "On 2 May 1808, at 0630, they rose. By nightfall they fell.",
            ["1808-05-02", "1808-05-02T06:30", "1808-05-02TNI"],
        ),
        ("The early morning hours of 2 May 1808 were quiet.", ["1808-05-02TMO"]),
        ("From 1808 onwards it held for a quarter of a century.", ["1808", "P25Y"]),
        ("A year-long siege of 1500 men, from 1500 to 2000 troops, took Hill 1702.", ["P1Y"]),
        ("The Seven Years' War, the July Crisis and Easter Island.", []),
        ("In 1942 they rose. By the winter of '43 they fell.", ["1942", "1943-WI"]),
    ],
)
def test_expression_counts_from_the_date_named_before(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a life in brackets, a study, a look back or ahead
        (
            "On 3 May 1808 they met. Lord Ash (4 June 1760 – 5 July 1829) led. On 9 May they fought.",
            "1808-05-09",
        ),
        ("On 3 May 1808 they met. A 1995 study counts forty. On 9 May they fought.", "1808-05-09"),
        ("On 3 May 1808 they met. He had served since 1799. On 9 May they fought.", "1808-05-09"),
        ("On 3 May 1808 they met. He came home in the end in 1825. On 9 May they fought.", "1808-05-09"),
        ("In May 1808 they met. The previous year it had failed. In June they fought.", "1808-06"),
        # a year that opens a sentence moves the story
        ("It lasted from May 1808 to June 1849. In 1812, he fled. On 9 May they fought.", "1812-05-09"),
        # what had been
        ("On 3 May 1808 they met. In December he had been ill.", "1807-12"),
        ("On 3 May 1808 they met. The plan had been made in February.", "1808-02"),
        ("On 3 May 1808 they met. By December all had fled.", "1808-12"),
        # no day is made up
        ("In May 1808 they met. That afternoon they fought.", "XXXX-XX-XXTAF"),
        ("In May 1808 they met. On Friday they fought.", "XXXX-WXX-5"),
    ],
)
def test_story_goes_on_from_where_it_was(text: str, expected: str) -> None:
    assert values(text)[-1] == expected


def test_reason_names_the_date_it_counts_from() -> None:
    found = tag("In August 1914 they left. On 4 August war was declared.")[1]
    assert found.reason == "'On 4 August' takes its year from 1914-08 named before"


def test_unknown_anchor_gives_no_date() -> None:
    found = tag("In 1808 they rose. Three weeks later they fell.")[1]
    assert (found.type, found.value, found.edtf, found.relation) == ("DURATION", "P3W", "", "later")
