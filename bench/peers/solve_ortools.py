"""The routing solver of OR-Tools: https://developers.google.com/optimization/routing

One thread (it has no more), guided local search from parallel cheapest insertion, and its own time
limit. A job may be left out for a penalty, its prize (`AddDisjunction`). Time is one dimension
whose transits by vehicle are travel and the length of the job that is left behind; each shift has a
day of its own on it, and windows are a range with holes.

Guided local search changes the costs of ways, and does nothing where those are small beside the
penalties: with the true cost of travel it stays where it began (p5.2.p: 1,090 of 1,150). So for
OR-Tools travel by everyone all the time costs at least a tenth of all prizes, and lambda is 1: the
best of what was tried on five public instances and on a part of Ninh Son.
"""

from functools import cache
from itertools import pairwise
from typing import Any

from ortools.constraint_solver import pywrapcp
from ortools.constraint_solver.routing_enums_pb2 import (
    FirstSolutionStrategy,
    LocalSearchMetaheuristic,
)

from nodes import Nodes
from problem import Problem, Routes, Search

TRAVEL_SHARE = 0.1  # of all prizes


def prepare(problem: Problem) -> Search:
    nodes = Nodes(problem)
    starts = [nodes.depot(v.start) for v in problem.vehicles]
    ends = [nodes.depot(v.end) for v in problem.vehicles]
    manager = pywrapcp.RoutingIndexManager(nodes.count, len(problem.vehicles), starts, ends)
    model = pywrapcp.RoutingModel(manager)
    _add_costs(model, problem, nodes)
    time = _add_time(model, problem, nodes)
    _add_jobs(model, manager, time, problem, nodes)

    def search(seconds: float, seed: int, threads: int) -> Routes:
        options = pywrapcp.DefaultRoutingSearchParameters()
        options.first_solution_strategy = FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
        options.local_search_metaheuristic = LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
        options.guided_local_search_lambda_coefficient = 1
        options.time_limit.FromMilliseconds(round(1000 * seconds))
        solution = model.SolveWithParameters(options)
        return _routes(model, manager, solution, nodes) if solution else {}

    return search


def _add_costs(model: Any, problem: Problem, nodes: Nodes) -> None:
    """Travel costs its time."""

    @cache
    def cost(pace: int) -> int:
        return model.RegisterTransitMatrix(nodes.travel(pace).tolist())

    for i, vehicle in enumerate(problem.vehicles):
        model.SetArcCostEvaluatorOfVehicle(cost(vehicle.pace), i)


def _add_time(model: Any, problem: Problem, nodes: Nodes) -> Any:
    horizon = len(problem.shifts) * problem.day

    @cache
    def transit(pace: int, kind: int) -> int:
        table = nodes.travel(pace) + nodes.lengths(kind, horizon)[:, None]
        return model.RegisterTransitMatrix(table.tolist())

    transits = [transit(v.pace, v.kind) for v in problem.vehicles]
    model.AddDimensionWithVehicleTransits(transits, problem.day, horizon, False, "time")
    time = model.GetDimensionOrDie("time")
    for i, vehicle in enumerate(problem.vehicles):
        opening, closing = (t + vehicle.shift * problem.day for t in problem.hours(vehicle))
        time.CumulVar(model.Start(i)).SetRange(opening, closing)
        time.CumulVar(model.End(i)).SetRange(opening, closing)
    return time


def _add_jobs(model: Any, manager: Any, time: Any, problem: Problem, nodes: Nodes) -> None:
    time_of_all = sum(end - start for start, end in map(problem.hours, problem.vehicles))
    least_cost = TRAVEL_SHARE * sum(job.prize for job in problem.jobs) / time_of_all
    cost = max(problem.travel_cost, least_cost)
    for j, vehicles in enumerate(problem.allowed()):
        job, index = problem.jobs[j], manager.NodeToIndex(nodes.first_job + j)
        model.AddDisjunction([index], round(job.prize / cost))
        model.VehicleVar(index).SetValues([-1, *sorted(vehicles)])
        line = problem.timeline(job, vehicles)
        if not line:
            continue
        time.CumulVar(index).SetRange(line[0][0], line[-1][1])
        for (_, end), (start, _) in pairwise(line):
            time.CumulVar(index).RemoveInterval(end + 1, start - 1)


def _routes(model: Any, manager: Any, solution: Any, nodes: Nodes) -> Routes:
    routes: Routes = {}
    for i in range(model.vehicles()):
        at = solution.Value(model.NextVar(model.Start(i)))
        while not model.IsEnd(at):
            routes.setdefault(i, []).append(manager.IndexToNode(at) - nodes.first_job)
            at = solution.Value(model.NextVar(at))
    return routes
