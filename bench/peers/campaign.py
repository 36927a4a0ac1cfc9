"""Doorstep and its peers side by side: the program behind `run`.

Every case is solved by each peer and by doorstep with the same time and threads, one process at a
time. Doorstep is also given 0.5, 1, 2, 5, 10, ... seconds, to see when it has what a peer has in
the end: its cooling follows the time it is given, so the run with all of it is late on purpose.
"""

import argparse
import platform
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

import tables
from cases import Case, Ours, Public
from orienteering import routes_stated
from runs import Failure, child, memory_available
from tables import Row

SEEDED = {"pyvrp"}  # the others give the same answer to every seed
PACKAGES = {"vroom": "pyvroom"}
ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    options = _options()
    options.folder.mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    try:
        with tables.csv_writer(options.csv) as write:
            for case in _cases(options):
                for row in _runs(case, options):
                    print(tables.line(row), file=sys.stderr, flush=True)
                    write(row)
                    rows.append(row)
    finally:  # what there is by then, also when somebody ends it
        print(_heading(options))
        print(tables.markdown(rows))


OPTIONS = [
    # name, type, default, metavar, help
    ("--time", float, 120.0, "S", "seconds of a run"),
    ("--seeds", int, 1, "N", "seeds 1 to N"),
    ("--threads", int, 1, "N", "threads of a run"),
    ("--peers", str, "vroom,pyvrp,ortools", "LIST", "whom to compare with"),
    ("--plan", Path, None, "FILE", "plan whose roster is kept, for one instance"),
    ("--plan-time", float, 60.0, "S", "else doorstep's seconds for such a plan"),
    ("--routes", str, "1,2,3,4", "LIST", "numbers of routes, for public files that do not say it"),
    ("--memory", float, None, "GB", "a peer's; else three quarters of what is free"),
    ("--build", Path, ROOT / "build/release", "DIR", "where doorstep was built"),
    ("--folder", Path, ROOT / "build/peers/files", "DIR", "for instances and answers"),
    ("--csv", Path, None, "FILE", "every single run goes here"),
]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/peers/run", description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+", type=Path, help="instances, or folders of public ones")
    for name, kind, default, metavar, text in OPTIONS:
        told = text if default is None else f"{text} ({default})"
        parser.add_argument(name, type=kind, default=default, metavar=metavar, help=told)
    parser.add_argument("--whole", action="store_true", help="do not solve parts one by one")
    options = parser.parse_args()
    if options.plan is not None and len(options.files) != 1:
        parser.error("--plan goes with one instance")
    return options


def _cases(options: argparse.Namespace) -> Iterator[Case]:
    """Those of every file; a file that gives none is told and passed over."""
    for file in _files(options.files):
        try:
            if file.suffix == ".json":
                time = options.plan_time
                yield Ours(file, options.build, options.folder, options.plan, time)
            elif routes_stated(file):
                yield Public(file, options.build, options.folder, None)
            else:
                for m in map(int, options.routes.split(",")):
                    yield Public(file, options.build, options.folder, m)
        except (Failure, OSError, ValueError, LookupError) as error:
            print(f"{file}: {type(error).__name__}: {error}", file=sys.stderr)


def _files(given: list[Path]) -> Iterator[Path]:
    for path in given:
        yield from sorted(path.glob("*.txt")) if path.is_dir() else [path]


def _runs(case: Case, options: argparse.Namespace) -> Iterator[Row]:
    def row(solver: str, seed: int, limit: float, work: Callable[[Row], None]) -> Row:
        row = Row(case.group, case.name, solver, seed, options.threads, limit)
        try:
            work(row)
        except Failure as failure:
            row.status = str(failure)
        return row

    def peer(row: Row) -> None:
        _run_peer(case, options, row)

    def doorstep(row: Row) -> None:
        answer = case.doorstep(row.limit, row.seed, row.threads)
        row.verdict, row.rises = answer.verdict, answer.rises
        row.search, row.megabytes = answer.seconds, answer.megabytes

    def judge(row: Row) -> None:
        row.verdict = case.judge(case.known()[row.solver])

    for name in case.known():
        yield row(name, 0, options.plan_time, judge)
    for name in options.peers.split(","):
        for seed in range(1, 1 + (options.seeds if name in SEEDED else 1)):
            yield row(name, seed, options.time, peer)
    for seed in range(1, 1 + options.seeds):
        for seconds in _budgets(options.time):
            yield row(tables.DOORSTEP, seed, seconds, doorstep)


def _budgets(time: float) -> list[float]:
    steps = [digit * 10.0**power for power in range(-1, 5) for digit in (1, 2, 5)]
    return [s for s in steps if 0.5 <= s < time] + [time]


def _run_peer(case: Case, options: argparse.Namespace, row: Row) -> None:
    memory = 0.75 * memory_available() if options.memory is None else options.memory * 2**30
    task = {
        "peer": row.solver,
        "file": str(case.file),
        "routes": case.routes,
        "whole": options.whole,
        "bytes": int(memory),
        "seconds": row.limit,
        "seed": row.seed,
        "threads": row.threads,
    }
    answer = child("worker.py", task, options.folder, row.limit * row.threads)
    row.build, row.search = answer["build"], answer["search"]
    row.megabytes = answer["megabytes"]
    routes = {vehicle: jobs for vehicle, jobs in answer["routes"] if jobs}
    row.verdict = case.judge(routes)
    if not routes:
        row.status = "no route"


def _heading(options: argparse.Namespace) -> str:
    versions = []
    for peer in options.peers.split(","):
        package = PACKAGES.get(peer, peer)
        try:
            versions.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            versions.append(package)
    return (
        f"{options.time:g} s, {options.threads} thread(s), seeds: {options.seeds}; "
        f"{', '.join(versions)}; Python {platform.python_version()}\n"
    )


if __name__ == "__main__":
    main()
