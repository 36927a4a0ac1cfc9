#!/bin/sh
# doorstep-orienteering from outside: a short benchmark on instances whose optima are known, with its
# table; every run in the CSV file; files of routes judged; exit codes.
set -eu
bench=${DOORSTEP_BUILD:?}/doorstep-orienteering
data=${DOORSTEP_ROOT:?}/tests/data/orienteering
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fail() {
    echo "FAILED: $1"
    cat out err
    exit 1
}

# refuse CODE ARGUMENT...: ends with this code and says why.
refuse() {
    wanted=$1 code=0
    shift
    "$bench" "$@" >out 2>err || code=$?
    [ "$code" -eq "$wanted" ] || fail "doorstep-orienteering $* ends with $code, not $wanted"
    [ -s err ] || fail "doorstep-orienteering $* does not say why"
}

mkdir routes
"$bench" --iterations 3000 --seeds 2 --routes 1,2,3 --reference "$data/optima.csv" --each \
    --stop-at-best --jobs 2 --csv runs.csv --write routes "$data" >out 2>err || fail "a plain run"
[ ! -s err ] || fail "a plain run complains"
grep -v ' seed ' out
[ "$(grep -c ' seed ' out)" -eq 20 ] || fail "a line for each run"
[ "$(wc -l <runs.csv)" -eq 21 ] || fail "a line of CSV for each run"
grep -Eq '^all +10 +20 +10 +0\.0000 +100\.0 +10 +0 ' out || fail "the optimum in every run"
awk -F, 'NR > 1 && !($6 == $7 && $8 == 0 && $11 <= $12) { exit 1 }' runs.csv ||
    fail "scores, gaps and times of the CSV file"

# The routes it wrote are judged as those of anybody.
"$bench" --check "$data/lattice.2.a.txt" routes/lattice.2.a.routes >out 2>err || fail "own routes"
grep -q ': accepted: score 80, 2 routes, ' out || fail "the score of own routes"
"$bench" --check --routes 3 "$data/pr91.txt" routes/pr91_m3.routes >out 2>err || fail "own tours"
grep -q ': accepted: score 342, 3 routes, ' out || fail "the score of own tours"
code=0
"$bench" --check --routes 2 "$data/pr91.txt" routes/pr91_m3.routes >out 2>err || code=$?
[ "$code" -eq 1 ] || fail "three routes where two are allowed"
grep -q ': broken: 3 routes, at most 2 are allowed' out || fail "what is broken"
refuse 2 --check "$data/pr91.txt" routes/pr91_m3.routes
refuse 2 --check --routes 1 "$data/w101.txt" "$data/optima.csv"
refuse 74 --check "$data/lattice.2.a.txt" nowhere.routes
refuse 2 --check "$data" routes/lattice.2.a.routes

# A file with a mistake does not keep the others from being run.
echo "n 2" >broken.txt
refuse 2 --iterations 10 broken.txt "$data/far.2.a.txt"
grep -q '^far ' out || fail "the other instances are run"
printf 'n 2\nm 1\ntmax 5\n0 0 0\n4 0 0\n' >nobody.txt
"$bench" --iterations 10 nobody.txt >out 2>err || fail "an instance without customers"
grep -q '  nobody 0' out || fail "nothing to reach is 0"
"$bench" --iterations 10 --markdown "$data/far.2.a.txt" >out 2>err || fail "Markdown"
grep -q '^| far ' out || fail "a table in Markdown"

refuse 2
refuse 2 --no-such-option "$data"
refuse 2 --time 0 "$data"
refuse 2 --time 5s "$data"
refuse 2 --seeds 0 "$data"
refuse 2 --seeds 1,x "$data"
refuse 2 --routes 0 "$data"
refuse 2 --routes , "$data"
refuse 2 --threads 0 "$data"
refuse 2 --jobs 1e9 "$data"
refuse 2 --decimals 3 "$data"
refuse 2 --iterations 1.5 "$data"
refuse 2 --check "$data/far.2.a.txt"
refuse 74 --iterations 10 nowhere.txt
refuse 74 --iterations 10 routes
refuse 74 --iterations 10 --reference nowhere.csv "$data"
refuse 2 --iterations 10 --reference "$data/w101.txt" "$data"
refuse 74 --iterations 10 --csv nowhere/runs.csv "$data/far.2.a.txt"
refuse 74 --iterations 10 --write nowhere "$data/far.2.a.txt"
"$bench" --help >out 2>err || fail "help"
echo "doorstep-orienteering: tables, CSV, routes and exit codes are as they should be"
