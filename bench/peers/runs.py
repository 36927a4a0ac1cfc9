"""Runs of solvers in processes of their own: whatever happens there, the campaign goes on."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


class Failure(Exception):
    """A run that gave no valid answer; the text says why."""


def child(script: str, task: dict[str, Any], folder: Path, seconds: float) -> dict[str, Any]:
    """What the script answers to the task. It is stopped when it takes far longer than asked."""
    given, wanted = folder / "task.json", folder / "result.json"
    given.write_text(json.dumps(task))
    wanted.unlink(missing_ok=True)
    command = [sys.executable, "-B", str(HERE / script), str(given), str(wanted)]
    patience = 300 + 5 * seconds
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=patience, env=_environment()
        )
    except subprocess.TimeoutExpired:
        raise Failure(f"no answer after {patience:.0f} s") from None
    if done.returncode != 0:
        raise Failure(_reason(done.returncode, done.stderr))
    answer = json.loads(wanted.read_text())
    if "error" in answer:
        raise Failure(answer["error"])
    return answer


def _environment() -> dict[str, str]:
    """Numpy's library starts a thread for each processor if it is not told otherwise."""
    return os.environ | {"OPENBLAS_NUM_THREADS": "1"}


def _reason(code: int, errors: str) -> str:
    lines = errors.strip().splitlines() or [""]
    if "bad_alloc" in errors or code == -signal.SIGKILL:
        return "out of memory"
    if code < 0:
        return f"ended by {signal.Signals(-code).name}: {lines[-1]}"
    return lines[-1]


def memory_available() -> int:
    """Bytes that are free for a new process."""
    for line in Path("/proc/meminfo").read_text().splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return 8 << 30
