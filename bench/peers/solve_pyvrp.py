"""PyVRP: https://pyvrp.org

Its defaults, one thread, stopped by `MaxRuntime`. Jobs are optional clients with a prize. What a
vehicle may do, and how long that takes it, is a routing profile: durations are travel and the
length of the job that is left behind, and what is forbidden is out of reach. So all shifts lie on
one day and a client needs one window; a job with several windows a day is several clients in a
group whose members exclude each other.
"""

from typing import Any

import numpy
from pyvrp import Client, ClientGroup, Depot, Location, ProblemData, Solution, VehicleType, solve
from pyvrp.stop import MaxRuntime

from nodes import Nodes
from problem import Problem, Routes, Search, Vehicle, Window

OUT_OF_REACH = 10  # days


def prepare(problem: Problem) -> Search:
    model = _Model(problem)
    data = model.data()

    def search(seconds: float, seed: int, threads: int) -> Routes:
        best = solve(data, MaxRuntime(seconds), seed, collect_stats=False).best
        return model.routes(best) if best.is_feasible() else {}

    return search


class _Model:
    """Locations are the nodes before the jobs, then one for each client: a job in one window."""

    def __init__(self, problem: Problem) -> None:
        self._problem, self._nodes = problem, Nodes(problem)
        allowed = problem.allowed()
        self._clients = [
            (j, window)
            for j, job in enumerate(problem.jobs)
            for window in dict.fromkeys(job.windows)
            if allowed[j]
        ]
        jobs = [self._nodes.first_job + j for j, _ in self._clients]
        self._rows = [*range(self._nodes.first_job), *jobs]
        self._open = [
            numpy.array([i in allowed[j] and self._meets(i, w) for j, w in self._clients], bool)
            for i in range(len(problem.vehicles))
        ]
        alike: dict[Any, list[int]] = {}
        for i, vehicle in enumerate(problem.vehicles):
            alike.setdefault((vehicle, self._open[i].tobytes()), []).append(i)
        self._alike = list(alike.values())  # vehicles by type

    def _meets(self, vehicle: int, window: Window) -> bool:
        shift = self._problem.vehicles[vehicle].shift
        opening, closing = self._problem.shifts[shift]
        return shift in window.shifts and max(opening, window.start) <= min(closing, window.end)

    def data(self) -> ProblemData:
        matrices: dict[Any, Any] = {}
        types = []
        for first, *rest in self._alike:
            own = self._problem.vehicles[first]
            key = own.pace, own.kind, self._open[first].tobytes()
            if key not in matrices:
                matrices[key] = self._matrices(first)
            types.append(self._type(own, 1 + len(rest), list(matrices).index(key)))
        distances, durations = zip(*matrices.values())
        return ProblemData(
            [Location(0, 0)] * len(self._rows),
            self._all_clients(),
            [Depot(i) for i in range(self._nodes.first_job)],
            types,
            list(distances),
            list(durations),
            [ClientGroup(c, required=False) for c in self._groups().values()],
        )

    def _matrices(self, vehicle: int) -> tuple[Any, Any]:
        """Distances and durations for the vehicle's profile."""
        own, nodes = self._problem.vehicles[vehicle], self._nodes
        far = OUT_OF_REACH * self._problem.day
        travel = nodes.travel(own.pace)[numpy.ix_(self._rows, self._rows)]
        duration = travel + nodes.lengths(own.kind, far)[self._rows][:, None]
        closed = numpy.concatenate([[False] * nodes.first_job, ~self._open[vehicle]])
        duration[closed, :] = duration[:, closed] = far
        numpy.fill_diagonal(duration, 0)
        return travel, duration

    def _type(self, own: Vehicle, count: int, profile: int) -> VehicleType:
        opening, closing = self._problem.hours(own)
        return VehicleType(
            count,
            start_depot=self._nodes.depot(own.start),
            end_depot=self._nodes.depot(own.end),
            tw_early=opening,
            tw_late=closing,
            profile=profile,
        )

    def _all_clients(self) -> list[Client]:
        group = {c: g for g, own in enumerate(self._groups().values()) for c in own}
        return [
            Client(
                self._nodes.first_job + c,
                tw_early=window.start,
                tw_late=window.end,
                prize=round(self._problem.jobs[j].prize / self._problem.travel_cost),
                required=False,
                group=group.get(c),
            )
            for c, (j, window) in enumerate(self._clients)
        ]

    def _groups(self) -> dict[int, list[int]]:
        """The clients of each job that has several."""
        clients: dict[int, list[int]] = {}
        for c, (j, _) in enumerate(self._clients):
            clients.setdefault(j, []).append(c)
        return {j: own for j, own in clients.items() if len(own) > 1}

    def routes(self, solution: Solution) -> Routes:
        free = [list(vehicles) for vehicles in self._alike]
        return {
            free[route.vehicle_type()].pop(): [
                self._clients[stop.idx][0] for stop in route if stop.is_client()
            ]
            for route in solution.routes()
        }
