"""Doorstep and its peers side by side: the program behind `run`.

Every case is solved by each peer and by doorstep with the same time and threads, one process at a
time. Doorstep is also given 0.5, 1, 2, 5, 10, ... seconds, to see when it has what a peer has in
the end: its cooling follows the time it is given, so the run with all of it is late on purpose.
"""

import argparse
import platform
import sys
from collections.abc import Iterator
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
    with tables.csv_writer(options.csv) as write:
        for case in _cases(options):
            for row in _runs(case, options):
                print(tables.line(row), file=sys.stderr, flush=True)
                write(row)
                rows.append(row)
    print(_heading(options))
    print(tables.markdown(rows))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/peers/run", description=__doc__.split("\n")[0])
    add = parser.add_argument
    add("files", nargs="+", type=Path, help="our instances (.json); public ones or folders of them")
    add("--time", type=float, default=120, metavar="S", help="seconds of a run (120)")
    add("--seeds", type=int, default=1, metavar="N", help="seeds 1 to N (1)")
    add("--threads", type=int, default=1, metavar="N", help="threads of a run (1)")
    add("--peers", default="vroom,pyvrp,ortools", metavar="LIST", help="(vroom,pyvrp,ortools)")
    add("--plan", type=Path, metavar="FILE", help="plan whose roster is kept, for one instance")
    add(
        "--plan-time",
        type=float,
        default=60,
        metavar="S",
        help="else doorstep's seconds for it (60)",
    )
    add("--routes", default="1,2,3,4", metavar="LIST", help="of public files that do not say it")
    add("--memory", type=float, metavar="GB", help="of a peer (three quarters of what is free)")
    add(
        "--build", type=Path, default=ROOT / "build/release", metavar="DIR", help="doorstep's build"
    )
    add(
        "--folder",
        type=Path,
        default=ROOT / "build/peers/files",
        metavar="DIR",
        help="for instances and answers (build/peers/files)",
    )
    add("--csv", type=Path, metavar="FILE", help="every run goes here too")
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
        except (Failure, OSError, ValueError) as error:
            print(f"{file}: {error}", file=sys.stderr)


def _files(given: list[Path]) -> Iterator[Path]:
    for path in given:
        yield from sorted(path.glob("*.txt")) if path.is_dir() else [path]


def _runs(case: Case, options: argparse.Namespace) -> Iterator[Row]:
    threads = options.threads
    joint = case.joint()
    if joint is not None:
        yield Row(case.group, case.name, tables.JOINT, 0, threads, options.plan_time, verdict=joint)
    for peer in options.peers.split(","):
        for seed in range(1, 1 + (options.seeds if peer in SEEDED else 1)):
            yield _peer_run(case, peer, seed, options)
    for seed in range(1, 1 + options.seeds):
        for seconds in _budgets(options.time):
            yield _doorstep_run(case, seed, seconds, threads)


def _budgets(time: float) -> list[float]:
    steps = [digit * 10.0**power for power in range(-1, 5) for digit in (1, 2, 5)]
    return [s for s in steps if 0.5 <= s < time] + [time]


def _peer_run(case: Case, peer: str, seed: int, options: argparse.Namespace) -> Row:
    memory = 0.75 * memory_available() if options.memory is None else options.memory * 2**30
    task = {
        "peer": peer,
        "file": str(case.file),
        "routes": case.routes,
        "bytes": int(memory),
        "seconds": options.time,
        "seed": seed,
        "threads": options.threads,
    }
    row = Row(case.group, case.name, peer, seed, options.threads, options.time)
    try:
        answer = child("worker.py", task, options.folder, options.time * options.threads)
        row.build, row.search = answer["build"], answer["search"]
        row.megabytes = answer["megabytes"]
        routes = dict(answer["routes"])
        row.verdict = case.judge(routes)
        row.status = "ok" if any(routes.values()) else "no route"
    except Failure as failure:
        row.status = str(failure)
    return row


def _doorstep_run(case: Case, seed: int, seconds: float, threads: int) -> Row:
    row = Row(case.group, case.name, tables.DOORSTEP, seed, threads, seconds)
    try:
        answer = case.doorstep(seconds, seed, threads)
        row.verdict, row.rises, row.search = answer.verdict, answer.rises, answer.seconds
        row.megabytes = answer.megabytes
    except Failure as failure:
        row.status = str(failure)
    return row


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
