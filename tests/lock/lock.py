#!/usr/bin/env python3
"""lock.py PROGRAM DATA WORK: tables of duties as a spreadsheet leaves them, and what `lock` makes of them."""
import json
import pathlib
import re
import subprocess
import sys


class Case:
    def __init__(self, program, data, work):
        self.program, self.work = program, work
        self.text = (data / "example.json").read_text(encoding="utf-8")
        self.plan = data / "example.plan.json"
        self.checks = 0

    def run(self, *arguments):
        return subprocess.run([self.program, *map(str, arguments)], text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)

    def write(self, name, text):
        path = self.work / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    def lock(self, table, *options, instance=None):
        instance = self.write("instance.json", instance or self.text)
        return self.run("lock", instance, self.write("duties.csv", table), *options)

    def locks(self, table, *options, instance=None):
        """The instance that comes out; everything but its new locks is as it was, to the byte."""
        done = self.lock(table, *options, instance=instance)
        assert done.returncode == 0 and done.stderr == "", done.stderr
        before = instance or self.text
        kept = 0
        while kept < len(before) and before[kept] == done.stdout[kept]:
            kept += 1
        rest = before[kept:].lstrip()
        assert done.stdout.endswith(rest) and len(rest) < 40, rest
        checked = self.run("validate", "-q", self.write("locked.json", done.stdout))
        assert checked.returncode == 0, checked.stderr
        self.checks += 1
        return json.loads(done.stdout)["locks"]

    def refused(self, table, *messages, instance=None):
        done = self.lock(table, instance=instance)
        assert done.returncode == 2 and done.stdout == "", done
        for message in messages:
            assert re.search(message, done.stderr), f"{message!r} is not in\n{done.stderr}"
        self.checks += 1


def plain(case):
    """The example without its own locks."""
    return re.sub(r'"locks": \[.*?\]', '"locks": []', case.text, flags=re.DOTALL)


def duties(case):
    plan = json.loads(case.plan.read_text(encoding="utf-8"))
    return [{"member": d["member"], "shift": d["shift"],
             "duty": {k: d[k] for k in ("team", "desk") if k in d}} for d in plan["duties"]]


def there_and_back(case):
    instance = case.write("instance.json", plain(case))
    for language in "en", "vi":
        table = case.run("export", instance, case.plan, "--format", "csv", "--lang", language, "-q").stdout
        found = case.locks(table, instance=plain(case))
        key = lambda lock: (lock["member"], lock["shift"])
        assert sorted(found, key=key) == sorted(duties(case), key=key)
        semicolons = "\n".join(line.replace(",", ";") for line in table.splitlines())
        assert case.locks(semicolons, instance=plain(case)) == found
        solved = case.run("solve", case.work / "locked.json", "--start", case.plan, "--iterations", 100, "--format",
                          "json", "-q")
        assert solved.returncode == 0, solved.stderr
        kept = [{k: d[k] for k in ("member", "shift", "team", "desk") if k in d} for d in json.loads(solved.stdout)["duties"]]
        assert all({"member": l["member"], "shift": l["shift"], **l["duty"]} in kept for l in found)


def by_hand(case):
    off = case.locks("Member id,Shift id,Team id,Desk id\r\nhoa,mon-am,,\r\n\r\n", instance=plain(case))
    assert off == [{"member": "hoa", "shift": "mon-am", "duty": "off"}]
    named = case.locks("shift_id,MEMBER,desk id,remark\nmon-am,Chị Thu,one-stop,new\n", instance=plain(case))
    assert named == [{"member": "thu", "shift": "mon-am", "duty": {"desk": "one-stop"}}]
    twice = case.locks("Member id,Shift id,Team id\nhoa,mon-am,phu\nhoa,mon-am,phu\n", instance=plain(case))
    assert len(twice) == 1
    without = re.sub(r',\s*"locks": \[\]', "", plain(case))
    assert '"locks"' not in without
    assert len(case.locks("Member id,Shift id,Team id\nhoa,mon-am,phu\n", instance=without)) == 1
    assert case.lock("Member id,Shift id\n", instance=plain(case)).stdout == plain(case)
    rest = case.locks("Member id,Shift id,Team id\nhoa,mon-am,phu\n", "--rest-off", instance=plain(case))
    instance = json.loads(case.text)
    free = sum(len(instance["shifts"]) - len(m.get("unavailable", [])) if "shifts" not in m else
               len(set(m["shifts"]) - set(m.get("unavailable", []))) for m in instance["members"])
    assert len(rest) == free and sum(lock["duty"] == "off" for lock in rest) == free - 1
    renamed = plain(case).replace('"id": "hoa", "name": "Bà Hoa"', '"id": "=hoa", "name": "\'+Hoa"')
    guarded = case.locks("Member id,Member,Shift id\n'=hoa,''+Hoa,tue-am\n", instance=renamed)
    assert guarded == [{"member": "=hoa", "shift": "tue-am", "duty": "off"}]


def mistakes(case):
    head = "Member id,Member,Shift id,Team id,Team,Desk id\n"
    case.refused("", r"duties.csv:1:1: the file is empty")
    case.refused("Member id,Team id\n", r'the column "Shift id" is missing')
    case.refused("Member id,Shift id,Shift id\n", r'1:20: the column "Shift id" is given twice')
    case.refused(head + "hoaa,,mon-am,phu,,\nhoa,,monam,phu,,\n", r'2:1: unknown member "hoaa"; did you mean "hoa"\?',
                 r'3:6: unknown shift "monam"; did you mean "mon-am"\?')
    case.refused(head + "hoa,Anh Nam,mon-am,phu,,\n", r'2:5: found "Anh Nam", but member "hoa" is called "Bà Hoa"')
    case.refused(head + ",Ai đó,mon-am,phu,,\n", r'2:2: no member is called "Ai đó"')
    case.refused(head + ",,mon-am,phu,,\nhoa,,,phu,,\n", "2:1: found nothing, expected the id of a member",
                 "3:6: found nothing, expected the id of a shift")
    case.refused(head + "hoa,,mon-am,phu,,one-stop\n", "2:18: found a team and a desk")
    case.refused(head + "hoa,,mon-am,phu,,\nhoa,,mon-am,,,\n", "3:1: .* another duty in shift \"mon-am\" further up",
                 instance=plain(case))
    case.refused(head + 'hoa,"mon-am,phu\n', "2:5: ")
    same = plain(case).replace('"Anh Nam"', '"Bà Hoa"')
    case.refused(head + ",Bà Hoa,mon-am,phu,,\n", 'several members are called "Bà Hoa"; expected an id', instance=same)
    locked = plain(case).replace('"locks": []', '"locks": [{"member": "hoa", "shift": "mon-am", "duty": "off"}]')
    case.refused(head + "hoa,,mon-am,phu,,\n", "by the instance's /locks/0", instance=locked)
    assert case.run("lock", "-", "x.csv").returncode == 2
    assert case.run("lock", case.work / "instance.json", case.work / "none.csv").returncode == 74


def files(case):
    """What is written: the instance anew, no other file that is read, and nothing that does not find its households."""
    table = "Member id,Shift id,Team id\nhoa,mon-am,phu\n"
    case.lock(table)
    instance, duties_csv = case.work / "instance.json", case.work / "duties.csv"
    assert case.run("lock", instance, duties_csv, "-o", duties_csv).returncode == 2
    assert duties_csv.read_text(encoding="utf-8") == table
    assert case.run("lock", instance, duties_csv, "-o", instance).returncode == 0
    assert len(json.loads(instance.read_text(encoding="utf-8"))["locks"]) == 2

    apart = json.loads(plain(case))
    homes = "\n".join(json.dumps(h) for h in apart["households"])
    apart["households"] = {"ndjson": "homes.ndjson"}
    instance = case.write("apart.json", json.dumps(apart))
    case.write("homes.ndjson", homes)
    case.write("duties.csv", table)
    elsewhere = case.work / "elsewhere"
    elsewhere.mkdir()
    done = case.run("lock", instance, duties_csv, "-o", elsewhere / "apart.json")
    assert done.returncode == 2 and '"homes.ndjson", which is not beside this file' in done.stderr, done
    assert list(elsewhere.iterdir()) == []
    done = case.run("lock", instance, duties_csv, "-o", case.work / "homes.ndjson")
    assert done.returncode == 2 and "would be lost" in done.stderr, done
    for output in (case.work / "beside.json", instance):
        assert case.run("lock", instance, duties_csv, "-o", output).returncode == 0
        assert case.run("validate", "-q", output).returncode == 0
    (elsewhere / "homes.ndjson").write_text(homes, encoding="utf-8")
    assert case.run("lock", case.work / "beside.json", case.write("none.csv", "Member id,Shift id\n"),
                    "-o", elsewhere / "apart.json").returncode == 0


def main(program, data, work):
    case = Case(program, pathlib.Path(data), pathlib.Path(work))
    there_and_back(case)
    by_hand(case)
    mistakes(case)
    files(case)
    print(f"lock: {case.checks} tables")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
