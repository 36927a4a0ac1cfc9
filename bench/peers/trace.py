"""One run of doorstep that notes when its best score rose: `trace.py TASK.json ANSWER.json`.

The command line tells nobody else how a search goes, so the library is called (ctypes). Seconds
count from the call of doorstep_solve, by the clock here.
"""

import ctypes
import json
import resource
import sys
import time
from ctypes import (
    POINTER,
    byref,
    c_char_p,
    c_double,
    c_int32,
    c_int64,
    c_size_t,
    c_uint64,
    c_void_p,
)
from pathlib import Path
from typing import Any


class Progress(ctypes.Structure):
    _fields_ = [
        ("seconds", c_double),
        ("score", c_double),
        ("covered", c_int64),
        ("households", c_int64),
        ("iterations", c_int64),
    ]


Callback = ctypes.CFUNCTYPE(None, POINTER(Progress), c_void_p)


class SolveOptions(ctypes.Structure):
    _fields_ = [
        ("size", c_size_t),
        ("seconds", c_double),
        ("iterations", c_int64),
        ("seed", c_uint64),
        ("threads", c_int32),
        ("cancel", c_void_p),
        ("progress", Callback),
        ("payload", c_void_p),
    ]


def call(function: Any, *arguments: Any) -> None:
    status = function(*arguments)
    if status != 0:
        raise RuntimeError(f"{function.__name__} answers {status}")


def run(task: dict[str, Any]) -> dict[str, Any]:
    library = ctypes.CDLL(task["library"])
    instance, plan = c_void_p(), c_void_p()
    rises: list[tuple[float, float]] = []
    call(
        library.doorstep_instance_read_file,
        c_char_p(task["file"].encode()),
        None,
        None,
        byref(instance),
    )
    began = time.monotonic()

    def note(progress: Any, _: Any) -> None:
        score = progress.contents.score
        if not rises or score > rises[-1][1]:
            rises.append((time.monotonic() - began, score))

    options = SolveOptions(
        ctypes.sizeof(SolveOptions),
        task["seconds"],
        -1,
        task["seed"],
        task["threads"],
        None,
        Callback(note),
        None,
    )
    call(library.doorstep_solve, instance, byref(options), None, byref(plan))
    seconds = time.monotonic() - began
    call(library.doorstep_plan_write_file, plan, 0, 0, c_char_p(task["plan"].encode()), None)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"rises": rises, "search": seconds, "megabytes": megabytes}


if __name__ == "__main__":
    given, wanted = map(Path, sys.argv[1:])
    wanted.write_text(json.dumps(run(json.loads(given.read_text()))))
