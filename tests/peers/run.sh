#!/bin/sh
# The conversions of bench/peers and its campaign, without the peers: solvers of a few lines take
# their place. What is converted and back is judged by the checker.
set -eu
cd "$DOORSTEP_ROOT/tests/peers"
PYTHONPATH=$DOORSTEP_ROOT/bench/peers:$PWD/solvers exec python3 -B -m unittest -q \
    test_fixed test_problem test_orienteering test_tables test_campaign
