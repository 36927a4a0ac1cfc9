#include "report/page_text.h"

/* The assembler takes the file as it is: as an array in C it would be compiled for seconds. */
__asm__(".pushsection .rodata\n"
        ".global ds_page_text\n"
        ".hidden ds_page_text\n"
        ".type ds_page_text, %object\n"
        "ds_page_text:\n"
        ".incbin \"" DS_PAGE_FILE "\"\n"
        ".byte 0\n"
        ".size ds_page_text, . - ds_page_text\n"
        ".popsection\n");
