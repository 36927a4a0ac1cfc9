"""Does a job twice."""

import solve_greedy
from problem import Problem, Routes, Search


def prepare(problem: Problem) -> Search:
    def search(seconds: float, seed: int, threads: int) -> Routes:
        routes = solve_greedy.prepare(problem)(seconds, seed, threads)
        return {v: [*jobs[:1], *jobs[:1]] for v, jobs in routes.items()}

    return search
