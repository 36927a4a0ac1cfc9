#!/bin/sh
# A manifest's parts planned by one process: what is written where, what is kept when it is called again,
# what is refused. tests/mpi does the same on several ranks.
set -u
doorstep=${DOORSTEP:?}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0 checks=0

check() {
    what=$1
    shift
    checks=$((checks + 1))
    if ! "$@"; then
        failed=$((failed + 1))
        echo "FAILED: $what"
        sed 's/^/  out: /' out 2>/dev/null | head -n 5
        sed 's/^/  err: /' err 2>/dev/null | head -n 5
    fi
}

run() {
    wanted=$1
    shift
    "$doorstep" "$@" >out 2>err </dev/null
    code=$?
    check "doorstep $* ends with $wanted, not $code" [ "$code" -eq "$wanted" ]
}

has() { grep -q -e "$2" "$1"; }
lacks() { ! grep -q -e "$2" "$1"; }
empty() { [ ! -s "$1" ]; }
count() { [ "$(grep -c -e "$2" "$1")" -eq "$3" ]; }

# Every plan but for "run", and the summary but for the seconds.
same_plans() {
    for plan in $(cd "$1" && find . -name '*.json' ! -name summary.json); do
        sed '/^ "run"/d' "$1/$plan" >a
        sed '/^ "run"/d' "$2/$plan" >b
        cmp a b || return 1
    done
    sed 's/"seconds": [0-9.e-]*//' "$1/summary.json" >a
    sed 's/"seconds": [0-9.e-]*//' "$2/summary.json" >b
    cmp a b
}

"$DOORSTEP_ROOT/tests/country/make" country || exit 1

# --- What is written --------------------------------------------------------------------------------
run 0 solve country/manifest.json --iterations 300 --seed 5 --threads 2 -o plans
check "a line a part" count err ' of 7: ' 7
check "the largest is first" has err '^1 of 7: 79/760/4.json (Ấp 4): '
check "the page has the sum" has out 'Parts planned  *7 of 7'
check "there is a plan for each part" [ "$(find plans -name '*.json' | wc -l)" -eq 8 ]
for part in 72/703/1.json 79/6.json 7.json; do
    run 0 check "country/$part" "plans/$part"
    check "$part: the plan says what it was given" has "plans/$part" '"budget": {"iterations": 300}'
    run 0 solve "country/$part" --iterations 300 --seed 5 --format json
    sed '/^ "run"/d' out >alone
    sed '/^ "run"/d' "plans/$part" >together
    check "$part: the plan is that of the part alone" cmp alone together
done
check "the summary as JSON" has plans/summary.json '"doorstep_summary": 1'
check "it has every group" count plans/summary.json '{"group": ' 5
check "and every part" count plans/summary.json '"state": "planned"' 7
check "the summary as a table" [ "$(wc -l <plans/summary.csv)" -eq 14 ]
python3 - <<'PYTHON' || failed=$((failed + 1))
import csv, json
summary = json.load(open("plans/summary.json"))
parts = {p["instance"]: p for p in summary["parts"]}
total = [0, 0, 0]
for path, part in parts.items():
    score = json.load(open("plans/" + path))["score"]
    assert part["households"] == score["households"]["total"] and part["covered"] == score["households"]["covered"]
    assert part["score"] == score["total"] and part["people_helped"] == score["people_helped"]
    assert abs(part["coverage"] - part["covered"] / part["households"]) < 1e-12
    total = [a + b for a, b in zip(total, (part["households"], part["covered"], part["score"]))]
assert [summary["total"][k] for k in ("households", "covered")] == total[:2]
assert abs(summary["total"]["score"] - total[2]) < 1e-6 and summary["total"]["bound"] >= summary["total"]["score"]
ninety = next(g for g in summary["groups"] if g["group"] == ["79"])
assert ninety["parts"] == 3 and ninety["covered"] == sum(p["covered"] for k, p in parts.items() if k.startswith("79/"))
rows = list(csv.DictReader(open("plans/summary.csv", newline="", encoding="utf-8-sig")))
assert [r["level"] for r in rows] == ["total"] + 2 * ["1"] + 3 * ["2"] + 7 * ["part"]
assert all(float(r["covered"]) == parts[p]["covered"] for r, p in zip(rows[6:], parts))
PYTHON

# --- What is kept -----------------------------------------------------------------------------------
cp -R plans before
run 0 solve country/manifest.json --iterations 300 --seed 5 -o plans
check "called again, every plan is kept" count err ', kept$' 7
check "as it was" diff -r before plans
cp plans/7.json sound.json
head -c 300 before/79/6.json >plans/79/6.json
sed 's/\(fnv1a64:.*\)[0-9a-f]"/\1x"/' before/7.json >plans/7.json
rm plans/72/704/3.json plans/summary.json plans/summary.csv
"$doorstep" solve country/72/703/1.json --iterations 300 --seed 6 -q -o plans/72/703/1.json
"$doorstep" solve country/72/703/2.json --iterations 301 --seed 5 -q -o plans/72/703/2.json
run 0 solve country/manifest.json --iterations 300 --seed 5 -o plans
check "broken, foreign and missing plans are made anew" count err ', kept$' 2
check "and are what they were" same_plans before plans
sed 's/"leave": "[0-9:]*"/"leave": "00:00:00"/' before/7.json >plans/7.json
run 0 solve country/manifest.json --iterations 300 --seed 5 -o plans
check "a plan that somebody broke is made anew" count err ', kept$' 6
run 0 solve country/manifest.json --iterations 300 --seed 6 -o plans
check "another seed keeps none" count err ', kept$' 0
run 0 solve country/manifest.json --iterations 200 --time 20s --seed 6 -o plans
check "another budget keeps none" count err ', kept$' 0
run 0 solve country/manifest.json --total-time 700ms --seed 6 -o plans
check "a time for all keeps what has its seed" count err ', kept$' 7
run 0 solve country/manifest.json --total-time 700ms --seed 7 -o plans -q
check "quiet says nothing" empty out
check "at all" empty err
check "a part's share is below its time" lacks plans/7.json '"budget": {"seconds": 0.7'
run 0 solve country/manifest.json --total-time 700ms --seed 7 -o plans
check "shares are kept" count err ', kept$' 7
timeout --preserve-status -s INT 2 "$doorstep" solve country/manifest.json --time 1h -o ended >out 2>err
code=$?
check "parts that Ctrl-C left without a plan are told by exit code 4, not $code" [ "$code" -eq 4 ]
check "and the summary is there" [ -s ended/summary.json ]

# --- Parts with mistakes ----------------------------------------------------------------------------
cp -R country broken
sed -i 's/"minutes": /"minuts": /' broken/79/6.json
rm broken/72/703/1.json
run 4 solve broken/manifest.json --iterations 100 -o rest
check "a mistake of a part has its place" has err '^broken/79/6.json:[0-9]*:[0-9]*: /.*did you mean "minutes"?'
check "a missing part is told" has err '^broken/72/703/1.json: cannot be opened'
check "the page names both" count out '^  [/0-9]*.json: ' 2
check "the others have plans" [ "$(find rest -name '*.json' ! -name summary.json | wc -l)" -eq 5 ]
check "the summary knows it" count rest/summary.json '"state": "failed", .*"mistake": "' 2
cp country/79/6.json broken/79/6.json
cp country/72/703/1.json broken/72/703/1.json
run 0 solve broken/manifest.json --iterations 100 -o rest
check "once corrected, they alone are planned" count err ', kept$' 5
sed -i '0,/"people": [0-9]*/s//"people": 0/' broken/79/6.json
run 4 solve broken/manifest.json --iterations 100 -o rest
run 0 solve broken/manifest.json --iterations 100 -o rest --tolerant
check "households with mistakes can be left out" has err 'warning'
run 2 validate broken/manifest.json
check "validate looks at every part" has err '^broken/79/6.json:'
"$doorstep" validate /dev/stdin <country/7.json >out 2>err
check "an instance can come from a pipe" [ $? -eq 0 ]
cat country/7.json | "$doorstep" validate /dev/stdin >out 2>err
check "which is not read twice" [ $? -eq 0 ]
run 0 validate country/manifest.json
check "and says how much there is" has out '7 parts, 265 households'

# --- What is refused --------------------------------------------------------------------------------
sed 's/"id": "2"/"id": "1"/; s|"79/6.json"|"../79/6.json"|; s/"name": "Ấp 7"/"nam": 7/' country/manifest.json >country/bad.json
run 2 solve country/bad.json --iterations 100 -o none
check "an id twice" has err '^country/bad.json:3:[0-9]*: /parts/1/id: the id "1" is taken by /parts/0$'
check "a path out of the folder" has err '^country/bad.json:7:[0-9]*: /parts/5/instance: '
check "a key mistyped" has err '^country/bad.json:8:[0-9]*: /parts/6/nam: unknown key "nam"; did you mean "name"?$'
check "a line a mistake" [ "$(wc -l <err)" -eq 3 ]
check "and nothing is written" [ ! -e none ]
run 2 validate country/bad.json
run 2 solve country/manifest.json --iterations 100
check "plans need a folder" has err 'expected -o FOLDER'
run 2 solve country/manifest.json --iterations 100 --total-time 1s -o none
check "two budgets" has err 'takes the place of'
run 2 solve country/manifest.json --format json -o none
run 2 solve country/7.json --total-time 1s
check "an instance has --time" has err 'expected --time'
run 2 solve country/manifest.json --iterations 100 -o country
check "no plan takes the place of an instance" has err 'give another folder$'
run 2 solve country/manifest.json --iterations 100 -o country/../country
cat >country/79/manifest.json <<'JSON'
{"doorstep_manifest": 1, "parts": [{"id": "1", "instance": "760/4.json"}, {"id": "2", "instance": "6.json"}]}
JSON
mkdir 79
ln -s ../country/79/760 79/760
run 2 solve country/79/manifest.json --iterations 100 -o 79
check "nor through a link" has err '^79/760/4.json: '
echo '{"doorstep_manifest": 1, "parts": [{"id": "1", "instance": "summary.csv"}]}' >country/sum.json
run 2 solve country/sum.json -o none
check "a part called like the summary" has err '/parts/0/instance: "summary.csv" is called as the summary'
run 74 solve country/nowhere.json -o none
echo text >file
run 74 solve country/manifest.json -o file
check "a folder that is a file" has err '^file: '
check "no temporary file is left" [ "$(find . -name '.doorstep*' | wc -l)" -eq 0 ]

echo "$checks checks, $failed failed"
[ "$failed" -eq 0 ]
