#!/usr/bin/env python3
"""walk.py PROGRAM ROOT [--write]: pages shown in the README and in docs/ are the program's.

The page is README.md's first block marked `text`; the command that makes it is the README's `solve`
line for hamlet.json. Of plans that are equally good any may be shown, so what is compared is the
head of the page and its score, part by part. docs/explain.md explains a plan that is a file: there
every page is compared whole. The commands of docs/replanning.md are run one after another; what is
compared is the page of `replan` but for its seconds. --write puts the pages of now into all.
"""
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"(?<=^```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^build/release/doorstep (solve instances/hamlet\.json .*?) -o ", re.MULTILINE)
HEAD = re.compile(r"^(?:Households covered|People helped|Score) .*", re.MULTILINE)
PARTS = "Score, part by part"
EXPLAINED = re.compile(r"^build/release/doorstep (explain [^\n]*)\n```\n\n```text\n(.*?)^```$",
                       re.MULTILINE | re.DOTALL)


def figures(page):
    return HEAD.findall(page) + page[page.index(PARTS):].splitlines()


def page_of(program, root, arguments):
    return subprocess.run([program, *shlex.split(arguments)], cwd=root, text=True,
                          stdout=subprocess.PIPE, check=True).stdout


def explanations(program, root, write):
    """How many pages of docs/explain.md differ from what the commands before them print."""
    page = pathlib.Path(root) / "docs/explain.md"
    text = page.read_text(encoding="utf-8")
    wrong = 0
    for shown in reversed(list(EXPLAINED.finditer(text))):
        printed = page_of(program, root, shown[1])
        if printed != shown[2]:
            wrong += 1
            print(f"docs/explain.md shows another page than {shown[1]} prints:\n{printed}")
            text = text[:shown.start(2)] + printed + text[shown.end(2):]
    if write == "--write":
        page.write_text(text, encoding="utf-8")
        return 0
    print(f"docs/explain.md: {len(EXPLAINED.findall(text))} pages, {wrong} wrong")
    return wrong


def replanned(program, root, write):
    """Whether docs/replanning.md shows another page than its commands print."""
    page = pathlib.Path(root) / "docs/replanning.md"
    text = page.read_text(encoding="utf-8")
    commands = re.search(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)[1]
    commands = commands.replace("build/release/doorstep", shlex.quote(str(pathlib.Path(program).resolve())))
    commands = commands.replace("tests/data", shlex.quote(f"{pathlib.Path(root).resolve()}/tests/data"))
    with tempfile.TemporaryDirectory() as folder:
        printed = subprocess.run(["sh", "-ec", commands], cwd=folder, text=True,
                                 stdout=subprocess.PIPE, check=True).stdout
    head, *rest = re.split(r"(?=^Two hamlets)", printed, flags=re.MULTILINE)[1:]
    shown = BLOCK.search(text)
    if write == "--write":
        page.write_text(text[:shown.start()] + head + text[shown.end():], encoding="utf-8")
        return False
    seconds = re.compile(r"^Search .*\n", re.MULTILINE)
    wrong = seconds.sub("", head) != seconds.sub("", shown[0]) or len(rest) != 1
    print("docs/replanning.md: " + (f"shows another page than\n{head}" if wrong
                                    else "the page is what the program prints"))
    return wrong


def main(program, root, write=None):
    readme = pathlib.Path(root) / "README.md"
    text = readme.read_text(encoding="utf-8")
    arguments = COMMAND.search(text)[1]
    page = page_of(program, root, arguments)
    shown = BLOCK.search(text)
    if write == "--write":
        readme.write_text(text[:shown.start()] + page + text[shown.end():], encoding="utf-8")
    elif figures(shown[0]) != figures(page):
        print(f"README.md shows other figures than {arguments} prints:\n{page}")
        return 1
    else:
        print("README.md: the figures of the hamlet are what the program prints")
    wrong = explanations(program, root, write) > 0
    return 1 if replanned(program, root, write) or wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
