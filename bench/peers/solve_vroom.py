"""VROOM, through pyvroom: https://github.com/VROOM-Project/pyvroom

The threads given and its own time limit. Exploration level 5, its default and highest, shares the
time among so many searches that on a large problem none comes far (670 jobs, 10 s: 1,812; level 0:
2,041). So level 0 comes first, and level 5 has the time that is left, where that is half of it or
more; the better answer counts.

Windows of several shifts are several windows of a job, lengths are service times by type of
vehicle, who may come is a skill. Its objective is, in this order: the sum of priorities, the number
of jobs, the travel time; so a prize becomes a priority, a whole number up to 100.
"""

import time
from datetime import timedelta
from typing import Any

import vroom

from nodes import Nodes
from problem import Problem, Routes, Search

HIGHEST = 100
LEVELS = (0, 5)


def prepare(problem: Problem) -> Search:
    model = _model(problem)

    def search(seconds: float, seed: int, threads: int) -> Routes:
        began = time.monotonic()
        found: list[Routes] = [{}]
        for level in LEVELS:
            spent = time.monotonic() - began
            if spent < seconds / 2:
                limit = timedelta(seconds=seconds - spent)
                solution = model.solve(exploration_level=level, nb_threads=threads, timeout=limit)
                found.append(_routes(solution))
        return max(found, key=problem.prize)

    return search


def _model(problem: Problem) -> vroom.Input:
    nodes, allowed = Nodes(problem), problem.allowed()
    skills = {vehicles: i for i, vehicles in enumerate(dict.fromkeys(allowed))}
    model = vroom.Input()
    for pace in {v.pace for v in problem.vehicles}:
        model.set_durations_matrix(str(pace), nodes.travel(pace))
    for i in range(len(problem.vehicles)):
        model.add_vehicle(_vehicle(problem, nodes, i, {s for vs, s in skills.items() if i in vs}))
    scale = _priority_scale([j.prize for j in problem.jobs])
    for i, vehicles in enumerate(allowed):
        if vehicles:
            priority = min(HIGHEST, round(scale * problem.jobs[i].prize))
            model.add_job(_job(problem, nodes, i, vehicles, skills[vehicles], priority))

    return model


def _vehicle(problem: Problem, nodes: Nodes, i: int, skills: set[int]) -> Any:
    own = problem.vehicles[i]
    opening, closing = (t + own.shift * problem.day for t in problem.hours(own))
    return vroom.Vehicle(
        id=i,
        start=nodes.depot(own.start),
        end=None if own.end is None else nodes.depot(own.end),
        profile=str(own.pace),
        skills=skills,
        time_window=(opening, closing),
        type=str(own.kind),
    )


def _job(problem: Problem, nodes: Nodes, i: int, vehicles: Any, skill: int, priority: int) -> Any:
    job = problem.jobs[i]
    kinds = {v.kind for v in problem.vehicles}
    lengths = {str(kind): x for kind in kinds if (x := job.lengths[kind]) is not None}
    return vroom.Job(
        id=i,
        location=nodes.first_job + i,
        default_service=max(lengths.values()),
        service_per_type=lengths,
        skills={skill},
        priority=priority,
        time_windows=problem.timeline(job, vehicles),
    )


def _priority_scale(prizes: list[float]) -> float:
    """The factor that spoils the prizes least: a small one rounds, a large one cuts off at 100."""

    def spoilt(scale: float) -> float:
        return sum(abs(p - min(HIGHEST, round(p * scale)) / scale) for p in prizes)

    return min([HIGHEST / max(prizes, default=1), *map(float, range(1, 101))], key=spoilt)


def _routes(solution: Any) -> Routes:
    routes: Routes = {}
    for step in solution.routes.to_dict("records"):
        if step["type"] == "job":
            routes.setdefault(int(step["vehicle_id"]), []).append(int(step["id"]))
    return routes
