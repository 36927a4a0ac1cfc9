#!/usr/bin/env python3
"""import.py PROGRAM SPREADSHEETS WORK: the template, files that LibreOffice saved, every way to write a
value, and tables with mistakes: each named with file, line and column, and then nothing is written."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import unicodedata

TABLES = ["shifts", "services", "areas", "places", "teams", "members", "desks", "households", "settings"]


class Case:
    def __init__(self, program, work):
        self.program, self.work, self.checks = program, work, 0

    def run(self, *arguments):
        return subprocess.run([self.program, *map(str, arguments)], text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False, encoding="utf-8")

    def done(self, *arguments):
        run = self.run(*arguments)
        assert run.returncode == 0, run.stderr
        self.checks += 1
        return run.stdout

    def template(self, language):
        folder = self.work / language
        self.done("import", "--template", folder, "--lang", language)
        assert sorted(p.stem for p in folder.iterdir()) == sorted(TABLES)
        return folder

    def changed(self, folder, **texts):
        """A copy with other tables: a text, a function of the text, or None for no file."""
        copy = self.work / "changed"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(folder, copy)
        for table, change in texts.items():
            path = copy / f"{table}.csv"
            if change is None:
                path.unlink()
            else:
                old = path.read_bytes().decode("utf-8") if path.exists() else ""
                new = change(old) if callable(change) else change
                assert new != old, f"{table} is not changed"
                path.write_bytes(new.encode("utf-8") if isinstance(new, str) else new)
        return copy

    def refused(self, folder, *messages, count=None, **texts):
        """Exactly these messages, in this order; nothing is written."""
        copy, out = self.changed(folder, **texts), self.work / "never.json"
        run = self.run("import", copy, "-o", out)
        said = run.stderr.replace(f"{copy}/", "").splitlines()
        assert run.returncode == 2 and run.stdout == "" and not out.exists(), (run.returncode, said)
        assert len(said) == (count or len(messages)), said
        for line, message in zip(said, messages):
            assert re.match(message, line), f"{message!r} is not\n{line}"
        self.checks += 1


def replaced(old, new):
    return lambda text: text.replace(old, new)


def plain(text):
    """Without diacritics and case."""
    text = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in text if not unicodedata.combining(c)).upper()


def first_line(change):
    def apply(text):
        first, rest = text.split("\r\n", 1)
        return change(first) + "\r\n" + rest
    return apply


def check_templates(case, folders):
    instances = {}
    for language, folder in folders.items():
        text = case.done("import", folder)
        (case.work / f"{language}.json").write_text(text, encoding="utf-8")
        plan = case.work / f"{language}.plan.json"
        case.done("solve", case.work / f"{language}.json", "--iterations", "2000", "-q", "-o", plan)
        assert "14 of 14" in case.done("check", case.work / f"{language}.json", plan, "--format", "text")
        assert case.done("check", folder, plan) == case.done("check", case.work / f"{language}.json", plan)
        again = case.work / "again.plan.json"  # a folder is an instance wherever one is read
        case.done("solve", folder, "--iterations", "2000", "-q", "-o", again)
        assert case.done("compare", folder, plan, again) == case.done("compare", folder, plan, plan)
        table = case.work / "duties.csv"
        case.done("export", folder, plan, "--format", "csv", "-o", table)
        locked = json.loads(case.done("lock", folder, table))
        assert {k: v for k, v in locked.items() if k != "locks"} == json.loads(text) and locked["locks"]
        instances[language] = json.loads(text)
        again = case.run("import", "--template", folder)
        assert again.returncode == 74 and "is there already" in again.stderr
    for instance in instances.values():  # the languages say the same, but for names and kinds
        for table in TABLES[:-1]:
            for element in instance[table]:
                for key in ("name", "kind", "max_of_kind"):
                    element.pop(key, None)
        instance.pop("name")
    assert instances["en"] == instances["vi"]


def check_same(case, folders, spreadsheets):
    """Tables that say the same in other words."""
    vi, en = (case.done("import", folders[language]) for language in ("vi", "en"))

    def same(wanted, language, **texts):
        assert case.done("import", case.changed(folders[language], **texts)) == wanted

    for saved in ("comma", "semicolon-quoted", "comma-quoted"):
        assert case.done("import", spreadsheets / saved) == vi, saved
    for table in TABLES:
        same(vi, "vi", **{table: first_line(plain)})
        same(vi, "vi", **{table: first_line(lambda line: unicodedata.normalize("NFD", line))})
        same(vi, "vi", **{table: lambda text: text.removeprefix("\ufeff").replace("\r\n", "\n")})
        same(en, "en", **{table: lambda text: re.sub(r"\r\n#.*\r\n", "\r\n", text) + ",,,\r\n\r\n"})
    same(en, "en", shifts=lambda text: re.sub(r"(\d+)-(\d\d)-(\d\d),", r"\3/\2/\1,", text))
    same(en, "en", shifts=lambda text: re.sub(r"2022-(\d\d)-0?(\d+),", r"\2.\1.2022,", text))
    same(en, "en", shifts=replaced("07:30,", "7h30,"))
    same(en, "en", shifts=replaced("18:00,20:30", "6:00 PM,08:30:00 chiều"))
    same(en, "en", members=replaced("identity|payment", " identity | payment "))
    same(en, "en", members=lambda text: text.replace("max_shifts,", "Số ca tối đa,"))
    same(en, "en", settings=replaced("speed_kmh", "TOC DO (KM/H)"))


def check_values(case, folders):
    def instance(language="en", **texts):
        return json.loads(case.done("import", case.changed(folders[language], **texts)))

    def column(name, value):
        """A further column with a value in each row."""
        return lambda text: "\r\n".join(
            line + (f",{name}" if i == 0 else f",{value}") for i, line in enumerate(text.split("\r\n")[:-1]))

    for word, wanted in (("no", False), ("Không", False), ("FALSE", False), ("0", False), ("có", True), ("x", True)):
        assert all(t["return"] is wanted for t in instance(teams=column("return", word))["teams"])
    demand = instance(desks=replaced("mon-am:1:2:3|tue-am:1:2|wed-am:1", "*:1:2|mon-am:0:1"))["desks"][0]["demand"]
    assert len(demand) == 7 and {"shift": "mon-am", "min": 0, "ideal": 1} in demand
    assert {"shift": "sat-am", "min": 1, "ideal": 2} in demand
    areas = instance(areas=None)["areas"]
    assert areas == [{"id": "ninh-phu"}, {"id": "ninh-thanh"}]
    pure = instance(desks=None, members=replaced("one-stop", ""))
    assert "desks" not in pure
    base = instance(teams=lambda text: text.replace(",base,", ",lat,lon,x-a,").replace("ward-office", "11.3,106.1,a")
                    .replace(",hall,", ",11.4,106.2,b,"))["teams"][0]["base"]
    assert base == {"lat": 11.3, "lon": 106.1}
    members = instance(members=replaced("evening:2", "evening:2|morning:3"))["members"]
    assert members[1]["max_of_kind"] == {"evening": 2, "morning": 3} and members[5]["teams"] == []


def check_mistakes(case, folder):
    refused = case.refused
    refused(folder, r'services\.csv: the file is missing', services=None)
    refused(folder, r'shifts\.csv:1:19: unknown column "knd"; did you mean', shifts=replaced(",kind", ",knd"))
    refused(folder, r'shifts\.csv:1:19: the column "END" is given twice', shifts=replaced(",kind", ",END"))
    refused(folder, r'shifts\.csv:1:1: the column "end" \(Kết thúc\) is missing', shifts=first_line(replaced("end", "x-end")))
    refused(folder, r"members\.csv:1:1: the file is empty", members="")
    refused(folder, r'shifts\.csv:5:8: column "date": found nothing, expected a date',
            shifts=replaced("tue-am,2022-11-08", "tue-am,"))
    refused(folder, r'shifts\.csv:5:8: column "date": found "31/02/2022", expected a date that exists',
            shifts=replaced("tue-am,2022-11-08", "tue-am,31/02/2022"))
    refused(folder, r'shifts\.csv:5:19: column "start": found "7h3x", expected a time',
            shifts=replaced("tue-am,2022-11-08,07:30", "tue-am,2022-11-08,7h3x"))
    refused(folder, r'members\.csv:9:1: column "id": the id "m6" is taken by members\.csv:8$',
            members=replaced("m7,", "m6,"))
    refused(folder, r'members\.csv:6:31: column "teams": unknown team "t9"; did you mean',
            members=replaced("youth,payment,,", "youth,payment,t9,"))
    refused(folder, r'teams\.csv:3:43: column "require": found "head:1", expected role or skill',
            teams=replaced("role:head:1", "head:1"))
    refused(folder, r'households\.csv:3:\d+: column "needs": found "two", expected a whole number',
            households=replaced("h01,Ông Ba,11.3399,106.1282,ninh-phu,,account:2", "h01,Ông Ba,11.3399,106.1282,ninh-phu,,account:two"))
    refused(folder, r'settings\.csv:4:1: unknown setting "speed"; did you mean "speed_kmh"\?',
            settings=replaced("speed_kmh", "speed"))
    refused(folder, r'settings\.csv:1:1: the key "speed_kmh" is missing', settings=replaced("speed_kmh,15", "#"))
    refused(folder, r'settings\.csv:4:11: found "fast", expected a number', settings=replaced("speed_kmh,15", "speed_kmh,fast"))
    refused(folder, r'settings\.csv:1:1: found "name", expected a first line', settings="name,Ward\r\nspeed_kmh,15\r\n")
    refused(folder, r"areas\.csv:3:1: found bytes that are not UTF-8",
            areas=lambda text: text.encode("utf-8").replace(b"ninh-phu", b"\xff"))
    refused(folder, r"places\.csv:3:42: found 6 fields, expected 4",
            places=replaced("106.1305", "106.1305,a,b"))
    refused(folder, r'members\.csv:3:4: the file ends inside a field', members=replaced("m1,Ng", 'm1,"Ng'))
    refused(folder, r'teams\.csv:3:1: the key "base" is missing', teams=replaced("ward-office", ""))
    refused(folder, *[r"members\.csv:\d+:\d+: column"] * 20, r".*: and 4 more mistakes", count=21,
            members=lambda text: "id,max_shifts\r\n" + "".join(f"m{i},x\r\n" for i in range(24)))


def main(program, spreadsheets, work):
    case = Case(program, pathlib.Path(work))
    folders = {language: case.template(language) for language in ("en", "vi")}
    check_templates(case, folders)
    check_same(case, folders, pathlib.Path(spreadsheets))
    check_values(case, folders)
    check_mistakes(case, folders["en"])
    bad = case.changed(folders["en"], shifts=replaced("tue-am,2022-11-08", "tue-am,31/02/2022"))
    for command in (["validate", bad], ["solve", bad, "-o", case.work / "never.json"]):
        run = case.run(*command)
        assert run.returncode == 2 and "shifts.csv:5:8: " in run.stderr and run.stderr.count("\n") == 1, run.stderr
    missing = case.run("import", case.work / "nowhere")
    assert missing.returncode == 74 and "cannot be read" in missing.stderr
    table = folders["en"] / "members.csv"
    before = table.read_bytes()
    lost = case.run("import", folders["en"], "-o", table)
    assert lost.returncode == 2 and "members.csv: a table of the instance is here" in lost.stderr
    lost = case.run("solve", folders["en"], "--iterations", "10", "-o", table)
    assert lost.returncode == 2 and "members.csv: a table of the instance is here" in lost.stderr
    assert table.read_bytes() == before
    print(f"{case.checks} imports as they should be")
    return 0 if case.checks > 50 else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
