#!/bin/sh
# Tables of spreadsheets, and what `import` makes of them.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$DOORSTEP_ROOT/tests/import/import.py" "$DOORSTEP" "$DOORSTEP_ROOT/tests/data/spreadsheets" "$work"
