"""Samples -> damaged ones: parts taken out, doubled, or replaced by what programs stumble over."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Final

_NASTY: Final = (
    *("", " ", "\0", "\n", "\r", "\r\n\r\n", "\t", "\x1b[2J", "\u2028", "\u202e", "\ufeff", "\ud800", "🛰"),
    *('"', "'", "'''", '"""', "\\", ",", ";", "/", "..", "../../etc/passwd"),
    *("[", "]", "[[", "{", "}", "=", "#"),
    *("＝", "＋1", "=1+1", "{{ 7 * 7 }}", "</script>", "<img onerror=x>", "%s", "%00", "con", "nul.txt"),
    *("٣", "１", "1_0", "1e999", "-0", "nan", "inf", "0x10", "9" * 5_000, "9" * 20),
    *("[" * 20_000, "(" * 2_000, "a" * 300, "é" * 300),
    *("2023-02-30", "0000", "-0001", "9999-12-31", "Y1e9", "2023-09-13/..", "?", "~", "XX"),
    *("May", "Friday", "ago"),
)


def damaged(chance: random.Random, samples: Sequence[str]) -> str:
    """Return a sample of which up to three parts are taken out, doubled, or replaced."""
    text = chance.choice(samples)
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        start = chance.randint(0, len(text))
        end = min(len(text), start + chance.choice((0, 0, 1, 1, 2, 5, 40)))
        text = text[:start] + _piece(chance, samples, text[start:end]) + text[end:]
    return text


def of(*samples: str) -> Callable[[random.Random], str]:
    """Return what damages one of these samples."""
    return lambda chance: damaged(chance, samples)


def _piece(chance: random.Random, samples: Sequence[str], before: str) -> str:
    other = chance.choice(samples)
    at = chance.randint(0, len(other))
    match chance.randint(0, 9):
        case 0 | 1:
            return chance.choice(_NASTY)
        case 2 | 3:
            return other[at : at + chance.randint(1, 40)]
        case 4:
            return before * chance.choice((2, 3, 50))
        case 5:
            return chr(chance.randint(0, chance.choice((0x7F, 0x2FFF, 0x10FFFF))))
        case 6 | 7:
            return "".join(chance.choice("0123456789") if one.isdigit() else one for one in before)
    return other[at : at + len(before)]
