/*
 * Values as JSON text.
 */
#ifndef DS_IO_EMIT_H
#define DS_IO_EMIT_H

#include <stdint.h>

#include "base/buf.h"

/* With its quotes; what JSON does not allow inside them is escaped. */
void ds_emit_string(ds_buf *buf, const char *string);

/* JSON knows no infinity: a score that overflowed is written as the nearest finite number. */
void ds_emit_number(ds_buf *buf, double value);

/* "HH:MM:SS", seconds since midnight. */
void ds_emit_clock(ds_buf *buf, int32_t seconds);

/* "fnv1a64:0123456789abcdef". */
void ds_emit_digest(ds_buf *buf, uint64_t digest);

#endif
