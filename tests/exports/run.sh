#!/bin/sh
# Exports as libraries of other people read them: iCalendar, GeoJSON, CSV; of the ward, and of an
# instance whose names try to break out. Skipped (77) where the libraries are not installed.
set -eu
tests=$DOORSTEP_ROOT/tests
# Debian's packages are for Debian's Python, which need not be the first on the path.
for python in python3 /usr/bin/python3 none; do
    "$python" -c 'import geojson, icalendar, shapely, vobject' 2>/dev/null && break
done
if [ "$python" = none ]; then
    echo "skipped: on Debian, apt-get install python3-geojson python3-icalendar python3-shapely python3-vobject"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 "$tests/browser/hostile.py" "$tests/data" "$work"
cp "$DOORSTEP_ROOT/instances/ninh-son.json" "$DOORSTEP_ROOT/instances/weekly-matrix.json" .
"$DOORSTEP" solve ninh-son.json --iterations 500 -q -o ninh-son.plan.json
"$DOORSTEP" solve weekly-matrix.json --iterations 500 -q -o weekly-matrix.plan.json
for name in ninh-son weekly-matrix hostile; do
    for format in ics geojson csv visits-csv; do
        "$DOORSTEP" export "$name.json" "$name.plan.json" --format $format --lang vi -o "$name.$format"
    done
    "$python" "$tests/exports/exports.py" "$DOORSTEP" "$name"
done
