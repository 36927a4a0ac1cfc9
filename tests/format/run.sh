#!/bin/sh
# Every C file is as clang-format 14 leaves it (.clang-format; versions differ in details).
set -eu
cd "${DOORSTEP_ROOT:-$(dirname "$0")/../..}"
clang-format --version
find engine include tests bench -name '*.[ch]' -exec clang-format --dry-run -Werror {} +
