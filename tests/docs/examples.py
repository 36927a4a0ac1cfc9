#!/usr/bin/env python3
"""examples.py PROGRAM PAGE: validates every JSON example of a page of the documentation.

The first example is a whole instance; each later one replaces sections of it.
"""
import json
import pathlib
import re
import subprocess
import sys


def main(program, page):
    examples = re.findall(r"^```json\n(.*?)^```", pathlib.Path(page).read_text(encoding="utf-8"),
                          re.MULTILINE | re.DOTALL)
    whole = json.loads(examples[0])
    failures = 0
    for number, example in enumerate(examples, 1):
        text = json.dumps({**whole, **json.loads(example)}, ensure_ascii=False)
        run = subprocess.run([program, "validate", "-"], input=text, text=True,
                             capture_output=True, check=False)
        if run.returncode != 0:
            failures += 1
            print(f"example {number}:\n{example}{run.stdout}{run.stderr}")
    print(f"{page}: {len(examples)} examples, {failures} not valid")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
