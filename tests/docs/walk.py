#!/usr/bin/env python3
"""walk.py PROGRAM ROOT [--write]: the figures on the page shown in the README are the program's.

The page is README.md's first block marked `text`; the command that makes it is the README's `solve`
line for hamlet.json. Of plans that are equally good any may be shown, so what is compared is the
head of the page and its score, part by part. --write puts the page of now into the README.
"""
import pathlib
import re
import shlex
import subprocess
import sys

BLOCK = re.compile(r"(?<=^```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^build/release/doorstep (solve instances/hamlet\.json .*?) -o ", re.MULTILINE)
HEAD = re.compile(r"^(?:Households covered|People helped|Score) .*", re.MULTILINE)
PARTS = "Score, part by part"


def figures(page):
    return HEAD.findall(page) + page[page.index(PARTS):].splitlines()


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
    if figures(shown[0]) != figures(page):
        print(f"README.md shows other figures than {' '.join(arguments)} prints:\n{page}")
        return 1
    print("README.md: the figures of the hamlet are what the program prints")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
