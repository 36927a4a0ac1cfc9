#!/bin/sh
# Explanations of a plan of Ninh Sơn: every reason is forced and has to be named, and every change
# that is said to make a visit possible is made and solved again.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$DOORSTEP_ROOT/tests/explain/force.py" "$DOORSTEP" \
    "$DOORSTEP_ROOT/instances/ninh-son.json" "$work"
python3 "$DOORSTEP_ROOT/tests/explain/claims.py" "$DOORSTEP" "$work"
