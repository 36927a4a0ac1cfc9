#!/bin/sh
# A country planned on several ranks of this machine, more of them than it has processors if need be:
# the same plans as by one process; a killed run goes on; mistakes of parts, of the manifest and of
# the command line are told once.
set -u
mpi=${DOORSTEP_BUILD:?}/doorstep-mpi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0 checks=0
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 # containers know no other user
export OMPI_MCA_btl=self,vader,tcp OMPI_MCA_btl_tcp_if_include=lo
# What Open MPI does not free when it ends is its own business.
export LSAN_OPTIONS="suppressions=$DOORSTEP_ROOT/tests/mpi/lsan.supp:print_suppressions=0"

check() {
    what=$1
    shift
    checks=$((checks + 1))
    if ! "$@"; then
        failed=$((failed + 1))
        echo "FAILED: $what"
        sed 's/^/  out: /' out 2>/dev/null | head -n 5
        sed 's/^/  err: /' err 2>/dev/null | head -n 15
    fi
}

# run CODE RANKS ARGUMENT...
run() {
    wanted=$1 ranks=$2
    shift 2
    timeout 120 mpirun --oversubscribe --bind-to none -n "$ranks" "$mpi" "$@" >out 2>err </dev/null
    code=$?
    check "$ranks ranks: $* ends with $wanted, not $code" [ "$code" -eq "$wanted" ]
}

has() { grep -q -e "$2" "$1"; }
count() { [ "$(grep -c -e "$2" "$1")" -eq "$3" ]; }

same_plans() {
    [ "$(cd "$1" && find . -name '*.json' | wc -l)" -eq 8 ] || return 1
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
"$DOORSTEP" solve country/manifest.json --iterations 400 --threads 2 -q -o one || exit 1

# --- The same plans on any number of ranks ----------------------------------------------------------
for ranks in 1 2 4; do
    run 0 "$ranks" solve country/manifest.json --iterations 400 --threads 1 -o "on$ranks"
    check "$ranks ranks: the plans of one process" same_plans one "on$ranks"
    check "$ranks ranks: a line a part" count err ' of 7: ' 7
    check "$ranks ranks: one page" count out '^Parts planned' 1
done
run 0 9 solve country/manifest.json --iterations 400 -o one
check "more ranks than parts: all are kept" count err ', kept$' 7
timeout 60 "$mpi" solve country/manifest.json --iterations 400 --threads 2 -q -o alone >out 2>err </dev/null
check "without mpirun it is one rank" [ $? -eq 0 ]
check "with the same plans" same_plans one alone

# --- Killed -----------------------------------------------------------------------------------------
# The launcher dies as soon as there is a plan; what it leaves behind neither hinders the next run nor
# spoils its plans. Budgets are such that it is killed in the middle on any machine.
mpirun --oversubscribe --bind-to none -n 2 "$mpi" solve country/manifest.json --iterations 8000 \
    --threads 1 -o killed >/dev/null 2>&1 </dev/null &
launcher=$!
until [ "$(find killed -name '*.json' 2>/dev/null | wc -l)" -ge 1 ] || ! kill -0 "$launcher" 2>/dev/null; do
    sleep 0.02
done
kill -9 "$launcher" 2>/dev/null
wait "$launcher" 2>/dev/null
check "it was killed in the middle" [ ! -e killed/summary.json ]
run 0 2 solve country/manifest.json --iterations 8000 --threads 1 -o killed
check "plans that were made are kept" has err ', kept$'
check "the others are made" has err '[0-9] s$'
"$DOORSTEP" solve country/manifest.json --iterations 8000 -q -o whole
check "it ends with the plans of a run that was not killed" same_plans whole killed

# --- Mistakes ---------------------------------------------------------------------------------------
sed -i 's/"minutes": /"minuts": /' country/79/6.json
run 4 3 solve country/manifest.json --iterations 100 -o rest
check "a part's mistakes are told" has err '^country/79/6.json:[0-9]*:.*did you mean "minutes"?'
check "once" [ -z "$(grep '^country/' err | sort | uniq -d)" ]
check "the others are planned" [ "$(find rest -name '*.json' ! -name summary.json | wc -l)" -eq 6 ]
check "the page names the part" has out '^  79/6.json: '
sed 's/"id": "2"/"id": "1"/' country/manifest.json >country/bad.json
run 2 3 solve country/bad.json --iterations 100 -o none
check "a mistake of the manifest is told once" count err '^country/bad.json:3:' 1
check "and nothing is written" [ ! -e none ]
run 2 2 solve country/manifest.json --nonsense
check "a mistyped option is told once" count err 'unknown option --nonsense$' 1
run 2 2 solve
run 2 2
run 0 2 --help
check "help is printed once" count out '^Usage: doorstep-mpi ' 1
run 0 2 solve --help
check "and of the command" has out 'threads of each rank'
run 0 1 --version
check "the version" has out "^doorstep-mpi $(cat "$DOORSTEP_ROOT/VERSION")\$"

echo "$checks checks, $failed failed"
[ "$failed" -eq 0 ]
