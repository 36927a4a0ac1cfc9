"""The instance with its defaults, and a plan without what means nothing in it (for checker.py)."""
import csv
import datetime
import json
import math
import pathlib
from collections import defaultdict

WEIGHTS = dict(coverage=1, complete=0, area_target=5, desk_shortage=1000, desk_ideal=5, desk_over=0,
               min_shifts=20, min_hours=5, fairness=0.5, requests=1, member_shift=0, travel=0.01, change=2)
INFINITE = float("inf")


def ticks(seconds):
    return math.ceil(seconds - 1e-6)


def whole_seconds(hours):
    return math.floor(hours * 3600 + 0.5)


def clock(text):
    parts = [int(p) for p in text.split(":")]
    return parts[0] * 3600 + parts[1] * 60 + (parts[2] if len(parts) > 2 else 0)


def day(text):
    return datetime.date.fromisoformat(text)


def week(date):
    return date.isocalendar()[:2]


def by_id(items):
    return {item["id"]: item for item in items}


class Case:
    """The instance with every default filled in, and what a plan does in it."""

    def __init__(self, instance):
        self.shifts = by_id(instance["shifts"])
        for s in self.shifts.values():
            s["day"], s["from"], s["to"] = day(s["date"]), clock(s["start"]), clock(s["end"])
        self.first = min(s["day"] for s in self.shifts.values())
        self.last = max(s["day"] for s in self.shifts.values())
        self.not_next = {k["id"]: k.get("not_next_day", []) for k in instance.get("kinds", [])}
        self.services = by_id(instance["services"])
        self.areas = by_id(instance.get("areas", []))
        self.places = by_id(instance.get("places", []))
        self.teams = by_id(instance["teams"])
        self.members = by_id(instance["members"])
        self.desks = by_id(instance.get("desks", []))
        self.households = by_id(instance["households"])
        self.travel = instance["travel"]
        self.weights = {**WEIGHTS, **instance.get("objective", {})}
        self.locks = instance.get("locks", [])
        self.visits = {}
        for h in self.households.values():
            listed = h["visits"] if "visits" in h else [{"needs": h["needs"]}]
            for k, v in enumerate(listed, 1):
                self.visits[h["id"], k] = {"windows": h.get("windows", []),
                                           "at": h.get("at", ["home"]), "lag_days": 1, **v}
        self.done_before = {(h["id"], d["visit"]): day(d["date"])
                            for h in self.households.values() for d in h.get("done", [])}

    # ---- measures
    def spot(self, where):
        return self.places[where] if isinstance(where, str) else where

    def way(self, team, a, b):
        if self.travel["mode"] == "matrix":
            minutes = self.travel["minutes"][a["node"]][b["node"]]
        else:
            p, q = math.radians(a["lat"]), math.radians(b["lat"])
            x = (math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q)
                 * math.sin(math.radians(b["lon"] - a["lon"]) / 2) ** 2)
            km = 2 * 6371.0088 * math.asin(min(1, math.sqrt(x))) * self.travel.get("detour", 1)
            minutes = 60 * km / self.travel["speed_kmh"]
        return ticks(60 * minutes * team.get("travel_factor", 1))

    def holders(self, people, skill):
        return sum(skill in self.members[m].get("skills", []) for m in people)

    def skills(self, visit):
        return {k for n in visit["needs"] for k in self.services[n["service"]].get("skills", [])}

    def work(self, visit, skill=None):
        """Minutes of work, of all needs or of those that call for a skill."""
        return sum(n["people"] * self.services[n["service"]]["minutes"] for n in visit["needs"]
                   if skill is None or skill in self.services[n["service"]].get("skills", []))

    def length(self, team, visit, crew):
        parallel = team.get("parallel", True)
        parts = [max(self.services[n["service"]]["minutes"] for n in visit["needs"])]
        if crew:
            parts.append(self.work(visit) / (len(crew) if parallel else 1))
        for skill in self.skills(visit):
            n = self.holders(crew, skill)
            if n:
                parts.append(self.work(visit, skill) / (n if parallel else 1))
        return ticks(60 * (self.travel.get("stop_minutes", 0) + max(parts)))

    def window_days(self, visit, shift):
        """The clock windows that hold on the shift's date and in the shift."""
        s = self.shifts[shift]
        for w in visit["windows"]:
            if ("date" not in w or day(w["date"]) == s["day"]) \
                    and w.get("shift", shift) == shift \
                    and day(w.get("from", "0001-01-01")) <= s["day"] \
                    and s["day"] <= day(w.get("until", "9999-12-31")):
                yield clock(w.get("start", "00:00")), clock(w.get("end", "23:59:59"))
        if not visit["windows"]:
            yield 0, 86399


class Plan:
    """A plan without what names nothing in the instance; `strange` tells what that was."""

    def __init__(self, case, plan):
        self.strange, self.file = [], plan
        c = case
        self.belong, self.team_of = defaultdict(set), defaultdict(set)
        for t in plan["teams"]:
            known = [m for m in t["members"] if self.knows(c.members, m)]
            if self.knows(c.teams, t["team"]):
                self.belong[t["team"]].update(known)
                for m in known:
                    self.team_of[m].add(t["team"])
        self.duties = [d for d in plan["duties"] if self.duty_ok(c, d)]
        self.routes, self.appointments = [], []
        for r in plan["routes"]:
            if self.knows(c.teams, r["team"]) & self.knows(c.shifts, r["shift"]):
                stops = [s for s in r["stops"] if self.visit_ok(c, s)]
                self.routes.append({**r, "stops": stops, "raw": len(r["stops"])})
        for a in plan.get("appointments", []):
            if self.visit_ok(c, a) & self.knows(c.desks, a["desk"]) \
                    & self.knows(c.shifts, a["shift"]):
                self.appointments.append(a)
        self.crews, self.staff, self.worked = defaultdict(set), defaultdict(set), defaultdict(set)
        for d in self.duties:
            self.worked[d["member"]].add(d["shift"])
            if "team" in d:
                self.crews[d["team"], d["shift"], d["crew"]].add(d["member"])
            else:
                self.staff[d["desk"], d["shift"]].add(d["member"])
        self.carriers = defaultdict(list)
        for r in self.routes:
            for s in r["stops"]:
                self.carriers[s["household"], s["visit"]].append((r["shift"], "team", r["team"]))
        for a in self.appointments:
            self.carriers[a["household"], a["visit"]].append((a["shift"], "desk", a["desk"]))
        self.dates = {v: c.shifts[x[0][0]]["day"] for v, x in self.carriers.items()}
        self.dates.update(c.done_before)
        for u in plan.get("uncovered", []):
            if u["reason"] != "bad-input":
                self.visit_ok(c, u)

    def knows(self, names, name):
        if name not in names:
            self.strange.append(f'"{name}" is not in the instance')
        return name in names

    def visit_ok(self, c, s):
        if (s["household"], s["visit"]) not in c.visits:
            self.strange.append(f'no visit {s["visit"]} of household "{s["household"]}"')
        return (s["household"], s["visit"]) in c.visits

    def duty_ok(self, c, d):
        known = self.knows(c.members, d["member"]) & self.knows(c.shifts, d["shift"])
        if ("desk" in d) == ("team" in d) or ("team" in d) != ("crew" in d):
            self.strange.append(f"a duty that is neither a crew's nor a desk's: {d}")
            return False
        if "team" in d:
            return self.knows(c.teams, d["team"]) & known
        return self.knows(c.desks, d["desk"]) & known


def of_record(record, comma):
    """A household as JSON has it, from a CSV record without its empty fields."""
    def number(text):
        return float(text.replace(",", ".") if comma else text)

    def window(text):
        parts = zip(("date", "start", "end"), text.split())
        return {key: part for key, part in parts if part != "*"}

    h = {k: record[k] for k in ("id", "name", "area", "team") if k in record}
    h.update((k, number(record[k])) for k in ("lat", "lon", "priority") if k in record)
    if "node" in record:
        h["node"] = int(record["node"])
    h["needs"] = [{"service": need.split(":")[0], "people": int(need.split(":")[1])}
                  for need in record["needs"].split("|")]
    if "at" in record:
        h["at"] = record["at"].split("|")
    if "windows" in record:
        h["windows"] = [window(text) for text in record["windows"].split("|")]
    return h


def households_of(path, names):
    """The households of the file that an instance at `path` names."""
    (form, name), = names.items()
    with open(pathlib.Path(path).parent / name, encoding="utf-8-sig", newline="") as file:
        if form == "ndjson":
            return [json.loads(line) for line in file if line.strip()]
        first = file.readline()
        comma = first.count(";") > first.count(",")
        file.seek(0)
        records = csv.DictReader(file, delimiter=";" if comma else ",")
        filled = ({k: v for k, v in record.items() if v} for record in records)
        return [of_record(record, comma) for record in filled if record]


def load(path):
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    if isinstance(document.get("households"), dict):
        document["households"] = households_of(path, document["households"])
    return document
