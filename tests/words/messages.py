#!/usr/bin/env python3
"""messages.py ROOT [--write]: every sentence that the engine says has a Vietnamese text, none has one
that nobody says, and the arguments of both are the same.

Sentences are the formats of functions that are declared with the format attribute, what is given to
functions that look texts up (LOOKED_UP), and what stands in DS_TEXT. --write sorts the tables.
"""
import os
import pathlib
import re
import sys

STRING = r'"(?:\\.|[^"\\])*"'
STRINGS = re.compile(rf"{STRING}(?:[\s\\]*{STRING})*")
CONVERSION = re.compile(r"%(?:(\d+)\$)?([-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|z|j)?[a-zA-Z%])")
FIELD = re.compile(r"\{\w+\}")
DECLARED = re.compile(r"(\w+)\([^;{}]*\)\s*__attribute__\(\(format\(printf, (\d+), \d+\)\)\)")
ROW = re.compile(rf"\{{({STRING}(?:\s*{STRING})*),\s*({STRING}(?:\s*{STRING})*)\}},")

# Formats that are no sentences: pieces of JSON, CSV, HTML and numbers.
RAW = {"ds_buf_printf", "ds_page_printf"}
# Rooms whose words are no planner's: those of the generator are its users'.
SILENT = {"generate", "words"}
# Functions that look up what they are given, and which of their arguments.
LOOKED_UP = {"ds_translate": [2], "ds_told": [2], "told": [2], "ds_import_told": [2], "ds_system_error": [2],
             "ds_json_expected": [4], "unexpected": [3], "note": [3], "ds_record_wrong": [4], "TABLE": [3],
             "foreign_key": [5, 6], "note_ids": [2], "note_words": [3], "ds_name_find": [4], "ds_name_find_at": [4],
             "ds_report_unknown": [2], "DS_TEXT": [1], "ds_cli_text": [1], "ds_cli_spares": [3], "failed": [2], "refuse": [2], "label": [2], "ds_page_heading": [2],
             "put_visits": [2]}
# What the system says of files, by number, and other texts that come from outside.
SYSTEM = {os.strerror(n) for n in (1, 2, 5, 13, 17, 20, 21, 26, 27, 28, 30, 36, 40)}


def joined(literals):
    return "".join(piece[1:-1] for piece in re.findall(STRING, literals))


def without_comments(text):
    """Comments become blanks; strings stay."""
    return re.sub(rf"({STRING})|('(?:\\.|[^'\\])')|/\*.*?\*/", lambda m: m[1] or ("' '" if m[2] else " "),
                  text, flags=re.DOTALL)


def arguments(text, at):
    """The arguments of a call whose bracket opens before `at`."""
    depth, start, found = 1, at, []
    while at < len(text):
        string = re.compile(STRING).match(text, at)
        if string:
            at = string.end()
            continue
        c = text[at]
        depth += (c in "([{") - (c in ")]}")
        if depth == 0 or (c == "," and depth == 1):
            found.append(text[start:at])
            start = at + 1
        if depth == 0:
            return found
        at += 1
    return found


def is_sentence(text):
    """Is there a word in it that is none of JSON's or a place in a document?"""
    bare = re.sub(r"\\.|/\w+", " ", FIELD.sub(" ", CONVERSION.sub(" ", text)))
    return re.search(r"[A-Za-z]{2}", bare) is not None


def said(root):
    texts = {path: without_comments(path.read_text(encoding="utf-8"))
             for path in sorted((root / "engine").rglob("*.[ch]"))}
    functions = {name: set(at) for name, at in LOOKED_UP.items()}
    for name, number in (pair for text in texts.values() for pair in DECLARED.findall(text)):
        if name not in RAW:
            functions.setdefault(name, set()).add(int(number))
    call = re.compile(r"\b(" + "|".join(sorted(functions)) + r")\(")
    found = {}
    for path, text in texts.items():
        if path.parent.name in SILENT:
            continue
        for match in call.finditer(text):
            given = arguments(text, match.end())
            for number in functions[match[1]]:
                for literals in STRINGS.findall(given[number - 1] if number <= len(given) else ""):
                    if is_sentence(joined(literals)):
                        found[joined(literals)] = f"{path.relative_to(root)}"
    header = (root / "include/doorstep/doorstep.h").read_text(encoding="utf-8")
    for status in re.findall(rf"X\(\w+, \d+, ({STRING})\)", header):
        found[joined(status)] = "doorstep.h"
    return found


def arguments_of(text):
    """Conversions by position, and names in braces."""
    found, next_one = [], 1
    for position, conversion in CONVERSION.findall(text):
        if conversion == "%":
            continue
        found.append((int(position) if position else next_one, conversion))
        next_one += 1 + conversion.count("*")
    return sorted(found), sorted(FIELD.findall(text))


def tables(root):
    return sorted((root / "engine/words").glob("vietnamese_of_*.c"))


def sort_table(path):
    text = path.read_text(encoding="utf-8")
    rows = sorted(ROW.findall(text), key=lambda row: joined(row[0]).encode().decode("unicode_escape").encode("latin-1"))
    lines = "".join(f"    {{{english},\n     {vietnamese}}},\n" for english, vietnamese in rows)
    first, last = ROW.search(text).start(), [m.end() for m in ROW.finditer(text)][-1]
    path.write_text(text[:first].rstrip(" ") + lines + text[last:].lstrip("\n"), encoding="utf-8")


def main(root, write=None):
    if write == "--write":
        for path in tables(root):
            sort_table(path)
    needed, wrong, known = said(root), [], {}
    for path in tables(root):
        rows = [(joined(a), joined(b)) for a, b in ROW.findall(path.read_text(encoding="utf-8"))]
        plain = [a.encode().decode("unicode_escape") for a, _ in rows]
        wrong += [f"{path.name}: not sorted: {a}" for a, b in zip(plain, plain[1:]) if a > b]
        wrong += [f"{path.name}: stands twice: {a}" for a, _ in rows if a in known]
        known |= dict(rows)
    wrong += [f"{where}: no Vietnamese for \"{text}\"" for text, where in sorted(needed.items()) if text not in known]
    wrong += [f"nobody says \"{text}\"" for text in known if text not in needed and text not in SYSTEM]
    for english, vietnamese in known.items():
        if not vietnamese.strip() or vietnamese == english:
            wrong.append(f"says nothing in Vietnamese: \"{english}\"")
        if arguments_of(english) != arguments_of(vietnamese):
            wrong.append(f"other arguments: \"{english}\" and \"{vietnamese}\"")
    print("\n".join(wrong + [f"{len(known)} sentences, {len(wrong)} wrong"]))
    return 1 if wrong or len(known) < 300 else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), *sys.argv[2:]))
