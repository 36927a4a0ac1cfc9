#!/bin/sh
# Functions are short, and the check that says so finds a long one.
set -eu
check="python3 $DOORSTEP_ROOT/tests/shape/shape.py"
$check "$DOORSTEP_ROOT"

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
mkdir "$copy/engine"
{
    printf 'static int long_one(int a,\n                    int b) {\n'
    yes '    a++;' | head -n 98
    printf '}\n'
} >"$copy/engine/planted.c"
if $check "$copy" >"$copy/found" || ! grep -q 'planted.c:1: 101 lines' "$copy/found"; then
    echo "a planted function of 101 lines was not found"
    exit 1
fi
