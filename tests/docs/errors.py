#!/usr/bin/env python3
"""errors.py PROGRAM ROOT [--write]: docs/errors.md against what the program says.

Every instance of tests/data/bad stands in the page once, with the first line that `validate` says of
it or of its household file. --write puts the program's words into the rows that are there, and adds
rows for new files at the end, to be moved under their heading by hand.
"""
import pathlib
import re
import subprocess
import sys

ROW = re.compile(r"^\| \[([\w.-]+)\]\(\.\./tests/data/bad/[\w.-]+\) \| `` (.*) `` \|$")


def said_of(program, path):
    run = subprocess.run([program, "validate", path], text=True, capture_output=True, check=False)
    first = run.stderr.splitlines()[0] if run.stderr else "nothing"
    if run.returncode != 2:
        first = f"exit code {run.returncode}: {first}"
    return first.removeprefix(f"{path}:").removeprefix(f"{path.parent}/").replace("|", "\\|")


def row(name, said):
    return f"| [{name}](../tests/data/bad/{name}) | `` {said} `` |"


def main(program, root, write=None):
    page = pathlib.Path(root) / "docs/errors.md"
    said = {path.name: said_of(program, path)
            for path in sorted((pathlib.Path(root) / "tests/data/bad").glob("*.json"))}
    lines = page.read_text(encoding="utf-8").splitlines()
    found = {}
    wrong = []
    for number, line in enumerate(lines):
        match = ROW.match(line)
        if not match:
            continue
        name = match[1]
        if name in found or name not in said:
            wrong.append(f"{name}: twice in the page, or no file")
        elif match[2] != said[name]:
            wrong.append(f"{name}: the page says  {match[2]}\n    the program says  {said[name]}")
            lines[number] = row(name, said[name])
        found[name] = True
    for name in said.keys() - found.keys():
        wrong.append(f"{name}: not in the page")
        lines.append(row(name, said[name]))
    if write == "--write":
        page.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return 0
    print("\n".join(sorted(wrong) + [f"{page}: {len(said)} broken files, {len(wrong)} rows wrong"]))
    return 1 if wrong or not said else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
