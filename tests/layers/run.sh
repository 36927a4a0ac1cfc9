#!/bin/sh
# The layer check holds for the tree, and finds what is planted into a copy of it.
set -eu
root=${DOORSTEP_ROOT:-$(dirname "$0")/../..}
check="python3 $root/tests/layers/layers.py"
$check "$root"

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

# plant_line FILE LINE MESSAGE: a line added to FILE is refused with MESSAGE.
plant_line() {
    rm -rf "${copy:?}/tree"
    mkdir "$copy/tree"
    cp -r "$root/engine" "$root/include" "$copy/tree"
    mkdir -p "$copy/tree/$(dirname "$1")"
    echo "$2" >>"$copy/tree/$1"
    if $check "$copy/tree" >"$copy/found"; then
        echo "not refused: $1 with $2"
        exit 1
    fi
    if ! grep -qF -e "$3" "$copy/found"; then
        echo "$1 with $2: expected \"$3\", found:"
        cat "$copy/found"
        exit 1
    fi
}

# plant FILE INCLUDE MESSAGE
plant() {
    plant_line "$1" "#include $2" "$3"
}

plant engine/model/plan.c '"check/check.h"' 'room model must not know "check/check.h"'
plant engine/check/planted.c '"travel/travel.h"' 'room check must not know "travel/travel.h"'
plant engine/check/planted.c '"base/nowhere.h"' '"base/nowhere.h" is no file of the engine'
plant engine/cli/planted.c '"model/plan.h"' 'room cli must not know "model/plan.h"'
plant engine/solve/planted.c '<cjson/cJSON.h>' 'belongs to engine/io/'
plant engine/roster/planted.c '<glpk.h>' 'belongs to engine/base/lp.c'
plant engine/cellar/planted.c '<stdio.h>' 'there is no room "cellar"'
plant engine/base/arena.h '"base/arena.h"' 'circle: base/arena.h -> base/arena.h'
plant engine/model/ids.h '"model/instance.h"' 'circle: '
plant include/doorstep/doorstep.h '<glpk.h>' 'is no header every C program has'
plant_line engine/io/boundary.c 'bool planted(void) { return ds_json_own_key(""); }' \
    'circle of calls: io/json -> io/boundary -> io/json'
echo "layers: every planted mistake was found"
