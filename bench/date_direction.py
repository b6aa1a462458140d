"""Corpora of dates -> which way a weekday or a month without a year points, by the rules and as learned.

"On Monday" is the Monday before or after publication, "in June" the June before or after. Five folds of
documents: a logistic regression that knows the rules' answer, the tense they read, the words beside the date
and how far away both days are learns from four and answers for the fifth. Needs scikit-learn
(`.venv/bin/pip install -e '.[train]'`).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from geo.dates import Expression, tag, tense, values
from geo.dates.sentence import sentence_start
from geo.dates.words import DAY, MONTH, PART, WEEKDAY, compiled

FOLDS: Final = 5
_WEEKDAY: Final = compiled(rf"{WEEKDAY}(?: {PART})?")
_MONTH: Final = compiled(rf"{MONTH}(?: {DAY})?")
_WORD: Final = re.compile(r"\w+")
_BOUNDS: Final = (0, 7, 14, 31, 62, 93, 124, 186, 248, 300)


@dataclass(frozen=True, slots=True)
class Sample:
    """A date that may lie before or after publication.

    document: its id. kind: "weekday" or "month". ahead: whether it lies after, as annotated; ruled: the same
    as the rules have it.
    """

    document: str
    kind: str
    features: Mapping[str, float]
    ahead: bool
    ruled: bool


def samples(documents: Iterable[Mapping[str, Any]]) -> Iterator[Sample]:
    """Yield the dates without a year or a week of documents {"id", "published", "text", "dates"}.

    Those annotated with the very day or month before or after publication count; days in ISO order.
    """
    for document in documents:
        try:
            published = date.fromisoformat((document["published"] or "")[:10])
        except ValueError:
            continue
        for expression in tag(document["text"], published):
            kind = _kind(expression)
            gold = next((row["value"] or "" for row in document["dates"] if _touch(row, expression)), "")
            around = _around(expression, kind, published) if kind else None
            if around and gold[: len(around[0])] in around:
                ahead, ruled = (v[: len(around[1])] == around[1] for v in (gold, expression.value))
                features = _features(document["text"], expression, kind, around, published, ruled=ruled)
                yield Sample(document["id"], kind, features, ahead, ruled)


def folds(found: Sequence[Sample]) -> dict[str, tuple[int, int, int]]:
    """Return for each kind how many dates there are, how many the rules and the learned have right."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = {one.kind: [0, 0, 0] for one in found}
    for fold in range(FOLDS):
        held = [one for one in found if zlib.crc32(one.document.encode()) % FOLDS == fold]
        others = [one for one in found if zlib.crc32(one.document.encode()) % FOLDS != fold]
        if not held:
            continue
        vectors = DictVectorizer()
        learned = LogisticRegression(C=0.3, max_iter=2000)
        learned.fit(vectors.fit_transform([one.features for one in others]), [one.ahead for one in others])
        answers = learned.predict(vectors.transform([one.features for one in held]))
        for one, answer in zip(held, answers, strict=True):
            count = counts[one.kind]
            count[0] += 1
            count[1] += one.ruled == one.ahead
            count[2] += bool(answer) == one.ahead
    return {kind: (count[0], count[1], count[2]) for kind, count in counts.items()}


def table(found: Sequence[Sample]) -> str:
    """Return the folds as a Markdown table."""
    lines = [
        "\n| before or after publication | dates | rules right | learned, five folds |",
        "|---" * 4 + "|",
    ]
    lines += [
        f"| {kind} | {count} | {ruled} | {right} |" for kind, (count, ruled, right) in folds(found).items()
    ]
    return "\n".join(lines)


def _kind(expression: Expression) -> str:
    if _WEEKDAY.fullmatch(expression.text):
        return "weekday"
    return "month" if _MONTH.fullmatch(expression.text) else ""


def _touch(row: Mapping[str, Any], expression: Expression) -> bool:
    return bool(row["start"] < expression.end and row["end"] > expression.start)


def _around(expression: Expression, kind: str, published: date) -> tuple[str, str] | None:
    """Return the two values that a date may have, before and after publication; None where it is neither."""
    value = expression.value.split("T")[0]
    span = values.span(value)
    if span is None or span[0] <= published <= span[1]:
        return None
    is_ahead = span[0] > published
    if kind == "weekday":
        other = values.shift(value, -7 if is_ahead else 7, "day")
    else:
        other = f"{int(value[:4]) + (-1 if is_ahead else 1):04}{value[4:]}"
    return (other, value) if is_ahead else (value, other)


def _features(
    text: str, expression: Expression, kind: str, around: tuple[str, str], published: date, *, ruled: bool
) -> dict[str, float]:
    """Return what is known of a date: the rules' answer, the tense, the words beside it, how far both are."""
    start, end = expression.start, expression.end
    heading = tense.read(text, start, end)
    before = _WORD.findall(text[sentence_start(text, start) : start].lower())
    after = _WORD.findall(text[end : end + 60].lower())
    back, ahead = (_bound(value, published) for value in around)
    named = [
        *(f"rule={ruled}", f"tense={heading}", f"rule,tense={ruled},{heading}"),
        *(f"back={back}", f"ahead={ahead}", f"back,tense={back},{heading}", f"ahead,tense={ahead},{heading}"),
        *(f"opens={len(before) < 3}", f"first={start < 400}"),
        *(f"before={word}" for word in before[-3:]),
        *(f"after={word}" for word in after[:2]),
    ]
    return {name: 1.0 for one in named for name in (one, f"{kind},{one}")}


def _bound(value: str, published: date) -> int:
    span = values.span(value)
    days = min(abs((day - published).days) for day in span) if span else 999
    return next((bound for bound in _BOUNDS if days <= bound), 366)
