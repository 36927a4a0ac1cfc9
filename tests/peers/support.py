"""The program under test, and files to work with."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path
from typing import Any

ROOT = Path(os.environ["DOORSTEP_ROOT"])
BUILD = Path(os.environ["DOORSTEP_BUILD"])
INSTANCES = [
    *sorted((ROOT / "instances").glob("*.json")),
    ROOT / "tests/data/example.json",
    ROOT / "tests/data/small.json",
]


def read(file: Path) -> Any:
    return json.loads(file.read_text())


class InFolder(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name: str, value: Any) -> Path:
        file = self.folder / name
        file.write_text(json.dumps(value))
        return file

    def doorstep(self, *arguments: Any, code: int = 0) -> str:
        command = [os.environ["DOORSTEP"], *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual(done.returncode, code, (command, done.stdout, done.stderr))
        return done.stdout

    def solve(self, instance: Path, iterations: int = 500) -> Any:
        plan = self.folder / f"{instance.stem}.plan"
        self.doorstep("solve", instance, "--iterations", iterations, "-q", "-o", plan)
        return read(plan)

    def check(self, instance: Path, plan: Any, code: int = 0) -> Any:
        """What the checker says of the plan."""
        file = self.write("judged.plan", plan)
        return json.loads(self.doorstep("check", instance, file, "--format", "json", code=code))
