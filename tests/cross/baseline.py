"""The plan that was in force when an instance changed, from a moment on (for checker.py)."""
import datetime
from collections import Counter

from case import Plan


class Baseline:
    """What of an earlier plan is frozen, and what a change is measured from."""

    def __init__(self, case, plan, moment):
        self.c, self.moment = case, datetime.datetime.fromisoformat(moment)
        self.frozen = {s["id"] for s in case.shifts.values() if self.start(s) < self.moment}
        self.kept = self.held(Plan(case, plan))
        self.duty = first_duties(plan)
        self.carrier = first_carriers(plan)
        self.known = set(self.carrier) | {(u.get("household"), u["visit"])
                                          for u in plan.get("uncovered", [])
                                          if u["reason"] != "bad-input"}
        if "uncovered" not in plan:
            self.known = set(case.visits)

    @staticmethod
    def start(shift):
        return datetime.datetime.fromisoformat(f'{shift["date"]}T{shift["start"]}')

    def held(self, plan):
        """What stands in frozen shifts, as sets."""
        routes, used = set(), ("team", "shift", "crew", "leave", "return")
        for r in plan.routes:
            stops = tuple((s["household"], s["visit"], times(s, "arrive", "start", "end"))
                          for s in r["stops"])
            routes.add((tuple(r.get(k) for k in used[:3]), times(r, *used[3:]), stops))
        lists = {"duty": [tuple(d.get(k) for k in ("member", "shift", "team", "crew", "desk"))
                          for d in plan.duties],
                 "appointment": [tuple(a[k] for k in ("household", "shift", "visit", "desk"))
                                 for a in plan.appointments]}
        sets = {kind: {x for x in items if x[1] in self.frozen} for kind, items in lists.items()}
        sets["route"] = {r for r in routes if r[0][1] in self.frozen}
        return sets

    def moved(self, plan):
        """How frozen shifts differ from what they have to be."""
        now = self.held(plan)
        return [f"{kind} {x}" for kind, kept in self.kept.items()
                for x in sorted(kept ^ now[kind], key=str)]

    def changes(self, plan):
        """Duties and carriers that are not as they were, in shifts that are not frozen."""
        duty = first_duties({"duties": plan.duties})
        carrier = first_carriers({"routes": plan.routes, "appointments": plan.appointments})
        pairs = sum(self.duty.get((m, s)) != duty.get((m, s)) for m in self.c.members
                    for s in self.c.shifts if s not in self.frozen)
        return pairs + sum(self.later(self.carrier, v) != self.later(carrier, v)
                           for v in self.c.visits
                           if v in self.known and v not in self.c.done_before)

    def later(self, carriers, visit):
        carrier = carriers.get(visit)
        return None if carrier is None or carrier[2] in self.frozen else carrier


def times(holder, *keys):
    """Clock times, whether or not they are written with seconds."""
    return tuple(None if holder.get(k) is None else (holder[k] + ":00")[:8] for k in keys)


def first_duties(plan):
    first = {}
    for d in plan["duties"]:
        place = ("team", d["team"]) if "team" in d else ("desk", d["desk"])
        first.setdefault((d["member"], d["shift"]), place)
    return first


def first_carriers(plan):
    first = {}
    for r in plan["routes"]:
        for s in r["stops"]:
            first.setdefault((s["household"], s["visit"]), ("team", r["team"], r["shift"]))
    for a in plan.get("appointments", []):
        first.setdefault((a["household"], a["visit"]), ("desk", a["desk"], a["shift"]))
    return first


class Frozen:
    """The frozen ones among shifts a member works, and whether a later one has a part in a sum."""

    def __init__(self, frozen):
        self.ids = frozen

    def __contains__(self, shift):
        return shift in self.ids

    def later(self, shifts):
        return any(s["id"] not in self.ids for s in shifts)

    def all_later(self, shifts):
        return not any(s["id"] in self.ids for s in shifts)


def most_held(days, limit, held=None):
    """How many of the dates can be held, each by one of its teams, none by more than `limit`."""
    held = held or Counter()
    if not days:
        return 0
    best = most_held(days[1:], limit, held)
    for t in days[0]:
        if held[t] < limit:
            best = max(best, 1 + most_held(days[1:], limit, held + Counter([t])))
    return best
