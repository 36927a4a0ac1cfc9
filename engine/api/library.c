/* The library itself: its version, its texts, memory handed out. */
#include <stdlib.h>

#include <doorstep/doorstep.h>

const char *doorstep_version(void) {
    return DOORSTEP_VERSION;
}

void doorstep_free(void *text) {
    free(text);
}

const char *doorstep_status_text(doorstep_status status) {
    static const char *const texts[] = {
#define STATUS_TEXT(name, code, text) text,
        DOORSTEP_STATUS_MAP(STATUS_TEXT)
#undef STATUS_TEXT
    };
    size_t index = (size_t)status;
    return index < sizeof texts / sizeof texts[0] ? texts[index] : "unknown status";
}

int doorstep_status_exit_code(doorstep_status status) {
    static const int codes[] = {
#define STATUS_CODE(name, code, text) code,
        DOORSTEP_STATUS_MAP(STATUS_CODE)
#undef STATUS_CODE
    };
    size_t index = (size_t)status;
    return index < sizeof codes / sizeof codes[0] ? codes[index] : codes[DOORSTEP_INTERNAL];
}
