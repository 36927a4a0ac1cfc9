#include "report/page_text.h"

/* The assembler takes a file as it is: as an array in C it would be compiled for seconds. */
#define TEXT(name, file)                           \
    __asm__(".pushsection .rodata\n"               \
            ".global " name "\n"                   \
            ".hidden " name "\n"                   \
            ".type " name ", %object\n" name ":\n" \
            ".incbin \"" file "\"\n"               \
            ".byte 0\n"                            \
            ".size " name ", . - " name "\n"       \
            ".popsection\n")

TEXT("ds_page_text", DS_PAGES "/page.html");
TEXT("ds_index_text", DS_PAGES "/index.html");
