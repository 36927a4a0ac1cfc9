#!/usr/bin/env python3
"""claims.py PROGRAM WORK: every kind of claim that Ninh Sơn does not bring up, on instances made for it,
and all claims about the households left out of generated hamlets; each solved again."""
import json
import pathlib
import subprocess
import sys

from again import Case

failures, claims = [], {}


def run(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{arguments}: {done.stderr}")
    return done.stdout


def explain(program, work, instance, plan, household):
    (work / "small.json").write_text(json.dumps(instance), encoding="utf-8")
    (work / "small.plan.json").write_text(json.dumps(plan), encoding="utf-8")
    return json.loads(run(program, "explain", work / "small.json", work / "small.plan.json", "-q",
                          "--household", household, "--format", "json"))["facts"]


def judge(program, work, instance, plan, household, what, wanted=()):
    """Claims of each kind hold; those wanted are made. Facts stand under the visit they are about."""
    facts = explain(program, work, instance, plan, household)
    case, number, seen = Case(program, work, instance, plan), 0, set()
    for fact in facts:
        if fact["fact"] == "visit":
            number, seen = fact["visit"]["visit"], set()
        elif fact["fact"] not in seen:
            seen.add(fact["fact"])
            holds = case.holds(household, number, fact)
            if holds is False:
                failures.append(f"{what}: solved again, {household} {number}: {fact}")
            elif holds:
                claims[fact["fact"]] = claims.get(fact["fact"], 0) + 1
    told = {fact["fact"] for fact in facts}
    failures.extend(f"{what}: {kind} is not told, but {sorted(told)}" for kind in set(wanted) - told)


# ---- Made for it -----------------------------------------------------------------------------------


def world(**sections):
    """One team, one shift, one household; node 1 is five minutes from the base."""
    base = {
        "doorstep": 1, "name": "a small world",
        "shifts": [{"id": "am", "date": "2022-11-07", "start": "08:00", "end": "10:00"}],
        "services": [{"id": "sim", "minutes": 60}, {"id": "law", "minutes": 30, "skills": ["law"]}],
        "teams": [{"id": "red", "base": {"node": 0}}],
        "members": [{"id": "ann"}, {"id": "bob", "skills": ["law"]}],
        "desks": [],
        "households": [household("h1"), household("h2")],
        "travel": {"mode": "matrix", "minutes": [[0, 5], [5, 0]]},
    }
    return {**base, **sections}


def household(name, service="sim", people=1, **keys):
    return {"id": name, "node": 1, "needs": [{"service": service, "people": people}], **keys}


def plan(duties=(), stops=(), appointments=()):
    """Of team red's crew 1 in the morning; the stops stand an hour each."""
    route = {"team": "red", "shift": "am", "crew": 1, "leave": "08:00:00", "return": "09:10:00",
             "stops": [{"household": s, "visit": 1, "arrive": "08:05:00", "start": "08:05:00",
                        "end": "09:05:00"} for s in stops]}
    teams = sorted({d["member"] for d in duties if "team" in d})
    return {"doorstep_plan": 1, "teams": [{"team": "red", "members": teams}] if teams else [],
            "duties": list(duties), "routes": [route] if stops else [],
            "appointments": list(appointments)}


def crew(*members):
    return [{"member": m, "shift": "am", "team": "red", "crew": 1} for m in members]


def made_for_it():
    out = plan(crew("ann"), ["h1"])
    one_crew = [{"id": "red", "base": {"node": 0}, "crew": {"max": 1}}]
    desk = {"id": "hall", "appointment_minutes": 30, "demand": [{"shift": "am", "max": 1}]}
    at_desk = [household("h2", "law", at=["desk"])]
    booth = [{"member": "bob", "shift": "am", "desk": "hall"}]
    two = [household("h1", "law", at=["desk"]), household("h2", "law", at=["desk"])]
    booked = [{"household": "h1", "visit": 1, "desk": "hall", "shift": "am"}]
    hour = {"start": "09:50", "end": "10:00"}
    return [
        ("a member who is off joins the crew", world(households=[household("h1"), household("h2", "law")]),
         out, ["members-to-crew", "crew-no-skill"]),
        ("a member who is off makes a crew of their own",
         world(teams=[{**one_crew[0], "max_crews": 2}]), out, ["members-as-crew"]),
        ("one crew more than the team may send", world(teams=one_crew, members=[{"id": "ann"}]), out,
         ["new-crew-over-max_crews"]),
        ("a member who is off comes to the desk", world(desks=[desk], households=at_desk), plan(),
         ["members-to-desk"]),
        ("more staff than the desk may have", world(desks=[desk], households=two),
         plan(booth, (), booked), ["new-members-over-the-desk-s-max", "desk-booked-up"]),
        ("another window at the desk",
         world(desks=[desk], households=[household("h2", "law", at=["desk"], windows=[{"start": "12:00"}])]),
         plan(booth), ["another-window-for-desk", "desk-no-window"]),
        ("another window for the crew",
         world(households=[household("h1"), household("h2", "law", windows=[hour])],
               members=[{"id": "ann", "skills": ["law"]}]), out,
         ["another-window"]),
        ("nobody in the team has the skill",
         world(teams=[{"id": "red", "base": {"node": 0}, "crew": {"max": 1}, "max_crews": 1}],
               members=[{"id": "ann"}], households=[household("h1"), household("h2", "law")]), out,
         ["no-skill", "new-crew-over-max_crews"]),
        ("nobody in the team has the skill, and its head is not out",
         world(teams=[{**one_crew[0], "require": [{"role": "head", "min": 1}]}],
               members=[{"id": "ann", "role": "head"}], households=[household("h2", "law")]), plan(),
         ["no-skill", "new-member-in-team"]),
        ("a longer shift", world(teams=one_crew, members=[{"id": "ann"}]), out, ["longer-shift"]),
    ]


# ---- Hamlets ---------------------------------------------------------------------------------------


def hamlet(program, work, seed, most):
    path, planned = work / "hamlet.json", work / "hamlet.plan.json"
    run(program, "generate", "hamlet", "--households", "40", "--seed", str(seed), "-o", path)
    run(program, "solve", path, "--iterations", "1000", "--threads", "1", "-q", "-o", planned)
    instance = json.loads(path.read_text(encoding="utf-8"))
    made = json.loads(planned.read_text(encoding="utf-8"))
    left = sorted({u["household"] for u in made["uncovered"]})
    for name in left[:: max(1, len(left) // most)][:most]:
        judge(program, work, instance, made, name, f"hamlet {seed}")


def main(program, work):
    work = pathlib.Path(work)
    for what, instance, made, wanted in made_for_it():
        judge(program, work, instance, made, "h2", what, wanted)
    for seed in (1, 2, 3):
        hamlet(program, work, seed, 4)
    print("solved again:", ", ".join(f"{n} {kind}" for kind, n in sorted(claims.items())))
    print("\n".join([f"FAILED: {f}" for f in failures] + [f"claims: {len(failures)} failures"]))
    return 1 if failures or not claims else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
