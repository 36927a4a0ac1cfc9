#!/usr/bin/env python3
"""shape.py ROOT: how long the engine's functions are; fails where one is too long to read at once.

Reads what clang-format leaves: a function's last line is a brace alone in the first column, and its
first is the line in the first column that begins the text with the opening brace.
"""
import pathlib
import re
import sys

LONGEST, LONG_FOR_ONE_IN_TEN = 100, 50
OPENS = re.compile(r"^[A-Za-z_][^;=]*\)\s*\{$")


def functions_of(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    start = first = None
    for number, line in enumerate(lines, 1):
        if start is None and re.match(r"[A-Za-z_]", line):
            first = number
        if start is None and first is not None and line.endswith("{"):
            if OPENS.match(" ".join(lines[first - 1:number])):
                start = first
        if line == "}" and start is not None:
            yield number - start + 1, f"{path}:{start}"
            start = None


def main(root):
    paths = sorted(p for top in ("engine", "bench") for p in (root / top).rglob("*.[ch]"))
    lengths = sorted(f for path in paths for f in functions_of(path))
    if not lengths:
        return 1
    count = len(lengths)
    median, tenth = lengths[count // 2][0], lengths[count * 9 // 10][0]
    print(f"{count} functions: median {median} lines, nine in ten up to {tenth}, "
          f"longest {lengths[-1][0]} ({lengths[-1][1]})")
    for length, place in lengths:
        if length > LONGEST:
            print(f"{place}: {length} lines, more than {LONGEST}")
    return 1 if lengths[-1][0] > LONGEST or tenth > LONG_FOR_ONE_IN_TEN else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
