#!/usr/bin/env python3
"""walk.py PROGRAM ROOT [--write]: the page shown in the README is the one the program prints.

The page is README.md's first block marked `text`; the command that makes it is the README's `solve`
line for hamlet.json. How long the search took is not compared.
"""
import pathlib
import re
import shlex
import subprocess
import sys

BLOCK = re.compile(r"(?<=^```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^build/release/doorstep (solve instances/hamlet\.json .*?) -o ", re.MULTILINE)
SECONDS = re.compile(r"\d+\.\d s,")


def main(program, root, write=None):
    readme = pathlib.Path(root) / "README.md"
    text = readme.read_text(encoding="utf-8")
    arguments = shlex.split(COMMAND.search(text)[1])
    page = subprocess.run([program, *arguments], cwd=root, text=True, stdout=subprocess.PIPE,
                          check=True).stdout
    shown = BLOCK.search(text)
    if write == "--write":
        readme.write_text(text[:shown.start()] + page + text[shown.end():], encoding="utf-8")
        return 0
    if SECONDS.sub("", shown[0]) != SECONDS.sub("", page):
        print(f"README.md shows another page than {' '.join(arguments)} prints:\n{page}")
        return 1
    print("README.md: the page of the hamlet is what the program prints")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
