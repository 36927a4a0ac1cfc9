#!/bin/sh
# Places by name and code, pieces of a province, plans of small communes, folders that are cut short.
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

# --- Places ------------------------------------------------------------------------------------------
run 0 generate --commune 25480 --seed 1
check "the pilot by its place alone" cmp -s out "$DOORSTEP_ROOT/instances/ninh-son.json"
run 0 generate --commune ninh-son --seed 1
check "and by its name" cmp -s out "$DOORSTEP_ROOT/instances/ninh-son.json"
run 0 generate --district 711 --seed 2 -o by-code.json
run 0 generate --province 72 --district ben-cau --seed 2 -o by-name.json
check "a district alone is what its province has there" cmp -s by-code.json by-name.json
run 0 generate district --district ben-cau --seed 2
check "the same to standard output" cmp -s by-code.json out
run 0 validate by-code.json
check "nine communes" has out ' 29 teams, '
check "and their households" has out ' 19994 households,'
check "each with its facts" has by-code.json '"code": "25687", "key": "long-phuoc", "name": "Xã Long Phước"'
run 2 generate --commune atlantis
check "an unknown name" has err 'found "atlantis", expected a code, or a name'
run 2 generate --district 1
check "an unknown code" has err 'no facts are known'
run 2 generate --province tay-ninh --teams 3
check "what a kind does not have" has err 'option teams: a province does not have it'
run 2 generate --seed 3
check "no place and no kind" has err 'nothing says what to make'
run 2 generate --country
check "a country needs a name" has err 'has to be given a name'
run 2 generate --province tay-ninh --parts commune
check "and so does a province in parts" has err 'has to be given a name'
run 2 generate --province tay-ninh --parts hamlet -o parts
check "parts are units" has err 'expected commune, district or province'
run 74 generate --country -o by-code.json
check "a file is no folder" has err 'by-code.json: no folder can be made'
run 74 generate --province tay-ninh -o nowhere/x.json

# --- Plans: a commune with one team, with two, with four; as in the province --------------------------
for commune in 25687 25492 25603; do
    run 0 generate --commune "$commune" --seed 5 -o commune.json
    run 0 solve commune.json --iterations 300 --threads 1 -q -o plan.json
    run 0 check commune.json plan.json
done

# --- A country that is cut short: what is there is whole, and there is no manifest --------------------
"$doorstep" generate --country -o country &
program=$!
while [ -z "$(find country -name '*.json' 2>/dev/null)" ] && kill -0 "$program" 2>/dev/null; do
    sleep 0.1
done
check "it was running" kill -9 "$program"
wait "$program" 2>/dev/null
for part in country/*/*.json; do
    check "$part is whole" [ "$(tail -n 1 "$part")" = "}" ]
done
check "and no manifest" [ ! -e country/manifest.json ]

echo "$checks checks, $failed failed"
[ "$failed" -eq 0 ]
