#!/usr/bin/env python3
"""force.py PROGRAM INSTANCE WORK: each reason forced on a plan, named, and what is claimed solved again.

The plan stays as it is; a household that it does not visit is changed so that one reason, and no other,
holds. Of every claim (where it could be done, what it would displace, what would make it possible) the
first of each kind is checked by solving again, and claims of the wrong kind count as failures too.
"""
import copy
import json
import pathlib
import subprocess
import sys

from again import Case

failures = []


def expect(what, condition):
    if not condition:
        failures.append(what)
        print(f"FAILED: {what}")


class Bench:
    def __init__(self, program, path, work):
        self.program, self.work = program, work
        self.instance = json.loads(path.read_text(encoding="utf-8"))
        subprocess.run([program, "solve", path, "--iterations", "2000", "--threads", "1", "-q",
                        "-o", work / "plan.json"], check=True)
        self.plan = json.loads((work / "plan.json").read_text(encoding="utf-8"))
        self.reasons = {(u["household"], u.get("visit", 1)): u["reason"]
                        for u in self.plan["uncovered"]}
        self.claims = {}

    def explain(self, instance, household):
        path = self.work / "changed.json"
        path.write_text(json.dumps(instance), encoding="utf-8")
        run = subprocess.run([self.program, "explain", path, self.work / "plan.json", "--household",
                              household, "--format", "json", "-q"], capture_output=True, text=True)
        if run.returncode != 0:
            raise SystemExit(run.stderr)
        return json.loads(run.stdout)["facts"]

    def undone(self, home, reason="no-time", area=None, **has):
        """A household of one visit that the plan leaves out."""
        for household in self.instance["households"]:
            at = household.get("at", ["home"])
            if self.reasons.get((household["id"], 1)) == reason and "visits" not in household and \
                    (at == ["home"]) == home and household.get("area") == (area or household.get("area")) \
                    and all((key in household) == value for key, value in has.items()):
                return household["id"]
        raise SystemExit("no such household")

    def change(self, household, **keys):
        instance = copy.deepcopy(self.instance)
        changed = next(h for h in instance["households"] if h["id"] == household)
        for key, value in keys.items():
            if value is None:
                changed.pop(key, None)
            else:
                changed[key] = value
        return instance

    def judge(self, what, instance, household, reason, wanted=(), number=1):
        """The reason is named, the facts wanted ("this|or that") are told, every kind of claim holds."""
        facts = self.explain(instance, household)
        start = next(i for i, f in enumerate(facts)
                     if f["fact"] == "visit" and f["visit"]["visit"] == number)
        end = next((i for i in range(start + 1, len(facts)) if facts[i]["fact"] == "visit"), len(facts))
        facts = facts[start:end]
        kinds = [f["fact"] for f in facts]
        expect(f"{what}: {reason} is named, found {kinds[2]}", kinds[2] == reason)
        for kind in wanted:
            expect(f"{what}: {kind} is told, found {sorted(set(kinds))}",
                   any(alternative in kinds for alternative in kind.split("|")))
        case, seen = Case(self.program, self.work, instance, self.plan), set()
        for fact in facts:
            if fact["fact"] not in seen:
                holds = case.holds(household, number, fact)
                expect(f"{what}: solved again, {fact}", holds is not False)
                if holds:
                    self.claims[fact["fact"]] = self.claims.get(fact["fact"], 0) + 1
                seen.add(fact["fact"])


def force_at_home(bench):
    home = bench.undone(True, area="kp1", windows=False)
    bench.judge("capacity", bench.instance, home, "no-time",
                ("team-could", "crew-no-time", "displaces|displaces-with-gain",
                 "new-members-to-crew|new-crew"))

    skilled = bench.change(home, needs=[{"service": "signs", "people": 1}])
    skilled["skills"].append("signs")
    skilled["services"].append({"id": "signs", "minutes": 10, "skills": ["signs"]})
    bench.judge("skill", skilled, home, "no-skill",
                ("team-no-skill", "new-members-to-crew|new-crew"))

    bench.judge("window", bench.change(home, windows=[{"start": "12:00", "end": "12:30"}]), home,
                "no-window", ("team-no-window", "another-window|window-in-another-shift"))
    bench.judge("team", bench.change(home, team="to3"), home, "no-team",
                ("team-may-not", "if-team-might-visit"))
    there = next(h for h in bench.instance["households"] if h["id"] == home)
    bench.judge("far", bench.change(home, lat=there["lat"] + 0.24), home, "too-far",
                ("team-too-far", "longer-shift-alone"))
    small = bench.change(home, needs=[{"service": "safety", "people": 1}],
                         windows=[{"start": "12:00", "end": "12:30"}])
    bench.judge("a small visit outside its windows", small, home, "no-window")


def force_at_desk(bench):
    desk = bench.undone(False, at=True, windows=False)
    bench.judge("desk, as it is", bench.instance, desk, "no-time", ("desk-could",))
    bench.judge("desk, window", bench.change(desk, at=["desk"], windows=[{"date": "2022-11-13"}]),
                desk, "no-window", ("desk-no-window", "window-in-another-shift-of-desk"))
    home = bench.undone(True, area="kp2", windows=False)
    nobody = bench.change(home, at=["desk"], needs=[{"service": "dossier", "people": 1},
                                                    {"service": "edu", "people": 1}])
    bench.judge("desk that may not book", nobody, home, "no-team",
                ("desk-may-not", "if-desk-might-book"))


def force_order(bench):
    """A second visit behind one that is not done, and one behind a visit done too late for it."""
    home = bench.undone(True, area="kp1", windows=False)
    needs = [{"service": "talk", "people": 1}]
    two = bench.change(home, needs=None, visits=[{"needs": needs}, {"needs": needs}])
    bench.judge("earlier visit not done", two, home, "waits-for-earlier-visit", number=2)
    first = {s["id"]: s["date"] for s in bench.instance["shifts"]}
    single = {h["id"]: h for h in bench.instance["households"] if "visits" not in h}
    late = next(s["household"] for r in bench.plan["routes"] for s in r["stops"]
                if first[r["shift"]] == "2022-11-11" and s["household"] in single and
                "windows" not in single[s["household"]])
    own = single[late]
    two = bench.change(late, needs=None, visits=[{"needs": own["needs"]},
                                                 {"needs": needs, "lag_days": 3}])
    bench.judge("earlier visit done too late", two, late, "waits-for-its-date",
                ("team-before-its-date", "earlier-visit-sooner"), number=2)


def main(program, path, work):
    bench = Bench(program, pathlib.Path(path), pathlib.Path(work))
    force_at_home(bench)
    force_at_desk(bench)
    force_order(bench)
    print("solved again:", ", ".join(f"{n} {kind}" for kind, n in sorted(bench.claims.items())))
    print(f"explain: {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
