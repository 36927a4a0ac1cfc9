# Flags of everything compiled here.
#
# -ffp-contract=off: no fused multiply-add, so that a score is the same to the last bit on every
# machine and the same plan comes out.
add_compile_options(-ffp-contract=off
    -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
    -Wpointer-arith -Wwrite-strings -Wvla -Wundef -Wformat=2
    -Wno-format-nonliteral)

if(DOORSTEP_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all
        -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()

# Coverage for libFuzzer, in everything; the targets alone are linked with its driver. clang counts
# the start of an empty range of an array that is not there, NULL + 0, as overflow; we do not.
if(DOORSTEP_FUZZER)
    add_compile_options(-fsanitize=fuzzer-no-link -fno-sanitize=pointer-overflow)
    add_link_options(-fsanitize=fuzzer-no-link)
endif()
