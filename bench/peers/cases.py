"""What is compared: our instances with a fixed roster, and public orienteering instances.

A case gives peers a problem, has doorstep solve the same, and has answers judged: by `doorstep
check` or by `doorstep-orienteering --check`, never by code of this folder.
"""

import csv
import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import fixed
import orienteering
from ours import FixedRoster
from problem import Problem, Routes
from runs import Failure, child


@dataclass(frozen=True)
class Verdict:
    """`value` is what the solvers maximise, `coverage` the prizes in it."""

    value: float
    coverage: float
    visits: int


@dataclass(frozen=True)
class Answer:
    """One run of doorstep: its verdict, and (seconds, value) each time its best value rose."""

    verdict: Verdict
    rises: list[tuple[float, float]]
    seconds: float
    megabytes: float | None = None


class Case(Protocol):
    name: str
    group: str  # cases are summed up by group
    file: Path  # what `load` reads
    routes: int | None

    def known(self) -> dict[str, Routes]:
        """Answers that are there before anybody searches, by name."""
        ...

    def judge(self, routes: Routes) -> Verdict:
        """Failure: the answer breaks a rule."""
        ...

    def doorstep(self, seconds: float, seed: int, threads: int) -> Answer: ...


def load(file: str, routes: int | None) -> Problem:
    if file.endswith(".json"):
        return FixedRoster(json.loads(Path(file).read_text())).problem
    return orienteering.read(Path(file), routes)


class Ours:
    """An instance with the roster of `plan`, or of one that doorstep makes in `seconds`."""

    routes: int | None = None

    def __init__(self, file: Path, build: Path, folder: Path, plan: Path | None, seconds: float):
        self._build, self._folder = build, folder
        if plan is None:
            plan = folder / f"{file.stem}.joint.json"
            self._doorstep("solve", file, "--time", f"{seconds}s", "-q", "-o", plan)
        joint = json.loads(plan.read_text())
        instance = fixed.fix_roster(json.loads(file.read_text()), joint)
        self.file = folder / f"{file.stem}.fixed.json"
        self.file.write_text(json.dumps(instance, ensure_ascii=False))
        self._roster = FixedRoster(instance)
        self._joint = self._roster.routes(fixed.stops(joint))
        crews, visits = len(instance["teams"]), len(instance["households"])
        self.name = self.group = f"{file.stem} ({visits:,} visits, {crews} crews)"

    def judge(self, routes: Routes) -> Verdict:
        try:
            plan = self._roster.plan(routes)
        except ValueError as error:
            raise Failure(f"broken: {error}") from None
        file = self._folder / "answer.json"
        file.write_text(json.dumps(plan))
        return self._check(file)

    def known(self) -> dict[str, Routes]:
        """What the plan that fixed the roster has of the same visits."""
        return {"doorstep, joint plan": self._joint}

    def doorstep(self, seconds: float, seed: int, threads: int) -> Answer:
        plan = self._folder / "doorstep.json"
        task = {
            "library": str(self._build / "libdoorstep.so"),
            "file": str(self.file),
            "plan": str(plan),
            "seconds": seconds,
            "seed": seed,
            "threads": threads,
        }
        found = child("trace.py", task, self._folder, seconds)
        rises = [(when, value) for when, value in found["rises"]]
        verdict = self._check(plan)
        rises.append((found["search"], verdict.value))
        return Answer(verdict, rises, found["search"], found["megabytes"])

    def _doorstep(self, *arguments: Any) -> str:
        command = [str(self._build / "doorstep"), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode not in (0, 1):
            raise Failure(f"doorstep {arguments[0]}: {done.stderr.strip()}")
        return done.stdout

    def _check(self, plan: Path) -> Verdict:
        report = json.loads(self._doorstep("check", self.file, plan, "--format", "json", "-q"))
        if report["violations"]:
            raise Failure(f"broken: {report['violations'][0]}")
        score = report["score"]
        return Verdict(score["total"], score["coverage"], score["households"]["covered"])


class Public:
    """A public instance; `routes` where its file does not say how many there are."""

    def __init__(self, file: Path, build: Path, folder: Path, routes: int | None) -> None:
        self.file, self.routes = file, routes
        self._harness, self._folder = str(build / "doorstep-orienteering"), folder
        self.name = file.stem + (f"_m{routes}" if routes else "")
        self.group = _set_of(file) + (f", m = {routes}" if routes else "")

    def known(self) -> dict[str, Routes]:
        return {}

    def _run(self, *arguments: str | Path) -> str:
        routes = ["--routes", str(self.routes)] if self.routes else []
        command = [self._harness, *routes, *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise Failure((done.stdout + done.stderr).strip())
        return done.stdout

    def judge(self, routes: Routes) -> Verdict:
        file = self._folder / "answer.routes"
        file.write_text("".join(f"{line}\n" for line in orienteering.lines(routes)))
        told = self._run("--check", self.file, file)
        accepted = re.search(r"accepted: score (\S+),", told)
        if accepted is None:
            raise Failure(told.strip())
        score = float(accepted[1])
        return Verdict(score, score, sum(map(len, routes.values())))

    def doorstep(self, seconds: float, seed: int, threads: int) -> Answer:
        file = self._folder / "doorstep.csv"
        options = f"--time {seconds} --seeds {seed}, --threads {threads} --csv"
        self._run(*options.split(), file, self.file)
        with file.open() as rows:
            (run,) = csv.DictReader(rows)
        score, visits = float(run["score"]), len(run["routes"].replace("|", " ").split())
        rises = [(float(run["seconds_to_final"]), score)]
        return Answer(Verdict(score, score, visits), rises, float(run["seconds"]))


def _set_of(file: Path) -> str:
    """p4 of p4.2.a, c1 of c101, pr of pr01; else the folder."""
    found = re.match(r"(\w+)\..|(pr|[a-z]+\d)\d+$", file.stem)
    return (found[1] or found[2]) if found else file.parent.name
