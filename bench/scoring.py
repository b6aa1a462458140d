"""Gold and predicted places or dates of many documents -> the figures that papers on the task print.

Documents and predictions are JSON rows: {"id", "places": [{"start", "end", "lat", "lon", "ignore"}]} or
{"id", "dates": [{"start", "end", "value"}]}; offsets count characters, end exclusive; lat and lon in
degrees, null where a place was seen but not resolved. A document without a prediction counts as empty.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

Row = Mapping[str, Any]
Figures = dict[str, float | int | None]

EARTH_KM = 6371.0


def read(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON Lines file, blank lines left out; only line feeds end a row."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def km(a: Row, b: Row) -> float:
    """Great-circle distance in km between two rows with lat and lon in degrees (haversine)."""
    lat1, lon1, lat2, lon2 = map(math.radians, (a["lat"], a["lon"], b["lat"], b["lon"]))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def pairs(predicted: Sequence[Row], gold: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """One-to-one pairs that share at least one character, longest overlap first."""
    found = sorted(
        (-_overlap(p, g), abs(p["start"] - g["start"]) + abs(p["end"] - g["end"]), i, j)
        for i, p in enumerate(predicted)
        for j, g in enumerate(gold)
        if _overlap(p, g) > 0
    )
    used_p: set[int] = set()
    used_g: set[int] = set()
    for _, _, i, j in found:
        if i not in used_p and j not in used_g:
            used_p.add(i)
            used_g.add(j)
            yield predicted[i], gold[j]


def score_places(docs: Sequence[Row], predictions: Mapping[str, Row], radius_km: float = 161.0) -> Figures:
    """Figures of place recognition and resolution.

    strict_f1 and overlap_f1 compare spans; acc is the share of overlapping pairs with coordinates on
    both sides that lie within radius_km, median_km their median distance. end_to_end: found by overlap
    and within the radius, over gold places with coordinates (recall) and over predictions with
    coordinates less those paired with gold that has none (precision). exact_recall: the same recall
    with strict spans. Gold rows with "ignore" neither earn nor cost.
    """
    n = dict.fromkeys(("gold", "predicted", "strict", "overlap", "gold_xy", "pred_xy"), 0)
    free = exact_near = 0
    distances: list[float] = []
    for doc in docs:
        ignored = [g for g in doc["places"] if g.get("ignore")]
        gold = _unique(g for g in doc["places"] if not g.get("ignore"))
        predicted = [
            p
            for p in _unique(predictions.get(doc["id"], {}).get("places", []))
            if not _touches(p, ignored) or _touches(p, gold)
        ]
        spans = {(g["start"], g["end"]): g for g in gold}
        n["gold"] += len(gold)
        n["predicted"] += len(predicted)
        n["gold_xy"] += sum(g["lat"] is not None for g in gold)
        n["pred_xy"] += sum(p.get("lat") is not None for p in predicted)
        for p in predicted:
            same = spans.get((p["start"], p["end"]))
            n["strict"] += same is not None
            if same and same["lat"] is not None and p.get("lat") is not None:
                exact_near += km(p, same) <= radius_km
        for p, g in pairs(predicted, gold):
            n["overlap"] += 1
            if p.get("lat") is None:
                continue
            if g["lat"] is None:
                free += 1
                continue
            distances.append(km(p, g))
    near = sum(distance <= radius_km for distance in distances)
    distances.sort()
    return {
        "documents": len(docs),
        "gold": n["gold"],
        "predicted": n["predicted"],
        "strict_f1": _f1(n["strict"], n["predicted"], n["gold"]),
        "overlap_f1": _f1(n["overlap"], n["predicted"], n["gold"]),
        "acc": near / max(1, len(distances)),
        "median_km": distances[len(distances) // 2] if distances else None,
        "end_to_end_f1": _f1(near, n["pred_xy"] - free, n["gold_xy"]),
        "end_to_end_recall": near / max(1, n["gold_xy"]),
        "exact_recall": exact_near / max(1, n["gold_xy"]),
    }


def judged_places(
    docs: Sequence[Row], predictions: Mapping[str, Row], radius_km: float = 161.0
) -> Iterator[tuple[float, bool]]:
    """Yield the `score` of each predicted place with coordinates, and whether it is right.

    Right is what overlaps a gold place within radius_km. Left out is what overlaps gold that has no
    coordinates or is marked with "ignore", and what has no score.
    """
    for doc in docs:
        for p in _unique(predictions.get(doc["id"], {}).get("places", [])):
            if p.get("lat") is None or p["score"] is None:
                continue
            gold = [g for g in doc["places"] if _overlap(p, g) > 0]
            if any(g.get("ignore") or g["lat"] is None for g in gold):
                continue
            yield p["score"], any(km(p, g) <= radius_km for g in gold)


class Bin(NamedTuple):
    """Judgements of like chance: the least and the greatest, their mean, the share right, how many."""

    low: float
    high: float
    said: float
    right: float
    size: int


def reliability(judged: Iterable[tuple[float, bool]], bins: int = 10) -> tuple[list[Bin], float]:
    """Return judgements (chance, right) in bins of like size, and the expected calibration error.

    The error is the mean distance between what a bin said and what was right, each weighed by its size.
    """
    rows = sorted(judged)
    found = []
    for number in range(bins):
        part = rows[number * len(rows) // bins : (number + 1) * len(rows) // bins]
        if part:
            said = sum(chance for chance, _ in part) / len(part)
            right = sum(is_right for _, is_right in part) / len(part)
            found.append(Bin(part[0][0], part[-1][0], said, right, len(part)))
    error = sum(abs(one.said - one.right) * one.size for one in found) / max(1, len(rows))
    return found, error


def print_reliability(judged: Iterable[tuple[float, bool]], bins: int = 10) -> None:
    """Print what `reliability` returns, a line a bin."""
    found, error = reliability(judged, bins)
    for one in found:
        reach = f"{one.low:.2f} to {one.high:.2f}"
        print(f"  {reach}  said {one.said:.2f}  right {one.right:.2f}  ({one.size})")
    print(f"  expected calibration error {error:.3f}")


def score_dates(docs: Sequence[Row], predictions: Mapping[str, Row]) -> Figures:
    """Figures of date tagging.

    strict_f1 and relaxed_f1 (overlap) compare spans; value_f1 counts overlapping pairs with the very same
    TIMEX3 value. day_accuracy: of the pairs whose gold value is a day, the share with that day.
    """
    n = dict.fromkeys(("gold", "predicted", "strict", "overlap", "value", "days", "day_right"), 0)
    for doc in docs:
        gold = _unique(doc["dates"])
        predicted = _unique(predictions.get(doc["id"], {}).get("dates", []))
        spans = {(g["start"], g["end"]) for g in gold}
        n["gold"] += len(gold)
        n["predicted"] += len(predicted)
        n["strict"] += sum((p["start"], p["end"]) in spans for p in predicted)
        for p, g in pairs(predicted, gold):
            n["overlap"] += 1
            n["value"] += p.get("value") == g["value"]
            if re.fullmatch(r"\d{4}-\d\d-\d\d", g["value"] or ""):
                n["days"] += 1
                n["day_right"] += (p.get("value") or "")[:10] == g["value"]
    return {
        "documents": len(docs),
        "gold": n["gold"],
        "predicted": n["predicted"],
        "strict_f1": _f1(n["strict"], n["predicted"], n["gold"]),
        "relaxed_f1": _f1(n["overlap"], n["predicted"], n["gold"]),
        "value_f1": _f1(n["value"], n["predicted"], n["gold"]),
        "day_accuracy": n["day_right"] / max(1, n["days"]),
    }


def _overlap(a: Row, b: Row) -> int:
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def _touches(row: Row, others: Iterable[Row]) -> bool:
    return any(_overlap(row, other) > 0 for other in others)


def _unique(rows: Iterable[Row]) -> list[Row]:
    return list({(row["start"], row["end"]): row for row in rows}.values())


def _f1(right: int, predicted: int, gold: int) -> float:
    return 2 * right / (predicted + gold) if predicted + gold else 0.0
