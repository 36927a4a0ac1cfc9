#!/usr/bin/env python3
"""scale.py: how cost grows with size, what one plan for all is worth, and what ranks bring.

Run it on a machine that does nothing else. Each needs no watching, and prints a line for each figure when it is known.

    bench/scale.py alone FOLDER [--build DIR] [--seconds 290] [--sample CODES] [--sample-seconds 600]
        Tây Ninh as one instance, after so many seconds, against its communes alone: all of them with the same time
        for each household, then six with ten minutes each. Instances and plans stay in FOLDER, and what is there is not
        made again. 40 minutes on two processors.
    bench/scale.py sizes [--build DIR] [--per 0.7,1,1.4] [--threads 2] [--quality Q]
        A commune, a district, a province and three provinces (generated, seed 1): seconds for each 1,000 households
        until the plan's score is Q of its bound, and the peak memory a household. --per: seconds of search
        for each 1,000 households, the budgets that are tried; of a size's bounds the lowest counts. Without
        --quality, Q is what the commune reaches with the second longest of them. 75 minutes on two processors.
    bench/scale.py ranks MANIFEST [--build DIR] [--iterations N] [--ranks 1,2,4]
        The same parts with the same iterations on 1, 2, 4 ranks of one thread: seconds and speed. Tây Ninh's communes
        (generate --province tay-ninh --parts commune): 8 minutes on two processors.
    bench/scale.py country FOLDER [--build DIR] [--provinces 7] [--seconds 1800] [--ranks 2]
        Some provinces of the country planned in this time, and what that says of all of it. Instances and plans stay
        in FOLDER. 35 minutes on two processors.
    bench/scale.py project SUMMARY [--ranks N] [--households N]
        What a run over some parts (its summary.json) says of the whole country: 26,870,079 households.

Seconds are by the clock, from start to end of the program, reading and writing included.
"""
import argparse
import concurrent.futures
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
SAMPLE = ("25480", "25498", "25540", "25582", "25624", "25708")  # of six districts, 2,182 to 6,319 households


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
    """One run: households, seconds by the clock, bytes, score, bound."""
    whole = instance.name == "manifest.json"
    out = instance.parent / ("plans" if whole else "plan.json")
    budget = ["--total-time" if whole else "--time", f"{max(0.1, per * households / 1000):.1f}s"]
    if whole:  # a job goes on from plans that are there
        subprocess.run(["rm", "-rf", str(out)], check=True)
    seconds, peak = run([doorstep, "solve", str(instance), *budget, "--threads", str(threads), "-q", "-o", str(out)])
    households, score, bound = reached(out / "summary.json" if whole else out)
    return households, seconds, peak, score, bound


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
                households, peak, tried = measure(doorstep, instance, 0, threads, 1000)[0], 0, []
                for per in options.per:
                    _, seconds, memory, score, bound = measure(doorstep, instance, per, threads, households)
                    tried.append((seconds, score, bound))
                    peak = max(peak, memory)
                least = min(bound for _, _, bound in tried)
                runs = [(seconds, score / least) for seconds, score, _ in tried]
                for per, (seconds, quality) in zip(options.per, runs):
                    every.append((size, threads, per, f"{seconds:.1f}", f"{100 * quality:.2f} %"))
                    print(*every[-1], file=sys.stderr, flush=True)
                options.quality = options.quality or runs[-2 if len(runs) > 1 else -1][1]
                at = until(runs, options.quality)
                ends.append((size, threads, f"{households:,}",
                             "not reached" if at is None else f"{1000 * at / households:.2f}",
                             f"{peak / 1e6:.0f}", f"{peak / households / 1e3:.1f}"))
                print(*ends[-1], file=sys.stderr, flush=True)
    table(("size", "threads", "search, s per 1,000", "seconds", "score / bound"), every)
    print(f"\nUntil {100 * options.quality:.2f} % of the bound:\n")
    table(("size", "threads", "households", "s per 1,000", "MB", "kB a household"), ends)


def worth_by_commune(instance, plan):
    """What the visits done earn, by the first two words of their households' ids: the communes' keys."""
    values = {service["id"]: service.get("value", 1.0) for service in instance["services"]}
    earned = {}
    households = {household["id"]: household for household in instance["households"]}
    done = [(stop["household"], stop.get("visit", 1)) for route in plan["routes"] for stop in route["stops"]]
    done += [(booked["household"], booked.get("visit", 1)) for booked in plan["appointments"]]
    for name, number in done:
        household = households[name]
        needs = household["visits"][number - 1]["needs"] if "visits" in household else household["needs"]
        worth = sum(need.get("people", 1) * values[need["service"]] for need in needs)
        key = name.rsplit("-", 1)[0]
        earned[key] = earned.get(key, 0.0) + household.get("priority", 1.0) * worth
    return earned


def make(path, command):
    """Runs the command unless what it makes is there; its seconds, or None."""
    return None if path.exists() else run(command)[0]


def alone(options):
    doorstep, folder, threads = str(options.build / "doorstep"), options.folder, os.cpu_count()
    folder.mkdir(parents=True, exist_ok=True)
    province, parts = folder / "province.json", folder / "communes"
    make(province, [doorstep, "generate", "--province", "tay-ninh", "-q", "-o", str(province)])
    make(parts / "manifest.json",
         [doorstep, "generate", "--province", "tay-ninh", "--parts", "commune", "-q", "-o", str(parts)])

    plan = folder / "province.plan.json"
    seconds = make(plan, [doorstep, "solve", str(province), "--time", f"{options.seconds}s", "--threads", str(threads),
                          "-q", "-o", str(plan)])
    whole = json.loads(plan.read_text(encoding="utf-8"))
    coverage = whole["score"]["coverage"]
    by_commune = worth_by_commune(json.loads(province.read_text(encoding="utf-8")), whole)
    if abs(sum(by_commune.values()) - coverage) > 0.5:
        sys.exit(f"the communes' shares add up to {sum(by_commune.values()):.1f}, not to {coverage:.1f}")
    print(f"province: coverage {coverage:,.0f} after {'a run made before' if seconds is None else f'{seconds:.1f} s'}",
          flush=True)

    plans = folder / "alone"
    run([doorstep, "solve", str(parts / "manifest.json"), "--total-time", f"{options.seconds}s", "--threads",
         str(threads), "-q", "-o", str(plans)])  # goes on where it was
    listed = json.loads((parts / "manifest.json").read_text(encoding="utf-8"))["parts"]
    total = sum(json.loads((plans / part["instance"]).read_text(encoding="utf-8"))["score"]["coverage"]
                for part in listed)
    print(f"of all communes alone, the same time for each household: {100 * coverage / total:.2f} % of {total:,.0f}",
          flush=True)

    def one(code):
        instance = parts / next(part["instance"] for part in listed if part["id"] == code)
        best = folder / f"{code}.plan.json"
        make(best, [doorstep, "solve", str(instance), "--time", f"{options.sample_seconds}s", "--threads", "1", "-q",
                    "-o", str(best)])
        best = json.loads(best.read_text(encoding="utf-8"))
        key = best["uncovered"][0]["household"].rsplit("-", 1)[0]
        return code, by_commune.get(key, 0.0), best["score"]["coverage"]

    ours, theirs = 0.0, 0.0
    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        for code, shared, own in pool.map(one, options.sample):
            ours, theirs = ours + shared, theirs + own
            print(f"commune {code}: {100 * shared / own:.2f} % of {own:,.0f}, alone for {options.sample_seconds} s",
                  flush=True)
    print(f"sampled communes: {100 * ours / theirs:.2f} % of {theirs:,.0f}")


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


def country(options):
    doorstep, instances, plans = str(options.build / "doorstep"), options.folder / "country", options.folder / "plans"
    options.folder.mkdir(parents=True, exist_ok=True)
    make(instances / "manifest.json", [doorstep, "generate", "--country", "--provinces", str(options.provinces), "--parts",
                                       "commune", "-q", "-o", str(instances)])
    seconds, peak = run(["mpirun", "--oversubscribe", "--bind-to", "none", "-n", str(options.ranks),
                         str(options.build / "doorstep-mpi"), "solve", str(instances / "manifest.json"), "--threads",
                         "1", "--total-time", f"{options.seconds}s", "-q", "-o", str(plans)])
    communes = len(json.loads((instances / "manifest.json").read_text(encoding="utf-8"))["parts"])
    print(f"{communes:,} communes in {seconds:.0f} s by the clock on {options.ranks} ranks; {peak / 1e6:.0f} MB at most.")
    options.summary, options.households = plans / "summary.json", COUNTRY
    project(options)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    build = {"type": pathlib.Path, "default": pathlib.Path("build/release")}
    one = commands.add_parser("sizes")
    one.add_argument("--build", **build)
    one.add_argument("--per", type=numbers, default=[0.7, 1, 1.4])
    one.add_argument("--threads", type=numbers, default=[2])
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
    four = commands.add_parser("alone")
    four.add_argument("folder", type=pathlib.Path)
    four.add_argument("--build", **build)
    four.add_argument("--seconds", type=int, default=290)
    four.add_argument("--sample", type=lambda text: text.split(","), default=list(SAMPLE))
    four.add_argument("--sample-seconds", type=int, default=600)
    five = commands.add_parser("country")
    five.add_argument("folder", type=pathlib.Path)
    five.add_argument("--build", **build)
    five.add_argument("--provinces", type=int, default=7)
    five.add_argument("--seconds", type=int, default=1800)
    five.add_argument("--ranks", type=int, default=2)
    options = parser.parse_args()
    {"sizes": sizes, "alone": alone, "country": country, "ranks": ranks, "project": project}[options.command](options)


if __name__ == "__main__":
    main()
