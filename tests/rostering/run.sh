#!/bin/sh
# doorstep-rostering from outside: a short campaign on instances whose optima are known, with its
# table; every run in the CSV file; instances converted, planned by doorstep and judged; exit codes.
set -eu
bench=${DOORSTEP_BUILD:?}/doorstep-rostering
data=${DOORSTEP_ROOT:?}/tests/data/rostering
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
    [ "$code" -eq "$wanted" ] || fail "doorstep-rostering $* ends with $code, not $wanted"
    [ -s err ] || fail "doorstep-rostering $* does not say why"
}

printf 'instance,by hand\nkiosk,4\nshop,9\n' >published.csv
"$bench" --iterations 20000 --seeds 2 --reference "$data/optima.csv" --published published.csv \
    --each --stop-at-best --jobs 2 --csv runs.csv "$data" >out 2>err || fail "a plain run"
[ ! -s err ] || fail "a plain run complains"
grep -v ' seed ' out
[ "$(grep -c ' seed ' out)" -eq 6 ] || fail "a line for each run"
[ "$(wc -l <runs.csv)" -eq 7 ] || fail "a line of CSV for each run"
grep -Eq '^mean gap % .* 0\.00 .* 50\.00$' out || fail "mean gaps"
grep -Eq '^optimal .* 6 of 6 .* 1 of 2$' out || fail "the optimum in every run"
awk -F, 'NR > 1 && !($4 == $5 && $6 == 0 && $7 == 1 && $8 <= $9) { exit 1 }' runs.csv ||
    fail "values, gaps and times of the CSV file"

# An instance as doorstep takes it, and its plan judged.
"$bench" --convert "$data/shop.txt" -o shop.json >out 2>err || fail "an instance converted"
"${DOORSTEP:?}" solve shop.json --iterations 20000 -o plan.json >out 2>err || fail "its plan"
"$bench" --check "$data/shop.txt" plan.json >out 2>err || fail "the plan judged"
grep -q '^plan.json: accepted: value 9$' out || fail "the value of the plan"

# The same plan without Ann.
grep -v '"Ann"' plan.json >less.json
code=0
"$bench" --check "$data/shop.txt" less.json >out 2>err || code=$?
[ "$code" -eq 1 ] || fail "a plan short of minutes"
grep -q '^less.json: broken: value ' out || fail "what becomes of the value"
grep -q '^  the least minutes, 1 times: Ann works 0 minutes, at least 2400 are asked$' out ||
    fail "what is broken"

# A file with a mistake does not keep the others from being run.
echo "SECTION_HORIZON" >broken.txt
refuse 2 --iterations 10 broken.txt "$data/shop.txt"
grep -q '^broken.txt:2: ' err || fail "where the mistake is"
grep -q '^shop ' out || fail "the other instances are run"
"$bench" --iterations 2000 --markdown "$data/shop.txt" >out 2>err || fail "Markdown"
grep -q '^| shop ' out || fail "a table in Markdown"

refuse 2
refuse 2 --no-such-option "$data"
refuse 2 --time 0 "$data"
refuse 2 --seeds 0 "$data"
refuse 2 --seeds 1,x "$data"
refuse 2 --threads 0 "$data"
refuse 2 --jobs 1e9 "$data"
refuse 2 --iterations 1.5 "$data"
refuse 2 --check "$data/shop.txt"
refuse 2 --check "$data" plan.json
refuse 2 --convert "$data/shop.txt"
refuse 2 -o shop.json "$data/shop.txt"
refuse 2 --check "$data/shop.txt" "$data/optima.csv"
refuse 1 --check "$data/kiosk.txt" plan.json
refuse 74 --check "$data/shop.txt" nowhere.json
refuse 74 --convert "$data/shop.txt" -o nowhere/shop.json
refuse 74 --iterations 10 nowhere.txt
refuse 74 --iterations 10 --reference nowhere.csv "$data"
refuse 2 --iterations 10 --reference "$data/shop.txt" "$data"
refuse 74 --iterations 10 --csv nowhere/runs.csv "$data/shop.txt"
"$bench" --help >out 2>err || fail "help"
echo "doorstep-rostering: tables, CSV, conversion, verdicts and exit codes are as they should be"
