"""Solving again what an explanation claims.

A claim is about one crew's shift, or one desk's: the instance is cut down to the visits that are done
there in the plan, the visit in question among them, and all of them are locked to that place. Who is
there in the plan is locked to it, everybody else off, and teams are those of the plan. What the claim changes
is changed, and the instance has to have a plan.
"""
import copy
import json
import subprocess

ITERATIONS = "1000"


def visit_of(household, number):
    """One visit of a household, as a household of its own."""
    single = {key: household[key] for key in ("lat", "lon", "node", "area", "team", "priority")
              if key in household}
    own = household["visits"][number - 1] if "visits" in household else household
    single["needs"] = own["needs"]
    for key in ("windows", "at"):
        value = own.get(key, household.get(key))
        if value is not None:
            single[key] = value
    single["id"] = f"{household['id']}/{number}"
    return single


def done_at(plan, place, shift):
    """(household, visit) done by a team's crews, or booked at a desk, in a shift."""
    found = []
    for route in plan["routes"]:
        if route["team"] == place.get("team") and route["shift"] == shift:
            found += [(s["household"], s.get("visit", 1)) for s in route["stops"]]
    for a in plan.get("appointments", []):
        if a["desk"] == place.get("desk") and a["shift"] == shift:
            found.append((a["household"], a.get("visit", 1)))
    return found


def duty_place(duty):
    return {"team": duty["team"]} if "team" in duty else {"desk": duty["desk"]}


class Case:
    """The instance cut down to one place and shift."""

    def __init__(self, program, work, instance, plan):
        self.program, self.work = program, work
        self.instance, self.plan = instance, plan
        self.by_id = {h["id"]: h for h in instance["households"]}

    def cut(self, household, number, place, shift, others=True, without=()):
        """With the visit alone and nobody locked, where `others` is false."""
        small = copy.deepcopy({**self.instance, "households": []})
        visits = [v for v in done_at(self.plan, place, shift) if v not in without] if others else []
        wanted = [*visits, (household, number)]
        small["households"] = [visit_of(self.by_id[h], n) for h, n in wanted]
        small["locks"] = [{"household": h["id"], "shift": shift, **place}
                          for h in small["households"]]
        if others:
            team_of = {m: t["team"] for t in self.plan["teams"] for m in t["members"]}
            for member in small["members"]:
                if member["id"] in team_of:
                    member["teams"] = [team_of[member["id"]]]
            there = {d["member"] for d in self.plan["duties"]
                     if d["shift"] == shift and duty_place(d) == place}
            small["locks"] += [{"member": m["id"], "shift": shift,
                                "duty": place if m["id"] in there else "off"}
                               for m in small["members"]]
        return small

    def solves(self, small):
        path = self.work / "again.json"
        path.write_text(json.dumps(small), encoding="utf-8")
        run = subprocess.run([self.program, "solve", path, "--iterations", ITERATIONS, "--threads", "1",
                              "-q", "-o", self.work / "again.plan.json"], capture_output=True, text=True)
        if run.returncode not in (0, 3):
            raise SystemExit(f"{small['name']}: {run.stderr}")
        return run.returncode == 0

    # ---- Claims, by the key of their fact ------------------------------------------------------

    def place_of(self, fact):
        return {"team": fact["team"]} if "team" in fact else {"desk": fact["desk"]}

    def add_members(self, small, fact, place, shift):
        """As many as the claim says, with its skills, who may do this one thing."""
        team = [fact["team"]] if "team" in fact else []
        every = [t["id"] for t in small["teams"]]
        roles = fact.get("roles", [])
        for i in range(fact["people"]):
            member = {"id": f"new {i}", "skills": fact["skills"], "teams": team,
                      "helps": team or every, "desks": [] if team else [fact["desk"]],
                      "shifts": [shift], "fair_group": "new"}
            if i < len(roles):
                member["role"] = roles[i]
            small["members"].append(member)
            small["locks"].append({"member": member["id"], "shift": shift, "duty": place})

    def new_members(self, household, number, fact):
        place, shift = self.place_of(fact), fact["shift"]
        small = self.cut(household, number, place, shift)
        self.add_members(small, fact, place, shift)
        for team in small["teams"]:
            if team["id"] == fact.get("team") and fact["fact"] == "new-crew-over-max_crews":
                team["max_crews"] = fact["limit"]
        for desk in small.get("desks", []):
            for demand in desk["demand"]:
                if fact["fact"] == "new-members-over-the-desk-s-max" and \
                        desk["id"] == fact["desk"] and demand["shift"] == shift:
                    demand["max"] = fact["limit"]
        return self.solves(small)

    def own_members(self, household, number, fact):
        """The members named keep all their duties of the plan and get the one of the claim."""
        place, shift = self.place_of(fact), fact["shift"]
        small = self.cut(household, number, place, shift)
        named = set(fact["members"])
        small["locks"] = [k for k in small["locks"] if k.get("member") not in named]
        small["locks"] += [{"member": m, "shift": shift, "duty": place} for m in sorted(named)]
        small["locks"] += [{"member": d["member"], "shift": d["shift"], "duty": duty_place(d)}
                           for d in self.plan["duties"] if d["member"] in named]
        return self.solves(small)

    def another_window(self, household, number, fact):
        place, shift = self.place_of(fact), fact["shift"]
        small = self.cut(household, number, place, shift)
        window = {"shift": shift}
        if "clock" in fact:
            window.update(start=fact["clock"], end=fact["clock"])
        small["households"][-1]["windows"] = [window]
        return self.solves(small)

    def lengthen(self, small, fact):
        for shift in small["shifts"]:
            if shift["id"] == fact["shift"]:
                hours, minutes = map(int, shift["end"].split(":"))
                end = 60 * hours + minutes + round(fact["minutes"])
                shift["end"] = f"{end // 60:02}:{end % 60:02}"

    def longer(self, household, number, fact):
        alone = fact["fact"] == "longer-shift-alone"
        small = self.cut(household, number, self.place_of(fact), fact["shift"], others=not alone)
        self.lengthen(small, fact)
        return self.solves(small)

    def alone(self, household, number, fact):
        """Claims that the visit could be done, in place of others: in the first and last shift named."""
        def change(small, shift):
            single = small["households"][-1]
            if fact["fact"].startswith("window-in"):
                single["windows"] = [{"shift": shift}]
            elif fact["fact"] == "if-team-might-visit":
                single.pop("team", None)
                next(t for t in small["teams"] if t["id"] == fact["team"]).pop("areas", None)
            elif fact["fact"] == "if-desk-might-book":
                desk = next(d for d in small["desks"] if d["id"] == fact["desk"])
                desk.pop("areas", None)
                desk.pop("services", None)
            elif fact["fact"] == "new-member-in-team":
                small["members"].append({"id": "new", "skills": fact["skills"], "fair_group": "new",
                                         "teams": [fact["team"]], "helps": [fact["team"]]})

        for shift in {fact["shifts"][0], fact["shifts"][-1]}:
            small = self.cut(household, number, self.place_of(fact), shift, others=False)
            change(small, shift)
            if not self.solves(small):
                return False
        return True

    def sooner(self, household, number, fact):
        """The earlier visit on the date, the visit in some shift after it."""
        small = copy.deepcopy({**self.instance, "households": [self.by_id[household]]})
        on_date = [s["id"] for s in small["shifts"] if s["date"] == fact["date"]]
        later = [s["id"] for s in small["shifts"] if s["date"] > fact["date"]]
        for first in on_date:
            for second in later:
                small["locks"] = [
                    {"household": household, "visit": number - 1, "shift": first},
                    {"household": household, "visit": number, "shift": second}]
                if self.solves(small):
                    return True
        return False

    def displaced(self, household, number, fact):
        without = [(v["household"], v["visit"]) for v in fact["visits"] + fact["moved"]]
        return self.solves(self.cut(household, number, self.place_of(fact), fact["shift"],
                                    without=without))

    CLAIMS = {
        "members-as-crew": own_members, "members-to-crew": own_members,
        "members-to-desk": own_members, "new-members-to-crew": new_members,
        "new-crew": new_members, "new-members-to-desk": new_members,
        "new-crew-over-max_crews": new_members, "new-members-over-the-desk-s-max": new_members,
        "another-window": another_window, "another-window-for-desk": another_window,
        "longer-shift": longer, "longer-shift-alone": longer, "window-in-another-shift": alone,
        "window-in-another-shift-of-desk": alone, "if-team-might-visit": alone,
        "if-desk-might-book": alone, "new-member-in-team": alone,
        "earlier-visit-sooner": sooner, "displaces": displaced, "displaces-with-gain": displaced,
        "displaces-at-desk": displaced, "displaces-at-desk-with-gain": displaced,
        "team-could": alone, "desk-could": alone,
    }

    def holds(self, household, number, fact):
        """Is the claim true? None: the fact is none that can be solved again."""
        claim = self.CLAIMS.get(fact["fact"])
        return None if claim is None else claim(self, household, number, fact)
