#!/usr/bin/env python3
"""Fairness, requests, minimal loads: what plans of small rosters look like, of several seeds each.

    wishes.py DOORSTEP FOLDER
"""
import copy
import json
import subprocess
import sys
from collections import Counter

DOORSTEP, FOLDER = sys.argv[1:3]
SEEDS = (1, 2, 3)


def roster(members, desks, days=7, **more):
    """Mornings of so many days from a Monday on; desks with (least, most) staff every morning."""
    shifts = [{"id": f"s{d}", "date": f"2022-11-{7 + d:02d}", "start": "08:00", "end": "12:00"}
              for d in range(days)]
    return {"doorstep": 1, "shifts": shifts, "services": [], "teams": [], "households": [],
            "travel": {"mode": "straight", "speed_kmh": 12},
            "members": [{"id": m, **keys} for m, keys in members.items()],
            "desks": [{"id": d, "demand": [{"shift": s["id"], "min": low, "max": high}
                                           for s in shifts]} for d, (low, high) in desks.items()],
            **more}


def run(*arguments):
    return json.loads(subprocess.run([DOORSTEP, *arguments, "--quiet", "--format", "json"],
                                     check=False, capture_output=True, text=True).stdout)


def save(name, value):
    path = f"{FOLDER}/{name}.json"
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file)
    return path


def plans(instance):
    path = save("instance", instance)
    for seed in SEEDS:
        yield run("solve", path, "--iterations", "3000", "--threads", "1", "--seed", str(seed))


def loads(instance, plan):
    count = Counter(d["member"] for d in plan["duties"])
    return [count[m["id"]] for m in instance["members"]]


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: found {found}, expected {wanted}")


# ---- Fairness
def load_is_spread():
    some = roster({f"m{k}": {} for k in range(6)}, {"hall": (2, 2), "post": (1, 1)})
    for plan in plans(some):
        expect("21 duties of 6 equal members", sorted(loads(some, plan)), [3, 3, 3, 4, 4, 4])
    field = roster({f"m{k}": {"max_shifts": 5} for k in range(5)}, {"hall": (1, 1)},
                   services=[{"id": "sim", "minutes": 60}],
                   teams=[{"id": "t", "base": {"lat": 11.3, "lon": 106.1}, "crew": {"max": 1}}],
                   households=[{"id": f"h{k}", "lat": 11.3, "lon": 106.1 + k / 1e4,
                                "needs": [{"service": "sim", "people": 1}]} for k in range(18)])
    for plan in plans(field):
        found = loads(field, plan)
        expect("households of a field roster", plan["score"]["households"]["covered"], 18)
        expect(f"spread {found} over desk and crews", max(found) - min(found) <= 1, True)


def share_is_kept():
    some = roster({"a": {}, "b": {}, "c": {}, "half": {"share": 0.5}}, {"hall": (2, 2)})
    for plan in plans(some):
        expect("14 duties by shares 1, 1, 1 and a half", loads(some, plan), [4, 4, 4, 2])


def groups_are_apart():
    people = {"a": {"max_shifts": 1}, "b": {}, "c": {}, "d": {}}
    one = roster(people, {"hall": (1, 1)}, 8)
    for plan in plans(one):
        expect("one group, a capped", sorted(loads(one, plan)), [1, 2, 2, 3])
    for who, group in zip(people.values(), "xxyy"):
        who["fair_group"] = group
    two = roster(people, {"hall": (1, 1)}, 8)
    for plan in plans(two):
        expect("b is like a, and c like d", loads(two, plan), [1, 1, 3, 3])
        expect("nothing is unfair", plan["score"]["penalties"]["fairness"], 0)


# ---- Requests and minimal loads
def asking(shift, want, weight):
    return {"requests": [{"shift": shift, "want": want, "weight": weight}]}


def requests_by_weight():
    even = {"fairness": 0}
    for want, lucky in (("off", 1), ("on", 1)):
        for heavy in (0, 1):
            weights = [1, 1]
            weights[heavy] = 3
            some = roster({m: asking("s2", want, w) for m, w in zip("ab", weights)},
                          {"hall": (1, 1)}, objective=even)
            for plan in plans(some):
                on = [d["member"] for d in plan["duties"] if d["shift"] == "s2"]
                # One of them works: the heavier wish, on or off, is granted.
                wanted = ["ab"[heavy] if want == "on" else "ab"[1 - heavy]]
                expect(f"who works where both want {want}, weights {weights}", on, wanted)
                expect("the lighter wish", plan["score"]["penalties"]["requests"], lucky)


def least_loads():
    costly = {"member_shift": 0.1, "fairness": 0}
    for key, value in (("min_shifts", 3), ("min_hours", 12)):
        some = roster({"a": {key: value}, "b": {}}, {"hall": (0, 2)}, objective=costly)
        for plan in plans(some):
            expect(f"{key}", loads(some, plan), [3, 0])
            expect(f"{key} reached", plan["score"]["penalties"][key], 0)
        some["objective"] = {**costly, key: 0}
        for plan in plans(some):
            expect(f"{key} switched off", loads(some, plan), [0, 0])
            expect(f"{key} of weight 0", plan["score"]["penalties"][key], 0)
    some = roster({"a": asking("s3", "on", 5), "b": {}}, {"hall": (0, 2)}, objective=costly)
    for plan in plans(some):
        expect("a duty asked for", loads(some, plan), [1, 0])
    some["objective"] = {**costly, "requests": 0}
    for plan in plans(some):
        expect("requests switched off", loads(some, plan), [0, 0])


# ---- Weights of 0
def zero_switches_off():
    """A plan by hand that leaves every wish open, judged under each weight and without it."""
    some = roster({"a": {"min_shifts": 3, "min_hours": 20, **asking("s0", "off", 2)}, "b": {}},
                  {"hall": (2, 2), "post": (0, 2)},
                  areas=[{"id": "north", "target": 1}], objective={"desk_over": 1,
                                                                   "member_shift": 0.25},
                  services=[{"id": "sim", "minutes": 10}],
                  teams=[{"id": "t", "base": {"lat": 11.3, "lon": 106.1}}],
                  households=[{"id": h, "area": "north", "lat": 11.4, "lon": 106.1,
                               "needs": [{"service": "sim", "people": 1}]} for h in ("h1", "h2")])
    for entry in some["desks"][0]["demand"]:
        entry["max"] = entry["ideal"] = 3
    plan = {"doorstep_plan": 1, "teams": [{"team": "t", "members": ["a", "b"]}], "duties": [
        {"member": "a", "shift": "s0", "desk": "post"}, {"member": "b", "shift": "s0", "desk":
                                                         "hall"},
        {"member": "b", "shift": "s1", "team": "t", "crew": 1}], "routes": [
        {"team": "t", "shift": "s1", "crew": 1, "leave": "08:00", "return": "11:00", "stops": [
            {"household": "h1", "visit": 1, "arrive": "09:20", "start": "09:20",
             "end": "09:30"}]}]}
    path = save("plan", plan)
    full = run("check", save("instance", some), path)
    expect("the plan keeps every rule", full["violations"], [])
    penalties = full["score"]["penalties"]
    wishes = [key for key in penalties if key != "change"]
    for key in wishes:
        expect(f"{key} is open", penalties[key] > 0, True)
        without = copy.deepcopy(some)
        without["objective"][key] = 0
        judged = run("check", save("instance", without), path)["score"]
        expect(f"penalties without {key}", judged["penalties"], {**penalties, key: 0})
        gain = judged["total"] - full["score"]["total"]
        expect(f"the score without {key}", abs(gain - penalties[key]) < 1e-9, True)
        for solved in plans(without):
            expect(f"{key} of weight 0 in a plan", solved["score"]["penalties"][key], 0)


def main():
    for test in (load_is_spread, share_is_kept, groups_are_apart, requests_by_weight, least_loads,
                 zero_switches_off):
        test()
        print(test.__name__.replace("_", " "))


if __name__ == "__main__":
    main()
