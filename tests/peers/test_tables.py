"""What is made of the runs."""

import csv
import tempfile
import unittest
from pathlib import Path

import tables
from cases import Verdict
from tables import Row


def run(solver: str, seed: int, limit: float, value: float, rises=(), case="a", group="a") -> Row:
    verdict = Verdict(value - 1, value, 7)
    return Row(
        group, case, solver, seed, 1, limit, verdict=verdict, rises=list(rises), search=limit
    )


class Summaries(unittest.TestCase):
    def test_ratio_and_the_time_to_reach(self):
        rows = [
            run("peer", 1, 10, 80),
            run("peer", 2, 10, 90),
            run("peer", 3, 10, 95),
            run("weak", 1, 10, 50),
            run("strong", 1, 10, 200),
            run("doorstep", 1, 1, 90, [(0.1, 60), (0.9, 89)]),
            run("doorstep", 1, 10, 101, [(2, 60), (5, 95), (9.9, 100)]),
            run("doorstep", 2, 1, 80, [(0.3, 79)]),
            run("doorstep", 2, 10, 99, [(4, 89.5), (9.9, 98)]),
        ]
        ours, peer, weak, strong = tables.summaries(rows)
        self.assertEqual((ours.solver, ours.verdict.coverage), ("doorstep", 100))
        self.assertEqual((peer.verdict.coverage, peer.ratio), (90, 100 / 90))
        self.assertAlmostEqual(peer.reached, (0.9 + 4) / 2)
        self.assertAlmostEqual(weak.reached, (0.1 + 0.3) / 2)
        self.assertEqual(strong.reached, float("inf"))

    def test_failures_are_rows(self):
        failed = Row("a", "a", "peer", 1, 1, 10, status="out of memory")
        text = tables.markdown([failed, run("doorstep", 1, 10, 5)])
        self.assertIn("|  | peer |  |  |  |  |  |  |  |  | out of memory |", text)
        text = tables.markdown([failed, Row("a", "a", "doorstep", 1, 1, 10, status="broken")])
        self.assertIn("broken", text)
        self.assertEqual(tables.markdown([]), "")

    def test_groups(self):
        rows = []
        for case, its, ours in (("x", 10, 12), ("y", 20, 20), ("z", 40, 30)):
            rows.append(run("peer", 1, 5, its, case=case, group="set"))
            rows.append(run("doorstep", 1, 5, ours, [(1, ours - 1)], case=case, group="set"))
        rows.append(Row("set", "z", "other", 1, 1, 5, status="no answer"))
        lines = tables.markdown(rows).splitlines()
        self.assertEqual(lines[2], "| set | peer | 3 | 0 | 0.9833 | 1 | 1 | 1 | 1.00 s |")
        self.assertEqual(lines[3], "| set | other | 0 | 1 |  | 0 | 0 | 0 |  |")

    def test_csv(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "runs.csv"
            with tables.csv_writer(file) as write:
                write(run("peer", 1, 5, 12.5))
                write(Row("a", "a", "peer", 2, 1, 5, status='broken: "h1", twice'))
                with file.open() as stream:
                    first, second = csv.DictReader(stream)
        self.assertEqual((first["coverage"], first["status"]), ("12.5", "ok"))
        self.assertEqual((second["value"], second["status"]), ("", 'broken: "h1", twice'))
