#!/usr/bin/env python3
"""Both checkers judge plans beside a baseline: the same broken rules, the same score.

    replan.py DOORSTEP FOLDER CASES

Instances, baselines, changes and new plans are drawn; most new plans keep what has begun.
"""
import copy
import json
import re
import subprocess
import sys
from collections import Counter

sys.dont_write_bytecode = True

import draw  # noqa: E402
from case import Case, Plan, load  # noqa: E402
from checker import Checker  # noqa: E402

ENOUGH = 300  # cases in which every rule is broken now and then
LIMIT = re.compile("|".join(["not_next_day", *sorted(draw.LIMITS, key=len, reverse=True)]))


def rules(pairs):
    """Broken rules; of M2 the limits."""
    return {(code, LIMIT.search(text).group() if code == "M2" else "") for code, text in pairs}


def new_plan(rng, new, old, baseline, moment):
    """A plan for the changed instance: the earlier one, or another behind what is frozen."""
    c = Case(copy.deepcopy(new))
    kept = copy.deepcopy(old)
    known = Plan(c, kept)
    kept["duties"], kept["appointments"] = known.duties, known.appointments
    kept["routes"] = [{k: v for k, v in r.items() if k != "raw"} for r in known.routes]
    kept["teams"] = [{"team": t, "members": sorted(m)} for t, m in known.belong.items()]
    kept.pop("uncovered", None)
    kept.pop("score", None)
    made = draw.plan(rng, new) if rng.random() < 0.6 else kept
    for key in ("duties", "routes", "appointments"):
        made[key] = [x for x in kept[key] if x["shift"] in baseline.frozen] \
            + [x for x in made[key] if x["shift"] not in baseline.frozen]
    if rng.random() < 0.7:
        made["teams"] = kept["teams"]
    for _ in range(rng.choice([0, 0, 0, 1, 2])):
        spoil(rng, made)
    if rng.random() < 0.5:
        made["replan"] = {"from": moment, "baseline": "fnv1a64:0123456789abcdef"}
    return made


def spoil(rng, made):
    items = made[rng.choice(["duties", "routes", "appointments"])]
    if not items:
        return
    k = rng.randrange(len(items))
    kind = rng.randrange(4)
    if kind == 0:
        del items[k]
    elif kind == 1:
        items.append(copy.deepcopy(items[k]))
    elif kind == 2:
        items[k]["shift"] = rng.choice([d["shift"] for d in made["duties"]] or ["?"])
    elif "leave" in items[k]:
        items[k]["leave"] = "07:00"
    elif "crew" in items[k]:
        items[k]["crew"] = 3 - items[k]["crew"]
    else:
        items[k]["desk"] = "hall" if items[k].get("desk") == "stop" else "stop"


def list_uncovered(rng, instance, plan):
    """Half of the baselines say what they do not cover, as plans of the engine do."""
    c = Case(copy.deepcopy(instance))
    done = set(Plan(c, plan).dates)
    if rng.random() < 0.5:
        plan["uncovered"] = [{"household": h, "visit": n, "reason": "no-time"}
                             for h, n in c.visits if (h, n) not in done]


def judge(doorstep, folder, names, moment):
    paths = [f"{folder}/{n}.json" for n in names]
    beside = ["--baseline", paths[2], "--from", moment] if moment else []
    run = subprocess.run([doorstep, "check", "--quiet", "--format", "json", *paths[:2], *beside],
                         capture_output=True, text=True)
    if run.returncode > 1:
        sys.exit(f"{paths}: {run.stderr}")
    answer = json.loads(run.stdout)
    return [(v["code"], v["text"]) for v in answer["violations"]], answer["score"]


def compare(number, found, score, checker, broken):
    parts = {**score["penalties"], "coverage": score["coverage"], "complete": score["complete"]}
    wrong = [f"{key}: {parts[key]} and {value}" for key, value in checker.parts.items()
             if abs(parts[key] - value) > 1e-6 * max(1, abs(value))]
    if rules(found) != rules(broken) or wrong or abs(score["total"] - checker.total) > 1e-5:
        print(f"case {number}: the checkers differ")
        for who, list_ in (("engine", found), ("second", broken)):
            for code, text in sorted(list_):
                if rules([(code, text)]) - (rules(found) & rules(broken)):
                    print(f"    {who}: {code} {text}")
        sys.exit("    " + "; ".join(wrong) + f'\n    total {score["total"]} and {checker.total}')


def main():
    doorstep, folder, cases = sys.argv[1], sys.argv[2], int(sys.argv[3])
    seen, kept, changes = Counter(), 0, 0
    for number in range(cases):
        rng = draw.stream(number)
        old = draw.two_weeks(rng)
        before = draw.plan(rng, old)
        list_uncovered(rng, old, before)
        new = draw.change(rng, old)
        moment = draw.moment(rng, old)
        first = Checker(copy.deepcopy(new), before, before, moment)
        after = new_plan(rng, new, before, first.was, moment)
        for name, value in (("instance", new), ("plan", after), ("baseline", before)):
            with open(f"{folder}/{name}.json", "w", encoding="utf-8") as file:
                json.dump(value, file)
        beside = rng.random() < 0.9
        found, score = judge(doorstep, folder, ("instance", "plan", "baseline"),
                             moment if beside else None)
        checker = Checker(*[load(f"{folder}/{n}.json") for n in ("instance", "plan")],
                          *[before, moment] if beside else [])
        broken = checker.run()
        compare(number, found, score, checker, broken)
        seen.update(rules(found))
        kept += not found
        changes += score["penalties"]["change"] > 0
    missing = {"M1", "M2", "M3", "T2", "D1", "D2", "V1", "V2", "V3", "R1", "L1", "F1"} \
        - {code for code, _ in seen}
    limits = {k for _, k in seen} - {""}
    print(f"{cases} plans beside a baseline judged alike: {kept} keep every rule, {changes} change "
          f"something; {len(limits)} limits of M2 broken")
    if cases >= ENOUGH and (missing or changes == 0 or len(limits) < 11):
        sys.exit(f"the draws break no {sorted(missing)}, limits {sorted(limits)}")


if __name__ == "__main__":
    main()
