#!/usr/bin/env python3
"""beside.py INSTANCE FOLDER: the instance with its households in files of their own.

Writes FOLDER/ndjson.json and FOLDER/csv.json, each with a household file beside it. CSV cannot say
everything: households with several visits, visits done or other windows stay out of both, and so do
locks on them; "inside.json" is the same instance with its list inside.
"""
import csv
import json
import pathlib
import sys

COLUMNS = ["windows", "needs", "id", "name", "lat", "lon", "node", "area", "priority", "team", "at"]


def fits(household):
    return "needs" in household and "done" not in household and all(
        set(window) <= {"date", "start", "end"} for window in household.get("windows", [{}])) \
        and household.get("windows") != []


def fields_of(household):
    fields = {key: household.get(key, "") for key in COLUMNS}
    fields["needs"] = "|".join(f'{n["service"]}:{n["people"]}' for n in household["needs"])
    fields["at"] = "|".join(household.get("at", []))
    fields["windows"] = "|".join(" ".join(w.get(key, "*") for key in ("date", "start", "end"))
                                 for w in household.get("windows", []))
    return fields


def main(path, folder):
    folder = pathlib.Path(folder)
    instance = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    households = [h for h in instance["households"] if fits(h)]
    ids = {h["id"] for h in households}
    instance["locks"] = [lock for lock in instance.get("locks", [])
                         if "household" not in lock or lock["household"] in ids]

    def write(name, value):
        text = json.dumps({**instance, "households": value}, ensure_ascii=False)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")

    write("inside", households)
    write("ndjson", {"ndjson": "households.ndjson"})
    write("csv", {"csv": "households.csv"})
    with open(folder / "households.ndjson", "w", encoding="utf-8") as file:
        file.writelines(json.dumps(h, ensure_ascii=False) + "\n" for h in households)
    with open(folder / "households.csv", "w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        table.writerows(fields_of(h) for h in households)
    print(len(households))


if __name__ == "__main__":
    main(*sys.argv[1:])
