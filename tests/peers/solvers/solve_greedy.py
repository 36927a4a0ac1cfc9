"""Vehicle by vehicle, whatever still fits and is worth most for its time."""

from problem import Problem, Routes, Search


def prepare(problem: Problem) -> Search:
    def search(seconds: float, seed: int, threads: int) -> Routes:
        allowed, left = problem.allowed(), set(range(len(problem.jobs)))
        return {v: _route(problem, allowed, left, v) for v in range(len(problem.vehicles))}

    return search


def _route(problem: Problem, allowed: list[frozenset[int]], left: set[int], v: int) -> list[int]:
    route: list[int] = []
    while True:
        ends = {j: _end(problem, v, [*route, j]) for j in left if v in allowed[j]}
        start = _end(problem, v, route) or 0
        worth = {j: problem.jobs[j].prize / (end - start + 1) for j, end in ends.items() if end}
        if not worth:
            return route
        route.append(max(sorted(worth), key=lambda j: worth[j]))
        left.remove(route[-1])


def _end(problem: Problem, v: int, route: list[int]) -> int | None:
    """When the last stop ends; None where the route does not keep the rules."""
    try:
        stops, _ = problem.times(v, route)
    except ValueError:
        return None
    return stops[-1].end if stops else problem.hours(problem.vehicles[v])[0]
