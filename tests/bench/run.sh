#!/bin/sh
# doorstep-bench from outside: a table, every run in the CSV file, exit codes.
set -eu
bench=${DOORSTEP_BUILD:?}/doorstep-bench
instances=${DOORSTEP_ROOT:?}/instances
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
    [ "$code" -eq "$wanted" ] || fail "doorstep-bench $* ends with $code, not $wanted"
    [ -s err ] || fail "doorstep-bench $* does not say why"
}

"$bench" --times 0.1,0.2 --seeds 2 --threads 1 --csv runs.csv \
    "$instances/hamlet.json" "$instances/weekly-matrix.json" >out 2>err || fail "a plain run"
[ ! -s err ] || fail "a plain run complains"
[ "$(grep -c '^greedy ' out)" -eq 2 ] || fail "a row of the greedy for each instance"
[ "$(grep -c '^0\.[12] s ' out)" -eq 4 ] || fail "a row for each time"
[ "$(grep -c ',greedy,' runs.csv)" -eq 2 ] || fail "a line of the greedy for each instance"
[ "$(grep -c ',engine,' runs.csv)" -eq 8 ] || fail "a line for each time and seed"
awk -F, '/,engine,/ && !($6 > 0 && $8 > 0 && $8 <= 1 && $12 > 0 && $14 > 0) { exit 1 }' runs.csv ||
    fail "no coverage, a score above its bound, no time or no memory"

refuse 2 --times 0 "$instances/hamlet.json"
refuse 2 --times 1,x "$instances/hamlet.json"
refuse 2 --seeds 0 "$instances/hamlet.json"
refuse 2
refuse 74 --times 0.1 nowhere.json
refuse 74 --times 0.1 --csv nowhere/runs.csv "$instances/hamlet.json"
echo "{" >broken.json
refuse 2 --times 0.1 broken.json
echo "doorstep-bench: table, CSV and exit codes are as they should be"
