"""An instance whose roster is the one of a given plan: only the routing is left to decide.

Every crew of the plan becomes a team of its own with one shift, every duty a member who can work
that shift alone and is locked into that team. So neither the crews nor their shifts can change, and
the result is a plain instance of the format: doorstep solves it, peers solve their conversion of
it, and the checker judges the plans of all of them.

Peers know no desks and no visits that follow each other by days. What the plan booked at desks
stays booked and is in nobody's way: such visits are taken out for all. Of the visits of a household
that remain, the first stays; its later ones are taken out too, for all. So are the few households
of no area in an instance with areas and several teams: they alone would tie all teams' routing
together, and peers need it in parts (`problem.Problem.parts`).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

Json = dict[str, Any]


def crew_id(route: Json) -> str:
    """The team that stands for this crew of the plan."""
    return f"{route['team']}/{route['shift']}/{route['crew']}"


def visit_id(household: str, visit: int) -> str:
    """The household that stands for this visit."""
    return f"{household}/{visit}"


def stops(plan: Json) -> dict[str, list[str]]:
    """The plan's routes in the names of the instance made of it."""
    return {
        crew_id(r): [visit_id(s["household"], s["visit"]) for s in r["stops"]]
        for r in plan["routes"]
    }


def class_id(area: str | None, team: str | None) -> str | None:
    """Households of one area that the same team may visit are an area of the new instance."""
    return f"{area or ''}|{team}" if team else area


def fix_roster(instance: Json, plan: Json) -> Json:
    """The instance with the plan's roster, its appointments and single visits."""
    households = list(_households(instance, plan))
    classes = list(dict.fromkeys((h.get("area"), h.get("team")) for h in households))
    for household in households:
        own = class_id(household.pop("area", None), household.pop("team", None))
        household |= {"area": own} if own else {}
    weights = instance.get("objective", {})
    fixed = {
        "doorstep": 1,
        "name": f"{instance.get('name', '')}, roster fixed",
        "shifts": [{k: v for k, v in s.items() if k != "kind"} for s in instance["shifts"]],
        "services": instance["services"],
        "areas": [{"id": name} for c in classes if (name := class_id(*c))],
        "places": instance.get("places", []),
        "teams": [],
        "members": [],
        "households": households,
        "travel": instance["travel"],
        "objective": {name: 0 for name in NOT_COMPARED}
        | {"coverage": weights.get("coverage", 1), "travel": weights.get("travel", 0.01)},
        "locks": [],
    }
    _add_crews(fixed, instance, plan, classes)
    return fixed


NOT_COMPARED = [
    "complete",
    "area_target",
    "desk_shortage",
    "desk_ideal",
    "desk_over",
    "min_shifts",
    "min_hours",
    "fairness",
    "requests",
    "member_shift",
]


def _add_crews(fixed: Json, instance: Json, plan: Json, classes: list[tuple[Any, Any]]) -> None:
    """Teams, members and locks, one team for each route of the plan."""
    teams = {t["id"]: t for t in instance["teams"]}
    skills = {m["id"]: m.get("skills", []) for m in instance["members"]}
    crews: dict[str, list[str]] = {crew_id(r): [] for r in plan["routes"]}
    for duty in plan["duties"]:
        if "team" in duty:
            crews[crew_id(duty)].append(duty["member"])
    for route in plan["routes"]:
        name, shift, team = crew_id(route), route["shift"], teams[route["team"]]
        size = {"min": len(crews[name]), "max": len(crews[name])}
        kept = {
            k: team[k] for k in ("base", "end", "return", "parallel", "travel_factor") if k in team
        }
        areas = [class_id(area, only) for area, only in classes if _may(team, area, only)]
        fixed["teams"].append(
            {"id": name, **kept, "shifts": [shift], "size": size, "crew": size}
            | {"areas": [a for a in areas if a is not None]}
        )
        for member in crews[name]:
            duty_id = f"{member}/{shift}"
            fixed["members"].append(
                {"id": duty_id, "skills": skills[member], "teams": [name], "shifts": [shift]}
            )
            fixed["locks"].append({"member": duty_id, "shift": shift, "duty": {"team": name}})


def _may(team: Json, area: str | None, only: str | None) -> bool:
    """Whether the team may visit households of the class."""
    return (area is None or area in team.get("areas", [area])) and only in (None, team["id"])


def _households(instance: Json, plan: Json) -> Iterator[Json]:
    """One household for each visit that is left to the routes, its team and area as they were."""
    dates = {s["id"]: date.fromisoformat(s["date"]) for s in instance["shifts"]}
    booked = {(a["household"], a["visit"]): dates[a["shift"]] for a in plan.get("appointments", [])}
    apart = len(instance["teams"]) > 1 and any("area" in h for h in instance["households"])
    for household in instance["households"]:
        number, visit, earlier = _next_visit(household, booked)
        at = visit.get("at", household.get("at", ["home"]))
        windows = visit.get("windows", household.get("windows", []))
        if earlier is not None:
            windows = _not_before(windows, earlier + timedelta(days=visit.get("lag_days", 1)))
        for_all_teams = apart and "area" not in household and "team" not in household
        if not visit or "home" not in at or windows is None or for_all_teams:
            continue
        kept = {k: household[k] for k in ("lat", "lon", "node", "area", "team") if k in household}
        yield {
            "id": visit_id(household["id"], number),
            **kept,
            "needs": visit["needs"],
            "priority": household.get("priority", 1),
            "windows": windows,
        }


def _next_visit(household: Json, booked: dict[Any, date]) -> tuple[int, Json, date | None]:
    """The first visit neither done before the horizon nor booked at a desk, its number, and the
    date of the visit before it. An empty visit where none is left."""
    visits = household.get("visits") or [{"needs": household["needs"]}]
    done = {d["visit"]: date.fromisoformat(d["date"]) for d in household.get("done", [])}
    earlier = None
    for number, visit in enumerate(visits, 1):
        when = done.get(number) or booked.get((household["id"], number))
        if when is None:
            return number, visit, earlier
        earlier = when
    return 0, {}, earlier


def _not_before(windows: list[Json], first: date) -> list[Json] | None:
    """The windows from that date on; None where nothing is left of them."""
    late = []
    for window in windows or [{}]:
        start = max(first, date.fromisoformat(window.get("from", first.isoformat())))
        last = min(window.get("date", "9999-12-31"), window.get("until", "9999-12-31"))
        if start.isoformat() <= last:
            late.append(window | {"from": start.isoformat()})
    return late or None
