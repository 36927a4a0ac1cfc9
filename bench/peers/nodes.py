"""A routing problem as matrices: what all three peers want."""

from functools import cache
from typing import Any

import numpy

from problem import Problem


class Nodes:
    """First the vehicles' starts and ends, then the jobs, in order. Where vehicles have no end they
    go to a node that is no place (None): there it takes no time."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        depots = {v.start for v in problem.vehicles} | {v.end for v in problem.vehicles}
        self._depots = sorted(depots, key=lambda place: -1 if place is None else place)
        self.first_job = len(depots)
        self.count = len(depots) + len(problem.jobs)

    def depot(self, place: int | None) -> int:
        return self._depots.index(place)

    @cache
    def travel(self, pace: int) -> Any:
        """Time from node to node."""
        jobs = [job.place for job in self.problem.jobs]
        places = [place for place in self._depots if place is not None] + jobs
        table = self.problem.travel.table(places, self.problem.paces[pace])
        return numpy.pad(table, (self.count - len(places), 0))

    def lengths(self, kind: int, lacking: int) -> Any:
        """Length of the job at each node for a kind of vehicle; `lacking` where it has no skill."""
        own = [lacking if j.lengths[kind] is None else j.lengths[kind] for j in self.problem.jobs]
        return numpy.array([0] * self.first_job + own)
