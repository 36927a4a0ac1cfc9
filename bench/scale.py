#!/usr/bin/env python3
"""scale.py: how cost grows with size, and what ranks bring. Run it on a machine that does nothing else.

    bench/scale.py sizes [--build DIR] [--per 1,2,5,10] [--threads 1,2] [--quality Q]
        A commune, a district, a province and three provinces (generated, seed 1): seconds for each 1,000 households
        until the plan's score is Q of its bound, and the peak memory a household. --per: seconds of search
        for each 1,000 households, the budgets that are tried. Without --quality, Q is what the commune reaches
        with the second longest of them.
    bench/scale.py ranks MANIFEST [--build DIR] [--iterations N] [--ranks 1,2,4]
        The same parts with the same iterations on 1, 2, 4 ranks of one thread: seconds and speed.
    bench/scale.py project SUMMARY [--ranks N] [--households N]
        What a run over some parts (its summary.json) says of the whole country: 26,870,079 households.

Seconds are by the clock, from start to end of the program, reading and writing included.
"""
import argparse
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile
import time

SIZES = (("commune", ["--commune", "25480"]), ("district", ["--district", "703"]),
         ("province", ["--province", "tay-ninh"]),
         ("three provinces", ["--country", "--provinces", "3", "--parts", "province"]))
COUNTRY = 26_870_079


def run(command):
    """Seconds by the clock and the peak resident set in bytes; ends the program where the command fails."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{said.decode()[-2000:]}")
    return time.monotonic() - began, usage.ru_maxrss * 1024


def table(columns, rows):
    print("| " + " | ".join(columns) + " |\n|" + " --- |" * len(columns))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")


def numbers(text):
    return [float(n) if "." in n else int(n) for n in text.split(",")]


def generate(doorstep, name, place, folder):
    """The instance, or for several provinces their manifest."""
    path = folder / name.replace(" ", "-")
    if place[0] == "--country":
        run([doorstep, "generate", *place, "-q", "-o", str(path)])
        return path / "manifest.json"
    run([doorstep, "generate", *place, "-q", "-o", f"{path}.json"])
    return path.with_suffix(".json")


def reached(plan):
    """Households, score and bound of a plan or a summary."""
    data = json.loads(plan.read_text(encoding="utf-8"))
    if "total" in data:
        total = data["total"]
        return total["households"], total["score"], total["bound"]
    return data["score"]["households"]["total"], data["score"]["total"], data["bound"]["score"]


def measure(doorstep, instance, per, threads, households):
    """One run: households, seconds by the clock, bytes, score / bound."""
    whole = instance.name == "manifest.json"
    out = instance.parent / ("plans" if whole else "plan.json")
    budget = ["--total-time" if whole else "--time", f"{max(0.1, per * households / 1000):.1f}s"]
    if whole:  # a job goes on from plans that are there
        subprocess.run(["rm", "-rf", str(out)], check=True)
    seconds, peak = run([doorstep, "solve", str(instance), *budget, "--threads", str(threads), "-q", "-o", str(out)])
    households, score, bound = reached(out / "summary.json" if whole else out)
    return households, seconds, peak, score / bound


def until(runs, quality):
    """Seconds at which the quality is reached, between two runs in proportion to the logarithm of time."""
    for (before, low), (after, high) in zip(runs, runs[1:]):
        if low < quality <= high:
            part = (quality - low) / (high - low)
            return math.exp(math.log(before) + part * (math.log(after) - math.log(before)))
    return runs[0][0] if runs[0][1] >= quality else None


def sizes(options):
    doorstep = str(options.build / "doorstep")
    every, ends = [], []
    with tempfile.TemporaryDirectory() as name:
        for size, place in SIZES:
            instance = generate(doorstep, size, place, pathlib.Path(name))
            for threads in options.threads:
                households, runs, peak = 1000, [], 0
                households = measure(doorstep, instance, 0, threads, households)[0]
                for per in options.per:
                    _, seconds, memory, quality = measure(doorstep, instance, per, threads, households)
                    runs.append((seconds, quality))
                    peak = max(peak, memory)
                    every.append((size, threads, per, f"{seconds:.1f}", f"{100 * quality:.2f} %"))
                    print(*every[-1], file=sys.stderr)
                options.quality = options.quality or runs[-2 if len(runs) > 1 else -1][1]
                at = until(runs, options.quality)
                ends.append((size, threads, f"{households:,}",
                             "not reached" if at is None else f"{1000 * at / households:.2f}",
                             f"{peak / 1e6:.0f}", f"{peak / households / 1e3:.1f}"))
    table(("size", "threads", "search, s per 1,000", "seconds", "score / bound"), every)
    print(f"\nUntil {100 * options.quality:.2f} % of the bound:\n")
    table(("size", "threads", "households", "s per 1,000", "MB", "kB a household"), ends)


def ranks(options):
    rows, first = [], None
    for count in options.ranks:
        with tempfile.TemporaryDirectory() as name:
            seconds, _ = run(["mpirun", "--oversubscribe", "--bind-to", "none", "-n", str(count),
                              str(options.build / "doorstep-mpi"), "solve", options.manifest, "--threads", "1",
                              "--iterations", str(options.iterations), "-q", "-o", name])
        first = first or seconds * count
        ideal = first / min(count, os.cpu_count())
        rows.append((count, f"{seconds:.1f}", f"{first / seconds:.2f}", f"{100 * ideal / seconds:.0f} %"))
    table(("ranks", "seconds", "times as fast", "of the ideal"), rows)
    print(f"\nIdeal: the work divided among the ranks, of which {os.cpu_count()} have a processor.")


def project(options):
    summary = json.loads(pathlib.Path(options.summary).read_text(encoding="utf-8"))
    parts = [part for part in summary["parts"] if part["state"] == "planned"]
    households, covered, seconds = (sum(part[key] for part in parts) for key in ("households", "covered", "seconds"))
    per = 1000 * seconds / households
    hours = per * options.households / 1000 / 3600
    print(f"{len(parts):,} parts with a plan, {households:,} households, {100 * covered / households:.1f} % covered, "
          f"{per:.2f} s of search for each 1,000.\n"
          f"{options.households:,} households at the same: {hours:,.1f} hours of one rank, {hours / options.ranks:,.1f} "
          f"on {options.ranks}.\n"
          "Assumed: the other parts are like these (households a part, people a household); all ranks are as fast as "
          "these were, and busy to the end; reading and writing are not counted.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    build = {"type": pathlib.Path, "default": pathlib.Path("build/release")}
    one = commands.add_parser("sizes")
    one.add_argument("--build", **build)
    one.add_argument("--per", type=numbers, default=[1, 2, 5, 10])
    one.add_argument("--threads", type=numbers, default=[1, 2])
    one.add_argument("--quality", type=float)
    two = commands.add_parser("ranks")
    two.add_argument("manifest")
    two.add_argument("--build", **build)
    two.add_argument("--iterations", type=int, default=20000)
    two.add_argument("--ranks", type=numbers, default=[1, 2, 4])
    three = commands.add_parser("project")
    three.add_argument("summary")
    three.add_argument("--ranks", type=int, default=1)
    three.add_argument("--households", type=int, default=COUNTRY)
    options = parser.parse_args()
    {"sizes": sizes, "ranks": ranks, "project": project}[options.command](options)


if __name__ == "__main__":
    main()
