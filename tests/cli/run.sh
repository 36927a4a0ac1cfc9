#!/bin/sh
# The program from outside: exit codes, what goes where, and that nothing is half written.
set -u
doorstep=${DOORSTEP:?}
data=${DOORSTEP_ROOT:?}/tests/data
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0 checks=0

# check WHAT CONDITION...: counts, and says what does not hold.
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

# run CODE ARGUMENT...: runs the program and compares its exit code.
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
files() { [ "$(find . -type f -name "$1" | wc -l)" -eq "$2" ]; }

week=$DOORSTEP_ROOT/instances/weekly-matrix.json
example=$data/example.json plan=$data/example.plan.json
sed 's/"skills": \["payment"\], "teams"/"skills": ["paymnt"], "teams"/' "$example" >bad.json

# --- Help and usage ---------------------------------------------------------------------------------
run 0 --help
check "the program's help lists its commands" has out '^  validate '
check "and the exit codes" has out '^  74 '
check "and says nothing else" empty err
run 0 --version
check "the version is that of VERSION" has out "^doorstep $(cat "$DOORSTEP_ROOT/VERSION")\$"
run 2
check "without a command there is a hint" has err 'expected a command'
run 2 solv
check "a mistyped command" has err 'did you mean "solve"?'
run 2 xyzzy
check "an unknown command" has err 'unknown command "xyzzy"'

cp "$week" own.json
run 2 solve own.json --iterations 10 -o own.json
check "a plan does not take its instance's place" cmp -s "$week" own.json
check "and the message says so" has err '^own.json: the instance is here, and would be lost'
cp "$plan" own.plan.json
for given in own.plan.json ./own.plan.json; do
    run 2 replan "$example" --baseline own.plan.json --from 2022-11-08T00:00 --iterations 10 -o "$given"
    check "nor does the new plan take the baseline's" has err 'own.plan.json: the baseline is here, and would be lost'
    run 2 check "$example" own.plan.json -o "$given"
    run 2 report "$example" own.plan.json -o "$given"
    run 2 export "$example" own.plan.json --format csv -o "$given"
    run 2 compare "$example" "$plan" own.plan.json -o "$given"
    check "nor anything the plan's" has err 'own.plan.json: what is to be read is here, and would be lost'
    check "which is as it was" cmp -s "$plan" own.plan.json
done
run 0 solve "$example" --start own.plan.json --iterations 10 -q -o own.plan.json
check "a plan gone on from may be followed by the better one" has own.plan.json '"doorstep_plan": 1'

for command in validate solve replan bound check explain report export lock import compare generate; do
    run 0 "$command" --help
    check "$command --help begins with its usage" has out "^Usage: doorstep $command "
    check "$command --help has an example" has out "^  doorstep $command "
    sed -n '/^Options:/,/^Example:/s/^  .... *\(--[a-z-]*\) [A-Za-z].*/\1/p' out >with_value
    sed -n '/^Options:/,/^Example:/s/^  .... *\(--[a-z-]*\)  .*/\1/p' out >flags
    check "$command --help has its options" [ "$(cat with_value flags | wc -l)" -ge 3 ]
    while read -r option; do
        run 2 "$command" "$option"
        check "$command $option needs a value" has err "$option needs a value"
        run 2 "$command" "$option="
    done <with_value
    while read -r option; do
        run 2 "$command" "$option=1"
        check "$command $option takes none" has err "$option takes no value"
    done <flags
    run 2 "$command" --nonsense
    check "$command refuses an unknown option" has err 'unknown option --nonsense'
    run 2 "$command" -x
    run 2 "$command" --quite
    check "$command: a mistyped option" has err 'did you mean --quiet?'
    run 2 "$command"
    check "$command says what it expects" has err "expected $(sed -n 's/^Usage: doorstep .*\]\.\.\. //p' out)"
    run 2 "$command" a b c d
    check "$command refuses operands too many" has err 'one too many'
done

for value in 5x -1 1.2.3 1e3 0x10 . ' 5' inf 99999999h ms; do
    run 2 solve "$example" "--time=$value"
    check "--time $value" has err 'expected a time'
done
for value in 1.5 -1 x 99999999999999999999; do
    run 2 solve "$example" --iterations "$value"
    check "--iterations $value" has err 'expected a whole number'
done
for value in 1.5 -1 x 1% .; do
    run 2 solve "$example" --gap "$value"
    check "--gap $value" has err 'expected a number from 0 to 1'
done
for value in 1000 -1 x 5X 1e9 9999999999999999999; do
    run 2 solve "$example" --max-memory "$value"
    check "--max-memory $value" has err 'expected a size'
done
run 2 solve "$example" --threads 0
run 2 solve "$example" --format yaml
check "formats are named" has err 'expected json or text'

# --- bound ------------------------------------------------------------------------------------------
run 0 bound "$example"
check "bound says what no plan exceeds" has out '^No plan scores above  [0-9]'
check "and how it was proven" has out '^Proven by  '
check "and nothing else" empty err
run 0 bound "$example" --time 100ms --threads 2 --max-memory 50M --format json -o bound.json
check "bound --format json" has bound.json '"doorstep_bound": 1'
run 2 bound bad.json
run 74 bound nowhere.json

# --- validate ---------------------------------------------------------------------------------------
run 0 validate "$example"
check "validate sums up" has out '8 households, 10 visits'
run 0 validate -q "$example"
check "validate --quiet says nothing" empty out
run 2 validate bad.json
check "a mistake has its place" has err '^bad.json:[0-9]*:[0-9]*: /.*paymnt'
check "and its remedy" has err 'did you mean "payment"?'
check "and nothing is on standard output" empty out
run 74 validate nowhere.json
check "a file that is not there" has err '^nowhere.json: cannot be opened: No such file'
run 2 validate .
"$doorstep" validate - <"$example" >out 2>err
check "validate reads standard input" [ $? -eq 0 ]
"$doorstep" validate - <bad.json >out 2>err
check "mistakes of standard input" has err '^standard input:'
run 0 validate -- "$example"
printf '{"doorstep": 1, "shifts": [' >many.json
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do
    printf '{"id": %s, "date": "2022-11-07", "start": "07:00", "end": "08:00"},\n' "$i" >>many.json
done
echo '{"id": 26}], "services": [], "teams": [], "members": [], "households": [], "travel": {"mode": "straight", "speed_kmh": 1}}' >>many.json
run 2 validate many.json
check "no more than twenty mistakes are listed" [ "$(grep -c '^many.json:[0-9]' err)" -eq 20 ]
check "and the rest counted" has err 'and [0-9]* more mistakes$'
printf '{"doorstep": 1, "\033[2Jx": 1}' >escape.json
run 2 validate escape.json
check "a file cannot command the terminal" lacks err "$(printf '\033')"

# --- solve ------------------------------------------------------------------------------------------
# In next to no time there is no roster but a greedy one, which breaks rules of this commune.
run 0 generate --commune 25471 --province tay-ninh -o short.json
run 0 solve short.json --time 1ms --threads 1 -o short.plan.json
run 0 check short.json short.plan.json
run 0 solve "$example" --iterations 100 --threads 1
check "solve prints the page" has out 'Households covered'
check "piped, there is no progress" empty err
run 0 solve "$example" --iterations 100 --format json
check "--format json prints the plan" has out '"doorstep_plan": 1'
cp out by_json
run 0 solve "$example" --iterations 100 -o plan.json
check "-o writes the plan" has plan.json '"doorstep_plan": 1'
check "and prints the page" has out 'Households covered'
run 0 solve "$example" --iterations 100 -o - --quiet
check "-o - writes the plan to standard output" has out '"doorstep_plan": 1'
check "and no page" lacks out 'Households covered'
run 0 solve "$example" --iterations 100 -oquiet.json -q
check "--quiet prints nothing" empty out
run 0 solve "$example" --iterations=100 --output=page.txt --format=text -q
check "--format text writes the page" has page.txt 'Households covered'
same_plan() {
    sed '/"run"/d' "$1" >a
    sed '/"run"/d' "$2" >b
    cmp -s a b
}
check "the same plan every time" same_plan by_json plan.json
check "and from standard input" sh -c "'$doorstep' solve - --iterations 100 --format json <'$example' >c"
check "the same plan" same_plan by_json c
run 0 check "$example" plan.json
check "check accepts it" has out 'keeps every rule'

echo "old plan" >kept.json
run 2 solve bad.json --time 100ms -o kept.json
check "bad input leaves the old file" [ "$(cat kept.json)" = "old plan" ]
run 2 solve bad.json --time 100ms -o new.json
check "and makes no new one" [ ! -e new.json ]
run 74 solve "$example" --time 100ms -o nowhere/plan.json
check "a folder that is not there" has err '^nowhere/plan.json: cannot be written: No such file'
run 74 solve "$example" --time 100ms -o .
check "no temporary file is left" files '.doorstep*' 0
"$doorstep" solve "$example" --iterations 10 >/dev/full 2>err
check "a full disk" [ $? -eq 74 ]
check "is reported" has err '^standard output: cannot be written: No space left'
{
    sleep 1 # the reader is gone by then
    "$doorstep" solve "$example" --iterations 10 2>err
    echo $? >code
} | true
check "a closed pipe" [ "$(cat code)" -eq 74 ]

sed 's/"lat": 11.3425/"lat": 113.425/' "$example" >one_bad.json
run 2 solve one_bad.json --iterations 10
run 0 solve one_bad.json --iterations 10 --tolerant -o tolerant.json
check "--tolerant warns" has err 'one_bad.json:[0-9]*:[0-9]*: warning: /households/0'
check "and lists what it left out" has tolerant.json '"household": "h1", "visit": 1, "reason": "bad-input"'
run 0 check one_bad.json tolerant.json --tolerant --quiet
check "the plan is judged" has out 'keeps every rule'

# --- Households in a file of their own -----------------------------------------------------------------
mkdir of_files
python3 - "$data/small.json" of_files/small.json <<'END'
import json, sys
instance = json.load(open(sys.argv[1]))
instance["households"] = {"csv": "homes.csv"}
json.dump(instance, open(sys.argv[2], "w"))
END
{
    echo 'id,lat,lon,area,needs'
    echo 'h1,11.341,106.131,kp1,account:2'
    echo 'h2,11.342,106.132,kp1,account:1|payment:2'
} >of_files/homes.csv
run 0 solve of_files/small.json --iterations 20 -q -o of_files/plan.json
run 0 validate of_files/small.json
check "households of a file are counted" has out '2 households, 2 visits'
run 0 check of_files/small.json of_files/plan.json
check "the plan is for both files" empty err
run 0 explain of_files/small.json of_files/plan.json --household h2
cp of_files/homes.csv homes.kept
run 2 solve of_files/small.json --iterations 20 -o of_files/homes.csv
check "a plan does not take the place of the households" has err '^of_files/homes.csv: the file of the households is here'
check "which are as they were" cmp -s homes.kept of_files/homes.csv
run 0 replan of_files/small.json --baseline of_files/plan.json --from 2022-11-08T00:00 --iterations 20 -q -o of_files/again.json
echo 'h3,11.343,106.133,kp2,account:1' >>of_files/homes.csv
echo ',11.343,106.133,kp1,account:1' >>of_files/homes.csv
run 2 solve of_files/small.json --iterations 20 -o of_files/none.json
check "a mistake has its place in the file" has err '^of_files/homes.csv:4:19: /households/2/area: unknown area "kp2"; did you mean "kp1"'
check "and each has its line" has err '^of_files/homes.csv:5:1: /households/3: '
check "nothing is written" files none.json 0
run 0 solve of_files/small.json --iterations 20 --tolerant -o of_files/tolerant.json
check "--tolerant warns of the file" has err '^of_files/homes.csv:4:19: warning: /households/2/area'
check "and names what it left out by id" has of_files/tolerant.json '"household": "h3", "visit": 1, "reason": "bad-input"'
check "or by its place" has of_files/tolerant.json '"pointer": "/households/3", "visit": 1, "reason": "bad-input"'
run 0 check of_files/small.json of_files/tolerant.json --tolerant -q
run 1 check of_files/small.json of_files/plan.json --tolerant
check "another household file is another instance" has err 'made for another version'
(cd of_files && "$doorstep" validate - --tolerant <small.json >../out 2>../err)
check "from standard input the file is in the current folder" has out '2 households left out'
rm of_files/homes.csv
run 74 validate of_files/small.json
check "a file that is not there" has err '^of_files/small.json:[0-9]*:[0-9]*: /households/csv: "of_files/homes.csv" cannot be opened: No such file'
rm -r of_files

sed 's/"locks": \[/"locks": [{"member": "thu", "shift": "mon-am", "duty": {"team": "phu"}}, /' "$example" >locked.json
run 3 solve locked.json --iterations 10 -o kept.json
check "locks that contradict the rules are named" has err '/locks/0'
check "and leave the old file" [ "$(cat kept.json)" = "old plan" ]

# Ctrl-C, as a terminal sends it: the plan is written all the same.
timeout --preserve-status -s INT 2 "$doorstep" solve "$week" --time 1h -o interrupted.json >out 2>err
code=$?
check "Ctrl-C ends the search with 0, not $code" [ "$code" -eq 0 ]
check "and the plan is written" has interrupted.json '"doorstep_plan": 1'
check "and says so" has interrupted.json '"stopped": "cancelled"'

# On a terminal there is a line of progress, and none with --quiet.
on_terminal() { script -qec "$*" /dev/null >out 2>err </dev/null; }
check "on a terminal" on_terminal "'$doorstep' solve '$week' --time 500ms -o week.json"
check "progress is shown" has out 'households .* iterations/s'
check "and taken away again" has out "$(printf '\r  *\r')"
check "on a terminal, quietly" on_terminal "'$doorstep' solve '$week' --time 300ms -o week.json -q"
check "nothing is shown" empty out

# --- check ------------------------------------------------------------------------------------------
run 0 check "$example" "$plan"
check "the worked example keeps every rule" has out 'keeps every rule'
check "with its score" has out '41.84 *41.84'
run 0 check "$example" "$plan" --baseline "$plan" --from 2022-11-08T00:00
check "beside itself a plan keeps every rule" has out 'keeps every rule'
sed 's/"leave": "07:30:00"/"leave": "07:30:01"/' "$plan" >later.json
run 1 check "$example" "$plan" --baseline later.json --from 2022-11-08T00:00
check "what has begun is compared" has out 'F1'
run 0 check "$example" "$plan" --baseline later.json --from 2022-11-07T07:30
sed 's/"shift": "wed-am"/"shift": "sun-am"/' "$plan" >sunday.json
run 1 check "$example" "$plan" --baseline sunday.json --from 2022-11-08T00:00
check "names that are gone are warned of" has err '^sunday.json:[0-9]*:[0-9]*: warning: .*unknown shift "sun-am"'
check "changes are in the page" has out 'changes to the earlier plan'
run 2 check "$example" "$plan" --baseline "$plan"
check "--baseline needs --from" has err '--baseline and --from go together'
run 2 check "$example" "$plan" --from 2022-11-08T00:00
run 2 check "$example" "$plan" --baseline "$plan" --from 2022-11-08
check "a moment has a time" has err 'expected a date and a time'
run 74 check "$example" "$plan" --baseline nowhere.json --from 2022-11-08T00:00
run 0 check "$example" "$plan" --format json
check "as data" has out '"violations": \[\]'
sed 's/"member": "lan", "shift": "wed-am"/"member": "nam", "shift": "wed-am"/' "$plan" >broken.json
run 1 check "$example" broken.json
check "a broken plan names the rules" has out '^  M1 '
run 1 check "$example" broken.json --format json -o report.json
check "as data in a file" has report.json '"code": "M1"'
check "and nothing beside it" empty out
sed 's/"crew": 1/"crew": "1"/' "$plan" >wrong.json
run 2 check "$example" wrong.json
check "a plan with mistakes" has err '^wrong.json:[0-9]*:[0-9]*: /duties/2/crew'
run 2 check bad.json "$plan"
run 74 check "$example" nowhere.json
run 2 check - -
check "standard input is there once" has err 'only one of'
"$doorstep" check "$example" - <"$plan" >out 2>err
check "the plan from standard input" [ $? -eq 0 ]
"$doorstep" check - "$plan" <"$example" >out 2>err
check "the instance from standard input" [ $? -eq 0 ]
sed 's/"instance": {/"instance": {"digest": "fnv1a64:0123456789abcdef", /' "$plan" >elsewhere.json
run 0 check "$example" elsewhere.json
check "a plan for another version is told" has err 'warning: /instance/digest'
run 0 check "$example" elsewhere.json --quiet
check "not with --quiet" empty err

# --- explain ----------------------------------------------------------------------------------------
run 0 explain "$example" "$plan" --household h1
check "explain says who visits a household" has out 'Is done by team phu crew 1 in mon-am'
run 0 explain "$example" "$plan" --member hoa --format json
check "explain as data" has out '"fact": "max_shifts", "count": 2, "limit": 3'
run 0 explain "$example" "$plan" --desk one-stop -o desk.txt
check "explain writes to a file" has desk.txt 'Desk one-stop'
run 0 explain "$example" "$plan" --iterations 100
check "without an option, what is scarce" has out 'What one more member for one shift would add'
run 2 explain "$example" "$plan" --household h11
check "an unknown household is a mistake of the call" has err '^doorstep explain: unknown household "h11"; did you mean "h1"?'
run 2 explain "$example" "$plan" --member hoa --desk one-stop
check "one question at a time" has err 'one thing can be asked about'
run 2 explain "$example" "$plan" --household ''
check "an empty id" has err 'expected an id'
run 2 explain - -
check "explain reads one thing from standard input" has err 'only one of INSTANCE and PLAN'
sed 's/"end": "08:05:01"/"end": "08:04:01"/' "$plan" >hasty.plan.json
run 1 explain "$example" hasty.plan.json --member hoa
check "a plan that breaks rules is not explained" has err 'this one breaks R1'
check "and nothing is on standard output" empty out

# --- export -----------------------------------------------------------------------------------------
run 2 export "$example" "$plan" --format ics --member hoaa
check "so is an unknown member" has err '^doorstep export: unknown member "hoaa"; did you mean "hoa"?'

# --- generate ---------------------------------------------------------------------------------------
for kind in hamlet commune city matrix; do
    run 0 generate "$kind" -o generated.json
    check "generate $kind -o prints nothing" empty out
    run 0 validate generated.json
done
run 0 generate hamlet --households 20 --seed 3
cp out hamlet.json
run 0 generate --seed=3 --households=20 hamlet
check "the same instance every time" cmp -s out hamlet.json
run 0 generate hamlet --seed 4 --households 20
check "another seed, another instance" sh -c '! cmp -s out hamlet.json'
run 2 generate hamlt
check "an unknown kind" has err 'hamlt'
run 2 generate hamlet --households 2
check "a setting out of range" has err 'households'
run 74 generate hamlet -o nowhere/x.json

echo "$checks checks, $failed failed"
[ "$failed" -eq 0 ]
