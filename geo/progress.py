"""How far a piece of work has come, for a bar on the terminal or on the page."""

from __future__ import annotations

from collections.abc import Callable

Tick = Callable[[float], None]
"""Is told the share of the work that is done, from 0 to 1; what it raises ends the work."""


def untold(_: float) -> None:
    """Nobody looks on."""


def part(tick: Tick, start: float, end: float) -> Tick:
    """Return what to tell the share of a part of the work that lies between two shares of the whole."""
    return lambda share: tick(start + share * (end - start))
