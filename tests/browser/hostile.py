#!/usr/bin/env python3
"""hostile.py DATA WORK: the worked example with names that try to be markup, scripts and formulas; and a
plan that breaks rules and does not say what it leaves undone."""
import json
import pathlib
import sys

NAMES = ['<img src=x onerror="window.hacked = 1">', '</script><script>window.hacked = 1</script>',
         '<!--<script>', '"\'><svg onload=window.hacked=1>', '&lt;b&gt;{crew}{0}\\', "a\u2028b\u2029c",
         '=HYPERLINK("http://example.org")', "@doorstep:data@ $& ${1}", "two\nlines", "x\r\nEND:VCALENDAR\t", r"\n \; \\,",
         "👨‍👩‍👧‍👦 " + "Công Tằng Tôn Nữ Hoàng Phương " * 8, "''=1", "-1+1", '"Bé"; a, b|c']


def rename(value, count):
    if isinstance(value, list):
        for item in value:
            count = rename(item, count)
    elif isinstance(value, dict):
        if "id" in value or "doorstep" in value:
            value["name"] = NAMES[count % len(NAMES)] + str(count)
            count += 1
        for key, item in list(value.items()):
            if key == "boundary":
                item["note"] = NAMES[1]
            elif key not in ("shifts", "kinds"):
                count = rename(item, count)
    return count


def main(data, work):
    text = (data / "example.json").read_text(encoding="utf-8")
    plan = json.loads((data / "example.plan.json").read_text(encoding="utf-8"))
    del plan["uncovered"], plan["routes"][-1]
    instance = json.loads(text)
    if rename(instance, 0) < 10:
        return 1
    (work / "hostile.json").write_text(json.dumps(instance), encoding="utf-8")
    (work / "hostile.plan.json").write_text(json.dumps(plan), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
