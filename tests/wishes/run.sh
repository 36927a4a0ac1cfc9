#!/bin/sh
# Wishes hold up: load is spread, requests are granted by weight, a weight of 0 switches a wish off.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -B "$DOORSTEP_ROOT/tests/wishes/wishes.py" "$DOORSTEP" "$work"
