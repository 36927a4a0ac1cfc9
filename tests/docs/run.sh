#!/bin/sh
# The documentation's examples are valid, its messages are the program's, its links lead somewhere.
set -eu
docs=$DOORSTEP_ROOT/tests/docs
python3 "$docs/examples.py" "$DOORSTEP" "$DOORSTEP_ROOT/docs/format.md"
python3 "$docs/errors.py" "$DOORSTEP" "$DOORSTEP_ROOT"
python3 "$docs/walk.py" "$DOORSTEP" "$DOORSTEP_ROOT"
python3 "$docs/rooms.py" "$DOORSTEP_ROOT"
python3 "$docs/links.py" "$DOORSTEP_ROOT"
