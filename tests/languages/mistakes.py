#!/usr/bin/env python3
"""mistakes.py PROGRAM ROOT: what `validate --lang vi` says of every broken instance is Vietnamese, line
for line at the same places as in English, and keeps no English word outside of quotes.
"""
import pathlib
import re
import subprocess
import sys

# Words that no Vietnamese text has; keys and ids stand in quotes, in pointers or are left out here.
ENGLISH = re.compile(r"\b(the|is|are|of|and|or|found|expected|a|an|with|in|to|which|did|you|mean|unknown|"
                     r"nothing|list|string|number|twice|line|key|file|text|shift|member|more|warning)\b")
PLACE = re.compile(r"^[^ ]*?:(?:\d+:\d+:)? (?:/[^ ]*: )?")


def said(program, path, language):
    run = subprocess.run([program, "validate", path, "--lang", language], text=True, capture_output=True, check=False)
    return run.returncode, run.stderr.splitlines()


def main(program, root):
    wrong, seen = [], 0
    for path in sorted((pathlib.Path(root) / "tests/data/bad").glob("*.json")):
        code, english = said(program, path, "en")
        code_vi, vietnamese = said(program, path, "vi")
        if code != code_vi or len(english) != len(vietnamese):
            wrong.append(f"{path.name}: {len(english)} lines in English, {len(vietnamese)} in Vietnamese")
        for a, b in zip(english, vietnamese):
            seen += 1
            place = PLACE.match(a)
            if place and not b.startswith(place[0].replace("warning: ", "")):
                wrong.append(f"{path.name}: another place: {a} | {b}")
            bare = re.sub(r'"[^"]*"|\[longitude, latitude\]|\S*/\S+', " ", PLACE.sub("", b))
            if a == b or ENGLISH.search(bare):
                wrong.append(f"{path.name}: {b}")
    print("\n".join(wrong + [f"{seen} messages, {len(wrong)} wrong"]))
    return 1 if wrong or seen < 200 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
