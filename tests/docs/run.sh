#!/bin/sh
# The documentation's examples are valid, and its links lead somewhere.
set -eu
python3 "$DOORSTEP_ROOT/tests/docs/examples.py" "$DOORSTEP" "$DOORSTEP_ROOT/docs/format.md"
python3 "$DOORSTEP_ROOT/tests/docs/links.py" "$DOORSTEP_ROOT"
