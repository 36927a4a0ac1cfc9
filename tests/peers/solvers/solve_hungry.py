"""Wants all the memory there is."""

from problem import Problem, Search


def prepare(problem: Problem) -> Search:
    bytearray(1 << 50)
    raise AssertionError("there is no such machine")
