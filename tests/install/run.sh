#!/bin/sh
# An installation is whole: program, header, both libraries, pkg-config; the README's example
# compiles with nothing else and works, linked either way.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$DOORSTEP_BUILD" --prefix "$work/usr" >"$work/log"

PKG_CONFIG_PATH=$(dirname "$(find "$work/usr" -name doorstep.pc)")
export PKG_CONFIG_PATH
library=$(pkg-config --variable=libdir doorstep)
test "$(pkg-config --modversion doorstep)" = "$(cat "$DOORSTEP_ROOT/VERSION")"

awk '/^```c$/ { on = 1; next } /^```$/ { on = 0 } on' "$DOORSTEP_ROOT/README.md" >"$work/example.c"
strict="-std=c11 -pedantic-errors -Wall -Wextra -Werror"
# shellcheck disable=SC2046,SC2086 # lists of options
$CC $strict "$work/example.c" $(pkg-config --cflags --libs doorstep) -o "$work/shared"
# shellcheck disable=SC2046,SC2086
$CC $strict "$work/example.c" $(pkg-config --cflags doorstep) "$library/libdoorstep.a" \
    $(pkg-config --static --libs doorstep) -o "$work/static"

hamlet=$DOORSTEP_ROOT/instances/hamlet.json
LD_LIBRARY_PATH=$library "$work/shared" "$hamlet" >"$work/shared.txt"
"$work/static" "$hamlet" >"$work/static.txt"
grep -q . "$work/static.txt"
"$work/usr/bin/doorstep" validate "$hamlet"
cat "$work/static.txt"

# The shared library shows the public header's names and no others.
nm -D --defined-only "$library/libdoorstep.so" | awk '{ print $3 }' | sort >"$work/shown"
grep -o 'doorstep_[a-z_]*(' "$DOORSTEP_ROOT/include/doorstep/doorstep.h" | tr -d '(' |
    sort -u >"$work/declared"
if grep -vxF -f "$work/declared" "$work/shown"; then
    echo "the shared library exports what the header does not declare"
    exit 1
fi
