#!/usr/bin/env python3
"""exports.py PROGRAM NAME: NAME.ics, NAME.geojson, NAME.csv and NAME.visits-csv hold what NAME.plan.json
does, as icalendar, vobject, geojson, shapely and Python's csv read them."""
import csv
import io
import json
import pathlib
import re
import subprocess
import sys

import geojson
import icalendar
import shapely.geometry
import vobject

NAMED = {"crew": "{team}, nhóm {crew}"}


class Case:
    def __init__(self, name):
        self.instance = json.loads(pathlib.Path(f"{name}.json").read_text(encoding="utf-8"))
        self.plan = json.loads(pathlib.Path(f"{name}.plan.json").read_text(encoding="utf-8"))
        self.shifts, self.members, self.teams, self.desks, self.households = (
            {item["id"]: item for item in self.instance.get(key, [])}
            for key in ("shifts", "members", "teams", "desks", "households"))
        self.places = {p["id"]: p for p in self.instance.get("places", [])}

    def label(self, kind, key):
        item = getattr(self, kind)[key]
        return item.get("name") or key

    def position(self, where):
        where = self.places[where] if isinstance(where, str) else where
        return [where["lon"], where["lat"]] if "lat" in where else None

    def moment(self, shift, end):
        s = self.shifts[shift]
        return f"{s['date']}T{(s[end] + ':00')[:8]}+07:00"


def wanted_events(case):
    for d in case.plan["duties"]:
        there = (case.label("desks", d["desk"]) if "desk" in d else
                 NAMED["crew"].format(team=case.label("teams", d["team"]), crew=d["crew"]))
        yield (f"{case.label('members', d['member'])}: {there}", case.moment(d["shift"], "start"),
               case.moment(d["shift"], "end"))


def check_lines(raw):
    """RFC 5545, 3.1: CRLF, at most 75 octets, and no character cut in two."""
    lines = raw.split(b"\r\n")
    assert lines.pop() == b"" and not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        assert len(line) <= 75, line
        line.decode("utf-8")
    assert any(line.startswith(b" ") for line in lines)


def tidy(text):
    """As a calendar keeps text: without control characters."""
    return "".join(c if ord(c) >= 32 and ord(c) != 127 else " " for c in text)


def texts_of(raw, name):
    """Values of a property as RFC 5545, 3.3.11 reads them: python-icalendar takes an escaped backslash
    before an n for a line break."""
    lines = raw.decode("utf-8").replace("\r\n ", "").split("\r\n")
    values = [line.partition(":")[2] for line in lines if line.startswith(name + ":")]
    assert all(re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", value) for value in values), values
    return [re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value) for value in values]


def check_calendar(case, name):
    raw = pathlib.Path(f"{name}.ics").read_bytes()
    check_lines(raw)
    events = list(icalendar.Calendar.from_ical(raw).walk("VEVENT"))
    summaries, descriptions = texts_of(raw, "SUMMARY"), texts_of(raw, "DESCRIPTION")
    found = sorted((s, e["DTSTART"].dt.isoformat(), e["DTEND"].dt.isoformat())
                   for s, e in zip(summaries, events, strict=True))
    assert found == sorted((tidy(s), a, b) for s, a, b in wanted_events(case)), found[:3]
    assert len({str(e["UID"]) for e in events}) == len(events)
    assert all(e["DTSTAMP"].dt.tzinfo is not None and not e.errors for e in events)
    other = vobject.readOne(raw.decode("utf-8"))
    assert other.validate(raiseException=True)
    others = getattr(other, "vevent_list", [])
    assert [e.summary.value for e in others] == summaries and [e.description.value for e in others] == descriptions
    lines = {line for d in descriptions for line in d.split("\n")[1:]}
    stops = {f"{s['start'][:5]} {tidy(case.label('households', s['household']))} ({s['household']}): "
             for route in case.plan["routes"] for s in route["stops"]}
    booked = {f"- {tidy(case.label('households', a['household']))} ({a['household']}): "
              for a in case.plan.get("appointments", [])}
    assert all(any(line.startswith(stop) for line in lines) for stop in stops | booked)
    assert all(line.startswith(tuple(stops | booked)) for line in lines), "a line is a stop or somebody booked"
    return {str(e["UID"]) for e in events}


def check_member(program, case, name, uids):
    member = case.plan["duties"][0]["member"]
    raw = subprocess.run([program, "export", f"{name}.json", f"{name}.plan.json", "--format", "ics", "--member",
                          member, "--lang", "en"], stdout=subprocess.PIPE, check=True).stdout
    events = list(icalendar.Calendar.from_ical(raw).walk("VEVENT"))
    assert len(events) == sum(d["member"] == member for d in case.plan["duties"])
    assert {str(e["UID"]) for e in events} <= uids


def route_line(case, route):
    team = case.teams[route["team"]]
    way = [case.position(team["base"])]
    way += [case.position(case.households[s["household"]]) for s in route["stops"]]
    if team.get("return", True):
        way.append(case.position(team.get("end", team["base"])))
    return way if all(way) and len(way) > 1 else None


def check_map(case, name):
    collection = geojson.loads(pathlib.Path(f"{name}.geojson").read_text(encoding="utf-8"))
    assert collection.is_valid, collection.errors()
    kinds = {}
    for feature in collection["features"]:
        kinds.setdefault(feature["properties"]["kind"], []).append(feature)
        if feature["geometry"] is not None and feature["properties"]["kind"] == "area":
            shape = shapely.geometry.shape(feature["geometry"])
            for polygon in getattr(shape, "geoms", [shape]):
                assert polygon.exterior.is_ccw and not any(hole.is_ccw for hole in polygon.interiors)
    assert len(kinds.get("household", [])) == len(case.households)
    for feature in kinds.get("household", []):
        household = case.households[feature["properties"]["id"]]
        position = case.position(household)
        assert feature["geometry"] == (position and {"type": "Point", "coordinates": position})
        assert feature["properties"].get("name", "") == household.get("name", "")
    lines = [f["geometry"] and f["geometry"]["coordinates"] for f in kinds.get("route", [])]
    assert lines == [route_line(case, r) for r in case.plan["routes"]]
    done = sum(len(f["properties"]["done"]) for f in kinds.get("household", []))
    assert done == sum(len(r["stops"]) for r in case.plan["routes"]) + len(case.plan.get("appointments", []))


def plain(cell):
    """A cell without the apostrophe that keeps a spreadsheet from computing it."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'")[:1] in set("=+-@\t\r") else cell


def read_table(path):
    raw = pathlib.Path(path).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and raw.count(b"\r\n") >= 1
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
    for row in rows:
        assert None not in row and None not in row.values()
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell
    return [{key: plain(cell) for key, cell in row.items()} for row in rows]


def check_tables(case, name):
    duties = read_table(f"{name}.csv")
    wanted = sorted((d["member"], case.members[d["member"]].get("name", ""), d["shift"], d.get("team", ""),
                     str(d.get("crew", "")), d.get("desk", "")) for d in case.plan["duties"])
    assert wanted == sorted((r["Mã thành viên"], r["Thành viên"], r["Mã ca"], r["Mã tổ"], r["Nhóm"],
                             r["Mã điểm trực"]) for r in duties)
    visits = read_table(f"{name}.visits-csv")
    wanted = [(r["team"], str(r["crew"]), "", r["shift"], str(i + 1), s["start"][:5], s["household"],
               case.households[s["household"]].get("name", ""))
              for r in case.plan["routes"] for i, s in enumerate(r["stops"])]
    wanted += [("", "", a["desk"], a["shift"], "", "", a["household"], case.households[a["household"]].get("name", ""))
               for a in case.plan.get("appointments", [])]
    assert wanted == [(r["Mã tổ"], r["Nhóm"], r["Mã điểm trực"], r["Mã ca"], r["Thứ tự"], r["Bắt đầu"],
                       r["Mã hộ"], r["Hộ"]) for r in visits]
    return len(duties), len(visits)


def main(program, name):
    case = Case(name)
    uids = check_calendar(case, name)
    check_member(program, case, name, uids)
    check_map(case, name)
    duties, visits = check_tables(case, name)
    print(f"{name}: {duties} duties, {visits} visits as calendar, map and tables")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
