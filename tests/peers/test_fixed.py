"""Instances with a fixed roster, and the routing problems made of them."""

import random
import unittest

import fixed
import solve_greedy
from ours import FixedRoster
from problem import Problem, Routes
from support import INSTANCES, InFolder, read


class Instances(InFolder):
    def test_conversions_agree_with_the_checker(self):
        """Doorstep's own plan of the new instance, turned into routes and back, is the same plan to
        the checker: times, lengths, windows and prizes are those of the format."""
        for file in INSTANCES:
            with self.subTest(file.name):
                instance = fixed.fix_roster(read(file), self.solve(file))
                made = self.write("fixed.json", instance)
                plan = self.solve(made)
                roster = FixedRoster(instance)
                routes = roster.routes(
                    {r["team"]: [s["household"] for s in r["stops"]] for r in plan["routes"]}
                )
                report = self.check(made, roster.plan(routes))
                self.assertEqual(report["violations"], [])
                self.assertAlmostEqual(report["score"]["total"], plan["score"]["total"], 6)
                prizes = sum(roster.problem.jobs[j].prize for own in routes.values() for j in own)
                self.assertAlmostEqual(report["score"]["coverage"], prizes, 6)

    def test_the_first_plan_can_be_kept(self):
        """What the plan visits of the visits that are left is a plan of the new instance."""
        for file in INSTANCES:
            with self.subTest(file.name):
                plan = self.solve(file)
                instance = fixed.fix_roster(read(file), plan)
                roster = FixedRoster(instance)
                routes = roster.routes(fixed.stops(plan))
                self.assertTrue(any(routes.values()))
                report = self.check(self.write("fixed.json", instance), roster.plan(routes))
                self.assertEqual(report["violations"], [])

    def test_any_route_that_keeps_the_times_is_accepted(self):
        for file in INSTANCES[:2]:
            with self.subTest(file.name):
                instance = fixed.fix_roster(read(file), self.solve(file))
                made, roster = self.write("fixed.json", instance), FixedRoster(instance)
                routes = random_routes(roster.problem, random.Random(7))
                report = self.check(made, roster.plan(routes))
                self.assertEqual(report["violations"], [])
                self.assertGreater(report["score"]["coverage"], 0)

    def test_the_roster_cannot_change(self):
        file = INSTANCES[0]
        plan = self.solve(file)
        instance = fixed.fix_roster(read(file), plan)
        self.assertEqual(len(instance["teams"]), len(plan["routes"]))
        self.assertEqual(len(instance["locks"]), sum("team" in d for d in plan["duties"]))
        made = self.write("fixed.json", instance)
        answer = FixedRoster(instance).plan({})
        self.assertEqual(self.check(made, answer)["violations"], [])
        answer["duties"].pop()
        self.assertNotEqual(self.check(made, answer, code=1)["violations"], [])


class Crews(unittest.TestCase):
    """What is read of teams and members."""

    def roster(self, **team) -> FixedRoster:
        members = [{"id": f"m{i}", "skills": s} for i, s in enumerate([["a"], ["a", "b"], []])]
        households = [
            {"needs": [{"service": "plain", "people": 6}]},
            {"needs": [{"service": "a", "people": 6}]},
            {"needs": [{"service": "plain", "people": 1}, {"service": "ab", "people": 3}]},
            {"needs": [{"service": "c", "people": 1}]},
            {"needs": [{"service": "plain", "people": 1}], "team": "t"},
            {"needs": [{"service": "plain", "people": 1}], "team": "u"},
            {"needs": [{"service": "plain", "people": 1}], "area": "x"},
        ]
        for i, household in enumerate(households):
            household |= {"id": str(i), "lat": 0, "lon": 0, "area": household.get("area", "y")}
        instance = {
            "shifts": [{"id": "s", "date": "2024-04-29", "start": "08:00", "end": "11:00"}],
            "services": [
                {"id": "plain", "minutes": 10},
                {"id": "a", "minutes": 5, "skills": ["a"]},
                {"id": "ab", "minutes": 5, "skills": ["a", "b"], "value": 3},
                {"id": "c", "minutes": 5, "skills": ["c"]},
            ],
            "teams": [
                {"id": "t", "base": {"lat": 0, "lon": 0}} | team,
                {"id": "u", "base": {"lat": 0, "lon": 0}, "areas": ["y"]},
            ],
            "members": [*members, {"id": "n"}],
            "households": households,
            "travel": {"mode": "straight", "speed_kmh": 10, "stop_minutes": 2},
        }
        plan = {
            "duties": [{"member": f"m{i}", "shift": "s", "team": "t", "crew": 1} for i in range(3)]
            + [{"member": "n", "shift": "s", "team": "u", "crew": 1}],
            "routes": [{"team": t, "shift": "s", "crew": 1, "stops": []} for t in ("t", "u")],
        }
        return FixedRoster(fixed.fix_roster(instance, plan))

    def lengths(self, roster: FixedRoster, vehicle: int) -> list[float | None]:
        kind = roster.problem.vehicles[vehicle].kind
        seconds = [job.lengths[kind] for job in roster.problem.jobs[:4]]
        return [None if s is None else s / 60 for s in seconds]

    def test_lengths_of_work_side_by_side(self):
        roster = self.roster()
        self.assertEqual(self.lengths(roster, 0), [2 + 60 / 3, 2 + 30 / 2, 2 + 15, None])
        self.assertEqual(self.lengths(roster, 1), [62, None, None, None])

    def test_lengths_of_work_in_turn(self):
        self.assertEqual(self.lengths(self.roster(parallel=False), 0), [62, 32, 27, None])

    def test_who_may_visit_whom(self):
        may = self.roster().problem.allowed()
        self.assertEqual(may[0], {0, 1})
        self.assertEqual(may[3:], [frozenset(), {0}, {1}, {0}])
        self.assertEqual(self.roster(areas=["x"]).problem.allowed()[4:], [frozenset(), {1}, {0}])

    def test_prizes(self):
        self.assertEqual([j.prize for j in self.roster().problem.jobs[:3]], [6, 6, 1 + 9])


class Visits(unittest.TestCase):
    """Which visits are left to the routes."""

    def left(self, household: dict, booked: int | None = None) -> list[dict]:
        plan = {"routes": [], "duties": [], "appointments": []}
        if booked:
            plan["appointments"] = [
                {"household": "h", "visit": booked, "desk": "d", "shift": "tue"},
            ]
        instance = {
            "shifts": [
                {"id": "mon", "date": "2024-04-29", "start": "08:00", "end": "11:00"},
                {"id": "tue", "date": "2024-04-30", "start": "08:00", "end": "11:00"},
            ],
            "services": [],
            "teams": [],
            "members": [],
            "households": [{"id": "h", "lat": 0, "lon": 0} | household],
            "travel": {},
        }
        return fixed.fix_roster(instance, plan)["households"]

    def two(self, **second) -> dict:
        return {"visits": [{"needs": [1]}, {"needs": [2]} | second]}

    def test_a_single_visit(self):
        (kept,) = self.left({"needs": [1], "priority": 2, "windows": [{"start": "09:00"}]})
        self.assertEqual(kept["id"], "h/1")
        self.assertEqual(kept["priority"], 2)
        self.assertEqual(kept["windows"], [{"start": "09:00"}])

    def test_of_several_the_first(self):
        (kept,) = self.left(self.two())
        self.assertEqual((kept["id"], kept["needs"]), ("h/1", [1]))

    def test_after_an_appointment_the_next_and_not_too_early(self):
        (kept,) = self.left(self.two(lag_days=3), booked=1)
        self.assertEqual((kept["id"], kept["windows"]), ("h/2", [{"from": "2024-05-03"}]))
        (kept,) = self.left(self.two() | {"windows": [{"until": "2024-05-02"}]}, booked=1)
        self.assertEqual(kept["windows"], [{"until": "2024-05-02", "from": "2024-05-01"}])

    def test_windows_that_the_lag_leaves_nothing_of(self):
        early = {"windows": [{"date": "2024-04-30"}, {"until": "2024-04-30"}]}
        self.assertEqual(self.left(self.two() | early, booked=1), [])

    def test_none_after_the_last(self):
        self.assertEqual(self.left(self.two(), booked=2)[0]["id"], "h/1")
        self.assertEqual(self.left({"needs": [1]}, booked=1), [])

    def test_visits_done_before(self):
        done = {"done": [{"visit": 1, "date": "2024-04-28"}]}
        (kept,) = self.left(self.two(lag_days=2) | done)
        self.assertEqual((kept["id"], kept["windows"]), ("h/2", [{"from": "2024-04-30"}]))

    def test_not_at_home(self):
        self.assertEqual(self.left({"needs": [1], "at": ["desk"]}), [])
        self.assertEqual(len(self.left({"needs": [1], "at": ["home", "desk"]})), 1)


def random_routes(problem: Problem, dice: random.Random) -> Routes:
    """Jobs in any order, as long as they fit."""
    allowed, routes = problem.allowed(), {}
    jobs = list(range(len(problem.jobs)))
    dice.shuffle(jobs)
    for j in jobs[:300]:
        for v in dice.sample(sorted(allowed[j]), min(3, len(allowed[j]))):
            longer = [*routes.get(v, []), j]
            if solve_greedy._end(problem, v, longer) is not None:
                routes[v] = longer
                break
    return routes
