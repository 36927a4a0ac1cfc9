"""Travel times in whole units: of one pair, or of a table of many.

The same formula serves both: its `lib` is `math` for a pair and `numpy` for a table. A time of x
units counts ceil(x - 10^-6), as docs/format.md has it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

EARTH_RADIUS_KM = 6371.0088
DEGREE = 0.017453292519943295


class Travel(Protocol):
    """Times between locations 0, 1, 2, ...; a crew's `factor` multiplies them."""

    def time(self, a: int, b: int, factor: float) -> int:
        """From location a to location b."""
        ...

    def table(self, places: Sequence[int], factor: float) -> Any:
        """From every place to every place, a square numpy array of int64."""
        ...


@dataclass(frozen=True)
class Straight:
    """Great circles between (latitude, longitude) in degrees, in seconds."""

    points: Sequence[tuple[float, float]]
    speed_kmh: float
    detour: float

    def _seconds(self, a: Any, b: Any, factor: float, lib: Any) -> Any:
        rise = lib.sin((b[0] - a[0]) * DEGREE / 2)
        turn = lib.sin((b[1] - a[1]) * DEGREE / 2)
        h = rise * rise + lib.cos(a[0] * DEGREE) * lib.cos(b[0] * DEGREE) * turn * turn
        km = 2 * EARTH_RADIUS_KM * lib.asin(lib.sqrt(h))
        return lib.ceil(60 * (km * self.detour / self.speed_kmh * 60) * factor - 1e-6)

    def time(self, a: int, b: int, factor: float) -> int:
        return max(0, self._seconds(self.points[a], self.points[b], factor, math))

    def table(self, places: Sequence[int], factor: float) -> Any:
        return _table(
            [self.points[p] for p in places], lambda a, b, lib: self._seconds(a, b, factor, lib)
        )


@dataclass(frozen=True)
class Given:
    """A matrix of minutes, in seconds; `nodes` are the locations' rows of it."""

    minutes: Sequence[Sequence[float]]
    nodes: Sequence[int]

    def time(self, a: int, b: int, factor: float) -> int:
        minutes = self.minutes[self.nodes[a]][self.nodes[b]]
        return max(0, math.ceil(60 * minutes * factor - 1e-6))

    def table(self, places: Sequence[int], factor: float) -> Any:
        import numpy

        return numpy.array([[self.time(a, b, factor) for b in places] for a in places])


@dataclass(frozen=True)
class Plane:
    """Straight lines between (x, y), `scale` units to one of the plane; rounded up, or down first
    to whole units where the set's own distances are cut off there. No factor."""

    points: Sequence[tuple[float, float]]
    scale: int
    cut_off: bool

    def _units(self, a: Any, b: Any, lib: Any) -> Any:
        units = lib.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) * self.scale
        return lib.floor(units + 1e-6) if self.cut_off else lib.ceil(units - 1e-6)

    def time(self, a: int, b: int, factor: float) -> int:
        return max(0, self._units(self.points[a], self.points[b], math))

    def table(self, places: Sequence[int], factor: float) -> Any:
        return _table([self.points[p] for p in places], self._units)


def _table(points: Sequence[tuple[float, float]], formula: Any) -> Any:
    """The formula for every pair of points, a strip of rows at a time to save memory."""
    import numpy

    at = numpy.array(points, dtype=float).T
    strips = []
    for first in range(0, len(points), 256):
        row = at[:, first : first + 256, None]
        strips.append(numpy.maximum(0, formula(row, at[:, None, :], numpy)).astype(numpy.int64))
    return numpy.concatenate(strips)
