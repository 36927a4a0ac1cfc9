"""The neutral routing problem."""

import unittest
from dataclasses import dataclass

from problem import Job, Problem, Vehicle, Window
from travel import Given, Plane

HOUR = 3600
ALL = frozenset({0, 1, 2})


@dataclass(frozen=True)
class Line:
    """Places are minutes apart on a line."""

    def time(self, a: int, b: int, factor: float) -> int:
        return round(60 * abs(a - b) * factor)


def problem(vehicles: list[Vehicle], jobs: list[Job], groups=None) -> Problem:
    shifts = ((8 * HOUR, 11 * HOUR), (13 * HOUR, 16 * HOUR), (8 * HOUR, 11 * HOUR))
    everyone = (frozenset(range(len(vehicles))),)
    return Problem(Line(), shifts, vehicles, jobs, groups or everyone, 1.0, (1.0, 2.0))


def job(*windows: Window, place: int = 0, length: int | None = 600, group: int = 0) -> Job:
    return Job(place, 1.0, (length, length), windows or (window(0, 24),), group)


def window(start: float, end: float, shifts: frozenset[int] = ALL) -> Window:
    return Window(round(start * HOUR), round(end * HOUR), shifts)


ONE_EACH = [Vehicle(shift, 0, 0) for shift in (0, 1, 2)]


class Windows(unittest.TestCase):
    def test_intervals_are_a_union_in_the_shift(self):
        hours = job(
            window(7, 9), window(8.5, 9.5), window(10, 10.5), window(10, 24, frozenset({1}))
        )
        p = problem(ONE_EACH, [hours])
        self.assertEqual(p.intervals(hours, 0), [(28800, 34200), (36000, 37800)])
        self.assertEqual(p.intervals(hours, 1), [(46800, 57600)])

    def test_allowed(self):
        jobs = [job(), job(window(8, 9)), job(length=None), job(group=1), job(window(12, 12.5))]
        p = problem(ONE_EACH, jobs, (ALL, frozenset({0, 1})))
        self.assertEqual(p.allowed(), [ALL, {0, 2}, frozenset(), {0, 1}, frozenset()])

    def test_a_job_that_can_wait_for_any_shift_has_one_interval(self):
        p = problem(ONE_EACH, [job()])
        self.assertEqual(p.timeline(job(), ALL), [(8 * HOUR, 2 * p.day + 11 * HOUR)])

    def test_gaps_inside_shifts_stay(self):
        p = problem(ONE_EACH, [])
        late = job(window(9, 24))
        self.assertEqual(
            p.timeline(late, ALL),
            [(9 * HOUR, p.day + 16 * HOUR), (2 * p.day + 9 * HOUR, 2 * p.day + 11 * HOUR)],
        )
        self.assertEqual(p.timeline(late, frozenset({0})), [(9 * HOUR, 11 * HOUR)])


class Times(unittest.TestCase):
    def test_travel_waiting_length_and_the_way_back(self):
        jobs = [job(place=5), job(window(8.5, 9), place=10)]
        p = problem([Vehicle(0, 0, 2, pace=1)], jobs)
        stops, back = p.times(0, [0, 1])
        self.assertEqual((stops[0].arrive, stops[0].start, stops[0].end), (29400, 29400, 30000))
        self.assertEqual((stops[1].arrive, stops[1].start, stops[1].end), (30600, 30600, 31200))
        self.assertEqual(back, 31200 + 960)
        self.assertEqual(p.times(0, [1])[0][0].start, 30600)

    def test_without_a_way_back(self):
        p = problem([Vehicle(0, 0, None)], [job(window(11, 11), place=3, length=0)])
        self.assertEqual(p.times(0, [0])[1], 11 * HOUR)

    def test_what_cannot_be_done_is_refused(self):
        jobs = [job(window(8, 8), place=1), job(place=169), job(length=None), job(group=1)]
        p = problem([Vehicle(0, 0, 0)], jobs, (frozenset({0}), frozenset()))
        for j in range(4):
            self.assertRaises(ValueError, p.times, 0, [j])
        one_way = problem([Vehicle(0, 0, None)], jobs)
        self.assertEqual(one_way.times(0, [1])[1], 28800 + 169 * 60 + 600)

    def test_the_last_second_counts(self):
        jobs = [job(length=3 * HOUR), job(length=3 * HOUR + 1)]
        p = problem([Vehicle(0, 0, 0)], jobs)
        self.assertEqual(p.times(0, [0])[1], 11 * HOUR)
        self.assertRaises(ValueError, p.times, 0, [1])


class Distances(unittest.TestCase):
    def test_on_a_plane(self):
        points = [(0.0, 0.0), (1.0, 1.0), (3.0, 4.0)]
        up, down = Plane(points, 10, cut_off=False), Plane(points, 10, cut_off=True)
        self.assertEqual([up.time(0, 1, 1), up.time(0, 2, 1)], [15, 50])
        self.assertEqual([down.time(0, 1, 1), down.time(0, 2, 1)], [14, 50])

    def test_given(self):
        travel = Given([[0, 1.5], [0.001, 0]], [1, 0])
        self.assertEqual(
            [travel.time(0, 1, 1), travel.time(1, 0, 3), travel.time(1, 1, 1)], [1, 270, 0]
        )


class Parts(unittest.TestCase):
    def test_parts_share_nothing_and_are_all(self):
        groups = (frozenset({0, 2}), frozenset({1}), frozenset({2, 4}), frozenset({3}))
        vehicles = [Vehicle(0, 0, 0) for _ in range(6)]
        jobs = [job(place=i, group=i % 4) for i in range(9)] + [job(length=None)]
        parts = list(problem(vehicles, jobs, groups).parts())
        found = [
            part.in_the_whole(
                {v: list(range(len(part.problem.jobs))) for v in range(len(part.problem.vehicles))}
            )
            for part in parts
        ]
        self.assertEqual([sorted(f) for f in found], [[0, 2, 4], [1], [3]])
        self.assertEqual([f[min(f)] for f in found], [[0, 2, 4, 6, 8], [1, 5], [3, 7]])
        for part, whole in zip(parts, found):
            for j, original in enumerate(whole[min(whole)]):
                self.assertEqual(part.problem.jobs[j].place, original)

    def test_undivided(self):
        p = problem([Vehicle(0, 0, 0)] * 2, [job(length=None), job(), job()])
        part = p.undivided()
        self.assertEqual(len(part.problem.vehicles), 2)
        self.assertEqual(part.in_the_whole({1: [0, 1]}), {1: [1, 2]})
