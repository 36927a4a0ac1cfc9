#!/usr/bin/env python3
"""compare.py PROGRAM DATA WORK: `compare` of plans against what their files say, as text and as HTML."""
import html.parser
import json
import pathlib
import subprocess
import sys


class Tables(html.parser.HTMLParser):
    """Rows of each table, by its heading."""

    def __init__(self):
        super().__init__()
        self.tables, self.open, self.cell = {}, [], ""

    def handle_starttag(self, tag, attributes):
        self.cell = "" if tag in ("h2", "td", "th") else self.cell
        if tag == "tr":
            self.row = []
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        if tag == "h2":
            self.tables[self.cell] = self.rows = []
        if tag == "td":
            self.row.append(self.cell)
        if tag == "tr" and self.row:
            self.rows.append(self.row)

    def handle_data(self, data):
        self.cell += data


def run(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def carriers(plan):
    where = {}
    for route in plan["routes"]:
        for stop in route["stops"]:
            where[(stop["household"], stop.get("visit", 1))] = ("team", route["team"], route["crew"], route["shift"])
    for booked in plan["appointments"]:
        where[(booked["household"], booked.get("visit", 1))] = ("desk", booked["desk"], 0, booked["shift"])
    return where


def duties(plan):
    return {(d["member"], d["shift"]): (d.get("team"), d.get("crew"), d.get("desk")) for d in plan["duties"]}


def main(program, data, work):
    work = pathlib.Path(work)
    instance = pathlib.Path(data) / "example.json"
    a, b, page = work / "a.json", work / "b.json", work / "diff.html"
    for path, seed in ((a, 1), (b, 2)):
        run(program, "solve", instance, "--iterations", 1, "--seed", seed, "-q", "-o", path)
    b = pathlib.Path(data) / "example.plan.json"
    plans = [json.loads(path.read_text(encoding="utf-8")) for path in (a, b)]
    run(program, "compare", instance, a, b, "--lang", "en", "-o", page)
    tables = Tables()
    tables.feed(page.read_text(encoding="utf-8"))
    rows = lambda heading: len(tables.tables.get(heading, []))
    assert not tables.open
    of_a, of_b = map(carriers, plans)
    assert rows("Visits that only plan A makes") == len(of_a.keys() - of_b.keys())
    assert rows("Visits that only plan B makes") == len(of_b.keys() - of_a.keys())
    moved = [v for v in of_a.keys() & of_b.keys() if of_a[v] != of_b[v]]
    assert rows("Visits made by others or in another shift") == len(moved)
    duties_a, duties_b = map(duties, plans)
    changed = [d for d in duties_a.keys() | duties_b.keys() if duties_a.get(d) != duties_b.get(d)]
    assert rows("Duties that differ") == len(changed) > 0
    totals = {row[0]: row[1:] for row in tables.tables["What they achieve"]}
    for i, path in enumerate((a, b)):
        checked = json.loads(run(program, "check", instance, path, "--format", "json"))
        assert abs(float(totals["total"][i].replace(",", "")) - checked["score"]["total"]) < 0.006, totals
    text = run(program, "compare", instance, a, b, "--lang", "en")
    for heading in tables.tables:
        assert f"\n{heading}\n" in text, heading
    assert "phương án A" in run(program, "compare", instance, a, b, "--lang", "vi") or not of_a.keys() - of_b.keys()
    same = run(program, "compare", instance, a, a, "--lang", "en")
    assert same.endswith("Both plans assign the same.\n") and "differ" not in same
    print(f"{len(changed)} duties, {len(moved)} visits moved")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
