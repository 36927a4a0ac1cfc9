#!/bin/sh
# Two plans side by side: every difference is told, and nothing else.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$DOORSTEP_ROOT/tests/compare/compare.py" "$DOORSTEP" "$DOORSTEP_ROOT/tests/data" "$work"
