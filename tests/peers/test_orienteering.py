"""Public instances: the optimum of what is read is the optimum that is known."""

import csv
import math
import unittest

import orienteering
from problem import Problem
from support import ROOT

DATA = ROOT / "tests/data/orienteering"


def sets_of_one_route(problem: Problem) -> set[int]:
    """The largest sets of jobs (as bits) that one route can do."""
    own, (opening, closing) = problem.vehicles[0], problem.shifts[0]
    found: set[int] = {0}
    new = {(0, -1): opening}  # when it ends at the earliest, by set and last job
    while new:
        longer: dict[tuple[int, int], int] = {}
        for (done, last), end in new.items():
            place = own.start if last < 0 else problem.jobs[last].place
            for j, job in enumerate(problem.jobs):
                arrive = end + problem.travel.time(place, job.place, 1)
                starts = [max(arrive, a) for a, b in problem.intervals(job, 0) if arrive <= b]
                key = (done | 1 << j, j)
                if starts and not done >> j & 1:
                    end_here = starts[0] + (job.lengths[0] or 0)
                    longer[key] = min(longer.get(key, closing + 1), end_here)
        new = {k: end for k, end in longer.items() if _fits(problem, end, problem.jobs[k[1]].place)}
        found |= {done for done, _ in new}
    largest: list[int] = []
    for s in sorted(found, key=int.bit_count, reverse=True):
        if not any(s & k == s for k in largest):
            largest.append(s)
    return set(largest)


def _fits(problem: Problem, now: int, place: int) -> bool:
    end = problem.vehicles[0].end
    assert end is not None
    return now + problem.travel.time(place, end, 1) <= problem.shifts[0][1]


def best(problem: Problem) -> float:
    """The most prizes that the vehicles, all alike, can have together."""
    single = sets_of_one_route(problem)
    together = single
    for _ in problem.vehicles[1:]:
        together = {a | b for a in together for b in single}
    return max(sum(j.prize for i, j in enumerate(problem.jobs) if s >> i & 1) for s in together)


class Optima(unittest.TestCase):
    def test_optima(self):
        with (DATA / "optima.csv").open() as stream:
            rows = list(csv.DictReader(stream))
        self.assertGreaterEqual(len(rows), 9)
        for row in rows:
            with self.subTest(row["instance"]):
                name, _, m = row["instance"].partition("_m")
                file = DATA / f"{name}.txt"
                self.assertEqual(orienteering.routes_stated(file), not m)
                problem = orienteering.read(file, int(m) if m else None)
                self.assertEqual(best(problem), float(row["best_known"]))

    def test_distances_are_cut_off_with_time_windows_only(self):
        for name, scale in (("w101", 10), ("pr91", 100), ("scatter", orienteering.FINE)):
            travel = orienteering.read(DATA / f"{name}.txt", 1).travel
            (x, y), (u, v) = travel.points[1:3]
            exact = math.hypot(x - u, y - v) * scale
            self.assertEqual(travel.time(1, 2, 1), math.ceil(exact) - (scale < orienteering.FINE))

    def test_lines(self):
        self.assertEqual(list(orienteering.lines({0: [2, 0], 1: [], 2: [4]})), ["3 1", "5"])
