"""What the runs gave: a line, a line of CSV, and Markdown tables."""

import csv
import math
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean, median

from cases import Verdict

DOORSTEP = "doorstep"


@dataclass
class Row:
    """One run. Times in seconds; `build` is what a peer's model took before its search."""

    group: str
    case: str
    solver: str
    seed: int
    threads: int
    limit: float
    status: str = "ok"
    verdict: Verdict | None = None
    build: float | None = None
    search: float | None = None
    megabytes: float | None = None
    rises: list[tuple[float, float]] = field(default_factory=list)


CSV_HEADING = (
    "group,case,solver,seed,threads,limit,status,value,coverage,visits,"
    "build_seconds,search_seconds,megabytes"
).split(",")


@contextmanager
def csv_writer(file: Path | None) -> Iterator[Callable[[Row], None]]:
    """A function that writes a row at once, so that an end from outside loses nothing."""
    if file is None:
        yield lambda row: None
        return
    with file.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(CSV_HEADING)

        def write(row: Row) -> None:
            v = row.verdict
            writer.writerow(
                [row.group, row.case, row.solver, row.seed, row.threads, row.limit, row.status]
                + ([v.value, v.coverage, v.visits] if v else ["", "", ""])
                + [row.build, row.search, row.megabytes]
            )
            stream.flush()

        yield write


def line(row: Row) -> str:
    """A row to watch while the campaign goes on."""
    what = f"{row.verdict.value:.2f}" if row.verdict else ""
    seed = f" seed {row.seed}" if row.seed else ""
    return f"{row.case}: {row.solver}{seed}, {row.limit:g} s: {what} {row.status}"


# ---- One case: medians over seeds ----


@dataclass(frozen=True)
class Summary:
    """What one solver did with a case, beside what doorstep did with it in the same time."""

    solver: str
    status: str  # of the first run that went wrong, else "ok"
    verdict: Verdict | None  # none where no run gave one
    ratio: float | None  # doorstep's coverage to its coverage
    reached: float | None  # seconds after which doorstep has its value; infinite: not in the time
    build: float | None
    search: float | None
    megabytes: float | None


def summaries(rows: list[Row]) -> list[Summary]:
    """Of the rows of a case: doorstep with all the time first, then the others as they ran."""
    ours = [row for row in rows if row.solver == DOORSTEP]
    limit = max((row.limit for row in ours), default=0.0)
    runs = {DOORSTEP: [row for row in ours if row.limit == limit]}
    for row in rows:
        if row.solver != DOORSTEP:
            runs.setdefault(row.solver, []).append(row)
    best = _verdict(runs[DOORSTEP])
    return [_summary(solver, own, best, ours) for solver, own in runs.items()]


def _summary(solver: str, runs: list[Row], best: Verdict | None, ours: list[Row]) -> Summary:
    verdict = _verdict(runs)
    ratio = reached = None
    if verdict and best and solver != DOORSTEP:
        ratio = best.coverage / verdict.coverage if verdict.coverage else None
        seeds = {row.seed for row in ours}
        reached = median(_reached([r for r in ours if r.seed == s], verdict.value) for s in seeds)
    return Summary(
        solver,
        next((row.status for row in runs if row.status != "ok"), "ok"),
        verdict,
        ratio,
        reached,
        *(_median(getattr(row, name) for row in runs) for name in ("build", "search", "megabytes")),
    )


def _verdict(runs: list[Row]) -> Verdict | None:
    verdicts = [row.verdict for row in runs if row.verdict]
    if not verdicts:
        return None
    value, coverage = median(v.value for v in verdicts), median(v.coverage for v in verdicts)
    return Verdict(value, coverage, round(median(v.visits for v in verdicts)))


def _median(numbers: Iterable[float | None]) -> float | None:
    known = [number for number in numbers if number is not None]
    return median(known) if known else None


def _reached(runs: list[Row], value: float) -> float:
    """Seconds after which the quickest of the runs has the value; infinite where none has."""
    enough = value - 1e-9 * abs(value)
    return min((when for r in runs for when, v in r.rises if v >= enough), default=math.inf)


# ---- Tables ----

Line = dict[str, str]  # cells by heading


def markdown(rows: list[Row]) -> str:
    """A table of the cases that stand alone, then one of the groups of several."""
    cases: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        cases.setdefault(row.group, {}).setdefault(row.case, []).append(row)
    alone: list[Line] = []
    several: list[Line] = []
    for group, own in cases.items():
        found = [summaries(runs) for runs in own.values()]
        if len(found) == 1:
            alone += _case_lines(next(iter(own)), found[0])
        else:
            several += _group_lines(group, found)
    return "\n\n".join(_table(lines) for lines in (alone, several) if lines)


def _table(lines: list[Line]) -> str:
    heading = "| " + " | ".join(lines[0]) + " |"
    rule = "| " + " | ".join("---:" if i > 1 else "---" for i in range(len(lines[0]))) + " |"
    return "\n".join([heading, rule, *("| " + " | ".join(c.values()) + " |" for c in lines)])


def _case_lines(name: str, summaries_of_case: list[Summary]) -> Iterator[Line]:
    for s in summaries_of_case:
        v = s.verdict
        yield {
            "instance": name if s.solver == DOORSTEP else "",
            "solver": s.solver,
            "coverage": _number(v.coverage if v else None, 2),
            "doorstep / it": _number(s.ratio, 4),
            "score": _number(v.value if v else None, 2),
            "visits": _number(v.visits if v else None, 0),
            "doorstep has its score after": _seconds(s.reached),
            "search s": _number(s.search, 1),
            "model s": _number(s.build, 1),
            "MB": _number(s.megabytes, 0),
            "remark": "" if s.status == "ok" else s.status,
        }


def _group_lines(name: str, cases: list[list[Summary]]) -> Iterator[Line]:
    for solver in dict.fromkeys(s.solver for case in cases for s in case if s.solver != DOORSTEP):
        own = [s for case in cases for s in case if s.solver == solver]
        pairs = [
            (s.verdict.value, case[0].verdict.value)
            for case in cases
            for s in case
            if s.solver == solver and s.verdict and case[0].verdict
        ]
        ratios = [s.ratio for s in own if s.ratio is not None]
        waits = [s.reached for s in own if s.reached is not None]
        yield {
            "set": name,
            "solver": solver,
            "instances": str(len(pairs)),
            "failed": str(len(own) - len(pairs)),
            "doorstep / it": _number(fmean(ratios) if ratios else None, 4),
            "doorstep better": str(sum(ours > its for its, ours in pairs)),
            "equal": str(sum(ours == its for its, ours in pairs)),
            "worse": str(sum(ours < its for its, ours in pairs)),
            "doorstep has its score after": _seconds(median(waits) if waits else None),
        }


def _number(number: float | None, digits: int) -> str:
    return "" if number is None else f"{number:,.{digits}f}"


def _seconds(number: float | None) -> str:
    if number is None:
        return ""
    return f"{number:.2f} s" if math.isfinite(number) else "not in the time"
