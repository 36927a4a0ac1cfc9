#!/usr/bin/env python3
"""replan.py: what replanning costs. Run it on a machine that does nothing else.

    bench/replan.py [INSTANCE] [--build DIR] [--plan PLAN] [--ill M1,M2] [--members N] [--seeds 1,2,3] [--threads N]
                    [--time 60s] [--replan-time T]

A plan (or PLAN) of an instance (Ninh Son) is in force when a member falls ill, from the third day on: --ill, or N members
evenly from the one with most duties from then on to the one with fewest. For each, against each seed's `replan`:

    kept    `replan` that long with changes free: the days that are over stay, the rest is planned anew
    anew    a `solve` that long of the instance in which the member is ill; it may plan the days that are over otherwise, too

Coverage is that of the days from the third on, seconds are by the clock from start to end of the program. A plan that the
checker does not accept beside its baseline ends the script.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time
from collections import Counter

ROOT = pathlib.Path(__file__).resolve().parent.parent


def load(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


class Case:
    def __init__(self, given, folder):
        self.given, self.folder = given, folder
        self.doorstep = str(given.build / "doorstep")
        self.instance = load(given.instance)
        dates = {s["id"]: s["date"] for s in self.instance["shifts"]}
        third = sorted(set(dates.values()))[2]
        self.rest = {s for s, date in dates.items() if date >= third}
        self.moment = f"{third}T00:00"
        self.worth = {}
        value = {s["id"]: s.get("value", 1) for s in self.instance["services"]}
        for h in self.instance["households"]:
            for k, visit in enumerate(h.get("visits", [h]), 1):
                self.worth[h["id"], k] = h.get("priority", 1) * sum(n["people"] * value[n["service"]]
                                                                    for n in visit["needs"])

    def run(self, *arguments):
        began = time.monotonic()
        subprocess.run([self.doorstep, *map(str, arguments), "-q"], check=True, stdout=subprocess.DEVNULL)
        return time.monotonic() - began

    def search(self, command, instance, name, *options):
        """The plan that comes out, and the seconds it took."""
        out = self.folder / name
        seconds = self.run(command, instance, *options, "--threads", self.given.threads, "-o", out)
        return out, seconds

    def coverage(self, plan):
        stops = [(s["household"], s.get("visit", 1)) for r in plan["routes"] if r["shift"] in self.rest
                 for s in r["stops"]]
        booked = [(a["household"], a.get("visit", 1)) for a in plan.get("appointments", [])
                  if a["shift"] in self.rest]
        return sum(self.worth[v] for v in stops + booked)

    def duties(self, plan):
        return {(d["member"], d["shift"]): d.get("desk") or (d["team"],) for d in plan["duties"]
                if d["shift"] in self.rest}

    def changed(self, before, after):
        a, b = self.duties(before), self.duties(after)
        return sum(a.get(k) != b.get(k) for k in a.keys() | b.keys())

    def choose(self, plan):
        """Members from the one with most duties in the rest to the one with fewest, evenly."""
        count = Counter(member for member, _ in self.duties(plan))
        by_duties = [m for m, _ in count.most_common()]
        n = min(self.given.members, len(by_duties))
        return [by_duties[i * (len(by_duties) - 1) // max(1, n - 1)] for i in range(n)]

    def fall_ill(self, member, **objective):
        changed = json.loads(json.dumps(self.instance))
        for m in changed["members"]:
            if m["id"] == member:
                m["unavailable"] = sorted(set(m.get("unavailable", [])) | self.rest)
        changed.setdefault("objective", {}).update(objective)
        path = self.folder / f"ill{len(objective)}.json"
        path.write_text(json.dumps(changed, ensure_ascii=False), encoding="utf-8")
        return path

    def measure(self, member, baseline):
        before = load(baseline)
        beside = ["--baseline", baseline, "--from", self.moment]
        ill, free = self.fall_ill(member), self.fall_ill(member, change=0)
        kept = load(self.search("replan", free, "kept.json", *beside, "--time", self.given.time)[0])
        anew = load(self.search("solve", ill, "anew.json", "--time", self.given.time)[0])
        had = sum(m == member for m, _ in self.duties(before))
        for name, plan in (("kept", kept), ("anew", anew)):
            print(f"| {member}, {had} duties | {name} | {self.coverage(plan):,.0f} | | | | "
                  f"{self.changed(before, plan)} | | |", flush=True)
        for seed in self.given.seeds:
            options = [*beside, "--seed", seed]
            options += ["--time", self.given.replan_time] if self.given.replan_time else []
            path, seconds = self.search("replan", ill, "new.json", *options)
            self.run("check", ill, path, *beside)
            new = load(path)
            missing = [100 * (1 - self.coverage(new) / self.coverage(plan)) for plan in (kept, anew)]
            changes = self.changed(before, new)
            print(f"| {member} | seed {seed} | {self.coverage(new):,.0f} | {missing[0]:.1f} % | {missing[1]:.1f} % | "
                  f"{seconds:.2f} | {changes} | {changes / max(1, self.changed(before, kept)):.2f} | "
                  f"{changes / max(1, self.changed(before, anew)):.2f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description="What replanning costs.")
    parser.add_argument("instance", nargs="?", type=pathlib.Path, default=ROOT / "instances/ninh-son.json")
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--plan", type=pathlib.Path)
    parser.add_argument("--ill", type=lambda text: text.split(","))
    parser.add_argument("--members", type=int, default=3)
    parser.add_argument("--seeds", type=lambda text: text.split(","), default=["1", "2", "3"])
    parser.add_argument("--threads", default="2")
    parser.add_argument("--time", default="60s")
    parser.add_argument("--replan-time")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = Case(given, pathlib.Path(folder))
        plan = given.plan or case.search("solve", given.instance, "plan.json", "--time", given.time)[0]
        print("| ill | plan | coverage | less than kept | than anew | seconds | changed duties | of kept | of anew |")
        print("|" + " --- |" * 9)
        for member in given.ill or case.choose(load(plan)):
            case.measure(member, plan)
    return 0


if __name__ == "__main__":
    sys.exit(main())
