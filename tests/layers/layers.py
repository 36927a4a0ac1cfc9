#!/usr/bin/env python3
"""layers.py ROOT: fails when a file of the engine includes what it must not know.

Each room may include only itself and the rooms above it in ROOMS; some may see less, and some
outside headers belong to one place. Files may not include each other in a circle, nor modules (a .c
and its .h) call each other in one.
"""
import pathlib
import re
import sys

ROOMS = ["words", "base", "model", "io", "check", "score", "travel", "roster", "route", "pool", "search",
         "pack", "schedule", "bound", "split", "solve", "explain", "report", "export", "generate", "api", "cli", "mpi"]
SEES_ONLY = {"check": {"words", "base", "model", "check"}, "cli": {"words", "cli"},
             "mpi": {"words", "cli", "mpi"}}
BELONGS = {"cjson/cJSON.h": "io/", "cJSON.h": "io/", "glpk.h": "base/lp.c", "mpi.h": "mpi/"}
PUBLIC = "doorstep/doorstep.h"
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.MULTILINE)
NO_CODE = re.compile(r"""/\*.*?\*/|'(?:\\.|[^'\\])'|["](?:\\.|[^"\\])*["]""", re.DOTALL)
DEFINED = re.compile(r"^[a-z][^\n;={}(]*\b((?:ds|doorstep)_\w+)\([^;{]*\{", re.MULTILINE)
NAME = re.compile(r"\b(?:ds|doorstep)_\w+")


def room_of(name):
    return name.split("/")[0]


def may_see(room, other):
    if room in SEES_ONLY:
        return other in SEES_ONLY[room]
    return ROOMS.index(other) <= ROOMS.index(room)


def mistakes_of(name, includes, files):
    room = room_of(name)
    if room not in ROOMS:
        yield f"engine/{name}: there is no room \"{room}\""
        return
    for quote, target in includes:
        if quote == '"' and target not in files:
            yield f"engine/{name}: \"{target}\" is no file of the engine (write \"room/file.h\")"
        elif quote == '"' and not may_see(room, room_of(target)):
            yield f"engine/{name}: room {room} must not know \"{target}\""
        elif quote == "<" and target in BELONGS and not name.startswith(BELONGS[target]):
            yield f"engine/{name}: <{target}> belongs to engine/{BELONGS[target]}"


def calls(texts):
    """Which modules' functions each module's .c names."""
    texts = {name: NO_CODE.sub("", text) for name, text in texts.items()}
    home = {function: name[:-2] for name, text in texts.items() for function in DEFINED.findall(text)}
    graph = {name[:-2]: [] for name in texts}
    for name, text in texts.items():
        if name.endswith(".c"):
            used = {home[word] for word in NAME.findall(text) if word in home}
            graph[name[:-2]] = sorted(used - {name[:-2]})
    return graph


def circles(graph, what):
    """Every circle once, by a depth-first walk that remembers the way it came."""
    finished, way = set(), []

    def walk(name):
        if name in way:
            yield f"{what}: " + " -> ".join(way[way.index(name):] + [name])
        elif name not in finished:
            way.append(name)
            for target in graph[name]:
                yield from walk(target)
            way.pop()
            finished.add(name)

    for name in sorted(graph):
        yield from walk(name)


def main(root):
    engine = root / "engine"
    texts = {str(path.relative_to(engine)): path.read_text(encoding="utf-8")
             for path in sorted(engine.rglob("*.[ch]"))}
    files = {name: INCLUDE.findall(text) for name, text in texts.items()}
    mistakes = [m for name, includes in files.items() for m in mistakes_of(name, includes, files)]
    graph = {name: [t for _, t in includes if t in files] for name, includes in files.items()}
    mistakes += circles(graph, "circle")
    mistakes += circles(calls(texts), "circle of calls")
    for _, target in INCLUDE.findall((root / "include" / PUBLIC).read_text(encoding="utf-8")):
        if not target.startswith("std"):
            mistakes.append(f"include/{PUBLIC}: <{target}> is no header every C program has")
    for mistake in mistakes:
        print(mistake)
    print(f"layers: {len(files)} files, {len(mistakes)} mistakes")
    return 1 if mistakes or not files else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
