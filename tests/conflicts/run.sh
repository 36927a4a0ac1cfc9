#!/bin/sh
# Locks that cannot be kept together, through the program: those that `solve` names cannot be, and without
# any one of them they can.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$DOORSTEP_ROOT/tests/conflicts/leave_out.py" "$DOORSTEP" "$work"
