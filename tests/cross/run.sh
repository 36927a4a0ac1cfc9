#!/bin/sh
# A second checker, in another language and written from the format alone, judges the engine's
# plans: no rule broken, and the score it computes is the one the plan states.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
checker=$DOORSTEP_ROOT/tests/cross/checker.py
data=$DOORSTEP_ROOT/tests/data

verdict=$(python3 "$checker" "$data/example.json" "$data/example.plan.json")
echo "the worked example: $verdict"
case $verdict in
"ok 41.84265"*) ;;
*) exit 1 ;;
esac

for instance in "$DOORSTEP_ROOT"/instances/*.json "$data/example.json"; do
    for seed in 1 2; do
        "$DOORSTEP" solve "$instance" --iterations 1000 --seed $seed \
            --quiet -o "$work/plan.json"
        printf '%s, seed %s: ' "$(basename "$instance")" $seed
        python3 "$checker" "$instance" "$work/plan.json"
    done
done

# Households in a file of their own: the same plan as with the list inside, judged with that file.
for name in hamlet weekly-matrix; do
    households=$(python3 "$DOORSTEP_ROOT/tests/cross/beside.py" "$DOORSTEP_ROOT/instances/$name.json" "$work")
    [ "$households" -ge 10 ]
    for form in inside ndjson csv; do
        "$DOORSTEP" solve "$work/$form.json" --iterations 1000 --quiet -o "$work/$form.plan.json"
        sed '/^ "instance"/d; /^ "run"/d' "$work/$form.plan.json" >"$work/$form.plan"
        cmp "$work/inside.plan" "$work/$form.plan"
        printf '%s, %s: ' "$name" $form
        python3 "$checker" "$work/$form.json" "$work/$form.plan.json"
        "$DOORSTEP" check "$work/$form.json" "$work/$form.plan.json" >"$work/page" 2>"$work/said"
        [ ! -s "$work/said" ] # the digest is that of both files
    done
done

# It does find what is wrong: a plan whose first crew leaves before its shift.
sed 's/"leave": "07:30:00"/"leave": "07:29:59"/' "$data/example.plan.json" >"$work/plan.json"
if python3 "$checker" "$data/example.json" "$work/plan.json" >"$work/found"; then
    echo "a crew that leaves too early was not found"
    exit 1
fi
grep -q '^R1' "$work/found"

# Beside a baseline: drawn rosters, changed, with new plans that mostly keep what has begun.
python3 "$DOORSTEP_ROOT/tests/cross/replan.py" "$DOORSTEP" "$work" \
    "$([ -n "${DOORSTEP_TEST_QUICK:-}" ] && echo 50 || echo 400)"
