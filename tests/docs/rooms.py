#!/usr/bin/env python3
"""rooms.py ROOT: engine/README.md has a line for every file of the engine, and for no other.

A line is a table row that begins with the file's name without its ending (a header and its source
share one), under a heading that begins with the room's name.
"""
import pathlib
import re
import sys

HEADING = re.compile(r"^###? `?(\w+)/")
ROW = re.compile(r"^\| `([\w, `]+)` \|")


def described(page):
    room = None
    for line in page.read_text(encoding="utf-8").splitlines():
        heading, row = HEADING.match(line), ROW.match(line)
        if line.startswith("#"):
            room = heading[1] if heading else None
        elif row and room:
            for name in re.findall(r"\w+", row[1]):
                yield f"{room}/{name}"


def main(root):
    engine = root / "engine"
    there = {f"{p.parent.name}/{p.stem}" for p in engine.glob("*/*.[ch]")}
    told = list(described(engine / "README.md"))
    wrong = [f"engine/{name}: no line in engine/README.md" for name in sorted(there - set(told))]
    wrong += [f"engine/README.md: there is no engine/{name}" for name in sorted(set(told) - there)]
    wrong += [f"engine/README.md: {n} stands twice" for n in sorted(set(told)) if told.count(n) > 1]
    print("\n".join(wrong + [f"{len(there)} files of the engine, {len(wrong)} lines wrong"]))
    return 1 if wrong or not there else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
