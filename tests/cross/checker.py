#!/usr/bin/env python3
"""A second checker of plans, written from the format's page alone, in another language.

    checker.py INSTANCE.json PLAN.json [BASELINE.json 2022-11-09T07:00]

Prints "ok TOTAL" and exits 0, or prints one broken rule a line (code, then text) and exits 1.
It shares nothing with the engine, so a misreading of the page has to be made twice to pass. It
expects a valid instance; households left out as bad input are not judged.
"""
import datetime
import math
import sys
from collections import Counter, defaultdict
from itertools import combinations

sys.dont_write_bytecode = True  # the source tree stays as it is

from baseline import Baseline, Frozen, most_held  # noqa: E402
from case import INFINITE, WEIGHTS, Case, Plan, clock, load, week, whole_seconds  # noqa: E402


class Checker:
    def __init__(self, instance, plan, baseline=None, moment=None):
        self.c = Case(instance)
        self.p = Plan(self.c, plan)
        self.was = None if baseline is None else Baseline(self.c, baseline, moment)
        self.frozen = Frozen(self.was.frozen if self.was else set())
        self.broken = []

    def bad(self, code, text):
        self.broken.append((code, text))

    def run(self):
        for text in self.p.strange:
            self.bad("P1", text)
        self.members()
        self.teams()
        self.crews()
        self.desks()
        self.visits()
        self.routes()
        self.kept_locks()
        for text in self.was.moved(self.p) if self.was else []:
            self.bad("F1", text)
        self.score()
        self.figures()
        return self.broken

    def composition(self, code, rules, people, who):
        for r in rules:
            if "skill" in r:
                n = self.c.holders(people, r["skill"])
            else:
                roles = r["role"] if isinstance(r["role"], list) else [r["role"]]
                n = sum(self.c.members[m].get("role") in roles for m in people)
            if not r.get("min", 0) <= n <= r.get("max", INFINITE):
                self.bad(code, f"{who}: {n} for {r}")

    # ---- M1, M2
    def members(self):
        c = self.c
        given = defaultdict(list)
        for d in self.p.duties:
            given[d["member"]].append(d["shift"])
        for m, shifts in given.items():
            who = c.members[m]
            can = set(who.get("shifts", c.shifts)) - set(who.get("unavailable", []))
            for s in sorted(set(shifts) - can - self.frozen.ids):
                self.bad("M1", f"{m} is not available in {s}")
            for a, b in combinations([c.shifts[s] for s in shifts], 2):
                if a["day"] == b["day"] and a["from"] < b["to"] and b["from"] < a["to"] \
                        and self.frozen.later([a, b]):
                    self.bad("M1", f'{m}: {a["id"]} and {b["id"]} overlap')
            self.limits(who, [c.shifts[s] for s in set(shifts)])

    def limits(self, who, worked):
        later = self.frozen.later

        def at_most(key, n, part, default=INFINITE):
            if n > who.get(key, default) and part:
                self.bad("M2", f'{who["id"]}: {n} is above {key}')

        at_most("max_shifts", len(worked), later(worked))
        if "max_hours" in who and later(worked) and sum(s["to"] - s["from"] for s in worked) \
                > whole_seconds(who["max_hours"]):
            self.bad("M2", f'{who["id"]}: above max_hours')
        for kind, limit in who.get("max_of_kind", {}).items():
            of_kind = [s for s in worked if s.get("kind") == kind]
            if len(of_kind) > limit and later(of_kind):
                self.bad("M2", f'{who["id"]}: above max_of_kind {kind}')
        days = defaultdict(list)
        for s in worked:
            days[s["day"]].append(s)
        for shifts in days.values():
            at_most("max_shifts_per_day", len(shifts), later(shifts), 2)
        weeks, weekends = defaultdict(list), defaultdict(list)
        for s in worked:
            weeks[week(s["day"])].append(s)
            if s["day"].isoweekday() >= 6:
                weekends[week(s["day"])].append(s)
        for shifts in weeks.values():
            at_most("max_shifts_per_week", len(shifts), later(shifts))
        at_most("max_weekends", len(weekends), any(map(self.frozen.all_later, weekends.values())))
        self.runs(who, days, at_most)
        self.nights(who, days)

    def runs(self, who, days, at_most):
        one = datetime.timedelta(1)
        runs = []
        for d in sorted(days):
            if runs and runs[-1][-1] + one == d:
                runs[-1].append(d)
            else:
                runs.append([d])
        for r in runs:
            part = self.frozen.all_later(days[r[-1]])
            at_most("max_days_in_a_row", len(r), part)
            if len(r) < who.get("min_days_in_a_row", 1) and part \
                    and r[0] != self.c.first and r[-1] != self.c.last:
                self.bad("M2", f'{who["id"]}: below min_days_in_a_row')
        for a, b in zip(runs, runs[1:]):
            if (b[0] - a[-1]).days - 1 < who.get("min_days_off_in_a_row", 1) \
                    and self.frozen.all_later(days[b[0]]):
                self.bad("M2", f'{who["id"]}: below min_days_off_in_a_row')

    def nights(self, who, days):
        dates = sorted(days)
        for a, b in zip(dates, dates[1:]):
            first = min(days[b], key=lambda s: s["from"])
            rest = (b - a).days * 86400 + first["from"] - max(s["to"] for s in days[a])
            if rest < whole_seconds(who.get("min_rest_hours", 0)) \
                    and first["id"] not in self.frozen:
                self.bad("M2", f'{who["id"]}: below min_rest_hours')
            forbidden = {k for s in days[a] for k in self.c.not_next.get(s.get("kind"), [])}
            if (b - a).days == 1 and self.frozen.later(s for s in days[b]
                                                       if s.get("kind") in forbidden):
                self.bad("M2", f'{who["id"]}: not_next_day')

    # ---- M3, T1, T2
    def helps(self, m, t):
        return t in self.c.members[m].get("helps", [])

    def teams(self):
        c, p = self.c, self.p
        for m, teams in p.team_of.items():
            if len(teams) > 1:
                self.bad("M3", f"{m} belongs to {sorted(teams)}")
            for t in teams - set(c.members[m].get("teams", c.teams)):
                self.bad("M3", f"{m} may not belong to {t}")
        for t, team in c.teams.items():
            people = p.belong[t]
            size = team.get("size", {})
            if people:
                if not size.get("min", 0) <= len(people) <= size.get("max", INFINITE):
                    self.bad("T1", f"team {t} has {len(people)} members")
                self.composition("T1", team.get("require", []), people, t)
            elif any(team_ == t and s not in self.frozen for team_, s, _ in p.crews):
                self.bad("T1", f"team {t} has nobody and sends crews")

    def crews(self):
        c, p = self.c, self.p
        routes = Counter((r["team"], r["shift"], r["crew"]) for r in p.routes
                         if r["shift"] not in self.frozen)
        empty = {(r["team"], r["shift"], r["crew"]) for r in p.routes if r["raw"] == 0}
        for key in routes:
            if key not in p.crews:
                self.bad("T2", f"route of {key}, where nobody is on duty")
        for (t, s, n), people in p.crews.items():
            if s in self.frozen:
                continue
            team, crew, who = c.teams[t], c.teams[t].get("crew", {}), f"crew {(t, s, n)}"
            for m in people:
                if t not in p.team_of[m] and not self.helps(m, t):
                    self.bad("M3", f"{who}: {m} neither belongs nor helps")
            if not any(t in p.team_of[m] for m in people):
                self.bad("M3", f"{who}: nobody belongs to the team")
            low = crew.get("min", 1)
            if not low <= len(people) <= crew.get("max", max(4, low)):
                self.bad("T2", f"{who} has {len(people)} members")
            self.composition("T2", crew.get("require", []), people, who)
            if s not in team.get("shifts", c.shifts):
                self.bad("T2", f"{who}: shift not of this team")
            if not 1 <= n <= team.get("max_crews", 1):
                self.bad("T2", f"{who}: number")
            forced = any(k.get("member") in people and k["shift"] == s
                         and isinstance(k["duty"], dict) and k["duty"].get("team") == t
                         for k in c.locks if "member" in k)
            if routes[t, s, n] != 1:
                self.bad("T2", f"{who} has {routes[t, s, n]} routes")
            elif (t, s, n) in empty and not forced:
                self.bad("T2", f"{who} has no stop")

    # ---- D1, D2
    def desks(self):
        c, p = self.c, self.p
        demand = {(d["id"], e["shift"]): e for d in c.desks.values() for e in d["demand"]}
        days, new = defaultdict(set), set()
        for (d, s), people in p.staff.items():
            days[d, c.shifts[s]["day"]] |= people
            if s in self.frozen:
                continue
            new.add((d, c.shifts[s]["day"]))
            entry = demand.get((d, s))
            if entry is None:
                self.bad("D1", f"desk {d} has no demand in {s}")
                continue
            if len(people) > entry.get("max", INFINITE):
                self.bad("D1", f"desk {d}, {s}: {len(people)} people")
            self.composition("D1", entry.get("require", []), people, (d, s))
        for (d, s), people in p.staff.items():
            for m in sorted(people):
                if d not in c.members[m].get("desks", c.desks) and s not in self.frozen:
                    self.bad("M3", f"{m} may not staff {d}")
        weeks = defaultdict(list)
        for (d, date), people in sorted(days.items()):
            if c.desks[d].get("staffed_by", "members") == "one_team_per_day":
                holders = [t for t in c.teams if any(t in p.team_of[m] for m in people)
                           and all(t in p.team_of[m] or self.helps(m, t) for m in people)]
                if holders:
                    weeks[d, week(date)].append((holders, (d, date) in new))
                elif (d, date) in new:
                    self.bad("D1", f"desk {d}, {date}: not one team")
        for (d, _), choices in weeks.items():
            limit = c.desks[d].get("max_days_per_team", INFINITE)
            before = [holders for holders, is_new in choices if not is_new]
            now = [holders for holders, _ in choices]
            if most_held(now, limit) < most_held(before, limit) + len(now) - len(before):
                self.bad("D1", f"desk {d}: max_days_per_team")
        self.bookings()

    def bookings(self):
        c, p = self.c, self.p
        booked = defaultdict(list)
        for a in p.appointments:
            if a["shift"] in self.frozen:
                continue
            booked[a["desk"], a["shift"]].append(c.visits[a["household"], a["visit"]])
        for (d, s), visits in booked.items():
            people, each = p.staff.get((d, s), set()), c.desks[d].get("appointment_minutes", 0)
            if sum(map(c.work, visits)) > len(people) * each + 1e-6:
                self.bad("D2", f"desk {d}, {s}: too much booked")
            for skill in {k for v in visits for k in c.skills(v)}:
                if sum(c.work(v, skill) for v in visits) > c.holders(people, skill) * each + 1e-6:
                    self.bad("D2", f"desk {d}, {s}: too much booked for {skill}")

    # ---- V1, V2, V3
    def visits(self):
        c, p = self.c, self.p
        for v, carriers in p.carriers.items():
            h, n = v
            if len(carriers) + (v in c.done_before) > 1 \
                    and any(x[0] not in self.frozen for x in carriers):
                self.bad("V1", f"{v} is done more than once")
            if n > 1 and v not in c.done_before and carriers and carriers[0][0] not in self.frozen:
                if (h, n - 1) not in p.dates:
                    self.bad("V3", f"{v}: the visit before it is not done")
                elif (p.dates[v] - p.dates[h, n - 1]).days < c.visits[v]["lag_days"]:
                    self.bad("V3", f"{v}: lag_days")
        for r in p.routes:
            crew = p.crews.get((r["team"], r["shift"], r["crew"]), set())
            for s in r["stops"] if r["shift"] not in self.frozen else []:
                self.home_visit(r, s, crew)
        for a in p.appointments:
            if a["shift"] not in self.frozen:
                self.appointment(a)

    def common(self, v, way, people):
        if way not in self.c.visits[v]["at"]:
            self.bad("V1", f"{v}: not at {way}")
        for skill in self.c.skills(self.c.visits[v]):
            if not self.c.holders(people, skill):
                self.bad("V2", f"{v}: nobody holds {skill}")

    def home_visit(self, r, s, crew):
        c, v = self.c, (s["household"], s["visit"])
        house, team = c.households[s["household"]], c.teams[r["team"]]
        self.common(v, "home", crew)
        if house.get("team", r["team"]) != r["team"] or \
                "area" in house and house["area"] not in team.get("areas", c.areas):
            self.bad("V1", f'{v}: team {r["team"]} may not')
        if not any(a <= clock(s["start"]) <= b for a, b in c.window_days(c.visits[v], r["shift"])):
            self.bad("V3", f'{v}: starts outside its windows, {s["start"]}')

    def appointment(self, a):
        c, v = self.c, (a["household"], a["visit"])
        house, desk, shift = c.households[a["household"]], c.desks[a["desk"]], c.shifts[a["shift"]]
        self.common(v, "desk", self.p.staff.get((a["desk"], a["shift"]), set()))
        if "area" in house and house["area"] not in desk.get("areas", c.areas) or \
                any(n["service"] not in desk.get("services", c.services)
                    for n in c.visits[v]["needs"]):
            self.bad("V1", f'{v}: desk {a["desk"]} may not')
        if not any(x < shift["to"] and y >= shift["from"]
                   for x, y in c.window_days(c.visits[v], a["shift"])):
            self.bad("V3", f'{v}: windows do not meet {a["shift"]}')

    # ---- R1
    def routes(self):
        c, p = self.c, self.p
        for r in p.routes:
            if r["shift"] in self.frozen:
                continue
            team, shift = c.teams[r["team"]], c.shifts[r["shift"]]
            crew = p.crews.get((r["team"], r["shift"], r["crew"]), set())
            who = f'route {r["team"]}, {r["shift"]}, {r["crew"]}'
            at, now = c.spot(team["base"]), clock(r["leave"])
            if now < shift["from"]:
                self.bad("R1", f"{who} leaves early")
            for s in r["stops"]:
                house = c.households[s["household"]]
                arrive, start, end = (clock(s[k]) for k in ("arrive", "start", "end"))
                if arrive < now + c.way(team, at, house):
                    self.bad("R1", f'{who}: arrives too early at {s["household"]}')
                if start < arrive:
                    self.bad("R1", f'{who}: starts before arriving at {s["household"]}')
                visit = c.visits[s["household"], s["visit"]]
                if end < start + c.length(team, visit, crew):
                    self.bad("R1", f'{who}: too short at {s["household"]}')
                at, now = house, end
            if team.get("return", True) != ("return" in r):
                self.bad("R1", f"{who}: `return` only where the team returns")
            elif "return" in r:
                if clock(r["return"]) < now + c.way(team, at, self.end_of(team)):
                    self.bad("R1", f"{who} is back too early")
                now = clock(r["return"])
            if now > shift["to"]:
                self.bad("R1", f"{who} ends late")

    def end_of(self, team):
        return self.c.spot(team.get("end", team["base"]))

    # ---- L1
    def kept_locks(self):
        for lock in self.c.locks:
            if lock.get("shift") in self.frozen:
                continue
            if "member" in lock:
                held = [d for d in self.p.duties
                        if d["member"] == lock["member"] and d["shift"] == lock["shift"]]
                if lock["duty"] == "off":
                    kept = not held
                else:
                    kept = any(d.get(k) == x for d in held for k, x in lock["duty"].items())
            else:
                kept = any(shift in self.frozen or lock.get("shift", shift) == shift and lock.get(way, where) == where
                           and ("desk" if way == "team" else "team") not in lock
                           for shift, way, where
                           in self.p.carriers[lock["household"], lock.get("visit", 1)])
            if not kept:
                self.bad("L1", f"lock {lock}")

    # ---- the score
    def score(self):
        c, p, w = self.c, self.p, self.c.weights
        here = {v for v in p.carriers if p.carriers[v] and v not in c.done_before}
        total = Counter({k: 0.0 for k in WEIGHTS})
        numbers = Counter({k: 0 for k in ("covered", "touched", "people", "services")})
        touched, living = Counter(), Counter()
        for h, house in c.households.items():
            mine = [(h, k) for k in range(1, len(house.get("visits", [None])) + 1)]
            done = [v for v in mine if v in p.dates]
            needs = [n for v in mine if v in here for n in c.visits[v]["needs"]]
            priority, covered = house.get("priority", 1), len(done) == len(mine)
            total["coverage"] += priority * sum(
                n["people"] * c.services[n["service"]].get("value", 1) for n in needs)
            total["complete"] += priority * (covered and bool(needs))
            numbers["total"] += 1
            numbers["covered"] += covered
            numbers["touched"] += bool(done)
            numbers["people"] += max((n["people"] for n in needs), default=0)
            numbers["services"] += sum(n["people"] for n in needs)
            living[house.get("area")] += 1
            touched[house.get("area")] += bool(done)
        for a, area in c.areas.items():
            wanted = math.ceil(area.get("target", 0) * living[a] - 1e-6)
            total["area_target"] += max(0, wanted - touched[a])
        self.parts = {k: w[k] * x for k, x in total.items()}
        self.desk_parts()
        self.member_parts()
        seconds = sum(self.route_seconds(r) for r in p.routes)
        self.parts["travel"] = w["travel"] * seconds / 60
        if self.was:
            self.parts["change"] = w["change"] * self.was.changes(p)
        elif "replan" in p.file:
            self.parts["change"] = p.file.get("score", {}).get("penalties", {}).get("change", 0)
        self.numbers = numbers
        self.total = sum(x if k in ("coverage", "complete") else -x
                         for k, x in self.parts.items())

    def desk_parts(self):
        for d in self.c.desks.values():
            for e in d["demand"]:
                low = e.get("min", 0)
                ideal = e.get("ideal", low)
                n = len(self.p.staff.get((d["id"], e["shift"]), ()))
                for key, own, missing in (("desk_shortage", "shortage_weight", low - n),
                                          ("desk_ideal", "ideal_weight", ideal - max(low, n)),
                                          ("desk_over", "over_weight", n - ideal)):
                    self.parts[key] += e.get(own, self.c.weights[key]) * max(0, missing)

    def member_parts(self):
        c, w, part = self.c, self.c.weights, self.parts
        groups = defaultdict(list)
        for m, who in c.members.items():
            worked = self.p.worked[m]
            hours = sum(c.shifts[s]["to"] - c.shifts[s]["from"] for s in worked) / 3600
            part["min_shifts"] += w["min_shifts"] * max(0, who.get("min_shifts", 0) - len(worked))
            part["min_hours"] += w["min_hours"] * max(0, who.get("min_hours", 0) - hours)
            part["requests"] += w["requests"] * sum(
                q.get("weight", 1) for q in who.get("requests", [])
                if (q["want"] == "on") != (q["shift"] in worked))
            groups[who.get("fair_group")].append((len(worked), who.get("share", 1)))
        for group in groups.values():
            fair = sum(n for n, _ in group) / sum(share for _, share in group)
            part["fairness"] += w["fairness"] * sum((n - share * fair) ** 2 for n, share in group)
        given = {tuple(sorted(d.items())) for d in self.p.duties}
        part["member_shift"] += w["member_shift"] * len(given)

    def route_seconds(self, r):
        team = self.c.teams[r["team"]]
        spots = [self.c.spot(team["base"])] + [self.c.households[s["household"]]
                                               for s in r["stops"]]
        if team.get("return", True):
            spots.append(self.end_of(team))
        return sum(self.c.way(team, a, b) for a, b in zip(spots, spots[1:]))

    # ---- S1, S2, S3
    def same(self, name, stated, value):
        if stated is not None and abs(stated - value) > 0.002 + 1e-6 * abs(value):
            self.bad("S1", f"{name} is {stated}, recomputed {value}")

    def figures(self):
        c, p, f = self.c, self.p, self.p.file
        stated, bound = f.get("score", {}), f.get("bound")
        self.same("total", stated.get("total"), self.total)
        for key, value in self.parts.items():
            where = stated if key in ("coverage", "complete") else stated.get("penalties", {})
            self.same(key, where.get(key), value)
        for key in ("total", "covered", "touched"):
            self.same(key, stated.get("households", {}).get(key), self.numbers[key])
        self.same("people_helped", stated.get("people_helped"), self.numbers["people"])
        self.same("services_given", stated.get("services_given"), self.numbers["services"])
        if bound:
            self.same("gap", bound.get("gap"),
                      (bound["score"] - self.total) / max(1, abs(bound["score"])))
            if bound["score"] < self.total - 0.002 - 1e-6 * abs(self.total):
                self.bad("S2", f'bound {bound["score"]} below {self.total}')
        if "uncovered" in f:
            listed = Counter((u.get("household"), u["visit"]) for u in f["uncovered"])
            for v in c.visits:
                if listed[v] != (v not in p.dates):
                    self.bad("S3", f"{v} is listed {listed[v]} times")


def main():
    texts = [load(path) for path in sys.argv[1:4]]
    checker = Checker(*texts, *sys.argv[4:5])
    broken = checker.run()
    for code, text in broken:
        print(code, text)
    if not broken:
        print(f"ok {checker.total:.6f}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
