#include "io/lock_text.h"

#include <string.h>

#include "io/emit.h"
#include "io/scan.h"

/* The document's list of locks, brackets included; where it has none, the document. */
static bool find_list(const char *text, size_t length, ds_span *found, bool *is_list) {
    ds_reporter silent = {0};
    ds_scan scan;
    ds_span value;
    bool whole = false;
    ds_scan_init(&scan, NULL, text, length, &silent);
    *is_list = false;
    if (ds_scan_enter(&scan, '{')) {
        while (!*is_list && ds_scan_next(&scan)) {
            ds_span key = ds_scan_key(&scan);
            bool locks = key.length == strlen("locks") && memcmp(key.text, "locks", 5) == 0;
            if (ds_scan_value(&scan, &value) && locks) {
                *found = value;
                *is_list = true;
            }
        }
        whole = !scan.failed;
    }
    if (!*is_list) {
        *found = (ds_span){text, length};
    }
    ds_scan_free(&scan);
    return whole;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void put_lock(ds_buf *out, const ds_instance *in, const ds_member_lock *lock) {
    ds_buf_puts(out, "    {\"member\": ");
    ds_emit_string(out, in->members[lock->member].id);
    ds_buf_puts(out, ", \"shift\": ");
    ds_emit_string(out, in->shifts[lock->shift].id);
    ds_buf_puts(out, ", \"duty\": ");
    switch (lock->duty) {
    case DS_DUTY_OFF:
        ds_buf_puts(out, "\"off\"}");
        return;
    case DS_DUTY_TEAM:
        ds_buf_puts(out, "{\"team\": ");
        ds_emit_string(out, in->teams[lock->where].id);
        break;
    case DS_DUTY_DESK:
        ds_buf_puts(out, "{\"desk\": ");
        ds_emit_string(out, in->desks[lock->where].id);
        break;
    }
    ds_buf_puts(out, "}}");
}

doorstep_status ds_lock_text(const ds_instance *in, const char *text, size_t length,
                             const ds_member_lock *locks, int32_t count, char **out,
                             size_t *out_length) {
    ds_buf buf = {0};
    ds_span found;
    bool is_list;
    *out = NULL;
    if (count == 0) {
        ds_buf_add(&buf, text, length);
        return ds_buf_take(&buf, out, out_length);
    }
    if (!find_list(text, length, &found, &is_list)) {
        return DOORSTEP_NO_MEMORY; /* the text was read before: only memory can be missing */
    }
    /* The closing bracket, and the end of what stands before it. */
    const char *closing = found.text + found.length - 1;
    while (*closing != (is_list ? ']' : '}')) {
        closing--;
    }
    const char *last = closing;
    while (is_blank(last[-1])) {
        last--;
    }
    bool empty = last[-1] == '[';
    ds_buf_add(&buf, text, (size_t)(last - text));
    ds_buf_puts(&buf, is_list ? "" : ",\n  \"locks\": [");
    for (int32_t i = 0; i < count; i++) {
        ds_buf_puts(&buf, i == 0 && (empty || !is_list) ? "\n" : ",\n");
        put_lock(&buf, in, &locks[i]);
    }
    ds_buf_puts(&buf, is_list ? "\n  " : "\n  ]\n");
    ds_buf_add(&buf, closing, (size_t)(text + length - closing));
    return ds_buf_take(&buf, out, out_length);
}
