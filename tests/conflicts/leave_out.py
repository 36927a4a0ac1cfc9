#!/usr/bin/env python3
"""leave_out.py PROGRAM WORK: sets of locks made by hand, each with locks that have nothing to do with it.

`solve` has to end with 3, name exactly the locks that clash, and leave no plan behind. Without any one of
the locks it names it has to find a plan, which has to pass `check`; and so it has where any one of the rules
that it names is taken out of the instance.
"""
import copy
import json
import pathlib
import re
import subprocess
import sys

NAMED = re.compile(r": /locks/(\d+): ", re.MULTILINE)

SHIFTS = [{"id": f"{day}-{part}", "date": f"2022-11-{date:02}", "start": start, "end": end, "kind": kind}
          for day, date in (("mon", 7), ("tue", 8), ("wed", 9))
          for part, start, end, kind in (("am", "08:00", "12:00", "day"), ("pm", "13:00", "17:00", "day"),
                                         ("eve", "18:00", "20:00", "evening"))]


def world(**sections):
    """Two teams, six members, a desk and three households; node 3 is an hour away from the rest."""
    return {
        "doorstep": 1, "name": "locks", "shifts": SHIFTS,
        "kinds": [{"id": "day"}, {"id": "evening", "not_next_day": ["day"]}],
        "services": [{"id": "sim", "minutes": 10}, {"id": "law", "minutes": 30, "skills": ["law"]}],
        "areas": [{"id": "north"}, {"id": "south"}],
        "teams": [{"id": "red", "base": {"node": 0}, "areas": ["north"], "crew": {"max": 2}, "max_crews": 2},
                  {"id": "blue", "base": {"node": 0}, "areas": ["south"]}],
        "members": [{"id": "ann"}, {"id": "bob", "max_shifts": 2}, {"id": "cat", "skills": ["law"]},
                    {"id": "dan", "max_of_kind": {"evening": 1}, "min_rest_hours": 16},
                    {"id": "eve", "max_days_in_a_row": 2, "max_hours": 9}, {"id": "fay"}],
        "desks": [{"id": "hall", "staffed_by": "one_team_per_day", "appointment_minutes": 30,
                   "demand": [{"shift": s["id"], "max": 2} for s in SHIFTS]}],
        "households": [{"id": "h1", "node": 1, "area": "north", "needs": [{"service": "law", "people": 1}]},
                       {"id": "h2", "node": 2, "area": "north", "visits": [
                           {"needs": [{"service": "sim", "people": 1}]},
                           {"needs": [{"service": "sim", "people": 1}], "lag_days": 2}]},
                       {"id": "h3", "node": 3, "area": "south", "needs": [{"service": "sim", "people": 8}],
                        "windows": [{"start": "08:00", "end": "10:00"}]},
                       {"id": "h4", "node": 1, "at": ["desk"], "needs": [{"service": "sim", "people": 3}]},
                       {"id": "h5", "node": 1, "at": ["desk"], "needs": [{"service": "sim", "people": 3}]},
                       {"id": "h6", "node": 1, "at": ["desk"], "needs": [{"service": "sim", "people": 3}]}],
        "travel": {"mode": "matrix", "stop_minutes": 2, "minutes": [
            [0, 5, 10, 60], [5, 0, 5, 60], [10, 5, 0, 60], [60, 60, 60, 0]]},
        **sections}


def off(member, shift):
    return {"member": member, "shift": shift, "duty": "off"}


def team(member, shift, name):
    return {"member": member, "shift": shift, "duty": {"team": name}}


def desk(member, shift):
    return {"member": member, "shift": shift, "duty": {"desk": "hall"}}


def visit(household, number=1, **where):
    return {"household": household, "visit": number, **where}


# What it is, the locks that clash, others that do not.
CASES = [
    ("off and on duty in one shift", [off("ann", "mon-am"), team("ann", "mon-am", "red")],
     [team("fay", "mon-am", "red")]),
    ("two teams over the week", [team("ann", "mon-am", "red"), team("ann", "wed-am", "blue")],
     [off("bob", "mon-am")]),
    ("more shifts than max_shifts", [team("bob", s, "red") for s in ("mon-am", "tue-am", "wed-am")],
     [team("ann", "tue-am", "red")]),
    ("two evenings of at most one", [team("dan", "mon-eve", "blue"), team("dan", "wed-eve", "blue")],
     [team("fay", "mon-eve", "blue")]),
    ("an evening, and the next day", [team("fay", "mon-eve", "red"), team("fay", "tue-pm", "red")],
     [team("ann", "mon-eve", "red")]),
    ("too little rest", [team("dan", "tue-pm", "red"), desk("dan", "wed-am")],
     [visit("h2", team="red", shift="mon-am")]),
    ("three days of two in a row", [team("eve", s, "red") for s in ("mon-eve", "tue-eve", "wed-eve")],
     [team("ann", "wed-eve", "red")]),
    ("more hours than max_hours",
     [team("eve", "mon-am", "red"), team("eve", "mon-pm", "red"), team("eve", "tue-eve", "red")],
     [off("ann", "mon-am")]),
    ("five in two crews of two", [team(m, "tue-am", "red") for m in ("ann", "bob", "cat", "dan", "fay")],
     [off("eve", "tue-am")]),
    ("three at a desk for two", [desk(m, "mon-pm") for m in ("ann", "bob", "fay")],
     [off("cat", "mon-pm")]),
    ("two teams hold the desk on one day",
     [desk("ann", "mon-am"), team("ann", "tue-am", "red"), desk("bob", "mon-pm"),
      team("bob", "tue-am", "blue")], [off("cat", "mon-am")]),
    ("who has the skill is off", [visit("h1", team="red", shift="tue-pm"), off("cat", "tue-pm")],
     [team("ann", "tue-pm", "red")]),
    ("who has the skill is of the other team",
     [visit("h1", team="red", shift="tue-am"), team("cat", "mon-am", "blue")], [off("ann", "mon-am")]),
    ("a second visit too soon after the first",
     [visit("h2", 1, shift="tue-am"), visit("h2", 2, shift="wed-pm")], [off("ann", "tue-am")]),
    ("one visit in two shifts", [visit("h2", 1, shift="mon-am"), visit("h2", 1, shift="mon-pm")],
     [off("ann", "tue-am")]),
    ("more booked than the desk's staff has time for",
     [visit(h, desk="hall", shift="mon-am") for h in ("h4", "h5", "h6")], [off("ann", "mon-am")]),
    ("two booked where only one member is left",
     [*[visit(h, desk="hall", shift="mon-am") for h in ("h4", "h5")],
      *[off(m, "mon-am") for m in ("ann", "bob", "cat", "dan", "eve")]], [off("fay", "tue-am")]),
    ("by a team that may not come", [visit("h3", team="red")], [off("ann", "tue-am")]),
    ("outside its windows", [visit("h3", shift="mon-pm")], [off("ann", "tue-am")]),
]


# ---- Rules, by the words in which they are named --------------------------------------------------


def find(instance, section, name):
    return next(thing for thing in instance[section] if thing["id"] == name)


def demand(instance, name, shift):
    return next(d for d in find(instance, "desks", name)["demand"] if d["shift"] == shift)


def without_skill(instance, household, skill):
    """The household's needs call for the skill no more."""
    for need in find(instance, "households", household)["needs"]:
        find(instance, "services", need["service"])["skills"].remove(skill)


RULES = [
    (r'(max_shifts|max_days_in_a_row|max_hours|max_of_kind|min_rest_hours) of "(\w+)" (?:is|are) .*',
     lambda i, limit, member: find(i, "members", member).pop(limit)),
    (r'not_next_day of kind "(\w+)" forbids "\w+"',
     lambda i, kind: find(i, "kinds", kind).pop("not_next_day")),
    (r'max_crews of team "(\w+)" is \d+', lambda i, team: find(i, "teams", team).update(max_crews=9)),
    (r'crew max of team "(\w+)" is \d+', lambda i, team: find(i, "teams", team)["crew"].update(max=9)),
    (r'max of desk "(\w+)" in "([\w-]+)" is \d+', lambda i, desk, shift: demand(i, desk, shift).pop("max")),
    (r'appointment_minutes of desk "(\w+)" in "[\w-]+" are \d+ for each there',
     lambda i, desk: find(i, "desks", desk).update(appointment_minutes=500)),
    (r'desk "(\w+)" is staffed by one team a day', lambda i, desk: find(i, "desks", desk).pop("staffed_by")),
    (r'"(\w+)" can belong to one team',
     lambda i, member: find(i, "members", member).update(helps=["red", "blue"])),
    (r'household "(\w+)" needs somebody with skill "(\w+)" there', without_skill),
    (r'household "(\w+)", visit 2, comes 2 or more days after the visit before it, which is too late',
     lambda i, household: find(i, "households", household)["visits"][1].pop("lag_days")),
    (r'household "(\w+)" may not be done there .*', lambda i, household: find(i, "households", household).pop("area")),
    (r'household "(\w+)" has no window then', lambda i, household: find(i, "households", household).pop("windows")),
]

# Nothing but the locks themselves: no rule to take out.
NO_RULE = re.compile(r'household "\w+", visit 1, can be done nowhere in this way')


def rules_of(message):
    """What stands behind the locks in a message: "...: rule; rule", or "..., but rule"."""
    _, several, others = message.partition(" together with ")
    why = others.partition(": ")[2] if several else message.partition(", but ")[2]
    return [rule for rule in why.split("; ") if rule and not NO_RULE.fullmatch(rule)]


def take_out(rule):
    """The instance without a rule; None: nobody knows the rule."""
    for words, change in RULES:
        match = re.fullmatch(words, rule)
        if match:
            instance = copy.deepcopy(world())
            change(instance, *match.groups())
            return instance
    return None


# ---- Asking ----------------------------------------------------------------------------------------


class Solver:
    def __init__(self, program, work):
        self.program, self.work = program, pathlib.Path(work)
        self.rules = 0
        self.path, self.plan = self.work / "locks.json", self.work / "locks.plan.json"

    def solve(self, locks, instance=None):
        """Exit code, the locks named, what is said."""
        instance = {**(instance or world()), "locks": locks}
        self.path.write_text(json.dumps(instance), encoding="utf-8")
        self.plan.unlink(missing_ok=True)
        run = subprocess.run([self.program, "solve", self.path, "--iterations", "1000", "--threads", "1",
                              "-q", "-o", self.plan], capture_output=True, text=True)
        return run.returncode, sorted({int(n) for n in NAMED.findall(run.stderr)}), run.stderr

    def checked(self):
        return subprocess.run([self.program, "check", self.path, self.plan, "-q"],
                              stdout=subprocess.DEVNULL).returncode == 0


def judge(solver, what, clashing, others):
    """Locks that have nothing to do with it stand around those that clash."""
    half = len(others) // 2
    locks = others[:half] + clashing + others[half:]
    code, named, first = solver.solve(locks)
    said = first
    if code != 3 or solver.plan.exists():
        yield f"{what}: ends with {code}, a plan is there: {solver.plan.exists()}\n{said}"
        return
    if named != list(range(half, half + len(clashing))):
        yield f"{what}: names {named}\n{said}"
    for left_out in named:
        rest = locks[:left_out] + locks[left_out + 1:]
        code, still, said = solver.solve(rest)
        if code != 0 or not solver.checked():
            yield f"{what}: without lock {left_out} it ends with {code}, names {still}\n{said}"
    for rule in rules_of(NAMED.split(first)[2].splitlines()[0]):
        instance = take_out(rule)
        code, _, said = solver.solve(locks, instance) if instance else (None, None, None)
        if code != 0:
            yield f"{what}: without the rule \"{rule}\" it ends with {code}\n{said}"
        solver.rules += 1


def main(program, work):
    solver = Solver(program, work)
    failures = [f for case in CASES for f in judge(solver, *case)]
    print("\n".join(failures + [f"{len(CASES)} sets of locks, {solver.rules} rules, {len(failures)} failures"]))
    return 1 if failures or solver.rules < 15 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
