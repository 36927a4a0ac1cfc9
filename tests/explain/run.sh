#!/bin/sh
# Explanations: every reason is forced on a plan of Ninh Sơn and has to be named, and every claim (where a
# visit could be done, what it would displace, what would make it possible) is made true and solved again.
# Under sanitizers only the small instances are.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$DOORSTEP_ROOT/tests/explain/claims.py" "$DOORSTEP" "$work"
if [ -z "${DOORSTEP_TEST_QUICK:-}" ]; then
    python3 "$DOORSTEP_ROOT/tests/explain/force.py" "$DOORSTEP" \
        "$DOORSTEP_ROOT/instances/ninh-son.json" "$work"
fi
