#!/bin/sh
# Replays the corpora and the broken inputs, and a fixed number of mutations of them.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
data=$DOORSTEP_ROOT/tests
"$DOORSTEP_BUILD/fuzz_instance" 1500 "$data"/fuzz/corpus/instance/* "$data"/data/example.json "$data"/data/bad/*.json
"$DOORSTEP_BUILD/fuzz_plan" 6000 "$data"/fuzz/corpus/plan/* "$data"/data/example.plan.json
"$DOORSTEP_BUILD/fuzz_households" 4000 "$data"/fuzz/corpus/households/* "$data"/data/bad/*.csv \
    "$data"/data/bad/*.ndjson
"$DOORSTEP_BUILD/fuzz_manifest" 3000 "$data"/fuzz/corpus/manifest/*
"$DOORSTEP_BUILD/fuzz_import" 200 "$DOORSTEP_ROOT"/instances/templates/*/*.csv "$data"/data/spreadsheets/*/*.csv
