#!/bin/sh
# How far plans of generated hamlets are from the best possible: ten of each size, one team, one
# week, two minutes each on two threads. Prints a row for each and the mean.
# Usage: bench/gaps.sh [DOORSTEP [FIRST_SEED [LAST_SEED [SIZE...]]]]
set -eu
doorstep=${1:-build/release/doorstep}
first=${2:-1}
last=${3:-10}
[ $# -gt 3 ] && shift 3 || set -- 150 400
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo "households seed score bound gap"
for households; do
    seed=$first
    while [ "$seed" -le "$last" ]; do
        "$doorstep" generate hamlet --households "$households" --days 5 --members 6 \
            --seed "$seed" -o "$folder/in.json"
        "$doorstep" solve "$folder/in.json" --time 25 --bound-time 90 --threads 2 --quiet \
            -o "$folder/plan.json"
        python3 -c '
import json, sys
plan = json.load(open(sys.argv[3]))
score, bound = plan["score"]["total"], plan["bound"]
print(*sys.argv[1:3], "%.2f %.2f %.4f" % (score, bound["score"], bound["gap"]))' \
            "$households" "$seed" "$folder/plan.json" | tee -a "$folder/$households"
        seed=$((seed + 1))
    done
    awk '{ sum += $5 } END { printf "mean of %d with %d households: %.4f\n", NR, $1, sum / NR }' \
        "$folder/$households"
done
