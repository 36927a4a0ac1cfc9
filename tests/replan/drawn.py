#!/usr/bin/env python3
"""drawn.py DOORSTEP FOLDER CASES: instances, plans and changes are drawn; whatever the plan in force
breaks, the new plan that `doorstep replan` makes is judged right by the checker in Python.
"""
import copy
import json
import pathlib
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cross"))

import draw  # noqa: E402
from case import load  # noqa: E402
from checker import Checker  # noqa: E402

INFEASIBLE = 3


def main(doorstep, folder, cases):
    made = changed = 0
    paths = {name: f"{folder}/{name}.json" for name in ("instance", "baseline", "plan")}
    for number in range(int(cases)):
        rng = draw.stream(number)
        old = draw.two_weeks(rng)
        before, new, moment = draw.plan(rng, old), draw.change(rng, old), draw.moment(rng, old)
        for name, value in (("instance", new), ("baseline", before)):
            pathlib.Path(paths[name]).write_text(json.dumps(value), encoding="utf-8")
        run = subprocess.run([doorstep, "replan", paths["instance"], "--baseline",
                              paths["baseline"], "--from", moment, "--iterations", "100",
                              "--threads", "1", "--quiet", "-o", paths["plan"]],
                             text=True, capture_output=True, check=False)
        if run.returncode == INFEASIBLE:
            continue
        if run.returncode != 0:
            sys.exit(f"case {number}: ended with {run.returncode}: {run.stderr}")
        made += 1
        checker = Checker(*[load(paths[name]) for name in ("instance", "plan", "baseline")], moment)
        broken = checker.run()
        if broken:
            sys.exit(f"case {number}: {broken}")
        changed += checker.parts["change"] > 0
    print(f"{cases} changes drawn, {made} new plans accepted by the second checker, {changed} with "
          "changes")
    if 4 * made < 3 * int(cases) or 2 * changed < made:
        sys.exit("too few")


if __name__ == "__main__":
    main(*sys.argv[1:])
