"""Geometry for the basemap builder: Mercator, simplification, label points, cuts, packing.

Plain functions over lists of (lon, lat) pairs in degrees, without any dependency. A "ring" is
closed (first point repeated last). World units: the whole Mercator square is 1 by 1.
"""

from __future__ import annotations

import heapq
import itertools
import math
import struct
from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Line = list[Point]

MAX_LAT = 85.05  # just inside the edge of the web Mercator square
TILE = 256.0  # pixels of the whole world at zoom 0


def mercator(point: Point) -> Point:
    """Lon, lat in degrees to the unit square, y growing southwards as on a screen."""
    lat = math.radians(max(-MAX_LAT, min(MAX_LAT, point[1])))
    return point[0] / 360 + 0.5, 0.5 - math.asinh(math.tan(lat)) / (2 * math.pi)


def lonlat(point: Point) -> Point:
    """The inverse of `mercator`."""
    lat = math.degrees(math.atan(math.sinh((0.5 - point[1]) * 2 * math.pi)))
    return (point[0] - 0.5) * 360, lat


def area(ring: Sequence[Point]) -> float:
    """Unsigned area by the shoelace formula, in the square of the ring's unit."""
    pairs = itertools.pairwise(ring)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def true_area(ring: Sequence[Point]) -> float:
    """Area on the sphere in square degrees at the equator, so that Greenland stays small."""
    return area([(lon, math.degrees(math.sin(math.radians(lat)))) for lon, lat in ring])


def inside(point: Point, rings: Sequence[Sequence[Point]]) -> bool:
    """Even-odd test: inside the outer ring and outside the holes."""
    x, y = point
    odd = False
    for ring in rings:
        for (ax, ay), (bx, by) in itertools.pairwise(ring):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                odd = not odd
    return odd


def simplify(line: Line, threshold: float) -> Line:
    """Visvalingam: drop the points whose Mercator triangle is smaller than `threshold`.

    The ends stay, so arcs shared by two countries still meet; a closed arc keeps four points.
    """
    flat = [mercator(point) for point in line]
    keep_at_least = 4 if line[0] == line[-1] else 2
    before = list(range(-1, len(line) - 1))
    after = list(range(1, len(line) + 1))
    weight = [0.0] * len(line)

    def triangle(i: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = flat[before[i]], flat[i], flat[after[i]]
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2

    heap = []
    for i in range(1, len(line) - 1):
        weight[i] = triangle(i)
        heap.append((weight[i], i))
    heapq.heapify(heap)
    gone = [False] * len(line)
    left = len(line)
    while heap and left > keep_at_least:
        size, i = heapq.heappop(heap)
        if gone[i] or size != weight[i]:
            continue  # an entry made before a neighbour went
        if size >= threshold:
            break
        gone[i] = True
        left -= 1
        before[after[i]], after[before[i]] = before[i], after[i]
        for near in (before[i], after[i]):
            if 0 < near < len(line) - 1:
                # never below the size just removed, or order would depend on the sequence
                weight[near] = max(triangle(near), size)
                heapq.heappush(heap, (weight[near], near))
    return [point for point, dropped in zip(line, gone, strict=True) if not dropped]


def _distance(point: Point, rings: Sequence[Sequence[Point]]) -> float:
    """Distance to the outline, negative outside."""
    x, y = point
    best = math.inf
    for ring in rings:
        for (ax, ay), (bx, by) in itertools.pairwise(ring):
            dx, dy = bx - ax, by - ay
            span = dx * dx + dy * dy
            t = max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / span)) if span else 0.0
            best = min(best, (ax + t * dx - x) ** 2 + (ay + t * dy - y) ** 2)
    return math.sqrt(best) * (1 if inside(point, rings) else -1)


def label_point(rings: Sequence[Sequence[Point]], stretch: float = 2.0) -> Point:
    """Where a name sits best: the pole of inaccessibility on the Mercator map.

    A name is wider than it is high, so x is squeezed by `stretch` before distances are
    measured: the winner then has room on its left and right.
    """
    flat = [[(x / stretch, y) for x, y in map(mercator, ring)] for ring in rings]
    xs = [x for x, _ in flat[0]]
    ys = [y for _, y in flat[0]]
    size = max(max(xs) - min(xs), max(ys) - min(ys))
    half = size / 2
    cells: list[tuple[float, float, float, float]] = []
    best = (-math.inf, (xs[0], ys[0]))

    def add(x: float, y: float, half: float) -> None:
        nonlocal best
        room = _distance((x, y), flat)
        best = max(best, (room, (x, y)))
        # no point of the cell can have more room than its centre's plus half its diagonal
        heapq.heappush(cells, (-(room + half * math.sqrt(2)), x, y, half))

    add((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2, half)
    while cells:
        most, x, y, half = heapq.heappop(cells)
        if -most - best[0] <= size / 300:
            break
        for sx in (-0.5, 0.5):
            for sy in (-0.5, 0.5):
                add(x + sx * half, y + sy * half, half / 2)
    return lonlat((best[1][0] * stretch, best[1][1]))


def cut_line(line: Line) -> list[Line]:
    """Split where the line steps over the antimeridian, adding the point at +-180 degrees."""
    pieces: list[Line] = [[line[0]]]
    for (ax, ay), (bx, by) in itertools.pairwise(line):
        if abs(bx - ax) > 180:
            side = 180.0 if ax > 0 else -180.0
            there, here = 180 - abs(bx), 180 - abs(ax)
            lat = by if there == 0 else ay + (by - ay) * here / (here + there)
            if here:
                pieces[-1].append((side, lat))
            pieces.append([(-side, lat)])
            if not there:
                continue
        pieces[-1].append((bx, by))
    return [piece for piece in pieces if len(piece) > 1]


def split_edges(line: Line) -> list[tuple[Line, bool]]:
    """Split into runs along +-180 degrees (True: a cut, not to be drawn) and the rest."""
    runs: list[tuple[Line, bool]] = []
    for a, b in itertools.pairwise(line):
        edge = abs(a[0]) == 180 and a[0] == b[0]
        if runs and runs[-1][1] == edge:
            runs[-1][0].append(b)
        else:
            runs.append(([a, b], edge))
    return runs


def pack(line: Line, scale: float, shift: Point) -> list[list[int]]:
    """Quantise and difference-code a line as TopoJSON does, without repeated points."""
    packed: list[list[int]] = []
    px = py = 0
    for lon, lat in line:
        x, y = round((lon - shift[0]) / scale), round((lat - shift[1]) / scale)
        if packed and (x, y) == (px, py):
            continue
        packed.append([x - px, y - py] if packed else [x, y])
        px, py = x, y
    return packed


def unpack(packed: Sequence[Sequence[int]], scale: Sequence[float], shift: Sequence[float]) -> Line:
    """The inverse of `pack`."""
    line: Line = []
    x = y = 0
    for dx, dy in packed:
        x, y = x + dx, y + dy
        line.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
    return line


def shapefile_lines(data: bytes) -> Iterator[list[Line]]:
    """The parts of every polygon or polyline record of an ESRI shapefile (.shp)."""
    offset = 100  # the file header
    while offset < len(data):
        words = struct.unpack_from(">i", data, offset + 4)[0]
        body = offset + 8
        if struct.unpack_from("<i", data, body)[0] in (3, 5, 13, 15):
            parts, points = struct.unpack_from("<2i", data, body + 36)
            starts = [*struct.unpack_from(f"<{parts}i", data, body + 44), points]
            flat = struct.unpack_from(f"<{points * 2}d", data, body + 44 + 4 * parts)
            every = list(zip(flat[::2], flat[1::2], strict=True))
            yield [every[a:b] for a, b in itertools.pairwise(starts)]
        offset = body + 2 * words
