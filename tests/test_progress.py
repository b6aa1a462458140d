from __future__ import annotations

from geo.progress import part, untold


def test_a_part_tells_its_share_of_the_whole() -> None:
    told: list[float] = []
    tick = part(part(told.append, 0.5, 1), 0, 0.5)
    for share in (0, 0.5, 1):
        tick(share)
    assert told == [0.5, 0.625, 0.75]
    untold(1)
