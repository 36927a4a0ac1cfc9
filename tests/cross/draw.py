"""Random rosters with every rule in them, plans for them, and what may change (for replan.py)."""
import copy
import datetime
import random

from case import Case

SLOTS = {"am": ("07:30", "11:30", "day"), "mid": ("11:00", "13:00", None),
         "pm": ("13:00", "17:00", "day"), "eve": ("18:00", "21:00", "evening")}
FIRST = datetime.date(2022, 11, 7)


def two_weeks(rng):
    """Shifts of a fortnight; each member has a limit or two, so that plans break few at a time."""
    shifts = [{"id": f"{d}{slot}", "date": str(FIRST + datetime.timedelta(d)),
               "start": a, "end": b, **({"kind": kind} if kind else {})}
              for d in range(14) for slot, (a, b, kind) in SLOTS.items() if rng.random() < 0.6]
    shifts = shifts or [{"id": "0am", "date": str(FIRST), "start": "07:30", "end": "11:30"}]
    ids = [s["id"] for s in shifts]
    some = lambda n: rng.sample(ids, min(n, len(ids)))  # noqa: E731
    members = []
    for k in range(rng.randint(3, 6)):
        limits = rng.sample(list(LIMITS), rng.randint(1, 2))
        who = {"id": f"m{k}", "role": rng.choice(["lead", "aide"]),
               "skills": rng.sample(["sim", "pay"], rng.randint(0, 2)),
               "teams": rng.choice([["a"], ["b"], ["a", "b"], []]),
               "max_shifts_per_day": 3, **{key: LIMITS[key](rng) for key in limits}}
        if rng.random() < 0.3:
            who["helps"] = ["a", "b"]
        if rng.random() < 0.3:
            who["unavailable"] = some(3)
        if rng.random() < 0.4:
            who["requests"] = [{"shift": s, "want": rng.choice(["on", "off"]), "weight": 2}
                               for s in some(2)]
        keep_sensible(who)
        members.append(who)
    desks = [{"id": "stop", "staffed_by": "one_team_per_day",
              "max_days_per_team": rng.randint(1, 3), "appointment_minutes": 20},
             {"id": "hall", "appointment_minutes": 30}]
    for desk in desks:
        desk["demand"] = [{"shift": s, "min": rng.randint(0, 2), "ideal": 2, "max": 2,
                           **({"require": [{"role": "lead", "min": 1}]} if rng.random() < 0.2
                              else {})} for s in ids]
    return {"doorstep": 1, "shifts": shifts, "members": members, "desks": desks,
            "kinds": [{"id": "day"}, {"id": "evening", "not_next_day": ["day"]}],
            "services": [{"id": "sim", "minutes": 10, "skills": ["sim"]},
                         {"id": "pay", "minutes": 15, "value": 2}],
            "areas": [{"id": "north", "target": 0.5}],
            "teams": [{"id": t, "base": {"lat": 11.3, "lon": 106.1}, "max_crews": 2,
                       "shifts": some(40)} for t in "ab"],
            "households": [household(rng, f"h{k}", ids) for k in range(12)],
            "travel": {"mode": "straight", "speed_kmh": 12, "stop_minutes": 1},
            "locks": locks(rng, ids)}


LIMITS = {"max_shifts": lambda r: r.randint(2, 9), "max_hours": lambda r: r.randint(6, 40),
          "max_of_kind": lambda r: {"evening": r.randint(1, 3)},
          "max_shifts_per_day": lambda r: r.randint(1, 2),
          "max_shifts_per_week": lambda r: r.randint(2, 6),
          "max_days_in_a_row": lambda r: r.randint(2, 4),
          "min_days_in_a_row": lambda r: r.randint(2, 3),
          "min_days_off_in_a_row": lambda r: r.randint(2, 3),
          "max_weekends": lambda r: r.randint(0, 1), "min_rest_hours": lambda r: r.randint(11, 40),
          "min_shifts": lambda r: r.randint(2, 9)}


def keep_sensible(who):
    """No minimum above its maximum, which would be a mistake of the instance."""
    for key in ("shifts", "days_in_a_row"):
        if who.get("min_" + key, 0) > who.get("max_" + key, 99):
            del who["min_" + key]


def household(rng, name, shifts):
    place = {"lat": 11.3 + rng.random() / 100, "lon": 106.1 + rng.random() / 100}
    needs = [{"service": rng.choice(["sim", "pay"]), "people": rng.randint(1, 2)}]
    house = {"id": name, **place, "at": rng.choice([["home"], ["desk"], ["home", "desk"]]),
             "visits": [{"needs": needs}]}
    if rng.random() < 0.4:
        house["visits"].append({"needs": [{"service": "pay", "people": 1}],
                                "lag_days": rng.randint(1, 3)})
    if rng.random() < 0.3:
        house["area"] = "north"
    if rng.random() < 0.3:
        house["windows"] = [{"start": "08:00", "end": "15:00"}, {"shift": rng.choice(shifts)}]
    return house


def locks(rng, shifts):
    made = []
    if rng.random() < 0.5:
        made.append({"member": "m0", "shift": rng.choice(shifts), "duty":
                     rng.choice(["off", {"desk": "hall"}, {"team": "a"}])})
    if rng.random() < 0.5:
        made.append({"household": "h1", **rng.choice([{"team": "a"}, {"desk": "hall"},
                                                      {"shift": rng.choice(shifts)}])})
    return made


def plan(rng, instance):
    """A plan that keeps many rules and breaks some."""
    c = Case(copy.deepcopy(instance))
    belongs = {m: rng.choice(who.get("teams") or [None]) for m, who in c.members.items()}
    made = {"doorstep_plan": 1, "duties": [], "routes": [], "appointments": [],
            "teams": [{"team": t, "members": [m for m in belongs if belongs[m] == t]}
                      for t in c.teams]}
    busy = rng.choice([0.1, 0.2, 0.35])
    for m in c.members:
        for s in c.shifts:
            if rng.random() < busy:
                team = belongs[m] if rng.random() < 0.95 else rng.choice(list(c.teams))
                at = {"team": team, "crew": rng.randint(1, 2)} \
                    if team and rng.random() < 0.4 else {"desk": rng.choice(list(c.desks))}
                made["duties"].append({"member": m, "shift": s, **at})
    visits = list(c.visits)
    rng.shuffle(visits)
    visits = sorted(visits[:rng.randint(0, len(visits))], key=lambda v: v[1])
    crews = sorted({(d["team"], d["shift"], d["crew"]) for d in made["duties"] if "team" in d})
    staffed = sorted({(d["desk"], d["shift"]) for d in made["duties"] if "desk" in d})
    for h, n in visits:
        if staffed and rng.random() < 0.5:
            desk, shift = rng.choice(staffed)
            made["appointments"].append({"household": h, "visit": n, "desk": desk, "shift": shift})
            visits = [v for v in visits if v != (h, n)]
    for t, s, k in crews:
        if rng.random() < 0.95:
            made["routes"].append(route(rng, c, made, (t, s, k), visits))
    return made


def route(rng, c, made, crew, visits):
    t, s, k = crew
    people = [d["member"] for d in made["duties"]
              if (d.get("team"), d["shift"], d.get("crew")) == crew]
    team, now, at = c.teams[t], c.shifts[s]["from"], c.teams[t]["base"]
    stops = []
    for _ in range(rng.randint(1, 2)):
        if visits:
            h, n = visits.pop()
            arrive = now + c.way(team, at, c.households[h]) - (rng.random() < 0.03)
            now = arrive + c.length(team, c.visits[h, n], people)
            stops.append({"household": h, "visit": n, "arrive": text(arrive),
                          "start": text(arrive), "end": text(now)})
            at = c.households[h]
    return {"team": t, "shift": s, "crew": k, "leave": text(c.shifts[s]["from"]),
            "return": text(now + c.way(team, at, team["base"])), "stops": stops}


def text(seconds):
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


# ---- what changes
def drop_shift(rng, new):
    gone = rng.choice(new["shifts"])["id"]
    if len(new["shifts"]) == 1:
        return
    new["shifts"] = [s for s in new["shifts"] if s["id"] != gone]
    for holder in new["members"] + new["teams"]:
        for key in ("shifts", "unavailable"):
            if key in holder:
                holder[key] = [s for s in holder[key] if s != gone]
    for m in new["members"]:
        m["requests"] = [q for q in m.get("requests", []) if q["shift"] != gone]
    for d in new.get("desks", []):
        d["demand"] = [e for e in d["demand"] if e["shift"] != gone]
    for h in new["households"]:
        for holder in [h] + h.get("visits", []):
            if "windows" in holder:
                holder["windows"] = [w for w in holder["windows"] if w.get("shift") != gone]
    new["locks"] = [k for k in new.get("locks", []) if k.get("shift") != gone]


def drop_member(rng, new):
    gone = new["members"].pop(rng.randrange(len(new["members"])))["id"]
    new["locks"] = [k for k in new.get("locks", []) if k.get("member") != gone]


def drop_household(rng, new):
    gone = new["households"].pop(rng.randrange(len(new["households"])))["id"]
    new["locks"] = [k for k in new.get("locks", []) if k.get("household") != gone]


def fall_ill(rng, new):
    who = rng.choice(new["members"])
    who["unavailable"] = rng.sample([s["id"] for s in new["shifts"]], len(new["shifts"]) // 2)


def tighten(rng, new):
    who, key = rng.choice(new["members"]), rng.choice(list(LIMITS))
    if key not in ("max_of_kind", "min_shifts", "min_days_in_a_row"):
        who[key] = LIMITS[key](rng)
    keep_sensible(who)


def fresh(items):
    return f"new{sum(len(x['id']) for x in items)}"


def add_household(rng, new):
    base = copy.deepcopy(rng.choice(new["households"]))
    new["households"].append({**base, "id": fresh(new["households"])})


def ask_another_time(rng, new):
    rng.choice(new["households"])["windows"] = [{"start": "08:00", "end": rng.choice(
        ["09:00", "12:00"])}]


def add_member(rng, new):
    base = copy.deepcopy(rng.choice(new["members"]))
    new["members"].append({**base, "id": fresh(new["members"]), "requests": []})


def change(rng, instance):
    new = copy.deepcopy(instance)
    for what in rng.choices(CHANGES, k=rng.randint(0, 3)):
        if new["members"] and new["households"]:
            what(rng, new)
    return new


CHANGES = [drop_shift, drop_member, drop_household, fall_ill, fall_ill, tighten, tighten,
           add_household, ask_another_time, add_member]


def moment(rng, instance):
    """When a shift starts, a minute before or after, or anything else."""
    s = rng.choice(instance["shifts"])
    at = datetime.datetime.fromisoformat(f'{s["date"]}T{s["start"]}')
    at += datetime.timedelta(minutes=rng.choice([-1, 0, 0, 1, 100]))
    return at.isoformat(timespec=rng.choice(["minutes", "seconds"]))


def stream(seed):
    return random.Random(seed)
