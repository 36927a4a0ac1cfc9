"""One run of a peer, in a process of its own: `worker.py TASK.json ANSWER.json`.

The task says which peer, on what, for how long. Parts that share no vehicle are solved one after
the other, each for its share of the time, by jobs.
"""

import json
import resource
import sys
import time
import warnings
from importlib import import_module
from pathlib import Path
from typing import Any

from cases import load
from problem import Routes

THREADED = {"vroom"}  # the others use one thread, and get the time of all


def run(task: dict[str, Any]) -> dict[str, Any]:
    peer = import_module(f"solve_{task['peer']}")
    one_by_one = 1 if task["peer"] in THREADED else task["threads"]
    problem = load(task["file"], task["routes"])
    parts = [problem.undivided()] if task["whole"] else list(problem.parts())
    jobs = sum(len(part.problem.jobs) for part in parts)
    routes: Routes = {}
    spent = {"build": 0.0, "search": 0.0}
    for part in parts:
        share = task["seconds"] * one_by_one * len(part.problem.jobs) / jobs
        began = time.monotonic()
        search = peer.prepare(part.problem)
        built = time.monotonic()
        routes |= part.in_the_whole(search(share, task["seed"], task["threads"]))
        spent["build"] += built - began
        spent["search"] += time.monotonic() - built
        del search
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"routes": list(routes.items()), "megabytes": megabytes, **spent}


def main(task_file: str, answer_file: str) -> None:
    task = json.loads(Path(task_file).read_text())
    resource.setrlimit(resource.RLIMIT_AS, (task["bytes"], task["bytes"]))
    warnings.simplefilter("ignore")
    try:
        answer = run(task)
    except MemoryError:
        answer = {"error": "out of memory"}
    Path(answer_file).write_text(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
