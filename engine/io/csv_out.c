#include "io/csv_out.h"

#include <math.h>
#include <string.h>

ds_csv_out ds_csv_out_make(void) {
    ds_csv_out out = {0};
    ds_buf_puts(&out.buf, "\xef\xbb\xbf");
    return out;
}

static void begin_cell(ds_csv_out *out) {
    ds_buf_puts(&out->buf, out->begun ? "," : "");
    out->begun = true;
}

/* Would a spreadsheet compute it? Apostrophes in front do not count: one more is then put there, so
 * that taking one away gives the text back. */
static bool looks_like_formula(const char *text) {
    char first = text[strspn(text, "'")];
    return first != '\0' && strchr("=+-@\t\r", first) != NULL;
}

void ds_csv_put(ds_csv_out *out, const char *text) {
    bool quoted = text[strcspn(text, ",;\"\r\n\t")] != '\0' || text[0] == ' ';
    begin_cell(out);
    ds_buf_puts(&out->buf, quoted ? "\"" : "");
    ds_buf_puts(&out->buf, looks_like_formula(text) ? "'" : "");
    for (; *text != '\0'; text++) {
        ds_buf_add(&out->buf, text, 1);
        ds_buf_puts(&out->buf, *text == '"' ? "\"" : "");
    }
    ds_buf_puts(&out->buf, quoted ? "\"" : "");
}

void ds_csv_put_whole(ds_csv_out *out, int64_t value) {
    begin_cell(out);
    ds_buf_printf(&out->buf, "%lld", (long long)value);
}

void ds_csv_put_number(ds_csv_out *out, double value) {
    begin_cell(out);
    if (!isnan(value)) {
        ds_buf_number(&out->buf, value);
    }
}

void ds_csv_take(ds_csv_out *out, ds_buf *cell) {
    ds_csv_put(out, cell->bytes != NULL ? cell->bytes : "");
    out->buf.failed |= cell->failed;
    ds_buf_free(cell);
}

void ds_csv_end_row(ds_csv_out *out) {
    ds_buf_puts(&out->buf, "\r\n");
    out->begun = false;
}
