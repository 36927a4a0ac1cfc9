#!/bin/sh
# Duties that went out as a table and come back as locks.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$DOORSTEP_ROOT/tests/lock/lock.py" "$DOORSTEP" "$DOORSTEP_ROOT/tests/data" "$work"
