/*
 * CSV as spreadsheets like it: RFC 4180 with a byte order mark, by which Excel knows UTF-8. A cell
 * that a spreadsheet would take for a formula gets an apostrophe in front; reading takes it away.
 */
#ifndef DS_IO_CSV_OUT_H
#define DS_IO_CSV_OUT_H

#include <stdint.h>

#include "base/buf.h"

typedef struct ds_csv_out {
    ds_buf buf;
    bool begun; /* the row has a cell */
} ds_csv_out;

ds_csv_out ds_csv_out_make(void);

void ds_csv_put(ds_csv_out *out, const char *text);
void ds_csv_put_whole(ds_csv_out *out, int64_t value);
void ds_csv_put_number(ds_csv_out *out, double value); /* NAN: an empty cell */

/* A cell put together in a buffer, which is freed. */
void ds_csv_take(ds_csv_out *out, ds_buf *cell);

void ds_csv_end_row(ds_csv_out *out);

#endif
