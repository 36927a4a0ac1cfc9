"""Finds nothing."""

from problem import Problem, Search


def prepare(problem: Problem) -> Search:
    return lambda seconds, seed, threads: {}
