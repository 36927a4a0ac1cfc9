"""Our instances with a fixed roster as routing problems, and routes as plans of our format."""

from collections.abc import Iterable, Sequence
from functools import cache
from math import ceil
from typing import Any

from problem import Job, Problem, Routes, Vehicle, Window
from travel import Given, Straight, Travel

Json = dict[str, Any]
LEAST_TRAVEL_WEIGHT = 1e-4  # where travel costs nothing, for peers it costs next to nothing
Needs = tuple[tuple[str, int], ...]  # service, people


class FixedRoster:
    """An instance made by `fixed.fix_roster`: each team is one crew with one shift, each household
    one visit. In `problem` teams are vehicles and households are jobs, in the same order."""

    def __init__(self, instance: Json) -> None:
        self.instance = instance
        self._services = {s["id"]: s for s in instance["services"]}
        self._crews: dict[str, list[Json]] = {t["id"]: [] for t in instance["teams"]}
        for member in instance["members"]:
            self._crews[member["teams"][0]].append(member)
        self._places = _Places(instance)
        self._kinds = _distinct(self._kind(t) for t in instance["teams"])
        self._paces = _distinct(_pace(t) for t in instance["teams"])
        self.problem = self._problem()

    def _problem(self) -> Problem:
        given = self.instance
        areas = _distinct(h.get("area") for h in given["households"])
        group = {area: i for i, area in enumerate(areas)}
        return Problem(
            shifts=tuple((seconds(s["start"]), seconds(s["end"])) for s in given["shifts"]),
            vehicles=[self._vehicle(t) for t in given["teams"]],
            jobs=[self._job(h, group[h.get("area")]) for h in given["households"]],
            groups=tuple(
                frozenset(v for v, t in enumerate(given["teams"]) if area in [None, *t["areas"]])
                for area in areas
            ),
            paces=tuple(self._paces),
            travel=self._places.travel(),
            travel_cost=max(given["objective"]["travel"], LEAST_TRAVEL_WEIGHT) / 60,
        )

    def _kind(self, team: Json) -> tuple[Any, ...]:
        """What lengths depend on: work side by side, members, and how many hold each skill."""
        crew = self._crews[team["id"]]
        held = sorted(skill for member in crew for skill in member["skills"])
        return (
            team.get("parallel", True),
            len(crew),
            tuple((s, held.count(s)) for s in sorted(set(held))),
        )

    def _vehicle(self, team: Json) -> Vehicle:
        base: str | Json = team["base"]
        end: str | Json = team.get("end", base)
        return Vehicle(
            shift=[s["id"] for s in self.instance["shifts"]].index(team["shifts"][0]),
            start=self._places.index(base),
            end=self._places.index(end) if team.get("return", True) else None,
            pace=self._paces.index(_pace(team)),
            kind=self._kinds.index(self._kind(team)),
        )

    def _job(self, household: Json, group: int) -> Job:
        needs = tuple((n["service"], n["people"]) for n in household["needs"])
        worth = sum(people * self._services[s].get("value", 1) for s, people in needs)
        return Job(
            place=self._places.index(household),
            prize=self.instance["objective"]["coverage"] * household["priority"] * worth,
            lengths=self._lengths(needs),
            windows=tuple(self._window(w) for w in household["windows"] or [{}]),
            group=group,
        )

    @cache
    def _lengths(self, needs: Needs) -> tuple[int | None, ...]:
        return tuple(self._length(needs, *kind) for kind in self._kinds)

    def _length(self, needs: Needs, parallel: bool, members: int, held: Any) -> int | None:
        """Seconds of a visit; None where a skill is missing."""
        work, by_skill, holders = 0.0, dict[str, float](), dict(held)
        for name, people in needs:
            minutes = people * self._services[name]["minutes"]
            work += minutes
            for skill in self._services[name].get("skills", []):
                by_skill[skill] = by_skill.get(skill, 0.0) + minutes
        if not by_skill.keys() <= holders.keys():
            return None
        shares = [max(self._services[name]["minutes"] for name, _ in needs)]
        shares.append(work / (members if parallel else 1))
        shares += [w / (holders[s] if parallel else 1) for s, w in by_skill.items()]
        stop = self.instance["travel"].get("stop_minutes", 0)
        return ceil(60 * (stop + max(shares)) - 1e-6)

    def _window(self, w: Json) -> Window:
        days = w.get("date"), w.get("shift"), w.get("from", "0000"), w.get("until", "9999")
        start, end = seconds(w.get("start", "00:00")), seconds(w.get("end", "23:59:59"))
        return Window(start, end, self._shifts_of(*days))

    @cache
    def _shifts_of(self, day: str | None, shift: str | None, first: str, last: str) -> Any:
        return frozenset(
            i
            for i, s in enumerate(self.instance["shifts"])
            if first <= s["date"] <= last and day in (None, s["date"]) and shift in (None, s["id"])
        )

    def plan(self, routes: Routes) -> Json:
        """The routes as a plan of the instance. Crews with nothing to do go out and come back, as
        the roster asks. ValueError: a route breaks a window or ends too late."""
        crews = [(t["id"], self._crews[t["id"]]) for t in self.instance["teams"]]
        shifts = [t["shifts"][0] for t in self.instance["teams"]]
        return {
            "doorstep_plan": 1,
            "teams": [{"team": t, "members": [m["id"] for m in crew]} for t, crew in crews],
            "duties": [
                {"member": m["id"], "shift": s, "team": t, "crew": 1}
                for (t, crew), s in zip(crews, shifts)
                for m in crew
            ],
            "routes": [
                {"team": t, "shift": shifts[v], "crew": 1} | self._route(v, routes.get(v, []))
                for v, (t, _) in enumerate(crews)
            ],
        }

    def _route(self, vehicle: int, jobs: Sequence[int]) -> Json:
        own, names = self.problem.vehicles[vehicle], self.instance["households"]
        stops, back = self.problem.times(vehicle, jobs)
        route: Json = {"leave": clock(self.problem.shifts[own.shift][0])}
        if own.end is not None:
            route["return"] = clock(back)
        route["stops"] = [
            {"household": names[j]["id"], "visit": 1}
            | {"arrive": clock(s.arrive), "start": clock(s.start), "end": clock(s.end)}
            for j, s in zip(jobs, stops)
        ]
        return route

    def routes(self, stops: dict[str, list[str]]) -> Routes:
        """Households by team as routes; those that the instance does not have are left out."""
        team = {t["id"]: v for v, t in enumerate(self.instance["teams"])}
        job = {h["id"]: j for j, h in enumerate(self.instance["households"])}
        return {team[t]: [job[h] for h in own if h in job] for t, own in stops.items()}


class _Places:
    """Every location of an instance once, by index."""

    def __init__(self, instance: Json) -> None:
        self._named = {p["id"]: p for p in instance["places"]}
        self._spec = instance["travel"]
        self._at: dict[Any, int] = {}

    def index(self, place: str | Json) -> int:
        """Of a place's id or a location."""
        spot = self._named[place] if isinstance(place, str) else place
        where = spot["node"] if self._spec["mode"] == "matrix" else (spot["lat"], spot["lon"])
        return self._at.setdefault(where, len(self._at))

    def travel(self) -> Travel:
        """Between the locations asked for so far."""
        if self._spec["mode"] == "matrix":
            return Given(self._spec["minutes"], list(self._at))
        return Straight(list(self._at), self._spec["speed_kmh"], self._spec.get("detour", 1))


def _distinct(values: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(values))


def _pace(team: Json) -> float:
    return team.get("travel_factor", 1)


def seconds(text: str) -> int:
    """Of a clock time, since midnight."""
    hours, minutes, rest = (*map(int, text.split(":")), 0)[:3]
    return hours * 3600 + minutes * 60 + rest


def clock(time: int) -> str:
    """The opposite of `seconds`."""
    return f"{time // 3600:02}:{time // 60 % 60:02}:{time % 60:02}"
