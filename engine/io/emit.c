#include "io/emit.h"

#include <float.h>
#include <math.h>

#include "model/calendar.h"

void ds_emit_string(ds_buf *buf, const char *string) {
    ds_buf_puts(buf, "\"");
    for (const char *c = string; *c != '\0'; c++) {
        if (*c == '"' || *c == '\\') {
            ds_buf_puts(buf, "\\");
            ds_buf_add(buf, c, 1);
        } else if (*c == '\n') {
            ds_buf_puts(buf, "\\n");
        } else if ((unsigned char)*c < 0x20) {
            ds_buf_printf(buf, "\\u%04x", (unsigned)*c);
        } else {
            ds_buf_add(buf, c, 1);
        }
    }
    ds_buf_puts(buf, "\"");
}

void ds_emit_number(ds_buf *buf, double value) {
    ds_buf_number(buf, fmin(fmax(value, -DBL_MAX), DBL_MAX));
}

void ds_emit_clock(ds_buf *buf, int32_t seconds) {
    char text[DS_CLOCK_TEXT];
    ds_clock_text(seconds, false, text);
    ds_emit_string(buf, text);
}

void ds_emit_digest(ds_buf *buf, uint64_t digest) {
    ds_buf_printf(buf, "\"fnv1a64:%016llx\"", (unsigned long long)digest);
}
