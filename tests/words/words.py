#!/usr/bin/env python3
"""words.py ROOT: every word that the page or the engine asks for is in engine/words/table.h, every row
there is asked for, both languages say something, and with the same {values}."""
import pathlib
import re
import sys

STRING = r'"((?:\\.|[^"\\])*)"'
ROW = re.compile(rf"\b(X|ROLE)\((\w+),[\s\\]*{STRING},[\s\\]*{STRING}\)")
REASON = re.compile(r'X\(\w+, "([a-z-]+)"\)')
VALUE = re.compile(r"\{\w+\}")


def asked_for(root):
    """Keys, and every quoted word of the scripts: some are asked for by a list of keys."""
    page = root / "engine/report/page"
    html = "".join(p.read_text(encoding="utf-8") for p in sorted(page.glob("*.html")))
    scripts = "".join(p.read_text(encoding="utf-8") for p in sorted(page.glob("*.js")))
    source = "".join(p.read_text(encoding="utf-8") for p in (root / "engine").rglob("*.c"))
    plan = (root / "engine/model/plan.h").read_text(encoding="utf-8")
    needed = set(re.findall(r"words\('(\w+)'", scripts))
    needed |= set(re.findall(r'data-(?:word|label)="(\w+)"', html))
    needed |= {f"heading_{name}" for name in re.findall(r'data-heading="(\w+)"', html)}
    reasons = plan[plan.index("DS_REASON_MAP(X)"):plan.index("ds_reason;")]
    needed |= {f"reason_{key.replace('-', '_')}" for key in REASON.findall(reasons)}
    needed |= set(re.findall(r"\bDS_WORD_([a-z]\w*)", source))
    for kind, row in re.findall(r"(?<!define )\bCOLUMN(_ALSO|_IN|)\(([^()]*)\)", source):  # io/import_columns.c
        needed |= set(row.split(", ")[3 if kind == "_IN" else 2:])
    return needed, set(re.findall(r"'(\w+)'", scripts))


def main(root):
    rows = ROW.findall((root / "engine/words/table.h").read_text(encoding="utf-8"))
    keys = [key for kind, key, _, _ in rows if kind == "X"]
    needed, quoted = asked_for(root)
    wrong = [f"no row for \"{key}\"" for key in sorted(needed - set(keys))]
    wrong += [f"{key}: nobody asks for it" for key in keys if key not in needed | quoted]
    wrong += [f"{key} stands twice" for key in sorted(set(keys)) if keys.count(key) > 1]
    for _, key, vietnamese, english in rows:
        if not vietnamese.strip() or not english.strip():
            wrong.append(f"{key}: a language says nothing")
        if sorted(VALUE.findall(vietnamese)) != sorted(VALUE.findall(english)):
            wrong.append(f"{key}: the languages do not have the same values")
    print("\n".join(wrong + [f"{len(rows)} words, {len(wrong)} wrong"]))
    return 1 if wrong or len(rows) < 100 else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
