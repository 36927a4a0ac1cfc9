"""The whole campaign, with solvers of a few lines for peers."""

import csv
import subprocess
import sys
from pathlib import Path

from support import BUILD, ROOT, InFolder


class Campaign(InFolder):
    def run_it(self, *arguments: str | Path) -> tuple[str, str, list[dict[str, str]]]:
        command = [sys.executable, "-B", ROOT / "bench/peers/campaign.py", "--build", BUILD]
        command += ["--folder", self.folder, "--csv", self.folder / "runs.csv", *arguments]
        done = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        with (self.folder / "runs.csv").open() as stream:
            return done.stdout, done.stderr, list(csv.DictReader(stream))

    def test_every_outcome_is_a_row(self):
        table, told, rows = self.run_it(
            *("--time", "0.6", "--plan-time", "0.2", "--memory", "2"),
            *("--peers", "greedy,idle,twice,hungry,broken,missing", "--routes", "1,2"),
            self.folder / "nowhere.json",
            *(ROOT / "instances" / name for name in ("hamlet.json", "weekly-matrix.json")),
            *(ROOT / "tests/data/orienteering" / f for f in ("pr91.txt", "lattice.2.a.txt")),
        )
        self.assertIn("nowhere.json", told)
        cases = list(dict.fromkeys(r["case"] for r in rows))
        names = ["hamlet", "weekly-matrix", "pr91_m1", "pr91_m2", "lattice.2.a"]
        self.assertEqual([case.split()[0] for case in cases], names)
        self.assertEqual(rows[-1]["group"], "lattice")
        for case in cases:
            own = [r for r in rows if r["case"] == case]
            state = {r["solver"]: r["status"] for r in own}
            value = {r["solver"]: float(r["value"] or 0) for r in own}
            self.assertEqual((state["greedy"], state["doorstep"]), ("ok", "ok"))
            self.assertEqual((state["idle"], state["hungry"]), ("no route", "out of memory"))
            self.assertIn("broken: ", state["twice"])
            self.assertIn("SIGSEGV", state["broken"])
            self.assertIn("solve_missing", state["missing"])
            self.assertGreater(value["greedy"], 0)
            self.assertGreaterEqual(value["doorstep"], value["greedy"])
            self.assertEqual([float(r["limit"]) for r in own[-2:]], [0.5, 0.6])
        self.assertIn("| doorstep, joint plan |", table)
        self.assertIn("| out of memory |", table)

    def test_in_parts_or_whole(self):
        file = ROOT / "instances/weekly-matrix.json"
        answers = []
        for whole in ([], ["--whole"]):
            _, _, rows = self.run_it(
                *("--time", "0.2", "--peers", "greedy", "--threads", "2", *whole),
                *("--plan", self.plan(file), file),
            )
            answers.append([r["value"] for r in rows if r["solver"] == "greedy"])
        self.assertEqual(answers[0], answers[1])

    def plan(self, file: Path) -> Path:
        self.solve(file, 300)
        return self.folder / f"{file.stem}.plan"
