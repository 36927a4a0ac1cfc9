#!/bin/sh
# The public header stands alone: as strict C11, and as C++.
set -eu
root=${DOORSTEP_ROOT:-$(dirname "$0")/../..}
strict="-pedantic-errors -Wall -Wextra -Werror -Wshadow -fsyntax-only -I$root/include"
unit='#include <doorstep/doorstep.h>
int main(void) { return doorstep_status_exit_code(DOORSTEP_OK); }'
# shellcheck disable=SC2086 # a list of options
printf '%s\n' "$unit" | ${CC:-cc} -std=c11 -Wstrict-prototypes $strict -x c -
# shellcheck disable=SC2086
printf '%s\n' "$unit" | ${CXX:-c++} -std=c++11 $strict -x c++ -
