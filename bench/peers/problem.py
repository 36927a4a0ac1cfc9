"""What is left to decide once the roster is fixed: which jobs each vehicle does, in which order.

Neutral between our instances, the public orienteering sets and the peers. Times are whole units
(seconds) of the clock on the day of a shift; indices count from 0.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from travel import Travel

Routes = dict[int, list[int]]  # jobs by vehicle, in order
Search = Callable[[float, int, int], Routes]  # of seconds, seed, threads
Interval = tuple[int, int]  # both ends included


@dataclass(frozen=True)
class Window:
    """A job may start from `start` to `end`, both included, in these shifts."""

    start: int
    end: int
    shifts: frozenset[int]


@dataclass(frozen=True)
class Vehicle:
    """A crew in one shift. `pace` is the index of its factor of travel times, `kind` of its lengths
    of jobs. Without an `end` its last job ends its route."""

    shift: int
    start: int
    end: int | None
    pace: int = 0
    kind: int = 0


@dataclass(frozen=True)
class Job:
    """A visit. `lengths` by kind of vehicle; None: one that lacks a skill. `group` is the index of
    the vehicles that may come, if they have the skills."""

    place: int
    prize: float
    lengths: tuple[int | None, ...]
    windows: tuple[Window, ...]
    group: int = 0


@dataclass(frozen=True)
class Problem:
    travel: Travel
    shifts: tuple[Interval, ...]
    vehicles: Sequence[Vehicle]
    jobs: Sequence[Job]
    groups: tuple[frozenset[int], ...]  # of vehicles
    travel_cost: float  # what one unit of travel takes from the prizes, above 0
    paces: tuple[float, ...] = (1.0,)

    @property
    def day(self) -> int:
        """The length of a day on an axis where each shift has one of its own."""
        return max(86_400, 1 + max(closing for _, closing in self.shifts))

    def hours(self, vehicle: Vehicle) -> Interval:
        return self.shifts[vehicle.shift]

    def intervals(self, job: Job, shift: int) -> list[Interval]:
        """When the job may start in the shift: apart, in order."""
        return _clip(job.windows, shift, self.shifts[shift])

    def allowed(self) -> list[frozenset[int]]:
        """For every job the vehicles that may do it, windows and skills considered."""

        @cache
        def of(group: int, able: tuple[bool, ...], windows: tuple[Window, ...]) -> frozenset[int]:
            shifts = {s for s, hours in enumerate(self.shifts) if _clip(windows, s, hours)}
            may = [(v, self.vehicles[v]) for v in self.groups[group]]
            return frozenset(
                v for v, vehicle in may if vehicle.shift in shifts and able[vehicle.kind]
            )

        return [of(j.group, tuple(x is not None for x in j.lengths), j.windows) for j in self.jobs]

    def timeline(self, job: Job, allowed: frozenset[int]) -> list[Interval]:
        """When the job may start on an axis where shift s is on day s. Between two shifts nobody is
        on the way: intervals on both sides of such a gap are one."""
        line: list[Interval] = []
        until_closing = False
        for shift in sorted({self.vehicles[v].shift for v in allowed}):
            opening, closing = self.shifts[shift]
            for start, end in self.intervals(job, shift):
                joined = until_closing and start == opening
                first = line.pop()[0] if joined else start + shift * self.day
                line.append((first, end + shift * self.day))
                until_closing = end == closing
        return line

    def times(self, vehicle: int, jobs: Sequence[int]) -> tuple[list["Stop"], int]:
        """The stops of a route, each as early as can be, and when it ends. ValueError: it misses a
        window, a skill or the end of the shift."""
        own = self.vehicles[vehicle]
        now, closing = self.hours(own)
        at, factor = own.start, self.paces[own.pace]
        stops: list[Stop] = []
        for job in (self.jobs[j] for j in jobs):
            arrive = now + self.travel.time(at, job.place, factor)
            open_yet = [a for a, b in self.intervals(job, own.shift) if arrive <= b]
            length = job.lengths[own.kind]
            if not open_yet or length is None or vehicle not in self.groups[job.group]:
                raise ValueError(
                    f"vehicle {vehicle} cannot do its stop {len(stops) + 1} at {arrive}"
                )
            start = max(arrive, open_yet[0])
            now, at = start + length, job.place
            stops.append(Stop(arrive, start, now))
        if own.end is not None:
            now += self.travel.time(at, own.end, factor)
        if now > closing:
            raise ValueError(f"vehicle {vehicle} ends at {now}, its shift at {closing}")
        return stops, now

    def prize(self, routes: Routes) -> float:
        return sum(self.jobs[j].prize for jobs in routes.values() for j in jobs)

    def undivided(self) -> "Part":
        """All of it as one part, but for the jobs that nobody can do."""
        jobs = [j for j, vehicles in enumerate(self.allowed()) if vehicles]
        return Part(self, list(range(len(self.vehicles))), jobs)

    def parts(self) -> Iterator["Part"]:
        """The least parts that share no vehicle. Jobs that nobody can do are in none of them."""
        allowed = self.allowed()
        root = _join(len(self.vehicles), set(allowed))
        jobs = defaultdict(list)
        for j, vehicles in enumerate(allowed):
            if vehicles:
                jobs[root[min(vehicles)]].append(j)
        for r, own in jobs.items():
            yield Part(self, [v for v in range(len(root)) if root[v] == r], own)


@dataclass(frozen=True)
class Stop:
    arrive: int
    start: int
    end: int


class Part:
    """Some vehicles of a problem and the jobs that only they can do, as a problem."""

    def __init__(self, whole: Problem, vehicles: list[int], jobs: list[int]) -> None:
        index = {v: i for i, v in enumerate(vehicles)}
        self._vehicles, self._jobs = vehicles, jobs
        self.problem = Problem(
            whole.travel,
            whole.shifts,
            [whole.vehicles[v] for v in vehicles],
            [whole.jobs[j] for j in jobs],
            tuple(frozenset(index[v] for v in g if v in index) for g in whole.groups),
            whole.travel_cost,
            whole.paces,
        )

    def in_the_whole(self, routes: Routes) -> Routes:
        return {self._vehicles[v]: [self._jobs[j] for j in jobs] for v, jobs in routes.items()}


def _join(n: int, sets: set[frozenset[int]]) -> list[int]:
    """For each of 0 ... n-1 the least number that the sets, directly or in steps, join it to."""
    root = list(range(n))

    def find(v: int) -> int:
        while root[v] != v:
            v = root[v]
        return v

    for members in sets:
        roots = {find(v) for v in members}
        for r in roots:
            root[r] = min(roots)
    return [find(v) for v in range(n)]


def _clip(windows: Sequence[Window], shift: int, hours: Interval) -> list[Interval]:
    """The union of the windows in the shift's hours: apart, in order."""
    inside = sorted(
        (max(w.start, hours[0]), min(w.end, hours[1])) for w in windows if shift in w.shifts
    )
    union: list[Interval] = []
    for start, end in inside:
        if start > end:
            continue
        if union and start <= union[-1][1] + 1:
            union[-1] = (union[-1][0], max(end, union[-1][1]))
        else:
            union.append((start, end))
    return union
