"""geo.dates on histories: months and days follow the date named before, not the publication."""

from datetime import date

import pytest

from geo.dates import tag
from geo.dates.history import is_history

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
    ],
)
def test_expression_counts_from_the_date_named_before(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_reason_names_the_date_it_counts_from() -> None:
    found = tag("In August 1914 they left. On 4 August war was declared.")[1]
    assert found.reason == "'On 4 August' takes its year from 1914-08 named before"


def test_unknown_anchor_gives_no_date() -> None:
    found = tag("In 1808 they rose. Three weeks later they fell.")[1]
    assert (found.type, found.value, found.edtf, found.relation) == ("DURATION", "P3W", "", "later")
