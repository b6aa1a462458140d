"""Damaged inputs of every kind by the hundred thousand, each refused in a sentence or read.

    python -m bench.fuzz [KIND ...] [--inputs 100000] [--seed 0] [--first 0]

A kind is a way by which words of others come in; `bench/fuzz/kinds.py` lists them. Whatever comes in, it may
be refused in one line of text, by an error of `geo.errors`. It must not raise anything else, print, or take
more than some seconds.

Each input is made of the seed, its kind and its number alone. What breaks something is printed with all
three and its traceback, and the exit code is 1: `python -m bench.fuzz dates --first 4711 --inputs 1` tries
number 4711 again. Nothing is asked of another host.

What 100,000 inputs take of one processor, reckoned from what ran: address, dates, toml and lines one to four
minutes each, sentences 5, questions 7, tables 12, corrections 18, folders 23, atlas 26, parquet 42 and joined
52; all of them some three hours and a quarter.
"""

from __future__ import annotations

import argparse
import sys
from typing import Final

from bench.fuzz.kinds import KINDS

INPUTS: Final = 100_000


def main() -> int:
    """Try the kinds asked for; 1 if anything broke."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(KINDS)}; default: all")
    parser.add_argument("--inputs", type=int, default=INPUTS, help="of each kind; default: %(default)s")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, metavar="NUMBER", help="of the first input")
    asked = parser.parse_args()
    if unknown := set(asked.kinds) - set(KINDS):
        parser.error(f"{', '.join(sorted(unknown))}: no such kind; write some of {', '.join(KINDS)}")
    count = 0
    for name in asked.kinds or KINDS:
        faults = 0
        for fault in KINDS[name].run(asked.inputs, seed=asked.seed, first=asked.first):
            print(f"{fault}\n", flush=True)
            faults += 1
        print(f"{name}: {asked.inputs:,} inputs of seed {asked.seed}, {faults} broke something", flush=True)
        count += faults
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
