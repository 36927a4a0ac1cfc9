"""The public team orienteering instances as routing problems; bench/README.md has their formats.

Peers calculate with whole numbers. Without time windows a unit of distance is a million of theirs
and distances are rounded up, so that no route is too long; the tolerance that the sets allow,
10^-6, is theirs too. With time windows the set's own distances, cut off to decimals, are exact.
"""

from collections.abc import Iterator
from pathlib import Path

from problem import Job, Problem, Routes, Vehicle, Window
from travel import Plane

FINE = 1_000_000


def routes_stated(file: Path) -> bool:
    """Whether the instance itself says how many routes there are."""
    return file.read_text().lstrip().startswith("n")


def read(file: Path, routes: int | None = None) -> Problem:
    """The instance; `routes` where it does not say how many there are."""
    if routes_stated(file):
        return _read_plain(file)
    assert routes is not None, f"{file} does not say how many routes there are"
    return _read_with_windows(file, routes)


def _read_plain(file: Path) -> Problem:
    rows = [line.replace(";", " ").split() for line in file.read_text().splitlines()]
    (_, n), (_, m), (_, limit), *nodes = [row for row in rows if row]
    points = [(float(x), float(y)) for x, y, _ in nodes[: int(n)]]
    hours = (0, int(float(limit) * FINE + 1))
    window = Window(*hours, frozenset({0}))
    jobs = [Job(i, float(s), (0,), (window,)) for i, (_, _, s) in enumerate(nodes)]
    vehicle = Vehicle(shift=0, start=0, end=len(points) - 1)
    return _problem(Plane(points, FINE, cut_off=False), hours, int(m), vehicle, jobs[1:-1])


def _read_with_windows(file: Path, routes: int) -> Problem:
    scale = 100 if file.name.startswith("pr") else 10
    first, _, *rest = [row for line in file.read_text().splitlines() if (row := line.split())]
    nodes = [[float(word) for word in row] for row in rest[: int(first[2]) + 1]]
    points = [(row[1], row[2]) for row in nodes]
    jobs = [
        Job(
            place=i,
            prize=row[4],
            lengths=(round(row[3] * scale),),
            windows=(Window(round(row[-2] * scale), round(row[-1] * scale), frozenset({0})),),
        )
        for i, row in enumerate(nodes)
    ]
    hours = (jobs[0].windows[0].start, jobs[0].windows[0].end)
    vehicle = Vehicle(shift=0, start=0, end=0)
    return _problem(Plane(points, scale, cut_off=True), hours, routes, vehicle, jobs[1:])


def _problem(
    travel: Plane, hours: tuple[int, int], routes: int, vehicle: Vehicle, jobs: list[Job]
) -> Problem:
    """All routes are alike, every job is for all of them; job j is customer j + 1. All the travel
    that there is time for costs one point: prizes come first, then short routes."""
    cost = 1 / (routes * (hours[1] - hours[0]))
    return Problem(travel, (hours,), [vehicle] * routes, jobs, (frozenset(range(routes)),), cost)


def lines(routes: Routes) -> Iterator[str]:
    """Routes as the harness reads them: the customers of each on a line."""
    return (" ".join(str(j + 1) for j in jobs) for jobs in routes.values() if jobs)
