#!/bin/sh
# The morning after: instances change, `replan` plans the rest anew, and both checkers judge it.
set -u
doorstep=${DOORSTEP:?}
root=${DOORSTEP_ROOT:?}
checker=$root/tests/cross/checker.py
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
        sed 's/^/  out: /' out 2>/dev/null | head -n 8
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
score() { sed -n 's/.*"score": {"total": \([0-9.]*\).*/\1/p' "$1"; }
lacks() { ! grep -q -e "$2" "$1"; }

# edit FROM TO PYTHON: changes a JSON document `d`.
edit() { python3 -c "import json, sys
d = json.load(open(sys.argv[1], encoding='utf-8'))
$3
json.dump(d, open(sys.argv[2], 'w', encoding='utf-8'))" "$1" "$2"; }

# replanned WHAT CHANGED MOMENT: makes new.json for a changed instance, judged by both checkers.
replanned() {
    run 0 replan "$2" --baseline base.json --from "$3" --iterations 2000 --threads 1 -o new.json
    cp out page
    cp err warnings
    run 0 check "$2" new.json --baseline base.json --from "$3"
    check "$1: the checker has nothing to warn of" lacks err "^new.json"
    python3 "$checker" "$2" new.json base.json "$3" >out 2>err
    check "$1: the second checker agrees" [ $? -eq 0 ]
}

# --- A ward's week ----------------------------------------------------------------------------------
ward=$root/instances/ninh-son.json
moment=2022-11-09T00:00
"$doorstep" solve "$ward" --iterations 2000 --threads 1 -q -o base.json || exit 1

edit "$ward" dear.json "d['objective']['change'] = 1000" # a plan made in haste can be better for a change
replanned "nothing changed" dear.json $moment
check "nothing has to change" has page '^Duties that change  *0,'
run 0 replan "$ward" --baseline base.json --from $moment --iterations 2000 --threads 1 -q -o same.json
check "where changes are cheap, those made are worth what they cost" \
    python3 -c "import sys; sys.exit(not $(score same.json) >= $(score base.json) - 1e-6)"

ill=$(python3 -c "import json
d = [x for x in json.load(open('base.json'))['duties'] if x['shift'] == 'thu-am' and 'crew' in x]
print(d[0]['member'])")
edit "$ward" ill.json "
for m in d['members']:
    if m['id'] == '$ill':
        m['unavailable'] = [s['id'] for s in d['shifts'] if s['date'] >= '2022-11-09']"
replanned "a member is ill" ill.json $moment
check "the page names whose duties change" has page 'Whose duties change'
check "and what became of them" has page 'thu-am 07:00-11:30: team .* → off'
check "and which visits" has page '^Visits given up'
check "most duties stay" [ "$(sed -n 's/^Duties that change  *\([0-9]*\),.*/\1/p' page)" -lt 40 ]
check "the plan says what it is" has new.json '"replan": {"from": "2022-11-09T00:00", "baseline": "fnv1a64:'

edit "$ward" left.json "
d['members'] = [m for m in d['members'] if m['id'] != '$ill']
d['locks'] = [x for x in d['locks'] if x.get('member') != '$ill']"
replanned "a member has left" left.json $moment
check "the member is named" has warnings "unknown member \"$ill\""

edit "$ward" team.json "
d['teams'] = [t for t in d['teams'] if t['id'] != 'to2']
for m in d['members']:
    for key in ('teams', 'helps'):
        if key in m: m[key] = [t for t in m[key] if t != 'to2']
for h in d['households']:
    if h.get('team') == 'to2': del h['team']
d['locks'] = [x for x in d['locks'] if '\"to2\"' not in json.dumps(x)]"
replanned "a team is gone" team.json 2022-11-08T12:00
check "what it did and will not do is named" has warnings 'unknown team "to2"'

edit "$ward" off.json "
d['shifts'] = [s for s in d['shifts'] if s['id'] != 'fri-pm']
for x in d['members'] + d['teams']:
    for key in ('shifts', 'unavailable'):
        if key in x: x[key] = [s for s in x[key] if s != 'fri-pm']
    if 'requests' in x: x['requests'] = [r for r in x['requests'] if r['shift'] != 'fri-pm']
for x in d.get('desks', []): x['demand'] = [e for e in x['demand'] if e['shift'] != 'fri-pm']
for h in d['households']:
    for w in [h] + h.get('visits', []):
        w['windows'] = [v for v in w.get('windows', []) if v.get('shift') != 'fri-pm']
        if not w['windows']: del w['windows']
d['locks'] = [x for x in d['locks'] if x.get('shift') != 'fri-pm']"
replanned "a shift is cancelled" off.json $moment

edit "$ward" more.json "
new = {**d['households'][0], 'id': 'new', 'name': 'Nhà mới', 'priority': 50}
new.pop('windows', None)
d['households'] = [new] + d['households']
for h in d['households'][1:600]: h['windows'] = [{'date': '2022-11-11'}]"
replanned "households are added, and ask for another day" more.json $moment
check "who has become urgent is visited" has page '^  new '

replanned "everything has begun" "$ward" 2022-11-13T00:00
replanned "nothing has begun" "$ward" 2022-11-07T00:00

# --- The command line -------------------------------------------------------------------------------
run 2 replan "$ward" --baseline base.json
check "the moment is asked for" has err 'expected --baseline PLAN and --from MOMENT'
run 2 replan "$ward" --baseline base.json --from tomorrow
check "and has to be one" has err 'found "tomorrow"'
run 74 replan "$ward" --baseline nowhere.json --from $moment
run 2 replan - --baseline - --from $moment
check "one standard input is not two files" has err 'only one of'
run 0 replan ill.json --baseline base.json --from $moment --iterations 0 --threads 1 --format json
check "--format json prints the plan" has out '"doorstep_plan": 1'
run 0 replan ill.json --baseline base.json --from $moment --iterations 0 --threads 1 -q -o quiet.json
check "--quiet prints nothing" [ ! -s out ]

# --- Going on from a plan ---------------------------------------------------------------------------
edit base.json worse.json "
d['duties'][0]['member'] = 'nobody'
d['routes'][0]['stops'] += d['routes'][-1]['stops']"
run 0 solve "$ward" --start base.json --iterations 500 --threads 1 -q -o better.json
check "a plan to start from gets no worse" \
    python3 -c "import sys; sys.exit(not $(score better.json) >= $(score base.json) - 1e-6)"
run 0 solve "$ward" --start worse.json --iterations 0 --threads 1 -o from.json
check "who is not known is named at its place" has err '^worse.json: warning: /duties/0/member: .*"nobody"'
check "and what breaks a rule" has err '^worse.json: warning: /routes/[0-9]*/stops/[0-9]*: not taken up'
run 0 check "$ward" from.json
run 2 solve - --start -
check "one standard input is not two files" has err 'only one of'

python3 "$root/tests/replan/drawn.py" "$doorstep" "$work" 60 || failed=$((failed + 1))
echo "$checks checks, $failed failed"
[ "$failed" -eq 0 ]
